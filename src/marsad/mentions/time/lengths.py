"""How long something takes: "for three days", "a whole week long"."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.mentions.time.ago import AgoTime, from_now
from marsad.mentions.time.amounts import Amount, amount, amount_of
from marsad.mentions.time.calendars import Days, Grain
from marsad.mentions.time.moment import Moment
from marsad.mentions.time.named_units import names_a_time
from marsad.mentions.time.reading import Parsed, glued_letters, number, turn
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.windows import WindowTime, last_or_next
from marsad.mentions.time.words import Words, time_words


@dataclass(frozen=True, slots=True)
class LengthTime:
    """How long something takes: no days."""

    amount: Amount
    grain: Grain = "duration"

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - a length has no place in the calendar
        """No days."""
        return Days(None, None, "duration")


def length(w: Words, at: int) -> Parsed | None:
    """How long: a counted or vague amount, or one unit after "for" or before "whole"."""
    after = w.key(at - 1) in time_words("before_length")
    found = amount(w, at)
    if found is None or names_a_time(w, at, found[1]):
        return None
    if found[0].several and not vocabulary().some.at(w.keys, at):
        return None
    unit = vocabulary().units.at(w.keys, at)
    if unit is not None and unit.value.count == 1 and found[1] == unit.last and not after:
        return None
    last = from_now(w, found[1])
    if last is not None:
        return Parsed(at, last, AgoTime(found[0], 1, from_now=True), "from-now")
    window = last_or_next(w, found[1])
    if window is not None:
        return Parsed(at, window[1], WindowTime(found[0], window[0].step), "window")
    return Parsed(at, found[1], LengthTime(found[0]), "length", len(unit.clitic) if unit else glued_letters(w, at))


def throughout(w: Words, at: int) -> Parsed | None:
    """As in "All day", "the whole week long"."""
    unit = vocabulary().units.at(w.keys, at + 1)
    if w.key(at) not in time_words("throughout") or unit is None or unit.value.count != 1 or unit.clitic:
        return None
    if turn(w, unit.last) is not None or number(w, unit.last) is not None or names_a_time(w, at + 1, unit.last):
        return None
    return Parsed(at, unit.last, LengthTime(amount_of(unit.value.name, 1.0)), "length")
