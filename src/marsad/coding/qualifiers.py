"""The qualifiers of a fact, read from the words around its trigger.

Each reader gives the fields that the coding guide names for its relation, and the hedge of the number among them; a field that the words do
not give is left out. Dates are ISO strings in ``{"start", "end"}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.fates import fate_of
from marsad.coding.nearby import (
    Phrase,
    aid_kinds,
    amount_near,
    belongs,
    cued,
    days_near,
    governs,
    nearest,
    phrase,
    stands,
    words_at,
    written,
)
from marsad.coding.scenes import Placed, Scene
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

_REACH = 8  # tokens around a trigger in which a word may change its state
_THINGS = 12  # tokens around a trigger in which what is sold, given or held may stand
_AWAY = 5  # tokens before a length in which a word may say that it is a distance
_BEFORE = 3  # tokens before a word of closing in which another may take it back


def qualify(said: Statement, relation: str) -> tuple[Fields, Bound]:
    """The relation's own fields and the hedge of its number, if it has one."""
    settled: Fields = next((dict(f.fields) for f in said.trigger.frames if f.type == relation), {})
    reader = _READERS.get(relation)
    read, bound = reader(said) if reader else ({}, None)
    return settled | read, bound


def _when(trigger: Trigger, name: str) -> Fields:
    days = days_near(trigger)
    return {name: days} if days else {}


def _named(name: str, found: Phrase | None) -> Fields:
    return {name: found.text} if found else {}


def _about(trigger: Trigger) -> Phrase | None:
    """What follows the next preposition of a topic ("on", "over") in the trigger's part of the sentence."""
    scene, cues = trigger.scene, load_cues()["topic"]
    for at in range(trigger.at + 1, min(len(scene.keys), trigger.at + 1 + _REACH)):
        if scene.tokens[at].pos is POS.PUNCT or not belongs(trigger, at):
            return None
        if scene.stems[at] in cues or scene.keys[at] in cues:
            return phrase(scene, at + 1)
    return None


def _field(trigger: Trigger) -> Phrase | None:
    """The sector that is named as such."""
    scene, at = trigger.scene, nearest(trigger, qualifier_words()["field"], _THINGS)
    found = phrase(scene, at + 1, bare=True) if at is not None else None
    if found is None:
        return None
    # "the Kenyan salt sector" has its country behind it.
    last = min((a.first for a in scene.actors if found.first < a.first < found.last), default=found.last)
    return Phrase(found.first, last, written(scene, found.first, last))


def _near(trigger: Trigger, cue: str) -> bool:
    scene, wanted = trigger.scene, load_cues()[cue]
    around = range(max(0, trigger.at - _REACH), min(len(scene.keys), trigger.at + _REACH))
    return any((scene.stems[i] in wanted or scene.keys[i] in wanted) and belongs(trigger, i) for i in around)


def _money(said: Statement) -> tuple[Fields, Bound]:
    amount = amount_near(said.trigger, "money")
    if amount is None:
        return {}, None
    return {"value": amount.value, "currency": amount.currency}, amount.hedge


def _spent(said: Statement) -> tuple[Fields, Bound]:
    fields, bound = _money(said)
    return (fields | _when(said.trigger, "period"), bound) if fields else (fields, bound)


def _arms(said: Statement) -> tuple[Fields, Bound]:
    fields, bound = _spent(said)
    return fields | _named("item", _item(said.trigger)), bound


def _item(trigger: Trigger) -> Phrase | None:
    """The arms with their number and their kind ("twelve jets of the type ...")."""
    scene = trigger.scene
    at = nearest(trigger, qualifier_words()["arms"], _THINGS)
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
    return Phrase(first, last, written(scene, first, last))


def _trade(said: Statement) -> tuple[Fields, Bound]:
    goods = _named("commodity", _goods(said.trigger))
    share = amount_near(said.trigger, "percent")
    if share is not None and share.value is not None:
        return {**goods, "share": round(share.value / 100, 4)} | _when(said.trigger, "period"), share.hedge
    fields, bound = _spent(said)
    volume = amount_near(said.trigger, "barrel", "tonne", "m3", "foot3")
    if volume is not None:
        return {**goods, **fields, "volume": volume.value, "unit": volume.unit}, bound or volume.hedge
    return goods | fields, bound


