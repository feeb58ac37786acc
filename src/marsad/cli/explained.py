"""Explanations for reading on a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from marsad.cli.table import console
from marsad.cli.terminal import Marked, Pieces, Words, apart, isolated
from marsad.explanation import PageExplanation
from marsad.explanation.records import (
    Decision,
    Influence,
    Option,
    PassedWord,
    Rule,
    SentenceExplanation,
    TriggerExplanation,
)
from marsad.exports.jsonl import one_line
from marsad.records import UNDIRECTED
from marsad.store.explaining import RecordExplanation

Explanation = PageExplanation | RecordExplanation
_LABEL = 12
_NEAR_WORDS = 4
_ASKED_WORDS = 10
_SHOWN = 0.01
_FALLEN_SEEN = 0.02  # below it, what a chance depends on tells nothing
_HOW_TO_READ = "\n✓ was taken. words, signs: how a chance changes when that word of the sentence, or what the question says of it, is left out."
_IN_VIEW = "page: how the chance that decides changes without a part of what the page tells; words and signs then change the chance by its sentence."
_LABELS = {"actor": "who", "recipient": "to whom", "source": "who says it", "acceptance": "accepted"}
_WHY_PASSED = {
    "name": "in a name",
    "closed": "of a closed class, a number or a sign",
    "unlisted": "in no frame",
    "nothing": "tells nothing with the words around it",
}


class AsJson:
    """One JSON array with an object for each page or record."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._count = out, 0

    def write(self, found: Explanation) -> None:
        """Write one explanation."""
        self._out.write((",\n" if self._count else "[\n") + one_line(found.plain()))
        self._count += 1

    def close(self) -> None:
        """End the array."""
        self._out.write("\n]\n" if self._count else "[]\n")


class AsText:
    """Explanations one after the other, for people."""

    def __init__(self, out: TextIO) -> None:
        self._console, self._count = console(out), 0

    def write(self, found: Explanation) -> None:
        """Write one explanation."""
        if self._count:
            self._console.rule(style="dim")
        self._count += 1
        self._console.print(Group(*(_record(found) if isinstance(found, RecordExplanation) else _page(found))))

    def close(self) -> None:
        """Nothing stands after the last."""


def _record(found: RecordExplanation) -> Iterator[RenderableType]:
    yield Text.assemble((f"{found.kind} {found.id}", "bold"), (f"  {found.review}" if found.review else "", "yellow"))
    if found.review == "corrected":
        yield Text("A reviewer corrected it; what follows is what the coder makes of it.", "yellow")
    if not found.same_coder:
        yield Text(
            f"It was coded by another version (marsad {found.coded_by.version}, rules and models {found.coded_by.digest}) than explains it "
            f"({found.explained_by.version}, {found.explained_by.digest}): this one may decide otherwise.",
            "yellow",
        )
    if not found.still_coded:
        yield Text("This version does not code it any more. What became of the words of its sentence:", "yellow")
    for name, (old, new) in found.differs.items():
        yield Text(apart(f"{name}: {old} in the book, {new} now"), "yellow")
    yield from _page(found.page)


def _page(found: PageExplanation) -> Iterator[RenderableType]:
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(ratio=1)
    rows.add_row("article", Words(found.id, "bold"))
    if found.title:
        rows.add_row("title", Words(found.title, "bold"))
    rows.add_row("published", Text(found.published or "unknown"))
    if found.least is not None:
        needed = "none is coded" if found.least > 1 else f"an event needs a chance of {found.least:.2f}"
        rows.add_row("page", Text(f"chance that it is no political news: {found.other or 0:.2f}; {needed}"))
    if found.page_words:
        rows.add_row("", Pieces(_influences(found.page_words)))
    if found.note:
        rows.add_row("note", Words(found.note))
    yield rows
    if any(s.triggers for s in found.sentences):
        yield Text(_HOW_TO_READ, "dim")
        if any(d.by_sentence is not None for s in found.sentences for t in s.triggers for d in t.decided_by):
            yield Text(_IN_VIEW, "dim")
    for sentence in found.sentences:
        yield from _sentence(sentence)
    for part in found.unread:
        why = (
            f"in {part.language}"
            if part.block in ("headline", "lead", "body", "quote")
            else f"a part of kind {part.block}"
        )
        yield Text(f"\nNot read: {why}; no events and facts are looked for there", "bold")
        yield Padding(Words(part.text, "dim"), (0, 0, 0, 2))
    if not found.sentences and not found.unread and not found.note:
        yield Text("\nNo sentence has these words, or there is none.", "dim")


