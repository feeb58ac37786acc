"""Who sells and who buys, and whether it is goods or arms, where the words of a deal leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.facts.deals import Deals
from marsad.coding.nearby import belongs, cued, deed, nearest, stands
from marsad.coding.scenes import Scene
from marsad.coding.sides.roles import Asked
from marsad.coding.triggers import Trigger
from marsad.records import POS

TRADE, ARMS = "trade", "arms_transfer"
_REACH = 12  # tokens around a trigger in which stands whose exports they are, or what is sold
_KIND = 3  # tokens behind arms in which their kind is told
_BY, _FOR, _AND, _COMPANY = "ب", "ل", "و", "BUS"
_TO_WHOM = ((), ("ال",), (_FOR,), (_FOR * 2,))
_STATE = "state."  # of the rules by which a state is known by its name
_Pair = tuple[Candidate, Candidate]


def kind_of_deal(statement: Asked, pair: _Pair) -> str:
    """The relation that a statement tells of a pair: trade in nothing but arms is a transfer of arms."""
    trigger = statement.trigger
    if statement.kind != TRADE or not _sells(trigger):
        return statement.kind
    deal = Deals(trigger, TRADE).of(*pair)
    within = deed(trigger) if deal is None else range(deal.first, deal.last)
    near = range(max(within.start, trigger.at - _REACH), min(within.stop, trigger.at + _REACH))
    listed = qualifier_words()
    if stands(trigger.scene, listed["goods"], near):
        return TRADE
    if any(_is_for_war(trigger.scene, at) for at in cued(trigger.scene, listed["equipment"], near)):
        return ARMS
    for_airlines = any(party.sector == _COMPANY for party in pair)
    weapons = (at for at in cued(trigger.scene, listed["arms"], near) if _is_weapon(trigger.scene, at, near.start))
    sold = any(not (for_airlines and stands(trigger.scene, listed["aircraft"], (at,))) for at in weapons)
    return ARMS if sold else TRADE


def _sells(trigger: Trigger) -> bool:
    """Whether the trigger is a word of selling or buying something."""
    return stands(trigger.scene, qualifier_words()["dealing"], (trigger.at,))


def _is_weapon(scene: Scene, at: int, first: int) -> bool:
    """Whether arms are meant by a word that may be said of other things: "20 jets", not "20 passenger jets", "a system of irrigation"."""
    listed = qualifier_words()
    if scene.tokens[at].pos in (POS.VERB, POS.AUX) or _is_listed_behind(scene, at, first):
        return False
    if stands(scene, listed["parts"], (at - 1,)):
        return False
    behind = range(at + 1, min(at + 1 + _KIND, len(scene.tokens)))
    if stands(scene, listed["warlike"], behind):
        return True
    return not stands(scene, listed["of_either_use"], (at,)) and not stands(scene, listed["civil"], behind)


def _is_for_war(scene: Scene, at: int) -> bool:
    """Whether equipment is told to be for war: "*military* equipment", "materials of *defence*"."""
    return stands(scene, qualifier_words()["warlike"], range(at + 1, min(at + 2, len(scene.tokens))))


def _is_listed_behind(scene: Scene, at: int, first: int) -> bool:
    """Whether a word, of a deal told from ``first`` on, is joined with "and" to something that is no arms: "machines *and arms*"."""
    if scene.tokens[at].form.proclitics[:1] != (_AND,):
        return False
    before = range(max(first, at - _KIND), at)
    return any(scene.tokens[i].pos is POS.NOUN for i in before) and not stands(scene, qualifier_words()["arms"], before)


def directed(statement: Asked, pair: _Pair) -> _Pair:
    """Seller and buyer, turned round where the words say whose exports or imports they are, or who supplies whom."""
    if statement.kind not in (TRADE, ARMS):
        return pair
    seller = _seller(statement.trigger, pair)
    return (pair[1], pair[0]) if seller == pair[1].country != pair[0].country else pair


def _seller(trigger: Trigger, pair: _Pair) -> str | None:
    scene, listed = trigger.scene, qualifier_words()
    codes = [party.country for party in pair]
    owned = nearest(
        trigger, listed["exports"] | listed["imports"], _REACH, lambda at: _owner(scene, at, codes) is not None
    )
    if owned is not None:
        owner = _owner(scene, owned, codes)
        if stands(scene, listed["exports"], (owned,)):
            return owner
        return next(code for code in codes if code != owner)
    return _supplier(trigger, codes)


def _owner(scene: Scene, at: int, codes: list[str]) -> str | None:
    """Which of the two is named right behind a noun: "the imports of *Kenya*"."""
    if scene.tokens[at].pos in (POS.VERB, POS.AUX) or scene.tokens[at].form.proclitics[-1:] == ("ال",):
        return None
    named = (a.mention.country for a in scene.actors if a.first == at + 1 and a.mention.rule.startswith(_STATE))
    return next((code for code in named if code in codes), None)


def supplied(trigger: Trigger, near: Sequence[Candidate]) -> _Pair | None:
    """Who arms whom by a noun with both right behind it, and the arms behind "with": "the arming by *X* of *the rebels* with missiles".

    Args:
        trigger: the noun.
        near: who is named near it.
    """
    scene, at = trigger.scene, trigger.at
    if trigger.shape != "noun" or not stands(scene, qualifier_words()["arming"], (at,)):
        return None
    giver = next((a for a in scene.actors if a.first == at + 1), None)
    taker = next((a for a in scene.actors if giver is not None and a.first == giver.last), None)
    if giver is None or taker is None or taker.last >= len(scene.tokens):
        return None
    by = scene.tokens[taker.last].form.proclitics[:1] == (_BY,)
    if not by or not stands(scene, qualifier_words()["arms"], (taker.last,)):
        return None
    one, other = (next((c for c in near if c.mention is a.mention), None) for a in (giver, taker))
    return (one, other) if one and other and one.country != other.country else None


def _supplier(trigger: Trigger, codes: list[str]) -> str | None:
    """Who is named first behind "supplies", where the other is named next, with the goods behind "with" or the verb one of selling."""
    scene, listed = trigger.scene, qualifier_words()
    verbs = listed["supplying"] | listed["providing"]
    for verb in cued(scene, verbs, range(trigger.at, max(-1, trigger.at - _REACH), -1)):
        if not belongs(trigger, verb) or scene.tokens[verb].pos is not POS.VERB:
            return None
        first = next((a for a in scene.actors if a.first == verb + 1), None)
        second = next((a for a in scene.actors if first is not None and a.first == first.last), None)
        if first is None or second is None or {first.mention.country, second.mention.country} != set(codes):
            return None
        if stands(scene, listed["providing"], (verb,)):
            lead = scene.tokens[second.first].form.proclitics
            return first.mention.country if lead in _TO_WHOM else None
        goods = scene.tokens[second.last : second.last + 1]
        return first.mention.country if goods and goods[0].form.proclitics[:1] == (_BY,) else None
    return None
