"""Words of their own for both sides of what happens inside one country."""

from __future__ import annotations

import pytest

from marsad.coding import Coder
from marsad.readers import Document

CODER = Coder()


def sides(text: str, kind: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Name and sector of who acts and of whom it is done to, in the first event of a type."""
    coding = CODER.code(Document.from_json({"id": "page", "text": text, "published": "2024-05-02"}))
    event = next(e for e in coding.events if e.type == kind)
    first, second = ([(p.name, p.sector) for p in side] for side in (event.actors, event.recipients))
    return first, second


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("اعتقلت الشرطة في بنغلادش 45 متظاهرا.", ("الشرطة في بنغلادش", "COP"), ("متظاهرا", "CVL")),
        ("احتجزت الشرطة الكينية طلابا في مقر الجامعة.", ("الشرطة الكينية", "COP"), ("طلابا", "EDU")),
        ("اعتقلت الشرطة التونسية محاميا في صفاقس.", ("الشرطة التونسية", "COP"), ("محاميا", "SOC")),
        ("اعتقلت الشرطة التونسية صحفيا في صفاقس.", ("الشرطة التونسية", "COP"), ("صحفيا", "JRN")),
        ("أوقفت الشرطة المغربية أستاذة في فاس.", ("الشرطة المغربية", "COP"), ("أستاذة", "EDU")),
        ("منعت الحكومة الكينية المعلمين من السفر.", ("الحكومة الكينية", "GOV"), ("المعلمين", "EDU")),
    ],
)
def test_people_without_a_country_stand_for_their_side(
    text: str, actor: tuple[str, str], recipient: tuple[str, str]
) -> None:
    assert sides(text, "COERCE") == ([actor], [recipient])


def test_troops_are_not_raised_against_themselves() -> None:
    text = "انتشرت قوات الشرطة في بنغلادش حول مبنى البرلمان."
    assert sides(text, "MOBILIZE") == ([("قوات الشرطة في بنغلادش", "COP")], [])


@pytest.mark.parametrize(
    ("text", "protester"),
    [
        ("نفذ المعلمون المتعاقدون في لبنان، أمس الاثنين، إضرابا عاما في المدارس.", ("المعلمون", "EDU")),
        ("تظاهر مئات الطلاب أمام البرلمان الكيني احتجاجا على الرسوم.", ("الطلاب", "EDU")),
    ],
)
def test_people_protest_and_no_places_or_authorities(text: str, protester: tuple[str, str]) -> None:
    assert sides(text, "PROTEST")[0] == [protester]


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "دارت اشتباكات عنيفة بين الجيش السوداني وقوات الدعم السريع في الخرطوم أمس.",
            "ASSAULT",
            {("الجيش السوداني", "MIL"), ("قوات الدعم السريع", "PRM")},
        ),
        (
            "وقع الرئيس الكولومبي وزعيم حركة فارك الكولومبية اتفاق سلام في بوغوتا.",
            "SUPPORT",
            {("الرئيس الكولومبي", "GOV"), ("زعيم حركة فارك", "REB")},
        ),
        (
            "التقى وزير الخارجية اللبناني رئيس البرلمان اللبناني في بيروت أمس.",
            "CONSULT",
            {("وزير الخارجية اللبناني", "GOV"), ("رئيس البرلمان اللبناني", "LEG")},
        ),
    ],
)
def test_all_of_a_country_who_take_part_are_named(text: str, kind: str, parties: set[tuple[str, str]]) -> None:
    assert (set(sides(text, kind)[0]), sides(text, kind)[1]) == (parties, [])


@pytest.mark.parametrize(
    "text",
    [
        "رفضت تركيا عقد اجتماع مع وزير الدفاع اليوناني في أثينا.",
        "نفت الخارجية الكينية إجراء محادثات مع إثيوبيا.",
        "دعت فرنسا الجزائر إلى استئناف المحادثات بين البلدين.",
    ],
)
def test_a_meeting_that_is_only_asked_for_or_refused_is_none(text: str) -> None:
    coding = CODER.code(Document.from_json({"id": "page", "text": text, "published": "2024-05-02"}))
    assert coding.events
    assert {e.type for e in coding.events} <= {"REQUEST", "REJECT"}


@pytest.mark.parametrize(
    "text",
    [
        "دعت الجامعة العربية إلى اجتماع طارئ لوزراء الخارجية يوم الأحد المقبل في القاهرة.",
        "دعت فرنسا الجزائر إلى المحادثات، ثم جرت محادثات بين البلدين في باريس أمس.",
    ],
)
def test_a_meeting_that_has_a_day_or_came_about_is_one(text: str) -> None:
    coding = CODER.code(Document.from_json({"id": "page", "text": text, "published": "2024-05-02"}))
    assert "CONSULT" in {e.type for e in coding.events}


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("قتل سبعة مدنيين في قصف للجيش على مدينة حلب السورية.", "ASSAULT", [("للجيش", "MIL")], [("مدنيين", "CVL")]),
        ("قتل عشرة جنود في هجوم شنه مسلحون في ولاية بورنو.", "ASSAULT", [("مسلحون", "UAF")], [("جنود", "MIL")]),
        ("سيطر المتمردون على ثكنة في مقديشو.", "COERCE", [("المتمردون", "REB")], []),
        ("اعتقلت الشرطة التونسية ناشطا في صفاقس.", "COERCE", [("الشرطة التونسية", "COP")], [("ناشطا", "SOC")]),
        ("اعتقلت الشرطة التونسية 16 شخصا في صفاقس.", "COERCE", [("الشرطة التونسية", "COP")], [("شخصا", "CVL")]),
        ("تظاهر المئات في بيروت.", "PROTEST", [("المئات في بيروت", "CVL")], []),
        ("شهدت العاصمة العراقية تظاهرات.", "PROTEST", [("العراقية", "CVL")], []),
        # Who is told as a state does it, and has it done to it.
        ("قصفت كييف مدينة بيلغورود.", "ASSAULT", [("كييف", "GOV")], [("بيلغورود", "GOV")]),
        ("قصف الجيش الروسي مدينة خاركيف.", "ASSAULT", [("الجيش الروسي", "MIL")], [("خاركيف", "GOV")]),
    ],
)
def test_where_it_was_gives_way_to_who_took_part(
    text: str, kind: str, actor: list[tuple[str, str]], recipient: list[tuple[str, str]]
) -> None:
    assert sides(text, kind) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("منعت الشرطة التركية مسيرة في إسطنبول.", "COERCE", ("الشرطة التركية", "COP"), ("مسيرة", "CVL")),
        ("فرقت الشرطة مسيرة في مدينة سوسة التونسية.", "ASSAULT", ("الشرطة", "COP"), ("مسيرة", "CVL")),
        (
            "منعت الشرطة الألمانية مظاهرة أمام السفارة الغانية.",
            "COERCE",
            ("الشرطة الألمانية", "COP"),
            ("مظاهرة", "CVL"),
        ),
        # People who are named keep their names.
        ("فرقت الشرطة السودانية مظاهرة للمعارضة.", "ASSAULT", ("الشرطة السودانية", "COP"), ("للمعارضة", "OPP")),
        ("فرقت الشرطة الكينية محتجين في مومباسا.", "ASSAULT", ("الشرطة الكينية", "COP"), ("محتجين", "CVL")),
    ],
)
def test_a_march_is_broken_up_by_the_police_against_people(
    text: str, kind: str, actor: tuple[str, str], recipient: tuple[str, str]
) -> None:
    assert sides(text, kind) == ([actor], [recipient])


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("رحبت قطر بالاتفاق. وحثت السودان على الالتزام به.", "SUPPORT", []),
        ("قتل خمسة جنود في هجوم. وقالت وزارة الدفاع المالية إنها ترد.", "ASSAULT", [("جنود", "MIL")]),
    ],
)
def test_what_is_said_is_not_said_to_who_is_named_only_later(
    text: str, kind: str, recipients: list[tuple[str, str]]
) -> None:
    assert sides(text, kind)[1] == recipients
