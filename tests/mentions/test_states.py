from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad import lexicon
from marsad.language import analyse
from marsad.mentions.state.demonyms import inflections
from marsad.mentions.states import StateMatch, is_only_place, states_in

# ISO 3166-1 alpha-3 of the states and of the larger territories.
_ISO = """
AFG AGO ALB AND ARE ARG ARM AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN CHE
CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FRA FSM
GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HKG HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN
KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY PSE QAT ROU RUS RWA
SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV
TWN TZA UGA UKR URY USA UZB VAT VCT VEN VNM VUT WSM XKX YEM ZAF ZMB ZWE
"""


def found(text: str, policy: str = "iso") -> list[tuple[str, str, str]]:
    analysis = analyse(text)
    return [
        (" ".join(t.surface for t in analysis.tokens[m.first : m.last]), m.country, m.kind)
        for m in states_in(analysis, policy)
    ]


def codes(text: str, policy: str = "iso") -> list[str]:
    return [code for _, code, _ in found(text, policy)]


def only(text: str) -> StateMatch:
    (match,) = states_in(analyse(text))
    return match


@pytest.mark.parametrize("code", _ISO.split())
def test_every_state_has_a_name(code: str) -> None:
    assert any(
        entry.value["country"] == code and not entry.value.get("historical")
        for entry in lexicon.entries("ar", "countries")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت أميركا موقفها", ["USA"]),
        ("أعلنت الولايات المتحدة الأمريكية موقفها", ["USA"]),
        ("اتهمت سورية تركيا", ["SYR", "TUR"]),
        ("سفراء كوت ديفوار وساحل العاج", ["CIV", "CIV"]),
        ("انسحبت من البوسنة والهرسك", ["BIH"]),
        ("دولة جنوب السودان والسودان", ["SSD", "SDN"]),
        ("غينيا بيساو وغينيا الاستوائية وغينيا", ["GNB", "GNQ", "GIN"]),
        ("كوريا الشمالية وكوريا الجنوبية", ["PRK", "KOR"]),
        ("النيجر ونيجيريا", ["NER", "NGA"]),
        ("جمهورية الكونغو الديمقراطية والكونغو برازافيل", ["COD", "COG"]),
    ],
)
def test_names_in_every_spelling_the_longest_first(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ولإسرائيل جيش", "ISR"),
        ("التقى بالسعودية", "SAU"),
        ("قدمه للولايات المتحدة", "USA"),
        ("ففلسطين أولا", "PSE"),
        ("وصل للبنان", "LBN"),
    ],
)
def test_clitics_stay_outside_the_name(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("السعوديون", ("SAU", "p", "m", True)),
        ("سعوديتان", ("SAU", "d", "f", False)),
        ("الأتراك", ("TUR", "p", "m", True)),
        ("للأمريكيين", ("USA", "p", "m", True)),
        ("أميركية", ("USA", "s", "f", False)),
        ("الكوري الجنوبي", ("KOR", "s", "m", True)),
        ("الجنوب أفريقية", ("ZAF", "s", "f", True)),
        ("الأكراد", ("UNK", "p", "m", True)),
    ],
)
def test_demonyms_tell_country_number_gender_and_article(text: str, expected: tuple[str, str, str, bool]) -> None:
    match = only(text)
    assert (match.country, match.number, match.gender, match.definite) == expected
    assert match.kind == "demonym"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قالت واشنطن ذلك", "capital"),
        ("أعلن الكرملين ذلك", "seat"),
        ("هاجمت الدولة العبرية", "nickname"),
        ("اجتمعت دول الخليج", "region"),
        ("وصلت القوات السعودية", "demonym"),
        ("أعلنت السعودية موقفها", "name"),
        ("غادر الوزير السعودية", "name"),
        ("شاهدت جنديا روسيا", "demonym"),
        ("قرب حدود سورية", "name"),
        ("قالت مصادر سورية", "demonym"),
    ],
)
def test_the_kind_follows_the_word_and_its_neighbours(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "طلب وزير المالية دعما ماليا",
        "كرد على ذلك",
        "قاس نصف قطره",
        "الأمير تركي بن عبد الله",
        "زار مسقط رأسه",
        "تلقى دعما من ولاية جورجيا",
        "على الضفة المقابلة",
        "بعد صلاة المغرب",
    ],
)
def test_ordinary_words_and_persons_are_no_states(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استقبل العاهل الأردني في عمان ضيفه", ["JOR", "JOR"]),
        ("أكدت سلطنة عمان أن عمان تتوسط", ["OMN", "OMN"]),
        ("في طرابلس قال الليبيون", ["LBY", "LBY"]),
        ("في طرابلس قال اللبنانيون", ["LBN"]),
        ("قال الملك المغربي إن المملكة ثابتة", ["MAR", "MAR"]),
        ("رئيس مالي في باماكو", ["MLI", "MLI"]),
        ("قوات الاحتلال في نابلس", ["ISR"]),
        ("الاحتلال الروسي", ["RUS"]),
    ],
)
def test_homonyms_are_settled_by_the_document(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_groups_tell_their_members() -> None:
    match = only("التقت الكوريتان")
    assert (match.country, set(match.members)) == ("UNK", {"PRK", "KOR"})


def test_contested_ground_follows_the_policy() -> None:
    text = "مسؤولون في القرم"
    assert codes(text) == ["UKR"]
    assert codes(text, "russia") == ["RUS"]
    assert only(text).part


def test_a_state_that_is_no_more_is_marked() -> None:
    assert only("انهار الاتحاد السوفياتي").historical


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وصل إلى باريس", True),
        ("اجتمعوا في باريس", True),
        ("أعلنت باريس موقفها", False),
        ("طلب الدعم من باريس", False),
        ("زار باريس", True),
    ],
)
def test_a_capital_after_movement_or_a_preposition_of_place_is_only_a_place(text: str, place: bool) -> None:
    analysis = analyse(text)
    (match,) = states_in(analysis)
    assert is_only_place(analysis, match.first) is place


