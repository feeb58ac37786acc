"""Odd text neither fails nor takes more than linear time, whatever is looked for in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.language import analyse
from marsad.language.ar.naming import names_in
from marsad.mentions.actors import find_actors
from marsad.mentions.amounts import find_amounts
from marsad.mentions.places import find_places
from marsad.mentions.time.clock import clock_times
from marsad.mentions.times import find_dates

DAY = "2023-05-30"
FINDERS: dict[str, Callable[[str], list[Any]]] = {
    "actors": find_actors,
    "places": find_places,
    "dates": lambda text: find_dates(text, DAY),
    "amounts": lambda text: find_amounts(text, DAY),
    "clock": clock_times,
    "names": lambda text: list(names_in(analyse(text))),
}
PIECES = {
    "one word": "ب",
    "one word of clitics": "وال",
    "digits": "7",
    "digits with marks": "7,",
    "numbers": "7 ",
    "dates": "1/2/",
    "marks": "!؟.«",
    "opening marks": "«(",
    "directions": "\u202bمصر\u202cabc\u200e12 ",
    "emoji": "😀مصر ",
    "vowel marks": "\u064e",
    "tatweel": "ـ",
    "lines": "\n",
    "thousands": "ألف ",
    "hundreds": "مئة و",
    "since": "منذ ",
    "ministers": "وزير خارجية ",
    "sons": "محمد بن ",
    "counterparts": "نظيره ",
    "states": "مصر وإيران و",
    "today": "مصر اليوم ",
}
MOST = 40.0
"""Seconds that a finder may take: the slowest piece takes one or two, on a busy machine six times as long; quadratic time takes minutes."""


def page_of(piece: str) -> str:
    """The piece over and over: 100 thousand characters, of pieces with a blank, each of which is looked at, 40 thousand."""
    return piece * ((40_000 if " " in piece else 100_000) // len(piece))


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize("piece", PIECES)
def test_a_page_of_one_thing_takes_linear_time(finder: str, piece: str) -> None:
    find, text = FINDERS[finder], page_of(PIECES[piece])
    find("وصل وزير الخارجية المصري اليوم ودفع 5 ملايين دولار")
    start = time.process_time()
    found = find(text)
    assert time.process_time() - start < MOST
    assert all(0 <= m.span[0] < m.span[1] <= len(text) for m in found)


ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from('مصرالوزيرينفيعام٣7,./-٪%$«»"()\n \u200f\u202b\u064eـ😀aZ\0'),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=80,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(ODD, st.sampled_from(list(PIECES.values()))), max_size=12), st.sampled_from(sorted(FINDERS)))
def test_any_text_gives_mentions_of_its_own_in_order(pieces: list[str], finder: str) -> None:
    text = " ".join(pieces)
    found = FINDERS[finder](text)
    assert all(0 <= m.span[0] < m.span[1] <= len(text) for m in found)
    assert all(a.span[0] <= b.span[0] for a, b in pairwise(found))
