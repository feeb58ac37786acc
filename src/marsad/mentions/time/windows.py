"""So long up to the publication or from it on: "the last three days", "the two coming weeks", "within two weeks"."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.mentions.time.amounts import Amount, amount, amount_of
from marsad.mentions.time.calendars import DAY, Days, Grain
from marsad.mentions.time.moment import Moment
from marsad.mentions.time.named_units import names_a_time
from marsad.mentions.time.reading import Parsed, last_of_another, number, turn
from marsad.mentions.time.vocabulary import Turn, vocabulary
from marsad.mentions.time.words import Words, time_words


@dataclass(frozen=True, slots=True)
class WindowTime:
    """As in "The last three days", "the coming 60 days", "within two weeks": up to or from the publication; ``within`` only in the future."""

    amount: Amount
    step: int
    within: bool = False
    grain: Grain = "part"

    def days(self, now: Moment) -> Days:
        """The days, of two amounts those of the longer; unknown for a vague number of units."""
        if now.today is None or (self.within and now.tense != "future"):
            return Days(None, None, self.grain)
        if any(one.several for one in self.amount.either()):
            hours = self.amount.unit in ("hour", "minute", "second") and self.step < 0 and self.amount.other is None
            return Days(now.today - DAY, now.today, self.grain) if hours else Days(None, None, self.grain)
        ends = [one.away(now.today, self.step) for one in self.amount.either()]
        known = [end for end in ends if end is not None]
        if len(known) < len(ends):
            return Days(None, None, self.grain)
        return Days(min(*known, now.today), max(*known, now.today), self.grain)


def window(w: Words, at: int) -> Parsed | None:
    """As in "The last three days", "the two coming weeks", "the 48 hours past"; starts at the noun with its article."""
    unit = vocabulary().units.at(w.keys, at)
    if unit is None or unit.value.count == 1 or not unit.value.definite:
        return None
    place, count = unit.last, float(unit.value.count)
    if not count:
        found = number(w, place)
        if found is not None:
            count, place = float(found.value), found.last
        elif w.key(place) in time_words("few"):
            place += 1
    further = number(w, place + 1) if count and w.key(place) in time_words("or") else None
    if further is not None:
        count, place = max(count, float(further.value)), further.last
    said = last_or_next(w, place)
    if said is None:
        return None
    vague = Amount(unit.value.name, several=True)
    return Parsed(
        at,
        said[1],
        WindowTime(amount_of(unit.value.name, count) if count else vague, said[0].step),
        "window",
        len(unit.clitic),
    )


def last_few(w: Words, at: int) -> Parsed | None:
    """As in "The last 3 years" with the word "last" before the number."""
    if w.key(at) not in ("اخر", "واخر"):
        return None
    found = amount(w, at + 1)
    unit = vocabulary().units.at(w.keys, at + 1)
    if found is None or (unit is not None and unit.value.count == 1):
        return None
    return Parsed(at, found[1], WindowTime(found[0], -1), "window")


def within(w: Words, at: int) -> Parsed | None:
    """As in "Within two weeks"."""
    found = amount(w, at + 1)
    if found is None or found[0].several or names_a_time(w, at + 1, found[1], least=0):
        return None
    window = last_or_next(w, found[1])
    if window is not None:
        return Parsed(at + 1, window[1], WindowTime(found[0], window[0].step), "window")
    if w.key(found[1]) in time_words("first_few") | time_words("last_few"):
        return None  # "within the 9 first months of the year"
    return Parsed(at, found[1], WindowTime(found[0], 1, within=True), "within")


def last_or_next(w: Words, at: int) -> tuple[Turn, int] | None:
    """The "last" or "next" after an amount, which makes a window from the publication."""
    said = turn(w, at)
    if said is None or said[0].step not in (-1, 1) or said[0].anaphoric or last_of_another(w, said[1]):
        return None
    return said
