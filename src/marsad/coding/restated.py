"""Whether two facts state the same: of the same relation and parties, and of the same goods, place or sector as far as both name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import dropwhile

from marsad.coding.cues import qualifier_words
from marsad.language import form, lemmas
from marsad.mentions.number_groups import word_at
from marsad.records import POS, Fact
from marsad.text import key, tokens, words

Between = tuple[str, str | None, str | None]
_PLACES = ("city", "base")
_GOODS = ("commodity", "item", "sector")
_ANY_MISSION = "mission"  # of which an embassy is one
_KIND = "kind:"
_MEASURES = ("share", "value", "volume")
_CACHE_SIZE = 4_096
_RIVALS = 100  # facts of the same parties that each is held against: no honest page has more, and a page's cost grows with its length


def identity(fact: Fact) -> tuple[Between, frozenset[str]]:
    """Whom a fact is between, with its relation, and what it names: its kind, words of a city, a base, goods, arms or a sector.

    One statement may name more of these than another that tells the same. Goods are named by their singular, whatever article or number they have.
    """
    return (fact.relation, fact.subject, fact.object), frozenset(_named(fact))


def goods_named(text: str) -> Iterator[str]:
    """Stems of the words that say which goods, arms or sector are meant: of "8 jets «F 16»" all but the count, of "military equipment" none."""
    named = (m.group() for m in tokens(text) if m.group()[0].isalnum())
    return (stem for stem in map(_stem, dropwhile(_counts, named)) if stem not in _of_any())


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


def _counts(word: str) -> bool:
    return word.isdecimal() or word_at((key(word),), 0) is not None


@lru_cache(maxsize=_CACHE_SIZE)
def _stem(word: str) -> str:
    """The key of a noun or adjective without article, number, gender and what is joined to it: القمح is قمح, بالصواريخ is صاروخ."""
    return key(lemmas(form(word), POS.NOUN)[:2][-1]).removesuffix("ه")


@cache
def _of_any() -> frozenset[str]:
    """Stems of words that name goods or arms of no kind: "arms", "military equipment"."""
    return frozenset(map(_stem, qualifier_words()["of_any_kind"]))


def _worth(fact: Fact) -> tuple[int, float]:
    return len(fact.fields), fact.confidence
