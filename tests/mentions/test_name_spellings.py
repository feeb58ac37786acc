"""Spellings of foreign names that the table does not list."""

from __future__ import annotations

import pytest

from marsad.mentions.actors import find_actors
from marsad.mentions.people.known import people, people_respelled
from marsad.mentions.people.name_spellings import respelled
from marsad.text import words


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("التقى دافيد ميليباند الوفد", "دافيد ميليباند", "GBR"),
        ("قال ديفيد رودريغيس إن القوات جاهزة", "ديفيد رودريغيس", "USA"),
        ("قال دافيد هيل للصحفيين", "دافيد هيل", "USA"),
        ("وصل ميخائيل كورباتشوف إلى القاعة", "ميخائيل كورباتشوف", "RUS"),
        ("وصل جون نيكروبونتي إلى القاعة", "جون نيكروبونتي", "USA"),
        ("استقبل جوكو فيدودو البعثة", "جوكو فيدودو", "IDN"),
        ("غادر دايفد بيسلي البلدة", "دايفد بيسلي", "UNO"),
        ("قال شي جين بينق إن الصين مستعدة", "شي جين بينق", "CHN"),
    ],
)
def test_a_foreign_name_is_found_in_a_spelling_that_is_not_listed(text: str, name: str, country: str) -> None:
    [found] = [m for m in find_actors(text) if m.surface == name]
    assert (found.rule, found.country) == ("person.person", country)


@pytest.mark.parametrize(
    "text",
    [
        "زار عبد الله كل القرى",
        "أعلن خليل ساد الأمن في البلدة",
        "قال محمد معس إن المحل مغلق",
        "وصل عتمان صالح إلى القاعة",
        "درس دافيد الخرائط",
        "نقل جون ناقل البضائع",
    ],
)
def test_short_words_and_single_names_are_no_spellings_of_somebody(text: str) -> None:
    assert [m for m in find_actors(text) if m.rule == "person.person"] == []


def test_a_letter_is_changed_in_the_whole_name_at_once() -> None:
    spellings = {" ".join(name) for name in respelled(words("إيغور غريغوريان"))}
    assert "ايجور جريجوريان" in spellings
    assert "ايجور غريغوريان" not in spellings


def test_a_spelling_that_two_people_may_have_is_neither() -> None:
    listed = {name for person in people() for name in (*person.names, *person.alone)}
    assert not listed & people_respelled().keys()
    owners: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for person in people():
        for other in set().union(*map(respelled, person.names)):
            owners.setdefault(other, set()).add(person.names[0])
    assert all(len(owners[name]) == 1 for name in people_respelled())
