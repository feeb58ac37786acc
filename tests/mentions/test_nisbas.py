"""Surnames that look like the adjective of a state."""

from __future__ import annotations

import pytest

from marsad.mentions.actors import find_actors


def named(text: str) -> list[tuple[str, str | None]]:
    return [(m.name, m.country) for m in find_actors(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال وزير البيئة محمد سعيد الكندي إن", "محمد سعيد الكندي"),
        ("قال مدير الأمن علي حسن التونسي إن", "علي حسن التونسي"),
        ("قتل الناشط محمد علي الفلسطيني في غارة", "محمد علي الفلسطيني"),
        ("وقال المحلل عبد الله السوداني إن", "عبد الله السوداني"),
    ],
)
def test_behind_given_names_it_is_the_surname(text: str, name: str) -> None:
    assert (name, None) in named(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قال الرئيس باراك أوباما الأمريكي إن", "USA"),
        ("قال إبراهيم يوسف السوداني الجنسية إن", "SDN"),
        ("قال الوزير المصري محمد سعيد إن", "EGY"),
    ],
)
def test_elsewhere_it_tells_the_state(text: str, country: str) -> None:
    assert country in {c for _, c in named(text)}