def test_forms_of_a_demonym_agree_in_all_their_words() -> None:
    spellings = {i.spelling for i in inflections("كوري جنوبي")}
    assert {"كورية جنوبية", "الكوريون الجنوبيون", "كوريين جنوبيين"} <= spellings


def test_a_word_that_is_no_adjective_of_origin_is_refused() -> None:
    with pytest.raises(ValueError, match="not an adjective of origin"):
        list(inflections("روس"))


@given(
    st.lists(
        st.sampled_from(
            ["السعودية", "وإيران", "مالي", "في", "عمان", "الكوريتان", "قال", ".", "واشنطن", "تركي", "«", "-"]
        ),
        max_size=12,
    )
)
def test_matches_are_in_order_and_apart(parts: list[str]) -> None:
    reached = 0
    for match in states_in(analyse(" ".join(parts))):
        assert reached <= match.first < match.last
        reached = match.last


_TOPICS = ("countries", "capitals", "demonyms", "nicknames", "regions", "not_states")


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        (e.text, e.span, e.value)
        for topic in _TOPICS
        for _, accepted, _ in lexicon.examples("ar", topic)
        for e in accepted
    ],
)
def test_accepted_examples_of_the_lexicons(text: str, span: str, value: str) -> None:
    assert (span, value) in {(words, code) for words, code, _ in found(text)}


@pytest.mark.parametrize(
    ("entry", "text"),
    [(entry.id, e.text) for topic in _TOPICS for entry, _, rejected in lexicon.examples("ar", topic) for e in rejected],
)
def test_rejected_examples_of_the_lexicons(entry: str, text: str) -> None:
    assert entry not in {match.rule for match in states_in(analyse(text))}
    if entry.startswith("not."):
        assert found(text) == []


_ADJECTIVE_NOT_IN_USE = """
ATA ATF BVT HMD SGS UMI
BES BLM CCK COK CXR KNA MAF MNP SPM SXM TCA VGB VIR
"""


