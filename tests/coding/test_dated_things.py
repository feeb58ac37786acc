"""Times that tell how old a thing or who somebody is."""

from datetime import date

import pytest

from marsad.coding.date_options import date_options
from marsad.coding.stage import set_stage
from marsad.readers import Document

PUBLISHED = date(2023, 3, 1)


def dated(text, word):
    """The first days that the trigger of a word may have by the times of its sentence."""
    stage = set_stage(Document.from_text(text, published=str(PUBLISHED)))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)
    options = date_options(trigger, trigger.frames[0].type, stage.scenes, stage.day)
    return sorted({str(o.mention.start) for o in options})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("زار الرئيس الغاني نيروبي لمناقشة معاهدة 1994.", "زار"),
        ("بحث وزيرا خارجية غانا وكينيا معاهدة عام 1998.", "بحث"),
        ("تتهم كينيا غانا بانتهاك اتفاق 2015.", "تتهم"),
        ("اتهمت كينيا غانا بخرق إعلان أكرا لعام 1994.", "اتهمت"),
        ("رفضت كينيا اتفاقية 1959 مع غانا.", "رفضت"),
        ("انسحبت كينيا من الاتفاق الموقع مع غانا عام 1979.", "انسحبت"),
        ("طالبت كينيا غانا بالالتزام بالمعاهدة الموقعة في مارس 1979.", "طالبت"),
        ("رفعت كينيا العقوبات المفروضة على غانا منذ 2006.", "رفعت"),
        ("منحت كينيا حق اللجوء لصحفي غاني فر من أكرا العام الماضي.", "منحت"),
    ],
)
def test_the_age_of_a_thing_dates_nothing_else(text, word):
    assert dated(text, word) == []


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("وقعت كينيا وغانا معاهدة السلام عام 1979.", "وقعت", "1979-01-01"),
        ("وقعت كينيا وغانا اتفاق سلام عام 1979.", "وقعت", "1979-01-01"),
        ("زار الرئيس الغاني نيروبي عام 1994.", "زار", "1994-01-01"),
        ("زار الرئيس الغاني نيروبي في 1994.", "زار", "1994-01-01"),
        ("عقدت كينيا وغانا قمة عام 2015.", "عقدت", "2015-01-01"),
        ("شنت كينيا حربا على غانا عام 2006.", "شنت", "2006-01-01"),
        ("العقوبات المفروضة على غانا منذ 2006 باقية.", "العقوبات", "2006-01-01"),
        ("رفضت كينيا اتفاقا مع غانا عام 2015.", "رفضت", "2015-01-01"),
        ("انسحبت كينيا من الاتفاق الموقع مع غانا يوم الاثنين.", "انسحبت", "2023-02-27"),
        ("قتل ثلاثة جنود غانيين في هجوم وقع عام 2013.", "قتل", "2013-01-01"),
    ],
)
def test_a_deed_keeps_its_own_time(text, word, day):
    assert dated(text, word) == [day]


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("أجرت كينيا وغانا محادثات بشأن الحدود التي رسمت عام 1926.", "محادثات", []),
        ("التقى الرئيس الكيني نظيره الغاني لبحث الاتفاق الذي وقع عام 1979.", "لبحث", []),
        ("التقى الرئيس الكيني نظيره الغاني لمناقشة الهجوم الذي وقع يوم الاثنين.", "لمناقشة", []),
        ("المحادثات التي جرت في 2019 بين كينيا وغانا لم تثمر.", "المحادثات", ["2019-01-01"]),
        ("زيارة الرئيس الكيني إلى غانا التي جرت في مارس 2019 لم تثمر.", "زيارة", ["2019-03-01"]),
    ],
)
def test_what_is_talked_about_keeps_its_time(text, word, days):
    assert dated(text, word) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("غانا، التي انضمت إلى الاتحاد عام 1993، طردت سفير كينيا.", "طردت", []),
        ("كينيا التي انضمت إلى الاتحاد عام 1993 طردت سفير غانا.", "طردت", []),
        ("الهجوم الذي وقع عام 2013، أدى إلى مقتل جنديين من كينيا.", "مقتل", ["2013-01-01"]),
        ("في عام 1993، طردت كينيا سفير غانا.", "طردت", ["1993-01-01"]),
        ("كينيا، التي طردت السفير يوم الاثنين، قصفت غانا.", "قصفت", ["2023-02-27"]),
        ("قال الوزير في مايو إن العقوبات التي تفرضها كينيا على غانا باقية.", "تفرضها", []),
        ("قال الوزير في مايو إن العقوبات التي فرضتها كينيا على غانا باقية.", "فرضتها", ["2022-05-01"]),
    ],
)
def test_what_somebody_is_known_for_has_no_time_of_the_news(text, word, days):
    assert dated(text, word) == days
