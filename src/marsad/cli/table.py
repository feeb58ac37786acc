"""Coded articles for reading on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from marsad.cli.terminal import Words, is_arabic, printable
from marsad.exports.jsonl import qualifiers
from marsad.pipeline import Coded
from marsad.records import HARMS, UNDIRECTED, Block, Document, Event, Fact, Harm, Interval, Party, Publication
from marsad.records.mentions import Hedge

_OPENING, _SHOWN = 200, 64  # characters of a part that are looked at, and that its opening words take at most
_WIDTH = 110  # of a table that goes to a file
_MOST_WHOLE = 2**53  # beyond it the digits of a number with a point are made up
COLOURS = {1: "green", 2: "bold green", 3: "yellow", 4: "red"}
HEDGES: dict[Hedge | None, str] = {"min": "at least ", "max": "at most ", "about": "about "}


def console(out: TextIO) -> Console:
    """A console on ``out``; its width is the terminal's, or fixed where there is none."""
    return Console(file=out, highlight=False, markup=False, emoji=False, width=None if out.isatty() else _WIDTH)


def render(coded: Coded) -> RenderableType:
    """One article: what it is, its parts, its events and facts with their evidence."""
    document, coding = coded.document, coded.coding
    shown: list[RenderableType] = [_about(document, coding.published), _parts(document)]
    if coding.events:
        shown += [_heading("Events", len(coding.events)), _events(coding.events)]
    if coding.facts:
        shown += [_heading("Facts", len(coding.facts)), _facts(coding.facts)]
    if not coding.events and not coding.facts:
        shown.append(Text("No events and no facts found.\n", style="dim"))
    return Group(*shown)


def _grid(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", expand=True)
    for name in columns[:-1]:
        table.add_column(name, no_wrap=True)
    table.add_column(columns[-1], ratio=1, min_width=20)
    return table


def _heading(name: str, count: int) -> Text:
    return Text.assemble((f"\n{name}", "bold"), (f"  {count}", "dim"))


def _about(document: Document, known: Publication | None) -> RenderableType:
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(ratio=1)
    rows.add_row("article", Words(document.id, "bold"))
    if document.title:
        rows.add_row("title", Words(document.title, "bold"))
    if document.url:
        rows.add_row("from", Words(document.url))
    date = f"{_days(known.interval)} ({known.basis})" if known else "unknown"
    rows.add_row("published", Text(date))
    rows.add_row("language", Text(document.language or "unknown"))
    if document.version is not None:
        version = document.version
        told = f"of {printable(version.of)}, {version.shared:.0%} shared; {len(version.added)} sentences of its own are coded"
        rows.add_row("version", Text(told))
    for note in document.notes:
        rows.add_row("note", Words(note))
    return rows


def _parts(document: Document) -> RenderableType:
    table = _grid("part", "blocks", "opening words")
    for kind, blocks in groupby(document.blocks, key=lambda block: block.kind):
        found = list(blocks)
        style = "" if kind.is_news else "dim"
        table.add_row(Text(str(kind), style), Text(str(len(found)), style), Words(_opening(document, found[0]), style))
    return Group(Text("\nParts", style="bold"), table)


def _opening(document: Document, block: Block) -> str:
    words = printable(block.span.of(document.text)[:_OPENING])
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " ..."


def _events(events: tuple[Event, ...]) -> Table:
    table = _grid("event", "who", "to whom", "status", "when", "where", "in the words of the page")
    for event in events:
        kind = Text(event.type, COLOURS.get(event.quad_class or 0, ""))
        if event.mode:
            kind.append(f"\n{event.mode}", "dim")
        status = Text(event.status).append("\nhistorical" if event.historical else "", "dim")
        when = Text(_days(event.when, "\n") if event.when else "-")
        words: list[RenderableType] = [Words(event.evidence)]
        if event.attributed_to:
            words.append(Words(event.attributed_to, "dim", "says: "))
        words += [Words(name, "dim", "through: ") for name in event.attributed_via]
        words += [Text(count, "dim") for count in counts({harm: getattr(event, harm) for harm in HARMS}, event.bounds)]
        table.add_row(
            kind, _side(event.actors), _side(event.recipients), status, when, Text(event.place or "-"), Group(*words)
        )
    return table


def counts(numbers: Mapping[Harm, int | None], bounds: Mapping[Harm, Hedge]) -> list[str]:
    """Counts of people as words, each with its hedge: ``dead: at least 12``; those not given left out."""
    return [f"{harm}: {HEDGES.get(bounds.get(harm), '')}{n}" for harm, n in numbers.items() if n is not None]


def _side(parties: tuple[Party, ...]) -> Text:
    return Text("\n".join(dict.fromkeys(f"{p.country} {p.sector}" for p in parties)) or "-")


def _facts(facts: tuple[Fact, ...]) -> Table:
    table = _grid("fact", "between", "in the words of the page")
    for fact in facts:
        words: list[RenderableType] = [Words(fact.evidence)]
        told = qualifiers(fact) | {"bound": fact.bound}
        shown = {name: plain_value(value) for name, value in told.items() if value is not None}
        if latin := [f"{name}: {value}" for name, value in shown.items() if not is_arabic(value)]:
            words.append(Words("  ".join(latin), "dim"))
        words += [Words(value, "dim", f"{name}: ") for name, value in shown.items() if is_arabic(value)]
        if fact.attributed_to:
            words.append(Words(fact.attributed_to, "dim", "says: "))
        table.add_row(Text(fact.relation), _between(fact), Group(*words))
    return table


def _between(fact: Fact) -> Text:
    if fact.subject is None or fact.object is None:
        return Text(fact.subject or fact.object or "-")
    arrow = "-" if fact.relation in UNDIRECTED else ">"
    return Text(f"{fact.subject} {arrow} {fact.object}")


def plain_value(value: object) -> str:
    """A qualifier of a fact as words."""
    if isinstance(value, dict) and "start" in value:
        return str(value["start"]) if value["start"] == value["end"] else f"{value['start']} to {value['end']}"
    if isinstance(value, float) and value.is_integer() and abs(value) < _MOST_WHOLE:
        value = int(value)  # a sum of two millions
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else printable(str(value))


def _days(when: Interval, joint: str = " ") -> str:
    if when.start == when.end and when.start:
        return when.start.isoformat()
    if when.start is None:
        return f"until{joint}{when.end}" if when.end else "unknown"
    return f"from{joint}{when.start}" if when.end is None else f"{when.start}{joint}to {when.end}"
