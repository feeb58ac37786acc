"""Amounts in a text: numbers with what they count, their hedges and, for money, their value in dollars.

Numbers and counting words are found by one look-up per token; only there the grammar of numbers (`marsad.mentions.amount.quantities`) and units
(`marsad.mentions.units`) is tried. Longest reading wins, from left to right.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from marsad.language import analyse
from marsad.mentions.amount.coins import Named, certain, settled
from marsad.mentions.amount.hedges import hedge_after, hedge_before
from marsad.mentions.amount.nouns import counted_noun, describes, one_more, unit_and_half
from marsad.mentions.amount.pairs import linked
from marsad.mentions.amount.parts import AmountPart, Row
from marsad.mentions.amount.persons import pairs_of_peoples, peoples
from marsad.mentions.amount.quantities import open_words
from marsad.mentions.amount.words import amount_words
from marsad.mentions.amount.written import written_amount
from marsad.mentions.number.words import number_readings
from marsad.mentions.time.figures import iso_day
from marsad.mentions.units import unit_lexicon
from marsad.records import AmountMention, Analysis, Sentence, Span
from marsad.records.mentions import Hedge


def find_amounts(text: str, day: date | str | None = None) -> list[AmountMention]:
    """The amounts of ``text``; as `amounts_in`, for text not analysed yet.

    Args:
        text: any text.
        day: when it was published, a date or ISO 8601.

    Raises:
        ValueError: ``day`` is a string that is no ISO date.
    """
    return amounts_in(analyse(text), iso_day(day) if isinstance(day, str) else day)


def amounts_in(analysis: Analysis, day: date | None = None) -> list[AmountMention]:
    """Every amount in order of the text.

    Args:
        analysis: the text's sentences and tokens.
        day: when the text was published, for exchange rates; without it only dollars have a value in dollars.
    """
    found: list[tuple[Sentence, list[AmountMention]]] = []
    starts, named = _starts(), Named(analysis)
    for sentence in analysis.sentences:
        tokens = analysis.tokens[sentence.first : sentence.last]
        keys = [token.form.key for token in tokens]
        places = [at for at, key in enumerate(keys) if key in starts or key[-1:].isdecimal()]
        if places:
            row = Row(certain(keys, named), [token.span for token in tokens])
            found.append((sentence, list(_amounts_of(analysis.text, row, places))))
    return [m for amounts in settled(analysis, found, named) for m in linked(amounts, analysis.text, day)]


def _amounts_of(text: str, row: Row, places: list[int]) -> Iterator[AmountMention]:
    """The amounts that start at some of the tokens ``places``."""
    reached = 0
    before: AmountPart | None = None
    for at in places:
        if at < reached:
            continue
        half = unit_and_half(row, at)
        if half is not None and half.first < reached:
            half = None  # its unit is counted by what stands before it
        part = half or written_amount(row, at) or counted_noun(row, at)
        if before is not None and part is None:
            part = one_more(row, at, before)
        if part is None:
            continue
        if before is None or not describes(row, part, before):
            yield _mention(text, row, part)
        reached, before = part.last, part


def _mention(text: str, row: Row, part: AmountPart) -> AmountMention:
    hedge = hedge_before(row.keys, part.hedged_from) or hedge_after(row.keys, part.last)
    span = Span(row.spans[part.first].start, row.spans[part.last - 1].end)
    value, low, high, hedge = _bounds(part, hedge)
    return AmountMention(
        span=span,
        surface=span.of(text),
        value=value,
        low=low,
        high=high,
        unit=part.unit.name if part.unit else None,
        currency=part.unit.currency if part.unit else None,
        hedge=hedge,
        rule=part.unit.rule if part.unit else f"ar.{part.kind}",
        per=part.per,
    )


def _bounds(part: AmountPart, hedge: Hedge | None) -> tuple[float | None, float | None, float | None, Hedge | None]:
    """Value and bounds under a hedge: a minimum has no upper, a maximum no lower bound; a range is an estimate."""
    if part.kind == "open":
        return None, part.low, part.high, hedge or "about"
    if part.kind == "range":
        return part.value, part.low, part.high, hedge or "about"
    return part.value, None if hedge == "max" else part.low, None if hedge == "min" else part.high, hedge


@cache
def _starts() -> frozenset[str]:
    """Search keys at which an amount may start, digits apart."""
    lexicon = unit_lexicon()
    clitics = ("", "و", "ف", "ب", "ل")
    nouns = (
        {c + k for c in clitics for k in (*lexicon.duals, *lexicon.singles)}
        | peoples()
        | pairs_of_peoples()
        | amount_words("ordinal")
    )
    signs = {k for k, unit in lexicon.signs.items() if unit.currency is not None}
    return frozenset({*number_readings(), *open_words(), *nouns, *signs, "-", "−", "–", ".", "٫", "%", "٪"})
