"""Whether two facts state the same: of the same relation and parties, and of the same goods, place or sector as far as both name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from marsad.mentions.goods import goods_named
from marsad.records import Fact
from marsad.text import words

Between = tuple[str, str | None, str | None]
_PLACES = ("city", "base")
_GOODS = ("commodity", "item", "sector")
_ANY_MISSION = "mission"  # of which an embassy is one
_KIND = "kind:"
_MEASURES = ("share", "value", "volume")
_NOTE = "note"  # says nothing of the matter, but that a number is odd
_RIVALS = 100  # facts of the same parties that each is held against: no honest page has more, and a page's cost grows with its length


def identity(fact: Fact) -> tuple[Between, frozenset[str]]:
    """Whom a fact is between, with its relation, and what it names: its kind, words of a city, a base, goods, arms or a sector.

    One statement may name more of these than another that tells the same. Goods are named by their singular, whatever article or number they have.
    """
    return (fact.relation, fact.subject, fact.object), frozenset(_named(fact))


def tells_again(fact: Fact, other: Fact) -> bool:
    """Whether ``other`` states all that ``fact`` does, perhaps naming more: "an embassy", "an embassy in Ashgabat"; "arms", "six jets".

    A sum or a share that ``other`` does not give may be of more than what that names, and is told by itself.
    """
    (between, named), (others, fuller) = identity(fact), identity(other)
    return between == others and (named == fuller or _says_less(named, fact, fuller, other))


def stated_once(facts: Iterable[Fact]) -> list[Fact]:
    """Each fact once: of several that name the same the one that says most, and none that another tells again."""
    best: dict[tuple[Between, frozenset[str]], Fact] = {}
    for fact in facts:
        known = best.get(identity(fact))
        if known is None or _worth(fact) > _worth(known):
            best[identity(fact)] = fact
    rivals: defaultdict[Between, list[tuple[frozenset[str], Fact]]] = defaultdict(list)
    for (between, named), fact in best.items():
        rivals[between].append((named, fact))
    return [
        fact
        for (between, named), fact in best.items()
        if not any(_says_less(named, fact, *rival) for rival in rivals[between][:_RIVALS])
    ]


def _says_less(named: frozenset[str], fact: Fact, fuller: frozenset[str], other: Fact) -> bool:
    return named < fuller and all(fact.fields.get(m) in (None, other.fields.get(m)) for m in _MEASURES)


def _named(fact: Fact) -> Iterator[str]:
    kind = fact.fields.get("kind")
    if kind not in (None, _ANY_MISSION):
        yield f"{_KIND}{kind}"
    for field in _PLACES:
        yield from words(str(fact.fields.get(field) or ""))
    for field in _GOODS:
        yield from goods_named(str(fact.fields.get(field) or ""))


def _worth(fact: Fact) -> tuple[int, float]:
    return len(fact.fields.keys() - {_NOTE}), fact.confidence
