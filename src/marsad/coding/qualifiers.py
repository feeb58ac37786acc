"""The qualifiers of a fact, read from the words around its trigger.

Each reader gives the fields that the coding guide names for its relation, and the hedge of the number among them; a field that the words do
not give is left out. Dates are ISO strings in ``{"start", "end"}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.fates import fate_of
from marsad.coding.governing import passes
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
    with_closing_mark,
    words_at,
    written,
)
from marsad.coding.scenes import Placed, Scene
from marsad.coding.syntax import governor
from marsad.coding.ties import closing_word, mission_state, relations_level
from marsad.coding.triggers import Trigger
from marsad.records import POS, AmountMention

Fields = dict[str, object]
Bound = Literal["min", "max", "about"] | None


class Statement(NamedTuple):
    """A relation stated by a trigger between two parties, on a page of the day ``published`` (None where it is unknown)."""

    trigger: Trigger
    subject: Candidate
    other: Candidate
    published: date | None = None


Reader = Callable[[Statement], tuple[Fields, Bound]]

_REACH = 8  # tokens around a trigger in which a word may change its state
_THINGS = 12  # tokens around a trigger in which what is sold, given or held may stand
_OF, _TO, _IN, _UPON = "من", "الي", "في", "علي"
_GOODS = 16  # the same of goods, before which stand numbers and shares: "about 80 per cent of its need of"
_VOLUMES = ("barrel", "tonne", "kg", "bushel", "quintal", "m3", "ft3", "TWh", "GWh", "MWh", "kWh", "MW")
_AWAY = 5  # tokens before a length in which a word may say that it is a distance


def qualify(said: Statement, relation: str) -> tuple[Fields, Bound]:
    """The relation's own fields and the hedge of its number, if it has one."""
    settled: Fields = next((dict(f.fields) for f in said.trigger.frames if f.type == relation), {})
    reader = _READERS.get(relation)
    read, bound = reader(said) if reader else ({}, None)
    return settled | read, bound


def _when(trigger: Trigger, name: str, *, single: bool = True) -> Fields:
    """The time near the trigger; a ``single`` day, which mostly is that of the news, only where one may be meant."""
    days = days_near(trigger, single=single)
    return {name: days} if days else {}


def _since(said: Statement, name: str, *, turned: bool) -> Fields:
    """From when on something holds: the day on which it ``turned``, if it is told that it did; else an open or a long time, no day of news.

    What lies after the publication has not begun.
    """
    days = days_near(said.trigger, single=turned, open_first=not turned)
    return {name: days} if days and not _is_coming(said, days) else {}


def _is_coming(said: Statement, days: dict[str, str]) -> bool:
    return said.published is not None and days["start"] > said.published.isoformat()


def _named(name: str, found: Phrase | None) -> Fields:
    return {name: found.text} if found else {}


def _about(trigger: Trigger) -> Phrase | None:
    """What follows the next preposition of a topic ("on", "over") in the trigger's part of the sentence."""
    scene, cues = trigger.scene, load_cues()["topic"]
    for at in range(trigger.at + 1, min(len(scene.keys), trigger.at + 1 + _REACH)):
        if scene.tokens[at].pos is POS.PUNCT or not belongs(trigger, at):
            break
        if (scene.stems[at] in cues or scene.keys[at] in cues) and not _fights(scene, at):
            return phrase(scene, at + 1)
    return _matter(trigger)


def _matter(trigger: Trigger) -> Phrase | None:
    """What is named as a matter: "in the question of the islands"."""
    scene = trigger.scene
    for at in range(trigger.at + 1, min(len(scene.keys) - 1, trigger.at + 1 + _REACH)):
        if scene.tokens[at].pos is POS.PUNCT or not belongs(trigger, at):
            return None
        if scene.keys[at] == _IN and stands(scene, qualifier_words()["matter"], (at + 1,)):
            return phrase(scene, at + 1)
    return None


def _fights(scene: Scene, at: int) -> bool:
    """Whether "on" stands behind a word of fighting, and so names whom it is against: "its war on"."""
    return scene.keys[at] == _UPON and stands(scene, qualifier_words()["fighting"], (at - 1,))


def _field(trigger: Trigger) -> Phrase | None:
    """The sector that is named as such."""
    scene, at = trigger.scene, nearest(trigger, qualifier_words()["field"], _THINGS)
    found = phrase(scene, at + 1, bare=True) if at is not None else None
    if found is None:
        return None
    # "the Kenyan salt sector" has its country behind it.
    last = min((a.first for a in scene.actors if found.first < a.first < found.last), default=found.last)
    return Phrase(found.first, last, written(scene, found.first, last))


def _money(said: Statement) -> tuple[Fields, Bound]:
    amount = amount_near(said.trigger, "money")
    if amount is None:
        return {}, None
    return {"value": amount.value, "currency": amount.currency}, amount.hedge


def _spent(said: Statement, *, single: bool = False) -> tuple[Fields, Bound]:
    fields, bound = _money(said)
    return (fields | _when(said.trigger, "period", single=single), bound) if fields else (fields, bound)


def _arms(said: Statement) -> tuple[Fields, Bound]:
    fields, bound = _spent(said, single=said.trigger.shape == "verb")
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
    last = with_closing_mark(scene, first, last)
    return Phrase(first, last, written(scene, first, last))


def _trade(said: Statement) -> tuple[Fields, Bound]:
    goods, single = _named("commodity", _goods(said.trigger)), said.trigger.shape == "verb"
    share = amount_near(said.trigger, "percent", but=_is_rate)
    if share is not None and share.value is not None:
        period = _when(said.trigger, "period", single=single)
        return {**goods, "share": round(share.value / 100, 4)} | period, share.hedge
    fields, bound = _spent(said, single=single)
    volume = amount_near(said.trigger, *_VOLUMES)
    if volume is not None:
        unit = f"{volume.unit}/{volume.per}" if volume.per else volume.unit
        fields |= _when(said.trigger, "period", single=single)
        return {**goods, **fields, "volume": volume.value, "unit": unit}, bound or volume.hedge
    return goods | fields, bound


