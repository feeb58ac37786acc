import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language import candidates, form
from marsad.language.ar.vocabulary import verb_lemmas
from marsad.lexicon import entries, topics
from marsad.text import fold, key


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وزير", "وزير"),
        ("ووزير", "و+وزير"),
        ("والوزير", "و+ال+وزير"),
        ("للدولة", "ل+ل+دولة"),
        ("للجنة", "ل+لجنة"),
        ("لبنان", "لبنان"),
        ("للبنان", "ل+لبنان"),
        ("وبينهما", "و+بين+هما"),
        ("فاعتقلته", "ف+اعتقلت+ه"),
        ("بأنها", "ب+أن+ها"),
        ("ولإسرائيل", "و+ل+إسرائيل"),
        ("سيزور", "س+يزور"),
        ("وسيعلن", "و+س+يعلن"),
        ("سوريا", "سوريا"),
        ("بسوريا", "ب+سوريا"),
        ("له", "ل+ه"),
        ("الله", "الله"),
        ("لكن", "لكن"),
        ("كانت", "كانت"),
        ("وكان", "و+كان"),
        ("سفارتها", "سفارت+ها"),
        ("كندا", "كندا"),
        ("بكين", "بكين"),
        ("فرنسا", "فرنسا"),
        ("واشنطن", "واشنطن"),
        ("لواشنطن", "ل+واشنطن"),
        ("التقى", "التقى"),
        ("والتزمت", "و+التزمت"),
        ("القى", "القى"),
        ("التلفزيون", "ال+تلفزيون"),
        ("وللجيش", "و+ل+ل+جيش"),
        ("وبالجيش", "و+ب+ال+جيش"),
        ("ولدعم", "و+ل+دعم"),
        ("وبموجبها", "و+ب+موجب+ها"),
        ("فاليوم", "ف+ال+يوم"),
        ("وسنلاحقهم", "و+س+نلاحق+هم"),
        ("والتقاه", "و+التقا+ه"),
        ("وبنوك", "و+بنوك"),
        ("وليد", "وليد"),
        ("وكالة", "وكالة"),
        ("فتحت", "فتحت"),
        ("وولي", "و+ولي"),
        ("بنى", "بنى"),
        ("بني", "بني"),
        ("ساند", "ساند"),
        ("ويداهم", "و+يداهم"),
        ("أثري", "أثري"),
        ("آلية", "آلية"),
        ("بآلية", "ب+آلية"),
        ("انتهاك", "انتهاك"),
        ("بلينكن", "بلينكن"),
        ("لفيدان", "ل+فيدان"),
        ("بعقوبة", "بعقوبة"),
        ("وببعلبك", "و+ب+بعلبك"),
        ("بحركة", "ب+حركة"),
        ("الرئيس", "ال+رئيس"),
        ("باسم", "ب+اسم"),
        ("وحث", "و+حث"),
        ("وأيد", "و+أيد"),
        ("ولفت", "و+لفت"),
        ("وحل", "و+حل"),
        ("فقتل", "ف+قتل"),
        ("فقدم", "ف+قدم"),
        ("وحثهم", "و+حث+هم"),
        ("وسام", "وسام"),
        ("ورد", "ورد"),
        ("وعد", "وعد"),
        ("فساد", "فساد"),
        ("فرعي", "فرعي"),
        ("فرد", "فرد"),
        ("فطور", "فطور"),
        ("وادي", "وادي"),
        ("وزارته", "وزارت+ه"),
        ("BBC", "BBC"),
        ("2016", "2016"),
    ],
)
def test_segments(word, expected):
    assert "+".join(form(word).segments) == expected


@pytest.mark.parametrize(
    ("word", "core", "stem"),
    [
        ("سفارتها", "سفاره", "سفاره"),
        ("وللدولة", "الدوله", "دوله"),
        ("مستواه", "مستوي", "مستوي"),
        ("والقاهرة", "القاهره", "قاهره"),
    ],
)
def test_keys_are_those_of_the_free_word(word, core, stem):
    assert (form(word).core_key, form(word).stem_key) == (core, stem)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("ولبنان", "لبنان"),
        ("للجزائر", "الجزائر".replace("ئ", "ء")),
        ("للجنة", "اللجنه"),
        ("بالقاهرة", "القاهره"),
        ("وبروسيا", "روسيا"),
        ("زعيمها", "زعيم"),
        ("كفرنسا", "فرنسا"),
    ],
)
def test_candidates_reach_the_word_inside(word, key):
    assert key in candidates(form(word))


