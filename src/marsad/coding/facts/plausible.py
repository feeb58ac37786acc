"""Which parties the world lets a relation have: only neighbours share a border, troops are stationed in a state, not in a group, and so on."""

from __future__ import annotations

from functools import cache

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.triggers import Trigger
from marsad.lexicon import table

_NEAR = 2  # tokens behind "border" in which its kind is told
_UNKNOWN = "UNK"
_KEEPS_PEACE = "UNO"  # whose missions keep peace or help, and are no embassies


def is_plausible(trigger: Trigger, relation: str, subject: str, other: str) -> bool:
    """Whether the two (codes of countries or bodies) may stand in ``relation``, of which the trigger's words speak.

    A border at sea may part any two; of territories that the table does not know nothing is ruled out.
    """
    if relation == "border":
        return not _states().issuperset((subject, other)) or _share_land(subject, other) or _at_sea(trigger)
    if relation == "military_presence":
        return other == _UNKNOWN or other in _territories()
    if relation == "diplomatic_mission":
        return _KEEPS_PEACE not in (subject, other)
    return True


def _at_sea(trigger: Trigger) -> bool:
    return stands(trigger.scene, qualifier_words()["at_sea"], range(trigger.at + 1, trigger.at + 1 + _NEAR))


def _share_land(one: str, other: str) -> bool:
    return (min(one, other), max(one, other)) in _neighbours()


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of states that share a border on land (``lexicons/world/neighbours.tsv``), each in alphabetical order."""
    return frozenset((row["first"], row["second"]) for row in table("world", "neighbours"))


@cache
def _territories() -> frozenset[str]:
    return frozenset(row["iso3"] for row in table("world", "country_codes"))


@cache
def _states() -> frozenset[str]:
    """Those that have a number of ISO 3166-1, which the table of neighbours covers."""
    return frozenset(row["iso3"] for row in table("world", "country_codes") if row["isonumeric"])
