"""Wars, operations and attacks of which nothing but the name is told."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.coding.coder import Coder
from marsad.lexicon import Phrases, examples
from marsad.readers import Document
from marsad.text import words


def attacks(coder: Coder, text: str, day: str = "2024-03-10") -> set[tuple[str, str]]:
    events = coder.code(Document.from_text(text, published=day)).events
    return {
        ("+".join(sorted(p.country for p in e.actors)), "+".join(sorted(p.country for p in e.recipients)))
        for e in events
        if e.type == "ASSAULT"
    }


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("منذ بدء الحرب على غزة نزح مئات الآلاف.", ("ISR", "PSE")),
        ("وأعلن الوزير أن العملية العسكرية الخاصة مستمرة في دونباس.", ("RUS", "UKR")),
        ("تراجعت التجارة منذ غزو الكويت عام 1990.", ("IRQ", "KWT")),
        ("وقفت الأردن مع العراق بعد غزو الكويت.", ("IRQ", "KWT")),
        ("عقب هجوم السابع من أكتوبر أغلقت المعابر.", ("PSE", "ISR")),
        ("في هجمات 7 تشرين الأول أسر جنود.", ("PSE", "ISR")),
        ("خلال هجمات 11 سبتمبر قتل آلاف.", ("ISM", "USA")),
        ("إيران تدعم روسيا في الحرب في أوكرانيا.", ("RUS", "UKR")),
    ],
)
def test_a_name_tells_the_sides(coder: Coder, text: str, sides: tuple[str, str]) -> None:
    assert sides in attacks(coder, text)


def test_a_name_of_nobody_else_is_the_party(coder: Coder) -> None:
    (event,) = coder.code(Document.from_text("تراجعت التجارة منذ غزو الكويت عام 1990.", published="2024-03-10")).events
    assert [p.name for p in event.actors] == ["غزو الكويت"]
    assert [p.name for p in event.recipients] == ["الكويت"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("تعطلت الصادرات بسبب الحرب في أوكرانيا.", "2015-03-10"),
        ("عقب هجوم السابع من أكتوبر أغلقت المعابر.", "2020-03-10"),
    ],
)
def test_before_its_day_a_name_means_something_else(coder: Coder, text: str, day: str) -> None:
    assert not attacks(coder, text, day) & {("RUS", "UKR"), ("PSE", "ISR")}


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("قصفت الولايات المتحدة مواقع في الحرب على غزة.", ("ISR", "PSE")),
        ("دان البرلمان غزو العراق للكويت.", ("USA", "IRQ")),
        ("شن مسلحون هجوما في السابع من أكتوبر على قرية في مالي.", ("PSE", "ISR")),
        ("زار الوزير الرباط في السابع من أكتوبر.", ("PSE", "ISR")),
        ("نجحت الحملة في الحرب على الفساد في غزة.", ("ISR", "PSE")),
    ],
)
def test_what_the_words_tell_otherwise_stays(coder: Coder, text: str, never: tuple[str, str]) -> None:
    assert never not in attacks(coder, text)


@pytest.mark.parametrize(
    ("entry", "accepted", "rejected"), examples("ar", "named_deeds"), ids=lambda e: getattr(e, "id", "")
)
def test_lexicon(entry, accepted, rejected) -> None:
    names = Phrases((name, entry.id) for name in entry.match)
    for example in (*accepted, *rejected):
        keys = words(example.text)
        found = {" ".join(keys[m.first : m.last]) for m in names.search([(k,) for k in keys], keys)}
        assert found == ({" ".join(words(example.span))} if example in accepted else set())
    for code in (*entry.value["by"], *entry.value["against"]):
        assert len(code) == 3
        assert code.isupper()
    if "since" in entry.value:
        assert date.fromisoformat(entry.value["since"]).year > 2000
