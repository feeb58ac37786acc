"""Where something was is not who did it."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.coding.fronting import fronted
from marsad.coding.stage import set_stage
from marsad.readers import Document


def sides(coder: Coder, text: str, kind: str = "ASSAULT") -> tuple[set[str], set[str]]:
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    event = next(e for e in events if e.type == kind)
    return {p.country for p in event.actors}, {p.country for p in event.recipients}


@pytest.mark.parametrize(
    ("text", "word", "front"),
    [
        ("وفي مالي هاجم مسلحون قافلة.", "هاجم", "وفي مالي"),
        ("قرب الحدود مع مالي قتل الجيش أربعة.", "قتل", "قرب الحدود مع مالي"),
        ("أما في مالي، فقتل جنديان.", "فقتل", "في مالي ،"),
        ("عادت غانا في مالي وقتل جنديان.", "وقتل", ""),
        ("الجيش في مالي قتل أربعة.", "قتل", ""),
        ("الهجوم الذي وقع في مالي قتل أربعة.", "قتل", ""),
    ],
)
def test_a_place_stands_in_front_of_a_verb(text: str, word: str, front: str) -> None:
    scene = set_stage(Document.from_text(text)).scenes[0]
    at = next(i for i, t in enumerate(scene.tokens) if t.surface == word)
    assert " ".join(scene.tokens[i].surface for i in fronted(scene, at)) == front


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("وفي مالي قتل خمسة جنود فرنسيين.", set(), {"FRA"}),
        ("وفي مالي هاجم مسلحون قافلة فرنسية.", {"MLI"}, {"FRA"}),
        ("على الحدود مع الهند قتل الجيش الباكستاني ستة مسلحين.", {"PAK"}, {"PAK"}),
        ("وفي مقديشو، خطف مسلحون طبيبة كينية.", {"SOM"}, {"KEN"}),
        ("وفي مالي شنت فرنسا غارات على مسلحين.", {"FRA"}, {"MLI"}),
    ],
)
def test_who_stands_behind_the_verb_did_it(coder: Coder, text: str, actors: set[str], recipients: set[str]) -> None:
    assert sides(coder, text) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "انفجر لغم في مومباسا فقتل أربعة جنود.",
        "انفجرت قنبلة في مومباسا فقتلت شرطيين.",
        "سقطت قذيفة على حي في نيروبي وقتلت طفلين.",
    ],
)
def test_whom_a_bomb_killed_did_not_do_it_nor_did_the_town(coder: Coder, text: str) -> None:
    assert sides(coder, text) == (set(), {"KEN"})


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("وفي اليمن قتل عشرة جنود سعوديين على يد الحوثيين.", {"YEM"}, {"SAU"}),
        ("وفي سوريا قتلت الولايات المتحدة زعيم داعش.", {"USA"}, {"ISM"}),
        ("وفي إيران أعدم رجل بتهمة القتل.", {"IRN"}, {"IRN"}),
        ("وفي الموصل شمال العراق اغتال مسلحون معاون مدير سجن المدينة.", {"IRQ"}, {"IRQ"}),
    ],
)
def test_who_did_it_in_the_place_keeps_its_country(
    coder: Coder, text: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text) == (actors, recipients)
