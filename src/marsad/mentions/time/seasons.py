"""Seasons and feasts, which come every year, with the year that they are of: "the summer of last year", "next Easter"."""

from __future__ import annotations

from marsad.mentions.time.pieces import FeastTime, SeasonTime
from marsad.mentions.time.reading import Parsed, turn, year_phrase
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.words import Words


def season(w: Words, at: int) -> Parsed | None:
    """As in "Summer 2008", "the summer of last year", "last spring"."""
    hit = vocabulary().seasons.at(w.keys, at)
    if hit is None:
        return None
    said = turn(w, hit.last)
    if said is not None:
        return Parsed(at, said[1], SeasonTime(hit.value, None, said[0]), "season", len(hit.clitic))
    of = year_phrase(w, hit.last)
    if of is not None:
        return Parsed(at, of[1], SeasonTime(hit.value, of[0]), "season", len(hit.clitic))
    if hit.value == "spring" or not (w.key(at).endswith(w.key(at)[-3:]) and "ال" in w.key(at)[:3]):
        return None
    return Parsed(at, hit.last, SeasonTime(hit.value), "season", len(hit.clitic))


def feast(w: Words, at: int) -> Parsed | None:
    """A holiday with its year."""
    hit = vocabulary().feasts.at(w.keys, at)
    if hit is None:
        return None
    said = turn(w, hit.last)
    if said is not None:
        return Parsed(at, said[1], FeastTime(hit.value, None, said[0]), "feast", len(hit.clitic))
    of = year_phrase(w, hit.last)
    if of is not None:
        return Parsed(at, of[1], FeastTime(hit.value, of[0]), "feast", len(hit.clitic))
    return Parsed(at, hit.last, FeastTime(hit.value), "feast", len(hit.clitic))
