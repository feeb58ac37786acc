"""Facts over time: which state held between two parties, from when to when, by whose word, and who says otherwise.

A *slot* of two parties (the embassy of one in the other, their relations, a post) holds one state at a time. What pages say of it, in the order of
the days they speak of, makes a row of states: another state ends the one before. Some events end or begin states too: an ambassador recalled,
relations restored.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from marsad.records import UNDIRECTED
from marsad.store.checking import check_types, checked
from marsad.store.connection import Connection, Row, rows
from marsad.store.copies import outlets_of_copies
from marsad.store.filtering import Where, on_events, on_facts, refuse_of_events
from marsad.store.standing import DATES, turn, turning_types, written

_Key = tuple[str, str | None, str | None, str]
_OF_SIDES: dict[str, Any] = {"pair": None, "directed": False, "country": (), "actor": (), "recipient": ()}
_PLAN = "planned"
_NEAR_DAYS = 2
"""Pages that speak of states begun so few days apart speak of one time; if they differ, they contradict each other."""


@dataclass(frozen=True, slots=True)
class Say:
    """One page's word on a slot: the state, from which day (``dated`` by the words, else the day of the page), and what says it.

    ``shown`` and ``about`` are the state and the slot in the words of the page, where it has any; ``page`` orders the pages as they were published.
    """

    state: str
    day: date | None
    kind: str
    id: str
    document: str
    outlet: str | None
    evidence: str
    until: date | None = None
    dated: bool = True
    shown: str = ""
    about: str = ""
    page: tuple[date, int] = (date.min, 0)

    def order(self) -> tuple[date, bool, tuple[date, int], str]:
        """What comes later ends what was before: what is so on the day of a page was so before what is dated to that day; a later page corrects."""
        return self.day or date.min, self.dated, self.page, self.id


@dataclass(slots=True)
class State:
    """A state of a slot: the days it held (``end`` None: still, as far as the book knows), and who says so and who otherwise.

    ``end`` is the last day of a period that a page names, or the day on which another state began, and this one held no more.
    ``outlets`` printed a page that says so, or a copy of it with these words.
    """

    relation: str
    subject: str | None
    object: str | None
    slot: str
    state: str | None
    start: date | None
    end: date | None
    sources: list[Say] = field(default_factory=list)
    against: list[Say] = field(default_factory=list)
    outlets: set[str] = field(default_factory=set)

    def holds(self, first: date | None, last: date | None) -> bool:
        """Whether it held on one of the days from ``first`` to ``last``, as far as is known: a state of unknown beginning may have."""
        begun = self.start is None or last is None or self.start <= last
        return begun and (
            self.end is None or first is None or first < self.end or (first == self.end and self._lasted())
        )

    def _lasted(self) -> bool:
        """Whether the day of the end is one on which it held."""
        return any(say.until == self.end for say in self.sources)

    def as_row(self) -> dict[str, Any]:
        """The state as plain values."""
        latest = self.sources[-1]
        return {
            "relation": self.relation,
            "subject": self.subject,
            "object": self.object,
            "slot": next((say.about for say in reversed(self.sources) if say.about), self.slot),
            "state": latest.shown or self.state,
            "start": self.start,
            "basis": "dated" if self.sources[0].dated else "seen",
            "end": self.end,
            "for": len({s.document for s in self.sources}),
            "against": len({s.document for s in self.against}),
            "outlets": "; ".join(sorted(self.outlets)),
            "evidence": latest.evidence,
            "ids": " ".join(dict.fromkeys(s.id for s in self.sources)),
            "against_ids": " ".join(dict.fromkeys(s.id for s in self.against)),
        }


def states(connection: Connection, where: Where, *, on: date | None = None) -> list[State]:
    """The states that facts and events make, in order of parties, slot and time.

    Args:
        connection: a transaction.
        where: which facts; with ``since`` and ``until`` only states that held on one of these days.
        on: give only what held on that day.

    Raises:
        BookError: something is asked that only events have, a type or an outlet that no fact has, or a name that no record has or several begin with.
    """
    refuse_of_events(where)
    check_types(where, "fact")
    where = checked(connection, where, "fact", "event")
    slots: defaultdict[_Key, list[Say]] = defaultdict(list)
    for row in _facts(connection, where):
        slots[row["relation"], row["subject"], row["object"], row["slot"]].append(_fact(row))
    for key, say in _events(connection, where):
        slots[key].append(say)
    found = [
        s for key, says in sorted(slots.items(), key=lambda item: tuple(map(str, item[0]))) for s in _row_of(key, says)
    ]
    held = [s for s in found if s.holds(where.since, where.until) and (on is None or s.holds(on, on))]
    _name_outlets(connection, held)
    return held


def _name_outlets(connection: Connection, found: Sequence[State]) -> None:
    copied = outlets_of_copies(connection, sorted({say.id for state in found for say in state.sources}))
    for state in found:
        for say in state.sources:
            state.outlets |= copied.get(say.id, set())
            if say.outlet:
                state.outlets.add(say.outlet)


def _row_of(key: _Key, says: Sequence[Say]) -> list[State]:
    """The states of one slot, one after the other."""
    row: list[State] = []
    for say in sorted((s for s in says if s.day), key=Say.order):
        last = row[-1] if row else None
        agreeing = [] if last is None else _agreeing(last, say)
        if last is not None and last.state == say.state and not _later(last, say):
            last.sources.append(say)
            last.end = None if say.until is None else max(last.end or say.until, say.until)
        elif last is not None and last.state != say.state and _contradicts(last, say, agreeing):
            last.against.append(say)
        else:
            sources = [*agreeing, say]
            start = sources[0].day
            if last is not None:
                last.against = [other for other in last.against if other not in agreeing]
                if last.end is None or (start and last.end > start):
                    last.end = start
            row.append(State(*key, say.state, start, say.until, sources))
    for say in (s for s in says if s.day is None):
        same = next((state for state in reversed(row) if state.state == say.state), None)
        if same is None:
            row.insert(0, State(*key, say.state, None, row[0].start if row else None, [say]))
        else:
            same.sources.append(say)
    return row


def _later(last: State, say: Say) -> bool:
    """Whether a page speaks of days after the period of a state, between which nobody knows of any."""
    return last.end is not None and say.day is not None and say.day - last.end > timedelta(days=1)


def _agreeing(last: State, say: Say) -> list[Say]:
    """The pages against a state that say at the same time what a page says, after the last one that speaks for the state."""
    if say.state == _PLAN:
        return []
    newest = last.sources[-1].order()
    late = [*takewhile(lambda s: s.order() > newest and _near(s, say), reversed(last.against))]
    return [s for s in reversed(late) if s.state == say.state]


def _contradicts(last: State, say: Say, agreeing: Sequence[Say]) -> bool:
    """Whether a page speaks against a state and does not end it: it tells of a plan only, or more pages say otherwise at the same time.

    Against a state that several pages told, one page never is enough.
    """
    if say.state == _PLAN:
        return True
    if say.dated or not _near(last.sources[-1], say):
        return False
    more = len({s.document for s in (*agreeing, say)})
    near = len({s.document for s in last.sources if _near(s, say)})
    return len({s.document for s in last.sources}) > 1 and more < max(near, 2)


def _near(one: Say, other: Say) -> bool:
    """Whether two pages speak of one time."""
    return one.day is not None and other.day is not None and abs((other.day - one.day).days) <= _NEAR_DAYS


def _facts(connection: Connection, where: Where) -> Iterable[Row]:
    found = on_facts(replace(where, since=None, until=None))
    sql = (
        "SELECT r.id, r.relation, r.subject, r.object, r.slot, r.state, r.qualifiers, r.bound, r.first_day, r.last_day, r.evidence,"
        " d.id AS document, d.outlet, d.published_end, d.key AS number"
        f" FROM facts r JOIN documents d ON d.key = r.document WHERE {found} ORDER BY r.key"
    )
    return rows(connection, sql, *found.parameters)


def _fact(row: Row) -> Say:
    qualifiers = json.loads(row["qualifiers"])
    # Whole numbers are one state however they were written down.
    state = (row["state"] or "holds").removesuffix(".0")
    shown = str(qualifiers.get("person") or "") if row["relation"] == "office" else ""
    if row["bound"] and state.replace(".", "", 1).isdecimal():
        shown = f"{row['bound']} {state}"
    dated = any(name in qualifiers for name in DATES)
    return Say(
        state,
        row["first_day"],
        "fact",
        row["id"],
        row["document"],
        row["outlet"],
        row["evidence"],
        row["last_day"],
        dated,
        shown,
        written(row["relation"], qualifiers),
        _page(row),
    )


def _page(row: Row) -> tuple[date, int]:
    return row["published_end"] or date.min, row["number"]


def _events(connection: Connection, where: Where) -> Iterator[tuple[_Key, Say]]:
    """What events say of slots: an ambassador recalled, an embassy closed, relations restored."""
    found = on_events(replace(where, type=(), since=None, until=None, **_OF_SIDES))
    found.any_of("r.type", sorted(turning_types()))
    found.add("r.status = {0}", "actual")
    # Whose slot an event turns, its words tell: whoever is asked for may be on either side of it.
    for codes in (where.pair or (), where.country, where.actor, where.recipient):
        if codes:
            listed = ", ".join(f"{{{n}}}" for n in range(len(codes)))
            found.add(f"(y.source IN ({listed}) OR y.target IN ({listed}))", *codes)
    sql = (
        "SELECT r.id, r.type, r.mode, r.first_day, r.evidence, y.source, y.target, y.mutual,"
        " d.id AS document, d.outlet, d.published_end, d.key AS number,"
        " (SELECT MIN(p.country) FROM parties p WHERE p.event = r.key AND p.side = 'actor' AND p.number = 0) AS first,"
        " (SELECT string_agg(p.name, ' ') FROM parties p WHERE p.event = r.key AND p.country = y.target) AS other FROM events r"
        f" JOIN documents d ON d.key = r.document JOIN dyads y ON y.event = r.key WHERE {found} ORDER BY r.key"
    )
    for row in rows(connection, sql, *found.parameters):
        turned = turn(row["type"], row["evidence"], row["mode"], row["other"] or "")
        if turned is None or row["source"] == row["target"] or (where.type and turned.relation not in where.type):
            continue
        if row["mutual"] and row["source"] != row["first"] and not (turned.both or turned.others):
            continue  # of a common decision about one ambassador nothing tells whose, but the order of the sides
        sides = [row["target"], row["source"]] if turned.others else [row["source"], row["target"]]
        one, other = sorted(sides) if turned.relation in UNDIRECTED else sides
        if not _is_asked(where, one, other):
            continue
        said = row["id"], row["document"], row["outlet"], row["evidence"]
        say = Say(turned.state, row["first_day"], "event", *said, page=_page(row))
        yield (turned.relation, one, other, turned.slot), say


def _is_asked(where: Where, one: str, other: str) -> bool:
    """Whether a slot is of the parties that are asked for, as `on_facts` asks for those of a fact."""
    return (
        (where.pair is None or where.pair == (one, other) or (not where.directed and where.pair == (other, one)))
        and (not where.country or one in where.country or other in where.country)
        and (not where.actor or one in where.actor)
        and (not where.recipient or other in where.recipient)
    )
