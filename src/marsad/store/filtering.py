"""Which records a question is about, as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from marsad.exports.countries import sectors
from marsad.records import RELATIONS
from marsad.store.errors import BookError
from marsad.store.values import (
    MARKS,
    QUADS,
    STATUSES,
    WrongValueError,
    check_countries,
    check_days,
    check_one_of,
    modes,
    types,
)

_STANDING = "r.superseded IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What records must have; None or empty asks for nothing.

    ``pair`` are two countries that deal with each other, in either direction, or one country twice, for what happens within it; with ``directed``
    the first acts towards the second. ``country`` stands on either side. ``outlet`` published the page, or a version of it in which the words of
    the record stand. ``since`` and ``until`` are days that the record's own days must touch; undated records touch none. Rejected records are left
    out unless ``review`` asks for them.
    ``story`` and ``id`` are names, which `marsad.store.naming` makes whole.

    Raises:
        WrongValueError: a value that no record can have.
    """

    pair: tuple[str, str] | None = None
    directed: bool = False
    country: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    status: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    confidence: float | None = None
    review: tuple[str, ...] = ()
    story: str | None = None
    id: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_countries("pair", self.pair or ())
        if self.pair is not None and len(self.pair) != 2:
            raise WrongValueError("pair", f"must be two countries, such as ISR and AZE, not {', '.join(self.pair)}")
        check_days(self.since, self.until)
        for name, values in (
            ("country", self.country),
            ("actor", self.actor),
            ("recipient", self.recipient),
            ("place", self.place),
        ):
            check_countries(name, values)
        check_one_of("status", self.status, STATUSES)
        check_one_of("review", self.review, MARKS)
        check_one_of("quad", self.quad, QUADS)
        if self.sector:
            check_one_of("sector", self.sector, sectors())
        if self.type:
            check_one_of("type", self.type, (*types(), *RELATIONS))
        if self.mode:
            check_one_of("mode", self.mode, modes())
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise WrongValueError("confidence", f"must lie between 0 and 1, not {self.confidence:g}")


_OF_EVENTS = ("sector", "mode", "quad", "status", "place", "story")


def of_events(where: Where) -> list[str]:
    """What is asked that only events have."""
    return [name for name in _OF_EVENTS if getattr(where, name)]


def refuse_of_events(where: Where) -> None:
    """Refuse a question about facts that asks for what only events have.

    Raises:
        BookError: it does.
    """
    if of_events(where):
        raise BookError(f"facts have no {', '.join(of_events(where))}; only events can be asked for that")


class Conditions:
    """Conditions that gather, with their parameters."""

    def __init__(self, *fixed: str) -> None:
        self._conditions = list(fixed)
        self.parameters: list[object] = []

    def add(self, condition: str, *parameters: object) -> None:
        """Add a condition; ``{0}``, ``{1}`` in it stand for its parameters."""
        first = len(self.parameters) + 1
        self._conditions.append(condition.format(*(f"${first + n}" for n in range(len(parameters)))))
        self.parameters.extend(parameters)

    def any_of(self, column: str, values: Sequence[str | int]) -> None:
        """Ask that a column holds one of the values, if there are any."""
        if values:
            first = len(self.parameters) + 1
            self._conditions.append(f"{column} IN ({', '.join(f'${first + n}' for n in range(len(values)))})")
            self.parameters.extend(values)

    def on_days(self, where: Where) -> None:
        """Ask that the days of ``r`` touch those that are asked for."""
        if where.since:
            self.add("COALESCE(r.last_day, r.first_day) >= {0}", where.since)
        if where.until:
            self.add("COALESCE(r.first_day, r.last_day) <= {0}", where.until)

    def parameter(self, value: object) -> str:
        """Take in a parameter that stands elsewhere in the statement."""
        self.parameters.append(value)
        return f"${len(self.parameters)}"

    def __str__(self) -> str:
        return " AND ".join(self._conditions) or "TRUE"


