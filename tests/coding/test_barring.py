"""Who of a sentence can be on no side of a deed."""

from __future__ import annotations

import pytest

from marsad.coding.links import links_of
from marsad.coding.sides import barring, condemning, told
from marsad.coding.sides.barring import View
from marsad.coding.stage import set_stage
from marsad.coding.triggers import Trigger
from marsad.readers import Document

_RULES = (*condemning.RULES, *barring.RULES, told.told_by)


def trigger_of(text: str, word: str) -> Trigger:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    return next(t for t in (*stage.triggers, *stage.fact_triggers) if t.scene.tokens[t.at].surface == word)


def barred(text: str, word: str, kind: str) -> set[tuple[str, str | None]]:
    trigger = trigger_of(text, word)
    view = View(trigger, kind, links_of(trigger))
    return {(side, trigger.scene.actors[n].mention.country) for rule in _RULES for side, n in rule(view)}


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("أدانت مصر الهجوم على مطار عدن.", "الهجوم", {("actor", "EGY"), ("actor", "YEM")}),
        ("نددت تشيلي بالحرب في أوكرانيا.", "بالحرب", {("actor", "CHL")}),
        ("رصدت اليابان هجوما قرب أوكيناوا.", "هجوما", {("actor", "JPN")}),
        ("أدانت مصر الهجوم الإسرائيلي على غزة.", "الهجوم", {("actor", "EGY"), ("actor", "PSE")}),
        ("شنت مصر هجوما قرب الحدود.", "هجوما", set()),
        ("تحملت مصر مسؤولية الهجوم.", "الهجوم", set()),
    ],
)
def test_who_condemns_an_attack_has_not_made_it(text: str, word: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, word, "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("مقتل جنديين برازيليين في هايتي.", "مقتل", {("actor", "HTI")}),
        ("قتل جندي برازيلي في هايتي.", "قتل", {("actor", "HTI")}),
        ("مقتل مدنيين برازيليين في البرازيل.", "مقتل", set()),
        ("اغتيال وزير أوغندي على يد رواندا.", "اغتيال", set()),
        ("وقعت معارك في هايتي.", "معارك", set()),
        ("ناقش مجلس الحرب الإسرائيلي الهجوم على رفح.", "الهجوم", {("actor", "PSE")}),
        ("ناقشت غانا الهجوم الأوغندي على كينيا.", "الهجوم", {("actor", "GHA"), ("actor", "KEN")}),
        ("شنت أوغندا غارات على كينيا منذ الحرب على رواندا.", "الحرب", {("actor", "KEN"), ("actor", "RWA")}),
        ("فرضت أوغندا عقوبات على كينيا منذ الحرب على رواندا.", "الحرب", {("actor", "UGA"), ("actor", "RWA")}),
    ],
)
def test_where_people_are_hit_is_not_who_hits_them(text: str, word: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, word, "ASSAULT") == found


def test_what_others_do_together_and_somebody_condemns_is_not_his() -> None:
    text = "نددت كوبا بالمناورات بين كندا وبنما."
    assert barred(text, "بالمناورات", "COOPERATE") == {("actor", "CUB"), ("recipient", "CUB")}
    assert barred("أشادت كوبا بالمناورات بين كندا وبنما.", "بالمناورات", "COOPERATE") == set()


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("ندد الاتحاد الأفريقي بالهجوم على حافلة في كينيا.", "ندد", {("actor", "KEN"), ("recipient", "KEN")}),
        ("دانت طهران تفجير بيشاور.", "دانت", {("actor", "PAK"), ("recipient", "PAK")}),
        (
            "شجب الأردن اغتيال العالم الإيراني.",
            "شجب",
            {("actor", "IRN"), ("recipient", "IRN"), ("actor", "UNK"), ("recipient", "UNK")},
        ),
        ("أدانت غانا الهجوم الذي استهدف مطار كابول.", "أدانت", {("actor", "AFG"), ("recipient", "AFG")}),
        ("أدانت غانا الهجوم الأوغندي على كينيا.", "أدانت", {("actor", "KEN"), ("recipient", "KEN")}),
        ("أدانت غانا استهداف كينيا بالصواريخ.", "أدانت", {("actor", "KEN"), ("recipient", "KEN")}),
        ("أدانت غانا استهداف كينيا للمدنيين.", "أدانت", set()),
        ("أدانت فرنسا القمع في إيران.", "أدانت", set()),  # there it is who is named who does it
    ],
)
def test_who_was_hit_is_not_condemned(text: str, word: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, word, "ACCUSE") == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("رفعت النرويج إنفاقها العسكري منذ بدء الحرب في أوكرانيا.", "الحرب", {("actor", "NOR")}),
        ("زادت فنلندا ميزانيتها منذ الغزو الروسي لأوكرانيا.", "الغزو", {("actor", "FIN")}),
        ("بدأت الأزمة منذ اندلاع الحرب بين أرمينيا وأذربيجان في قره باغ.", "الحرب", set()),
        ("دمر الجيش الروسي مئات الدبابات منذ بدء الحرب في أوكرانيا.", "الحرب", set()),
        ("انسحبت أوغندا بعد الحرب مع كينيا.", "الحرب", set()),
        ("انسحبت أوغندا بعد غزو كينيا.", "غزو", set()),  # it may be her own
    ],
)
def test_who_does_something_since_a_war_is_no_side_of_it(text: str, word: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, word, "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("انتقدت برلين العقوبات الأمريكية.", {("recipient", "DEU")}),
        ("بحثت قطر مع فرنسا العقوبات الأمريكية.", {("recipient", "QAT"), ("recipient", "FRA")}),
        ("نددت كوبا العقوبات الأمريكية المفروضة عليها.", set()),
        ("رفعت كوبا العقوبات.", set()),
    ],
)
def test_sanctions_do_not_fall_on_who_speaks_of_them(text: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, "العقوبات", "SANCTION") == found


