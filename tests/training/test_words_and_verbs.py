"""The tables of words and verbs, made from packages of data that are made up here."""

from __future__ import annotations

import pytest

# Lists of words by frequency: every list is ten times (a hundred centibels) rarer than the one before.
WORDS = """
_LISTS = {300: ["سفير", "سَفير"], 400: ["إعلان", "اعلان"], 500: ["زلفاط", "radio", "2024"]}

def get_frequency_list(language):
    return [_LISTS.get(centibels, []) for centibels in range(501)]
"""

# Conjugates sound verbs of three letters in a few persons.
CONJUGATOR = """
from types import SimpleNamespace

_PATTERNS = {
    "فعل": {"past_3ms": "1َ2َ3َ", "past_3fs": "1َ2َ3َتْ", "past_3mp": "1َ2َ3ُوا", "past_pass_3ms": "1ُ2ِ3َ", "ind_3ms": "يَ1ْ2ُ3ُ", "masdar": "1َ2ْ3"},
    "فعّل": {"past_3ms": "1َ2َّ3َ", "past_3fs": "1َ2َّ3َتْ", "ind_3ms": "يُ1َ2ِّ3ُ", "ind_3fs": "تُ1َ2ِّ3ُ"},
}

def conjugate(root, pattern):
    slots = {}
    for slot, letters in _PATTERNS.get(pattern, _PATTERNS["فعل"]).items():
        for number, letter in zip("123", root):
            letters = letters.replace(number, letter)
        slots[slot] = [SimpleNamespace(form=letters)]
    return SimpleNamespace(slots=slots)
"""
ATTESTED = """
_ROOTS = {"كتب": ["فعل", "فعّل"], "ظضغ": ["فعل"]}

def lexicon_roots():
    return list(_ROOTS)

def attested_wazns(root):
    return _ROOTS[root]
"""
NODE = "\t".join(("1", "{form}", "{lemma}", "VERB", "_", "Aspect=Imp|Gender={gender}", "0", "root", "_", "_")) + "\n"


def test_words_are_counted_by_their_spelling(project):
    project.provide("wordfreq", WORDS)
    project.trained("vocabulary.py", files=(project.models / "vocabulary.marisa", project.models / "word_counts.bin"))
    found = project.ask(
        "from marsad.language.ar.vocabulary import frequency, spelling;"
        "[frequency(spelling(word)) for word in ('سفير', 'إعلان', 'زلفاط', 'radio', '2024', 'وزير')]"
    )
    # a thousandth is a million in a thousand million; two ways to write a word count together
    assert found == pytest.approx([6.3, 5.3, 4.0, 0, 0, 0], abs=0.02)


@pytest.fixture
def verbs(project):
    project.provide("mazini/__init__", CONJUGATOR)
    project.provide("mazini/lexicon", ATTESTED)
    files = tuple(project.models / name for name in ("verbs.marisa", "lemmas.marisa", "readings.json"))
    project.trained("verbs.py", files=files)
    return project


def test_verbs_in_use_have_the_readings_of_their_forms(verbs):
    readings = (
        "from marsad.language.ar.vocabulary import verb_readings;"
        "[[(r.lemma, r.tense, r.person, r.number, r.voice) for r in verb_readings(word)] for word in ('كتبت', 'يكتب', 'كتب', 'ليسوا', 'ظضغت')]"
    )
    she_wrote, he_writes, he_wrote, they_are_not, not_in_use = verbs.ask(readings)
    assert she_wrote == [["كتب", "past", 3, "s", "active"]]
    assert he_writes == [["كتب", "present", 3, "s", "active"]]
    assert he_wrote == [["كتب", "past", 3, "s", "active"], ["كتب", "past", 3, "s", "passive"]]
    assert they_are_not == [["ليس", "past", 3, "p", "active"]]
    assert not_in_use == []


def test_verbs_are_counted_by_forms_that_are_verbs_beyond_doubt(verbs, plainly):
    treebank = verbs.data("verbs.conllu", NODE.format(form="يكتب", lemma="كَتَب", gender="Masc") + "\n")
    counts = verbs.models / "lemma_counts.bin"
    verbs.trained("lemmas.py", treebank, files=(counts,))
    assert "all: 1 of 1" in verbs.run("lemmas.py", treebank).out
    lemmas = (
        "from marsad.language.ar.vocabulary import verb_count, verb_lemmas; {v: verb_count(v) for v in verb_lemmas()}"
    )
    found = verbs.ask(lemmas)
    assert found["كتب"] > found["فخخ"] > 0  # many write, few booby-trap

    before = counts.read_bytes()
    plainly(
        verbs.run("lemmas.py", verbs.data("cut.conllu", "# a sentence\n1\tيكتب\n")), "cut.conllu, line 2", "2 columns"
    )
    plainly(verbs.run("lemmas.py", verbs.folder / "none.conllu"), "none.conllu", "No such file")
    assert counts.read_bytes() == before
