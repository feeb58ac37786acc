"""Decades, centuries and millennia: "the seventies of the last century", "the third millennium"."""

from __future__ import annotations

from marsad.mentions.time.calendars import GRAINS
from marsad.mentions.time.expressions import TurnTime
from marsad.mentions.time.pieces import CenturyTime, DecadeTime
from marsad.mentions.time.reading import OF, Parsed, era, number, turn
from marsad.mentions.time.vocabulary import Unit, vocabulary
from marsad.mentions.time.words import Words, time_words

_LATEST = {"century": 21, "millennium": 3}
_NEW_MILLENNIUM = CenturyTime(3, grain="millennium")


def century(w: Words, at: int) -> Parsed | None:
    """As in "The nineteenth century", "the last century", "the third millennium"."""
    unit = vocabulary().units.at(w.keys, at)
    latest = _LATEST.get(unit.value.name) if unit is not None else None
    if unit is None or latest is None or unit.value.count != 1 or not unit.value.definite:
        return None
    grain = GRAINS[unit.value.name]
    found = number(w, unit.last)
    said_era, last = era(w, found.last) if found is not None else (None, 0)
    counted = found is not None and (found.ordinal or (found.digits and grain == "century"))
    if found is not None and counted and (1 <= found.value <= latest or said_era == "before"):
        time = CenturyTime(found.value, said_era == "hijri", said_era == "before", grain)
        return Parsed(at, last, time, "century", len(unit.clitic))
    if grain == "millennium" and w.key(unit.last) == "الجديده":
        return Parsed(at, unit.last + 1, _NEW_MILLENNIUM, "century", len(unit.clitic))
    said = turn(w, unit.last)
    return Parsed(at, said[1], TurnTime(grain, said[0]), "century", len(unit.clitic)) if said else None


def new_millennium(w: Words, at: int) -> Parsed | None:
    """The millennium without its number, of which only the beginning is sure to be the third's: "the end of the millennium" may be 1999."""
    unit = vocabulary().units.at(w.keys, at)
    if unit is None or unit.value != Unit("millennium", 1, definite=True) or len(unit.clitic) > 1:
        return None
    after = number(w, unit.last)
    if after is not None and after.ordinal:
        return None
    return Parsed(at, unit.last, _NEW_MILLENNIUM, "century", len(unit.clitic))


def decade(w: Words, at: int) -> Parsed | None:
    """As in "The nineties", "the seventies of the last century"."""
    hit = vocabulary().decades.at(w.keys, at)
    if hit is None:
        return None
    place = hit.last + 1 if w.key(hit.last) in OF else hit.last
    of = century(w, place)
    if of is not None:
        return Parsed(at, of.last, DecadeTime(hit.value, of.time), "decade", len(hit.clitic))
    if w.key(hit.last) in time_words("behind_decade"):
        return Parsed(at, hit.last + 1, DecadeTime(hit.value), "decade", len(hit.clitic))
    of_an_age = w.key(hit.last + 1) if w.key(hit.last) in OF else w.key(at - 1)
    if of_an_age in time_words("of_an_age"):
        return None  # a person in his forties
    return Parsed(at, hit.last, DecadeTime(hit.value), "decade", len(hit.clitic))