def test_every_code_of_iso_has_an_adjective_but_those_that_news_calls_by_the_name_alone() -> None:
    known = {code for e in lexicon.entries("ar", "demonyms") for code in (e.value["country"], *e.value.get("any", ()))}
    iso = {row["iso3"] for row in lexicon.table("world", "country_codes") if row["isonumeric"]}
    assert iso - known == set(_ADJECTIVE_NOT_IN_USE.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الحاكم الساموي الأمريكي", ["ASM"]),
        ("زار الوفد دومينيكا وشكر الرئيس الدومينيكي", ["DMA", "DMA"]),
        ("استقبل الرئيس الدومينيكي الوفد", ["DOM"]),
        ("طالب التشاغوسيون بالعودة", ["IOT"]),
        ("أعلنت الحكومة السولومونية نتيجة الاقتراع", ["SLB"]),
        ("زار الوفد جزيرة جيرسي والتقى النواب الجيرسيين", ["JEY", "JEY"]),
        ("فاز مرشح نيو جيرسي", []),
        ("اجتمع الاتحاد الأروبي", []),
        ("قدم الوفد الغياني الفرنسي شكوى", ["GUF"]),
    ],
)
def test_adjectives_of_small_territories(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("وصل الوزير إلى مصر اليوم", ["EGY"]),
        ("غادر الوفد الأردن اليوم إلى روسيا", ["JOR", "RUS"]),
        ("قال إن روسيا اليوم ليست كما كانت", ["RUS"]),
        ("ذكر موقع مصر اليوم أن الجلسة أجلت", []),
        ("وفق ما ذكرته «روسيا اليوم» أمس", []),
        ("قال مراسل الصين اليوم إن الطريق مغلق", []),
        ("قال لقناة «روسيا اليوم» إن الطريق مغلق", []),
        ("وأضاف لإذاعة صوت العراق أن الطريق مغلق", []),
        ("علا صوت العراق في القاعة", ["IRQ"]),
    ],
)
def test_a_state_and_today_are_an_outlet_only_where_they_are_called_one(text: str, countries: list[str]) -> None:
    assert [match.country for match in states_in(analyse(text))] == countries


@pytest.mark.parametrize(
    ("text", "country"), [("أعلنت بليز تأييدها", "BLZ"), ("استقبلت هونيارا الوفد", "SLB"), ("بيان من قصر بعبدا", "LBN")]
)
def test_small_states_and_palaces(text: str, country: str) -> None:
    assert [match.country for match in states_in(analyse(text))] == [country]


@pytest.mark.parametrize(
    ("text", "codes_of"),
    [
        ("انسحبت القوات المسلحة المالية", ["MLI"]),
        ("قتل المسلحون جنديا ماليا", ["MLI"]),
        ("قتل جنود ماليين في كمين", ["MLI"]),
        ("التقى وزير الخارجية المالي ضيفه", ["MLI"]),
        ("رحل مئات الماليين", ["MLI"]),
        ("وقعت الحكومة المالية الاتفاق", ["MLI"]),
        ("زادت موارد الجيش المالية", []),
        ("زادت موارد القوات المالية", []),
        ("انتقد سياسة الحكومة المالية", []),
        ("ساعدت الجنود ماليا", []),
        ("زار وزير المالية الميناء", []),
        ("حضر كبار المحللين الماليين", []),
        ("اجتمعت لجنة الشؤون المالية", []),
        ("أقلعت الطائرة من القاعدة والقوات والمالية تنتظر", []),
    ],
)
def test_an_adjective_with_another_sense_is_of_the_state_behind_people_and_troops(
    text: str, codes_of: list[str]
) -> None:
    assert codes(text) == codes_of


@pytest.mark.parametrize(
    "text",
    [
        "هزت تفجيرات بروكسل البلاد",
        "اعتقلت شرطة بروكسل لصين",
        "تعرضت بروكسل لفيضان",
        "استهدف انتحاريان بروكسل",
        "بروكسل (رويترز) - غادر الوفد",
        "وصل رئيس الوزراء الهولندي الجديد مساء إلى بروكسل",
    ],
)
def test_brussels_as_a_city_is_belgian(text: str) -> None:
    assert [s.country for s in states_in(analyse(text)) if s.kind == "capital"] == ["BEL"]


@pytest.mark.parametrize("text", ["رفضت وارسو ضغوط بروكسل", "اتهمت بودابست بروكسل بالتدخل", "بروكسل: لن نتراجع"])
def test_brussels_as_a_government_is_the_union(text: str) -> None:
    assert [s.country for s in states_in(analyse(text))][-1] == "EUR"
