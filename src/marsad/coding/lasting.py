"""How long an event lasts whose first or last day is told: "arrived yesterday for a visit that takes two days", "before the end of the year"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, DateMention

_TYPES = frozenset({"CONSULT", "COOPERATE", "PROTEST"})
_DAYS = {"day": 1, "week": 7}
_MOST = 62  # days that a visit, talks or an exercise may take
_REACH = 14  # tokens between the word of an event and the one that says that it lasts
_VERBS = (POS.VERB, POS.AUX)
_AND = ("و",)
_LENGTH, _UNTIL = "time.length", "time.until"
_YET = "future"


def as_long_as_told(
    trigger: Trigger, event_type: str, status: str | None, when: DateMention, published: date | None
) -> DateMention:
    """The days of an event whose date was chosen, with how long it lasts or until when it may be, where the words say so.

    A visit, talks, an exercise, a strike that "takes two days" begins on its day; one that was ended on its day, or could not have lasted so long
    since then, ends on it. What is to come "before the end of" a time may do so from the publication on.

    Args:
        trigger: the event's trigger.
        event_type: its PLOVER type.
        status: its status.
        when: the date that was chosen for it.
        published: the day of publication, where known.
    """
    scene = trigger.scene
    placed = next((d for d in scene.dates if d.mention.span == when.span), None)
    if placed is None or when.start is None or when.end is None:
        return when
    if status == _YET and published is not None and published <= when.start and _is_before_end(scene, placed):
        return replace(when, start=published)
    if event_type not in _TYPES or when.start != when.end:
        return when
    lasting = _lasting(trigger)
    length = next((d for d in scene.dates if lasting is not None and lasting < d.first <= lasting + 2), None)
    if lasting is None or length is None:
        return when
    if length.mention.rule == _UNTIL and length.mention.end is not None:
        last = length.mention.end
        return replace(when, end=last) if 0 < (last - when.start).days < _MOST else when
    days = _days(scene, length)
    if days is None:
        return when
    try:
        return _stretched(when, days - 1, ended=_is_ended(trigger, lasting, when, days, published))
    except OverflowError:  # at an end of the calendar
        return when


def is_term(scene: Scene, placed: Placed[DateMention]) -> bool:
    """Whether a time is only the end of what lasts, and the sentence tells a day besides: "began on Monday an exercise that lasts *until Friday*"."""
    if placed.mention.rule != _UNTIL or not placed.first:
        return False
    lasts = stands(scene, qualifier_words()["taking_time"], (placed.first - 1,))
    return lasts and any(d.first < placed.first and d.mention.grain == "day" and d.mention.end for d in scene.dates)


def _is_before_end(scene: Scene, placed: Placed[DateMention]) -> bool:
    """Whether "before" or "by" stands right before the end of a time: "before the end of the year"."""
    listed, first = qualifier_words(), placed.first
    return first > 0 and scene.keys[first - 1] in listed["by_time"] and stands(scene, listed["end_of_time"], (first,))


def _lasting(trigger: Trigger) -> int | None:
    """Where the word stands that says that the event lasts: a verb right behind its name, or "for"."""
    scene, named = trigger.scene, None
    listed = qualifier_words()
    if stands(scene, listed["taking_time"], (trigger.at,)):
        return trigger.at
    for i in range(trigger.at, min(len(scene.tokens), trigger.at + _REACH)):
        token = scene.tokens[i]
        if stands(scene, listed["occasions"], (i,)) and token.pos not in _VERBS:
            named = i
        elif named is not None and stands(scene, listed["taking_time"], (i,)):
            return i
        elif i > trigger.at and (token.pos in _VERBS or (token.pos is POS.PUNCT and not _goes_on(scene, i))):
            return None
    return None


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a mark leads to "and it lasts", or is one of quotation."""
    if at + 1 == len(scene.tokens) or scene.tokens[at].surface not in ("،", ","):
        return scene.tokens[at].surface in '«»"“”'
    lasts = stands(scene, qualifier_words()["taking_time"], (at + 1,))
    return lasts and scene.tokens[at + 1].form.proclitics[:1] == _AND


def _days(scene: Scene, length: Placed[DateMention]) -> int | None:
    """How many days a stretch of time has, if it is one of whole days or weeks."""
    if length.mention.rule != _LENGTH:
        return None
    told = next((a.mention for a in scene.amounts if a.first == length.first and a.mention.unit in _DAYS), None)
    if told is None or told.value is None:
        return None
    days = told.value * _DAYS[told.unit or ""]
    return int(days) if days == int(days) and 1 < days < _MOST else None


def _is_ended(trigger: Trigger, lasting: int, when: DateMention, days: int, published: date | None) -> bool:
    """Whether the day is the last one: a word of ending stands by, or what lasted in the past would not be over yet."""
    scene, verb = trigger.scene, trigger.scene.last_verbs[trigger.at]
    near = range(max(0, trigger.at - 3), lasting)
    if stands(scene, qualifier_words()["winding_up"], near if verb is None else (verb, *near)):
        return True
    past = bool(scene.tokens[lasting].form.verbs) and all(v.tense == "past" for v in scene.tokens[lasting].form.verbs)
    return past and published is not None and when.start is not None and (published - when.start).days < days


def _stretched(when: DateMention, days: int, *, ended: bool) -> DateMention:
    if when.start is None or when.end is None:
        return when
    if ended:
        return replace(when, start=when.start - timedelta(days))
    return replace(when, end=when.end + timedelta(days))
