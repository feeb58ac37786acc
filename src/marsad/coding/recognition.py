"""Country codes of a finished coding under the user's recognition policy."""

from __future__ import annotations

from dataclasses import replace

from marsad.mentions.recognition import recognise
from marsad.records import Event, Fact, Party


def event_under(event: Event, policy: str) -> Event:
    """``event`` with the codes of its sides and place under ``policy``."""
    if not _touched(event.place, *(p.country for p in (*event.actors, *event.recipients)), policy=policy):
        return event

    def sides(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(replace(p, country=recognise(p.country, policy)) for p in parties)

    return replace(
        event, actors=sides(event.actors), recipients=sides(event.recipients), place=_code(event.place, policy)
    )


def fact_under(fact: Fact, policy: str) -> Fact:
    """``fact`` with the codes of its parties under ``policy``."""
    if not _touched(fact.subject, fact.object, policy=policy):
        return fact
    return replace(fact, subject=_code(fact.subject, policy), object=_code(fact.object, policy))


def _code(code: str | None, policy: str) -> str | None:
    return recognise(code, policy) if code else code


def _touched(*codes: str | None, policy: str) -> bool:
    return any(code and recognise(code, policy) != code for code in codes)
