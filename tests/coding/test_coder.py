import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import marsad
from marsad.readers import Document


def sides(event):
    return {p.country for p in event.actors}, {p.country for p in event.recipients}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("زار الرئيس الكيني وليام روتو العاصمة اليابانية طوكيو أمس وأجرى مباحثات مع رئيس الوزراء الياباني.", "CONSULT", "KEN", "JPN"),
        ("أدانت وزارة الخارجية النرويجية بشدة الهجوم الذي شنته القوات الروسية على مدينة خاركيف.", "ACCUSE", "NOR", "RUS"),
        ("فرضت كندا عقوبات اقتصادية جديدة على بيلاروسيا بسبب انتهاكات حقوق الإنسان.", "SANCTION", "CAN", "BLR"),
        ("قصفت الطائرات الحربية الإثيوبية مواقع للجيش الإريتري قرب الحدود.", "ASSAULT", "ETH", "ERI"),
        ("هددت كوريا الشمالية اليابان برد عسكري ساحق إذا واصلت المناورات.", "THREATEN", "PRK", "JPN"),
        ("طالبت البرازيل الأرجنتين بسحب قواتها من المنطقة الحدودية.", "REQUEST", "BRA", "ARG"),
        ("أرسلت السويد طائرات محملة بمساعدات إغاثية إلى الصومال أمس.", "AID", "SWE", "SOM"),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(coder, text, kind, actors, recipients):
    events = coder.code(Document.from_text(text, published="2024-03-05")).events
    pooled = {"CONSULT", "AGREE", "COOPERATE"}
    wanted = ({actors, recipients}, set()) if kind in pooled else ({actors}, {recipients})
    found = [(e.type, *((sides(e)[0] | sides(e)[1], set()) if e.type in pooled else sides(e))) for e in events]
    assert (kind, *wanted) in found


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("اعتقلت السلطات السعودية 40 إثيوبيا في جازان.", "CVL"),
        ("قتل الجيش الإسرائيلي لبنانيين في غارات على الجنوب.", "CVL"),
        ("أدانت وزارة الخارجية النرويجية الروس بسبب القصف.", "GOV"),
    ],
)
def test_people_to_whom_something_is_done_are_no_government(coder, text, sector):
    (event, *_) = coder.code(Document.from_text(text, published="2024-03-05")).events
    assert [p.sector for p in event.recipients] == [sector]


def test_an_event_tells_how_many_and_who_told_whom(coder):
    text = "قالت وكالة الأناضول نقلا عن وزارة الدفاع التركية إن روسيا قصفت قرية سورية.\nواعتقلت الشرطة المصرية أكثر من 30 متظاهرا في القاهرة."
    strike, arrest = coder.code(Document.from_text(text, published="2024-03-05")).events
    assert (strike.attributed_to, strike.attributed_via) == ("وزارة الدفاع التركية", ("وكالة الأناضول",))
    assert (strike.arrested, arrest.arrested, arrest.bounds) == (None, 30, {"arrested": "min"})


def test_evidence_is_verbatim_and_short(coder):
    document = Document.from_text(
        "وقعت البرازيل والهند اتفاقا لتصدير القمح، وقال الوزير إن بلاده سترسل وفدا إلى نيودلهي."
    )
    coding = coder.code(document)
    assert coding.events
    assert coding.facts
    for record in (*coding.events, *coding.facts):
        assert record.evidence_span.of(document.text) == record.evidence
        assert len(record.evidence.split()) <= 13


def test_captions_teasers_and_appeals_are_not_coded(coder):
    page = (
        "رئيس فنلندا يزور ليتوانيا\n\n"
        "زار الرئيس الفنلندي ألكسندر ستوب ليتوانيا يوم الثلاثاء وأجرى محادثات مع نظيره الليتواني غيتاناس ناوسيدا.\n\n"
        "شاهد أيضاً\n\n"
        "السويد تطرد السفير البيروفي\n\n"
    )
    document = Document.from_text(page, published="2025-02-04")
    codes = {p.country for e in coder.code(document).events for p in (*e.actors, *e.recipients)}
    assert codes == {"FIN", "LTU"}


