from __future__ import annotations

import pytest

from marsad.coding.facts.offices import offices
from marsad.language import analyse
from marsad.mentions.actors import actors_in
from marsad.records import Fact


def coded(text: str) -> list[Fact]:
    analysis = analyse(text)
    return offices(actors_in(analysis), analysis)


def test_person_post_and_country() -> None:
    (fact,) = coded("قال وزير المالية الكيني جون مبادي إن العجز تراجع")
    assert (fact.relation, fact.subject, fact.object) == ("office", None, "KEN")
    assert fact.fields == {"person": "جون مبادي", "post": "وزير المالية الكيني"}
    assert fact.evidence == "وزير المالية الكيني جون مبادي"


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير المالية الكيني السابق جون مبادي إن العجز تراجع",
        "قال جون مبادي إن العجز تراجع",
        "قال وزير المالية الكيني إن العجز تراجع",
        "قال الرئيس الكيني المنتخب جون مبادي إن العجز تراجع",
        "قال رئيس الوزراء الكيني المكلف جون مبادي إن العجز تراجع",
        "قال المرشح الرئاسي الكيني جون مبادي إن العجز تراجع",
        "دعا الرئيس الكيني المعتقل جون مبادي إلى الهدوء",
    ],
)
def test_former_and_coming_holders_and_posts_or_names_alone_are_left_out(text: str) -> None:
    assert coded(text) == []


def test_a_person_named_twice_is_one_fact() -> None:
    text = "التقى الرئيس القبرصي ياكوفوس ستيليانو الوفد. وشكر الرئيس ياكوفوس ستيليانو ضيوفه."
    assert len(coded(text)) == 1


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال المبعوث الأممي مارتن غريفيث زار المدينة أمس", "مارتن غريفيث"),
        ("عين الرئيس الغاني جون ماهاما السفير كوفي أتا مستشارا", "جون ماهاما"),
        ("قال وزير المالية الكيني جون مبادي إن العجز تراجع", "جون مبادي"),
        ("قال وزير الداخلية الكيني عبد الأمير جابر إن العجز تراجع", "عبد الأمير جابر"),
        ("قال وزير الداخلية الكيني عبد الملك جابر إن العجز تراجع", "عبد الملك جابر"),
    ],
)
def test_a_name_ends_before_a_verb_and_before_the_next_title(text: str, person: str) -> None:
    fact = coded(text)[0]
    assert fact.fields["person"] == person
    assert fact.evidence.endswith(person)


def test_the_title_of_somebody_else_is_no_name() -> None:
    assert coded("استدعى وزير الخارجية الشيلي السفير البوليفي احتجاجا على التصريحات") == []


def test_a_king_keeps_his_title_before_his_name() -> None:
    (fact,) = coded("استقبل عاهل البحرين الملك حمد بن عيسى آل خليفة سفراء الدول")
    assert fact.fields["person"] == "الملك حمد بن عيسى آل خليفة"


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس وزراء كينيا المؤقت جون مبادي إن العجز تراجع",
        "قال وزير المالية الكيني بالوكالة جون مبادي إن العجز تراجع",
        "قال وزير الخارجية الكيني المكلف جون مبادي إن العجز تراجع",
    ],
)
def test_who_acts_for_another_holds_the_post(text: str) -> None:
    (fact,) = coded(text)
    assert (fact.object, fact.fields["person"]) == ("KEN", "جون مبادي")


def test_a_courtesy_before_the_name_is_no_part_of_the_post() -> None:
    (fact,) = coded("استقبل رئيس دولة الإمارات الشيخ محمد بن زايد آل نهيان سفراء الدول")
    assert fact.fields["post"] == "رئيس دولة الإمارات"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال روبرت هولم، الناطق باسم المستشار النمساوي كارل فايس، إن اللقاء مفيد",
            [("روبرت هولم", "الناطق باسم المستشار النمساوي"), ("كارل فايس", "المستشار النمساوي")],
        ),
        ("قال المتحدث باسم الرئيس الكيني جون مبادي إن اللقاء مفيد", [("جون مبادي", "المتحدث باسم الرئيس الكيني")]),
        ("قال مستشار الرئيس الأذربيجاني رشاد مراد إن اللقاء مفيد", [("رشاد مراد", "مستشار الرئيس الأذربيجاني")]),
    ],
)
def test_of_two_names_around_a_post_that_serves_another_each_has_its_own(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(f.fields["person"], f.fields["post"]) for f in coded(text)] == expected


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        (
            'قال رئيس "المرصد التونسي للاقتصاد"، كريم المنصوري، إن الدين ارتفع',
            "كريم المنصوري",
            'رئيس "المرصد التونسي للاقتصاد"',
        ),
        ("قال كريم المنصوري مدير منظمة «غرين هوب» في تونس إن الدين ارتفع", "كريم المنصوري", "مدير منظمة «غرين هوب»"),
        ('قال وزير المالية الكيني "جون مبادي" إن العجز تراجع', "جون مبادي", "وزير المالية الكيني"),
    ],
)
def test_what_is_quoted_behind_a_post_that_lacks_something_is_what_it_is_held_in(
    text: str, person: str, post: str
) -> None:
    (fact,) = coded(text)
    assert (fact.fields["person"], fact.fields["post"]) == (person, post)


