"""``marsad review``: people's decisions about records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from marsad.cli.answers import answer
from marsad.cli.asking import Shown
from marsad.cli.books import BookName, Reason, Reviewer, told
from marsad.cli.output import opened
from marsad.cli.progress import tell
from marsad.cli.status import Status, WrongUse
from marsad.store import Book, reviewing
from marsad.store.connection import rows
from marsad.store.documents import stored


def accept(records: list[str], /, *, db: BookName, by: Reviewer, reason: Reason) -> int:
    """Accept records as they are.

    Args:
        records: Names of events or facts, or the first characters of them.
        db: the record book.
        by: who decides.
        reason: why.
    """
    return _decide(records, "accept", db, by, reason)


def reject(records: list[str], /, *, db: BookName, by: Reviewer, reason: Reason) -> int:
    """Reject records; questions leave them out.

    Args:
        records: Names of events or facts, or the first characters of them.
        db: the record book.
        by: who decides.
        reason: why.
    """
    return _decide(records, "reject", db, by, reason)


def correct(record: str, fields: list[str], /, *, db: BookName, by: Reviewer, reason: Reason) -> int:
    """Correct fields of a record.

    Args:
        record: Name of an event or fact, or the first characters of it.
        fields: What is right, as FIELD=VALUE: type, mode, status, historical, date, place, attributed_to, attributed_via, dead, injured, arrested,
            displaced, bounds (as "dead min; injured about"), actors, recipients of an event; relation, subject, object,
            bound, attributed_to and any qualifier of a fact. "none" takes a value out, and a number that is corrected loses its bound.
        db: the record book.
        by: who decides.
        reason: why.
    """
    pairs = [field.partition("=") for field in fields]
    wrong = next((name for name, sign, _ in pairs if not sign), None)
    if wrong is not None:
        raise WrongUse(f"write what is right as FIELD=VALUE, for instance status=negated, not {wrong!r}")
    corrections = {name.strip(): value.strip() for name, _, value in pairs}
    if len(corrections) < len(pairs):
        names = [name.strip() for name, _, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise WrongUse(f"{twice} is corrected twice; say what is right once")
    with told(), Book(db).writing() as connection:
        row = reviewing.decide(connection, record, "correct", reviewer=by, reason=reason, corrections=corrections)
    tell(f"corrected: {row['id']}")
    return Status.OK


def decisions(record: str | None = None, /, *, db: BookName, shown: Shown | None = None) -> int:
    """List decisions, of one record or all.

    Args:
        record: Name of a record, or the first characters of it.
        db: the record book.
        shown: how the answer is shown.
    """
    with told(), Book(db).reading() as connection:
        found = reviewing.decisions(connection, record)
    columns = ("kind", "id", "version", "verdict", "corrections", "reason", "reviewer", "decided")
    answer(found, columns, shown or Shown())
    return Status.OK


def agreement(*, db: BookName, shown: Shown | None = None) -> int:
    """How far reviewers agree on records that two or more of them judged.

    Args:
        db: the record book.
        shown: how the answer is shown.
    """
    with told(), Book(db).reading() as connection:
        found = reviewing.agreement(connection)
    answer(found, ("one", "other", "records", "equal", "kappa"), shown or Shown())
    return Status.OK


def gold(
    *,
    db: BookName,
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="File to write to; else standard output.")
    ] = None,
    articles: Annotated[Path | None, Parameter(help="File for the articles themselves.")] = None,
    partly: Annotated[
        bool, Parameter(negative=(), help="Also pages of which some records are not decided yet.")
    ] = False,
) -> int:
    """Write accepted and corrected records as gold for marsad evaluate.

    Args:
        db: the record book.
        output: file to write to.
        articles: file for the articles.
        partly: also pages that are not decided in full.
    """
    with told(), Book(db).reading() as connection:
        found = list(reviewing.gold(connection, whole=not partly))
        with opened(output) as out:
            out.writelines(f"{json.dumps(one, ensure_ascii=False)}\n" for one in found)
        if articles:
            wanted = {one["id"] for one in found}
            keys = [
                r["key"]
                for r in rows(connection, "SELECT key, id FROM documents WHERE superseded IS NULL")
                if r["id"] in wanted
            ]
            with opened(articles) as out:
                for document in stored(connection, keys).values():
                    day = document.published.day.isoformat() if document.published and document.published.day else None
                    row = {"id": document.id, "text": document.text, "published": day, "url": document.url}
                    out.write(f"{json.dumps(row, ensure_ascii=False)}\n")
    return Status.OK


def _decide(records: list[str], verdict: reviewing.Verdict, db: str, by: str, reason: str) -> int:
    with told(), Book(db).writing() as connection:
        for record in records:
            reviewing.decide(connection, record, verdict, reviewer=by, reason=reason)
    tell(f"{verdict}ed: {len(records)}")
    return Status.OK
