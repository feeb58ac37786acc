"""The days of a fact as FollowTheMoney has them: ``startDate``, ``endDate`` or ``date``, cut to the month or year where the words give no more."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping

_BEGUN = {"closed": "endDate", "severed": "endDate", "none": "endDate", "reduced": "date"}
"""What the day is on which a mission or relations came into a state; into any other that on which they began."""
_MONTH, _YEAR = len("2024-03"), len("2024")


def days_of(fields: Mapping[str, object]) -> dict[str, str | None]:
    """When what a fact links began or ended (``since``), was concluded (``signed``) or counted (``period``).

    Args:
        fields: the fact's own fields; days are ISO 8601, as ``start`` and ``end``. Whatever else stands there is passed over.
    """
    if since := _within(fields.get("since")):
        return {_BEGUN.get(str(fields.get("state") or fields.get("level")), "startDate"): since}
    if signed := _within(fields.get("signed")):
        return {"date": signed}
    within, (start, end) = _within(fields.get("period")), _ends(fields.get("period"))
    return (
        {"date": within} if within and _is_whole(start, end) else {"startDate": start or None, "endDate": end or None}
    )


def _ends(days: object) -> tuple[str, str]:
    known = days if isinstance(days, Mapping) else {}
    start, end = str(known.get("start") or ""), str(known.get("end") or "")
    return start, end or start


def _within(days: object) -> str | None:
    """The day, month or year in which days lie; None where not even the year is known."""
    start, end = _ends(days)
    return next((start[:n] for n in (len(start), _MONTH, _YEAR) if start and start[:n] == end[:n]), None)


def _is_whole(start: str, end: str) -> bool:
    """Whether days are one day, or a month or a year from its first to its last."""
    if start == end or (start[:_YEAR] == end[:_YEAR] and (start[_YEAR:], end[_YEAR:]) == ("-01-01", "-12-31")):
        return True
    year, month = end[:_YEAR], end[_YEAR + 1 : _MONTH]
    if start != f"{end[:_MONTH]}-01" or not (
        year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12 and int(year)
    ):
        return False
    return end[_MONTH + 1 :] == str(monthrange(int(year), int(month))[1])
