"""What stands near the trigger of a fact and qualifies it, and what belongs to another deed of the sentence."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.coding.cues import QUALIFIERS
from marsad.coding.discourse import Candidate
from marsad.coding.facts.qualifiers import Statement, lies_away, qualify
from marsad.coding.facts.unstated import denied_by
from marsad.coding.nearby import qualifier_words, words_at
from marsad.coding.stage import set_stage
from marsad.lexicon import examples
from marsad.readers import Document
from marsad.records import ActorKind, ActorMention, Span


def party(country: str) -> Candidate:
    mention = ActorMention(Span(0, 1), country, ActorKind.STATE, country, "GOV", country)
    return Candidate(mention, country, "GOV", None, "here")


def fields(text: str, relation: str, word: str, subject: str = "AAA", other: str = "BBB") -> dict[str, object]:
    """The fields of the fact that ``word`` of ``text`` states."""
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == word)
    return qualify(Statement(trigger, party(subject), party(other), date(2024, 3, 7)), relation)[0]


TWO_DEEDS = "وقع الوفدان اتفاقا في قطاع الملح قيمته 70 مليون دولار، واتفقا على إنشاء مجلس مشترك يجتمع كل عام."


def test_an_amount_belongs_to_the_deed_in_whose_words_it_stands() -> None:
    assert fields(TWO_DEEDS, "agreement", "اتفاقا")["value"] == 70_000_000
    assert "value" not in fields(TWO_DEEDS, "agreement", "واتفقا")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وقعت غانا عقدا مع النرويج وحصلت على قرض بقيمة مليار دولار.", None),
        ("وقعت غانا عقدا مع النرويج وتبلغ قيمته مليار دولار.", 1_000_000_000),
    ],
)
def test_a_measuring_verb_goes_on_with_what_came_before(text: str, value: float | None) -> None:
    assert fields(text, "agreement", "عقدا").get("value") == value


def test_each_of_two_joined_statements_has_its_own_sum() -> None:
    text = "بلغت صادرات غانا من الكاكاو 600 مليون دولار، وصادراتها إلى كينيا من الذهب 90 مليون دولار."
    assert [fields(text, "trade", word)["value"] for word in ("صادرات", "وصادراتها")] == [600_000_000, 90_000_000]
    assert fields("بلغ مجموع 5 ملايين دولار صادرات غانا ووارداتها.", "trade", "ووارداتها")["value"] == 5_000_000


@pytest.mark.parametrize(
    ("text", "relation", "word"),
    [
        ("باعت غانا لكينيا طائرات بقيمة 740 مليون دولار (631 مليون يورو).", "arms_transfer", "باعت"),
        ("بلغت صادرات غانا إلى كينيا من الكاكاو 740 مليون دولار (631 مليون يورو).", "trade", "صادرات"),
        ("قدمت النرويج إلى كينيا مساعدات بقيمة 740 مليون دولار (631 مليون يورو).", "aid", "مساعدات"),
        ("وقعت غانا مع كينيا عقدا بقيمة 740 مليون دولار (631 مليون يورو).", "agreement", "عقدا"),
    ],
)
def test_a_sum_that_its_second_currency_does_not_fit_is_noted(text: str, relation: str, word: str) -> None:
    far = fields(text, relation, word)
    assert far["value"] == 740_000_000
    assert str(far["note"]).startswith("told in EUR too, a sum that is 0.93 times as much")
    assert "note" not in fields(text.replace("631", "680"), relation, word)


@pytest.mark.parametrize(
    ("text", "word", "topic"),
    [
        (TWO_DEEDS, "اتفاقا", "الملح"),
        (TWO_DEEDS, "واتفقا", "إنشاء مجلس مشترك"),
        ("وقعت غانا والنرويج مذكرة حول الربط الكهربائي يوم الاثنين.", "مذكرة", "الربط الكهربائي"),
        ("عادت غانا إلى الاتفاق النووي مع النرويج.", "الاتفاق", "النووي"),
        ("وقعت غانا والنرويج اتفاقا شاملا.", "اتفاقا", None),
        ("أبرمت غانا والنرويج عقدا لتوريد الغاز لمدة عشرة أعوام.", "عقدا", "لتوريد الغاز"),
    ],
)
def test_a_topic_ends_where_something_else_begins(text: str, word: str, topic: str | None) -> None:
    assert fields(text, "agreement", word).get("topic") == topic


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("أغلقت هولندا سفارتها في كابول.", "closed"),
        ("قررت هولندا إغلاق سفارتها في كابول.", "closed"),
        ("هددت هولندا بإغلاق سفارتها في كابول.", "open"),
        ("نفت هولندا إغلاق سفارتها في كابول.", "open"),
        ("لم تغلق هولندا سفارتها في كابول.", "open"),
        ("أعادت هولندا فتح سفارتها المغلقة في كابول.", "open"),
        ("تدرس هولندا إعادة فتح سفارتها في كابول.", "planned"),
        ("ستنقل هولندا سفارتها إلى كابول.", "planned"),
        ("تعهدت هولندا بنقل سفارتها إلى كابول.", "planned"),
        ("لم تفتح هولندا سفارتها في كابول.", "closed"),
        ("كانت هولندا قد أغلقت سفارتها في كابول.", "closed"),
        ("قالت هولندا إنها أغلقت سفارتها في كابول.", "closed"),
        ("رفضت هولندا التعليق على وضع سفارتها في كابول.", "open"),
        ("علقت هولندا عمل سفارتها في كابول.", "closed"),
        ("طالب نواب من هولندا الحكومة بإغلاق سفارتها في كابول.", "open"),
        ("طالب نواب من هولندا بأن تغلق بلادهم سفارتها في كابول.", "open"),
        ("قررت هولندا أن تغلق سفارتها في كابول.", "closed"),
        ("اتفقت هولندا والهند على أن تفتح هولندا سفارتها في كابول.", "planned"),
        ("اتفقت هولندا والهند على تبادل السفراء وفتح سفارتها في كابول.", "planned"),
        ("وافق مجلس الوزراء في هولندا على افتتاح سفارتها في كابول.", "planned"),
        ("دعا وزير خارجية هولندا إلى فتح سفارتها في كابول.", "planned"),
        ("طلبت هولندا من الحكومة السماح بإعادة فتح سفارتها في كابول.", "planned"),
        ("أعلنت هولندا موافقتها على إعادة فتح سفارتها في كابول.", "planned"),
        ("أعدت هولندا خطة لفتح سفارتها في كابول.", "planned"),
        ("تأمل هولندا في فتح سفارتها في كابول.", "planned"),
        ("رفضت هولندا فتح سفارتها في كابول.", "closed"),
        ("بعد اتفاق البلدين افتتحت هولندا سفارتها في كابول.", "open"),
        ("حضر وزير خارجية هولندا افتتاح سفارتها في كابول.", "open"),
        ("من المتوقع أن تفتح هولندا سفارتها في كابول.", "planned"),
        ("تفتتح هولندا سفارتها في كابول الشهر المقبل.", "planned"),
        ("تفتتح هولندا سفارتها في كابول اليوم.", "open"),
        ("قالت هولندا في سفارتها في كابول إنها وافقت على فتح خط ائتمان.", "open"),
        ("وقع انفجار قرب سفارتها في كابول، ولم يفتح تحقيق.", "open"),
        ("افتتح وزير خارجية هولندا معرضا في سفارتها في كابول.", "open"),
        ("أعلنت هولندا أن سفارتها في كابول ستستأنف عملها قريبا.", "planned"),
        ("قررت هولندا فتح مقر سفارتها في كابول.", "planned"),
        ("قال وزير خارجية هولندا إن سفارتها في كابول ستفتح أبوابها.", "planned"),
        ("اتفقت هولندا والهند على إقامة حفل في سفارتها في كابول.", "open"),
        ("ستنظم هولندا معرضا في سفارتها في كابول.", "open"),
        ("قالت هولندا إن الاجتماع المقرر عقد في سفارتها في كابول.", "open"),
    ],
)
def test_a_mission_is_closed_only_where_its_closing_is_decided(text: str, state: str) -> None:
    assert fields(text, "diplomatic_mission", "سفارتها")["state"] == state


def test_a_mission_is_open_since_the_day_of_a_verb_that_stands_far_before_it() -> None:
    text = "كما افتتحت بوينس آيرس في الخامس والعشرين من فبراير/شباط الماضي سفارة لها في كيغالي عاصمة رواندا."
    assert fields(text, "diplomatic_mission", "سفارة")["since"] == {"start": "2024-02-25", "end": "2024-02-25"}


def test_a_reopened_mission_is_not_open_since_the_year_in_which_it_was_closed() -> None:
    assert "since" not in fields(
        "أعادت هولندا فتح سفارتها المغلقة منذ عام 2021 في كابول.", "diplomatic_mission", "سفارتها"
    )


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("استأنفت غانا وكينيا علاقاتهما الدبلوماسية بعد قطيعة طويلة.", "restored"),
        ("قطعت غانا علاقاتهما الدبلوماسية قبل عودة الوفد.", "severed"),
        ("تقيم غانا وكينيا علاقاتهما الدبلوماسية منذ عام 1979.", "full"),
        ("هددت غانا بقطع علاقاتهما الدبلوماسية.", "full"),
        ("لم تقطع غانا علاقاتهما الدبلوماسية.", "full"),
        ("لم تتأثر علاقاتهما الدبلوماسية.", "full"),
        ("كانت غانا قد قطعت علاقاتهما الدبلوماسية.", "severed"),
        ("قالت كينيا إن غانا قطعت علاقاتهما الدبلوماسية.", "severed"),
        ("علاقاتهما الدبلوماسية مقطوعة منذ أعوام.", "severed"),
        ("هددت غانا بخفض مستوى علاقاتهما الدبلوماسية.", "full"),
        ("تدرس غانا استئناف علاقاتهما الدبلوماسية.", "severed"),
        ("بحث الوزيران علاقاتهما وعودة اللاجئين.", "full"),
        ("قطعت غانا وكينيا علاقاتهما التجارية.", "full"),
        ("بحث الوزيران علاقاتهما الدبلوماسية وسبل خفض التصعيد.", "full"),
        ("بحث الوزيران استئناف الرحلات وتعزيز علاقاتهما.", "full"),
    ],
)
def test_what_stands_before_the_relations_governs_them(text: str, level: str) -> None:
    assert fields(text, "diplomatic_relations", "علاقاتهما")["level"] == level


def test_a_verb_that_breaks_off_trade_breaks_off_no_relations() -> None:
    assert fields("قطعت غانا علاقاتها التجارية مع كينيا.", "diplomatic_relations", "قطعت")["level"] == "full"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("لا تقيم غانا علاقات دبلوماسية مع كينيا.", "none"),
        ("لا توجد علاقات دبلوماسية بين غانا وكينيا.", "none"),
        ("ليست بين غانا وكينيا علاقات دبلوماسية.", "none"),
        ("تقيم غانا علاقات دبلوماسية مع كينيا.", "full"),
        ("من المستحيل أن تقيم غانا علاقات مع كينيا.", "none"),
        ("قررت غانا عدم إقامة علاقات مع كينيا.", "none"),
        ("يمكن أن تقيم غانا علاقات مع كينيا.", "full"),
    ],
)
def test_relations_that_are_denied_are_none(text: str, level: str) -> None:
    assert fields(text, "diplomatic_relations", "علاقات")["level"] == level


def test_an_open_time_is_the_unit_with_which_it_begins() -> None:
    found = fields("تقيم غانا وكينيا علاقات دبلوماسية منذ عام 1979.", "diplomatic_relations", "علاقات")
    assert found["since"] == {"start": "1979-01-01", "end": "1979-12-31"}


@pytest.mark.parametrize(
    ("text", "word", "relation", "name", "start"),
    [
        ("تقيم غانا وكينيا علاقات دبلوماسية منذ عام 1979، كما قال الوزير يوم الاثنين.", "علاقات", "diplomatic_relations", "since", "1979-01-01"),
        ("بحث الوزيران يوم الاثنين العلاقات الدبلوماسية بين غانا وكينيا.", "العلاقات", "diplomatic_relations", "since", None),
        ("قطعت غانا يوم الاثنين علاقاتها مع كينيا.", "علاقاتها", "diplomatic_relations", "since", "2024-03-04"),
        ("أعلنت السفارة الكندية في أكرا يوم الاثنين نتائج المسابقة.", "السفارة", "diplomatic_mission", "since", None),
        ("لكندا سفارة في أكرا منذ الخامس من مايو 2014.", "سفارة", "diplomatic_mission", "since", "2014-05-05"),
        ("قتل حارس السفارة الكندية في أكرا، وأعلن الجيش هدنة بدءا من يوم الاثنين.", "السفارة", "diplomatic_mission", "since", None),
        ("يغادر أفراد السفارة الكندية أكرا، ابتداء من يوم الاثنين.", "السفارة", "diplomatic_mission", "since", None),
        ("أغلقت كندا سفارتها في أكرا بعد أن كانت افتتحتها في 2015.", "سفارتها", "diplomatic_mission", "since", None),
        ("أغلقت كندا في 2021 سفارتها التي افتتحت في 2015 في أكرا.", "سفارتها", "diplomatic_mission", "since", "2021-01-01"),
        ("اتفقت غانا وكندا على فتح معبر قبل نهاية العام.", "اتفقت", "agreement", "signed", None),
        ("صدرت غانا 20 مليون طن من القمح إلى كينيا في عام 2022.", "صدرت", "trade", "period", "2022-01-01"),
        ("لن تعيد كندا فتح سفارتها في أكرا قبل عام 2026.", "سفارتها", "diplomatic_mission", "since", None),
        ("انسحبت كندا من الاتفاق الدفاعي مع غانا في عام 2018.", "الاتفاق", "agreement", "signed", None),
        ("ارتبطت كندا باتفاق دفاعي مع غانا عام 1933.", "باتفاق", "agreement", "signed", "1933-01-01"),
        ("ترتبط كندا باتفاق مع غانا، التي استضافت القمة عام 2019.", "باتفاق", "agreement", "signed", None),
        ("تلتزم كندا الاتفاق الدفاعي لعام 2018 مع غانا.", "الاتفاق", "agreement", "signed", "2018-01-01"),
        ("افتتحت كندا سفارة في أكرا يوم الاثنين.", "سفارة", "diplomatic_mission", "since", "2024-03-04"),
        ("بحث الوزيران يوم الاثنين اتفاقية الصيد.", "اتفاقية", "agreement", "signed", None),
        ("وقع الوزيران يوم الاثنين اتفاقية للصيد.", "اتفاقية", "agreement", "signed", "2024-03-04"),
        ("صادق البرلمان الكندي يوم الاثنين على الاتفاق الموقع مع غانا.", "الاتفاق", "agreement", "signed", None),
        ("بحث الوزيران يوم الاثنين اتفاق الصيد الموقع مع غانا عام 1979.", "اتفاق", "agreement", "signed", "1979-01-01"),
        ("قالت غانا، العضو في الاتحاد الأفريقي، يوم الاثنين إنها ترحب بالقرار.", "العضو", "membership", "since", None),
        ("أعلنت غانا يوم الاثنين أن صادراتها من الغاز بلغت 3 ملايين دولار في عام 2023.", "صادراتها", "trade", "period", "2023-01-01"),
    ],
)  # fmt: skip
def test_the_day_of_the_news_is_not_the_day_from_which_something_holds(
    text: str, word: str, relation: str, name: str, start: str | None
) -> None:
    found = fields(text, relation, word).get(name)
    assert (found["start"] if isinstance(found, dict) else None) == start


@pytest.mark.parametrize(
    ("text", "word", "share"),
    [
        ("ارتفعت صادرات غانا إلى كينيا بنسبة 15 في المئة.", "صادرات", None),
        ("ارتفعت واردات غانا من القمح الكيني إلى 15 في المئة من حاجتها.", "واردات", 0.15),
        ("فرضت غانا رسوما بنسبة 25 في المئة على واردات القمح.", "واردات", None),
        ("تستورد غانا 15 في المئة من قمحها من كينيا.", "تستورد", 0.15),
        ("استوردت غانا من كينيا قمحا أقل بنسبة 15 في المئة.", "استوردت", None),
        ("استوردت غانا من كينيا قمحا بنسبة 15 في المئة أكثر من عام 2021.", "استوردت", None),
        ("استوردت غانا من كينيا قمحا يقل 15 في المئة عن عام 2021.", "استوردت", None),
        ("تستورد غانا ما لا يقل عن 15 في المئة من قمحها من كينيا.", "تستورد", 0.15),
        ("تستورد غانا أكثر من 15 في المئة من قمحها من كينيا.", "تستورد", 0.15),
    ],
)
def test_growth_and_duties_are_no_shares(text: str, word: str, share: float | None) -> None:
    assert fields(text, "trade", word).get("share") == share


@pytest.mark.parametrize(
    ("text", "word", "relation", "name", "value"),
    [
        ("تستورد تونس نحو 60 في المئة من قمحها من كندا.", "تستورد", "trade", "commodity", "قمح"),
        ("تصدر تونس زيت الزيتون إلى كندا.", "تصدر", "trade", "commodity", "زيت الزيتون"),
        ("تصدر قطر الغاز الطبيعي إلى كندا.", "تصدر", "trade", "commodity", "الغاز الطبيعي"),
        ("زودت كندا الصومال بست طائرات مسيرة من طراز نورس.", "زودت", "arms_transfer", "item", "ست طائرات مسيرة من طراز نورس"),
        ("سلمت كندا الصومال 8 طائرات «نورس» يوم الاثنين.", "سلمت", "arms_transfer", "item", "8 طائرات «نورس»"),
        ("تدعم كندا غانا، وسلمت \"كندا\" دبابات.", "وسلمت", "arms_transfer", "item", "دبابات"),
        ("سلمت كندا الصومال دبابات حديثة.", "سلمت", "arms_transfer", "item", "دبابات حديثة"),
        ("تعتمد كندا على غانا في تأمين نحو 80 في المئة من كل حاجاتها السنوية من الكهرباء.", "تعتمد", "trade", "commodity", "الكهرباء"),
        ("تستورد كندا من غانا 1.9 مليون برميل يوميا من النفط.", "تستورد", "trade", "unit", "barrel/day"),
        ("تستورد كندا من غانا 39 مليون قدم مكعب من الغاز.", "تستورد", "trade", "unit", "ft3"),
        ("أبرمت غانا عقدا مع كندا لشراء 12 طائرة من طراز نورس بقيمة مليار دولار.", "عقدا", "agreement", "topic", "لشراء 12 طائرة من طراز نورس"),
        ("تدعم كندا غانا في قضية الجزر.", "تدعم", "alignment", "over", "قضية الجزر"),
        ("تقف كندا إلى جانب غانا في حربها على كينيا.", "تقف", "alignment", "against", "KEN"),
        ("تمتد الحدود بين الكاميرون وتشاد على نحو 1100 كلم.", "الحدود", "border", "length_km", 1100.0),
        ("منحت كندا الأردن قرضا ميسرا.", "منحت", "aid", "kind", "loan"),
        ("قدمت كندا للأردن مساعدات إنسانية.", "مساعدات", "aid", "kind", "humanitarian"),
        ("زادت استثمارات كندا في قطاع التعدين في زامبيا.", "استثمارات", "investment", "sector", "التعدين"),
        ("زادت استثمارات كندا في قطاع التعدين الزامبي.", "استثمارات", "investment", "sector", "التعدين"),
        ("تتنازع كندا وغانا على الجزر الثلاث.", "تتنازع", "dispute", "over", "الجزر الثلاث"),
        ("تتنازع كندا وغانا على خلفية سد البحيرة.", "تتنازع", "dispute", "over", "سد البحيرة"),
        ("تدعم كندا غانا في خلافها ضد كينيا.", "تدعم", "alignment", "against", "KEN"),
        ("تنشر كندا 300 جندي في قاعدة النسر الجوية.", "جندي", "military_presence", "base", "قاعدة النسر الجوية"),
    ],
)  # fmt: skip
def test_each_relation_has_its_qualifiers(text: str, word: str, relation: str, name: str, value: str) -> None:
    assert fields(text, relation, word)[name] == value


@pytest.mark.parametrize(
    ("against", "told"),
    [
        ("المعارضة الغانية", "المعارضة الغانية"),
        ("غانا", "غانا"),
        ("المعارضة الكينية", "KEN"),
        ("كينيا", "KEN"),
    ],
)
def test_nobody_stands_by_another_against_one_of_the_two(against: str, told: str) -> None:
    """Of an opposition, rebels or an army of the supported state the country says nothing; the words do."""
    for subject, other in (("CAN", "GHA"), ("GHA", "CAN")):
        said = fields(f"تدعم كندا حكومة غانا ضد {against}.", "alignment", "تدعم", subject, other)
        assert said["against"] == told


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("تقع القاعدة على بعد أقل من عشرين كيلومترا من حدود كينيا", True),
        ("تبعد البلدة نحو خمسة أميال عن الحدود مع توغو", True),
        ("تشترك غانا في ألف كيلومتر من الحدود مع توغو", False),
        ("بعد عام أغلقت غانا حدودها المشتركة مع توغو", False),
        ("على بعد عشرة كيلومترات التقى الوفدان، ثم ناقشا الحدود المشتركة مع توغو", False),
    ],
)
def test_how_far_a_border_is_says_nothing_of_the_border(text: str, away: bool) -> None:
    stage = set_stage(Document.from_json({"text": text}))
    trigger = next(t for t in stage.fact_triggers if t.scene.stems[t.at] == "حدود")
    assert lies_away(trigger) is away


@pytest.mark.parametrize(
    ("text", "word", "relation", "denied"),
    [
        ("قالت غانا إن بلادها لا تصدر السلاح إلى كينيا.", "تصدر", "arms_transfer", "لا"),
        ("لا تصدر غانا السلاح إلا إلى كينيا.", "تصدر", "arms_transfer", None),
        ("لا تصدر غانا النفط إلا إلى كينيا.", "النفط", "trade", None),
        ("لم توقع غانا وكينيا بعد معاهدة السلام.", "معاهدة", "agreement", "لم"),
        ("وقعت غانا وكينيا معاهدة السلام.", "معاهدة", "agreement", None),
        ("لا حدود مشتركة بين غانا وكينيا.", "حدود", "border", "لا"),
        ("لا خلافات بين غانا وكينيا.", "خلافات", "dispute", "لا"),
        ("نفت غانا وجود خلافات مع كينيا.", "خلافات", "dispute", "نفت"),
        ("لا تملك غانا سفارة في نيروبي.", "سفارة", "diplomatic_mission", "لا"),
        ("ليست هناك سفارة لغانا في نيروبي.", "سفارة", "diplomatic_mission", "ليست"),
        ("لا توجد علاقة للسفارة الكينية في أكرا بالحادث.", "للسفارة", "diplomatic_mission", None),
        ("غادر الوزير دون علم السفارة الكينية في أكرا.", "السفارة", "diplomatic_mission", None),
        ("لم تفتح كينيا سفارة في أكرا.", "سفارة", "diplomatic_mission", None),
        ("لا تقيم غانا علاقات دبلوماسية مع كينيا.", "علاقات", "diplomatic_relations", None),
        ("لم تعد غانا تستورد النفط من كينيا.", "تستورد", "trade", "لم"),
        ("لا تزال غانا تستورد النفط من كينيا.", "تستورد", "trade", None),
        ("لم تعد غانا تستورد النفط من كينيا.", "النفط", "trade", "لم"),
        ("لا تستورد غانا النفط من كينيا.", "النفط", "trade", "لا"),
        ("لم تتوقف المساعدات الكينية لغانا.", "المساعدات", "aid", None),
        ("لم تقطع كينيا مساعداتها لغانا.", "مساعداتها", "aid", None),
        ("ليس بين غانا وكينيا معاهدة سلام.", "معاهدة", "agreement", "ليس"),
        ("لا وجود لقوات كينية في غانا.", "لقوات", "military_presence", "لا"),
        ("ستصل قوات كينية إلى غانا.", "قوات", "military_presence", "ستصل"),
        ("ستنشر القوات الكينية المتمركزة في غانا دبابات.", "المتمركزة", "military_presence", None),
        ("نفت كينيا بيع أسلحة لغانا.", "بيع", "arms_transfer", "نفت"),
        ("ستنشر كينيا 300 جندي في غانا.", "جندي", "military_presence", "ستنشر"),
        ("تعتزم كينيا إرسال قوات إلى غانا.", "قوات", "military_presence", "إرسال"),
        ("تنشر كينيا 300 جندي في غانا.", "جندي", "military_presence", None),
        ("ستنسحب القوات الكينية من غانا.", "القوات", "military_presence", None),
        ("نفت كينيا إرسال أسلحة إلى غانا.", "أسلحة", "arms_transfer", "نفت"),
        ("أعلنت كينيا إرسال أسلحة إلى غانا.", "أسلحة", "arms_transfer", None),
        ("غانا غير موقعة على معاهدة السلام مع كينيا.", "معاهدة", "agreement", "غير"),
        ("أكد الوزير عدم وجود أي خلاف بين غانا وكينيا.", "خلاف", "dispute", "عدم"),
        ("لا يزال الخلاف قائما بين غانا وكينيا.", "الخلاف", "dispute", None),
        ("رفضت غانا توقيع اتفاق الهجرة مع كينيا.", "اتفاق", "agreement", "رفضت"),
        ("أعلنت غانا توقيع اتفاق الهجرة مع كينيا.", "اتفاق", "agreement", None),
        ("لن تتخلى غانا عن دعم كينيا.", "دعم", "alignment", None),
        ("ألغت غانا صفقة غواصات مع كينيا.", "صفقة", "arms_transfer", "ألغت"),
        ("هددت غانا بإلغاء صفقة غواصات مع كينيا.", "صفقة", "arms_transfer", None),
        ("تدرس غانا استيراد النفط من كينيا.", "النفط", "trade", "استيراد"),
        ("تعتزم غانا استيراد النفط من كينيا.", "استيراد", "trade", "استيراد"),
        ("تعتزم غانا زيادة استيراد النفط من كينيا.", "استيراد", "trade", None),
        ("بدأت غانا استيراد النفط من كينيا.", "النفط", "trade", None),
        ("أعلنت غانا عدم التوقيع على المعاهدة مع كينيا.", "المعاهدة", "agreement", "عدم"),
        ("أعلنت غانا التوقيع على المعاهدة مع كينيا.", "المعاهدة", "agreement", None),
        ("قررت غانا عدم إرسال أسلحة إلى كينيا.", "أسلحة", "arms_transfer", "عدم"),
        ("لا يمكن لغانا أن تسحب قواتها من كينيا.", "تسحب", "military_presence", None),
        ("لا يمكن لغانا أن تنشر قواتها في كينيا.", "تنشر", "military_presence", "يمكن"),
        ("تأمل غانا في توقيع اتفاق مع كينيا.", "اتفاق", "agreement", "تأمل"),
        ("تقترب غانا من اتفاق مع كينيا.", "اتفاق", "agreement", "تقترب"),
        ("وزعت كندا مسودة اتفاق بين غانا وكينيا.", "اتفاق", "agreement", "مسودة"),
        ("الاتفاق بين غانا وكينيا بات وشيكا.", "الاتفاق", "agreement", "وشيكا"),
        ("أكدت غانا ضرورة تنفيذ الاتفاق مع كينيا.", "الاتفاق", "agreement", None),
        ("توصلت غانا وكينيا إلى اتفاق.", "اتفاق", "agreement", None),
        ("ستوقع غانا اتفاقا مع كينيا.", "اتفاقا", "agreement", None),
        ("رفضت غانا إقامة قاعدة كينية في أكرا.", "قاعدة", "military_presence", "إقامة"),
        ("رفضت غانا أن تنشر كينيا قوات في أكرا.", "قوات", "military_presence", "تنشر"),
        ("رفضت غانا اقتراحا بنشر قوات كينية في أكرا.", "قوات", "military_presence", "بنشر"),
        ("رفضت غانا بقاء القوات الكينية في أكرا.", "القوات", "military_presence", None),
        ("أقامت كينيا قاعدة في أكرا.", "قاعدة", "military_presence", None),
    ],
)
def test_what_the_words_deny_is_no_fact(text: str, word: str, relation: str, denied: str | None) -> None:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == word)
    assert denied_by(trigger, relation) == denied


@pytest.mark.parametrize(
    ("text", "word", "relation", "name"),
    [
        ("منحت كندا الأردن 12 مليون يورو.", "منحت", "aid", "kind"),
        ("تستضيف غانا قاعدة عسكرية كندية.", "قاعدة", "military_presence", "base"),
        ("تقف كندا إلى جانب غانا في حربها على كينيا.", "تقف", "alignment", "over"),
        ("النزاع بين كندا وغانا على أشده.", "النزاع", "dispute", "over"),
        ("النزاع بين كندا وغانا مستمر على الرغم من الوساطة.", "النزاع", "dispute", "over"),
    ],
)
def test_what_only_looks_like_a_qualifier_is_none(text: str, word: str, relation: str, name: str) -> None:
    assert name not in fields(text, relation, word)


def test_a_mission_moves_to_a_city() -> None:
    found = fields("نقلت غانا سفارتها من مومباسا إلى نيروبي.", "diplomatic_mission", "سفارتها", other="KEN")
    assert (found["state"], found["city"]) == ("open", "نيروبي")


def test_the_body_of_a_member_is_no_member() -> None:
    text = "فنلندا عضو في حلف شمال الأطلسي منذ أبريل 2023."
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == "عضو")
    (body,) = (a.mention for a in trigger.scene.actors if a.mention.country == "IGO")
    other = Candidate(body, "IGO", "GOV", None, "here")
    assert qualify(Statement(trigger, party("FIN"), other), "membership")[0]["body"] == "حلف شمال الأطلسي"


def test_a_soldier_who_fell_is_no_garrison_and_a_base_of_a_country_has_no_name() -> None:
    found = fields("تعرضت قاعدة كندية في غانا لهجوم أدى إلى مقتل جندي.", "military_presence", "قاعدة")
    assert found == {}


def test_a_membership_has_its_body_and_beginning() -> None:
    text = "انضمت السويد إلى حلف شمال الأطلسي في مارس 2024."
    assert fields(text, "membership", "انضمت")["since"] == {"start": "2024-03-01", "end": "2024-03-31"}


@pytest.mark.parametrize(
    ("name", "text", "span"),
    [(e.id, x.text, x.span) for file in QUALIFIERS for e, accept, _ in examples("ar", file) for x in accept],
)
def test_accepted_examples_hold_a_word_of_the_class(name: str, text: str, span: str) -> None:
    assert span in standing(name, text)


@pytest.mark.parametrize(
    ("name", "text"), [(e.id, x.text) for file in QUALIFIERS for e, _, reject in examples("ar", file) for x in reject]
)
def test_rejected_examples_hold_none(name: str, text: str) -> None:
    assert standing(name, text) == []


def standing(name: str, text: str) -> list[str]:
    words = qualifier_words()[name.partition(".qualifier.")[2]]
    scene = set_stage(Document.from_text(text)).scenes[0]
    return [t.surface for i, t in enumerate(scene.tokens) if words_at(scene, i) & words]


@pytest.mark.parametrize(
    ("text", "relation", "word", "name", "start"),
    [
        ("قدمت النرويج مساعدات إلى غانا بقيمة مليون دولار بعد زلزال مايو 2012.", "aid", "مساعدات", "period", None),
        ("قدمت النرويج مساعدات إلى غانا بقيمة مليون دولار في مايو 2012.", "aid", "مساعدات", "period", "2012-05-01"),
        ("قال الوزير يوم الاثنين إن غانا وقعت اتفاقا مع كينيا.", "agreement", "اتفاقا", "signed", None),
        ("وقعت غانا يوم الاثنين اتفاقا مع كينيا.", "agreement", "اتفاقا", "signed", "2024-03-04"),
        (
            "خففت غانا يوم السبت قيودها بعد أكثر من أسبوع على توقيع الاتفاق مع كينيا.",
            "agreement",
            "الاتفاق",
            "signed",
            "2024-02-14",
        ),
        ("عادت غانا بعد توقيع الاتفاق مع كينيا عام 2015.", "agreement", "الاتفاق", "signed", "2015-01-01"),
        (
            "كانت الحاجات مليون طن عام 2011 وتلبى حاليا من استيراد مليوني طن من القمح.",
            "trade",
            "استيراد",
            "period",
            None,
        ),
    ],
)
def test_a_time_of_something_else_dates_no_fact(
    text: str, relation: str, word: str, name: str, start: str | None
) -> None:
    days = fields(text, relation, word).get(name)
    assert (days and days["start"]) == start  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("وقعت غانا عقدا لشراء النفط بكمية مليون طن سنويا لمدة عشر سنوات بدءا من عام 2026.", "2035-12-31"),
        ("وقعت غانا عقدا لشراء النفط بكمية مليون طن سنويا اعتبارا من مايو 2026 ولمدة 18 شهرا.", "2027-10-31"),
        ("وقعت غانا عقدا لشراء النفط بكمية مليون طن سنويا بدءا من عام 2026.", "2026-12-31"),
    ],
)
def test_a_term_told_beside_its_beginning_ends_the_period(text: str, end: str) -> None:
    assert fields(text, "trade", "النفط")["period"]["end"] == end  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("باعت غانا النفط إلى كينيا بسعر 60 دولارا للبرميل.", None),
        ("باعت غانا القمح إلى كينيا مقابل 300 دولار لكل طن.", None),
        ("باعت غانا النفط إلى كينيا مقابل 60 مليون دولار للحكومة.", 60_000_000),
    ],
)
def test_the_price_of_one_is_no_worth(text: str, value: float | None) -> None:
    assert fields(text, "trade", "باعت").get("value") == value


@pytest.mark.parametrize(
    ("text", "commodity"),
    [
        ("تصدر غانا الغاز الطبيعي المسال إلى كينيا.", "الغاز الطبيعي المسال"),
        ("تصدر غانا النفط الغاني إلى كينيا.", "النفط"),
        ("تصدر غانا زيت الزيتون التونسي إلى كينيا.", "زيت الزيتون التونسي"),
    ],
)
def test_goods_are_named_by_their_kind_and_not_by_whose_they_are(text: str, commodity: str) -> None:
    assert fields(text, "trade", "تصدر", "GHA", "KEN")["commodity"] == commodity


@pytest.mark.parametrize(
    ("text", "word", "topic"),
    [
        ("وقعت غانا وكينيا على الاتفاق أمس.", "الاتفاق", None),
        ("تلتزم غانا بالاتفاقيات المعقودة مع كينيا.", "بالاتفاقيات", None),
        ("الاتفاق مع كينيا سيعتمد على قدرة غانا.", "الاتفاق", None),
        ("الاتفاق بين كينيا وغانا على تقاسم المياه، كما قيل.", "الاتفاق", "تقاسم المياه"),
    ],
)
def test_that_it_is_an_agreement_is_no_topic(text: str, word: str, topic: str | None) -> None:
    assert fields(text, "agreement", word).get("topic") == topic


def test_people_who_are_no_soldiers_are_no_troops() -> None:
    assert "troops" not in fields("نفذت قوات غانا في كينيا عملية شملت أكثر من مئة شخص.", "military_presence", "قوات")
    assert fields("لغانا في كينيا قوات من أكثر من مئة جندي.", "military_presence", "قوات")["troops"] == 100


def test_who_fails_may_be_named_at_length() -> None:
    stage = set_stage(Document.from_text("أخفق وزراء تجارة دول حوض النهر في التوصل إلى اتفاق بين غانا وكينيا."))
    trigger = next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == "اتفاق")
    assert denied_by(trigger, "agreement") == "أخفق"


@pytest.mark.parametrize(
    ("text", "word", "since"),
    [
        ("طردت كندا 45 موظفا من سفارة غانا الشهر الماضي.", "سفارة", None),
        ("سفارة غانا في أوتاوا مفتوحة منذ عام 2015.", "سفارة", "2015-01-01"),
        ("أضافت غانا سفارة في أوتاوا عام 2015.", "سفارة", "2015-01-01"),
        ("افتتحت غانا الساحلية سفارة في أوتاوا عام 2015.", "سفارة", "2015-01-01"),
    ],
)
def test_a_mission_is_there_since_it_is_told_to_have_begun(text: str, word: str, since: str | None) -> None:
    days = fields(text, "diplomatic_mission", word, "GHA", "CAN").get("since")
    assert (days and days["start"]) == since  # type: ignore[index]


def test_who_asks_for_a_comment_closes_no_mission() -> None:
    text = "لم ترد سفارة غانا في أوتاوا على طلب للتعليق خارج ساعات العمل."
    assert fields(text, "diplomatic_mission", "سفارة", "GHA", "CAN")["state"] == "open"


@pytest.mark.parametrize(
    ("text", "word", "over"),
    [
        ("تسيطر غانا على الجزر المتنازع عليها بين أكرا ونيروبي.", "المتنازع", "الجزر"),
        ("إقليم النهر متنازع عليه بين غانا وكينيا.", "متنازع", "إقليم النهر"),
        ("انتشر الجنود على طول حدودهما المتنازع عليها.", "المتنازع", "حدودهما"),
        ("طلبت غانا مغادرة منطقة النهر المتنازع عليها مع كينيا.", "المتنازع", "منطقة النهر"),
    ],
)
def test_a_participle_describes_what_two_differ_over(text: str, word: str, over: str) -> None:
    assert fields(text, "dispute", word)["over"] == over


def test_most_likely_is_no_topic() -> None:
    assert fields("وقعت غانا وكينيا عقدا لإنشاء سد على الأرجح.", "agreement", "عقدا")["topic"] == "لإنشاء سد"


@pytest.mark.parametrize(
    ("text", "word", "relation", "said"),
    [
        ("أوقفت كندا تقديم الخدمات القنصلية للكينيين.", "القنصلية", "diplomatic_mission", "الخدمات"),
        ("تقدم كندا مساعدات قنصلية في أكرا.", "قنصلية", "diplomatic_mission", "مساعدات"),
        ("توقفت خدمات القنصلية الكندية في أكرا.", "القنصلية", "diplomatic_mission", None),
        ("قاتلت غانا ضد القاعدة مع كندا.", "القاعدة", "military_presence", "ضد"),
        ("احتجت غانا ضد القاعدة العسكرية الكندية.", "القاعدة", "military_presence", None),
        ("اعتقلت غانا ثلاثة مهربين قرب الحدود مع توغو.", "الحدود", "border", "الحدود"),
        ("طالب محتجون بفتح الحدود بين غانا وتوغو.", "الحدود", "border", "الحدود"),
        ("سحبت غانا وحدات من حدودها مع توغو.", "حدودها", "border", None),
        ("تتقاسم غانا مع توغو الحدود الشرقية.", "الحدود", "border", None),
        ("يبلغ طول حدود غانا مع توغو ألف كيلومتر.", "حدود", "border", None),
    ],
)
def test_what_is_spelled_alike_is_something_else(text: str, word: str, relation: str, said: str | None) -> None:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == word)
    assert denied_by(trigger, relation) == said


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("وقعت غانا اتفاقا مع كينيا بعد مفاوضات بدأت في يناير 2020.", "اتفاقا", None),
        ("وقعت غانا اتفاقا مع كينيا، التي زارها الرئيس في مارس 2022.", "اتفاقا", None),
        ("وقعت غانا اتفاقا مع كينيا بعد محادثات استمرت عامين، في مارس 2021.", "اتفاقا", "2021-03-01"),
        ("دخل الاتفاق بين غانا وكينيا حيز التنفيذ بعد أن وقع في مارس 2021.", "الاتفاق", "2021-03-01"),
        ("تحدث عن الاتفاق الذي وقعته غانا وكينيا في مارس 2021.", "الاتفاق", "2021-03-01"),
        ("بعد أن زار الرئيس نيروبي، وقعت غانا وكينيا اتفاقا في مارس 2021.", "اتفاقا", "2021-03-01"),
    ],
)
def test_a_time_that_a_clause_behind_tells_is_of_its_deed(text: str, word: str, start: str | None) -> None:
    signed = fields(text, "agreement", word).get("signed")
    assert (signed["start"] if isinstance(signed, dict) else None) == start


def test_what_goods_amounted_to_is_dated_by_a_clause_that_measures_them() -> None:
    text = "تراجعت صادرات غانا إلى كينيا التي بلغت مليون دولار عام 2021."
    assert fields(text, "trade", "صادرات")["period"] == {"start": "2021-01-01", "end": "2021-12-31"}


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("بنت غانا سياجا بطول 175 كيلومترا على الحدود مع توغو.", "الحدود", True),
        ("نشرت غانا دوريات مشتركة على الحدود مع توغو.", "الحدود", True),
        ("انتشر الجيش على طول الحدود مع توغو.", "الحدود", True),
        ("اعتقلت غانا مهربين قرب الحدود مع توغو في عملية مشتركة.", "الحدود", True),
        ("يبلغ طول الحدود بين غانا وتوغو 900 كيلومتر.", "الحدود", False),
        ("تشترك غانا في حدود طويلة مع توغو.", "حدود", False),
        ("عند الحدود المشتركة بين غانا وتوغو سوق.", "الحدود", False),
    ],
)
def test_a_border_that_is_only_a_place_is_no_fact(text: str, word: str, place: bool) -> None:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    triggers = [t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == word]
    assert all((denied_by(t, "border") is not None) is place for t in triggers)
    assert triggers or place
