"""The layouts of annotated text, and how what is damaged is told."""

from __future__ import annotations

import gzip

import pytest
from annotated import conllu, fane, wikinews

import names
import treebanks
from files import lines, objects
from marsad.language.ar.clitics import Split

WORDS = [
    ("و+ال+وفد/CONJ+DET+NOUN", (("و", "ال"), "وفد", ""), "NOUN"),
    ("ل+ال+جيش/PREP+DET+NOUN", (("ل", "ل"), "جيش", ""), "NOUN"),
    ("ب+لد+ه/PREP+NOUN+PRON", (("ب",), "لد", "ه"), "NOUN"),
    ("س+يزور+ها/FUT_PART+V+PRON", (("س",), "يزور", "ها"), "VERB"),
    ("قال+وا/V+PRON", ((), "قالوا", ""), "VERB"),  # the subject stays
    ("قصف+نا/V+PRON", ((), "قصفنا", ""), "VERB"),
    ("يقصف+نا/V+PRON", ((), "يقصف", "نا"), "VERB"),
    ("ب+ه/PREP+PRON", ((), "ب", "ه"), "ADP"),
    ("مدين+ة/NOUN+NSUFF", ((), "مدينة", ""), "NOUN"),
]


@pytest.mark.parametrize(("word", "split", "tag"), WORDS)
def test_words_of_wikinews(tmp_path, word, split, tag):
    path = tmp_path / "news.txt"
    path.write_text(wikinews([word]), encoding="utf-8")
    ((read, stop),) = treebanks.wikinews(path)
    written = word.split("/")[0].replace("ل+ال", "ل+ل").replace("+", "")
    assert read == (written, Split(*split), tag)
    assert (stop.text, stop.tag) == (".", "PUNCT")


@pytest.mark.parametrize(
    ("word", "split", "tag"),
    [
        ("و+ال+وفد/CONJ+DET+NOUN", (("و", "ال"), "وفد", ""), "NOUN"),
        ("ب+لد+ه/PREP+NOUN+PRON", (("ب",), "لد", "ه"), "NOUN"),
        ("ب+ه/PREP+PRON", ((), "ب", "ه"), "ADP"),
        ("التقى/V", ((), "التقى", ""), "VERB"),  # no article
    ],
)
def test_words_of_pud_whose_article_is_told_by_the_lemma(tmp_path, word, split, tag):
    path = tmp_path / "ud.conllu"
    path.write_text(conllu([word]).rstrip("\n"), encoding="utf-8")  # as the last sentence of a file may end
    (((text, read, found), _),) = treebanks.pud(path)
    assert (text, read, found) == (word.split("/")[0].replace("+", ""), Split(*split), tag)


def test_sentences_of_names_have_whole_words_and_four_kinds(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text(
        fane(["زار/O و/B-Media كالة/I-Media في/O ل/O الهند/B-Nation ه/O رشيد/B-Artist جسر/B-Bridge ./O", "عاد/O ب/O"]),
        encoding="utf-8",
    )
    assert names.read(path) == [
        [
            ("زار", "O"),
            ("وكالة", "B-ORG"),
            ("في", "O"),
            ("للهند" + "ه", "B-GPE"),
            ("رشيد", "B-PER"),
            ("جسر", "B-OTH"),
            (".", "O"),
        ],
        [("عاد", "O"), ("ب", "O")],
    ]


def test_names_are_told_by_their_tags():
    tags = ["B-PER", "I-PER", "B-PER", "O", "I-GPE", "O", "B-ORG"]
    assert names.names(tags) == {(0, 2, "PER"), (2, 3, "PER"), (4, 5, "GPE"), (6, 7, "ORG")}


def test_a_name_goes_on_only_after_a_word_of_its_kind():
    ((_, tags),) = names.ready([[("زار", "I-PER"), ("رشيد", "B-PER"), ("سمير", "I-PER"), ("بغداد", "I-GPE")]])
    assert tags == ["B-PER", "B-PER", "I-PER", "B-GPE"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", b'{"id": 1}\n{"id": \n', "line 2: no JSON"),
        ("a.jsonl", b'{"id": 1}\n\n[1]\n', "line 3: no JSON object"),
        ("a.jsonl", b'{"id": 1}\n{"text": ""}\n', "line 2: there is no id"),
        ("a.jsonl", b'{"id": 1}\n\xff\n', "not UTF-8"),
        ("a.jsonl.gz", gzip.compress(b'{"id": 1}\n' * 9000, mtime=0)[:60], "cannot be unpacked"),
        ("a.jsonl.gz", b'{"id": 1}\n', "Not a gzipped file"),
        ("a.jsonl.gz", None, "No such file"),
        ("a.jsonl", None, "No such file"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_a_line(tmp_path, name, content, told):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SystemExit, match=told) as end:
        list(objects(path, ("id",)))
    assert str(end.value).startswith(str(path))
    assert "\n" not in str(end.value)


def test_only_ends_of_lines_part_lines(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\ufeffقال\u2028الوزير\nوعاد\n", encoding="utf-8")
    assert list(lines(path)) == [(1, "قال\u2028الوزير"), (2, "وعاد")]


@pytest.mark.parametrize(
    ("text", "told"),
    [("قال\tO\nبغداد\tNation\n", "line 2"), ("قال\tO\nبغداد", "line 2"), ("قال\tO\n\t\nبغداد\tB-\n", "line 3")],
)
def test_a_name_without_its_tag_is_told(tmp_path, text, told):
    path = tmp_path / "names.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit, match=told):
        names.read(path)
