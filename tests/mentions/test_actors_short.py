from __future__ import annotations

import pytest

from marsad.mentions.actors import find_actors


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("قالت حماس إنها ترفض العرض. وأضافت الحركة أنها مستعدة.", "الحركة", "PSE"),
        ("أوقف تنظيم داعش الحافلة. وطالب التنظيم المتطرف بفدية", "التنظيم", "ISM"),
        ("عقد مجلس الأمن جلسة ثم أصدر المجلس بيانا", "المجلس", "UNO"),
        ("قال الناتو إن أعضاء جددا طلبوا الانضمام للحلف", "للحلف", "IGO"),
        ("رفض النظام السوري الخطة. ويصر النظام على موقفه", "النظام", "SYR"),
        (
            "قالت حكومة المغرب إن حزب العدالة والتنمية سيشارك. وقال الحزب إنه ينتقد الموازنة",
            "الحزب",
            "MAR",
        ),  # as its own name is settled
        ("اجتمع مجلس الأمن. وعقد مجلس الوزراء في لبنان جلسة وقال المجلس إنه أقر الخطة", "المجلس", "LBN"),
        ("حذرت الوكالة الدولية للطاقة الذرية. ونقلت وكالة رويترز ذلك وقالت الوكالة إنها تتابع", "الوكالة", "GBR"),
        ("نفى حزب الله النبأ. ثم أعلنت حماس موقفها وقال الحزب إنه يؤيدها", "الحزب", "LBN"),
    ],
)
def test_one_word_means_the_last_that_is_called_so(text: str, surface: str, country: str) -> None:
    assert (surface, country, "short") in {(m.surface, m.country, m.rule) for m in find_actors(text)}


@pytest.mark.parametrize(
    "text",
    [
        "وصل الحزب إلى البرلمان",  # nobody is called so before
        "نفى حزب الله النبأ وعقد الحزب الشيوعي مؤتمرا",  # another name goes on
        "رفض اتحاد البرلمانات الخطة وقال الاتحاد إنه يدرسها",  # whose name is not known
        "ينهار قطاع لبنان المصرفي ويحتاج القطاع دعما",
        "ينمو القطاع المصرفي سريعا في لبنان",
    ],
)
def test_one_word_alone_means_nobody_else(text: str) -> None:
    assert "short" not in {m.rule for m in find_actors(text)}


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("هاجم داعش البلدة في العراق ثم انسحب مقاتلو التنظيم", "مقاتلو التنظيم", "ISM"),
        ("عرضت حماس خطتها على مصر وشرحها المتحدث باسم الحركة", "المتحدث باسم الحركة", "PSE"),
        ("شكلت محكمة العدل الدولية لجنة. وقالت المحكمة إن إسرائيل ترفض. ثم أعلنت المحكمة قرارها", "المحكمة", "UNO"),
        ("انتقدت محكمة العدل الدولية إسرائيل. وقالت محكمة الاستئناف في تونس إن المحكمة ستنظر", "المحكمة", "TUN"),
        ("نفى حزب الله النبأ وقال وزير الخارجية بالوكالة في لبنان ذلك", "وزير الخارجية بالوكالة", "LBN"),
        ("هاجم داعش البلدة ودانت محكمة في العراق الهجوم وقالت المحكمة ذلك", "المحكمة", "IRQ"),
    ],
)
def test_a_phrase_that_ends_in_such_a_word_is_of_that_organisation(text: str, surface: str, country: str) -> None:
    assert {m.country for m in find_actors(text) if m.surface == surface} == {country}


def test_fighters_of_an_organisation_named_again_have_its_sector() -> None:
    found = {m.surface: m.sector for m in find_actors("هاجم داعش البلدة في العراق ثم انسحب مقاتلو التنظيم")}
    assert found["مقاتلو التنظيم"] == found["داعش"]