def _goods(trigger: Trigger) -> Phrase | None:
    """The goods that are named next to the trigger, with what tells their kind ("olive oil", "natural gas")."""
    scene = trigger.scene
    at = nearest(trigger, qualifier_words()["goods"] | qualifier_words()["opened"], _THINGS)
    if at is None:
        return None
    last = at + 1
    while last < len(scene.tokens) and last - at < 3 and _adds(scene, at, last):
        last += 1
    form = scene.tokens[at].form
    return Phrase(at, last, form.stem if form.enclitics else written(scene, at, last))


def _adds(scene: Scene, at: int, last: int) -> bool:
    """Whether the word at ``last`` tells what kind of goods stand at ``at``."""
    token = scene.tokens[last]
    if any(a.first <= last < a.last and a.mention.rule != "demonym" for a in scene.actors):
        return False
    article = "ال" in token.form.proclitics
    plain = token.form.proclitics in ((), ("ال",)) and not scene.cues[last]
    if token.pos is POS.ADJ:
        return plain and article == ("ال" in scene.tokens[last - 1].form.proclitics)
    second = not words_at(scene, at).isdisjoint(qualifier_words()["opened"])
    return second and last == at + 1 and token.pos is POS.NOUN and plain


def _aid(said: Statement) -> tuple[Fields, Bound]:
    fields, bound = _spent(said)
    found = ((nearest(said.trigger, qualifier_words()[name], _REACH), kind) for name, kind in aid_kinds())
    kind = next((kind for at, kind in found if at is not None), None)
    return ({**fields, "kind": kind} if kind else fields), bound


def _investment(said: Statement) -> tuple[Fields, Bound]:
    fields, bound = _spent(said)
    return fields | _named("sector", _field(said.trigger)), bound


def _mission(said: Statement) -> tuple[Fields, Bound]:
    scene = said.trigger.scene
    state = _state(said.trigger)
    fields: Fields = {"state": state}
    for place in scene.places:
        if (
            place.mention.kind == "city"
            and place.mention.country == said.other.country
            and governor(scene, place.first, -1)[0] == "في"
        ):
            fields["city"] = place.mention.surface
            break
    closing = nearest(said.trigger, load_cues()["closing"], _REACH) if state == "open" else None
    # "its embassy, closed since 2021", is open again from a day that the year is not.
    return fields | ({} if closing is not None else _when(said.trigger, "since")), None


def _state(trigger: Trigger) -> str:
    """Whether a mission is open, closed or planned; one whose closing is only threatened, weighed or denied is open."""
    closing = nearest(trigger, load_cues()["closing"], _REACH)
    opening = nearest(trigger, qualifier_words()["opening"], _REACH)
    if closing is not None and (opening is None or _decided(trigger, closing) < _decided(trigger, opening)):
        return "open" if _is_kept(trigger, load_cues()["closing"]) else "closed"
    if opening is not None and opening < trigger.at:
        before = range(max(0, opening - _BEFORE), opening)
        if any(trigger.scene.keys[i] in qualifier_words()["not"] for i in before):
            return "closed"
        if stands(trigger.scene, qualifier_words()["weighing"], before):
            return "planned"
    return "planned" if _near(trigger, "planning") or _is_to_come(trigger) else "open"


def _is_to_come(trigger: Trigger) -> bool:
    """Whether the verb that governs the trigger tells what will be, or what is promised."""
    verb = trigger.scene.last_verbs[trigger.at]
    if verb is None or trigger.at - verb > _REACH or not belongs(trigger, verb):
        return False
    will = "س" in trigger.scene.tokens[verb].form.proclitics
    return will or stands(trigger.scene, qualifier_words()["promising"], (verb,))


