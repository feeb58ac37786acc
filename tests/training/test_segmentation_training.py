"""The rankers of splits and of words run together, learned from annotated text that is made up here."""

from __future__ import annotations

import json

import pytest
from annotated import conllu, fane, wikinews

import run_on
import segmentation
from marsad.language.ar.run_on import likeliest

# Words that nobody knows and that begin like one with a conjunction.
UNKNOWN = [
    "فزلغاط",
    "فدمقوش",
    "فسرطوم",
    "فبرزاق",
    "فكنطار",
    "فتلموغ",
    "فرشقام",
    "فجرفان",
    "فغلصوب",
    "فنبطاس",
    "فصدموك",
    "فطرخون",
]
SENTENCES = (
    "وصل/V {} إلى/PREP ال+عاصمة/DET+NOUN",
    "قال/V ال+وزير/DET+NOUN إن/PART {} عاد/V و+زار/CONJ+V ال+مدينة/DET+NOUN",
    "زار/V ال+وفد/DET+NOUN {} أمس/NOUN",
)


def written(cut: bool) -> list[str]:
    words = [f"ف+{w[1:]}/CONJ+NOUN" if cut else f"{w}/NOUN" for w in UNKNOWN]
    return [sentence.format(word) for word in words for sentence in SENTENCES]


def treebanks(project, *, cut: bool = True):
    project.data("text/wikinews_pos.txt.gz", wikinews(written(cut)))
    project.data("text/ud_pud_800.conllu.gz", conllu(written(cut)[:9]))
    return project.folder / "text"


def test_a_word_never_seen_is_cut_as_words_like_it_were(project, in_place):
    weights = project.models / "segmentation.json"
    project.trained("segmentation.py", treebanks(project), "--quick", files=(weights,))
    cut = "from marsad.language.ar.segmentation import segment; segment('فضلموخ')"
    assert project.ask(cut)[:2] == [["ف"], "ضلموخ"]
    in_place(treebanks(project, cut=False), "--quick")
    whole = json.loads((project.folder / "segmentation.json").read_text(encoding="utf-8"))
    assert segmentation.best("فضلموخ", whole) == ((), "فضلموخ", "")


@pytest.fixture
def in_place(project, monkeypatch):
    """The program run here and without the names of the lexicons, which take most of its time."""
    monkeypatch.setattr(segmentation, "MODELS", project.folder)
    monkeypatch.setattr(segmentation, "name_examples", list)

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["segmentation.py", *map(str, arguments)])
        segmentation.main()

    return run


def test_held_out_words_are_measured(project, in_place, capsys):
    folder = treebanks(project)
    project.data("text/wikinews_pos.txt.gz", wikinews(["كان/V فزلغاط/NOUN هنا/ADV", *written(cut=True)]))
    in_place(folder, "--errors")
    figures, mistake, *_ = capsys.readouterr().out.splitlines()
    assert figures == "WikiNews, 5-fold: 0.9955 of 220 words, 0.9945 of 183 Arabic words cut exactly right"
    assert mistake == "1 فزلغاط فزلغاط ف+زلغاط"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("wikinews_pos.txt.gz", "قال\tV\nالوزير\n", ("line 2", "not a word and its tags")),
        ("wikinews_pos.txt.gz", None, ("No such file",)),
        ("ud_pud_800.conllu.gz", "# text\n1\tقال\tقال\n\n", ("line 2", "3 columns")),
    ],
)
def test_damaged_treebanks_are_told_and_nothing_is_written(project, plainly, name, text, told):
    folder, weights = treebanks(project), project.models / "segmentation.json"
    before = weights.read_bytes()
    if text is None:
        (folder / name).unlink()
    else:
        project.data(f"text/{name}", text)
    plainly(project.run("segmentation.py", folder), name, *told)
    assert weights.read_bytes() == before


# Words that are known, whose joint nobody knows, and what nobody knows and is one word.
FIRST = ["أعلن", "رفض", "قرر", "نفى", "أكد", "طالب", "دعا", "وافق"]
SECOND = ["وزير", "سفير", "رئيس", "مدير", "قائد", "حاكم", "ملك", "جيش"]
STRANGE = [
    a + b
    for a in ["كرمل", "شنغر", "بورك", "نوفغ", "تشيل", "بالد", "غلوم", "زفير"]
    for b in ["ستان", "يلوف", "ستراد", "تادن"]
]


def joined(project, *, parted: bool):
    pairs = [f"{a}/V {b}/NOUN" if parted else f"{a}{b}/NOUN" for a in FIRST[1:] for b in SECOND]
    names = [f"زار/O الوفد/O {word}/B-Nation أمس/O" for word in STRANGE]
    project.data("text/wikinews_pos.txt.gz", wikinews(pairs))
    project.data("text/newsfane_gold.txt.gz", fane(names))
    project.data("text/wikifane_gold.txt.gz", fane(names))
    return project.folder / "text"


def test_two_words_are_parted_where_pairs_like_them_were(project, monkeypatch, capsys):
    weights = project.models / "run_on.json"
    parted = "from marsad.language.ar.run_on import second_word; [second_word(w) for w in ('أعلنجيش', 'دغمورستان')]"
    project.trained("run_on.py", joined(project, parted=True), "--quick", files=(weights,))
    assert project.ask(parted) == [4, 0]

    monkeypatch.setattr(run_on, "MODELS", project.folder)
    monkeypatch.setattr("sys.argv", ["run_on.py", str(joined(project, parted=False))])
    run_on.main()
    assert "bound 0: of 14 pairs 0.000 parted right" in capsys.readouterr().out
    whole = json.loads((project.folder / "run_on.json").read_text(encoding="utf-8"))
    assert likeliest("أعلنجيش", whole)[1] < 0


def test_damaged_names_are_told_and_no_weights_are_written(project, plainly):
    folder, weights = joined(project, parted=True), project.models / "run_on.json"
    before = weights.read_bytes()
    whole = (folder / "newsfane_gold.txt.gz").read_bytes()
    (folder / "newsfane_gold.txt.gz").write_bytes(whole[: len(whole) // 2])
    plainly(project.run("run_on.py", folder), "newsfane_gold.txt.gz, line ", "cannot be unpacked")
    assert weights.read_bytes() == before
