"""What questions to a record book have in common: which records, in which form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from cyclopts import Parameter

from marsad.cli.status import WrongUse
from marsad.records import RELATIONS
from marsad.store.filtering import Where
from marsad.store.values import WrongValueError, day_of

Form = Literal["table", "jsonl", "csv"]


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Shown:
    """How the answer is shown."""

    format: Annotated[
        Form | None,
        Parameter(name=["--format", "-f"], help="Shape of the answer; else table on a terminal and jsonl elsewhere."),
    ] = None
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="File to write to; else standard output.")
    ] = None
    limit: Annotated[int | None, Parameter(help="Most rows to show; 0 for all. A table shows 50 unless told.")] = None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class ShownPages(Shown):
    """How the pages that a search finds are shown."""

    limit: Annotated[int | None, Parameter(help="Most pages to show; 20 unless told, 0 for all.")] = None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which records; an option given several times takes any of its values."""

    FIRST_DAY: ClassVar[str] = "--since"
    """The option that sets ``since``."""

    country: Annotated[list[str] | None, Parameter(negative=(), help="On either side: a code such as EGY.")] = None
    actor: Annotated[list[str] | None, Parameter(negative=(), help="Who acts (a fact's subject).")] = None
    recipient: Annotated[list[str] | None, Parameter(negative=(), help="To whom (a fact's object).")] = None
    sector: Annotated[list[str] | None, Parameter(negative=(), help="Sector on either side, such as MIL.")] = None
    type: Annotated[list[str] | None, Parameter(negative=(), help="Type of event, or relation of a fact.")] = None
    mode: Annotated[list[str] | None, Parameter(negative=(), help="Mode of an event.")] = None
    quad: Annotated[
        list[int] | None,
        Parameter(negative=(), help="Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict."),
    ] = None
    status: Annotated[list[str] | None, Parameter(negative=(), help="actual, future, hypothetical or negated.")] = None
    place: Annotated[list[str] | None, Parameter(negative=(), help="Country where it happened.")] = None
    outlet: Annotated[list[str] | None, Parameter(negative=(), help="Who published it, be it in a copy.")] = None
    since: Annotated[str | None, Parameter(help="From this day on (2024-01-31; also 2024-01 or 2024).")] = None
    until: Annotated[str | None, Parameter(help="Up to this day (of a month or year: its last).")] = None
    confidence: Annotated[float | None, Parameter(help="Least confidence, 0 to 1.")] = None
    review: Annotated[
        list[str] | None,
        Parameter(negative=(), help="none, accepted, corrected or rejected; all but rejected unless told."),
    ] = None
    story: Annotated[
        str | None, Parameter(help="Of this story: its name, or six characters or more of its beginning.")
    ] = None
    id: Annotated[
        list[str] | None, Parameter(negative=(), help="Of these names, or six characters or more of their beginnings.")
    ] = None


def where(filters: Filters | None, *, pair: Sequence[str] = (), directed: bool = False) -> Where:
    """Filters as given on the command line, checked.

    Raises:
        WrongUse: a value that none can have.
    """
    f = filters or Filters()
    if pair and len(pair) != 2:
        raise WrongUse("give the codes of two countries, such as ISR AZE, or none")
    try:
        return Where(
            pair=(pair[0].upper(), pair[1].upper()) if pair else None,
            directed=directed,
            country=_upper(f.country),
            actor=_upper(f.actor),
            recipient=_upper(f.recipient),
            sector=_upper(f.sector),
            type=tuple(t.lower() if t.lower() in RELATIONS else t.upper() for t in f.type or ()),
            mode=tuple(f.mode or ()),
            quad=tuple(f.quad or ()),
            status=tuple(f.status or ()),
            place=_upper(f.place),
            outlet=tuple(f.outlet or ()),
            since=day(f.FIRST_DAY, f.since, last=False),
            until=day("--until", f.until, last=True),
            confidence=f.confidence,
            review=tuple(f.review or ()),
            story=f.story,
            id=tuple(f.id or ()),
        )
    except WrongValueError as error:
        raise WrongUse(f"a country {error.said}" if error.field == "pair" else f"--{error}") from error


def day(option: str, value: str | None, *, last: bool) -> date | None:
    """A day given on the command line; the first or last of a month or year.

    Raises:
        WrongUse: it is none.
    """
    try:
        return day_of(option, value, last=last)
    except WrongValueError as error:
        raise WrongUse(str(error)) from error


def _upper(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(value.upper() for value in values or ())
