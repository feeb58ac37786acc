"""What questions to a record book have in common: which records, in which form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from marsad.cli.status import WrongUse
from marsad.readers import NotADateError
from marsad.readers.published import given
from marsad.store.filtering import Where

Form = Literal["table", "jsonl", "csv"]
_STATUSES = ("actual", "future", "hypothetical", "negated")
_MARKS = ("none", "accepted", "corrected", "rejected")


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
class Filters:
    """Which records; an option given several times takes any of its values."""

    country: Annotated[list[str] | None, Parameter(negative=(), help="On either side: a code such as EGY.")] = None
    actor: Annotated[list[str] | None, Parameter(negative=(), help="Who acts (a fact's subject).")] = None
    recipient: Annotated[list[str] | None, Parameter(negative=(), help="To whom (a fact's object).")] = None
    sector: Annotated[list[str] | None, Parameter(negative=(), help="Sector on either side, such as MIL.")] = None
    type: Annotated[list[str] | None, Parameter(negative=(), help="Type of event, or relation of a fact.")] = None
    mode: Annotated[list[str] | None, Parameter(negative=(), help="Mode of an event.")] = None
    quad: Annotated[
        list[int] | None, Parameter(negative=(), help="Quad class: 1 verbal, 2 material cooperation, 3, 4 conflict.")
    ] = None
    status: Annotated[list[str] | None, Parameter(negative=(), help="actual, future, hypothetical or negated.")] = None
    place: Annotated[list[str] | None, Parameter(negative=(), help="Country where it happened.")] = None
    outlet: Annotated[list[str] | None, Parameter(negative=(), help="Who published it, be it in a copy.")] = None
    since: Annotated[str | None, Parameter(help="From this day on (2024-01-31; also 2024-01 or 2024).")] = None
    until: Annotated[str | None, Parameter(help="Up to this day.")] = None
    confidence: Annotated[float | None, Parameter(help="Least confidence, 0 to 1.")] = None
    review: Annotated[
        list[str] | None,
        Parameter(negative=(), help="none, accepted, corrected or rejected; all but rejected unless told."),
    ] = None
    story: Annotated[str | None, Parameter(help="Of this story.")] = None
    id: Annotated[list[str] | None, Parameter(negative=(), help="Of these names.")] = None


def where(filters: Filters | None, *, pair: Sequence[str] = (), directed: bool = False) -> Where:
    """Filters as given on the command line, checked.

    Raises:
        WrongUse: a value that none can have.
    """
    f = filters or Filters()
    _one_of("--status", f.status, _STATUSES)
    _one_of("--review", f.review, _MARKS)
    if any(quad not in (1, 2, 3, 4) for quad in f.quad or ()):
        raise WrongUse("--quad must be 1, 2, 3 or 4")
    if f.confidence is not None and not 0 <= f.confidence <= 1:
        raise WrongUse(f"--confidence must lie between 0 and 1, not {f.confidence:g}")
    return Where(
        pair=_pair(pair),
        directed=directed,
        country=_codes("--country", f.country),
        actor=_codes("--actor", f.actor),
        recipient=_codes("--recipient", f.recipient),
        sector=_codes("--sector", f.sector),
        type=tuple(t if "_" in t or t.lower() in _RELATIONS else t.upper() for t in f.type or ()),
        mode=tuple(f.mode or ()),
        quad=tuple(f.quad or ()),
        status=tuple(f.status or ()),
        place=_codes("--place", f.place),
        outlet=tuple(f.outlet or ()),
        since=day("--since", f.since, last=False),
        until=day("--until", f.until, last=True),
        confidence=f.confidence,
        review=tuple(f.review or ()),
        story=f.story,
        id=tuple(f.id or ()),
    )


def of_deeds(asked: Where) -> Where:
    """What is asked, for counting: plans and denials are no deeds, and are not counted as such unless a status was asked for."""
    return asked if asked.status else replace(asked, status=("actual",))


_RELATIONS = (
    "trade",
    "aid",
    "investment",
    "agreement",
    "alignment",
    "dispute",
    "border",
    "distance",
    "membership",
    "office",
)


def day(option: str, value: str | None, *, last: bool) -> date | None:
    """A day given on the command line; the first or last of a month or year.

    Raises:
        WrongUse: it is none.
    """
    try:
        found = given(value)
    except NotADateError as error:
        raise WrongUse(f"{option}: {str(error).removeprefix('published ')}") from error
    return None if found is None else found.end if last else found.start


def _pair(pair: Sequence[str]) -> tuple[str, str] | None:
    if not pair:
        return None
    if len(pair) != 2:
        raise WrongUse("give the codes of two countries, such as ISR AZE, or none")
    one, other = _codes("a country", list(pair))
    return one, other


def _codes(option: str, values: Sequence[str] | None) -> tuple[str, ...]:
    for value in values or ():
        if not (len(value) == 3 and value.isascii() and value.isalpha()):
            raise WrongUse(f"{option} must be a code of three letters such as EGY, not {value!r}")
    return tuple(value.upper() for value in values or ())


def _one_of(option: str, values: Sequence[str] | None, allowed: Sequence[str]) -> None:
    for value in values or ():
        if value not in allowed:
            raise WrongUse(f"{option} must be one of {', '.join(allowed)}, not {value!r}")