@pytest.mark.parametrize(
    ("text", "word", "kind", "found"),
    [
        (
            "اعتقلت الشرطة التركية عشرين مشتبها به في الهجوم.",
            "الهجوم",
            "ASSAULT",
            {("actor", "TUR"), ("recipient", "TUR")},
        ),
        ("منعت الشرطة الأردنية مسيرة.", "مسيرة", "PROTEST", {("actor", "JOR"), ("recipient", "JOR")}),
        ("سمحت السلطات المصرية للطلاب المصريين بتنظيم وقفة.", "وقفة", "PROTEST", {("actor", "EGY")}),
        ("سمحت السلطات المصرية بتنظيم وقفة.", "وقفة", "PROTEST", set()),  # of some of her people
        (
            "اعتقلت الشرطة المصرية طلابا مصريين خلال احتجاجات.",
            "احتجاجات",
            "PROTEST",
            {("actor", "EGY"), ("recipient", "EGY")},
        ),
        ("نفذت الشرطة اليونانية إضرابا.", "إضرابا", "PROTEST", set()),
        ("قالت كينيا إن ملثمين هاجموا معسكرا.", "هاجموا", "ASSAULT", {("actor", "KEN")}),
        ("قالت كينيا إن جنودها هاجموا معسكرا.", "هاجموا", "ASSAULT", set()),
        (
            "انتقدت إيران الاتفاق الذي أبرمته السعودية مع فرنسا.",
            "الاتفاق",
            "AGREE",
            {("actor", "IRN"), ("recipient", "IRN")},
        ),
        (
            "انتقدت إيران الاتفاق الذي أبرمته السعودية مع فرنسا.",
            "أبرمته",
            "AGREE",
            {("actor", "IRN"), ("recipient", "IRN")},
        ),
        ("أشادت كينيا بالاتفاق الذي وقعته معها إثيوبيا.", "بالاتفاق", "AGREE", set()),
        ("ناقش مجلس الأمن الوضع في السودان.", "ناقش", "CONSULT", {("actor", "SDN"), ("recipient", "SDN")}),
        ("اجتمع مجلس الأمن في جنيف.", "اجتمع", "CONSULT", set()),
        ("بحسب اليابان أطلقت كوريا الشمالية صاروخا.", "أطلقت", "MOBILIZE", {("actor", "JPN"), ("recipient", "JPN")}),
        ("قال الجيش الكيني إن عشرة جنود قتلوا الأحد في كمين.", "قتلوا", "ASSAULT", {("actor", "KEN")}),
        ("قال الجيش الكيني إنه قتل عشرة جنود الأحد في كمين.", "قتل", "ASSAULT", set()),
        ("رفضت غانا الوساطة بحسب تقرير لمنظمة العفو الدولية.", "رفضت", "REJECT", {("recipient", "NGO")}),
        ("رفضت غانا الوساطة وفق بيان صحفي للخارجية الكينية.", "رفضت", "REJECT", {("recipient", "KEN")}),
        ("رفضت غانا تقريرا لمنظمة العفو الدولية.", "رفضت", "REJECT", set()),
        ("جرت محادثات بين الصين وروسيا من دون الهند.", "محادثات", "CONSULT", {("actor", "IND"), ("recipient", "IND")}),
        ("جرت محادثات بين الصين وروسيا دون موافقة الهند.", "محادثات", "CONSULT", set()),
        ("وقعت هجمات في مالي والنيجر.", "هجمات", "ASSAULT", {("actor", "MLI"), ("actor", "NER")}),
        ("وقعت اشتباكات في مالي والنيجر.", "اشتباكات", "ASSAULT", set()),
    ],
)
def test_others_who_have_no_part(text: str, word: str, kind: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, word, kind) == found
