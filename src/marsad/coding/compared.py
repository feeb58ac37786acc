"""What a sentence tells only to compare with.

"90 million, compared with *70 million in 2021*", "rose from *8 million in 2020* to 11 million", "8 per cent less than *in 2021*".
"""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.scenes import Placed, Scene
from marsad.records import POS, AmountMention
from marsad.text import key

_AFTER, _THAT, _FROM, _TO, _WITH, _BY = "بعد", "ان", "من", "الي", "مع", "ب"
_WAS = frozenset({key("كان"), key("كانت"), key("كانا"), key("كانوا")})
_AGAINST = key("مقابل")
_THAN = frozenset({"من", key("عن"), key("على"), key("مما"), key("عما")})
_AWAY = 4  # tokens between "than" and its time
_NEAR = 2  # tokens between "from" or "against" and the number
_REACH = 14  # tokens between two numbers that are compared


def compared_with(scene: Scene, own: int) -> tuple[range, ...]:
    """The stretches of `comparisons` in which the word at ``own`` does not stand: with what it tells they only compare."""
    return tuple(told for told in comparisons(scene) if own not in told)


def comparisons(scene: Scene) -> tuple[range, ...]:
    """The tokens that tell what something is compared with, in order; each stretch begins with the word that says so."""
    if not scene.amounts and not scene.dates:
        return ()
    found = (_stretch(scene, at) for at in range(len(scene.tokens)))
    return tuple(stretch for stretch in found if stretch is not None)


def _stretch(scene: Scene, at: int) -> range | None:
    word = scene.keys[at]
    if word in _THAN and (time := _than(scene, at)) is not None:
        return range(at, time)
    if word in qualifier_words()["comparing"]:
        return range(at, _end(scene, at + 1)) if _leads(scene, at + 1) else None
    if word == _AGAINST:
        return range(at, _end(scene, at + 1)) if _of_one_kind(scene, at) else None
    if word == _AFTER and scene.keys[at + 1 : at + 2] == [_THAT] and not _WAS.isdisjoint(scene.keys[at + 2 : at + 3]):
        return range(at, _end(scene, at + 3, verbs=True))
    return _rising(scene, at) if word == _FROM else None


def is_difference(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a percentage tells by how much something is more or less than something else: "8 per cent less", "more by 8 per cent"."""
    if amount.mention.unit != "percent":
        return False
    listed, before = qualifier_words(), amount.first - 1
    while before >= 0 and stands_in(scene, before, "ratio"):
        before -= 1
    return any(0 <= i < len(scene.keys) and scene.keys[i] in listed["comparative"] for i in (before, amount.last))


def stands_in(scene: Scene, at: int, name: str) -> bool:
    """Whether one of the words of a class stands at a position, by its stem."""
    return scene.stems[at] in qualifier_words()[name]


def _than(scene: Scene, at: int) -> int | None:
    """Where the time ends that what changed by a percentage is compared with: "8 per cent more *than last year*", "less *than in 2021*"."""
    listed = qualifier_words()
    time = next((d for d in scene.dates if at < d.first <= at + _AWAY), None)
    if time is None or any(a.first in range(at, time.first) for a in scene.amounts):
        return None
    first = at - (scene.keys[at - 1] in listed["comparative"]) if at else at
    percent = next((a for a in scene.amounts if a.last == first and a.mention.unit == "percent"), None)
    if percent is None:
        return time.last if first < at else None
    grown = range(max(0, percent.first - _NEAR), percent.first)
    changed = is_difference(scene, percent) or any(stands_in(scene, i, "growing") for i in grown)
    return time.last if changed or (scene.keys[at] != "من" and time.first == at + 1) else None


def _leads(scene: Scene, at: int) -> bool:
    """Whether "with" stands at a position, joined to what follows or not: "compared *with*"."""
    if at >= len(scene.tokens):
        return False
    return scene.keys[at] in (_WITH, _BY) or scene.tokens[at].form.proclitics[:1] == (_BY,)


def _of_one_kind(scene: Scene, at: int) -> bool:
    """Whether amounts of one unit stand on both sides: "750 million against 900 million", not "oil for 5 million"."""
    behind = _amount_at(scene, at)
    return behind is not None and any(
        a.last <= at and at - a.last <= _REACH and _alike(a.mention, behind.mention) for a in scene.amounts
    )


def _rising(scene: Scene, at: int) -> range | None:
    """From where to where the first number stands of "from 8 million in 2020 to 11 million"."""
    low = _amount_at(scene, at)
    if low is None:
        return None
    for to in range(low.last, min(low.last + _REACH, len(scene.tokens))):
        if scene.keys[to] == _TO:
            high = _amount_at(scene, to)
            return range(at, to) if high is not None and _alike(low.mention, high.mention) else None
        if scene.tokens[to].pos in (POS.PUNCT, POS.VERB):
            return None
    return None


def _amount_at(scene: Scene, at: int) -> Placed[AmountMention] | None:
    """The amount that begins right behind a word."""
    return next((a for a in scene.amounts if at < a.first <= at + _NEAR), None)


def _alike(one: AmountMention, other: AmountMention) -> bool:
    return one.unit is not None and (one.unit, one.currency) == (other.unit, other.currency)


def _end(scene: Scene, first: int, *, verbs: bool = False) -> int:
    """Where a stretch ends that goes on at ``first``: before a mark or, but where it has ``verbs``, before the next verb."""
    numbers = {i for a in scene.amounts for i in range(a.first, a.last)}
    for at in range(first, len(scene.tokens)):
        pos = scene.tokens[at].pos
        if (pos is POS.PUNCT or (pos is POS.VERB and not verbs)) and at not in numbers:
            return at
    return len(scene.tokens)
