"""Whether two facts state the same: of the same relation and parties, and of the same goods, place or sector as far as both name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from marsad.mentions.goods import goods_named
from marsad.records import Fact
from marsad.text import words

Between = tuple[str, str | None, str | None]
_PLACES = ("city", "base")
_GOODS = ("commodity", "item", "sector")
_ANY_MISSION = "mission"  # of which an embassy is one
_MISSION, _SINCE = "diplomatic_mission", "since"
_TRADE = "trade"  # of which the figures of two years are two facts
_KIND, _PERIOD = "kind:", "period:"
_MEASURES = ("share", "value", "volume")
_NOTE = "note"  # says nothing of the matter, but that a number is odd
_STATE_FIELDS = {_MISSION: "state", "diplomatic_relations": "level"}
_STATES = 30  # statements of the same two that are held against each other
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


def stated_once(facts: Iterable[Fact], standing: Callable[[Fact], int] = lambda _: 0) -> list[Fact]:
    """Each fact once: of several that name the same the one that says most, and none that another tells again.

    Of a mission that is told to be open and closed, or of relations severed and restored, the state that came last stands (`_came_later`).

    Args:
        facts: the facts in the order in which they are told.
        standing: how a state is told, the more the surer that it still holds: not at all, as what was before ("had closed"), as it is.
    """
    best: dict[tuple[Between, frozenset[str]], Fact] = {}
    for fact in _missions_called(_last_states(list(facts), standing)):
        known = best.get(identity(fact))
        if known is None or _worth(fact) > _worth(known):
            best[identity(fact)] = fact
    rivals: defaultdict[Between, list[tuple[frozenset[str], Fact]]] = defaultdict(list)
    for (between, named), fact in best.items():
        rivals[between].append((named, fact))
    begun: dict[int, object] = {}
    kept: list[Fact] = []
    for (between, named), fact in best.items():
        fuller = next((other for n, other in rivals[between][:_RIVALS] if _says_less(named, fact, n, other)), None)
        if fuller is None:
            kept.append(fact)
        elif (since := _begun(fact, fuller)) is not None:
            begun[id(fuller)] = since
    return [replace(f, fields=f.fields | {_SINCE: begun[id(f)]}) if id(f) in begun else f for f in kept]


def _last_states(facts: list[Fact], standing: Callable[[Fact], int]) -> list[Fact]:
    """The facts but for states of a mission or of relations that another fact about the same says to be over."""
    told: defaultdict[Between, list[tuple[frozenset[str], Fact]]] = defaultdict(list)
    for fact in facts:
        if _state(fact) is not None:
            between, named = identity(fact)
            told[between].append((named, fact))
    over: set[int] = set()
    for known in told.values():
        for (named, one), (names, other) in combinations(known[:_STATES], 2):
            if id(one) in over or id(other) in over or _state(one) == _state(other):
                continue
            if named <= names or names <= named:
                over.add(id(one) if _came_later(one, other, standing) else id(other))
    return [fact for fact in facts if id(fact) not in over]


def _state(fact: Fact) -> object:
    return fact.fields.get(_STATE_FIELDS.get(fact.relation, ""))


def _came_later(one: Fact, other: Fact, standing: Callable[[Fact], int]) -> bool:
    """Whether the state that ``other``, told behind ``one``, tells came later: by the times since when they hold, else by how they are told.

    Where neither says, news tells first how things are now.
    """
    first, second = _since(one), _since(other)
    if first and second and first != second:
        return second > first
    return standing(other) > standing(one)


def _since(fact: Fact) -> str:
    since = fact.fields.get(_SINCE)
    return str(since["start"]) if isinstance(since, dict) else ""


def _begun(fact: Fact, fuller: Fact) -> object:
    """Since when a mission is open or closed, where the statement that says less about it is the only one that tells."""
    mission = fact.relation == _MISSION and fact.fields.get("state") == fuller.fields.get("state")
    return fact.fields.get(_SINCE) if mission and _SINCE not in fuller.fields else None


def _missions_called(facts: list[Fact]) -> Iterator[Fact]:
    """The facts, "the French mission in Chad is closed" as of the embassy that is told to be closed there, if one is."""
    called: dict[tuple[Between, object], object] = {}
    for fact in facts:
        if fact.fields.get("kind") not in (None, _ANY_MISSION):
            called.setdefault(_of_state(fact), fact.fields["kind"])
    for fact in facts:
        kind = called.get(_of_state(fact)) if fact.fields.get("kind") == _ANY_MISSION else None
        yield fact if kind is None else replace(fact, fields=fact.fields | {"kind": kind})


def _of_state(fact: Fact) -> tuple[Between, object]:
    return (fact.relation, fact.subject, fact.object), fact.fields.get("state")


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
    period = fact.fields.get("period")
    if fact.relation == _TRADE and isinstance(period, dict) and not fact.fields.keys().isdisjoint(_MEASURES):
        yield f"{_PERIOD}{period['start']}"


def _worth(fact: Fact) -> tuple[int, float]:
    return len(fact.fields.keys() - {_NOTE}), fact.confidence
