"""Who does what others tell of him, accuse him of or ask of him."""

from __future__ import annotations

import pytest
from views import barred_by, view_of

from marsad.coding.sides.told import RULES, seated


def barred(text: str, word: str, kind: str) -> set[tuple[str, str | None]]:
    return barred_by(RULES, text, word, kind)


def put(text: str, word: str, kind: str) -> set[tuple[str, str | None]]:
    view = view_of(text, word, kind)
    return {(side, view.scene.actors[n].mention.country) for side, n in seated(view)}


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("واتهمت كمبالا كيغالي بقصف محطة للكهرباء.", "بقصف", {("actor", "UGA")}),
        ("اتهم الرئيس الأوغندي رواندا بشن هجمات على القرى.", "هجمات", {("actor", "UGA")}),
        ("دعت تشيلي بيرو إلى وقف الهجمات على القرى.", "الهجمات", {("actor", "CHL")}),
        ("أدانت أوغندا رواندا لقصفها مدرسة.", "لقصفها", {("actor", "UGA")}),
        ("هددت أوغندا رواندا بقصف العاصمة.", "بقصف", set()),
        ("شنت أوغندا هجمات على رواندا.", "هجمات", set()),
    ],
)
def test_who_accuses_or_asks_another_does_not_do_it(text: str, word: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, word, "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "word", "kind", "found"),
    [
        ("واتهمت كمبالا كيغالي بقصف محطة للكهرباء.", "بقصف", "ASSAULT", {("actor", "RWA")}),
        ("دعت تشيلي بيرو إلى وقف الهجمات على القرى.", "الهجمات", "ASSAULT", set()),  # she need not do it
        ("زعمت أوغندا أن رواندا قصفت مدرسة.", "قصفت", "ASSAULT", {("actor", "RWA")}),
        ("أوغندا: رواندا قصفت مدرسة.", "قصفت", "ASSAULT", {("actor", "RWA")}),
        ("قالت أوغندا إن جنديا قتل في كيغالي.", "قتل", "ASSAULT", set()),  # he was killed
        ("مقتل وزير على يد الجيش الأوغندي.", "مقتل", "ASSAULT", {("actor", "UGA")}),
        (
            "اتهم الجيش السوداني قوات الدعم السريع بقتل مدنيين.",
            "اتهم",
            "ACCUSE",
            {("actor", "SDN"), ("recipient", "SDN")},
        ),
        ("حملت السفينة أسلحة من بيرو إلى تشيلي.", "حملت", "ACCUSE", set()),
    ],
)
def test_who_is_told_to_have_done_it_did(text: str, word: str, kind: str, found: set[tuple[str, str]]) -> None:
    try:
        assert put(text, word, kind) == found
    except StopIteration:  # the word tells nothing there
        assert not found


def test_who_tells_it_has_not_done_it() -> None:
    assert barred("زعمت أوغندا أن رواندا قصفت مدرسة.", "قصفت", "ASSAULT") == {("actor", "UGA")}
    assert barred("قصفت أوغندا مدرسة في رواندا.", "قصفت", "ASSAULT") == set()
