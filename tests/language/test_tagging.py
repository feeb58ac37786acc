"""Parts of speech where the construction tells more than the words."""

from __future__ import annotations

import pytest

from marsad.language import analyse
from marsad.records import POS, Span


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("وفي مالي قتل خمسة جنود.", "قتل", POS.VERB),
        ("في أفغانستان قتل ثلاثة جنود كنديين.", "قتل", POS.VERB),
        ("وفي قضية قتل ثلاثة صحفيين صدر الحكم.", "قتل", POS.NOUN),
    ],
)
def test_a_verb_stands_behind_a_place_in_front(text: str, word: str, pos: POS) -> None:
    analysis = analyse(text, [Span(0, len(text))])
    assert next(t.pos for t in analysis.tokens if t.surface == word) is pos
