"""Codebooks: what each column of a table holds and what its codes mean, made from the columns and lexicons themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from marsad.coding.cameo import cameo_codes
from marsad.coding.contexts import context_names
from marsad.coding.ontology import event_types, meanings, relations
from marsad.exports.about import VERSION
from marsad.exports.columns import Column
from marsad.exports.countries import bodies, sectors, states

_KINDS = {
    "text": "text",
    "integer": "whole number",
    "number": "number",
    "flag": "true or false",
    "day": "day (ISO 8601)",
}


def markdown(title: str, about: str, columns: Sequence[Column[Any]]) -> str:
    """The codebook of a table as Markdown.

    Args:
        title: the name of the format.
        about: what a row is.
        columns: the columns in order.
    """
    parts = [f"# Codebook: {title}", about, f"Written by {VERSION}.", "## Columns"]
    parts.append(_table(("column", "values", "holds"), ((c.name, _KINDS[c.kind], c.about) for c in columns)))
    for heading, names, rows in _codes():
        parts += [f"## {heading}", _table(names, rows)]
    return "\n\n".join(parts) + "\n"


def plain(columns: Sequence[Column[Any]]) -> dict[str, Any]:
    """The codebook of a table as values for JSON: its columns and, by topic, the codes with their meanings."""
    return {
        "version": VERSION,
        "columns": [{"name": c.name, "kind": c.kind, "about": c.about} for c in columns],
        "codes": {heading: [dict(zip(names, row, strict=True)) for row in rows] for heading, names, rows in _codes()},
    }


def _codes() -> Iterator[tuple[str, tuple[str, ...], Iterable[tuple[Any, ...]]]]:
    types, contexts = event_types(), meanings("context")
    yield (
        "PLOVER types and modes",
        ("type", "means", "quad_class", "intensity", "modes"),
        ((t.name, t.means, t.quad_class, t.intensity, _pairs(t.modes)) for t in types.values()),
    )
    yield (
        "Modes of each type",
        ("type", "mode", "means", "intensity"),
        ((t.name, mode, t.mode_means[mode], intensity) for t in types.values() for mode, intensity in t.modes.items()),
    )
    yield "Statuses", ("status", "means"), meanings("status").items()
    yield "PLOVER contexts", ("context", "means"), ((name, contexts[name]) for name in context_names())
    yield (
        "Relations of facts",
        ("relation", "means", "subject", "object", "qualifiers"),
        ((r.name, r.means, r.subject, r.object, ", ".join(r.fields)) for r in relations().values()),
    )
    yield "Qualifiers of facts", ("qualifier", "means"), meanings("field").items()
    yield "Sectors", ("sector", "name", "cameo"), ((c, r.name, r.cameo_type) for c, r in sectors().items())
    yield "Sides that are no states", ("code", "name"), ((code, role.name) for code, role in bodies().items())
    yield (
        "States and territories",
        ("iso3", "iso2", "name", "cow", "gw", "cameo", "fips"),
        ((s.iso3, s.iso2, s.name, s.cow, s.gleditsch_ward, s.cameo, s.fips) for s in states().values()),
    )
    yield "CAMEO codes", ("code", "name", "goldstein"), ((c.code, c.name, c.goldstein) for c in cameo_codes().values())


def _pairs(modes: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {intensity:g}" for name, intensity in modes.items())


def _table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    lines += [
        "| " + " | ".join("" if cell is None else str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows
    ]
    return "\n".join(lines)
