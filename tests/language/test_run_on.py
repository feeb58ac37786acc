"""Words that a page has run together."""

from __future__ import annotations

import time

import pytest

from marsad.language import analyse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أعلنتوزارة", "أعلنت وزارة"),
        ("زارالوزير", "زار الوزير"),
        ("طالبمندوب", "طالب مندوب"),
        ("ستبدأباستيراد", "ستبدأ باستيراد"),
        ("بلادهمستعدة", "بلاده مستعدة"),
        ("إنّالحكومة", "إنّ الحكومة"),
        ("أنّالصين", "أنّ الصين"),
        ("بأنّروسيا", "بأنّ روسيا"),
        ("وأنَّالجيش", "وأنَّ الجيش"),
        ("وفداًرسمياً", "وفداً رسمياً"),
        ("محادثاتفي", "محادثات في"),
        ("وكندابشأن", "وكندا بشأن"),
        ("توقيعمذكرةتفاهم", "توقيع مذكرة تفاهم"),
        ("رئيسالوزراءالعراقي", "رئيس الوزراء العراقي"),
        ("وزيرالخارجيةالمصري", "وزير الخارجية المصري"),
        ("وزيرالدفاع", "وزير الدفاع"),
        ("الولاياتالمتحدة", "الولايات المتحدة"),
    ],
)
def test_words_run_together_are_parted(text: str, words: str) -> None:
    assert [t.surface for t in analyse(text).tokens] == words.split()


@pytest.mark.parametrize(
    "word",
    [
        "والبرلمانيتان",
        "الغرينلاندية",
        "والكونغوليون",
        "مولدافي",
        "الصوماليلاندي",
        "أماراسوريا",
        "فلاديفوستوك",
        "لمستشاريهم",
        "كريستوفرسون",
        "بمبادراتهما",
        "الأوراسيوية",
        "وسيستقبلونهم",
        "تشيمبوراسو",
        "أنالينا",
        "عبدالرزاق",
        "العبدالعزيز",
        "ماجدالينا",
        "بالألوان",
        "أنّهما",
        "إنّما",
        "أنّني",
        "أنّبتهم",
    ],
)
def test_long_and_foreign_words_stay_whole(word: str) -> None:
    assert [t.surface for t in analyse(word).tokens] == [word]


def test_made_up_words_cost_little() -> None:
    text = " ".join("من" * n + "في" * (20 - n) + end for n in range(1, 20) for end in ("", "ب", "س", "ض"))
    started = time.process_time()
    analyse(text)
    assert time.process_time() - started < 20
