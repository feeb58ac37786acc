"""How long an event lasts, and what happened at a time told before."""

import pytest

from marsad.readers import Document

PUBLISHED = "2023-05-04"


def days(coder, text, kind):
    """First and last days of the events of a kind."""
    events = coder.code(Document.from_text(text, published=PUBLISHED)).events
    return [(str(e.when.start), str(e.when.end)) if e.when else None for e in events if e.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("بدأ الرئيس السنغالي الثلاثاء زيارة رسمية إلى الأردن تستمر يومين", "CONSULT", "2023-05-02", "2023-05-03"),
        ("وصل وزير دفاع غانا أمس إلى نيروبي في زيارة تستغرق ثلاثة أيام", "CONSULT", "2023-05-03", "2023-05-05"),
        ("يبدأ الرئيس التركي الأحد المقبل زيارة إلى كينيا تستغرق يومين", "CONSULT", "2023-05-07", "2023-05-08"),
        ("بدأت كينيا وغانا أمس مناورات بحرية مشتركة تستمر عشرة أيام", "COOPERATE", "2023-05-03", "2023-05-12"),
        ("بدأت القوات الكينية أمس مناورات مشتركة مع غانا تستمر حتى 12 مايو", "COOPERATE", "2023-05-03", "2023-05-12"),
        ("اختتم رئيس غانا أمس زيارة إلى كينيا استمرت ثلاثة أيام", "CONSULT", "2023-05-01", "2023-05-03"),
        ("اختتمت كينيا وغانا أمس في أكرا قمة استمرت يومين", "CONSULT", "2023-05-02", "2023-05-03"),
        # The length of something else, one of hours, a deed that is over on its day.
        ("التقى وزير خارجية غانا أمس نظيره الكيني في اجتماع استمر ساعتين", "CONSULT", "2023-05-03", "2023-05-03"),
        ("قصف الجيش الكيني أمس بلدة صومالية بعد معارك استمرت ثلاثة أيام", "ASSAULT", "2023-05-03", "2023-05-03"),
        ("زار رئيس غانا كينيا أمس بعد أزمة استمرت يومين", "CONSULT", "2023-05-03", "2023-05-03"),
        ("زار رئيس غانا كينيا أمس وبحث هدنة تستمر يومين", "CONSULT", "2023-05-03", "2023-05-03"),
    ],
)
def test_a_visit_lasts_as_long_as_is_told(coder, text, kind, first, last):
    assert (first, last) in days(coder, text, kind)
    assert {d for d in days(coder, text, kind) if d} == {(first, last)}


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("ستفتتح غانا قنصلية في نيروبي قبل نهاية العام الجاري", "SUPPORT", "2023-05-04", "2023-12-31"),
        ("سيزور الرئيس الغاني نيروبي بحلول نهاية مايو الجاري", "CONSULT", "2023-05-04", "2023-05-31"),
        ("سيزور الرئيس الغاني نيروبي في نهاية مايو الجاري", "CONSULT", "2023-05-21", "2023-05-31"),
        ("زار الرئيس الغاني نيروبي في نهاية أبريل الماضي", "CONSULT", "2023-04-21", "2023-04-30"),
    ],
)
def test_what_is_to_come_before_the_end_may_come_from_now_on(coder, text, kind, first, last):
    assert days(coder, text, kind) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("اشترت كينيا في عام 2019 زوارق من غانا في صفقة انتقدتها أوغندا حينها", "ACCUSE", "2019-01-01", "2019-12-31"),
        ("في مارس 2020 طردت كينيا السفير الغاني، ووعدت غانا يومها بالرد", "AGREE", "2020-03-01", "2020-03-31"),
        (
            "قطعت كينيا علاقاتها مع غانا في يونيو 2017. ورحبت أوغندا وقتها بالقرار",
            "SUPPORT",
            "2017-06-01",
            "2017-06-30",
        ),
    ],
)
def test_what_happened_then_has_the_time_told_before(coder, text, kind, first, last):
    assert (first, last) in days(coder, text, kind)


def test_the_minister_of_then_is_no_time(coder):
    text = "قطعت كينيا علاقاتها مع غانا في يونيو 2017. وزار وزير الخارجية آنذاك أوغندا"
    assert ("2017-06-01", "2017-06-30") not in days(coder, text, "CONSULT")