def test_candidates_begin_with_the_whole_word_and_repeat_none():
    found = candidates(form("وبسفارتها"))
    assert found[0] == "وبسفارتها"
    assert len(found) == len(set(found))


def test_a_well_known_whole_word_is_not_stripped():
    assert "زير" not in candidates(form("وزير"))


def test_form_is_one_object_per_surface():
    assert form("الوزير") is form("الوزير")


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("أعلنت", ("أعلن", "past", 3, "s", "f", "active")),
        ("يزور", ("زار", "present", 3, "s", "m", "active")),
        ("قالوا", ("قال", "past", 3, "p", "m", "active")),
        ("قيل", ("قال", "past", 3, "s", "m", "passive")),
        ("اعتقلته", ("اعتقل", "past", 3, "s", "f", "active")),
        ("يقتلوه", ("قتل", "present", 3, "p", "m", "active")),
        ("ليس", ("ليس", "past", 3, "s", "m", "active")),
    ],
)
def test_verb_readings(word, reading):
    assert reading in form(word).verbs


def test_a_written_vowel_tells_the_voice():
    assert {r.voice for r in form("أُعلن").verbs if r.tense == "past" and r.person == 3} == {"passive"}
    assert {r.voice for r in form("أَعلن").verbs} == {"active"}


def test_the_future_particle_leaves_only_the_present():
    assert {r.tense for r in form("سيعلن").verbs} == {"present"}


def test_a_word_with_the_article_is_no_verb():
    assert form("القتل").verbs == ()


FRAME_VERBS = sorted(
    {
        verb
        for topic in topics("ar")
        if topic.startswith(("frames", "facts"))
        for e in entries("ar", topic)
        for verb in e.value.get("verbs", ())
    }
)
# Written as far commoner words are: "complete", "because", "blame" and "for a mother", "and to".
LIKE_OTHER_WORDS = {"التأم", "لان", "لام", "والى"}


def test_every_verb_of_a_frame_is_in_the_table_and_its_past_is_read():
    known = {key(lemma) for lemma in verb_lemmas()}
    assert [verb for verb in FRAME_VERBS if key(verb) not in known] == []
    unread = {verb for verb in FRAME_VERBS if key(verb) not in {key(r.lemma) for r in form(verb).verbs}}
    assert unread <= LIKE_OTHER_WORDS


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [
        ("داهمت", "داهم", "past"),
        ("تداهم", "داهم", "present"),
        ("سيهاتفه", "هاتف", "present"),
        ("واستحوذوا", "استحوذ", "past"),
        ("تتزامن", "تزامن", "present"),
    ],
)
def test_verbs_that_the_conjugator_does_not_list_are_read(word, lemma, tense):
    assert (lemma, tense) in {(r.lemma, r.tense) for r in form(word).verbs}


@given(st.text(alphabet=st.one_of(st.sampled_from("وفبكلساليهنمةتىأ\u064e\u200fـ"), st.characters()), max_size=60))
def test_segments_join_to_the_folded_word(word):
    found = form(word)
    assert "".join(found.segments) == found.folded == fold(word)
    assert 0 <= found.stem_index < len(found.segments)
    assert candidates(found)[0] == found.key


@pytest.mark.parametrize(
    "word", ["للأمم", "بالقوة", "لمنع", "بحسب", "سيلتقي", "للبنان", "كالعادة", "بغداد", "ليبيا", "كوبا", "بوتين"]
)
@pytest.mark.parametrize("conjunction", ["و", "ف"])
def test_a_conjunction_before_a_word_does_not_change_how_the_word_is_cut(conjunction, word):
    assert form(conjunction + word).segments == (conjunction, *form(word).segments)


@pytest.mark.parametrize("word", ["فقرا", "فراج", "فطوره", "فقيدهم", "فجور", "وزان", "فهيد"])
def test_a_noun_that_begins_like_a_conjunction_is_not_parted(word):
    assert form(word).proclitics == ()
