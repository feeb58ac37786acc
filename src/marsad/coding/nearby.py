"""What stands near a trigger and belongs to what it tells: amounts, days, phrases, words of some class, wherever in its sentence they are.

A sentence often tells two deeds, one after the other with "and". What stands in the words of the other is not taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from marsad.coding.compared import compared_with
from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.frames import stem_keys
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.lexicon import entries
from marsad.mentions.time.calendars import last_day
from marsad.records import POS, AmountMention, DateMention
from marsad.text import key

_VERBS = (POS.VERB, POS.AUX)
_AND = (("و",), ("ف",))
_COUNTED = ("weapons", "vehicles")  # units of things, the number of which belongs to what is bought
_CUT = 8  # words of a phrase
_FAR = 50  # tokens on either side of a trigger in which a list of what it tells may go on
_DATED = 5  # words between "after" and the time of what stands behind it
_FROM, _UPON = "من", "علي"
_SINCE = frozenset({"منذ"})
_OF_NEWS = ("day", "week")  # grains of the times of news, which say nothing of how long something has been so
_OPENING_QUOTES = frozenset('«"“')
_QUOTES = _OPENING_QUOTES | frozenset("»”")


@cache
def aid_kinds(language: str = "ar") -> tuple[tuple[str, str], ...]:
    """The classes of words that name a kind of aid, with the kind, in the order in which they decide."""
    return tuple(
        (e.id.partition(".qualifier.")[2], e.value["kind"])
        for e in entries(language, "qualifiers_facts")
        if "kind" in e.value
    )


class Phrase(NamedTuple):
    """Words of a sentence, ``first`` to ``last`` (exclusive), as written but for letters joined to the first."""

    first: int
    last: int
    text: str


def belongs(trigger: Trigger, at: int) -> bool:
    """Whether token ``at`` belongs to what the trigger tells: no verb joined with "and" begins another deed between them.

    A measuring verb ("and its value is") goes on with what came before.
    """
    scene, own = trigger.scene, trigger.at
    onward = at > own
    between = range(own + 1, at + 1) if onward else range(at + 1, own + 1)
    return not any(_begins(scene, i, onward=onward) for i in between)


def deed(trigger: Trigger) -> range:
    """The tokens around the trigger that belong to what it tells."""
    scene, own = trigger.scene, trigger.at
    start, end = max(0, own - _FAR), min(len(scene.tokens), own + _FAR)
    first = next((i for i in range(own, start, -1) if _begins(scene, i, onward=False)), start)
    return range(first, next((i for i in range(own + 1, end) if _begins(scene, i, onward=True)), end))


def _begins(scene: Scene, at: int, *, onward: bool) -> bool:
    token = scene.tokens[at]
    if token.form.surface == "؛":
        return True
    if token.pos not in _VERBS or token.form.proclitics[:1] not in _AND:
        return False
    if any(a.first <= at < a.last for a in scene.actors):
        return False  # a name that was taken for a verb
    lemmas = {key(v.lemma) for v in token.form.verbs}
    return not (onward and lemmas & qualifier_words()["measuring"])


Elsewhere = Callable[[Scene, Placed[AmountMention]], bool]
"""Whether an amount belongs to something else."""


def nowhere(_: Scene, __: Placed[AmountMention]) -> bool:
    """No amount belongs to something else."""
    return False


def amount_near(trigger: Trigger, *units: str | None, but: Elsewhere = nowhere) -> AmountMention | None:
    """The nearest amount of one of ``units`` that belongs to the trigger, those left out of which ``but`` is true.

    Of a noun joined with "and" ("and its exports of") one behind it goes first: what stands before is of what it is joined to.
    """
    own, joined = trigger.at, _is_joined(trigger)
    fitting = (a for a in trigger.scene.amounts if a.mention.unit in units and a.mention.value is not None)
    beside: tuple[range, ...] | None = None
    # Sorted first: what belongs is mostly near, and whether it does takes the longer the farther it stands.
    for amount in sorted(fitting, key=lambda a: (joined and a.first < own, abs(a.first - own))):
        beside = compared_with(trigger.scene, own) if beside is None else beside
        of_trigger = belongs(trigger, amount.first) and not any(amount.first in told for told in beside)
        if of_trigger and not but(trigger.scene, amount):
            return amount.mention
    return None


def _lasts(trigger: Trigger, date: Placed[DateMention]) -> bool:
    return date.mention.end is None and trigger.scene.clause[date.first] == trigger.scene.clause[trigger.at]


def _is_joined(trigger: Trigger) -> bool:
    return trigger.shape == "noun" and trigger.scene.tokens[trigger.at].form.proclitics[:1] in _AND


def days_near(
    trigger: Trigger,
    *,
    single: bool = True,
    open_first: bool = False,
    fits: Callable[[Placed[DateMention]], bool] = lambda _: True,
) -> dict[str, str] | None:
    """The nearest time that belongs to the trigger, as ``start`` and ``end``; of an open one ("since 1979") the unit with which it begins.

    Args:
        trigger: what the time is of.
        single: whether a single day or week may be meant; else only open times and longer ones.
        open_first: whether open times go before others, instead of behind them. One that begins with a day or a week may still be that of the news
            ("a truce from Monday on"), unless it stands in the clause of the trigger.
        fits: what else a time must be.
    """
    dates = [d for d in trigger.scene.dates if single or d.mention.grain not in _OF_NEWS or _lasts(trigger, d)]
    if not dates:
        return None
    beside = compared_with(trigger.scene, trigger.at)
    dates.sort(key=lambda d: ((d.mention.end is None) != open_first, abs(d.first - trigger.at)))
    own = (
        d
        for d in dates
        if d.mention.start
        and belongs(trigger, d.first)
        and not is_of_another(trigger, d)
        and not any(d.first in told for told in beside)
    )
    nearest = next((d.mention for d in own if fits(d)), None)
    if nearest is None or nearest.start is None:
        return None
    return {"start": str(nearest.start), "end": str(nearest.end or last_day(nearest.start, nearest.grain))}


def is_of_another(trigger: Trigger, date: Placed[DateMention]) -> bool:
    """Whether a time dates something else than the trigger.

    That is what stands before the time behind "after" ("aid after the quake of May"), what a clause behind it tells ("signed it after talks that
    began in May"), what was before "now" ("6 million tonnes in 2011, met now by imports"), who says so ("said on Monday that"), or what came so
    long after the trigger ("eased it on Saturday, a week after the signing").
    """
    scene, at = trigger.scene, trigger.at
    listed = qualifier_words()
    low, high = sorted((date.first, at))
    if stands(scene, listed["now"], range(low + 1, high)):
        return True
    governor = _after_what(scene, date.first)
    if governor is not None:
        return not governor < at < date.first
    if date.first > at:
        return _is_of_clause(trigger, date.first)
    telling = any("complementiser" in scene.cues[i] for i in range(date.last, at))
    return telling or _is_counted_from(trigger, date.last)


def _is_of_clause(trigger: Trigger, first: int) -> bool:
    """Whether a time is that of a deed that a clause behind the trigger tells: "after talks that *began* in May", "Togo, *which* he visited in May".

    A clause may tell the trigger's own time: "relations with it, after it *severed them* in May", "the accord came after it was *signed* in May".
    """
    scene, at = trigger.scene, trigger.at
    told = scene.last_verbs[first]
    if told is None or told <= at or any(scene.tokens[i].pos is POS.PUNCT for i in range(told + 1, first)):
        return False
    listed = qualifier_words()
    if stands(scene, listed["signing"] | listed["opening"] | listed["founding"] | load_cues()["closing"], (told,)):
        return False
    if any(scene.keys[i].removeprefix("و") in listed["beside_in_time"] - _SINCE for i in range(at + 1, told)):
        return not scene.tokens[told].form.enclitics
    relative = next((i for i in range(told - 1, at + 1, -1) if "relative" in scene.cues[i]), None)
    if relative is None:
        return False
    head = relative - (scene.tokens[relative - 1].pos is POS.PUNCT)
    if trigger.shape != "verb" and (head == relative or not scene.tokens[told].form.enclitics):
        return False  # "the exports of X that reached 2 million"
    return any(a.first > at and a.last == head for a in scene.actors)


def _after_what(scene: Scene, first: int) -> int | None:
    """Where "after", "before" or "since" stands that governs the noun before a time; None where none does."""
    for at in range(first - 1, max(-1, first - 1 - _DATED), -1):
        if scene.keys[at].removeprefix("و") in qualifier_words()["beside_in_time"]:
            return at if at < first - 1 else None
        if scene.tokens[at].pos not in (POS.NOUN, POS.PROPN, POS.ADJ):
            return None
    return None


def _is_counted_from(trigger: Trigger, last: int) -> bool:
    """Whether a stretch of time behind a time that ends at ``last`` is counted from the trigger: "on Saturday, a week after the signing"."""
    scene, at = trigger.scene, trigger.at
    if at and stands(scene, qualifier_words()["signing"], (at - 1,)):
        at -= 1
    if not at or scene.keys[at - 1] not in (_FROM, _UPON):
        return False
    for before in range(at - 2, max(last - 1, at - 2 - _CUT), -1):
        if scene.keys[before].removeprefix("و") in qualifier_words()["beside_in_time"]:
            return True
        if scene.tokens[before].pos in (*_VERBS, POS.PUNCT):
            return False
    return False


def cued(scene: Scene, words: Collection[str], positions: Iterable[int]) -> Iterator[int]:
    """The positions at which one of ``words`` (keys) stands, in whatever form."""
    for at in positions:
        if 0 <= at < len(scene.tokens) and not words_at(scene, at).isdisjoint(words):
            yield at


def words_at(scene: Scene, at: int) -> frozenset[str]:
    """The keys under which the word at a position may be listed."""
    found = scene.listed.get(at)
    if found is None:
        form = scene.tokens[at].form
        verbs = (key(v.lemma) for v in form.verbs) if scene.tokens[at].pos in _VERBS else ()
        found = scene.listed[at] = frozenset((form.key, form.core_key, *stem_keys(form), *verbs))
    return found


def nearest(
    trigger: Trigger, words: Collection[str], reach: int, fits: Callable[[int], bool] = lambda _: True
) -> int | None:
    """The nearest position within ``reach`` tokens of the trigger, itself included, where one of ``words`` stands, belongs to it and ``fits``."""
    around = sorted(range(trigger.at - reach, trigger.at + reach + 1), key=lambda i: (abs(i - trigger.at), i))
    return next((i for i in cued(trigger.scene, words, around) if belongs(trigger, i) and fits(i)), None)


def phrase(scene: Scene, first: int, *, bare: bool = False, most: int = _CUT) -> Phrase | None:
    """The phrase that begins at a position: up to a mark, a verb, a relative, a time, or, if it is to be ``bare``, a preposition.

    A phrase longer than ``most`` words ends before its last preposition.
    """
    if first < len(scene.tokens) and scene.tokens[first].form.surface in _OPENING_QUOTES:
        first += 1
    starts = {d.first for d in scene.dates}
    last = first
    while last < len(scene.tokens) and last - first < most and not _stops(scene, last, starts, bare and last > first):
        last += 1
    if last - first == most and last < len(scene.tokens) and not _stops(scene, last, starts, bare=bare):
        last = next((i for i in range(last - 1, first, -1) if governs(scene, i)), last)
    while last > first and (_particle(scene, last - 1) or scene.tokens[last - 1].pos is POS.PUNCT):
        last -= 1
    last = with_closing_mark(scene, first, last)
    return Phrase(first, last, written(scene, first, last)) if last > first else None


def with_closing_mark(scene: Scene, first: int, last: int) -> int:
    """Where words that end before ``last`` end with the quotation mark behind them, if it closes one that was opened in them: "jets «F 16»"."""
    marks = [t.form.surface for t in scene.tokens[first:last] if t.form.surface in _QUOTES]
    opened = bool(marks) and marks[-1] in _OPENING_QUOTES and (marks[-1] != '"' or len(marks) % 2 == 1)
    closes = opened and last < len(scene.tokens) and scene.tokens[last].form.surface in _QUOTES
    return last + 1 if closes else last


def stands(scene: Scene, words: Collection[str], positions: Iterable[int]) -> bool:
    """Whether one of ``words`` (keys) stands at one of the positions."""
    last = len(scene.tokens)
    for at in positions:  # noqa: SIM110 - asked most of all, and in half the time that a generator takes
        if 0 <= at < last and not words_at(scene, at).isdisjoint(words):
            return True
    return False


def _stops(scene: Scene, at: int, dates: Collection[int], bare: bool) -> bool:
    token = scene.tokens[at]
    return (
        (token.pos is POS.PUNCT and token.form.surface not in _QUOTES)
        or token.pos in _VERBS
        or at in dates
        or (
            token.form.proclitics != ("ال",)
            and any(a.first <= at < a.last and a.mention.unit not in _COUNTED for a in scene.amounts)
        )  # but "the three islands", "the purchase of 12 jets"
        or (token.pos is not POS.ADJ and not qualifier_words()["ending"].isdisjoint(words_at(scene, at)))
        or not {"relative", "complementiser", "connective"}.isdisjoint(scene.cues[at])
        or tells_how(scene, at)
        or (bare and governs(scene, at))
    )


def tells_how(scene: Scene, at: int) -> bool:
    """Whether "on" opens words of degree, setting or contrast, which name no matter: "at its height", "most likely"."""
    return scene.keys[at] == _UPON and stands(scene, qualifier_words()["adverbial"], (at + 1,))


def governs(scene: Scene, at: int) -> bool:
    """Whether a preposition or another particle stands at a position, alone or joined to a word; also beyond the last word."""
    if at >= len(scene.tokens):
        return True
    token = scene.tokens[at]
    return _particle(scene, at) or token.form.proclitics[:1] in (("ل",), ("ب",), ("لل",))


def _particle(scene: Scene, at: int) -> bool:
    return "preposition" in scene.cues[at] or scene.tokens[at].pos in (POS.ADP, POS.CCONJ, POS.SCONJ, POS.PART)


def written(scene: Scene, first: int, last: int) -> str:
    """The words from ``first`` to ``last`` as written, without a conjunction or preposition joined to the first."""
    if last <= first:
        return ""
    tokens = scene.tokens[first:last]
    lead = tokens[0].form.folded
    for segment in tokens[0].form.proclitics:
        if segment in ("و", "ف", "ب", "ك") and lead.startswith(segment):
            lead = lead.removeprefix(segment)
        else:
            break
    if lead == tokens[0].form.folded:
        lead = tokens[0].surface
    out = lead
    for before, token in pairwise(tokens):
        out += (" " if token.span.start > before.span.end else "") + token.surface
    return out
