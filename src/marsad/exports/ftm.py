"""Events and facts as FollowTheMoney entities, one JSON object a line, made with its own library. Needs followthemoney.

An article is an Article; a side a Person (who has a post), PublicBody, Company, Organization or LegalEntity; an event an Event, its
actors ``organizer``, everybody else ``involved``; an office an Occupancy of a Position; a membership a Membership; any other fact with two
parties an UnknownLink whose ``role`` is the relation and whose ``status`` is the state of a mission or the level of relations. The status, which
FollowTheMoney does not know, stands in an event's keywords and, unless it happened, before its name.

A day on which something began, ended or was concluded is ``startDate``, ``endDate`` or ``date``, cut to the year or month where the words give no
more; days of which not even the year is known are left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from followthemoney import model
from followthemoney.proxy import EntityProxy

from marsad.exports.cells import xml_text
from marsad.exports.countries import bodies, name_of, states
from marsad.exports.csv import Row
from marsad.exports.delimited import as_text
from marsad.exports.ftm_days import days_of
from marsad.exports.pairs import Pair, Tally
from marsad.exports.recorded import Recorded, web_address
from marsad.records import Coding, Document, Fact, Interval, Party
from marsad.text import words

_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_ORGANISED = ("PTY", "OPP", "REB", "PRM", "UAF", "JRN", "LAB", "EDU", "REL", "SOC", "MED", "AGR", "PRE")
_SCHEMATA = {"BUS": "Company", **dict.fromkeys(_PUBLIC, "PublicBody"), **dict.fromkeys(_ORGANISED, "Organization")}


def entities(document: Document, coding: Coding) -> Iterator[EntityProxy]:
    """The entities of one coded article; those of sides and states are the same in every article, with the same id."""
    if not coding.events and not coding.facts:
        return
    article = _article(document, coding)
    yield article
    for event in coding.events:
        yield from _event(Recorded(document, coding, event), article)
    for fact in coding.facts:
        yield from _fact(Row(document, coding, fact), fact, article)


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the entities of ``pairs``, each once; facts that lack a party, or an office its holder or post, are left out and counted."""
    tally = Tally()
    seen: set[str] = set()
    with as_text(out) as text:
        for document, coding in pairs:
            tally.left_out += sum(not _is_told(fact) for fact in coding.facts)
            for entity in entities(document, coding):
                if entity.id in seen:
                    continue
                seen.add(str(entity.id))
                text.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")
                tally.written += 1
    return tally


def _entity(schema: str, *key: object) -> EntityProxy:
    entity = model.make_entity(schema)
    digest = hashlib.sha256("\x1f".join(map(str, (schema, *key))).encode(errors="backslashreplace")).hexdigest()
    entity.id = f"marsad-{digest[:24]}"
    return entity


def _fill(entity: EntityProxy, **values: Any) -> EntityProxy:
    """Add what is known; the library cleans it and drops what its types do not allow."""
    for name, value in values.items():
        entity.add(name, [xml_text(v) for v in value] if isinstance(value, list) else value and xml_text(str(value)))
    return entity


def _article(document: Document, coding: Coding) -> EntityProxy:
    day = coding.published.day if coding.published else None
    address = web_address(document.url)
    entity = _entity("Article", document.id)
    return _fill(
        entity,
        title=document.title,
        name=document.title or document.id,
        sourceUrl=address,
        publisher=document.publisher,
        publishedAt=day,
        language=document.language,
        bodyText=document.text,
    )


def _event(told: Recorded, article: EntityProxy) -> Iterator[EntityProxy]:
    event = told.event
    sides = {party: _party(party) for party in (*event.actors, *event.recipients)}
    yield from sides.values()
    kind = event.type if event.mode is None else f"{event.type} ({event.mode})"
    entity = _entity("Event", told.id)
    _fill(
        entity,
        name=kind if event.status == "actual" else f"{event.status}: {kind}",
        summary=event.evidence,
        country=_country(event.place),
        location=[w.name] if (w := told.where) and w.name else name_of(event.place),
        organizer=[str(sides[p].id) for p in event.actors],
        involved=[str(sides[p].id) for p in event.recipients],
        keywords=[event.type, f"status: {event.status}", *(f"context: {c}" for c in event.contexts)],
        recordId=str(told.id),
        sourceUrl=web_address(told.document.url),
        publisher=told.source,
        proof=str(article.id),
        **_dates(event.when),
    )
    yield entity


def _fact(row: Row, fact: Fact, article: EntityProxy) -> Iterator[EntityProxy]:
    if not _is_told(fact):
        return
    sides, schema, ends = _office(fact) if fact.relation == "office" else _linked(fact)
    yield from sides
    yield _fill(
        _entity(schema, row.number),
        **ends,
        **days_of(fact.fields),
        summary=fact.evidence,
        proof=str(article.id),
        sourceUrl=web_address(row.document.url),
        recordId=str(row.number),
    )


_Told = tuple[tuple[EntityProxy, EntityProxy], str, dict[str, Any]]
"""Who is linked, the schema of the link, and what it says."""


def _office(fact: Fact) -> _Told:
    person, post = fact.fields["person"], fact.fields["post"]
    holder = _fill(_entity("Person", person, fact.object), name=str(person), country=_country(fact.object))
    position = _fill(_entity("Position", post, fact.object), name=str(post), country=_country(fact.object))
    return (holder, position), "Occupancy", {"holder": str(holder.id), "post": str(position.id)}


def _linked(fact: Fact) -> _Told:
    one = _state(str(fact.subject))
    if fact.relation == "membership":
        body = _body(fact)
        return (one, body), "Membership", {"member": str(one.id), "organization": str(body.id)}
    other, status = _state(str(fact.object)), fact.fields.get("state") or fact.fields.get("level")
    ends = {"subject": str(one.id), "object": str(other.id), "role": fact.relation, "status": status}
    return (one, other), "UnknownLink", ends


def _is_told(fact: Fact) -> bool:
    """Whether there are two ends to link."""
    if fact.relation == "office":
        return bool(fact.fields.get("person") and fact.fields.get("post"))
    return bool(name_of(fact.subject) and name_of(fact.object))


def _party(party: Party) -> EntityProxy:
    schema = "Person" if party.post else _SCHEMATA.get(party.sector, "LegalEntity")
    entity = _entity(schema, party.name, party.country, party.sector)
    _fill(entity, name=party.name, country=_country(party.country))
    return _fill(entity, position=party.post) if party.post else entity


def _state(code: str) -> EntityProxy:
    schema = "Organization" if code in bodies() else "PublicBody"
    return _fill(_entity(schema, "state", code), name=name_of(code), country=_country(code))


def _body(fact: Fact) -> EntityProxy:
    """What somebody is a member of, by its own name where its code says no more than that it is a body between states."""
    body = fact.fields.get("body")
    role = bodies().get(str(fact.object))
    if not body or role is None or role.cameo_group is not None:
        return _state(str(fact.object))
    return _fill(_entity("Organization", "body", " ".join(words(str(body)))), name=str(body))


def _country(code: str | None) -> str | None:
    state = states().get(code or "")
    return state.iso2.lower() if state and state.iso2 else None


def _dates(when: Interval | None) -> dict[str, Any]:
    if when is None:
        return {}
    if when.start == when.end:
        return {"date": when.start}
    return {"startDate": when.start, "endDate": when.end}
