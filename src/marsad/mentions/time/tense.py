"""The tense of the clause around a time, which tells "Tuesday" last from "Tuesday" next.

Nearest first: the words before the time up to the beginning of the sentence, then those after it.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from marsad.mentions.time.moment import Tense
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.words import time_words
from marsad.records import POS, Analysis, Token

_REACH = 14  # words looked at on either side
_STOP = frozenset(".!?؟\n")
_THAT = frozenset(["ان"])
_BEFORE_THAT = 4  # words before "that" which may say that something is planned or expected


@lru_cache(maxsize=1 << 14)
def _by_word(key: str) -> Tense | None:
    bare = key[1:] if key[:1] in "وف" and len(key) > 3 else key
    if not time_words("future").isdisjoint((key, bare)):
        return "future"
    return None if time_words("past").isdisjoint((key, bare)) else "past"


class Tenses:
    """Tenses of the clauses of an analysed text."""

    __slots__ = ("_analysis", "_starts")

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._starts: list[int] = []

    def at(self, start: int, end: int, *, programmes: bool = True) -> Tense | None:
        """The tense of the clause in which the characters ``start`` to ``end`` stand; None when no verb near tells it.

        With ``programmes`` a present before it that tells what is planned ("the council meets on Monday") is a future.
        """
        first, last = self._around(start, end)
        before = self._look(range(first - 1, max(first - 1 - _REACH, -1), -1), programmes)
        return before or self._look(range(last, min(last + _REACH, len(self._starts))), programmes=False)

    def _around(self, start: int, end: int) -> tuple[int, int]:
        if not self._starts:
            self._starts = [t.span.start for t in self._analysis.tokens]
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def _look(self, places: range, programmes: bool) -> Tense | None:
        for place in places:
            token = self._analysis.tokens[place]
            if token.surface in _STOP:
                return None
            tense = _by_word(token.form.key) or _verb_tense(token)
            if tense is not None:
                return (
                    "future"
                    if tense == "present" and (self._expected(place) or (programmes and self._scheduled(place)))
                    else tense
                )
        return None

    def counts_so_far(self, start: int, end: int) -> bool:
        """Whether the clause of the characters ``start`` to ``end`` tells of what was so up to then: "until Thursday 20 were counted"."""
        first, last = self._around(start, end)
        tokens = self._analysis.tokens
        for place in (
            *range(first - 1, max(first - 1 - _REACH, -1), -1),
            *range(last, min(last + _REACH, len(tokens))),
        ):
            token = tokens[place]
            if place >= last and token.surface in _STOP:
                return False
            if token.form.key in vocabulary().tallies:
                return True
            if _verb_tense(token) is not None:
                return False
        return False

    def _scheduled(self, place: int) -> bool:
        """Whether a verb in the present tells what is on a programme: "the council meets on Monday"."""
        tokens = self._analysis.tokens
        if tokens[place].form.key in vocabulary().unscheduled:
            return False
        before = {token.form.key for token in tokens[max(place - 3, 0) : place]}
        if not before.isdisjoint(time_words("past") | time_words("no_programme")):
            return False
        return any(v.lemma in vocabulary().scheduled for v in tokens[place].form.verbs if v.tense == "present")

    def _expected(self, verb: int) -> bool:
        """Whether a verb stands behind "planned that", "expected that": present in form, future in meaning."""
        tokens = self._analysis.tokens
        if verb == 0 or tokens[verb - 1].form.key not in _THAT:
            return False
        before = tokens[max(verb - 1 - _BEFORE_THAT, 0) : verb - 1]
        return any(_by_word(token.form.key) == "future" for token in before)


def _verb_tense(token: Token) -> Tense | None:
    verbs = token.form.verbs
    if token.pos is not POS.VERB or not verbs:
        return None
    if verbs[0].tense == "present":
        return "future" if "س" in token.form.proclitics else "present"
    return "past" if verbs[0].tense == "past" else None
