"""Events, facts and stories of a record book as columns of a table for reading."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from marsad.cli.answers import Column, Row, days_of, text_of
from marsad.cli.table import COLOURS, HEDGES, counts, plain_value
from marsad.cli.terminal import Words, is_arabic
from marsad.records import HARMS, UNDIRECTED

_NAME = 8  # characters of a name that are shown


def event_layout() -> list[Column]:
    """Columns of events."""
    return [
        ("name", _name),
        ("event", _type),
        ("who", lambda r: _side(r["actors"])),
        ("to whom", lambda r: _side(r["recipients"])),
        ("status", _status),
        ("when", lambda r: Text(days_of(r))),
        ("in the words of the page", _event_words),
    ]


def fact_layout() -> list[Column]:
    """Columns of facts."""
    return [
        ("name", _name),
        ("fact", lambda r: Text(r["relation"])),
        ("between", _between),
        ("known from", lambda r: Text(text_of(r["first_day"]))),
        ("in the words of the page", _fact_words),
    ]


def state_layout() -> list[Column]:
    """Columns of states over time."""
    return [
        ("relation", lambda r: Text(r["relation"])),
        ("between", _between),
        ("of", lambda r: Words(r["slot"] or "-")),
        ("state", lambda r: Words(str(r["state"]))),
        ("from", lambda r: Text(text_of(r["start"])).append("" if r["basis"] == "dated" else "\nor before", "dim")),
        ("until", lambda r: Text(text_of(r["end"]))),
        ("for / against", lambda r: Text(f"{r['for']} / {r['against']}")),
        ("in the words of a page", lambda r: Words(r["evidence"])),
    ]


def story_layout() -> list[Column]:
    """Columns of stories."""
    return [
        ("story", _story_name),
        ("event", lambda r: Text(r["type"])),
        ("who", lambda r: _side(r["actors"])),
        ("to whom", lambda r: _side(r["recipients"])),
        ("when", lambda r: Text(days_of(r))),
        ("pages", lambda r: Text(str(r["documents"]))),
        ("sources", lambda r: Text(str(r["independent"]))),
        ("first report, and where they differ", _story_words),
    ]


def hit_layout() -> list[Column]:
    """Columns of pages that a search found."""
    return [
        ("page", lambda r: Words(r["document"][:16])),
        ("score", lambda r: Text(f"{r['score']:.2f}")),
        ("outlet", lambda r: Words(r["outlet"] or "-")),
        ("published", lambda r: Text(text_of(r["published_start"]))),
        (
            "title, and the words around what was found",
            lambda r: Group(Words(r["title"] or "-", "bold"), Words(r["words"])),
        ),
    ]


def _name(row: Row) -> RenderableType:
    return Text(row["id"][:_NAME]).append(f"\n{row['review']}" if row["review"] else "", "dim")


def _story_name(row: Row) -> RenderableType:
    """Short, but for one that is named after another's beginning, with a number behind: what is common to both names no story."""
    return Text(row["id"] if "." in row["id"] else row["id"][: _NAME + 1])


def _type(row: Row) -> RenderableType:
    kind = Text(row["type"], COLOURS.get(row["quad_class"] or 0, ""))
    return kind.append(f"\n{row['mode']}", "dim") if row["mode"] else kind


def _side(codes: str | None) -> RenderableType:
    return Text("\n".join(codes.split("; ")) if codes else "-")


def _status(row: Row) -> RenderableType:
    return Text(row["status"]).append("\nhistorical" if row["historical"] else "", "dim")


def _event_words(row: Row) -> RenderableType:
    words: list[RenderableType] = [Words(row["evidence"])]
    if row["attributed_to"]:
        words.append(Words(row["attributed_to"], "dim", "says: "))
    words += [Words(name, "dim", "through: ") for name in json.loads(row["attributed_via"] or "[]")]
    known = counts({harm: row[harm] for harm in HARMS}, json.loads(row["bounds"] or "{}"))
    words += [Text("  ".join(known), "dim")] if known else []
    return Group(*words, *_from(row))


def _fact_words(row: Row) -> RenderableType:
    shown: dict[str, Any] = {name: plain_value(v) for name, v in json.loads(row["qualifiers"]).items() if v is not None}
    latin = [f"{name}: {value}" for name, value in shown.items() if not is_arabic(value)]
    words: list[RenderableType] = [Words(row["evidence"])]
    words += [Words("  ".join(latin), "dim")] if latin else []
    words += [Words(value, "dim", f"{name}: ") for name, value in shown.items() if is_arabic(value)]
    return Group(*words, *_from(row))


def _from(row: Row) -> list[RenderableType]:
    return [Words(row["outlet"], "dim", "from: ")] if row["outlet"] else []


def _between(row: Row) -> RenderableType:
    if row["subject"] is None or row["object"] is None:
        return Text(row["subject"] or row["object"] or "-")
    return Text(f"{row['subject']} {'-' if row['relation'] in UNDIRECTED else '>'} {row['object']}")


def _story_words(row: Row) -> RenderableType:
    words: list[RenderableType] = [
        Words(row["headline"] or "-"),
        *([Words(row["first_outlet"], "dim", "first: ")] if row["first_outlet"] else []),
    ]
    for matter in json.loads(row["contradictions"]):
        values = " | ".join(f"{HEDGES.get(v.get('bound'), '')}{_value(v['value'])}" for v in matter["values"])
        words.append(Text(f"{matter['about']}: {values}", "yellow"))
    return Group(*words)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
