"""Which of the cities of one name a text means, and of which state the cities are that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from marsad.language import candidates
from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.place.gazetteer import Place, place_phrases, place_starts
from marsad.mentions.recognition import recognise
from marsad.records import POS, Analysis, Token

Counts = Counter[str]
_OWN_TABLE = "places_extra."
_ARTICLE, _NAMING = "ال", frozenset({POS.NOUN, POS.PROPN})


def is_only_first_word(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a town of one word is only the first of the longer name of a village: "*Dayr* al-Sindiyan".

    Args:
        tokens: the tokens of a text.
        first: number of the first token of the town.
        last: number of the token behind it.
    """
    if last > first + 1 or last >= len(tokens) or tokens[first].form.core_key not in word_list("opens_place"):
        return False
    behind = tokens[last]
    if tokens[first].span.end + 1 != behind.span.start or behind.form.proclitics not in ((), (_ARTICLE,)):
        return False
    return behind.pos in _NAMING or (behind.pos is POS.ADJ and not behind.form.proclitics)


def states_of_cities(analysis: Analysis, besides: Collection[int] = ()) -> Counts:
    """How often the text names places that everybody knows and that are of one state only, by state.

    Args:
        analysis: the text.
        besides: tokens at which names of states begin, which are no places here ("Amman" may be Oman).
    """
    forms = [token.form for token in analysis.tokens]
    keys = [form.key for form in forms]
    found: Counts = Counter()
    reached = 0
    for at in place_starts().among(forms):
        free = at >= reached and at not in besides
        match = place_phrases().at(candidates(forms[at]), keys, at) if free else None
        if match is None:
            continue
        reached = match.last
        state = _only_state(match.value)
        if state is not None and forms[at].key.endswith(match.value[0].first_key):
            found[state] += 1
    return found


def _only_state(places: Sequence[Place]) -> str | None:
    states = {recognise(place.country) for place in places}
    known = any(place.trust == "name" for place in places)
    return states.pop() if known and len(states) == 1 and "UNK" not in states else None


def state_of_namesakes(places: Sequence[Place], spoken_of: Counts, of_cities: Callable[[], Counts]) -> str | None:
    """The state of the place that a name of several means; None where nothing settles it.

    Args:
        places: all that the name may mean, those of our own table first.
        spoken_of: how often the text names each state.
        of_cities: gives the states of the other places of the text; asked only where ``spoken_of`` is silent.
    """
    states = list(dict.fromkeys(recognise(place.country) for place in places))
    if len(states) > 1:
        for counts in (spoken_of, of_cities()) if not any(spoken_of[state] for state in states) else (spoken_of,):
            most = max(counts[state] for state in states)
            named = [state for state in states if counts[state] == most]
            if most and len(named) == 1:
                return named[0]
    best = states[0] if len(states) == 1 else _better_known(places)
    return None if best == "UNK" else best


def _better_known(places: Sequence[Place]) -> str | None:
    """The state of the place of our own table, else of the city that has four times the people of all others."""
    if places[0].rule.startswith(_OWN_TABLE):
        return recognise(places[0].country)
    largest = max(places, key=lambda place: place.population)
    others = [place.population for place in places if place.country != largest.country]
    return recognise(largest.country) if 4 * max(others, default=-1) < largest.population + 1 else None
