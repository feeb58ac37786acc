import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.language import analyse, verbs_of
from marsad.language.ar.forms import form
from marsad.language.ar.lemmas import lemmas
from marsad.language.ar.sentences import LONGEST
from marsad.records import POS, Span


def sentences(text, regions=None):
    return [s.span.of(text) for s in analyse(text, regions).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. غادر الوزير.", ["وصل الوفد.", "غادر الوزير."]),
        ("هل وصل؟ نعم! انتهى", ["هل وصل؟", "نعم!", "انتهى"]),
        ("عنوان بلا نقطة\nنص الخبر", ["عنوان بلا نقطة", "نص الخبر"]),
        ('قال: "لن نتراجع." وأضاف', ['قال: "لن نتراجع."', "وأضاف"]),
        ("زار د. سامي المقر", ["زار د. سامي المقر"]),
        ("نقلت أ.ف.ب. عن مصدر", ["نقلت أ.ف.ب. عن مصدر"]),
        ("ارتفع 3.5 في المئة", ["ارتفع 3.5 في المئة"]),
        ("انتهى اللقاء.وأضاف البيان", ["انتهى اللقاء.", "وأضاف البيان"]),
        ("على موقع example.com اليوم", ["على موقع example.com اليوم"]),
        ("لم يحدد... موعد اللقاء", ["لم يحدد...", "موعد اللقاء"]),
        ("   \n ", []),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


def test_text_without_a_stop_is_cut_into_sentences_of_bounded_length():
    found = analyse("زار الوزير المدينة " * 1000)
    assert {s.last - s.first for s in found.sentences} == {LONGEST, 3000 % LONGEST}
    assert sum(s.last - s.first for s in found.sentences) == 3000


def test_no_sentence_crosses_a_region_and_spans_index_the_text():
    text = "زيارة رسمية وصل الرئيس إعلان"
    found = analyse(text, [Span(0, 11), Span(12, 22)])
    assert [s.span.of(text) for s in found.sentences] == ["زيارة رسمية", "وصل الرئيس"]
    assert all(t.span.of(text) == t.surface for t in found.tokens)


@pytest.mark.parametrize("regions", [[Span(3, 5), Span(0, 2)], [Span(0, 4), Span(3, 5)], [Span(0, 99)]])
def test_regions_out_of_order_are_refused(regions):
    with pytest.raises(ValueError, match="region"):
        analyse("وصل الوفد", regions)


def tags(text):
    return {t.surface: t.pos for t in analyse(text).tokens}


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("قتل سبعة عمال في انهيار المنجم.", "قتل", POS.VERB),
        ("أدانت المنظمة قتل العمال.", "قتل", POS.NOUN),
        ("بحث الوزيران ملف المياه في جدة.", "بحث", POS.VERB),
        ("تواصل اللجنة بحث ملف المياه.", "بحث", POS.NOUN),
        ("أُعلن في الرباط عن تشكيل لجنة.", "أُعلن", POS.VERB),
        ("سيزور الملك تونس.", "سيزور", POS.VERB),
        ("كان الوزير في القصر.", "كان", POS.AUX),
        ("ليس الخبر صحيحا.", "ليس", POS.AUX),
        ("وصل الوفد إلى المطار.", "إلى", POS.ADP),
        ("وصل 12 وزيرا.", "12", POS.NUM),
        ("وصل الوفد.", ".", POS.PUNCT),
        ("قال إن الوفد وصل.", "إن", POS.SCONJ),
    ],
)
def test_part_of_speech(text, word, tag):
    assert tags(text)[word] is tag


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("أعلنت الحكومة القرار.", "أعلنت", "أعلن"),
        ("التقى الرؤساء في القمة.", "الرؤساء", "رئيس"),
        ("وصلت السفارات تعليمات.", "السفارات", "سفارة"),
        ("اجتمع المندوبون مساء.", "المندوبون", "مندوب"),
        ("أغلقت الدولة سفارتها.", "سفارتها", "سفارة"),
        ("وقع البلدان اتفاقيتين.", "اتفاقيتين", "اتفاقية"),
    ],
)
def test_lemmas(text, word, lemma):
    assert lemma in next(t.lemmas for t in analyse(text).tokens if t.surface == word)


