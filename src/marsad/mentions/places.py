"""Places in a text: countries, regions, cities, waters, crossings, each with its state and, where known, its coordinates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from marsad.language import analyse, candidates
from marsad.language.ar.vocabulary import frequency, spelling
from marsad.lexicon import Match
from marsad.mentions.hyphens import numbers_without_hyphens
from marsad.mentions.place.gazetteer import Place, city, place_phrases, place_starts
from marsad.mentions.place.namesake_cities import is_only_first_word, states_of_cities
from marsad.mentions.place.seats import names_seat
from marsad.mentions.recognition import DEFAULT_POLICY, recognise
from marsad.mentions.state.context import before, clitics, has_article, roles
from marsad.mentions.state.names import state_phrases
from marsad.mentions.states import StateMatch, states_in
from marsad.records import POS, Analysis, PlaceMention, Span, Token

_NAMED = frozenset({"name", "capital"})
_FUNCTION_WORDS = frozenset({POS.VERB, POS.ADP, POS.PART, POS.SCONJ, POS.CCONJ, POS.PRON, POS.DET, POS.AUX})
_SCORES = {"name": 0.95, "country": 0.8, "noun": 0.85}
_HOMONYM_SCORE = 0.6


def find_places(text: str, policy: str = DEFAULT_POLICY) -> list[PlaceMention]:
    """All places named in ``text``; see `places_in`."""
    return places_in(analyse(text), policy)


def places_in(
    analysis: Analysis, policy: str = DEFAULT_POLICY, states: Sequence[StateMatch] | None = None
) -> list[PlaceMention]:
    """All places named in ``analysis``, in order, none overlapping another; the longer of two names wins.

    Spans are those of whole tokens, attached prepositions included. Of several places of one name the one is taken whose state the text
    speaks of most, then whose state has most of the other places named, else the first of the tables. Demonyms, palaces and nicknames are no places,
    nor is where somebody only has his seat (`marsad.mentions.place.seats`).

    Args:
        analysis: the language view of a text.
        policy: the recognition policy of the country codes.
        states: what `states_in` found, where the caller has it already.

    Raises:
        ValueError: there is no such policy.
    """
    known = list(states) if states is not None else states_in(analysis, policy)
    evidence = Counter(state.country for state in known if state.country != "UNK")
    named = [state for state in known if state.kind in _NAMED]
    found = _listed(analysis, evidence, {state.first for state in known}, policy)
    return _merged(
        analysis, named, found, {at: state for state in known for at in range(state.first, state.last)}, policy
    )


def _listed(
    analysis: Analysis, evidence: Counter[str], state_starts: Collection[int], policy: str
) -> list[tuple[Match[Place], float]]:
    """Places of the tables that the text means, with scores."""
    phrases, numbers = place_phrases(), numbers_without_hyphens(analysis)
    forms = [analysis.tokens[at].form for at in numbers]
    keys = [form.key for form in forms]
    found, reached = [], 0
    of_cities = cache(lambda: states_of_cities(analysis, state_starts))
    for at in place_starts().among(forms):
        seen = phrases.at(candidates(forms[at]), keys, at) if numbers[at] >= reached else None
        if seen is None or _is_inside_other_name(candidates(forms[at]), keys, seen):
            continue
        match = Match(numbers[seen.first], numbers[seen.last - 1] + 1, seen.value)
        place = _chosen(analysis, match, evidence, policy, of_cities)
        if place is None:
            continue
        score = (
            _SCORES[place.trust]
            if len(match.value) == 1 or recognise(place.country, policy) in evidence
            else _HOMONYM_SCORE
        )
        found.append((Match(match.first, match.last, place), score))
        reached = match.last
    return found


def _is_inside_other_name(options: Sequence[str], keys: Sequence[str], match: Match[tuple[Place, ...]]) -> bool:
    """Whether a longer name that is no place starts here (the newspaper called after Washington)."""
    longer = state_phrases().at(options, keys, match.first)
    return longer is not None and longer.last > match.last and longer.value[0].country is None


def _chosen(
    analysis: Analysis,
    match: Match[tuple[Place, ...]],
    evidence: Counter[str],
    policy: str,
    of_cities: Callable[[], Counter[str]],
) -> Place | None:
    """The place that the text speaks of most, of equals that of the state whose cities it names most, else the first."""
    whole = analysis.tokens[match.first].form.key
    possible = [
        p for p in match.value if whole.endswith(p.first_key) and _trusted(analysis, match, p, evidence, policy)
    ]
    if len(possible) < 2:
        return possible[0] if possible else None
    most = max(evidence[recognise(p.country, policy)] for p in possible)
    equals = [p for p in possible if evidence[recognise(p.country, policy)] == most]
    return equals[0] if len(equals) == 1 else max(equals, key=lambda p: of_cities()[recognise(p.country)])


def _trusted(
    analysis: Analysis, match: Match[tuple[Place, ...]], place: Place, evidence: Counter[str], policy: str
) -> bool:
    token, previous = analysis.tokens[match.first], before(analysis, match.first)
    if is_only_first_word(analysis.tokens, match.first, match.last):
        return False
    found = roles(previous) if previous is not None else frozenset()
    alone = match.last == match.first + 1
    whole = not alone or _is_whole(token, place)
    # A noun of place takes the name in a construct: "city of X", but "the northern side".
    if (
        "place_noun" in found
        and whole
        and previous is not None
        and (not has_article(previous) or previous.form.key == "العاصمه")
    ):
        return True
    if place.trust == "noun" or (alone and token.pos in _FUNCTION_WORDS and place.trust != "name"):
        return False
    if place.trust == "name" and whole:
        return True
    located = not alone or "in" in found or "toward" in found or "ب" in clitics(token)
    return located and recognise(place.country, policy) in evidence


def _is_whole(token: Token, place: Place) -> bool:
    """Whether the word is the place with clitics that segmentation found, not by blindly taking off a first letter.

    An adjective that is more usual with its first letter is none: "ministerial" (وزاريا) is not "and Zaria". Nor is a verb with its object:
    "he found him" is written like a city (وجدة) of which the dots are left out.
    """
    form = token.form
    if token.pos is POS.VERB and form.enclitics:
        return False
    if token.pos is POS.ADJ and form.proclitics and frequency(spelling(form.folded)) > frequency(spelling(form.stem)):
        return False
    return place.first_key in {token.form.key.removeprefix("ال"), token.form.core_key.removeprefix("ال")}


def _merged(
    analysis: Analysis,
    named: Sequence[StateMatch],
    listed: Sequence[tuple[Match[Place], float]],
    states: dict[int, StateMatch],
    policy: str,
) -> list[PlaceMention]:
    taken: dict[int, tuple[int, PlaceMention]] = {}
    for match, score in listed:
        rival = states.get(match.first)
        if (
            rival is None
            or match.last > rival.last
            or ((match.first, match.last) == (rival.first, rival.last) and _beats(analysis, match, rival))
        ):
            taken[match.first] = (match.last, _of_place(analysis, match, score, policy))
    for state in named:
        if state.first not in taken:
            taken[state.first] = (state.last, _of_state(analysis, state))
    return list(_apart({at: place for at, place in taken.items() if not names_seat(analysis, at, place[0])}))


def _beats(analysis: Analysis, match: Match[Place], rival: StateMatch) -> bool:
    """Whether the place is meant and not the state of the same name: a part of a state, or a city after "city" or "capital"."""
    if rival.kind == "demonym":
        return match.value.trust == "name" and match.value.kind != "city"
    if rival.part or rival.country == "UNK":
        return True
    previous = before(analysis, match.first)
    return (
        rival.kind == "name" and match.value.kind == "city" and previous is not None and "place_noun" in roles(previous)
    )


def _apart(taken: dict[int, tuple[int, PlaceMention]]) -> Iterator[PlaceMention]:
    reached = 0
    starts = sorted(taken)
    for start, following in zip(starts, [*starts[1:], None], strict=False):
        last, mention = taken[start]
        inside = following is not None and following < last and taken[following][0] - following > last - start
        if start >= reached and not inside:
            reached = last
            yield mention


def _span(analysis: Analysis, first: int, last: int) -> Span:
    return Span(analysis.tokens[first].span.start, analysis.tokens[last - 1].span.end)


def _of_place(analysis: Analysis, match: Match[Place], score: float, policy: str) -> PlaceMention:
    place, span = match.value, _span(analysis, match.first, match.last)
    return PlaceMention(
        span=span,
        surface=span.of(analysis.text),
        name=place.name,
        country=None if place.country == "UNK" else recognise(place.country, policy),
        kind=place.kind,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames=place.geonames,
        rule=place.rule,
        score=score,
    )


def _named(first: Token, surface: str) -> str:
    """The words of a state's name without what is written before them: وبريطانيا, للعراق."""
    before_it = [part for part in first.form.proclitics if part != "ال"]
    letters = "".join(before_it)
    if not letters or not surface.startswith(letters):
        return surface
    return ("ال" if before_it[-2:] == ["ل", "ل"] else "") + surface[len(letters) :]


def _of_state(analysis: Analysis, state: StateMatch) -> PlaceMention:
    span = _span(analysis, state.first, state.last)
    known = city(state.city, state.country) if state.city is not None else None
    return PlaceMention(
        span=span,
        surface=span.of(analysis.text),
        name=state.city or _named(analysis.tokens[state.first], span.of(analysis.text)),
        country=None if state.country == "UNK" else state.country,
        kind="city" if state.kind == "capital" else "region" if state.part else "country",
        latitude=known.latitude if known else None,
        longitude=known.longitude if known else None,
        geonames=known.geonames if known else None,
        rule=state.rule,
    )