def _decided(trigger: Trigger, at: int) -> tuple[bool, int]:
    """How a word ranks among those that say what became of the trigger: what stands before it governs it, what stands after describes it."""
    return at > trigger.at, abs(at - trigger.at)


def _relations(said: Statement) -> tuple[Fields, Bound]:
    trigger = said.trigger
    found = ((nearest(trigger, load_cues()[cue], _REACH), level) for cue, level in _LEVELS)
    levels = [(_decided(trigger, at), level) for at, level in found if at is not None]
    level = min(levels, default=(None, "full"))[1]
    if level == "severed" and _is_kept(trigger, load_cues()["severing"]):
        level = "full"
    elif level == "full" and _lacks(trigger):
        level = "none"
    years = amount_near(trigger, "year")
    fields: Fields = {"level": level}
    if level != "restored" and years is not None and years.value is not None:
        return fields | {"duration_years": years.value}, years.hedge
    return fields | _when(trigger, "since"), None


def _is_kept(trigger: Trigger, ending: frozenset[str]) -> bool:
    """Whether the nearest word of ``ending`` is taken back by what stands before it: "did not sever", "threatened to close"."""
    at = nearest(trigger, ending, _REACH)
    if at is None:
        return False
    before = range(max(0, at - _BEFORE), at)
    taken_back = any(not {"negation", "denial", "possibility"}.isdisjoint(trigger.scene.cues[i]) for i in before)
    return taken_back or stands(trigger.scene, qualifier_words()["undecided"], before)


def _lacks(trigger: Trigger) -> bool:
    """Whether the words say that there is no such thing as the trigger names: "does not have", "without"."""
    scene, listed = trigger.scene, qualifier_words()
    for at in range(max(0, trigger.at - _REACH), trigger.at + 1):
        if scene.keys[at] in listed["lacking"] and not scene.verbs_in(at + 1, trigger.at):
            return True
        had = at + 1 < len(scene.keys) and stands(scene, listed["having"], (at + 1,))
        if scene.keys[at] in listed["not"] and had and not scene.verbs_in(at + 2, trigger.at):
            return True
    return False


_LEVELS = (("severing", "severed"), ("reducing", "reduced"), ("restoring", "restored"))


def _agreement(said: Statement) -> tuple[Fields, Bound]:
    money, bound = _money(said)
    return money | _named("topic", _topic(said.trigger)) | _when(said.trigger, "signed"), bound


def _topic(trigger: Trigger) -> Phrase | None:
    """What an agreement is about: after a preposition of topics, in its adjective ("nuclear"), as its aim ("to build"), as a named sector."""
    return _about(trigger) or next(_from_pact(trigger), None) or _field(trigger)


def _from_pact(trigger: Trigger) -> Iterator[Phrase]:
    scene = trigger.scene
    ahead = range(trigger.at, trigger.at + 1 + _REACH)
    for at in cued(scene, qualifier_words()["pact"], ahead):
        if not belongs(trigger, at) or at + 1 >= len(scene.tokens):
            return
        after, words = scene.tokens[at + 1], words_at(scene, at + 1)
        demonym = any(a.first <= at + 1 < a.last for a in scene.actors)
        if after.pos is POS.ADJ and not demonym and words.isdisjoint(qualifier_words()["plain"]):
            yield Phrase(at + 1, at + 2, after.surface)
        aim = range(at + 1, min(at + 4, len(scene.tokens)))
        for to in aim:
            token, inside = scene.tokens[to], any(a.first <= to < a.last for a in scene.actors)
            if token.pos is POS.NOUN and token.form.proclitics == ("ل",) and not inside:
                found = phrase(scene, to)
                if found:
                    yield found


def _alignment(said: Statement) -> tuple[Fields, Bound]:
    return _named("over", _about(said.trigger)) | _against(said.trigger), None


def _against(trigger: Trigger) -> Fields:
    """Whom an alignment is directed against: the country that follows "against", else its words."""
    scene = trigger.scene
    for at in range(trigger.at + 1, min(len(scene.keys), trigger.at + 1 + _THINGS)):
        if scene.keys[at] in qualifier_words()["against"] and belongs(trigger, at):
            known = (a.mention.country for a in scene.actors if at < a.first <= at + 2)
            country = next((c for c in known if c and c != "UNK"), None)
            return {"against": country} if country else _named("against", phrase(scene, at + 1, bare=True))
    return {}


