"""Which days a status leaves an event: nothing took place after the publication, and nothing is still to come that lies before it."""

from __future__ import annotations

from datetime import date

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import Settled
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.triggers import Trigger
from marsad.records import DateMention

_MEETING = "CONSULT"
_SIGNED = "SUPPORT"
_THIRD = 3


def to_come(trigger: Trigger, event_type: str, when: DateMention | None, published: date | None) -> Settled | None:
    """That a deed or a meeting is to come whose day is after the publication, with the words that name the day; None where it is not.

    What is said may be said today of a later day. Of what is said only a signing or an opening that is named, or told in the present, is to come.
    """
    if when is None or not _is_after(when, published):
        return None
    acts = event_type == _MEETING or event_types()[event_type].is_deed or _is_signed(trigger, event_type)
    return ("future", when.surface) if acts else None


def may_date(trigger: Trigger, event_type: str, status: str, when: DateMention, published: date | None) -> bool:
    """Whether a time may be that of an event of some status, going by the day of publication alone.

    A day after the publication is none of what a verb in the past tells, nor of what is said and took place: "agreed to meet on Sunday", "imposed
    duties that begin in June". Of other deeds it says that they are `to_come`. A day before it is none of what a verb tells as planned ("announced
    yesterday that it would send").

    Args:
        trigger: the event's trigger.
        event_type: its PLOVER type.
        status: its status.
        when: the time.
        published: the day of publication, where known.
    """
    if status == "actual" and _is_after(when, published):
        return not is_surely_past(trigger) and to_come(trigger, event_type, when, published) is not None
    return not is_over(trigger, status, when, published)


def is_out_of_time(status: str, when: DateMention | None, published: date | None) -> bool:
    """Whether what took place has a day after the publication, as where it was united with what is to come."""
    return status == "actual" and when is not None and _is_after(when, published)


def is_surely_past(trigger: Trigger) -> bool:
    """Whether a trigger is a verb that is written like a past and like nothing else."""
    readings = [v for v in trigger.scene.tokens[trigger.at].form.verbs if v.person == _THIRD]
    return trigger.shape == "verb" and bool(readings) and all(v.tense == "past" for v in readings)


def _is_signed(trigger: Trigger, event_type: str) -> bool:
    listed = qualifier_words()
    return (
        event_type == _SIGNED
        and not is_surely_past(trigger)
        and stands(trigger.scene, listed["signing"] | listed["opening"], (trigger.at,))
    )


def _is_after(when: DateMention, published: date | None) -> bool:
    return when.start is not None and published is not None and when.start > published


def is_over(trigger: Trigger, status: str | None, when: DateMention | None, published: date | None) -> bool:
    """Whether what a verb tells as planned has a day before the publication: "announced *yesterday* that it would send".

    Of nouns it is left open: whether what they name is still planned is less sure than the day.
    """
    if when is None or when.end is None or published is None or status != "future":
        return False
    return when.end < published and trigger.shape == "verb" and not is_surely_past(trigger)
