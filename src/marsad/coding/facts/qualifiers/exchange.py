"""What one gives the other: goods, arms, aid and money, with their worth and amount."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from marsad.coding.compared import comparisons
from marsad.coding.cues import qualifier_words
from marsad.coding.facts.deals import Deal, Deals
from marsad.coding.facts.qualifiers.shares import share_near
from marsad.coding.facts.qualifiers.statement import (
    REACH,
    THINGS,
    Bound,
    Fields,
    Statement,
    dated,
    named,
    named_sector,
    worth,
)
from marsad.coding.nearby import (
    Elsewhere,
    Phrase,
    aid_kinds,
    amount_near,
    belongs,
    cued,
    governs,
    nearest,
    nowhere,
    phrase,
    stands,
    with_closing_mark,
    words_at,
    written,
)
from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, AmountMention, Span

_GOODS = 16  # tokens around a trigger in which goods may stand, before which are numbers and shares: "about 80 per cent of its need of"
_VOLUMES = ("barrel", "tonne", "kg", "bushel", "quintal", "m3", "ft3", "TWh", "GWh", "MWh", "kWh", "MW")
_MEASURES = {"share": ("percent", "share"), "value": ("money",), "volume": _VOLUMES}


def _spent(said: Statement, *, single: bool = False, but: Elsewhere = nowhere) -> tuple[Fields, Bound]:
    fields, bound = worth(said, but)
    return (fields | dated(said.trigger, "period", single=single), bound) if fields else (fields, bound)


def arms(said: Statement) -> tuple[Fields, Bound]:
    """What is sold, with number and kind, its worth, and the period of deliveries."""
    deal = Deals(said.trigger, "arms_transfer").of(said.subject, said.other)
    fields, bound = _spent(said, single=said.trigger.shape == "verb", but=_outside(deal))
    return fields | named("item", _item(said.trigger, deal)), bound


def _outside(deal: Deal | None) -> Elsewhere:
    """Which amounts are of another deal of the sentence."""
    return nowhere if deal is None else lambda _, amount: not deal.first <= amount.first < deal.last


def _named_near(trigger: Trigger, words: Collection[str], reach: int, deal: Deal | None) -> int | None:
    """The nearest of ``words`` that stands in the deal and is no verb; where the trigger stands outside it, the first there."""
    tokens = trigger.scene.tokens

    def names(at: int) -> bool:  # "goes" is spelled like gold
        return tokens[at].pos not in (POS.VERB, POS.AUX)

    if deal is None:
        return nearest(trigger, words, reach, names)
    within = filter(names, cued(trigger.scene, words, range(deal.first, deal.last)))
    return min(within, key=lambda at: abs(at - trigger.at), default=None)


def _equipment(trigger: Trigger, deal: Deal | None) -> Phrase | None:
    """Equipment that is told to be for war: "military equipment"."""
    scene, listed = trigger.scene, qualifier_words()
    at = _named_near(trigger, listed["equipment"], THINGS, deal)
    return (
        phrase(scene, at, bare=True, most=2) if at is not None and stands(scene, listed["warlike"], (at + 1,)) else None
    )


def _item(trigger: Trigger, deal: Deal | None) -> Phrase | None:
    """The arms with their number and their kind ("twelve jets of the type ...")."""
    scene = trigger.scene
    at = _named_near(trigger, qualifier_words()["arms"], THINGS, deal)
    if at is None:
        return _equipment(trigger, deal)
    first, last = next(
        ((a.first, a.last) for a in scene.amounts if a.first <= at <= a.last and a.mention.unit != "money"),
        (at, at + 1),
    )
    last = max(last, at + 1)
    found = phrase(scene, last, bare=True) if not governs(scene, last) else None
    last = found.last if found else last
    if (
        last + 2 < len(scene.tokens)
        and scene.keys[last] == "من"
        and scene.stems[last + 1] in qualifier_words()["model"]
    ):
        model = phrase(scene, last + 2, bare=True, most=2) or phrase(scene, last + 3, bare=True, most=2)
        last = model.last if model else last
    last = min((a.first for a in scene.actors if a.mention.rule != "demonym" and at < a.first < last), default=last)
    last = with_closing_mark(scene, first, last)
    return Phrase(first, last, written(scene, first, last))


def trade(said: Statement) -> tuple[Fields, Bound]:
    """The commodity, and its share of the whole, else its worth and volume, with the period."""
    deal, single = Deals(said.trigger, "trade").of(said.subject, said.other), said.trigger.shape == "verb"
    outside, goods = _outside(deal), named("commodity", _goods(said, deal))
    share = share_near(said, outside)
    if share is not None:
        period = dated(said.trigger, "period", single=single)
        return {**goods, "share": share.value, **share.of} | period, share.hedge
    fields, bound = _spent(said, single=single, but=outside)
    fields |= _both_ways(said.trigger) if fields else {}
    volume = amount_near(said.trigger, *_VOLUMES, but=outside)
    if volume is not None:
        unit = f"{volume.unit}/{volume.per}" if volume.per else volume.unit
        fields |= dated(said.trigger, "period", single=single)
        return {**goods, **fields, "volume": volume.value, "unit": unit}, bound or volume.hedge
    return goods | fields, bound


def told_beside(said: Statement, fields: Fields) -> Iterator[tuple[Fields, Bound, Span]]:
    """Trade of another time that a number is compared with ("90 million, compared with 70 million in 2021"): its fields, hedge and words.

    Args:
        said: the statement of trade.
        fields: what it tells of its own time.
    """
    trigger, scene = said.trigger, said.trigger.scene
    field, units = next(((f, u) for f, u in _MEASURES.items() if f in fields), (None, ()))
    if field is None:
        return
    for told in comparisons(scene):
        if trigger.at in told or not belongs(trigger, told.start):
            continue
        date = next((d.mention for d in scene.dates if d.first in told and d.mention.start and d.mention.end), None)
        amount = next((a.mention for a in scene.amounts if a.first in told and a.mention.unit in units), None)
        if date is None or amount is None or amount.value is None or not _is_alike(fields, amount):
            continue
        value = round(amount.value / 100, 4) if amount.unit == "percent" else amount.value
        period = {"start": str(date.start), "end": str(date.end)}
        span = Span(scene.tokens[told.start].span.start, scene.tokens[told.stop - 1].span.end)
        yield fields | {field: value, "period": period}, amount.hedge, span


def _is_alike(fields: Fields, amount: AmountMention) -> bool:
    """Whether an amount is told in the currency or unit of the other."""
    unit = f"{amount.unit}/{amount.per}" if amount.per else amount.unit
    return fields.get("currency", amount.currency) == amount.currency and fields.get("unit", unit) == unit


def _both_ways(trigger: Trigger) -> Fields:
    """Of what a sum is that tells of both directions: "the exchange of goods between"."""
    scene, at = trigger.scene, trigger.at
    both = stands(scene, qualifier_words()["exchange"], (at,)) and stands(
        scene, qualifier_words()["commercial"], range(at + 1, at + 3)
    )
    return {"of": "bilateral trade"} if both else {}


def _goods(said: Statement, deal: Deal | None) -> Phrase | None:
    """The goods that are named next to the trigger, with what tells their kind ("olive oil", "natural gas"), but not whose they are."""
    trigger, parties = said.trigger, (said.subject.country, said.other.country)
    scene = trigger.scene
    at = _named_near(trigger, qualifier_words()["goods"] | qualifier_words()["opened"], _GOODS, deal)
    if at is None:
        return None
    last = at + 1
    while last < len(scene.tokens) and last - at < 3 and _adds(scene, at, last, parties):
        last += 1
    form = scene.tokens[at].form
    return Phrase(at, last, form.stem if form.enclitics else _without_for(scene, at, last))


def _without_for(scene: Scene, first: int, last: int) -> str:
    """The words from ``first`` to ``last`` as written, without "for" joined to the first: "contracts for *the oil*"."""
    text, form = written(scene, first, last), scene.tokens[first].form
    if form.proclitics[:1] not in (("ل",), ("لل",)) or not text.startswith("ل"):
        return text
    return f"ا{text[1:]}" if text.startswith("لل") else text[1:]


def _adds(scene: Scene, at: int, last: int, parties: tuple[str, str]) -> bool:
    """Whether the word at ``last`` tells what kind of goods stand at ``at``."""
    token = scene.tokens[last]
    named = [a.mention for a in scene.actors if a.first <= last < a.last]
    if any(mention.rule != "demonym" or mention.country in parties for mention in named):
        return False
    article = "ال" in token.form.proclitics
    plain = token.form.proclitics in ((), ("ال",)) and not scene.cues[last]
    if token.pos is POS.ADJ or not words_at(scene, last).isdisjoint(qualifier_words()["of_goods"]):
        return plain and article == ("ال" in scene.tokens[last - 1].form.proclitics)
    second = not words_at(scene, at).isdisjoint(qualifier_words()["opened"])
    return second and last == at + 1 and token.pos is POS.NOUN and plain


def aid(said: Statement) -> tuple[Fields, Bound]:
    """The worth of aid, its kind and period."""
    fields, bound = _spent(said)
    tokens = said.trigger.scene.tokens

    def names(at: int) -> bool:  # "granted" is no grant
        return tokens[at].pos not in (POS.VERB, POS.AUX)

    found = ((nearest(said.trigger, qualifier_words()[name], REACH, names), kind) for name, kind in aid_kinds())
    kind = next((kind for at, kind in found if at is not None), None)
    return ({**fields, "kind": kind} if kind else fields), bound


def investment(said: Statement) -> tuple[Fields, Bound]:
    """What is invested, in which sector, in which period."""
    fields, bound = _spent(said)
    return fields | named("sector", named_sector(said.trigger)), bound