def _over(said: Statement) -> tuple[Fields, Bound]:
    return _named("over", _about(said.trigger)), None


def _presence(said: Statement) -> tuple[Fields, Bound]:
    troops = amount_near(said.trigger, "troops", "people", but=_fallen)
    fields: Fields = {"troops": troops.value} if troops else {}
    return fields | _named("base", _base(said.trigger)), troops.hedge if troops else None


def _fallen(scene: Scene, amount: Placed[AmountMention]) -> bool:
    return fate_of(scene, amount) is not None


def _base(trigger: Trigger) -> Phrase | None:
    """A base that has a name: "Ain al-Asad base", not "a base"."""
    at = nearest(trigger, qualifier_words()["base"], _THINGS)
    found = phrase(trigger.scene, at, bare=True, most=5) if at is not None else None
    if found is None or found.last - found.first < 2:
        return None
    last = trigger.scene.tokens[found.last - 1]
    described = last.pos is POS.ADJ and "ال" not in last.form.proclitics  # "a Turkish base"
    return None if described and found.last - found.first == 2 else found


def _membership(said: Statement) -> tuple[Fields, Bound]:
    return {"body": said.other.mention.name} | _when(said.trigger, "since"), None


def _border(said: Statement) -> tuple[Fields, Bound]:
    return _length(said.trigger, "length_km")


def lies_away(trigger: Trigger) -> bool:
    """Whether the words tell how far from the trigger, a border, something lies: "on a distance of 20 km from the border"."""
    scene = trigger.scene
    before = [a for a in scene.amounts if a.mention.unit in _IN_KM and a.last < trigger.at]
    if not before or not {"من", "عن"}.issuperset(scene.keys[before[-1].last : trigger.at]):
        return False
    start = before[-1].first
    return stands(scene, qualifier_words()["away"], range(max(0, start - _AWAY), start))


def _distance(said: Statement) -> tuple[Fields, Bound]:
    trigger = said.trigger
    fields, bound = _length(trigger, "km")
    return fields | _named("place", _place(said)) | _named("to", _goal(trigger)), bound


def _place(said: Statement) -> Phrase | None:
    """The place whose distance is told: named before the number, in the country of the subject."""
    scene = said.trigger.scene
    at = next((p for p in scene.places if p.mention.country == said.subject.country), None)
    if at is not None and at.mention.kind != "country":
        return Phrase(at.first, at.last, written(scene, at.first, at.last))
    return _base(said.trigger)


def _goal(trigger: Trigger) -> Phrase | None:
    """What something is far from: what follows "from" behind the number, else behind the trigger."""
    scene = trigger.scene
    after = [a.last for a in scene.amounts if a.mention.unit in _IN_KM]
    for start in (*after, trigger.at + 1):
        for at in range(start, min(start + _REACH, len(scene.tokens))):
            if scene.keys[at] in ("من", "عن") and belongs(trigger, at):
                return phrase(scene, at + 1, bare=True)
    return None


def _length(trigger: Trigger, field: str) -> tuple[Fields, Bound]:
    amount = amount_near(trigger, *_IN_KM)
    if amount is None or amount.value is None:
        return {}, None
    return {field: round(amount.value * _IN_KM[amount.unit or "km"], 3)}, amount.hedge


_IN_KM = {"km": 1.0, "m": 0.001, "mile": 1.609344}

_READERS: dict[str, Reader] = {
    "diplomatic_mission": _mission,
    "diplomatic_relations": _relations,
    "arms_transfer": _arms,
    "aid": _aid,
    "investment": _investment,
    "agreement": _agreement,
    "alignment": _alignment,
    "dispute": _over,
    "trade": _trade,
    "membership": _membership,
    "military_presence": _presence,
    "border": _border,
    "distance": _distance,
}
