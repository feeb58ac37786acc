from __future__ import annotations

import random
from dataclasses import replace

import pytest

from marsad.readers import Document, Failure, Versions

WORDS = [
    "وزير",
    "سفير",
    "رئيس",
    "وفد",
    "اتفاق",
    "حدود",
    "مدينة",
    "مطار",
    "ميناء",
    "قرض",
    "طاقة",
    "برلمان",
    "حكومة",
    "جيش",
    "قافلة",
    "هدنة",
    "بيان",
    "لجنة",
    "عقد",
    "سوق",
    "زار",
    "وقع",
    "أعلن",
    "نفى",
    "استقبل",
    "بحث",
    "أكد",
    "رفض",
    "طلب",
    "قدم",
    "أرسل",
    "فتح",
    "أغلق",
    "مدد",
    "خفض",
    "رفع",
    "دعم",
    "أدان",
    "حذر",
    "وعد",
]


def sentence(seed: int, length: int = 14) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length)) + "."


def document(*seeds: int, id: str | None = None) -> Document:
    return Document.from_text("\n".join(sentence(seed) for seed in seeds), id=id)


def test_the_first_is_no_version_and_others_are_none() -> None:
    versions = Versions()
    assert versions.marked(document(*range(8))).version is None
    assert versions.marked(document(*range(20, 28))).version is None


def test_the_same_again_adds_nothing() -> None:
    versions = Versions()
    versions.marked(document(*range(8), id="a"))
    version = versions.marked(document(*range(8), id="b")).version
    assert version is not None
    assert (version.of, version.shared, version.added, version.dropped, version.joins) == ("a", 1.0, (), (), ())


def test_what_a_version_adds_and_leaves_out() -> None:
    versions = Versions()
    versions.marked(document(*range(8), id="a"))
    other = document(*range(6), 30, 31, id="b")
    version = versions.marked(other).version
    assert version is not None
    assert [span.of(other.text) for span in version.added] == [sentence(30), sentence(31)]
    assert list(version.dropped) == [sentence(6), sentence(7)]


def test_a_brief_of_a_long_report_is_a_version_of_it() -> None:
    versions = Versions()
    versions.marked(document(*range(40), id="a"))
    version = versions.marked(document(10, 11, 12, id="b")).version
    assert version is not None
    assert version.of == "a"


def test_spelling_makes_no_difference() -> None:
    versions = Versions()
    text = "\n".join(sentence(seed) for seed in range(8))
    versions.marked(Document.from_text(text, id="a"))
    version = versions.marked(Document.from_text(text.replace("أ", "ا").replace("ة", "ه"), id="b")).version
    assert version is not None
    assert version.added == ()


def test_versions_of_versions_lead_to_the_first() -> None:
    versions = Versions()
    versions.marked(document(*range(8), id="a"))
    versions.marked(document(*range(4), *range(30, 34), id="b"))
    version = versions.marked(document(*range(30, 34), *range(40, 44), id="c")).version
    assert version is not None
    assert version.of == "a"


def test_what_joins_two_names_both() -> None:
    versions = Versions()
    versions.marked(document(*range(8), id="a"))
    versions.marked(document(*range(30, 36), id="b"))
    version = versions.marked(document(*range(8), *range(30, 36), id="c")).version
    assert version is not None
    assert {version.of, *version.joins} == {"a", "b"}
    assert version.added == ()


def test_a_line_or_two_is_never_a_version() -> None:
    versions = Versions()
    versions.marked(document(1, id="a"))
    assert versions.marked(document(1, id="b")).version is None


def test_what_fell_out_of_the_window_is_forgotten() -> None:
    versions = Versions(window=2)
    versions.marked(document(*range(8), id="a"))
    for number in range(2):
        versions.marked(document(*range(50 + 10 * number, 58 + 10 * number)))
    assert versions.marked(document(*range(8), id="b")).version is None


DEAD = "لقي {} مصرعهم وأصيب {} بجروح، {}، إثر انقلاب عبارة ركاب في مصب نهر الوادي قبالة ميناء الرملة القديم، وفق ما ذكرته قوات خفر السواحل"
SOUGHT = "ويواصل الغواصون البحث عن ناجين ومفقودين قرب الحطام رغم ارتفاع الموج واشتداد الريح منذ الظهر"
QUIET = "وأوقفت إدارة الميناء رحلاتها وفتحت قاعة لاستقبال ذوي الركاب وعلقت أسماء من نقلوا إلى المستشفى"


def flash(lead: str, *more: str, id: str | None = None, filler: int = 0) -> Document:
    return Document.from_text("\n".join([lead, *more, *(sentence(900 + n) for n in range(filler))]), id=id)


@pytest.mark.parametrize("later", [("أربعة ركاب", "19 آخرون"), ("11 راكبا", "19 آخرون"), ("4 ركاب", "23 شخصا")])
def test_a_first_flash_and_the_full_report_share_little_more_than_their_lead(later: tuple[str, str]) -> None:
    versions = Versions()
    versions.marked(flash(DEAD.format("3 ركاب", "19 آخرون", "الجمعة"), SOUGHT, QUIET, id="flash"))
    version = versions.marked(flash(DEAD.format(*later, "الجمعة"), filler=9, id="full")).version
    assert version is not None
    assert version.of == "flash"


def test_one_lead_of_two_days_tells_two_things() -> None:
    versions = Versions()
    versions.marked(flash(DEAD.format("3 ركاب", "19 آخرون", "الجمعة"), SOUGHT, QUIET))
    assert versions.marked(flash(DEAD.format("3 ركاب", "19 آخرون", "الأحد"), filler=9)).version is None


def test_the_same_background_under_another_lead_is_no_version() -> None:
    versions = Versions()
    versions.marked(document(1, 2, 3, 4, 5, 6))
    assert versions.marked(document(20, 21, 22, 23, 5, 6)).version is None


@pytest.mark.parametrize(("before", "now"), [("14 راكبا", "17 راكبا"), ("خمسة ركاب", "سبعة ركاب")])
def test_a_number_that_changed_is_added(before: str, now: str) -> None:
    versions = Versions()
    told = [DEAD.format(number, "19 آخرون", "الجمعة") for number in (before, now, now)]
    first, second, third = (flash(lead, filler=9, id=str(n)) for n, lead in enumerate(told))
    versions.marked(first)
    changed, again = versions.marked(second).version, versions.marked(third).version
    assert changed is not None
    assert again is not None
    assert [span.of(second.text) for span in changed.added] == [told[1]]
    assert list(changed.dropped) == [told[0]]
    assert again.added == ()


def test_only_the_news_is_compared() -> None:
    versions = Versions()
    furniture = replace(document(*range(8), id="a"))
    blocks = tuple(replace(block, kind=type(block.kind).RELATED) for block in furniture.blocks)
    versions.marked(replace(furniture, blocks=blocks))
    assert versions.marked(document(*range(8), id="b")).version is None


def test_failures_pass() -> None:
    failure = Failure("x", "why")
    assert list(Versions().over([failure])) == [failure]


@pytest.mark.parametrize("text", ["كلمة", "كلمة " * 200, "12 34 " * 100])
def test_strange_texts(text: str) -> None:
    versions = Versions()
    for _ in range(2):
        versions.marked(Document.from_text(text))
