"""Posts: two people told together, whom somebody meets, two posts of one holder, what ends a phrase, courtesy, whose a bare post is not."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.language import analyse
from marsad.mentions.actors import actors_in
from marsad.records import ActorMention

DAY = date(2023, 5, 10)


def found(text: str) -> list[ActorMention]:
    return actors_in(analyse(text), DAY)


def actors(text: str) -> dict[str, ActorMention]:
    return {m.surface: m for m in found(text)}


@pytest.mark.parametrize(
    ("text", "dual"),
    [
        ("زار رئيس كينيا رئيس رواندا. وهدد الزعيمان بوروندي.", "الزعيمان"),
        ("زار رئيس كينيا رئيس رواندا. وناقش الرئيسان التجارة.", "الرئيسان"),
        ("اجتمع وزير خارجية غانا ونظيره الكيني. وأعلن الوزيران أن السنغال ستشارك.", "الوزيران"),
        ("اجتمع العاهل الأردني مع ملك البحرين، ودعا العاهلان إلى الهدوء.", "العاهلان"),
        ("حضر السفير الكيني والسفير الأوغندي الحفل، وتحدث السفيران عن التجارة.", "السفيران"),
        ("تستعد النرويج والدنمارك للقمة. وسيلتقي الوزيران قريبا.", "الوزيران"),
    ],
)
def test_two_people_by_one_post_are_both_where_people_of_two_states_stand_before(text: str, dual: str) -> None:
    mention = actors(text)[dual]
    assert (mention.rule, mention.country) == ("both", None)


def test_two_people_of_one_state_are_of_that_state() -> None:
    text = "اجتمع وزير الدفاع الكيني مع وزير المالية الكيني في غياب رواندا. وقال الوزيران إن الميزانية كافية."
    assert actors(text)["الوزيران"].country == "KEN"


def test_two_presidents_with_their_states_are_told_of_each() -> None:
    assert [m.country for m in found("رحب الرئيسان الفنلندي والسويدي بالقرار")] == ["FIN", "SWE"]


def test_before_names_the_dual_is_left_to_them() -> None:
    assert [m.surface for m in found("صافح الرئيسان باراك أوباما وراوول كاسترو الضيوف")] == [
        "باراك أوباما",
        "راوول كاسترو",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "اشترت غانا النفط من مالي، وهو المصدر الرئيسي للدخل",
        "تقاتلت غانا ومالي على المحورين الرئيسين",
        "غاب الرئيسان عن الحفل",
    ],
)
def test_the_adjective_main_is_no_two_presidents(text: str) -> None:
    assert not any(m.rule in {"both", "post.president.dual"} for m in found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استقبل الرئيس السنغالي أنطونيو غوتيريش في دكار", ["SEN", "UNO", "SEN"]),
        ("استقبل أمير قطر إسماعيل هنية", ["QAT", "PSE"]),
        ("هاتف رئيس الوزراء الماليزي ناريندرا مودي", ["MYS", "IND"]),
        ("بعد لقاء وزير الخارجية الإيراني خالد مشعل", ["IRN", "PSE"]),
    ],
)
def test_the_known_person_behind_a_post_of_another_state_is_whom_its_holder_meets(
    text: str, expected: list[str]
) -> None:
    assert [m.country for m in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("استقبل الرئيس التونسي قيس سعيد السفير", "قيس سعيد"),
        ("قال وزير الخارجية النيجيري إسماعيل هنية إن القمة قريبة", "إسماعيل هنية"),  # a namesake who speaks
        ("استقبل وزير العدل الموريتاني محمد سالم الوفد", "محمد سالم"),
    ],
)
def test_else_the_name_is_that_of_the_holder(text: str, name: str) -> None:
    assert found(text)[0].name == name


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("استقبل أمير الكويت وزير المالية فهد الجارالله", ["أمير الكويت", "وزير المالية فهد الجارالله"]),
        ("انتقد رئيس البرلمان العراقي وزير الدفاع ثابت العباسي", ["رئيس البرلمان العراقي", "وزير الدفاع ثابت العباسي"]),
        (
            "أقال رئيس الوزراء الكويتي وزير المالية فهد الجارالله",
            ["رئيس الوزراء الكويتي", "وزير المالية فهد الجارالله"],
        ),
        ("التقى قائد الجيش الكيني قائد الجيش الرواندي", ["قائد الجيش الكيني", "قائد الجيش الرواندي"]),
    ],
)
def test_a_head_of_state_or_speaker_is_no_minister_besides(text: str, surfaces: list[str]) -> None:
    assert [m.surface for m in found(text)] == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "قال نائب رئيس الوزراء وزير الخارجية الأردني سامر العلي إن الحدود آمنة",
        "قال رئيس الوزراء وزير الخارجية القطري الشيخ خالد العلي إن الحدود آمنة",
        "أعلن ولي العهد وزير الدفاع سامر العلي الخطة",
    ],
)
def test_one_holder_may_have_two_posts(text: str) -> None:
    assert found(text)[0].name.endswith("العلي")


def test_a_post_behind_somebody_who_has_held_one_there_is_told_of_him() -> None:
    text = "التقى الرئيس الليبي عمرو موسى الأمين العام لجامعة الدول العربية"
    assert [(m.country, m.name) for m in found(text)] == [("LBY", "الرئيس الليبي"), ("IGO", "عمرو موسى")]
    assert "EGY" in {m.country for m in found("كرم عمرو موسى الأمين العام السابق لجامعة الدول العربية")}
    assert [m.country for m in found("التقى كيري وزير الخارجية الروسي")] == ["USA", "RUS"]


def test_who_goes_to_a_ministry_is_not_accredited_there() -> None:
    assert [m.country for m in found("وصل سفير كندا إلى وزارة الخارجية الصينية")] == ["CAN", "CHN"]


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("قال وزير الدفاع (الفرنسي) سيباستيان لوكورنو إن العدد كاف", "FRA", "سيباستيان لوكورنو"),
        ("حضر الرئيس (التونسي) قيس سعيد القمة", "TUN", "قيس سعيد"),
    ],
)
def test_brackets_around_an_adjective_of_a_state_do_not_part_a_post_from_its_holder(
    text: str, country: str, name: str
) -> None:
    (mention, *_) = found(text)
    assert (mention.country, mention.name, mention.score) == (country, name, 1.0)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("رحبت بموقف حكومة اليابان عام 2022", "حكومة اليابان"),
        ("انقلب جيش ميانمار عام 2021", "جيش ميانمار"),
        ("زارت حكومة اليابان العام الماضي", "حكومة اليابان"),
        ("استقال القائد العام الحالي", "القائد العام الحالي"),
        ("استقال مدير عام الشركة المصرية", "مدير عام الشركة المصرية"),
    ],
)
def test_a_year_is_no_adjective(text: str, surface: str) -> None:
    assert surface in actors(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("وقعت النرويج عقدا مع غانا لمنح الأخيرة قرضا", "GHA"),
        ("وقعت الجزائر عقدا مع تونس لتزويد الأخيرة بالنفط", "TUN"),
        ("قلقت كندا إزاء دعم غانا لمالي وعدم رغبة الأخيرة في الحوار", "MLI"),
    ],
)
def test_the_latter_stands_behind_verbal_nouns(text: str, country: str) -> None:
    assert actors(text)["الأخيرة"].country == country


@pytest.mark.parametrize("text", ["رحبت غانا بالزيارة الأخيرة", "رحبت غانا بتصريحات مالي الأخيرة"])
def test_behind_other_nouns_it_is_an_adjective(text: str) -> None:
    assert "الأخيرة" not in actors(text)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("التقى سفير الدولة لدى تونس رئيس الحكومة التونسية", "سفير الدولة لدى تونس"),
        ("استدعى نائب وزير الدفاع، كينجي تاناكا، السفير الهندي", "نائب وزير الدفاع، كينجي تاناكا"),
        ("أكد نائب وزير الخارجية، كينجي تاناكا، دعم بلاده لكييف", "نائب وزير الخارجية، كينجي تاناكا"),
        ("أكد وزير الخارجية وقوف بلاده الدائم إلى جانب أوكرانيا", "وزير الخارجية"),
    ],
)
def test_nobody_is_of_the_state_whose_ambassador_he_meets_or_which_his_country_supports(
    text: str, surface: str
) -> None:
    assert actors(text)[surface].country is None


def test_a_minister_is_of_the_state_of_the_page_where_more_than_its_ambassador_is_named() -> None:
    text = "قررت الهند سحب بعثتها. وأعلن وزير الخارجية عودة السفير الهندي من كندا. وقال إن بلاده غاضبة."
    assert actors(text)["وزير الخارجية"].country == "IND"


@pytest.mark.parametrize(
    ("text", "courtesy", "country"),
    [
        ("التقى الملك محمد السادس أمير قطر الشيخ تميم. ودعا جلالته إلى التعاون", "جلالته", "MAR"),
        ("التقى الملك محمد السادس أمير قطر الشيخ تميم. ودعا سموه إلى التعاون", "سموه", "QAT"),
        ("وصل فخامة الرئيس التركي والتقى وزير النقل القطري. وشكر معاليه الوفد", "معاليه", "QAT"),
        ("وصل فخامة الرئيس التركي والتقى أمير قطر. وشكر فخامته الأمير", "فخامته", "TUR"),
        ("وصل فخامة الرئيس التركي والتقى وزير النقل القطري. ووصف فخامته اللقاء بأنه مثمر", "فخامته", "TUR"),
        ("وصل رئيس وزراء ماليزيا. وقال معاليه إن الزيارة مهمة", "معاليه", "MYS"),
    ],
)
def test_a_courtesy_title_means_whose_title_it_is(text: str, courtesy: str, country: str) -> None:
    assert actors(text)[courtesy].country == country


def test_a_town_called_like_a_courtesy_title_is_nobody() -> None:
    assert "معاليه" not in actors("قال وزير النقل الإسرائيلي إن الطريق مغلق قرب معاليه أدوميم")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("وقعت الحكومة الكولومبية اتفاقا مع المتمردين في هافانا", "COL"),
        ("انطلقت محادثات بين الحكومة التشادية والمتمردين في الدوحة", "TCD"),
        ("هاجم متمردون في دارفور قافلة", "SDN"),
        ("أدانت فرنسا هجوم المتمردين في كينشاسا", "COD"),
    ],
)
def test_rebels_are_not_of_the_state_where_one_talks_with_them(text: str, country: str) -> None:
    assert next(m.country for m in found(text) if m.sector == "REB") == country


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ('قال الأمين العام لـ"حزب الله" كمال درويش إن الحدود مغلقة', "LBN", "كمال درويش"),
        ("أكد المفوض العام لـ«الأونروا»، كمال درويش، أن التمويل توقف", "UNO", "كمال درويش"),
        ("قال المتحدث العسكري لـ«كتائب القسام» كمال درويش إن الحدود مغلقة", "PSE", "كمال درويش"),
    ],
)
def test_of_stands_apart_before_a_quotation(text: str, country: str, name: str) -> None:
    (mention,) = found(text)
    assert (mention.country, mention.name) == (country, name)


@pytest.mark.parametrize("text", ['قال المدير العام لـ"الرياض" إن السوق مفتوح', 'قال المدير العام لـ"رويترز" ذلك'])
def test_to_a_newspaper_somebody_only_speaks(text: str) -> None:
    assert found(text)[0].surface == "المدير العام"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("رفض مدير الشركة المصرية المهندس عادل النجار الجلوس", "عادل النجار"),
        ("قال النائب الأردني عماد العدوان إن السوق مفتوح", "عماد العدوان"),  # no general, and no aggression
        ("قال المتحدث محمد شهيد إن السوق مفتوح", "محمد شهيد"),
        ("قال وزير العدل الكويتي سالم الصباح إن السوق مفتوح", "سالم الصباح"),
        ("أكد السفير اليمني محمد الموقف الثابت لبلاده", "محمد"),
        ("أكد السفير اليمني محمد موقف فرنسا", "محمد"),
        ("قال المتحدث اليمني خالد شمال، إن السوق مفتوح", "خالد شمال"),
        ("قال المتحدث اليمني خالد شمال إن السوق مفتوح", "خالد شمال"),
        ("اجتمع المبعوث اليمني خلف أبواب مغلقة", "خلف"),
        ("قال المحافظ اليمني سعيد أهالي القرية نزحوا", "سعيد"),
        ("استقبل وزير النقل اليمني خالد الوفد", "خالد"),
        ("قال وزير النقل اليمني خالد توجه إلى عدن", "خالد"),
        ("قال وزير النقل اليمني خالد أمس إن السوق مفتوح", "خالد"),
    ],
)
def test_behind_a_post_and_a_single_given_name_stands_the_family(text: str, name: str) -> None:
    assert found(text)[0].name == name


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("قال المتحدث الصحفي للكرملين ديمتري بيسكوف ذلك", "المتحدث الصحفي للكرملين ديمتري بيسكوف", "RUS"),
        ("وصلت رئيسة جمهورية ليبيريا، إلين سيرليف، أمس", "رئيسة جمهورية ليبيريا، إلين سيرليف", "LBR"),
        (
            "قدم سفير غانا لدى نيجيريا المعين حديثا، كوفي مينساه، أوراقه",
            "سفير غانا لدى نيجيريا المعين حديثا، كوفي مينساه",
            "GHA",
        ),
        (
            "قال وزير العدل الليبي بالحكومة المكلفة، سامر العلي، ذلك",
            "وزير العدل الليبي بالحكومة المكلفة، سامر العلي",
            "LBY",
        ),
        ("قال سامر العلي المسؤول عن شؤون الطلاب في العراق ذلك", "سامر العلي المسؤول عن شؤون الطلاب في العراق", "IRQ"),
        ("ندد وزير العدل الليبي بالحكومة المكلفة، وغادر", "وزير العدل الليبي", "LBY"),
        ("حمل العراق المسؤول عن الهجوم التبعات", "المسؤول", "IRQ"),
    ],
)
def test_a_post_is_told_to_its_end(text: str, surface: str, country: str) -> None:
    assert actors(text)[surface].country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("استقبل الأمين العام وفدا من حركة حماس", None),
        ("رفضت روسيا قرار الأمم المتحدة. وقال الأمين العام إن الوقت ضيق", "UNO"),
        ("وصل الأمين العام لحلف الناتو إلى تركيا. وقال الأمين العام إن الوقت ضيق", "IGO"),
        ("وصل الأمين العام لحزب الله إلى إيران. وقال الأمين العام إن الوقت ضيق", "LBN"),
    ],
)
def test_a_secretary_general_is_of_no_state_that_he_meets(text: str, country: str | None) -> None:
    assert [m.country for m in found(text) if m.surface == "الأمين العام"] == [country]


def test_the_latter_may_be_a_state_that_is_spelled_like_an_adjective() -> None:
    assert found("اتهمت روسيا أوكرانيا بقصف الأخيرة محطة للطاقة")[-1].country == "UKR"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("اتفق الوزراء الثلاثة المصري والسعودي والأردني على خطة", "EGY"),
        ("فشلت الحكومات الثلاث المتعاقبة في لبنان", "LBN"),
        ("وقعت مصر والسودان وتشاد اتفاقا ودعت الدول الثلاث إلى السلام", None),
    ],
)
def test_several_are_nobody_before_them_where_it_is_told_whose_they_are(text: str, country: str | None) -> None:
    several = next(m for m in found(text) if m.surface.startswith(("الوزراء", "الحكومات", "الدول")))
    assert several.country == country


@pytest.mark.parametrize(
    ("text", "surface", "country", "sector"),
    [
        ("أعلن الجيش الكيني أنه قتل قياديا في القاعدة.", "قياديا في القاعدة", "ISM", "REB"),
        ("قتل زعيم فرع القاعدة في اليمن.", "زعيم فرع القاعدة في اليمن", "ISM", "REB"),
        ("أوقفت الشرطة عضوين في داعش.", "عضوين في داعش", "ISM", "REB"),
        ("قتل قائد ميداني في حركة طالبان.", "قائد ميداني في حركة طالبان", "AFG", "REB"),
        ("نفى متحدث باسم القاعدة الخبر.", "متحدث باسم القاعدة", "ISM", "REB"),
        # A base, and the army of a state.
        ("زار قائد القاعدة الجوية الكينية الجنود.", "القاعدة الجوية الكينية", "KEN", "MIL"),
        ("قتل عضو بارز في الحرس الثوري.", "عضو بارز في الحرس الثوري", "IRN", "MIL"),
    ],
)
def test_who_leads_or_fights_in_a_group_is_of_it(text: str, surface: str, country: str, sector: str) -> None:
    mention = next(m for m in found(text) if surface in m.surface)
    assert (mention.country, mention.sector) == (country, sector)


def test_whom_gunmen_kill_is_no_adjective_of_theirs() -> None:
    assert [m.surface for m in found("قتل مسلحون إسرائيليا قرب نابلس.")][:2] == ["مسلحون", "إسرائيليا"]
