"""Names of states in a text: country names, demonyms, capitals, seats of power, nicknames and regions, token by token."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from marsad.language import candidates
from marsad.lexicon import Match
from marsad.mentions.hyphens import numbers_without_hyphens
from marsad.mentions.outlets import names_outlet
from marsad.mentions.place.namesake_cities import states_of_cities
from marsad.mentions.recognition import DEFAULT_POLICY, recognise
from marsad.mentions.state.context import (
    acts_here,
    clitics,
    has_article,
    is_adjective,
    is_cued,
    is_given_name,
    is_only_place,
    stands_behind,
)
from marsad.mentions.state.demonyms import Gender, Number
from marsad.mentions.state.names import Reading, StateKind, state_phrases, state_starts
from marsad.mentions.state.namesake_people import states_of_people
from marsad.records import POS, Analysis
from marsad.text import key

__all__ = ["StateKind", "StateMatch", "is_only_place", "states_in"]


@dataclass(frozen=True, slots=True)
class StateMatch:
    """Tokens ``first`` to ``last`` (exclusive) that name a state or stand for it.

    ``country`` is a code under the recognition policy, UNK for regions, peoples without a state and what the text leaves
    open. ``number`` and ``gender`` are of the form, only for demonyms ("p" also for the masculine oblique dual); ``definite`` tells
    whether a demonym has the article. ``members`` are the states of a region; ``city`` the city of a capital or seat; ``part``
    marks what is named by itself but counts to a larger state (Scotland, Gaza, contested ground); ``historical`` a state that
    is no more; ``rule`` the lexicon entry.
    """

    first: int
    last: int
    country: str
    kind: StateKind
    number: Number | None
    gender: Gender | None
    definite: bool
    members: tuple[str, ...] = ()
    city: str | None = None
    part: bool = False
    historical: bool = False
    rule: str = ""


_AND = "و"
_COMMAS = frozenset({"،", ","})
_DESCRIBED = 4  # tokens with the name in which such an adjective stands
_NUNATED = ("\u064b\u0627", "\u0627\u064b")  # a final alef with the mark of the indefinite accusative


def states_in(analysis: Analysis, policy: str = DEFAULT_POLICY) -> list[StateMatch]:
    """All names of states in ``analysis``, in order, none overlapping another.

    Homonyms (Oman and Amman, the two Tripolis) are settled by what else the whole text names, by its cities where it names
    no state; words that are also ordinary ("Mali" and "financial") count where their neighbours or the rest of the text say so.

    Args:
        analysis: the language view of a text.
        policy: the recognition policy of the codes (`marsad.mentions.recognition`).

    Raises:
        ValueError: there is no such policy.
    """
    found = list(_search(analysis))
    namesakes = {key(r.instead_of) for match in found for r in match.value if r.instead_of is not None}
    evidence = _evidence(found)
    if _is_open(found, evidence):
        evidence |= states_of_cities(analysis, {match.first for match in found})
        evidence |= states_of_people(analysis, {code for m in found for r in m.value for code in r.among})
    names = _without_doubt(found)
    states = []
    for match in found:
        reading = _choose(analysis, match, evidence, names)
        if reading is not None and reading.country is not None and reading.first_key not in namesakes:
            if reading.acts_for and acts_here(analysis, match.first) and not _is_named(found, reading):
                reading = replace(reading, country=reading.acts_for)
            states.append(_state(match, reading, evidence, policy))
    return states


def _is_named(found: Sequence[Match[tuple[Reading, ...]]], capital: Reading) -> bool:
    """Whether the state of a capital is named by anything else."""
    others = (r for match in found for r in match.value if r.kind != capital.kind)
    return any(r.country == capital.country and r.needs is None for r in others)


def _search(analysis: Analysis) -> Iterator[Match[tuple[Reading, ...]]]:
    phrases, numbers = state_phrases(), numbers_without_hyphens(analysis)

    def key_at(at: int) -> str:
        return analysis.tokens[at].form.key if 0 <= at < len(analysis.tokens) else ""

    forms = [analysis.tokens[at].form for at in numbers]
    keys = [form.key for form in forms]
    reached = 0
    for at in state_starts().among(forms):
        match = phrases.at(candidates(forms[at]), keys, at) if at >= reached else None
        if match is not None and match.value[0].needs == "outlet":
            first, last = numbers[at], numbers[match.last - 1] + 1
            if not names_outlet(key_at, first, last):  # the state, and today
                shorter = phrases.at(candidates(forms[at]), keys[at : match.last - 1], 0)
                match = shorter and Match(at, at + shorter.last, shorter.value)
        # A form may lose an attached pronoun or a first letter in the search (qatru-hu "its diameter", ka-radd "as an answer"); a state does not.
        readings = tuple(r for r in match.value if _stands(keys[at], r)) if match is not None else ()
        if match is not None and readings:
            yield Match(numbers[match.first], numbers[match.last - 1] + 1, readings)
            reached = match.last


def _stands(whole: str, reading: Reading) -> bool:
    return whole.endswith(reading.first_key)


def _evidence(found: Sequence[Match[tuple[Reading, ...]]]) -> Counter[str]:
    """How often the text names each state in a way that leaves no doubt."""
    counts: Counter[str] = Counter()
    for match in found:
        countries = {r.country for r in match.value if r.needs is None}
        if len(countries) == 1 and len(match.value) == sum(r.needs is None for r in match.value):
            country = countries.pop()
            if country is not None and country != "UNK":
                counts[country] += 1
    return counts


def _is_open(found: Sequence[Match[tuple[Reading, ...]]], evidence: Counter[str]) -> bool:
    """Whether a name is to be settled by the document and the document names none of the states that it may mean."""
    return any(
        reading.needs == "document" and reading.default and not any(evidence[code] for code in reading.among)
        for match in found
        for reading in match.value
    )


def _without_doubt(found: Sequence[Match[tuple[Reading, ...]]]) -> tuple[set[int], set[int]]:
    """Where names begin and end (exclusive) that can only mean a state."""
    names = [m for m in found if all(r.kind == "name" and r.needs is None for r in m.value)]
    return {m.first for m in names}, {m.last for m in names}


def _choose(
    analysis: Analysis, match: Match[tuple[Reading, ...]], evidence: Counter[str], names: tuple[set[int], set[int]]
) -> Reading | None:
    surface = analysis.tokens[match.first].surface
    marked = [r for r in match.value if r.mark is not None and r.mark in surface]
    if marked:
        return marked[0]
    possible = [
        r
        for r in match.value
        if _holds(analysis, match, r, evidence)
        or (r.needs == "cue" and r.kind == "name" and _is_listed(analysis, match, *names))
    ]
    if len(possible) > 1:
        adjective = is_adjective(analysis, match.first, possible[-1])
        possible = [r for r in possible if (r.kind == "demonym") == adjective] or possible
    return possible[0] if possible else None


def _holds(analysis: Analysis, match: Match[tuple[Reading, ...]], reading: Reading, evidence: Counter[str]) -> bool:
    if reading.kind == "demonym" and is_given_name(analysis, match.last, reading):
        return False
    if reading.kind == "name" and analysis.tokens[match.last - 1].surface.endswith(_NUNATED):
        return False  # names of states take no nunation: "a cup", "a diameter"
    if reading.needs == "cue":
        return is_cued(analysis, match.first, reading, spoken_of=reading.country in evidence)
    if reading.needs == "noun":
        return stands_behind(analysis, match.first, reading.behind)
    if reading.needs == "document":
        return _settled(reading, evidence) in {reading.country, *reading.among} and _is_own(
            analysis, match, reading, evidence
        )
    return True


def _is_listed(analysis: Analysis, match: Match[tuple[Reading, ...]], begins: set[int], ends: set[int]) -> bool:
    """Whether a name stands in a list with one that can only mean a state: "Niger and *Mali*", "*Mali*, Niger"."""
    tokens = analysis.tokens
    behind = match.last + (match.last < len(tokens) and tokens[match.last].form.key in _COMMAS)
    if behind in begins and (behind > match.last or _AND in clitics(tokens[behind])):
        return True
    ahead = match.first - (match.first > 0 and tokens[match.first - 1].form.key in _COMMAS)
    if ahead not in ends or not (ahead < match.first or _AND in clitics(tokens[match.first])):
        return False
    # "A political crisis in Lebanon, and a financial one": adjectives without the article around, with which the word may stand.
    around = (*tokens[max(0, ahead - _DESCRIBED) : ahead - 1], *tokens[match.last : match.last + 1])
    return not any(t.pos is POS.ADJ and not has_article(t) for t in around)


def _is_own(analysis: Analysis, match: Match[tuple[Reading, ...]], reading: Reading, evidence: Counter[str]) -> bool:
    """Whether a reading that the document settles is settled for itself."""
    if reading.kind == "nickname" and _other_people_follow(analysis, match.last, reading):
        return False
    return reading.country == "UNK" or _settled(reading, evidence) == reading.country


def _other_people_follow(analysis: Analysis, at: int, reading: Reading) -> bool:
    """Whether a demonym of another state comes next ("the occupation" and then "Russian")."""
    if at >= len(analysis.tokens) or not has_article(analysis.tokens[at]):
        return False
    form = analysis.tokens[at].form
    match = state_phrases().at(candidates(form), [form.key], 0)
    return match is not None and all(
        r.kind == "demonym" and r.country not in {reading.country, *reading.among} for r in match.value
    )


def _settled(reading: Reading, evidence: Counter[str]) -> str | None:
    ranked = sorted(reading.among, key=lambda code: -evidence[code])  # stable: the order of the lexicon settles a tie
    if not ranked or evidence[ranked[0]] == 0:
        return reading.default or ("UNK" if reading.country == "UNK" else None)
    tied = [code for code in ranked if evidence[code] == evidence[ranked[0]]]
    return reading.default if reading.default in tied else ranked[0]


def _state(match: Match[tuple[Reading, ...]], reading: Reading, evidence: Counter[str], policy: str) -> StateMatch:
    country = reading.country or "UNK"
    if country == "UNK" and reading.needs == "document":
        country = _settled(reading, evidence) or "UNK"
    recognised = recognise(country, policy)
    definite = reading.definite if reading.kind == "demonym" else True
    return StateMatch(
        first=match.first,
        last=match.last,
        country=recognised,
        kind=reading.kind,
        number=reading.number,
        gender=reading.gender,
        definite=definite,
        members=() if country != "UNK" else tuple(recognise(code, policy) for code in reading.members),
        city=reading.city,
        part=reading.part or recognised != country,
        historical=reading.historical,
        rule=reading.rule,
    )
