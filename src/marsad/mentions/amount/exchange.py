"""Money in US dollars, at a rate of its day where one is known.

Pegged currencies are exact between the dates of their peg; for others the mean of the month in the reference rates of the
European Central Bank. No rate is carried over from another month, and none is guessed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from marsad.lexicon import entries, table


class _Peg(NamedTuple):
    to: str
    rate: float
    since: date
    until: date


def in_dollars(value: float, currency: str, day: date | None) -> float | None:
    """``value`` of ``currency`` (ISO 4217) in US dollars on ``day``.

    Returns:
        Dollars, or None when no rate of that day (or its month) is known; dollars need no day.
    """
    if currency == "USD":
        return value
    rate = None if day is None else per_dollar(currency, day)
    return None if rate is None else value / rate


def per_dollar(currency: str, day: date) -> float | None:
    """Units of ``currency`` (ISO 4217) for one US dollar on ``day``, None when not known."""
    if currency == "USD":
        return 1.0
    for peg in _pegs().get(currency, ()):
        if peg.since <= day <= peg.until:
            base = per_dollar(peg.to, day)
            return None if base is None else peg.rate * base
    cell = _months().get(f"{day:%Y-%m}", {}).get(currency, "")
    return float(cell) if cell else None


@cache
def _pegs() -> dict[str, tuple[_Peg, ...]]:
    pegs: dict[str, tuple[_Peg, ...]] = {}
    for entry in entries("world", "pegs"):
        v = entry.value
        until = date.fromisoformat(v["until"]) if "until" in v else date.max
        peg = _Peg(v["to"], float(v["rate"]), date.fromisoformat(v["since"]), until)
        pegs[v["currency"]] = (*pegs.get(v["currency"], ()), peg)
    return pegs


@cache
def _months() -> dict[str, dict[str, str]]:
    return {row["month"]: row for row in table("world", "exchange_rates")}
