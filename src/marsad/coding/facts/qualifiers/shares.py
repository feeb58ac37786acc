"""Which part of what one takes comes from another: a percentage, or a fraction of its need, that is no rate, duty or part of something else."""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.compared import is_difference
from marsad.coding.cues import qualifier_words
from marsad.coding.facts.qualifiers.statement import OF, THINGS, TO, Bound, Fields, Statement
from marsad.coding.nearby import Elsewhere, amount_near, stands
from marsad.coding.scenes import Placed, Scene
from marsad.records import POS, AmountMention
from marsad.text import key

_SHARES = ("percent", "share")
_FIFTHS = {key("خمس"): 5, key("سبع"): 7, key("تسع"): 9, key("عشر"): 10}
"""Fractions that are spelled like numbers: a fifth, "five"."""
_NO_LESS = key("عن")
_WHOLE = 3  # tokens behind a number in which stands what it is a part of


class Share(NamedTuple):
    """A part of the whole (0 to 1), its hedge, and of what it is where that is not what the importer takes."""

    value: float
    hedge: Bound
    of: Fields


def share_near(said: Statement, outside: Elsewhere) -> Share | None:
    """The share that the words near a trigger of trade tell; None where they tell none.

    Args:
        said: the statement of trade.
        outside: which amounts are of another deal.
    """

    def foreign(scene: Scene, amount: Placed[AmountMention]) -> bool:
        return outside(scene, amount) or _part(scene, amount) is None or _is_rate(scene, amount)

    found = amount_near(said.trigger, *_SHARES, None, but=foreign)
    if found is None:
        return None
    scene = said.trigger.scene
    amount = next(a for a in scene.amounts if a.mention is found)
    part = _part(scene, amount)
    if part is None or not 0 < part <= 1:
        return None
    return Share(round(part, 4), found.hedge, _of(said, _whole(scene, amount)))


def _of(said: Statement, whole: range) -> Fields:
    scene, listed = said.trigger.scene, qualifier_words()
    if stands(scene, listed["exports"], whole):
        return {"of": f"exports of {said.subject.country}"}
    return {"of": f"trade of {said.other.country}"} if stands(scene, listed["exchange"], whole) else {}


def _part(scene: Scene, amount: Placed[AmountMention]) -> float | None:
    """The part that an amount tells of what is taken, sent or needed; None where it is part of something else, or a plain number."""
    value, unit, listed = amount.mention.value, amount.mention.unit, qualifier_words()
    if value is None:
        return None
    whole = _whole(scene, amount)
    if unit == "percent":
        return value / 100 if not stands(scene, listed["other_whole"], whole) else None
    if not stands(scene, listed["supply"] | listed["exports"], whole):
        return None
    if unit == "share":
        return value
    spelled = amount.last - amount.first == 1 and scene.stems[amount.first] in _FIFTHS
    one = spelled and bool(scene.tokens[amount.last].form.enclitics)  # "a fifth of its need", not "five needs"
    return 1 / value if one and value == _FIFTHS[scene.stems[amount.first]] else None


def _whole(scene: Scene, amount: Placed[AmountMention]) -> range:
    """The tokens in which stands what an amount is a part of: right behind it, with "of" or "the whole of" before."""
    last = amount.last
    while last < len(scene.tokens) and last < amount.last + _WHOLE - 1 and _leads_on(scene, last):
        last += 1
    return range(last, min(last + 1, len(scene.tokens)))


def _leads_on(scene: Scene, at: int) -> bool:
    return scene.keys[at] == OF or stands(scene, qualifier_words()["total"], (at,))


def _is_rate(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a percentage tells by how much something grew or shrank, or what duty is levied on it, and so is no share."""
    listed = qualifier_words()
    if is_difference(scene, amount):
        return True
    if scene.keys[amount.last : amount.last + 1] == [OF]:
        return False
    if amount.first and scene.keys[amount.first - 1] == _NO_LESS:
        return False  # "no less than"
    grown_to = scene.keys[max(0, amount.first - 1) : amount.first] == [TO]
    for at in range(amount.first - 1, max(-1, amount.first - 1 - THINGS), -1):
        if stands(scene, listed["levying"], (at,)) or (not grown_to and stands(scene, listed["growing"], (at,))):
            return True
        if scene.tokens[at].pos is POS.PUNCT and not _sets_off(scene, at):
            return False
        if scene.tokens[at].pos is POS.VERB and not stands(scene, listed["measuring"] | listed["ratio"], (at,)):
            return False
    return False


def _sets_off(scene: Scene, at: int) -> bool:
    """Whether a mark only sets off the measure that follows: "rose last year, *by* 8 per cent", "(by 8 per cent)"."""
    return stands(scene, qualifier_words()["ratio"], range(at + 1, min(at + 2, len(scene.tokens))))