def test_offices_are_read(coder):
    facts = coder.code(Document.from_text("قال وزير الخارجية النمساوي ألكسندر شالنبرغ إن بلاده محايدة.")).facts
    assert [(f.relation, f.object, f.fields["person"]) for f in facts if f.relation == "office"] == [
        ("office", "AUT", "ألكسندر شالنبرغ")
    ]


def test_a_mission_has_kind_city_and_state(coder):
    facts = coder.code(Document.from_text("أعلنت السفارة النرويجية في نيروبي استئناف العمل.")).facts
    mission = next(f for f in facts if f.relation == "diplomatic_mission")
    assert (mission.subject, mission.object) == ("NOR", "KEN")
    assert mission.fields["kind"] == "embassy"
    assert mission.fields["city"] == "نيروبي"


def test_an_unknown_publication_date_is_bounded_by_the_content(coder):
    published = coder.code(Document.from_text("افتتحت النرويج قنصلية في نيروبي في مايو 2019.")).published
    assert published is not None
    assert (str(published.start), published.end, published.basis) == ("2019-05-01", None, "content")


def test_a_recognition_policy_changes_codes():
    document = Document.from_text("زار وزير خارجية كوسوفو ألبانيا أمس والتقى نظيره الألباني.")
    codes = {p.country for e in marsad.Coder("russia").code(document).events for p in (*e.actors, *e.recipients)}
    assert "XKX" not in codes


def test_an_unknown_policy_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match="iso"):
        marsad.Coder("nobody")


def test_sport_with_war_words_gives_no_events(coder):
    page = (
        "قصف مهاجم الفريق مرمى الضيوف بهدفين في مباراة الدوري أمس\n\n"
        "فاز الفريق على ضيفه بهدفين مقابل هدف في المباراة التي جرت على ملعب المدينة ضمن الجولة العاشرة من الدوري، "
        "وسجل المهاجم هدفين في الشوط الأول "
        "قبل أن يقلص اللاعب البديل النتيجة من ركلة جزاء، وهاجم المدرب الحكم بعد المباراة واتهمه بالانحياز، "
        "ويحتل الفريق المركز الثاني برصيد عشرين نقطة "
        "في ترتيب البطولة قبل مواجهة المتصدر في الجولة المقبلة على ملعبه أمام جماهيره.\n"
    )
    assert coder.code(Document.from_text(page)).events == ()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from('أعلنتوزارةالخارجيةفيمصر إيران،.«»"\n:0123٪abc\u200f\u202b😀'), max_size=400))
def test_no_text_breaks_the_coder(text):
    document = Document.from_text("نص " + text)
    coding = marsad.Coder().code(document)
    assert all(e.evidence in document.text for e in coding.events)
    json.dumps([f.fields for f in coding.facts], default=str)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("بحث أمير قطر مع رئيس غانا الوضع في مالي.", None),
        ("عقد أمير قطر ورئيس غانا اجتماعا في مالي.", "MLI"),
        ("بحث أمير قطر مع رئيس غانا وقف إطلاق النار في مالي.", None),
        ("بحث أمير قطر مع رئيس غانا في أكرا أزمة مالي.", "GHA"),
    ],
)
def test_a_matter_that_is_talked_of_is_elsewhere(coder, text, place):
    (event, *_) = coder.code(Document.from_text(text, published="2024-03-05")).events
    assert event.place == place


def test_with_whom_somebody_talks_does_not_tell_what_he_says(coder):
    text = "قال فيدان بعد لقائه لافروف إن تركيا ترفض أي تدخل في سوريا."
    events = coder.code(Document.from_text(text, published="2024-03-05")).events
    (refusal,) = [e for e in events if e.type == "REJECT"]
    assert (refusal.attributed_to, refusal.recipients) == ("فيدان", ())


def test_talks_beside_a_demand_are_not_demanded(coder):
    text = "طالب ملك الأردن بعد اجتماع مع الرئيس الأميركي إسرائيل بوقف الاستيطان."
    events = coder.code(Document.from_text(text, published="2024-03-05")).events
    (demand,) = [e for e in events if e.type == "REQUEST"]
    (talks,) = [e for e in events if e.type == "CONSULT"]
    assert demand.mode != "meet"
    assert [p.country for p in demand.recipients] == ["ISR"]
    assert {p.country for p in talks.actors} == {"JOR", "USA"}
