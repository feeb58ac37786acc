"""Pages of what happened "on a day like this": a year that opens a line is that day of the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.mentions.time import calendars
from marsad.mentions.time.expressions import YearTime
from marsad.mentions.time.reading import Parsed
from marsad.mentions.time.words import Words
from marsad.records import DateMention

_HEAD = re.compile(
    r"^[^\w\n]*(?:حدث )?(?:في )?(?:مثل هذا اليوم|هذا اليوم (?:في|من) التاريخ)(?! من (?:العام|عام|السنة|سنة|الشهر))",
    re.MULTILINE,
)
_BULLETS, _MARKS, _LINE = frozenset("-–—•*"), frozenset("-–—:"), frozenset(["", "\n"])
_BESIDE = 3  # characters between the head and the day that it names


def of_this_day(w: Words, found: Sequence[Parsed], mentions: list[DateMention], today: date) -> list[DateMention]:
    """The times of a text, on such a page with the days that its years mean: the day that its head names, else that of publication.

    Args:
        w: the words of the text.
        found: its times as they were read.
        mentions: the same times as days.
        today: the day of publication.
    """
    head = _HEAD.search(w.text)
    if head is None:
        return mentions
    beside = (m.start for m in mentions if m.grain == "day" and m.start and 0 < m.span.start - head.end() <= _BESIDE)
    today = next(beside, today)
    return [
        replace(mention, start=day, end=day, grain="day", rule="time.this-day")
        if (day := _this_day(w, one, today)) is not None
        else mention
        for one, mention in zip(found, mentions, strict=True)
    ]


def _this_day(w: Words, found: Parsed, today: date) -> date | None:
    before = found.first - 1
    opens = w.key(before) in _LINE or (w.key(before) in _BULLETS and w.key(before - 1) in _LINE)
    if not opens or w.key(found.last) not in _MARKS or not isinstance(found.time, YearTime):
        return None
    past = not found.time.hijri and found.time.year <= today.year
    return calendars.day(found.time.year, today.month, today.day) if past else None
