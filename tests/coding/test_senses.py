"""Every class of meaning has the words of its accepted examples and none of its rejected ones."""

from __future__ import annotations

import pytest

from marsad.coding.senses import load_senses, senses
from marsad.language import analyse, form
from marsad.lexicon import check, entries, examples
from marsad.text import key

ROWS = examples("ar", "senses")
ACCEPTED = [pytest.param(e.id, x, id=f"{e.id}-{n}") for e, accept, _ in ROWS for n, x in enumerate(accept)]
REJECTED = [pytest.param(e.id, x, id=f"{e.id}-{n}") for e, _, reject in ROWS for n, x in enumerate(reject)]


def meant(example):
    """The classes of the word that an example is about."""
    [token] = [t for t in analyse(example.text).tokens if t.surface == example.span]
    return {f"ar.sense.{sense}" for sense in senses(token.form)}


@pytest.mark.parametrize(("name", "example"), ACCEPTED)
def test_an_accepted_word_is_of_its_class(name, example):
    assert name in meant(example)


@pytest.mark.parametrize(("name", "example"), REJECTED)
def test_a_rejected_word_is_not(name, example):
    assert example.why
    assert name not in meant(example)


def test_the_file_is_clean():
    assert [fault for fault in check("ar") if fault.startswith("senses")] == []


@pytest.mark.parametrize("entry", entries("ar", "senses"), ids=lambda entry: entry.id)
def test_stems_are_listed_as_they_are_looked_up(entry):
    stems = entry.value["stems"].split()
    assert entry.note
    assert stems == sorted(set(stems))
    assert [stem for stem in stems if key(stem) != stem] == []


def test_a_form_that_is_not_listed_means_what_its_verb_or_its_bare_stem_means():
    known = load_senses()
    assert senses(form("والقذيفتين")) == known["قذيفه"]
    assert senses(form("xyz")) == ()
