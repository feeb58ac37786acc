"""Whose coin is meant where its name says no country, or names a weight or an ordinary thing too: by what sentence and page name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import NamedTuple

from marsad.lexicon import entries
from marsad.mentions.clitics import bare_keys
from marsad.mentions.number.words import number_readings
from marsad.mentions.places import places_in
from marsad.mentions.states import states_in
from marsad.records import AmountMention, Analysis, Sentence
from marsad.text import words

_SURE_PLACE = 0.8
_NEAR = 4  # tokens before a sum in which a word of paying is looked for
_GOODS_NEAR = 2  # tokens after it in which the thing weighed is
_THOUSAND = 1000


class _Coin(NamedTuple):
    """A coin's codes by country; ``gone`` are those out of use, which are never taken but may be meant."""

    codes: dict[str, str]
    gone: frozenset[str]


class _Name(NamedTuple):
    """A country named, the token where, and whether by an adjective."""

    at: int
    country: str
    adjective: bool


class Named:
    """The countries that a text names; they are looked for when first asked for, which few texts need."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    @cached_property
    def names(self) -> list[_Name]:
        """Every name of a country and of a place in one, in no order."""
        states = [s for s in states_in(self._analysis) if s.country != "UNK" and not s.historical]
        starts = [token.span.start for token in self._analysis.tokens]
        places = [p for p in places_in(self._analysis, states=states) if p.score >= _SURE_PLACE]
        return [
            *(_Name(s.first, s.country, s.kind == "demonym") for s in states),
            *(_Name(bisect_left(starts, p.span.start), p.country, adjective=False) for p in places if p.country),
        ]

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries by code."""
        return frozenset(name.country for name in self.names)

    @cached_property
    def _in_order(self) -> tuple[list[_Name], list[int]]:
        names = sorted(self.names)
        return names, [name.at for name in names]

    def within(self, sentence: Sentence) -> list[_Name]:
        """Those named in a sentence, as they stand."""
        names, places = self._in_order
        return names[bisect_left(places, sentence.first) : bisect_left(places, sentence.last)]


class _Around:
    """What stands around the sums of a sentence, looked for once for all of them."""

    def __init__(self, analysis: Analysis, sentence: Sentence, named: Named) -> None:
        self.named = named
        self._sentence = sentence
        self._tokens = analysis.tokens[sentence.first : sentence.last]
        self._adjectives: dict[str, tuple[int | None, frozenset[str]]] = {}

    @cached_property
    def keys(self) -> list[str]:
        """The search keys of its tokens."""
        return [token.form.key for token in self._tokens]

    def place(self, at: int) -> int:
        """The first of its tokens that begins at or after a character."""
        return bisect_left(self._tokens, at, key=lambda token: token.span.start)

    @cached_property
    def weighed(self) -> list[int]:
        """Its tokens that name what is weighed."""
        return [at for at, key in enumerate(self.keys) if _any([key], "weighed")]

    def of_adjective(self, mention: AmountMention, coin: _Coin) -> frozenset[str]:
        """The codes of a coin's countries named, where an adjective before a sum names one."""
        if mention.rule not in self._adjectives:
            here = [name for name in self.named.within(self._sentence) if name.country in coin.codes]
            first = next((name.at - self._sentence.first for name in here if name.adjective), None)
            self._adjectives[mention.rule] = first, frozenset(coin.codes[name.country] for name in here)
        first, codes = self._adjectives[mention.rule]
        told = first is not None and first < self.place(mention.span.start)
        return codes if told and not self._elsewhere else frozenset()

    @cached_property
    def _elsewhere(self) -> bool:
        return _any(self.keys, "own_country")


def certain(keys: Sequence[str], named: Named) -> Sequence[str]:
    """``keys`` with empty ones for coins called like ordinary words (well, my lord) where no country is named that has them."""
    ordinary = _ordinary()
    if ordinary.keys().isdisjoint(keys):
        return keys
    return [
        "" if key in ordinary and at and _counts(keys[at - 1]) and not ordinary[key] & named.countries else key
        for at, key in enumerate(keys)
    ]


