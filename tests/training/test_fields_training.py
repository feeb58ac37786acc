"""The fields of parts of speech and of names, learned from annotated text that is made up here."""

from __future__ import annotations

import contextlib

import pytest
from annotated import conllu, fane, wikinews

import fields
import pos

# Words that nobody knows; what they are is told by the annotation alone.
UNKNOWN = ["زلغاط", "دمقوش", "سرطوم", "طرزاق", "شنطار", "تلموغ", "رشقام", "جرفان", "غلصوب", "نبطاس", "صدموك", "طرخون"]
SENTENCES = (
    "{}/{tag} ال+وزير/DET+NOUN في/PREP ال+مدينة/DET+NOUN",
    "و+قال/CONJ+V ال+سفير/DET+NOUN إن/PART {}/{tag} جديد/ADJ",
    "{}/{tag} ال+وفد/DET+NOUN أمس/NOUN",
)


def treebanks(project, tag: str):
    sentences = [s.format(word, tag=tag) for word in UNKNOWN for s in SENTENCES]
    project.data("text/wikinews_pos.txt.gz", wikinews(sentences))
    project.data("text/ud_pud_800.conllu.gz", conllu(sentences[:12]))
    project.data("training/verbs_and_nouns.txt", "# ours\n*عاد الوزير .\nعاد الوفد *ورحل .\n")
    return project.folder / "text"


TAGS = (
    "from marsad.language.ar import analyse;"
    "[t.pos.value for t in analyse('صلموخ الوزير في المدينة. رستوق الوفد أمس.').tokens]"
)


def test_words_never_seen_have_the_part_of_speech_of_words_like_them(project):
    model = project.models / "pos.msgpack"
    project.trained("pos.py", treebanks(project, "V"), "--quick", files=(model,))
    tags = project.ask(TAGS)
    assert (tags[0], tags[5], tags[2], tags[4]) == ("VERB", "VERB", "ADP", "PUNCT")
    ran = project.run("pos.py", treebanks(project, "NOUN"))
    tags = project.ask(TAGS)
    assert (tags[0], tags[5]) == ("NOUN", "NOUN")
    assert "WikiNews, 5-fold, 180 words: accuracy " in ran.out
    assert "verbs: precision 1.0000, recall 1.0000, F1 1.0000" in ran.out  # those of "said"


def test_a_star_marks_every_verb_and_no_other_word_is_one(tmp_path):
    path = tmp_path / "ours.txt"
    path.write_text("# ours\n\nقتل *الجندي قتل *وعاد .\n", encoding="utf-8")
    ((words, _, rows, tags),) = pos.written(path)
    assert [tag == "VERB" for tag in tags] == [False, True, False, True, False]
    assert len(words) == len(rows) == 5


def test_a_model_is_brought_back_when_training_fails(project, plainly):
    folder, model = treebanks(project, "V"), project.models / "pos.msgpack"
    before = model.read_bytes()
    project.data("training/verbs_and_nouns.txt", "").unlink()
    plainly(project.run("pos.py", folder), "verbs_and_nouns.txt", "No such file")
    assert model.read_bytes() == before


@pytest.mark.parametrize("before", [b"model", None])
def test_what_stood_there_before_stands_there_again(tmp_path, before):
    path = tmp_path / "model"
    if before:
        path.write_bytes(before)
    with contextlib.suppress(KeyboardInterrupt), fields.kept_on_failure(path):
        path.write_bytes(b"half")
        raise KeyboardInterrupt
    assert (path.read_bytes() if path.exists() else None) == before


PLACES = ["زلغاطستان", "دمقوشيا", "سرطومية", "طرزاقستان", "شنطاريا", "تلموغستان", "رشقاميا", "جرفانستان"]
NAMED = (
    "وصل/O ال/O وفد/O إلى/O {place}/B-{kind} أمس/O ./O",
    "قال/O الباحث/O {first}/B-Scientist {last}/I-Scientist إن/O الدراسة/O طويلة/O ./O",
)


def named(project, kind: str = "Nation"):
    sentences = []
    for number, place in enumerate(PLACES * 2):
        first, last = UNKNOWN[number % 12], UNKNOWN[(number + 5) % 12]
        sentences += [s.format(place=place, kind=kind, first=first, last=last) for s in NAMED]
    project.data("text/newsfane_gold.txt.gz", fane(sentences))
    project.data("text/wikifane_gold.txt.gz", fane(sentences[:6]))
    return project.folder / "text"


NAMES = (
    "from marsad.language.ar import analyse; from marsad.language.ar.naming import names_in;"
    "text = 'وصل الوفد إلى غلدوشستان أمس. قال الباحث هلموج قرطيف إن الدراسة طويلة.';"
    "[(n.kind, text[n.span.start:n.span.end]) for n in names_in(analyse(text))]"
)


def test_names_never_seen_are_found_where_names_like_them_stood(project):
    model = project.models / "names.msgpack"
    project.trained("names.py", named(project), "--quick", files=(model,))
    assert project.ask(NAMES) == [["GPE", "غلدوشستان"], ["PER", "هلموج قرطيف"]]
    ran = project.run("names.py", named(project, "Bridge"))
    assert project.ask(NAMES)[0] == ["OTH", "غلدوشستان"]
    measured = {line.partition(":")[0]: line for line in ran.out.splitlines()}
    assert "recall 1.000" in measured["PER"]
    assert "precision 0.000, recall 0.000, F1 0.000" in measured["GPE"]


def test_damaged_names_are_told_and_the_model_stays(project, plainly):
    folder, model = named(project), project.models / "names.msgpack"
    before = model.read_bytes()
    project.data("text/wikifane_gold.txt.gz", "قال\tO\nبغداد\n")
    plainly(project.run("names.py", folder), "wikifane_gold.txt.gz, line 2", "not a word and its tag")
    assert model.read_bytes() == before