def _sentence(sentence: SentenceExplanation) -> Iterator[RenderableType]:
    yield Text.assemble((f"\nSentence {sentence.number}", "bold"), (f"  {sentence.block}", "dim"))
    spans = sorted({t.span for t in sentence.triggers})
    numbers = {span: n for n, span in enumerate(spans, 1)}
    start = sentence.span.start
    marks = [(s.start - start, s.end - start, n) for s, n in numbers.items()]
    yield Padding(Marked(sentence.text, marks), (0, 0, 0, 2))
    if not sentence.triggers:
        yield Padding(_passed(sentence.passed), (0, 0, 0, 2))
    for trigger in sentence.triggers:
        yield Text()
        yield _heading(trigger, numbers[trigger.span])
        yield Padding(_trigger(trigger), (0, 0, 0, 4))
    for office in sentence.offices:
        said = Text.assemble(
            "\n", ("fact coded", "bold green"), f"  office {office['object']}  a person named with a post"
        )
        yield Group(said, Padding(Words(office["evidence"]), (0, 0, 0, 4)))


def _heading(trigger: TriggerExplanation, number: int) -> RenderableType:
    became = ", ".join(dict.fromkeys(map(_what, trigger.records)))
    done = trigger.outcome == "coded"
    verdict = f"{trigger.kind} coded: {became}" if done else f"no {trigger.kind}"
    parts = [
        (f"[{number}]", "cyan"),
        (f" {isolated(trigger.word)}  ", "bold"),
        (verdict, "bold green" if done else "bold"),
    ]
    return Text.assemble(*parts, ("  " + apart(trigger.why.removeprefix("coded: ")), "" if done else "yellow"))


def _what(record: dict[str, Any]) -> str:
    if "relation" in record:
        joint = "-" if record["relation"] in UNDIRECTED else ">"
        return f"{record['relation']} {record['subject']} {joint} {record['object']}"
    kind = f"{record['type']}/{record['mode']}" if record["mode"] else record["type"]
    sides = ("+".join(dict.fromkeys(p["country"] for p in record[name])) for name in ("actors", "recipients"))
    return " > ".join(filter(None, (f"{kind} {next(sides)}".strip(), next(sides))))


def _trigger(trigger: TriggerExplanation) -> RenderableType:
    rows = Table.grid(padding=(0, 1))
    rows.add_column(style="dim", no_wrap=True, width=_LABEL)
    rows.add_column(ratio=1)
    rows.add_row("rule", Pieces([[(f"{trigger.shape} {trigger.read_as}", "")], *map(_rule, trigger.rules)]))
    decided: dict[str, list[Decision]] = {}
    for decision in trigger.decided_by:
        decided.setdefault(decision.about, []).append(decision)
    for about, options in trigger.options.items():
        if options:
            rows.add_row(_LABELS.get(about, about), _options(about, options))
        several = len(decided.get(about, ())) > 1
        for decision in decided.get(about, ()):
            for label, content in _deciding(decision, several):
                rows.add_row(label, content)
    for note in dict.fromkeys(r["note"] for r in trigger.records if r.get("note")):
        rows.add_row("note", Text(note, "yellow"))
    if trigger.also:
        rows.add_row("told again", Pieces([[(f"{t.word} in sentence {t.sentence}", "")] for t in trigger.also]))
    return rows


def _rule(rule: Rule) -> list[tuple[str, str]]:
    mode = f"/{rule.mode}" if rule.mode else ""
    near = f", near {', '.join(rule.near[:_NEAR_WORDS])}" if rule.near else ""
    return [(rule.id, ""), (f" ({rule.type}{mode}{near})", "dim")]


