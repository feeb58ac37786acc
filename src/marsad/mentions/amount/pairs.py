"""Amounts that belong together: one sum in two currencies, dollars and cents; and their value in dollars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.mentions.amount.exchange import in_dollars
from marsad.mentions.amount.words import amount_words
from marsad.records import AmountMention, Span
from marsad.text import words

_MAX_BETWEEN = 6
# How far from the day's rate a pair may stand before it is noted: rates move within a month, and figures are rounded, seldom by more than a tenth.
_MOVES = 0.05
_MOST_ROUNDED = 0.1
_HEDGED = 0.05


def linked(amounts: Sequence[AmountMention], text: str, day: date | None) -> list[AmountMention]:
    """Amounts of one sentence with cents added, second currencies linked to the first, and dollars where a rate is known.

    Args:
        amounts: in order of the text.
        text: the text that their spans count.
        day: the day for exchange rates, None when unknown.
    """
    result: list[AmountMention] = []
    for amount in amounts:
        last = result[-1] if result else None
        if last is not None and _is_cents(last, amount, text):
            result[-1] = _with_cents(last, amount, text)
            continue
        if last is not None and _restates(last, amount, text):
            origin = last.pair or last.span
            amount = replace(amount, pair=origin)  # noqa: PLW2901 - the linked form takes its place
        result.append(amount)
    return _noted([_in_dollars(amount, day) for amount in result])


def _is_cents(last: AmountMention, amount: AmountMention, text: str) -> bool:
    between = text[last.span.end : amount.span.start].strip()
    return (
        amount.rule == "ar.currency.cent"
        and last.currency == amount.currency
        and last.rule != amount.rule
        and between in ("", "و")
        and last.value is not None
        and amount.value is not None
    )


def _with_cents(last: AmountMention, cents: AmountMention, text: str) -> AmountMention:
    value = (last.value or 0) + (cents.value or 0)
    span = Span(last.span.start, cents.span.end)
    low, high = (None if bound is None else value for bound in (last.low, last.high))
    return replace(last, span=span, surface=span.of(text), value=value, low=low, high=high)


def _restates(last: AmountMention, amount: AmountMention, text: str) -> bool:
    if amount.unit != "money" or last.unit != "money" or amount.currency == last.currency:
        return False
    between = text[last.span.end : amount.span.start]
    linking = words(between)
    if len(linking) > _MAX_BETWEEN or not amount_words("restating").issuperset(linking):
        return False
    return "(" in between or "/" in between or not amount_words("says_the_same").isdisjoint(linking)


def _in_dollars(amount: AmountMention, day: date | None) -> AmountMention:
    if amount.currency is None or amount.value is None:
        return amount
    return replace(amount, usd=in_dollars(amount.value, amount.currency, day))


def _noted(amounts: list[AmountMention]) -> list[AmountMention]:
    """The amounts, both of a pair with a note where the two sums do not fit each other."""
    by_span = {amount.span: amount for amount in amounts}
    notes: dict[Span, str] = {}
    for amount in amounts:
        first = by_span.get(amount.pair) if amount.pair else None
        if first is not None and not _fit(first, amount):
            notes.setdefault(first.span, _note(first, amount))
            notes[amount.span] = _note(amount, first)
    return [replace(amount, note=notes.get(amount.span)) for amount in amounts] if notes else amounts


def _fit(first: AmountMention, amount: AmountMention) -> bool:
    """Whether two sums differ in dollars, where these are known, by no more than rounding and the moves of a month explain."""
    if not first.usd or not amount.usd:
        return True
    tolerance = (1 + _MOVES) * (1 + _rounding(first)) * (1 + _rounding(amount))
    return 1 / tolerance <= amount.usd / first.usd <= tolerance


def _note(amount: AmountMention, other: AmountMention) -> str:
    ratio = (other.usd or 0.0) / (amount.usd or 1.0)
    return f"told in {other.currency} too, a sum that is {ratio:.2f} times as much at the rate of the day"


def _rounding(amount: AmountMention) -> float:
    """By which share the true sum may differ from the one told: half of its last digit that is not zero, at least a twentieth if hedged."""
    digits = f"{amount.value or 0.0:.12g}".replace(".", "").partition("e")[0].strip("0")
    least = _HEDGED if amount.hedge else 0.0
    return max(least, min(_MOST_ROUNDED, 0.5 / int(digits)) if digits else 0.0)
