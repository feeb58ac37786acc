"""Which days a status leaves an event."""

from datetime import date

import pytest

from marsad.coding.stage import set_stage
from marsad.coding.statuses.in_time import is_out_of_time, is_over, is_surely_past, may_date, to_come
from marsad.readers import Document
from marsad.records import DateMention, Span

PUBLISHED = date(2024, 5, 10)


def triggered(text):
    return set_stage(Document.from_text(text, published=str(PUBLISHED))).triggers[0]


def day(month, number):
    when = date(2024, month, number)
    return DateMention(Span(0, 3), "يوم", when, when, "day", "made.up")


@pytest.mark.parametrize(
    ("text", "kind", "when", "status"),
    [
        ("لقاء وزيري خارجية غانا وكينيا.", "CONSULT", day(5, 11), "future"),
        ("قصف غانا بلدة في كينيا.", "ASSAULT", day(5, 11), "future"),
        ("توقيع غانا وكينيا اتفاقا.", "SUPPORT", day(5, 11), "future"),
        ("توقع غانا وكينيا اتفاقا.", "SUPPORT", day(5, 11), "future"),
        ("وقعت غانا وكينيا اتفاقا.", "SUPPORT", day(5, 11), None),
        ("إشادة غانا بكينيا.", "SUPPORT", day(5, 11), None),
        ("دعت غانا كينيا إلى الانسحاب.", "REQUEST", day(5, 11), None),
        ("لقاء وزيري خارجية غانا وكينيا.", "CONSULT", day(5, 10), None),
        ("لقاء وزيري خارجية غانا وكينيا.", "CONSULT", None, None),
    ],
)
def test_what_has_a_day_after_the_publication_is_to_come(text, kind, when, status):
    found = to_come(triggered(text), kind, when, PUBLISHED)
    assert (found and found[0]) == status


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("وقعت غانا وكينيا اتفاقا.", True),
        ("اتفقت غانا وكينيا على التعاون.", True),
        ("توقع غانا وكينيا اتفاقا.", False),
        ("يزور الرئيس الغاني كينيا.", False),
        ("زيارة الرئيس الغاني إلى كينيا.", False),
    ],
)
def test_a_verb_in_the_past_is_told_by_its_form(text, past):
    assert is_surely_past(triggered(text)) is past


@pytest.mark.parametrize(
    ("text", "kind", "status", "when", "may"),
    [
        ("اتفقت غانا وكينيا على الاجتماع.", "AGREE", "actual", day(5, 20), False),
        ("فرضت غانا عقوبات على كينيا.", "SANCTION", "actual", day(6, 1), False),
        ("دعت غانا كينيا إلى اجتماع.", "REQUEST", "actual", day(5, 20), False),
        ("اجتماع غانا وكينيا.", "CONSULT", "actual", day(5, 20), True),
        ("يجتمع وزيرا غانا وكينيا.", "CONSULT", "actual", day(5, 20), True),
        ("اتفقت غانا وكينيا على الاجتماع.", "AGREE", "actual", day(5, 10), True),
        ("سترسل غانا مساعدات إلى كينيا.", "AID", "future", day(5, 9), False),
        ("سترسل غانا مساعدات إلى كينيا.", "AID", "future", day(5, 10), True),
        ("قد تنسحب غانا من الاتفاق.", "SANCTION", "hypothetical", day(1, 9), True),
        ("قد تنسحب غانا من الاتفاق.", "SANCTION", "hypothetical", day(5, 9), True),
        ("لم تقصف غانا كينيا.", "ASSAULT", "negated", day(1, 9), True),
    ],
)
def test_a_status_rules_days_out(text, kind, status, when, may):
    assert may_date(triggered(text), kind, status, when, PUBLISHED) is may
    assert may_date(triggered(text), kind, status, when, None)


@pytest.mark.parametrize(
    ("text", "status", "when", "after", "over"),
    [
        ("سترسل غانا مساعدات إلى كينيا.", "future", day(5, 9), False, True),
        ("سترسل غانا مساعدات إلى كينيا.", "future", day(5, 17), False, False),
        ("إرسال غانا مساعدات إلى كينيا.", "future", day(5, 9), False, False),
        ("أرسلت غانا مساعدات إلى كينيا.", "future", day(5, 9), False, False),
        ("أرسلت غانا مساعدات إلى كينيا.", "actual", day(5, 17), True, False),
        ("أرسلت غانا مساعدات إلى كينيا.", "actual", day(5, 9), False, False),
        ("قد تنسحب غانا من الاتفاق.", "hypothetical", day(1, 1), False, False),
        ("سترسل غانا مساعدات إلى كينيا.", "negated", day(1, 1), False, False),
        ("سترسل غانا مساعدات إلى كينيا.", "future", None, False, False),
    ],
)
def test_an_event_keeps_no_day_that_its_status_rules_out(text, status, when, after, over):
    assert is_out_of_time(status, when, PUBLISHED) == after
    assert is_over(triggered(text), status, when, PUBLISHED) == over


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اتفقت غانا وكينيا على عقد اجتماع للجنة المشتركة في 20 مايو الجاري", [("AGREE", "actual", None)]),
        ("فرضت غانا عقوبات على مسؤولين كينيين تبدأ في 1 يونيو", [("SANCTION", "actual", None)]),
        ("توقع غانا وكينيا اتفاقا تجاريا في يونيو المقبل", [("SUPPORT", "future", "2024-06-01")]),
        ("تعقد غانا وكينيا قمة في 12 يونيو", [("CONSULT", "future", "2024-06-12")]),
        ("وقعت غانا وكينيا اتفاقا أمس", [("SUPPORT", "actual", "2024-05-09")]),
        ("قد تنسحب إيران من الاتفاق الموقع عام 2015", [("SANCTION", "hypothetical", None)]),
    ],
)
def test_days_and_statuses_agree(coder, text, told):
    found = coder.code(Document.from_text(text, published=str(PUBLISHED))).events
    events = [(e.type, e.status, e.when and str(e.when.start)) for e in found]
    assert set(told) <= set(events)