def _options(about: str, options: Sequence[Option]) -> RenderableType:
    options = [o for n, o in enumerate(options) if n == 0 or o.chosen or (o.chance or 0) >= _SHOWN]
    if any(o.words for o in options):
        return _named(options)
    least = next((o.least for o in options if o.least is not None), None)
    pieces = [_option(o, about) for o in options]
    return Pieces([*pieces, [(f"(needs {least:.2f})", "dim")]] if least is not None else pieces)


def _option(option: Option, about: str) -> list[tuple[str, str]]:
    name = "chance" if about == "acceptance" else option.value
    chance = " ".join(filter(None, ("" if option.chance is None else f"{option.chance:.2f}", option.origin)))
    return [("✓ " if option.chosen else "", "green"), (name, "bold" if option.chosen else ""), (f" {chance}", "")]


def _named(options: Sequence[Option]) -> Table:
    """Options that words of the page name: one a line."""
    rows = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(2):
        rows.add_column(no_wrap=True)
    rows.add_column(max_width=40)
    rows.add_column(ratio=1, min_width=16)
    for o in options:
        chance = "-" if o.chance is None else f"{o.chance:.2f}"
        sign = "" if o.least is None or o.chance is None else f" {'≥' if o.chance >= o.least else '<'} {o.least:.2f}"
        first = "" if o.by_sentence is None else f" ({o.by_sentence:.2f} by its sentence)"
        mark = Text.assemble(("✓ " if o.chosen else "  ", "green"), (isolated(o.value), "bold" if o.chosen else ""))
        words = [Words(o.words)] if o.words and o.words != o.value else []
        rows.add_row(
            mark,
            Text.assemble((chance + sign, "" if o.chosen else "dim"), (first, "dim")),
            Text(apart(o.origin or ""), "dim"),
            Group(*words),
        )
    return rows


def _deciding(decision: Decision, several: bool) -> Iterator[tuple[str, RenderableType]]:
    """The words and features that mattered, each with by how much the chance falls (-) or rises (+) without it."""
    of = f" {decision.value}" if several else ""
    first = decision.by_sentence
    if first is not None and decision.chance >= _FALLEN_SEEN:
        nothing: list[list[tuple[str, str]]] = [[("no part of the page alone changes it", "dim")]]
        yield f"  page{of}", Pieces(list(_influences(decision.page)) or nothing)
    chance, whose = (decision.chance, "it") if first is None else (first, f"the {first:.2f} by its sentence")
    if chance < _FALLEN_SEEN:
        return
    if not decision.words and not decision.features:
        yield f"  words{of}", Text(f"no word or sign alone changes {whose}", "dim")
    told = [] if first is None else [[(f"of {whose}:", "dim")]]
    if decision.words:
        yield f"  words{of}", Pieces([*told, *_influences(decision.words)])
    if decision.features:
        yield f"  signs{of}", Pieces([*told, *_influences(decision.features)])


def _influences(found: Iterable[Influence]) -> Iterator[list[tuple[str, str]]]:
    for influence in found:
        yield [
            (influence.what, "" if influence.span else "dim"),
            (f" {-influence.fall:+.2f}", "green" if influence.fall > 0 else "red"),
        ]


def _passed(passed: Sequence[PassedWord]) -> RenderableType:
    """Why no word of a sentence is a trigger."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(ratio=1)
    rows.add_row("nothing here", Text("no word of it may express an event or state a fact", "yellow"))
    for why, shown in _WHY_PASSED.items():
        words = [p.word for p in passed if p.why == why]
        if words:
            rows.add_row(shown, Pieces([[(word, "")] for word in words]))
    for p in passed:
        if p.why == "alone":
            more = len(p.asked) - _ASKED_WORDS
            asked = [[(word, "")] for word in p.asked[:_ASKED_WORDS]]
            rest = [[(f"and {more} more", "dim")]] if more > 0 else []
            rows.add_row(isolated(p.word), Pieces([[("needs one of these near:", "dim")], *asked, *rest]))
    return rows