def _counts(key: str) -> bool:
    return key[-1:].isdecimal() or key in number_readings()


def settled(
    analysis: Analysis, found: Iterable[tuple[Sentence, list[AmountMention]]], named: Named
) -> Iterator[list[AmountMention]]:
    """The amounts of each sentence, sums with the currency that is meant where only one can be.

    One country is meant when the text, the sums of the same coin included, names no other that has such a coin; else when the sentence
    names one alone, by an adjective before the sum ("the Yemeni government").
    """
    around = ((_Around(analysis, sentence, named), amounts) for sentence, amounts in found)
    rows = [(here, [_as_money(m, here) for m in amounts]) for here, amounts in around]
    said: dict[str, set[str]] = {}
    for _, amounts in rows:
        for mention in amounts:
            if mention.currency is not None:
                said.setdefault(mention.rule, set()).add(mention.currency)
    for here, amounts in rows:
        yield [_with_currency(m, here, said.get(m.rule, set())) for m in amounts]


def _with_currency(mention: AmountMention, around: _Around, said: set[str]) -> AmountMention:
    coin = _shared().get(mention.rule)
    if coin is None or mention.unit != "money" or mention.currency is not None:
        return mention
    fitting = frozenset(said | {code for country, code in coin.codes.items() if country in around.named.countries})
    if len(fitting) > 1:
        fitting = around.of_adjective(mention, coin)
    if len(fitting) != 1 or fitting & coin.gone:
        return mention
    return replace(mention, currency=min(fitting))


def _as_money(mention: AmountMention, around: _Around) -> AmountMention:
    """A weight whose name is a coin too, as money where the words around mean that."""
    if mention.rule not in _weights():
        return mention
    noun = words(mention.surface)[-1]
    for names, rule, country, code in _weights()[mention.rule]:
        if noun in names and _is_paid(mention, around, country):
            return replace(mention, unit="money", currency=code, rule=rule)
    return mention


def _is_paid(mention: AmountMention, around: _Around, country: str) -> bool:
    """The thing weighed decides where it follows, else a word of paying before, a thing weighed in the sentence, the country, thousands."""
    keys, weighed = around.keys, around.weighed
    first, last = around.place(mention.span.start), around.place(mention.span.end)
    if _any(keys[last : last + _GOODS_NEAR], "weighed"):
        return False
    if _any(keys[max(0, first - _NEAR) : first], "paid"):
        return True
    if weighed and (weighed[0] < first or weighed[-1] >= last):
        return False
    return country in around.named.countries or (mention.low or mention.high or 0) >= _THOUSAND


def _any(keys: Sequence[str], cue: str) -> bool:
    return any(bare in _cues(cue) for key in keys for bare in bare_keys(key))


@cache
def _cues(cue: str) -> frozenset[str]:
    return frozenset(words(m)[0] for e in entries("ar", "currencies") if e.value.get("cue") == cue for m in e.match)


@cache
def _shared() -> dict[str, _Coin]:
    return {
        e.id: _Coin(e.value["codes"], frozenset(e.value.get("gone", ())))
        for e in entries("ar", "currencies")
        if "codes" in e.value
    }


@cache
def _ordinary() -> dict[str, frozenset[str]]:
    """The countries of coins whose names are ordinary words, by search key."""
    return {
        words(m)[0]: frozenset(e.value["codes"])
        for e in entries("ar", "currencies")
        if e.value.get("ordinary")
        for m in e.match
    }


@cache
def _weights() -> dict[str, list[tuple[frozenset[str], str, str, str]]]:
    """By the rule of a unit: the search keys of it that are a coin too, the coin's rule, its country and code."""
    found: dict[str, list[tuple[frozenset[str], str, str, str]]] = {}
    for entry in entries("ar", "currencies"):
        if "weight" in entry.value:
            names = frozenset(words(name)[0] for name in entry.value["names"])
            for country, code in entry.value["codes"].items():
                found.setdefault(entry.value["weight"], []).append((names, entry.id, country, code))
    return found
