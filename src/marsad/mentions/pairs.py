"""Amounts that belong together: one sum in two currencies, dollars and cents; and their value in dollars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.mentions.amount_words import amount_words
from marsad.mentions.exchange import in_dollars
from marsad.records import AmountMention, Span
from marsad.text import words

_MAX_BETWEEN = 6
# How far from the day's rate a pair may stand before it is noted: rates move within a month, figures are rounded.
_TOLERANCE = 1.25


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
    by_span = {amount.span: amount for amount in amounts}
    return [_with_note(amount, by_span.get(amount.pair)) if amount.pair else amount for amount in amounts]


def _with_note(amount: AmountMention, first: AmountMention | None) -> AmountMention:
    """A note when the two sums of a pair differ in dollars by more than rounding and a month's moves explain."""
    if first is None or not first.usd or not amount.usd:
        return amount
    ratio = amount.usd / first.usd
    if 1 / _TOLERANCE <= ratio <= _TOLERANCE:
        return amount
    return replace(amount, note=f"pair implies {ratio:.2f} times the rate of the day")
