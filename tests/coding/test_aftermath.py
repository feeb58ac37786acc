"""Who comes after a deed, or before it, without doing it."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.coding.links import links_of
from marsad.coding.sides.aftermath import RULES
from marsad.coding.sides.barring import View
from marsad.coding.stage import set_stage
from marsad.readers import Document
from marsad.records import Event


def event_of(coder: Coder, text: str, kind: str) -> Event:
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    return next(e for e in events if e.type == kind)


def barred(text: str, word: str, kind: str) -> set[tuple[str, str | None]]:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)
    view = View(trigger, kind, links_of(trigger))
    return {(side, trigger.scene.actors[n].mention.country) for rule in RULES for side, n in rule(view)}


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("تحقق الشرطة الكينية في هجوم على متجر.", "هجوم", {("actor", "KEN")}),
        ("تحقق السلطات الكينية في حادثة اغتيال قاض.", "اغتيال", {("actor", "KEN")}),
        ("اعتقلت الشرطة الكينية رجلا على خلفية هجوم على كنيسة.", "هجوم", {("actor", "KEN")}),
        ("الجيش الكيني يحقق في غارة شنها في الصومال.", "غارة", set()),
        ("شاركت الشرطة الكينية في هجوم على متجر.", "هجوم", set()),
    ],
)
def test_who_looks_into_a_deed_has_not_done_it(text: str, word: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, word, "ASSAULT") == found


def test_who_put_out_a_statement_has_no_part_in_what_it_tells() -> None:
    text = "أفاد بيان صادر عن غانا بأن قوات كينية انسحبت من بلدة في الصومال."
    assert barred(text, "انسحبت", "RETREAT") == {("actor", "GHA"), ("recipient", "GHA")}


def test_who_suffers_is_not_accused(coder: Coder) -> None:
    event = event_of(coder, "قال الرئيس التركي إن غزة تتعرض لإبادة جماعية.", "ACCUSE")
    assert not event.recipients


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("قتل مهاجر أثناء مطاردة الشرطة اليونانية له.", "COP", "REF"),
        ("قتل خمسة مسلحين خلال مداهمة الجيش الباكستاني لمخبئهم.", "MIL", "UAF"),
        ("قتل ثلاثة جنود خلال اقتحام مسلحين قاعدة في مالي.", "UAF", "MIL"),
    ],
)
def test_the_force_in_whose_raid_people_died_killed_them(coder: Coder, text: str, actor: str, recipient: str) -> None:
    event = event_of(coder, text, "ASSAULT")
    assert [p.sector for p in event.actors] == [actor]
    assert [p.sector for p in event.recipients] == [recipient]


@pytest.mark.parametrize(
    "text",
    ["قالت الشرطة المكسيكية إن معظم الجثث تحمل آثار تعذيب.", "عثرت الشرطة الليبية على جثة ناشطة اختطفت في بنغازي."],
)
def test_who_finds_the_dead_is_on_no_side(coder: Coder, text: str) -> None:
    event = event_of(coder, text, "ASSAULT")
    assert not event.actors
    assert {p.sector for p in event.recipients} == {"CVL"}


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("وتفجرت احتجاجات عندما قررت الحكومة الإيرانية رفع أسعار البنزين.", "CVL"),
        ("نظمت الحكومة الفنزويلية مظاهرات مؤيدة لها.", "GOV"),
    ],
)
def test_people_protest_at_what_a_government_did(coder: Coder, text: str, sector: str) -> None:
    assert [p.sector for p in event_of(coder, text, "PROTEST").actors] == [sector]


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("حكمت محكمة سعودية على ناشطة بالسجن بسبب تغريدات عن اليمن.", "SANCTION", "SAU"),
        ("قضت محكمة روسية بسجن ناشط لدعمه أوكرانيا.", "SANCTION", "RUS"),
        ("أفرجت تركيا عن صحفيين سجنوا بسبب مقالات عن سوريا.", "RETREAT", "TUR"),
        ("اعتقلت إسرائيل نوابا فلسطينيين بسبب انتمائهم إلى حماس.", "COERCE", "PSE"),
        ("اعتقلت تركيا مواطنا بريطانيا بتهمة التجسس لإيران.", "COERCE", "GBR"),
    ],
)
def test_whom_it_is_about_what_somebody_is_punished_for_is_not_punished(
    coder: Coder, text: str, kind: str, recipient: str
) -> None:
    assert [p.country for p in event_of(coder, text, kind).recipients] == [recipient]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("فرضت كوريا الجنوبية عقوبات على مصرف روسي ردا على العملية العسكرية الروسية في أوكرانيا.", "SANCTION", {"KOR"}, {"RUS"}),
        ("فرضت كندا عقوبات على شركات إيرانية بسبب دعم إيران روسيا.", "SANCTION", {"CAN"}, {"IRN"}),
        ("أكد بيان صادر عن الجيش التركي أن الغارات على المسلحين مستمرة.", "ASSAULT", {"TUR"}, set()),
        ("القوات الكينية تخوض معركة نيابة عن شعبها.", "ASSAULT", {"KEN"}, set()),
    ],
)  # fmt: skip
def test_who_is_punished_or_tells_of_his_own_deed_stays(
    coder: Coder, text: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    event = next(e for e in coder.code(Document.from_text(text)).events if e.type == kind)
    assert ({p.country for p in event.actors}, {p.country for p in event.recipients}) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("فتحت النيابة المغربية تحقيقا في تعذيب سجين.", "سجين"),
        ("اعتقلت الشرطة البريطانية رجلا بعد هجوم بسكين في لندن.", "لندن"),
        ("اعتقلت الشرطة الكينية رجلا بعد هجوم على الشرطة في مومباسا.", "الشرطة"),
        ("تعرضت الشرطة الكينية لهجوم في مومباسا.", "الشرطة الكينية"),
    ],
)
def test_who_looks_into_an_attack_was_not_attacked(coder: Coder, text: str, struck: str) -> None:
    assert [p.name for p in event_of(coder, text, "ASSAULT").recipients] == [struck]
