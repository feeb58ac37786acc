from __future__ import annotations

import pytest

from marsad.language import analyse
from marsad.mentions.actor_text import Words
from marsad.mentions.names import name_end, name_start


def named(text: str) -> str:
    words = Words(analyse(text))
    end = name_end(words, 0)
    return words.span(0, end).of(text) if end else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سامح عبد الرحمن خلال المؤتمر", "سامح عبد الرحمن"),
        ("جون هاريسون إن الاتفاق قريب", "جون هاريسون"),
        ("خالد بن حمد آل خليفة، وقال", "خالد بن حمد آل خليفة"),
        ("لويس دا كوستا في البرازيل", "لويس دا كوستا"),
        ("دونالد ماكينلي للصحفيين إن الأمر انتهى", "دونالد ماكينلي"),
        ("أمس في العاصمة", ""),
        ("المفاوضات مستمرة", ""),
    ],
)
def test_a_name_ends_before_what_cannot_be_one(text: str, name: str) -> None:
    assert named(text) == name


def test_a_name_is_found_backwards_from_a_post() -> None:
    words = Words(analyse("وقال محمود سالم وزير العدل"))
    assert name_start(words, 3, 0) == 1
