"""When a page was published: as given, else by its metadata, else by its own words.

What none of these dates stays unknown here; its content may bound it later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

from marsad.readers.bylines import of_printing, of_publishing
from marsad.readers.dates import first_date, first_moment
from marsad.readers.errors import NotADateError
from marsad.records import Block, BlockKind, Publication
from marsad.records.document import Basis
from marsad.text import key

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")
_IN_URL = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:/|-|_)(?P<month>0?[1-9]|1[0-2])(?:/|-|_)(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
# "/20230530/", "/2023/0530/", "/202305/30/": a folder of its own, not the number of a page.
_FOLDER_IN_URL = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/_-]?(?P<month>0[1-9]|1[0-2])[/_-]?(?P<day>0[1-9]|[12]\d|3[01])(?=/)"
)


# "Paris 3 May 2011 (Agency)": a place, the date, the mark that ends a dateline; "on", "since" and "day" belong to sentences.
_DATELINE = re.compile(r"(?![^\d]{0,40}\b(?:في|منذ|يوم)\b)[^\d.()]{2,40}\d[^()–—:]{4,30}?(?:\(|--|\s[-–—]|:)")
# As "updated" the Maghreb writes "تحيين"; without vowels the verbs say "when" and "happened", so they must open the line.
_CHANGED = re.compile(
    r"(?:ا?خر )?(?:ال)?(?:تحديث|تعديل|تحيين)|^\W*(?:حين|حدث|عدل)(?: في\b|\s*:)|updated|modified|mis [aà] jour|modifi[eé]"
)
_LINE = 120


def given(value: date | str | None) -> Publication | None:
    """The publication date that a caller gives: a date or an ISO 8601 string of a day, a month or a year.

    Raises:
        NotADateError: it is none.
    """
    if value is None:
        return None
    if isinstance(value, date):
        day = date(value.year, value.month, value.day)
        # Programs that know no dates without a time write midnight.
        timed = isinstance(value, datetime) and value.time() != time()
        at = datetime.combine(day, value.time(), value.tzinfo) if timed and isinstance(value, datetime) else None
        return Publication(day, day, "given", at)
    found = from_iso(value, "given") if isinstance(value, str) else None
    if found is None:
        raise NotADateError(
            f"published: {value!r} is no date; write it as 2023-05-30 (or 2023-05, or 2023), or leave it out when it is unknown"
        )
    return found


def changed(value: object) -> Publication | None:
    """When an article was last changed, as a date or as any words that name one; None where they do not."""
    if isinstance(value, datetime):
        return Publication(value.date(), value.date(), "given", value)
    if isinstance(value, date):
        return given(value)
    if not isinstance(value, str):
        return None
    day = first_date(value)
    return from_iso(value, "given") if day is None else Publication(day, day, "given", _moment(value, day))


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
    return Publication(
        start,
        start if day else _last_day(start, whole_year=month is None),
        basis,
        _moment(value, start) if day else None,
    )


def from_feed(value: str | None) -> Publication | None:
    """The day that a feed or a sitemap names, in the time zone that it names."""
    if not value:
        return None
    at: datetime | None = None
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):  # also of numbers that no date has
        try:
            at = datetime.fromisoformat(value.strip()) if ":" in value else None
        except ValueError:
            at = first_moment(value)
    day = at.date() if at is not None else first_date(value)
    return None if day is None else Publication(day, day, "metadata", at)


def from_url(url: str | None) -> Publication | None:
    """The day that a URL's path names, as in /2023/05/30/ or /2023-05-30-."""
    match = _IN_URL.search(url or "") or _FOLDER_IN_URL.search(url or "")
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Publication(day, day, "metadata")


def of_change(line: str) -> bool:
    """Whether a line says when the page was last changed."""
    return _CHANGED.search(key(line)) is not None


def on_page(text: str, blocks: Sequence[Block], url: str | None) -> Publication | None:
    """The day that the URL, else a byline, a short line above the text, or the dateline of the first paragraph names; these have the time, too."""
    found, shown = from_url(url), _shown(text, blocks)
    if found is None or shown is None or shown.day != found.day:
        return found or shown
    return replace(found, at=shown.at)


def changed_on_page(text: str, blocks: Sequence[Block]) -> Publication | None:
    """The day of the last change that a line of furniture names, as in "last update: 3 May 2020"."""
    for block in blocks:
        folded = key(block.span.of(text)) if block.kind in (BlockKind.BYLINE, BlockKind.OTHER) else ""
        changed = _CHANGED.search(folded) if len(folded) <= _LINE else None
        found = None if changed is None else _known(folded[changed.end() :]) or _before(folded[: changed.start()])
        if found is not None:
            return found
    return None


def _before(line: str) -> Publication | None:
    """The date that stands before "last update 14:00", unless the line says that it is that of publication."""
    return None if "نشر" in line else _known(line)


def _shown(text: str, blocks: Sequence[Block]) -> Publication | None:
    """The day that the first line names of those above the text that speak of publishing, else of all above it, else all lines below it."""
    first: Publication | None = None
    below = dict[date | None, Publication]()
    above = True
    for block in blocks:
        shown = block.span.of(text)
        if block.kind is BlockKind.BYLINE or (above and block.kind is BlockKind.OTHER and len(shown) <= _LINE):
            found = _of_line(shown)
            if found is not None and not above:
                below.setdefault(found.day, found)
            elif found is not None and of_publishing().search(key(shown)):
                return found
            else:
                first = first or found
        elif above and block.kind in (BlockKind.LEAD, BlockKind.BODY):
            above = False
            dateline = _DATELINE.match(shown)
            first = first or (_known(dateline[0]) if dateline else None)
        if first is not None and not above:
            break
    return first or (next(iter(below.values())) if len(below) == 1 else None)  # several days are those of teasers


def _of_line(line: str) -> Publication | None:
    """The date of a line; one that only says when the page was last changed, or printed, is none."""
    folded = of_printing().split(key(line), maxsplit=1)[0]
    changed = _CHANGED.search(folded)
    if changed is None:
        return _known(folded)
    return _known(folded[: changed.start()]) if first_date(folded[changed.end() :]) else None


def _known(line: str) -> Publication | None:
    day = first_date(line)
    return None if day is None else Publication(day, day, "page", _moment(line, day))


def _moment(line: str, day: date) -> datetime | None:
    found = first_moment(line)
    return found if found is not None and found.date() == day else None


def _last_day(start: date, *, whole_year: bool) -> date:
    if whole_year:
        return date(start.year, 12, 31)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
