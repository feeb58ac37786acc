"""What people decide about records: accept, reject, correct; their agreement; accepted records as gold.

A decision outlives the program: a record that was accepted or corrected stays as it is when its page is coded anew, one that was rejected stays
rejected.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, Literal

from marsad.records import HARMS, Interval
from marsad.store.comparing import TABLE, Kind
from marsad.store.connection import Connection, Row, insert_rows, next_key, rows
from marsad.store.correcting import corrected
from marsad.store.deeds import renew
from marsad.store.documents import publication, text_of
from marsad.store.errors import BookError
from marsad.store.linking import account, home, lay, link
from marsad.store.making import now
from marsad.store.naming import whole
from marsad.store.rows import dyad_rows

Verdict = Literal["accept", "reject", "correct"]

_OF_A_HAPPENING = ("type", "actors", "recipients", "place", "first_day", "last_day")
"""Columns of an event by which it may be another happening than its story tells, once they are corrected."""
_MARK: dict[Verdict, str] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def find(connection: Connection, name: str) -> tuple[Kind, Row]:
    """The standing record of a name, or of the beginning of one.

    Raises:
        UnknownNameError: there is none, or several begin so.
    """
    kind, id_ = whole(connection, name, tuple(TABLE))
    return kind, rows(connection, f"SELECT * FROM {TABLE[kind]} WHERE superseded IS NULL AND id = $1", id_)[0]


def decide(
    connection: Connection,
    name: str,
    verdict: Verdict,
    *,
    reviewer: str,
    reason: str,
    corrections: Mapping[str, str] | None = None,
) -> Row:
    """Write down a decision about a record.

    Args:
        connection: a writing transaction.
        name: name of an event or fact, or the beginning of it.
        verdict: what is decided.
        reviewer: who decides.
        reason: why.
        corrections: with ``correct``: new values by field, see `marsad.store.correcting`.

    Returns:
        The record as it stands now.

    Raises:
        UnknownNameError: there is no such record.
        BookError: a correction that cannot be, or nobody decides, or for no reason.
    """
    signed(reviewer, reason)
    kind, row = find(connection, name)
    changed = corrected(kind, row, corrections or {}, _published(connection, row)) if verdict == "correct" else {}
    about = {
        "kind": kind,
        "id": row["id"],
        "version": row["version"],
        "verdict": verdict,
        "reason": reason,
        "reviewer": reviewer,
    }
    about["corrections"] = json.dumps(dict(corrections or {}), ensure_ascii=False)
    insert_rows(connection, "decisions", [about | {"key": next_key(connection, "decisions"), "decided": now()}])
    mark = {"review": _MARK[verdict]}
    if verdict == "correct":
        _replace(connection, kind, row, changed | mark)
    else:
        connection.run(f"UPDATE {TABLE[kind]} SET review = $1 WHERE key = $2", mark["review"], row["key"])
    if kind == "event":
        _relink(connection, row, row | changed, rejected=verdict == "reject")
    return row | changed | mark


def _published(connection: Connection, record: Row) -> Interval | None:
    """The days on which the page of a record may have been published."""
    known = publication(rows(connection, "SELECT * FROM documents WHERE key = $1", record["document"])[0])
    return None if known is None else known.interval


def signed(reviewer: str, reason: str) -> None:
    """Refuse a decision of nobody, or one for no reason.

    Raises:
        BookError: it is one.
    """
    if not reviewer.strip():
        raise BookError("say who decides: the name of the reviewer is empty")
    if not reason.strip():
        raise BookError("say why: the reason of the decision is empty")


def _replace(connection: Connection, kind: Kind, row: Row, changed: Row) -> None:
    """Put a corrected version in the place of a record."""
    run, table = next_key(connection, "runs"), TABLE[kind]
    insert_rows(
        connection,
        "runs",
        [{"key": run, "kind": "review", "maker": row["maker"], "began": now(), "ended": now(), "documents": 1}],
    )
    connection.run(f"UPDATE {table} SET superseded = $1 WHERE key = $2", run, row["key"])
    key = next_key(connection, table)
    parties = changed.pop("parties", None)
    new = row | changed | {"key": key, "version": row["version"] + 1, "run": run}
    if kind == "event":
        new |= {"story": row["story"] if all(row[name] == new[name] for name in _OF_A_HAPPENING) else None}
        old = rows(connection, "SELECT * FROM parties WHERE event = $1 ORDER BY side, number", row["key"])
        sides = old if parties is None else parties
        insert_rows(connection, "parties", [side | {"event": key} for side in sides])
        countries = {s: [p["country"] for p in sides if p["side"] == s] for s in ("actor", "recipient")}
        insert_rows(connection, "dyads", dyad_rows(key, countries["actor"], countries["recipient"]))
    insert_rows(connection, table, [new])
    if new.get("story") is not None:
        lay(connection, [key])
        renew(connection, [key])
    fields = {
        name: (_plain(row[name]), _plain(value))
        for name, value in changed.items()
        if name in row and name != "review" and row[name] != value
    }
    about = {
        "run": run,
        "kind": kind,
        "id": row["id"],
        "what": "corrected",
        "version": new["version"],
        "document": row["document"],
    }
    insert_rows(connection, "changes", [about | {"fields": json.dumps(fields, ensure_ascii=False)}])


def _relink(connection: Connection, row: Row, now_: Row, *, rejected: bool) -> None:
    """Take a rejected event out of its story, and put one into a story that is rejected no more or may be another happening now."""
    if rejected:
        connection.run("UPDATE events SET story = NULL WHERE key = $1", row["key"])
        connection.run("DELETE FROM story_blocks WHERE event = $1", row["key"])
    renew(connection, [row["key"]])
    if row["story"] is not None:
        account(connection, [row["story"]])
    link(connection, home(row, now_))


def decisions(connection: Connection, name: str | None = None) -> list[Row]:
    """Decisions in the order in which they were made; of one record, or all."""
    condition, parameters = ("WHERE id = $1", [find(connection, name)[1]["id"]]) if name else ("", [])
    return rows(connection, f"SELECT * FROM decisions {condition} ORDER BY key", *parameters)


def agreement(connection: Connection) -> list[Row]:
    """How far reviewers agree on records that two or more judged: for each pair of them the share of equal verdicts, and Cohen's kappa.

    Of several verdicts of one reviewer on one record the last counts. A correction says that the record was not right, as a rejection does, but the
    two are not equal. Who accepts a record as another corrected it says what the correction says.
    Kappa is None where chance alone would make them agree always.
    """
    verdicts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    made_by_hand: set[tuple[str, int]] = set()
    for row in decisions(connection):
        corrected_so = row["verdict"] == "accept" and (row["id"], row["version"]) in made_by_hand
        verdicts[row["reviewer"]][row["id"]] = "correct" if corrected_so else row["verdict"]
        if row["verdict"] == "correct":
            made_by_hand.add((row["id"], row["version"] + 1))
    found = []
    for one, other in combinations(sorted(verdicts), 2):
        common = sorted(verdicts[one].keys() & verdicts[other].keys())
        if common:
            pairs = [(verdicts[one][id_], verdicts[other][id_]) for id_ in common]
            share = sum(a == b for a, b in pairs) / len(pairs)
            found.append(
                {
                    "one": one,
                    "other": other,
                    "records": len(pairs),
                    "equal": round(share, 4),
                    "kappa": _kappa(pairs, share),
                }
            )
    return found


def _kappa(pairs: list[tuple[str, str]], share: float) -> float | None:
    left, right = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    chance = sum(left[v] * right[v] for v in left) / len(pairs) ** 2
    return None if chance == 1 else round((share - chance) / (1 - chance), 4)


def gold(connection: Connection, *, whole: bool = True) -> Iterator[dict[str, Any]]:
    """Accepted and corrected records as gold, one object per document, as `marsad evaluate` reads it.

    Args:
        connection: a transaction.
        whole: only documents of which every record was decided, and none of which only what they add was coded; otherwise every document with an
            accepted or corrected record. What was decided of an earlier revision counts as far as the page still has the words.
    """
    pages = {
        row["key"]: row
        for row in rows(connection, "SELECT key, id, version_of, superseded FROM documents ORDER BY key")
    }
    kept: defaultdict[str, dict[str, list[Any]]] = defaultdict(lambda: {"events": [], "facts": []})
    open_, changed = {page["id"] for page in pages.values() if page["version_of"] is not None}, _changed(connection)
    for kind, table in TABLE.items():
        for row in rows(connection, f"SELECT * FROM {table} WHERE superseded IS NULL ORDER BY evidence_start, key"):
            page = pages[row["document"]]
            if row["review"] is None:
                open_.add(page["id"])
                continue
            decided = kept[page["id"]]  # if only to hold nothing
            if row["review"] != "rejected" and (page["superseded"] is None or row["evidence"] in changed[page["id"]]):
                decided[table].append(_gold_event(connection, row) if kind == "event" else _gold_fact(row))
    for id_ in dict.fromkeys(page["id"] for page in pages.values()):
        if id_ in kept and (id_ not in open_ if whole else any(kept[id_].values())):
            yield {"id": id_, **kept[id_]}


def _changed(connection: Connection) -> dict[str, str]:
    """The texts, as they are now, of the pages that have standing records of an earlier revision."""
    earlier = " UNION ".join(
        f"SELECT d.id FROM {table} r JOIN documents d ON d.key = r.document WHERE r.superseded IS NULL AND d.superseded IS NOT NULL"
        for table in TABLE.values()
    )
    found = rows(connection, f"SELECT id, text FROM documents WHERE superseded IS NULL AND id IN ({earlier})")
    return {row["id"]: text_of(row["text"]) for row in found}


def _gold_event(connection: Connection, row: Row) -> dict[str, Any]:
    sides = rows(connection, "SELECT * FROM parties WHERE event = $1 ORDER BY side, number", row["key"])
    parties = {
        s: [{n: p[n] for n in ("country", "sector", "name")} for p in sides if p["side"] == s]
        for s in ("actor", "recipient")
    }
    plain = {"type": row["type"], "mode": row["mode"], "actors": parties["actor"], "recipients": parties["recipient"]}
    plain |= {name: row[name] for name in ("status", "historical")}
    plain["date"] = (
        {"start": _plain(row["date_start"]), "end": _plain(row["date_end"])}
        if row["date_start"] or row["date_end"]
        else None
    )
    plain |= {name: row[name] for name in ("place", "attributed_to", "evidence")}
    plain |= {harm: row[harm] for harm in HARMS if row[harm] is not None}
    if row["attributed_via"]:
        plain["attributed_via"] = json.loads(row["attributed_via"])
    return plain | ({"bounds": json.loads(row["bounds"])} if row["bounds"] else {})


def _gold_fact(row: Row) -> dict[str, Any]:
    plain: dict[str, Any] = {
        name: row[name] for name in ("relation", "subject", "object", "attributed_to", "evidence")
    } | json.loads(row["qualifiers"])
    return plain | ({"bound": row["bound"]} if row["bound"] else {})


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
