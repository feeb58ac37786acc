"""Questions about events, facts and stories: lists of them, and counts over days, weeks, months, pairs, types and outlets."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

import pyarrow as pa

from marsad.records import HARMS
from marsad.store.checking import checked
from marsad.store.connection import Connection
from marsad.store.deeds import on_deeds
from marsad.store.filtering import Conditions, Where, on_events, on_facts, refuse_of_events
from marsad.store.values import check_one_of

By = Literal["day", "week", "month", "year", "dyad", "type", "outlet", "status"]

EVENT_COLUMNS = (
    "id", "type", "mode", "actors", "recipients", "status", "historical", "date_start", "date_end", "first_day", "last_day", "place", *HARMS,
    "bounds", "quad_class", "cameo", "intensity", "confidence", "attributed_to", "attributed_via", "evidence", "rule", "version", "review",
)  # fmt: skip
FACT_COLUMNS = (
    "id", "relation", "subject", "object", "qualifiers", "bound", "state", "first_day", "last_day", "confidence", "attributed_to", "evidence",
    "rule", "version", "review",
)  # fmt: skip
_PAGE = "d.id AS document, d.outlet AS outlet, d.url AS url, d.title AS title, d.published_start AS published_start, d.published_end AS published_end"
_JOIN = "JOIN documents d ON d.key = r.document"


def events(connection: Connection, where: Where, *, limit: int | None = None) -> pa.Table:
    """The standing events that fit, by their days, with the page and story they stand in.

    Args:
        connection: a transaction.
        where: which ones.
        limit: most rows to give; the first of them.

    Raises:
        WrongValueError: a type or an outlet that none has.
        UnknownNameError: a name is asked for that none has, or that several begin with.
    """
    where = checked(connection, where, "event")
    found = on_events(where)
    columns = ", ".join(f"r.{name} AS {name}" for name in EVENT_COLUMNS)
    chosen = str(found)
    if limit is not None:  # the keys of the first rows are found before what else the rows hold is read
        pages = f" {_JOIN}" if where.outlet else ""
        chosen = f"r.key IN (SELECT r.key FROM events r{pages} WHERE {found} ORDER BY r.first_day, r.key{_limit(found, limit)})"
    sql = (
        f"SELECT {columns}, s.id AS story, {_PAGE} FROM events r {_JOIN} LEFT JOIN stories s ON s.key = r.story"
        f" WHERE {chosen} ORDER BY r.first_day, r.key"
    )
    return connection.query(sql, *found.parameters)


def facts(connection: Connection, where: Where, *, limit: int | None = None) -> pa.Table:
    """The standing facts that fit, by their days, with the page they stand in; for the arguments see `events`."""
    refuse_of_events(where)
    found = on_facts(checked(connection, where, "fact"))
    columns = ", ".join(f"r.{name} AS {name}" for name in FACT_COLUMNS)
    sql = f"SELECT {columns}, {_PAGE} FROM facts r {_JOIN} WHERE {found} ORDER BY r.first_day, r.key{_limit(found, limit)}"
    return connection.query(sql, *found.parameters)


def stories(
    connection: Connection, where: Where, *, sources: int = 1, disputed: bool = False, limit: int | None = None
) -> pa.Table:
    """Stories of which an event fits, by their days; with who takes part as the first report has it.

    Args:
        connection: a transaction.
        where: what one of the events must be.
        sources: least number of sources of their own.
        disputed: only stories whose tellings contradict each other.
        limit: most rows to give.

    Raises:
        WrongValueError: a type or an outlet that none has.
        UnknownNameError: a name is asked for that none has, or that several begin with.
    """
    found = on_events(checked(connection, where, "event"))
    more = " AND s.contradictions <> '[]'" if disputed else ""
    inner = f"SELECT r.story FROM events r JOIN documents d ON d.key = r.document WHERE {found}"
    least = found.parameter(sources)
    most = "" if limit is None else f" LIMIT {found.parameter(limit)}"
    sql = (
        "SELECT s.id, s.type, f.actors, f.recipients, s.first_day, s.last_day, s.events, s.documents, s.outlets, s.independent, s.contradictions,"
        " s.headline, d.id AS first_document, d.outlet AS first_outlet, d.published_start AS first_published FROM stories s"
        " JOIN documents d ON d.key = s.first_document"
        " JOIN (SELECT story, document, MIN(key) AS key FROM events WHERE superseded IS NULL GROUP BY story, document) e"
        " ON e.story = s.key AND e.document = s.first_document JOIN events f ON f.key = e.key"
        f" WHERE s.key IN ({inner}) AND s.independent >= {least}{more} ORDER BY s.first_day, s.key{most}"
    )
    return connection.query(sql, *found.parameters)


def of_deeds(where: Where, by: By) -> Where:
    """A question as it is counted: plans and denials are no deeds, and are left out unless a status is asked for or each is counted."""
    return where if where.status or by == "status" else replace(where, status=("actual",))


def counts(connection: Connection, where: Where, by: By) -> pa.Table:
    """How many events, in how many documents and stories, and their mean intensity, for each day, pair ...

    An event counts under a day, week (by its Monday), month or year only if its days lie within it; the row without one counts the others.
    ``per_1000`` is events for each thousand documents read: of those of the outlets and days (by publication) that are asked for, those of the same
    day, week ..., or of the same outlet. By outlet an event counts under each that printed it, also in a version of its page, and once however
    often that one did.

    Args:
        connection: a transaction.
        where: which events.
        by: what a row is about.

    Raises:
        WrongValueError: there are no counts by that, or as for `events`.
        UnknownNameError: as for `events`.
    """
    check_one_of("by", [by], get_args(By))
    where = checked(connection, where, "event")
    deeds = on_deeds(where) if by in _TIMES else None
    found = on_events(where) if deeds is None else deeds
    counted = _counted(found, where, by) if deeds is None else _counted_deeds(deeds, by)
    read, joint = _read(by, where, found)
    sql = (
        f"SELECT c.unit AS {by}, c.events, c.stories, c.documents, CAST(c.intensity AS DOUBLE PRECISION) AS mean_intensity,"
        " n.pages AS documents_read, CAST(1000.0 * c.events / NULLIF(n.pages, 0) AS DOUBLE PRECISION) AS per_1000"
        f" FROM ({counted}) c LEFT JOIN ({read}) n ON {joint} ORDER BY {'c.unit' if by in _TIMES else 'c.events DESC, c.unit'}"
    )
    return connection.query(sql, *found.parameters)


def _counted(found: Conditions, where: Where, by: By) -> str:
    group, tables = _GROUPS[by], _TABLES.get(by, "")
    pages = f" {_JOIN}" if where.outlet else ""
    fixed = f"AND (y.mutual = FALSE OR y.source < y.target){_between(found, where)}" if by == "dyad" else ""
    if by == "outlet" and where.outlet:
        fixed = f"AND o.outlet IN ({', '.join(found.parameter(name) for name in where.outlet)})"
    page, nth = "r.document", "1"
    if by == "outlet":  # which may have printed the words of an event on several pages
        page, nth = "o.document", "ROW_NUMBER() OVER (PARTITION BY o.outlet, r.key ORDER BY o.document)"
    return (
        "SELECT t.unit, COUNT(DISTINCT t.key) AS events, COUNT(DISTINCT t.story) AS stories, COUNT(DISTINCT t.page) AS documents,"
        " AVG(CASE WHEN t.nth = 1 THEN t.intensity END) AS intensity"
        f" FROM (SELECT {group} AS unit, r.key, r.story, {_NOW.format(page)} AS page, r.intensity, {nth} AS nth FROM events r{pages}{tables}"
        f"{_EARLIER.format(page)} WHERE {found} {fixed}) t GROUP BY t.unit"
    )


def _between(found: Conditions, where: Where) -> str:
    """Ask for the pairs of an event in which the countries stand that are asked for: of its other pairs not every event is counted."""
    asked = ""
    if where.pair:
        one, other = (found.parameter(code) for code in where.pair)
        asked = f" AND ((y.source = {one} AND y.target = {other}) OR (y.source = {other} AND y.target = {one}))"
    for codes, sides in (
        (where.country, "y.source IN ({0}) OR y.target IN ({0})"),
        (where.actor, "y.source IN ({0}) OR (y.mutual AND y.target IN ({0}))"),
        (where.recipient, "y.target IN ({0})"),
    ):
        if codes:
            asked += f" AND ({sides.format(', '.join(found.parameter(code) for code in codes))})"
    return asked


def _counted_deeds(found: Conditions, by: By) -> str:
    """The same of one pair, of whose deeds each event is one."""
    return (
        f"SELECT {_GROUPS[by]} AS unit, COUNT(*) AS events, COUNT(DISTINCT r.story) AS stories,"
        f" COUNT(DISTINCT {_NOW.format('r.document')}) AS documents, AVG(r.intensity) AS intensity FROM deeds r"
        f"{_EARLIER.format('r.document')} WHERE {found} GROUP BY 1"
    )


_EARLIER = (
    " LEFT JOIN (SELECT w.key AS earlier, n.key AS now FROM documents w JOIN documents n ON n.id = w.id AND n.superseded IS NULL"
    " WHERE w.superseded IS NOT NULL) k ON k.earlier = {}"
)
_NOW = "COALESCE(k.now, {})"
"""The page as it is now: records that a person decided about may stand on an earlier revision of a page that has others on its last."""


_TIMES = ("day", "week", "month", "year")


def _bucket(unit: str, start: str, end: str) -> str:
    first, last = (f"date_trunc('{unit}', CAST({column} AS TIMESTAMP))" for column in (start, end))
    # Most events have one day, of which the beginning of the month need be found only once.
    return f"CASE WHEN {start} = {end} OR {first} = {last} THEN CAST({first} AS DATE) END"


_GROUPS: dict[str, str] = {
    **{unit: _bucket(unit, "r.first_day", "r.last_day") for unit in _TIMES},
    "dyad": "y.source || CASE WHEN y.mutual THEN '-' ELSE '>' END || y.target",
    "type": "r.type",
    "outlet": "o.outlet",
    "status": "r.status",
}
_TABLES: dict[str, str] = {
    "dyad": " JOIN dyads y ON y.event = r.key",
    # Who published the page and who a version of it in which the words of the record stand.
    "outlet": (
        " JOIN (SELECT e.key AS event, p.key AS document, p.outlet FROM events e JOIN documents p ON p.key = e.document"
        " UNION ALL SELECT e.key, v.key, v.outlet FROM copies c JOIN events e ON e.id = c.record"
        " JOIN documents v ON v.key = c.document WHERE v.superseded IS NULL) o ON o.event = r.key"
    ),
}


def _read(by: str, where: Where, found: Conditions) -> tuple[str, str]:
    """Documents read, to normalise by, and what they are joined on; of other outlets and days than are asked for, nothing could be counted."""
    pages = f"COUNT(*) AS pages FROM documents d WHERE d.superseded IS NULL{_published(where, found)}"
    if by in _TIMES:
        days = f"SELECT d.published_start, d.published_end, {pages} GROUP BY 1, 2"  # fewer than pages to find months of
        unit = _bucket(by, "d.published_start", "d.published_end")
        return (
            f"SELECT {unit} AS unit, CAST(SUM(d.pages) AS BIGINT) AS pages FROM ({days}) d GROUP BY 1",
            "n.unit = c.unit",
        )
    if by == "outlet":
        return f"SELECT d.outlet AS unit, {pages} GROUP BY 1", "n.unit = c.unit"
    return f"SELECT {pages}", "TRUE"


def _published(where: Where, found: Conditions) -> str:
    asked = f" AND d.outlet IN ({', '.join(map(found.parameter, where.outlet))})" if where.outlet else ""
    if where.since:
        asked += f" AND COALESCE(d.published_end, d.published_start) >= {found.parameter(where.since)}"
    if where.until:
        asked += f" AND COALESCE(d.published_start, d.published_end) <= {found.parameter(where.until)}"
    return asked


def _limit(found: Conditions, limit: int | None) -> str:
    return "" if limit is None else f" LIMIT {found.parameter(limit)}"
