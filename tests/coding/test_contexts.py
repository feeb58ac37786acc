"""Contexts: every cue of an accepted example is heard, none in a rejected one; plain and vague words, page, clause, deeds, sides, answers."""

from dataclasses import replace

import pytest

from marsad.coding.contexts import context_names, contexts_in, contexts_of, contexts_of_all, page_contexts
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.frames import load_frames
from marsad.coding.ontology import event_types
from marsad.coding.stage import set_stage
from marsad.language import analyse
from marsad.lexicon import examples
from marsad.records import ActorKind, ActorMention, Block, BlockKind, Document, Span
from marsad.text import key

ROWS = examples("ar", "contexts")
ACCEPTED = [pytest.param(e, x, id=f"{e.id}-{n}") for e, accept, _ in ROWS for n, x in enumerate(accept)]
REJECTED = [pytest.param(e, x, id=f"{e.id}-{n}") for e, _, reject in ROWS for n, x in enumerate(reject)]
PLOVER = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal reparations
    human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping health asylum
    migration disasters natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking"""


TRIGGERS = (load_frames().verbs, load_frames().nouns, load_frames().participles)


def drafts(text, *types):
    """A draft for each type, of the first trigger that may be of it and is of no draft before."""
    stage = set_stage(Document("a", text, (Block(BlockKind.BODY, Span(0, len(text)), "ar"),)))
    found = []
    for name in types:
        type_, _, mode = name.partition(".")
        taken = {(d.trigger.scene.index, d.trigger.at) for d in found}
        at = next(
            t for t in stage.triggers if (t.scene.index, t.at) not in taken and any(f.type == type_ for f in t.frames)
        )
        found.append(replace(Draft(at, type_, 1.0), mode=mode or None))
    return found


def side(country, sector):
    return Candidate(ActorMention(Span(0, 1), "س", ActorKind.STATE, country, sector, "س"), country, sector, None, "")


def heard(text, page=()):
    return contexts_in(analyse(text).tokens, page)


@pytest.mark.parametrize(("entry", "example"), ACCEPTED)
def test_accepted_example_has_the_context_and_by_its_span(entry, example):
    assert example.value == entry.value["context"]
    assert example.span in example.text
    assert example.value in heard(example.text)
    assert example.value not in heard(example.text.replace(example.span, ""))


@pytest.mark.parametrize(("entry", "example"), REJECTED)
def test_rejected_example_has_not(entry, example):
    assert example.why
    assert entry.value["context"] not in heard(example.text)


def test_the_contexts_are_those_of_the_manual_in_its_order():
    assert list(context_names()) == PLOVER.split()
    assert all(accept and reject for _, accept, reject in ROWS)


def test_deeds_that_bring_contexts_are_types_modes_words_and_frames_that_exist():
    frames = {f.id.partition(".frame.")[2] for index in TRIGGERS for found in index.values() for f in found}
    for entry, _, _ in ROWS:
        named = [deed for field in ("implied", "abroad", "likely") for deed in entry.value.get(field, ())]
        named += [deed.rpartition(" ")[0] for deed in entry.value.get("towards", ())]
        for deed in named:
            type_, _, mode = deed.partition(".")
            word = key(deed.partition(":")[2])
            assert (
                deed in frames
                or deed in event_types()
                or (type_ in event_types() and mode in event_types()[type_].modes)
                or any(word in index for index in TRIGGERS)
            ), deed


def test_a_vague_word_counts_where_the_page_deals_with_the_matter():
    assert "natural_resource" not in heard("اتفق البلدان على زيادة الإنتاج")
    assert "natural_resource" in heard("اتفق البلدان على زيادة الإنتاج", {"natural_resource"})
    assert "natural_resource" in heard("اتفق البلدان على زيادة الإنتاج من الغاز")


def test_a_page_deals_with_what_three_words_of_it_are_about():
    text = "تراجع سعر النفط. وبلغ البرميل سبعين دولارا. وقالت أوبك إن المصافي تعمل."
    assert "natural_resource" in page_contexts(analyse(text).tokens)
    assert "natural_resource" not in page_contexts(analyse("تراجع سعر النفط والنفط الخام.").tokens)


def test_modes_and_sectors_bring_contexts():
    (raid,) = drafts("أغارت الطائرات على البلدة", "ASSAULT.aerial")
    assert "military" in contexts_of(raid)
    judged = replace(raid, mode=None, actors=[side("EGY", "JUD"), side("EGY", "SPY")])
    assert contexts_of(judged) == ("intelligence", "legal")


def test_who_meets_whom_is_diplomacy_between_countries_only():
    (meeting,) = drafts("التقى الوزير المسؤول", "CONSULT")
    home, abroad = [side("EGY", "GOV"), side("EGY", "LAB")], [side("EGY", "GOV"), side("OMN", "GOV")]
    assert "diplomatic" not in contexts_of(replace(meeting, actors=home))
    assert "diplomatic" in contexts_of(replace(meeting, actors=abroad))


def test_who_is_arrested_may_tell_what_it_is_about():
    (arrest,) = drafts("اعتقلت السلطات رجلا", "COERCE.arrest")
    assert contexts_of(arrest) == ()
    assert "rights_freedoms" in contexts_of(replace(arrest, recipients=[side("EGY", "JRN")]))
    assert "rights_freedoms" not in contexts_of(replace(arrest, actors=[side("EGY", "JRN")]))


def test_what_is_done_counts_like_a_vague_word():
    (arrest,) = drafts("اعتقلت السلطات محتجين", "COERCE.arrest")
    (praise,) = drafts("أشاد الوزير بمحتجين", "SUPPORT")
    assert "repression" in contexts_of(arrest)
    assert "repression" not in contexts_of(praise)


def test_the_word_itself_may_bring_a_context():
    apology, pardon = drafts("اعتذر الرئيس للقرية وعفا عن صياد", "CONCEDE", "CONCEDE")
    assert "reparations" in contexts_of(apology)
    assert "reparations" not in contexts_of(pardon)


def test_words_of_the_deed_told_beside_do_not_count():
    visit, arrest = drafts("زار الوزير المصري عمان وأوقفت الشرطة مهرب كوكايين", "CONSULT.visit", "COERCE.arrest")
    assert "illegal_drugs" in contexts_of(arrest)
    assert "illegal_drugs" not in contexts_of(visit)
    expelled, accused = drafts("طردت تونس خبيرا، متهمة المصرف بتلقي رشوة", "SANCTION.expel", "ACCUSE")
    assert "corruption" in contexts_of(accused)
    assert "corruption" not in contexts_of(expelled)


def test_words_far_from_the_event_do_not_count():
    text = "التقى الوزير المصري نظيره العراقي " + "في كلام طويل عن أمور شتى " * 5 + "في البرلمان"
    (meeting,) = drafts(text, "CONSULT")
    assert "legislative" not in contexts_of(meeting)


def test_the_name_of_a_state_says_nothing():
    (seoul,) = drafts("رحبت سيول بالزيارة", "SUPPORT")
    (floods,) = drafts("رحبت غانا بمواجهة السيول", "SUPPORT")
    assert "disasters" not in contexts_of(seoul)
    assert "disasters" in contexts_of(floods)


def test_who_answers_to_a_deed_speaks_of_its_matter():
    told = "باعت تشيلي بيرو صواريخ. "
    sale, answer = drafts(told + "ورحبت غانا بالصفقة", "COOPERATE", "SUPPORT")
    assert contexts_of_all([answer, sale])[0] == contexts_of(sale) == ("military", "economic")
    sale, unnamed = drafts(told + "ورحبت غانا بالمطربة", "COOPERATE", "SUPPORT")
    assert contexts_of_all([sale, unnamed])[1] == ()
    sale, other = drafts(told + "ورحبت غانا بهذا اللقاح", "COOPERATE", "SUPPORT")
    assert contexts_of_all([sale, other])[1] == ("health",)
    sale, far = drafts(told + "نام الناس. طلع النهار. ورحبت غانا بالصفقة", "COOPERATE", "SUPPORT")
    assert "military" not in contexts_of_all([sale, far])[1]
