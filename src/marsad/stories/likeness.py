"""How likely it is that two tellings are of one happening.

A sum of weighted comparisons, each between -1 (speaks against) and 1 (speaks for), put through a logistic curve. The weights were set on the
labelled pairs in ``evaluation/stories``; `python evaluation/stories.py` measures them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from marsad.stories.tellings import LATER, UNKNOWN, Telling
from marsad.text.sketches import resemblance

WEIGHTS = {
    "sides": 1.4, "time": 2.0, "words": 4.5, "towns": 2.0, "place": 0.9, "mode": 0.9, "numbers": 1.2, "page": 2.5,
}  # fmt: skip
BIAS = -4.0
_ENOUGH = 0.27
"""Share of weighted words, names of the parties and of towns aside, from which two reports are rather of one happening; two happenings between the
same parties on one day have less."""
_VILLAGE = 4.0
"""Weight of a name from which a town is so small that what two reports tell of it is rather one happening."""
_ELSEWHERE = -0.5
"""One report may name the next town, or a site, where the other names the town."""
_MOST_DAYS = 4


def likeness(one: Telling, other: Telling) -> float:
    """The chance, 0 to 1, that two tellings of one type are of the same happening."""
    if one.type != other.type or one.document == other.document or _apart(one, other):
        return 0.0
    total = BIAS + sum(WEIGHTS[name] * value for name, value in comparisons(one, other).items())
    return 1 / (1 + math.exp(-total))


def _apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be one, however alike their words: nobody takes part in both, or they are too long after each other."""
    a, b = one.sides - {UNKNOWN}, other.sides - {UNKNOWN}
    most = LATER.days if _comes_back(one, other) else _MOST_DAYS
    return bool(a and b and not a & b) or _gap(one, other) > most


def _comes_back(one: Telling, other: Telling) -> bool:
    """Whether one of two tellings of different days comes back to the other: what is dated may correct the day, else it is told later."""
    return _gap(one, other) > 0 and any(
        t.comes_back and (t.dated or t is max(one, other, key=_day)) for t in (one, other)
    )


def _day(telling: Telling) -> date:
    return telling.first or date.min


def _gap(one: Telling, other: Telling) -> int:
    """Days between two tellings; 0 where they overlap or one has none."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max((other.first - one.last).days, (one.first - other.last).days, 0)


def comparisons(one: Telling, other: Telling) -> dict[str, float]:
    """Each comparison by name, -1 to 1; 0 where one of the tellings says nothing of it."""
    return {
        "sides": _sides(one, other),
        "time": _time(one, other),
        "words": _words(one.words, other.words),
        "towns": _towns(one.towns, other.towns),
        "place": _place(one, other),
        "mode": _same(one.mode, other.mode),
        "numbers": _numbers(one, other),
        "page": resemblance(one.page, other.page),
    }


def _sides(one: Telling, other: Telling) -> float:
    if not (one.recipients and other.recipients):
        return 2 * _overlap(one.sides, other.sides) - 1
    return _overlap(one.actors, other.actors) + _overlap(one.recipients, other.recipients) - 1


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard overlap; an unknown or missing party is half a match."""
    a, b = a - {UNKNOWN}, b - {UNKNOWN}
    return len(a & b) / len(a | b) if a and b else 0.5


def _time(one: Telling, other: Telling) -> float:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0 if one.first == other.first else -0.5
    if _comes_back(one, other):
        return 0.0  # the day is what the page corrects, or that of the page says nothing
    gap = _gap(one, other)
    width = max((one.last - one.first).days, (other.last - other.first).days)
    if gap == 0:
        return 1.0 if width <= 1 else 0.4
    # Days that the words themselves give are firm; a page's own day says only that it was about then.
    return max(-1.0, 1.0 - gap * (1.2 if one.dated and other.dated else 0.6))


def _words(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if not a or not b:
        return -0.5
    both = sum(min(a[w], b[w]) for w in a.keys() & b.keys())
    smaller = min(sum(a.values()), sum(b.values()))
    share = both / smaller if smaller else 0.0
    return max(-1.0, min(1.0, (share - _ENOUGH) / _ENOUGH))


def _towns(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """A town that both name speaks for, the rarer its name the more: in a large one more happens on a day than one thing."""
    if not a or not b:
        return 0.0
    common = [min(a[town], b[town]) for town in a.keys() & b.keys()]
    return min(1.0, max(common) / _VILLAGE) if common else _ELSEWHERE


def _same(a: str | None, b: str | None) -> float:
    return 0.0 if a is None or b is None else (1.0 if a == b else -1.0)


def _place(one: Telling, other: Telling) -> float:
    """That something happened in a country that takes part on both says no more than that it does."""
    found = _same(one.place, other.place)
    return 0.0 if found > 0 and one.place in one.sides & other.sides else found


def _numbers(one: Telling, other: Telling) -> float:
    """Dead and injured: the same number speaks for, another one hardly against, for counts are what pages disagree about."""
    pairs = [
        (x, y) for x, y in ((one.dead, other.dead), (one.injured, other.injured)) if x is not None and y is not None
    ]
    return max((1.0 if x == y else -0.3 for x, y in pairs), default=0.0)
