"""The city or region of a governor, a court or a police, and of those who live there."""

from __future__ import annotations

from marsad.language import candidates
from marsad.lexicon import Match
from marsad.mentions.actor.completion import Completion
from marsad.mentions.actor.text import Words
from marsad.mentions.place.gazetteer import Place, place_phrases
from marsad.mentions.place.namesake_cities import is_only_first_word, state_of_namesakes
from marsad.mentions.recognition import recognise
from marsad.mentions.state.context import roles

_LOCAL = frozenset({"governor"})


class Cities(Completion):
    """Reads the city or region behind a head that has one."""

    def _region(self) -> None:
        """The city or region of a governor or mayor, where it is of one country and is not the name of a state itself."""
        words, at = self.words, self.phrase.last
        if not self._open():
            return
        if words.joined(self.phrase.first, at + 1) and not self.definite and _names_place(words, at):
            at += 1  # governor of *the province of* somewhere
        if at in words.states:
            if at > self.phrase.last and words.states[at].match.kind != "demonym" and not words.states[at].prefix:
                self._take(at)
            return
        match = self._place(at)
        if match is not None:
            self._take_place(match, at)

    def _city(self) -> None:
        """The city of a court, a police or of residents, where everybody knows it or the text is about its country."""
        words, at = self.words, self.phrase.last
        if not self._open():
            return
        at += words.joined(self.phrase.first, at + 1) and _names_place(words, at)
        match, state = self._place(at), words.states.get(at)
        if at > self.phrase.last and state is not None and state.match.kind == "capital" and not state.prefix:
            self._told(state)
            self._take(state.last)
            return
        if match is None or (state is not None and match.last <= state.last):
            return
        if at > self.phrase.last or any(self._is_known(place, at) for place in match.value):
            self._take_place(match, at)

    def _is_known(self, place: Place, at: int) -> bool:
        """Whether a name may be a place directly behind a court, a police or a municipality; "of the town" is none."""
        if place.trust == "country":
            return self.words.spoken_of[recognise(place.country)] > 0
        return place.trust == "name" or (self.phrase.head.id == "municipality" and not self.words.definite(at))

    def _place(self, at: int) -> Match[tuple[Place, ...]] | None:
        """The places that are named at word ``at``."""
        words = self.words
        match = place_phrases().at(candidates(words.forms[at]), words.keys, at)
        inside = match is not None and not words.prefix(at) and words.joined(self.phrase.first, match.last - 1)
        if not inside or match is None:
            return None
        longer = self.phrase.head.id not in _LOCAL and match.last not in words.states
        return None if longer and is_only_first_word(words.tokens, at, match.last) else match

    def _take_place(self, match: Match[tuple[Place, ...]], at: int) -> None:
        """The country of a place: of several of one name that which an adjective behind it tells, else that of which the text speaks.

        "The town" is a place of several states and mostly none of them.
        """
        words = self.words
        behind = words.states.get(match.last) if words.joined(at, match.last) else None
        told = None
        if behind is not None and behind.match.kind == "demonym" and behind.match.definite and not behind.prefix:
            told = next((c for place in match.value if (c := recognise(place.country)) == behind.match.country), None)
        common = len(match.value) > 1 and words.definite(at) and all(place.trust == "noun" for place in match.value)
        country = told or (None if common else state_of_namesakes(match.value, words.spoken_of, words.of_cities))
        if country is not None:
            self.phrase.country, self.phrase.stated = country, True
        if country is not None or self.phrase.head.id in _LOCAL:
            self._take(behind.last if told and behind is not None else match.last)


def _names_place(words: Words, at: int) -> bool:
    """Whether the noun at word ``at`` is one that a place's name completes: province, city."""
    return not words.definite(at) and not words.prefix(at) and "place_noun" in roles(words.tokens[at])
