"""Events that came into a book find their stories, and stories say what they amount to."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.store.connection import Connection, Row, insert_rows, next_key, rows
from marsad.store.copies import carriers
from marsad.store.deeds import renew
from marsad.store.gists import Towns, comes_back, telling_words, towns_beside, weighed
from marsad.stories.accounts import Page, contradictions, independent
from marsad.stories.grouping import Grouping, Links
from marsad.stories.tellings import Telling, blocks

_TELLING = (
    "SELECT r.*, d.sketch AS page FROM events r JOIN documents d ON d.key = r.document"
    " WHERE r.superseded IS NULL AND (r.review IS NULL OR r.review <> 'rejected') AND {condition} ORDER BY r.key"
)
_LISTED = "IN (SELECT unnest(CAST($1 AS {type}[])))"


def link(connection: Connection, homes: Mapping[str, int] | None = None, *, only: Sequence[int] | None = None) -> int:
    """Put the standing events that have no story into one.

    Args:
        connection: a writing transaction.
        homes: by names of events whose days were corrected, the numbers of the stories in which they were.
        only: keys of the events that are put into stories; all by default.

    Returns:
        How many events found a story or began one.
    """
    more, asked = ("", []) if only is None else (f" AND r.key {_LISTED}", [list(only)])
    new = _tellings(connection, f"r.story IS NULL{more}", *asked)
    if not new:
        return 0
    near = _neighbours(connection, new)
    members = _members(connection, {key for keys in near.values() for key in keys})
    first = next_key(connection, "stories")
    begun: list[Telling] = []

    def begin(telling: Telling) -> int:
        begun.append(telling)
        return first + len(begun) - 1

    links = _links(connection)
    homes = homes or {}
    members |= _of_stories(connection, sorted(set(homes.values()) - members.keys()))
    grouping = Grouping(members | _decided(connection, new, links, members), links, begin)
    placed = {t.key: grouping.place(t, near[t.key], homes.get(t.id)) for t in new}
    insert_rows(connection, "stories", _begun(connection, begun, first))
    _lay(connection, new)
    sql = (
        "UPDATE events SET story = m.story FROM (SELECT unnest(CAST($1 AS BIGINT[])) AS event, unnest(CAST($2 AS BIGINT[])) AS story) m"
        " WHERE events.key = m.event"
    )
    connection.run(sql, list(placed), list(placed.values()))
    renew(connection, placed)
    account(connection, set(placed.values()))
    return len(placed)


def lay(connection: Connection, events: Sequence[int]) -> None:
    """Lay events that came with their stories, by their keys, where others that tell the same are looked for."""
    if events:
        _lay(connection, _tellings(connection, f"r.key {_LISTED}", list(events)))


def _lay(connection: Connection, tellings: Iterable[Telling]) -> None:
    insert_rows(connection, "story_blocks", [{"event": t.key, "block": b} for t in tellings for b in blocks(t)])


def home(before: Row, row: Row) -> dict[str, int]:
    """The story of an event, by its name, if a new version of it has other days, but not another type or other sides; see `link`."""
    same = all(before[name] == row[name] for name in ("type", "actors", "recipients"))
    moved = any(before[name] != row[name] for name in ("first_day", "last_day"))
    return {before["id"]: before["story"]} if same and moved and before["story"] is not None else {}


def _begun(connection: Connection, begun: list[Telling], first: int) -> list[Row]:
    """Rows of new stories."""
    return [
        {"key": key, "id": id_} for key, id_ in enumerate(story_names(connection, [t.id for t in begun], first), first)
    ]


def story_names(connection: Connection, events: list[str], first: int) -> list[str]:
    """Names of stories that these events begin: after the event; one that began a story before, which went on without it, begins another.

    ``first`` is the number of the first of the stories; the others follow it.
    """
    named = [f"s{id_}" for id_ in events]
    sql = f"SELECT id FROM stories WHERE id {_LISTED.format(type='TEXT')}"
    taken = {row["id"] for row in rows(connection, sql, named)} if named else set()
    return [f"{id_}.{key}" if id_ in taken else id_ for key, id_ in enumerate(named, first)]


def account(connection: Connection, stories: Iterable[int]) -> None:
    """Write down anew what stories amount to; those without events go."""
    touched = sorted(set(stories))
    if not touched:
        return
    told: defaultdict[int, list[Telling]] = defaultdict(list)
    pages: defaultdict[int, dict[str, Page]] = defaultdict(dict)
    titles: dict[int, str | None] = {}
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows(connection, _ACCOUNT, touched):
        found[row["story"]].append(row)
        told[row["story"]].append(_telling(row, {}))  # an account asks for no towns
        # Of an event that a person decided about an earlier revision of the page may tell, beside the last.
        page = Page(row["document"], row["outlet"], row["agency"], row["page"])
        pages[row["story"]].setdefault(row["page_name"], page)
        titles.setdefault(row["story"], row["title"] or row["evidence"])
    names = {
        row["key"]: row["id"]
        for row in rows(connection, f"SELECT key, id FROM stories WHERE key {_LISTED.format(type='BIGINT')}", touched)
    }
    connection.run(f"DELETE FROM stories WHERE key {_LISTED.format(type='BIGINT')}", touched)
    carried = carriers(connection, found)
    summed = [
        _story(key, names[key], told[key], list(pages[key].values()), carried[key]) | {"headline": titles[key]}
        for key in touched
        if told[key]
    ]
    insert_rows(connection, "stories", summed)


_ACCOUNT = (
    "SELECT r.*, d.sketch AS page, d.id AS page_name, d.outlet, d.agency, d.title"
    " FROM events r JOIN documents d ON d.key = r.document WHERE r.superseded IS NULL"
    " AND (r.review IS NULL OR r.review <> 'rejected') AND r.story IN (SELECT unnest(CAST($1 AS BIGINT[])))"
    " ORDER BY r.story, d.published_start, r.key"
)


def _story(key: int, id_: str, told: list[Telling], pages: list[Page], carried: dict[int, str | None]) -> Row:
    days = [d for t in told for d in (t.first, t.last) if d]
    return {
        "key": key,
        "id": id_,
        "type": told[0].type,
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
        "first_document": pages[0].document,
        "events": len(told),
        "documents": len(pages) + len(carried),
        "outlets": len({*(p.outlet for p in pages), *carried.values()} - {None}),
        "independent": independent(pages),
        "contradictions": json.dumps(contradictions(told), ensure_ascii=False),
    }


def _tellings(connection: Connection, condition: str, *parameters: object) -> list[Telling]:
    return [telling for _, telling in _told(connection, condition, *parameters)]


def _told(connection: Connection, condition: str, *parameters: object) -> list[tuple[int, Telling]]:
    """Tellings, each with the number of its story; that of one that has none means nothing."""
    found = rows(connection, _TELLING.format(condition=condition.format(type="BIGINT")), *parameters)
    towns = towns_beside(connection, found)
    return [(row["story"], _telling(row, towns[row["key"]])) for row in found]


def _telling(row: Row, towns: Towns) -> Telling:
    actors, recipients = (
        frozenset(c.split(" ")[0] for c in row[side].split("; ") if c) for side in ("actors", "recipients")
    )
    gist = json.loads(row["gist"] or "{}")
    dated = row["date_start"] is not None
    days = row["first_day"] and row["last_day"]  # "no earlier than" is no day
    return Telling(
        key=row["key"], id=row["id"], document=row["document"], type=row["type"], mode=row["mode"], actors=actors, recipients=recipients,
        first=days and row["first_day"], last=days and row["last_day"], dated=dated, comes_back=comes_back(gist, dated=dated),
        place=row["place"], status=row["status"], dead=row["dead"], injured=row["injured"],
        # A book is accounted for also on its way up from versions that had no room for these.
        arrested=row.get("arrested"), displaced=row.get("displaced"), bounds=json.loads(row.get("bounds") or "{}"),
        words=telling_words(gist, {*actors, *recipients, row["place"]}, towns), towns=weighed(gist, towns),
        page=row["page"] or b"", confidence=row["confidence"],
    )  # fmt: skip


def _neighbours(connection: Connection, new: list[Telling]) -> dict[int, list[int]]:
    """For each new telling the keys of earlier tellings that share a block with it."""
    mine: defaultdict[str, list[int]] = defaultdict(list)
    for telling in new:
        for block in blocks(telling):
            mine[block].append(telling.key)
    sql = (
        "SELECT b.block, b.event FROM story_blocks b JOIN (SELECT unnest(CAST($1 AS TEXT[])) AS block) q ON q.block = b.block"
        " JOIN events r ON r.key = b.event WHERE r.superseded IS NULL AND r.story IS NOT NULL"
    )
    near: dict[int, dict[int, None]] = {t.key: {} for t in new}
    for row in rows(connection, sql, list(mine)):
        for key in mine[row["block"]]:
            near[key][row["event"]] = None
    for keys in mine.values():
        for position, key in enumerate(keys):
            near[key].update(dict.fromkeys(keys[:position]))
    return {key: sorted(found) for key, found in near.items()}


def _members(connection: Connection, keys: set[int]) -> dict[int, list[Telling]]:
    """All standing members of the stories that the events of ``keys`` are in."""
    sql = f"SELECT DISTINCT story FROM events WHERE story IS NOT NULL AND key {_LISTED.format(type='BIGINT')}"
    stories = [row["story"] for row in rows(connection, sql, sorted(keys))] if keys else []
    return _of_stories(connection, stories)


def _of_stories(connection: Connection, stories: list[int]) -> dict[int, list[Telling]]:
    if not stories:
        return {}
    found: defaultdict[int, list[Telling]] = defaultdict(list)
    for story, telling in _told(connection, f"r.story {_LISTED}", stories):
        found[story].append(telling)
    return dict(found)


def _links(connection: Connection) -> Links:
    links = Links()
    for row in rows(connection, "SELECT event, other, same FROM links WHERE revoked IS NULL ORDER BY key"):
        links.add(row["event"], row["other"], same=row["same"])
    return links


def _decided(
    connection: Connection, new: list[Telling], links: Links, there: dict[int, list[Telling]]
) -> dict[int, list[Telling]]:
    """Stories that people said new tellings belong to, as far as they are not among ``there``."""
    wanted = sorted({id_ for t in new for id_ in links.joined(t.id)})
    if not wanted:
        return {}
    sql = f"SELECT DISTINCT story FROM events WHERE superseded IS NULL AND story IS NOT NULL AND id {_LISTED.format(type='TEXT')}"
    stories = [row["story"] for row in rows(connection, sql, wanted)]
    return _of_stories(connection, [s for s in stories if s not in there])