def on_events(where: Where, *, at: datetime | None = None) -> Conditions:
    """Conditions on ``events r`` joined with ``documents d``; with ``at`` on what stood at a moment (UTC), see `_stood`."""
    found = _common(where, at)
    if where.pair:
        either = "" if where.directed else " OR (source = {1} AND target = {0})"
        found.add(f"r.key IN (SELECT event FROM dyads WHERE (source = {{0}} AND target = {{1}}){either})", *where.pair)
    for sides, values in (
        ("", where.country),
        (" AND side = 'actor'", where.actor),
        (" AND side = 'recipient'", where.recipient),
    ):
        for value in values[:1]:
            inner = ", ".join(f"{{{n}}}" for n in range(len(values)))
            found.add(f"r.key IN (SELECT event FROM parties WHERE country IN ({inner}){sides})", value, *values[1:])
    if where.sector:
        inner = ", ".join(f"{{{n}}}" for n in range(len(where.sector)))
        found.add(f"r.key IN (SELECT event FROM parties WHERE sector IN ({inner}))", *where.sector)
    found.any_of("r.type", where.type)
    found.any_of("r.mode", where.mode)
    found.any_of("r.quad_class", where.quad)
    found.any_of("r.status", where.status)
    found.any_of("r.place", where.place)
    if where.story:
        found.add("r.story IN (SELECT key FROM stories WHERE id = {0})", where.story)
    return found


def on_facts(where: Where, *, at: datetime | None = None) -> Conditions:
    """Conditions on ``facts r`` joined with ``documents d``; an actor is a subject, a recipient an object; ``at`` as for `on_events`.

    Raises:
        BookError: something is asked that only events have.
    """
    refuse_of_events(where)
    found = _common(where, at)
    if where.pair:
        either = "" if where.directed else " OR (r.subject = {1} AND r.object = {0})"
        found.add(f"((r.subject = {{0}} AND r.object = {{1}}){either})", *where.pair)
    for value in where.country[:1]:
        inner = ", ".join(f"{{{n}}}" for n in range(len(where.country)))
        found.add(f"(r.subject IN ({inner}) OR r.object IN ({inner}))", value, *where.country[1:])
    found.any_of("r.subject", where.actor)
    found.any_of("r.object", where.recipient)
    found.any_of("r.relation", where.type)
    return found


def _common(where: Where, at: datetime | None) -> Conditions:
    found = Conditions() if at else Conditions(_STANDING)
    found.any_of("r.id", where.id)
    _printed(found, where.outlet, at)
    if at:
        _stood(found, at)
    elif where.review:
        found.any_of("COALESCE(r.review, 'none')", where.review)
    else:
        found.add("(r.review IS NULL OR r.review <> 'rejected')")
    if where.confidence is not None:
        found.add("r.confidence >= {0}", where.confidence)
    found.on_days(where)
    return found


def _printed(found: Conditions, outlets: tuple[str, ...], at: datetime | None) -> None:
    """Ask for records of pages of these outlets, or with their words in a version of the page that one of these has; ``at`` as for `on_events`."""
    for _ in outlets[:1]:
        inner = ", ".join(f"{{{n}}}" for n in range(len(outlets)))
        parameters: tuple[object, ...] = outlets
        stood = "v.superseded IS NULL"
        if at:
            moment, parameters = f"{{{len(outlets)}}}", (*outlets, at)
            newer = f"SELECT 1 FROM documents w WHERE w.id = v.id AND w.revision > v.revision AND w.added <= {moment}"
            stood = f"v.added <= {moment} AND NOT EXISTS ({newer})"
        copied = f"SELECT c.record FROM copies c JOIN documents v ON v.key = c.document WHERE v.outlet IN ({inner}) AND {stood}"
        found.add(f"(d.outlet IN ({inner}) OR r.id IN ({copied}))", *parameters)


LATER = "SELECT key FROM runs WHERE ended > {0}"
"""The runs that wrote after a moment, perhaps also before it."""


def _stood(found: Conditions, at: datetime) -> None:
    """Ask for what stood at a moment and was not rejected then.

    Of a run that was going on at that moment, the time of a new page tells what it had written; what else it had written is taken for later. So a
    record may be met in two versions, of which the later one stood.
    """
    found.add(f"(r.run NOT IN ({LATER}) OR (r.run = d.run AND d.added <= {{0}}))", at)
    found.add(f"(r.superseded IS NULL OR r.superseded IN ({LATER}))", at)
    found.add(
        "r.id NOT IN (SELECT v.id FROM decisions v WHERE v.verdict = 'reject' AND v.decided <= {0}"
        " AND NOT EXISTS (SELECT 1 FROM decisions w WHERE w.id = v.id AND w.key > v.key AND w.decided <= {0}))",
        at,
    )
