"""Contexts: every cue of an accepted example is heard, none in a rejected one; plain and vague words, page, modes, sectors."""

import pytest

from marsad.coding.contexts import context_names, contexts_in, contexts_of, page_contexts
from marsad.coding.ontology import event_types
from marsad.coding.stage import set_stage
from marsad.language import analyse
from marsad.lexicon import examples
from marsad.records import Block, BlockKind, Document, Span

ROWS = examples("ar", "contexts")
ACCEPTED = [pytest.param(e, x, id=f"{e.id}-{n}") for e, accept, _ in ROWS for n, x in enumerate(accept)]
REJECTED = [pytest.param(e, x, id=f"{e.id}-{n}") for e, _, reject in ROWS for n, x in enumerate(reject)]
PLOVER = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal reparations
    human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping health asylum
    migration disasters natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking"""


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


def test_implied_modes_are_modes_of_the_ontology():
    for entry, _, _ in ROWS:
        for implied in entry.value.get("implied", ()):
            type_, _, mode = implied.partition(".")
            assert mode in event_types()[type_].modes, implied


def test_a_vague_word_counts_where_the_page_deals_with_the_matter():
    assert "natural_resource" not in heard("اتفق البلدان على زيادة الإنتاج")
    assert "natural_resource" in heard("اتفق البلدان على زيادة الإنتاج", {"natural_resource"})
    assert "natural_resource" in heard("اتفق البلدان على زيادة الإنتاج من الغاز")


def test_a_page_deals_with_what_three_words_of_it_are_about():
    text = "تراجع سعر النفط. وبلغ البرميل سبعين دولارا. وقالت أوبك إن المصافي تعمل."
    assert "natural_resource" in page_contexts(analyse(text).tokens)
    assert "natural_resource" not in page_contexts(analyse("تراجع سعر النفط والنفط الخام.").tokens)


def test_modes_and_sectors_bring_contexts():
    text = "أغارت الطائرات على البلدة"
    stage = set_stage(Document("a", text, (Block(BlockKind.BODY, Span(0, len(text)), "ar"),)))
    trigger = stage.triggers[0]
    assert "military" in contexts_of(trigger, "ASSAULT", "aerial")
    assert contexts_of(trigger, "ASSAULT", None, sectors=("JUD", "SPY")) == ("intelligence", "legal")


def test_words_far_from_the_event_do_not_count():
    text = "التقى الوزير المصري نظيره العراقي " + "ثم قال كلاما طويلا عن أمور شتى " * 5 + "في البرلمان"
    stage = set_stage(Document("a", text, (Block(BlockKind.BODY, Span(0, len(text)), "ar"),)))
    trigger = stage.triggers[0]
    assert trigger.word == "التقي"
    assert "legislative" not in contexts_of(trigger, "CONSULT", None)
