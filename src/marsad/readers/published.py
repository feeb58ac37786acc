"""When a page was published: as given, else by its metadata, else by its own words.

What none of these dates stays unknown here; its content may bound it later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from marsad.readers.errors import NotADateError
from marsad.records import Block, Publication
from marsad.records.document import Basis

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")
_IN_URL = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:/|-|_|/[\w-]{1,40}/)(?P<month>0?[1-9]|1[0-2])(?:/|-|_)(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)


def given(value: date | str | None) -> Publication | None:
    """The publication date that a caller gives: a date or an ISO 8601 string of a day, a month or a year.

    Raises:
        NotADateError: it is none.
    """
    if value is None:
        return None
    if isinstance(value, date):
        day = date(value.year, value.month, value.day)  # a datetime is a date with a time
        return Publication(day, day, "given")
    found = from_iso(value, "given") if isinstance(value, str) else None
    if found is None:
        raise NotADateError(
            f"published: {value!r} is no date; write it as 2023-05-30 (or 2023-05, or 2023), or leave it out when it is unknown"
        )
    return found


def from_iso(value: str, basis: Basis) -> Publication | None:
    """The days that an ISO 8601 string names, None when it is none."""
    match = _ISO.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return Publication(start, start if day else _last_day(start, whole_year=month is None), basis)


def from_url(url: str | None) -> Publication | None:
    """The day that a URL's path names, as in /2023/05/30/ or /2023-05-30-."""
    match = _IN_URL.search(url or "")
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Publication(day, day, "metadata")


def on_page(text: str, blocks: Sequence[Block], url: str | None) -> Publication | None:
    """The day that the URL, else the page's own date lines name."""
    return from_url(url)


def _last_day(start: date, *, whole_year: bool) -> date:
    if whole_year:
        return date(start.year, 12, 31)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
