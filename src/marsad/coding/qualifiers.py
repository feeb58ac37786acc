"""The qualifiers of a fact, read from the words around its trigger.

Each reader gives the fields that the coding guide names for its relation, and the hedge of the number among them; a
field that the words do not give is
left out. Dates are ISO strings in ``{"start", "end"}``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from marsad.coding.cues import load_cues
from marsad.coding.discourse import Candidate
from marsad.coding.scenes import Placed
from marsad.coding.syntax import governor
from marsad.coding.triggers import Trigger
from marsad.records import POS, AmountMention

Fields = dict[str, object]
Bound = Literal["min", "max", "about"] | None


class Statement(NamedTuple):
    """A relation stated by a trigger between two parties."""

    trigger: Trigger
    subject: Candidate
    other: Candidate


Reader = Callable[[Statement], tuple[Fields, Bound]]

_PHRASE = 8  # words of a topic
_REACH = 8  # tokens around a trigger in which a word may change its state


def qualify(said: Statement, relation: str) -> tuple[Fields, Bound]:
    """The relation's own fields and the hedge of its number, if it has one."""
    settled: Fields = next((dict(f.fields) for f in said.trigger.frames if f.type == relation), {})
    reader = _READERS.get(relation)
    read, bound = reader(said) if reader else ({}, None)
    return settled | read, bound


def _amount(trigger: Trigger, *units: str) -> AmountMention | None:
    """The nearest amount of one of ``units`` in the trigger's sentence."""
    fitting: list[Placed[AmountMention]] = [
        a for a in trigger.scene.amounts if a.mention.unit in units and a.mention.value is not None
    ]
    return min(fitting, key=lambda a: abs(a.first - trigger.at)).mention if fitting else None


def _when(trigger: Trigger, name: str) -> Fields:
    """The nearest date of the sentence that is fixed on both sides."""
    dates = [d for d in trigger.scene.dates if d.mention.start and d.mention.end]
    if not dates:
        return {}
    nearest = min(dates, key=lambda d: abs(d.first - trigger.at)).mention
    return {name: {"start": str(nearest.start), "end": str(nearest.end)}}


def _phrase(trigger: Trigger, name: str, cue: str) -> Fields:
    """What follows the next word of class ``cue`` in the trigger's clause, as written."""
    scene, opening = trigger.scene, load_cues()[cue]
    for at in range(trigger.at + 1, min(len(scene.keys), trigger.at + 1 + _REACH)):
        if scene.tokens[at].pos is POS.PUNCT:
            return {}
        if scene.stems[at] in opening or scene.keys[at] in opening:
            first = last = at + 1
            while last < len(scene.keys) and last - first < _PHRASE and scene.clause[last] == scene.clause[at]:
                last += 1
            if last > first:
                text = scene.tokens[first].span.start, scene.tokens[last - 1].span.end
                return {name: _text(trigger, *text)}
    return {}


def _text(trigger: Trigger, start: int, end: int) -> str:
    tokens = [t for t in trigger.scene.tokens if start <= t.span.start and t.span.end <= end]
    out = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        out += (" " if before is not None and token.span.start > before.span.end else "") + token.surface
    return out


def _near(trigger: Trigger, cue: str) -> bool:
    scene, wanted = trigger.scene, load_cues()[cue]
    around = range(max(0, trigger.at - _REACH), min(len(scene.keys), trigger.at + _REACH))
    return any(scene.stems[i] in wanted or scene.keys[i] in wanted for i in around)


def _money(said: Statement) -> tuple[Fields, Bound]:
    amount = _amount(said.trigger, "money")
    if amount is None:
        return {}, None
    return {"value": amount.value, "currency": amount.currency}, amount.hedge


def _spent(said: Statement) -> tuple[Fields, Bound]:
    fields, bound = _money(said)
    return (fields | _when(said.trigger, "period"), bound) if fields else (fields, bound)


def _trade(said: Statement) -> tuple[Fields, Bound]:
    share = _amount(said.trigger, "percent")
    if share is not None and share.value is not None:
        return {"share": round(share.value / 100, 4)} | _when(said.trigger, "period"), share.hedge
    fields, bound = _spent(said)
    volume = _amount(said.trigger, "barrel", "tonne", "m3", "foot3")
    if volume is not None:
        return {**fields, "volume": volume.value, "unit": volume.unit}, bound or volume.hedge
    return fields, bound


def _mission(said: Statement) -> tuple[Fields, Bound]:
    scene = said.trigger.scene
    fields: Fields = {
        "state": "closed"
        if _near(said.trigger, "closing")
        else "planned"
        if _near(said.trigger, "planning")
        else "open"
    }
    for place in scene.places:
        if (
            place.mention.kind == "city"
            and place.mention.country == said.other.country
            and governor(scene, place.first, -1)[0] == "في"
        ):
            fields["city"] = place.mention.surface
            break
    return fields | _when(said.trigger, "since"), None


def _relations(said: Statement) -> tuple[Fields, Bound]:
    level = next((level for cue, level in _LEVELS if _near(said.trigger, cue)), "full")
    years = _amount(said.trigger, "year")
    fields: Fields = {"level": level}
    if years is not None and years.value is not None:
        return fields | {"duration_years": years.value}, years.hedge
    return fields | _when(said.trigger, "since"), None


_LEVELS = (("severing", "severed"), ("reducing", "reduced"), ("restoring", "restored"))


def _agreement(said: Statement) -> tuple[Fields, Bound]:
    money, bound = _money(said)
    return money | _phrase(said.trigger, "topic", "topic") | _when(said.trigger, "signed"), bound


def _over(said: Statement) -> tuple[Fields, Bound]:
    return _phrase(said.trigger, "over", "topic"), None


def _presence(said: Statement) -> tuple[Fields, Bound]:
    troops = _amount(said.trigger, "troops", "people")
    return ({"troops": troops.value}, troops.hedge) if troops else ({}, None)


def _membership(said: Statement) -> tuple[Fields, Bound]:
    return {"body": said.other.mention.name}, None


def _length(field: str) -> Reader:
    def read(said: Statement) -> tuple[Fields, Bound]:
        amount = _amount(said.trigger, "km", "m", "mile")
        if amount is None or amount.value is None:
            return {}, None
        return {field: round(amount.value * _IN_KM[amount.unit or "km"], 3)}, amount.hedge

    return read


_IN_KM = {"km": 1.0, "m": 0.001, "mile": 1.609344}

_READERS: dict[str, Reader] = {
    "diplomatic_mission": _mission,
    "diplomatic_relations": _relations,
    "arms_transfer": _spent,
    "aid": _spent,
    "investment": _spent,
    "agreement": _agreement,
    "alignment": _over,
    "dispute": _over,
    "trade": _trade,
    "membership": _membership,
    "military_presence": _presence,
    "border": _length("length_km"),
    "distance": _length("km"),
}
