"""Talks that are named beside what somebody says."""

from __future__ import annotations

import pytest
from views import barred_by, view_of

from marsad.coding.sides.asides import asides
from marsad.coding.sides.beside import RULES, asks_elsewhere, seated, talkers


def barred(text: str, word: str, kind: str) -> set[tuple[str, str | None]]:
    return barred_by(RULES, text, word, kind)


BOTH_UGA = {("actor", "UGA"), ("recipient", "UGA")}
BOTH_RWA = {("actor", "RWA"), ("recipient", "RWA")}


@pytest.mark.parametrize(
    ("text", "word", "kind", "found"),
    [
        ("اتهم الرئيس الكيني خلال لقاء مع نظيره الأوغندي رواندا بدعم الانقلاب.", "اتهم", "ACCUSE", BOTH_UGA),
        ("اتهم الرئيس الكيني خلال لقاء مع نظيره الأوغندي رواندا بدعم الانقلاب.", "لقاء", "CONSULT", BOTH_RWA),
        ("وبعد لقاء مع الرئيس الأوغندي، دعا الرئيس الكيني رواندا إلى الحوار.", "دعا", "REQUEST", BOTH_UGA),
        ("حث الرئيس الكيني عقب لقاء مع نظيره الأوغندي على رفع الحصار.", "حث", "REQUEST", BOTH_UGA),
        ("حث الرئيس الكيني عقب لقاء مع نظيره الأوغندي على رفع الحصار.", "الحصار", "COERCE", {("actor", "UGA")}),
        ("أدان الرئيس الكيني خلال استقباله نظيره الأوغندي القصف الرواندي.", "أدان", "ACCUSE", BOTH_UGA),
        ("حثت كينيا رواندا على وقف القصف بعد لقاء مع الرئيس الأوغندي.", "لقاء", "CONSULT", BOTH_RWA),
        ("حثت كينيا رواندا على وقف القصف بعد لقاء في نيروبي.", "لقاء", "CONSULT", set()),
        # Nor where the talks were.
        (
            "طالب الرئيس الكيني بعد لقاء في لومي مع نظيره الأوغندي رواندا بوقف القصف.",
            "طالب",
            "REQUEST",
            BOTH_UGA | {("actor", "TGO"), ("recipient", "TGO")},
        ),
        (
            "كشف الرئيس الكيني بعد لقاء مع نظيره الأوغندي في لومي عن القصف.",
            "القصف",
            "ASSAULT",
            {("actor", "UGA"), ("actor", "TGO"), ("recipient", "TGO")},
        ),
        # What is asked of another by a noun is not asked of him either.
        ("دعا الرئيس الكيني خلال لقاء مع نظيره الأوغندي رواندا إلى وقف القصف.", "وقف", "REQUEST", BOTH_UGA),
        # What both refuse.
        ("أعلن الرئيس الكيني بعد لقاء مع نظيره الأوغندي رفضهما القرار.", "رفضهما", "REJECT", set()),
        # Who is warned before the talks are named is not in them.
        ("حذرت كينيا رواندا بعد محادثات مع أوغندا في لومي من الحرب.", "محادثات", "CONSULT", BOTH_RWA),
        # Who is met and asked in one breath is asked.
        ("طالب الرئيس الكيني خلال لقائه نظيره الأوغندي بالضغط على رواندا.", "طالب", "REQUEST", set()),
        ("أشاد الرئيس الكيني خلال لقائه نظيره الأوغندي بالعلاقات.", "أشاد", "SUPPORT", set()),
        # What the talks are about may be what those do who talk.
        ("بحث الرئيس الكيني خلال لقاء مع نظيره الأوغندي القصف.", "القصف", "ASSAULT", set()),
        ("التقى الرئيس الكيني نظيره الأوغندي في كمبالا.", "التقى", "CONSULT", set()),
    ],
)
def test_with_whom_one_talks_is_not_of_whom_one_speaks(
    text: str, word: str, kind: str, found: set[tuple[str, str]]
) -> None:
    assert barred(text, word, kind) == found


@pytest.mark.parametrize(
    ("text", "word", "kind", "found"),
    [
        (
            "طالب الرئيس الكيني بعد لقاء مع نظيره الأوغندي رواندا بوقف القصف.",
            "طالب",
            "REQUEST",
            {("actor", "KEN"), ("recipient", "RWA")},
        ),
        (
            "أدان الرئيس الكيني بعد لقاء مع نظيره الأوغندي القصف الرواندي على القرى.",
            "أدان",
            "ACCUSE",
            {("actor", "KEN"), ("recipient", "RWA")},
        ),
        (
            "ندد الرئيس الكيني بعد لقاء مع نظيره الأوغندي بالقصف الرواندي على القرى.",
            "ندد",
            "ACCUSE",
            {("actor", "KEN"), ("recipient", "RWA")},
        ),
        # A comma behind where they met makes no list.
        (
            "اتهم الرئيس الكيني، بعد لقاء مع نظيره الأوغندي في كمبالا، رواندا بقصف القرى.",
            "اتهم",
            "ACCUSE",
            {("actor", "KEN"), ("recipient", "RWA")},
        ),
        ("طالب الرئيس الكيني بعد لقاء مع نظيره الأوغندي بوقف القصف.", "طالب", "REQUEST", set()),
    ],
)
def test_who_is_addressed_behind_an_aside(text: str, word: str, kind: str, found: set[tuple[str, str]]) -> None:
    view = view_of(text, word, kind)
    assert {(side, view.scene.actors[n].mention.country) for side, n in seated(view)} == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("طالب الرئيس الكيني بعد لقاء مع نظيره الأوغندي رواندا بوقف القصف.", "لقاء", [("actor", "KEN")]),
        ("شكر الرئيس الكيني خلال استقباله وفدا أوغنديا رواندا على دعمها.", "استقباله", [("recipient", "KEN")]),
        ("التقى الرئيس الكيني نظيره الأوغندي.", "التقى", []),
    ],
)
def test_who_speaks_has_talked(text: str, word: str, found: list[tuple[str, str]]) -> None:
    view = view_of(text, word, "CONSULT")
    assert [(side, view.scene.actors[n].mention.country) for side, n in talkers(view)] == found


def test_all_who_are_named_with_and_take_part() -> None:
    view = view_of(
        "أعلن الرئيس الكيني في لقاء مع نظيره الأوغندي، ورئيس الوزراء الرواندي، أن الحرب انتهت.", "لقاء", "CONSULT"
    )
    (aside,) = asides(view.scene)
    assert {view.scene.actors[n].mention.country for n in aside.partners} == {"UGA", "RWA"}


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("طالب الرئيس الكيني بعد لقاء مع نظيره الأوغندي رواندا بوقف القصف.", "طالب", True),
        ("طالب الرئيس الكيني بعد لقاء مع نظيره الأوغندي رواندا باستئناف المفاوضات.", "طالب", False),
        ("طالب الرئيس الكيني رواندا بعقد لقاء.", "طالب", False),
    ],
)
def test_whether_talks_are_asked_for(text: str, word: str, found: bool) -> None:
    view = view_of(text, word, "REQUEST")
    assert asks_elsewhere(view.scene, view.at) is found