def test_verbs_of_a_verbal_noun():
    assert verbs_of("زيارة") == ("زار",)
    assert verbs_of("كرسي") == ()


ODD = st.text(
    alphabet=st.one_of(st.sampled_from('وبلال قتل.؟!…"«»()\n\r\t٣3,ـ\u200f\u202b\u064e😀aZ\0'), st.characters())
)


@settings(deadline=None)
@given(ODD)
def test_any_text_is_analysed_whole_and_in_order(text):
    found = analyse(text)
    assert all(t.span.of(text) == t.surface for t in found.tokens)
    reached = 0
    for sentence in found.sentences:
        assert sentence.first == reached < sentence.last
        assert sentence.span == (found.tokens[sentence.first].span.start, found.tokens[sentence.last - 1].span.end)
        reached = sentence.last
    assert reached == len(found.tokens)
    assert analyse(text) == found


@pytest.mark.parametrize(
    "piece",
    [
        "و",
        "وال",
        "لل",
        "1",
        "1,",
        ".",
        '."',
        "؟",
        "\u202bا",
        "😀",
        "قتل ",
        "د.",
        "أ.",
        "\u064e",
        "ـ",
        "a1",
        "\n",
        "(",
        "_",
    ],
    ids=ascii,
)
def test_time_is_linear_in_the_length(piece):
    def seconds(times):
        start = time.process_time()
        analyse(piece * times)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(40_000 // len(piece)) < 3.0


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("تهدد", "هدد"),
        ("تواجه", "واجه"),
        ("تقصف", "قصف"),
        ("تطالب", "طالب"),
        ("تحدد", "حدد"),
        ("تؤكد", "أكد"),
        ("توفر", "وفر"),
    ],
)
def test_a_feminine_present_is_first_of_the_verb_that_is_used_most(word, lemma):
    assert lemmas(form(word), POS.VERB)[0] == lemma


@pytest.mark.parametrize(
    ("word", "lemma"), [("تمكن", "تمكن"), ("تضررت", "تضرر"), ("تراجع", "تراجع"), ("تعهد", "تعهد"), ("تولى", "تولى")]
)
def test_a_past_in_ta_keeps_its_own_verb(word, lemma):
    assert lemma in lemmas(form(word), POS.VERB)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("أعلنتوزارة الدفاع", ["أعلنت", "وزارة", "الدفاع"]),
        ("اجتماع السفيرةأمس", ["اجتماع", "السفيرة", "أمس"]),
        ("قال إنالمطار مغلق", ["قال", "إن", "المطار", "مغلق"]),
        ("وصل إلى إثيوبيافي زيارة", ["وصل", "إلى", "إثيوبيا", "في", "زيارة"]),
        ("رد سريعاًعلى الهجوم", ["رد", "سريعاً", "على", "الهجوم"]),
        ("المستشفىالعسكري", ["المستشفى", "العسكري"]),
        ("زار الصينوالهند", ["زار", "الصين", "والهند"]),
        ("طلب تزويدكييف بالذخيرة", ["طلب", "تزويد", "كييف", "بالذخيرة"]),
        ("السودانتظاهرات", ["السودان", "تظاهرات"]),
        ("كماأعلن الوزير", ["كما", "أعلن", "الوزير"]),
        ("صدرهاالاتحاد", ["صدرها", "الاتحاد"]),
        ("ذكر مراسلالبرلمانفي ليون", ["ذكر", "مراسل", "البرلمان", "في", "ليون"]),
    ],
)
def test_words_that_a_page_ran_together_are_parted(text, parts):
    found = analyse(text)
    assert [token.surface for token in found.tokens] == parts
    assert all(token.span.of(text) == token.surface for token in found.tokens)


@pytest.mark.parametrize(
    "word",
    [
        "الاستراتيجيات",
        "سيصلان",
        "نواكشوط",
        "أذربيجان",
        "هيمارس",
        "المكافىء",
        "فسيكفيكهم",
        "بوركينا",
        "اليونانيان",
        "أذربيجانيون",
        "ماليكون",
        "ماكينلي",
        "وكالتهم",
        "كوالالمبور",
        "موليفي",
        "شكراًـــ",
        "متظاهرات",
        "سااكاشفيلي",
    ],
)
def test_one_word_stays_one(word):
    assert len(analyse(word).tokens) == 1