def _is_rate(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether a percentage tells by how much something grew or shrank, or what duty is levied on it, and so is no share."""
    listed = qualifier_words()
    if scene.keys[amount.last : amount.last + 1] == [_OF]:
        return False
    grown_to = scene.keys[max(0, amount.first - 1) : amount.first] == [_TO]
    for at in range(amount.first - 1, max(-1, amount.first - 1 - _THINGS), -1):
        if stands(scene, listed["levying"], (at,)) or (not grown_to and stands(scene, listed["growing"], (at,))):
            return True
        if scene.tokens[at].pos in (POS.VERB, POS.PUNCT):
            return False
    return False


def _goods(trigger: Trigger) -> Phrase | None:
    """The goods that are named next to the trigger, with what tells their kind ("olive oil", "natural gas")."""
    scene = trigger.scene
    at = nearest(trigger, qualifier_words()["goods"] | qualifier_words()["opened"], _GOODS)
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
    tokens = said.trigger.scene.tokens

    def names(at: int) -> bool:  # "granted" is no grant
        return tokens[at].pos not in (POS.VERB, POS.AUX)

    found = ((nearest(said.trigger, qualifier_words()[name], _REACH, names), kind) for name, kind in aid_kinds())
    kind = next((kind for at, kind in found if at is not None), None)
    return ({**fields, "kind": kind} if kind else fields), bound


def _investment(said: Statement) -> tuple[Fields, Bound]:
    fields, bound = _spent(said)
    return fields | _named("sector", _field(said.trigger)), bound


def _mission(said: Statement) -> tuple[Fields, Bound]:
    scene, trigger = said.trigger.scene, said.trigger
    state, turned = mission_state(trigger)
    fields: Fields = {"state": state} | _city(said)
    # "its embassy, closed since 2021", is open again from a day that the year is not.
    if state == "open" and closing_word(trigger) is not None:
        return fields, None
    opened = qualifier_words()["opening"] if state == "closed" else frozenset()
    days = days_near(
        trigger,
        single=turned,
        open_first=not turned,
        fits=lambda d: not stands(scene, opened, range(trigger.at, d.first)),
    )
    if days and _is_coming(said, days):
        if state == "open":
            fields["state"] = "planned"  # "opens an embassy next month"
        elif state == "closed" and closing_word(trigger) is None:
            return fields, None  # "will not open before next year"
    return fields | ({"since": days} if days else {}), None


def _city(said: Statement) -> Fields:
    """The city of the host in which a mission is, or to which it moves."""
    scene = said.trigger.scene
    moves = nearest(said.trigger, qualifier_words()["setting_up"], _REACH) is not None
    leads = (_IN, _TO) if moves else (_IN,)
    for place in scene.places:
        of_host = place.mention.kind == "city" and place.mention.country == said.other.country
        if of_host and governor(scene, place.first, -1)[0] in leads:
            return {"city": place.mention.surface}
    return {}


def _relations(said: Statement) -> tuple[Fields, Bound]:
    trigger = said.trigger
    level, turned = relations_level(trigger)
    years = amount_near(trigger, "year")
    fields: Fields = {"level": level}
    if level != "restored" and years is not None and years.value is not None:
        return fields | {"duration_years": years.value}, years.hedge
    return fields | _since(said, "since", turned=turned), None


def _agreement(said: Statement) -> tuple[Fields, Bound]:
    money, bound = _money(said)
    trigger = said.trigger
    concluded = nearest(trigger, qualifier_words()["signing"], _THINGS) is not None
    days = days_near(
        trigger, single=concluded, open_first=not concluded, fits=lambda d: concluded or _is_own_time(trigger, d.first)
    )
    signed: Fields = {"signed": days} if days and not _is_coming(said, days) else {}
    return money | _named("topic", _topic(trigger)) | signed, bound


def _is_own_time(trigger: Trigger, at: int) -> bool:
    """Whether a time is that of an agreement though no word of concluding stands near: "the accord with Ghana of 2015"; not "left it in 2018"."""
    scene, ahead = trigger.scene, range(trigger.at + 2, at)  # behind what describes it
    named = 0 < at - trigger.at <= _REACH and all(passes(scene, i) or "preposition" in scene.cues[i] for i in ahead)
    return named and nearest(trigger, qualifier_words()["breaking"], _REACH) is None


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
        if (scene.keys[at] in qualifier_words()["against"] or _fights(scene, at)) and belongs(trigger, at):
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
    behind = trigger.scene.tokens[found.first + 1 : found.last]
    described = all(t.pos is POS.ADJ and "ال" not in t.form.proclitics for t in behind)  # "a Turkish military base"
    return None if described else found


def _membership(said: Statement) -> tuple[Fields, Bound]:
    trigger = said.trigger
    joins = trigger.shape == "verb" or stands(trigger.scene, qualifier_words()["joining"], (trigger.at,))
    return {"body": _body(said)} | _since(said, "since", turned=joins), None


def _body(said: Statement) -> str:
    """The name of the body; of somebody who is named as a member of it, the words behind the preposition: "member of the alliance"."""
    mention, scene = said.other.mention, said.trigger.scene
    whole = next((a for a in scene.actors if a.mention is mention), None)
    if mention.post is None or whole is None:
        return mention.name
    behind = (i + 1 for i in range(whole.first, whole.last - 1) if "preposition" in scene.cues[i])
    first = next(behind, None)
    return mention.name if first is None else written(scene, first, whole.last)


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