def test_a_charge_at_an_embassy_is_of_the_country_that_sends_him() -> None:
    (fact,) = coded("حضر القائم بالأعمال في سفارة دولة الكويت لدى النمسا خالد بن ناصر العتيبي اللقاء")
    assert (fact.object, fact.fields["person"]) == ("KWT", "خالد بن ناصر العتيبي")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "حضر راشد بن زايد آل نهيان وزير المالية الإماراتي وسعيد بن زايد آل نهيان وزير الثقافة الإماراتي اللقاء",
            ["راشد بن زايد آل نهيان", "سعيد بن زايد آل نهيان"],
        ),
        (
            "حضر راشد بن سالم وزير المالية الإماراتي وسعيد بن راشد بن سالم وزير الثقافة الإماراتي اللقاء",
            ["راشد بن سالم", "سعيد بن راشد بن سالم"],
        ),
        ("قال الرئيس الصيني تشن وي لونغ ذلك. وأضاف الرئيس الصيني تشن أن بلاده مستعدة", ["تشن وي لونغ"]),
        ("قال الرئيس القبرصي ياكوفوس ستيليانو ذلك. وشكر الرئيس القبرصي ستيليانو ضيوفه", ["ياكوفوس ستيليانو"]),
    ],
)
def test_whose_words_the_other_has_is_one_person_and_relatives_are_two(text: str, people: list[str]) -> None:
    assert [f.fields["person"] for f in coded(text)] == people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شاركت أمينة بلحاج، وزيرة الثقافة التونسية، في اللقاء", [("أمينة بلحاج", "وزيرة الثقافة التونسية")]),
        ("وصل أمير الكويت سالم الأحمد إلى الدوحة", [("سالم الأحمد", "أمير الكويت")]),
        ("قال وزير التجارة الكيني أنحى باللائمة على المصدرين", []),
        ("وضع وزير المالية الكيني جون مبادي إكليلًا من الزهور", [("جون مبادي", "وزير المالية الكيني")]),
        (
            "قال وكيل الأمين العام للأمم المتحدة لعمليات السلام بيير دوران إن المهمة صعبة",
            [("بيير دوران", "وكيل الأمين العام للأمم المتحدة لعمليات السلام")],
        ),
        ("رافقه مدير مكتب معالي وزير المالية الكيني جون مبادي", [("جون مبادي", "مدير مكتب معالي وزير المالية الكيني")]),
        (
            "قال الرئيس الكيني مبادي ذلك. وأضاف الرئيس الكيني جون مبادي أن بلاده مستعدة",
            [("جون مبادي", "الرئيس الكيني")],
        ),
        ("زار مساعد وزير المالية الكيني السفير جون مبادي الدوحة", [("جون مبادي", "مساعد وزير المالية الكيني")]),
    ],
)
def test_given_names_verbs_and_titles_of_career_are_told_from_posts_and_names(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(f.fields["person"], f.fields["post"]) for f in coded(text)] == expected


def test_a_post_shared_by_several_is_told_with_its_portfolio() -> None:
    facts = coded("استقبلت دمشق وزراء خارجية غانا كوفي أتا، وكينيا جون مبادي")
    assert [f.fields["post"] for f in facts] == ["وزراء خارجية غانا", "وزراء خارجية كينيا"]


def test_the_state_in_the_name_of_its_head_is_told() -> None:
    (fact,) = coded("نقل الوفد التحيات إلى راشد بن سالم رئيس دولة الإمارات العربية المتحدة")
    assert (fact.object, fact.fields["post"]) == ("ARE", "رئيس دولة الإمارات العربية المتحدة")


def test_a_quotation_that_ends_behind_a_post_is_not_its_body() -> None:
    text = 'وصفت وزيرة الزراعة الكينية ليلى مبادي القرار بأنه "غير مسؤول"، وقال وزير الدفاع الغاني كوفي أتا "لا".'
    assert [f.fields["post"] for f in coded(text)] == ["وزيرة الزراعة الكينية", "وزير الدفاع الغاني"]
    assert all(len(m.surface) < 40 for m in actors_in(analyse(text)))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("ويشغل جون كاروكي منصب وزير المالية الكيني", "جون كاروكي"),
        ("يتولى جون كاروكي حاليا منصب وزير المالية الكيني", "جون كاروكي"),
        ("قال جون كاروكي، الذي يشغل منصب وزير المالية الكيني، إن العجز تراجع", "جون كاروكي"),
        ("أوضح رئيس الحكومة الليبية في طرابلس عبد الحميد الدبيبة أن", "عبد الحميد الدبيبة"),
        ("قال وزير الخارجية القطري، الذي يزور نيروبي، محمد بن عبد الرحمن آل ثاني إن", "محمد بن عبد الرحمن آل ثاني"),
    ],
)
def test_a_holder_may_stand_apart_from_his_post(text: str, person: str) -> None:
    assert [fact.fields["person"] for fact in coded(text)] == [person]


@pytest.mark.parametrize(
    "text",
    [
        "كان جون كاروكي يشغل منصب وزير المالية الكيني",
        "سيتولى جون كاروكي منصب وزير المالية الكيني",
        "لا يشغل جون كاروكي منصب وزير المالية الكيني",
        "شغل جون كاروكي منصب وزير المالية الكيني عامين",
        "يتولى جون كاروكي إدارة الشركة، ويطمع في منصب وزير المالية الكيني",
        "استقبل الرئيس الليبي في طرابلس عبد الحميد الدبيبة",
        "التقى وزير الخارجية القطري، الذي يزور نيروبي، جون كاروكي",
        "عين الرئيس الكيني محمد علي وزيرا للمالية",
    ],
)
def test_a_post_is_nobodys_who_only_stands_near(text: str) -> None:
    assert coded(text) == []
