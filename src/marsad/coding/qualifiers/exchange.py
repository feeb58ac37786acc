"""What one gives the other: goods, arms, aid and money, with their worth and amount."""

from __future__ import annotations

from collections.abc import Collection

from marsad.coding.cues import qualifier_words
from marsad.coding.deals import Deal, Deals
from marsad.coding.nearby import (
    Elsewhere,
    Phrase,
    aid_kinds,
    amount_near,
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
from marsad.coding.qualifiers.statement import (
    OF,
    REACH,
    THINGS,
    TO,
    Bound,
    Fields,
    Statement,
    dated,
    named,
    named_sector,
    worth,
)
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, AmountMention

_GOODS = 16  # tokens around a trigger in which goods may stand, before which are numbers and shares: "about 80 per cent of its need of"
_VOLUMES = ("barrel", "tonne", "kg", "bushel", "quintal", "m3", "ft3", "TWh", "GWh", "MWh", "kWh", "MW")


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
    """The nearest of ``words`` that stands in the deal; where the trigger stands outside it, the first there."""
    if deal is None:
        return nearest(trigger, words, reach)
    return min(
        cued(trigger.scene, words, range(deal.first, deal.last)), key=lambda at: abs(at - trigger.at), default=None
    )


def _item(trigger: Trigger, deal: Deal | None) -> Phrase | None:
    """The arms with their number and their kind ("twelve jets of the type ...")."""
    scene = trigger.scene
    at = _named_near(trigger, qualifier_words()["arms"], THINGS, deal)
    if at is None:
        return None
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
    share = amount_near(said.trigger, "percent", but=lambda scene, a: outside(scene, a) or _is_rate(scene, a))
    if share is not None and share.value is not None:
        period = dated(said.trigger, "period", single=single)
        return {**goods, "share": round(share.value / 100, 4)} | period, share.hedge
    fields, bound = _spent(said, single=single, but=outside)
    volume = amount_near(said.trigger, *_VOLUMES, but=outside)
    if volume is not None:
        unit = f"{volume.unit}/{volume.per}" if volume.per else volume.unit
        fields |= dated(said.trigger, "period", single=single)
        return {**goods, **fields, "volume": volume.value, "unit": unit}, bound or volume.hedge
    return goods | fields, bound


def _is_rate(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a percentage tells by how much something grew or shrank, or what duty is levied on it, and so is no share."""
    listed = qualifier_words()
    if scene.keys[amount.last : amount.last + 1] == [OF]:
        return False
    grown_to = scene.keys[max(0, amount.first - 1) : amount.first] == [TO]
    for at in range(amount.first - 1, max(-1, amount.first - 1 - THINGS), -1):
        if stands(scene, listed["levying"], (at,)) or (not grown_to and stands(scene, listed["growing"], (at,))):
            return True
        if scene.tokens[at].pos in (POS.VERB, POS.PUNCT):
            return False
    return False


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
    return Phrase(at, last, form.stem if form.enclitics else written(scene, at, last))


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
