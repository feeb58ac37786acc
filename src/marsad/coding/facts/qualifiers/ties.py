"""What ties the two, or parts them: missions, relations, agreements, memberships, sides taken."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.facts.qualifiers.statement import (
    IN,
    REACH,
    THINGS,
    TO,
    Bound,
    Fields,
    Statement,
    begun,
    fights,
    is_coming,
    named,
    named_sector,
    subject_matter,
    worth,
)
from marsad.coding.facts.ties import closing_word, mission_state, relations_level
from marsad.coding.governing import passes
from marsad.coding.nearby import (
    Phrase,
    amount_near,
    belongs,
    cued,
    days_near,
    nearest,
    phrase,
    stands,
    words_at,
    written,
)
from marsad.coding.scenes import Scene
from marsad.coding.syntax import governor
from marsad.coding.triggers import Trigger
from marsad.records import POS

_DISPUTED = 4  # words before "disputed" that name what is


def mission(said: Statement) -> tuple[Fields, Bound]:
    """Whether a mission is open, closed or planned, in which city, since when: an open time, or the day on which it is told to have become so."""
    scene, trigger = said.trigger.scene, said.trigger
    state, turned = mission_state(trigger)
    fields: Fields = {"state": state} | _city(said)
    # "its embassy, closed since 2021", is open again from a day that the year is not.
    if state == "open" and closing_word(trigger) is not None:
        return fields, None
    founded = nearest(trigger, qualifier_words()["founding"], REACH) is not None
    opened = qualifier_words()["opening"] if state == "closed" else frozenset()
    days = days_near(
        trigger,
        single=turned,
        open_first=not turned,
        fits=lambda d: (
            (turned or founded or d.mention.end is None) and not stands(scene, opened, range(trigger.at, d.first))
        ),
    )
    if days and is_coming(said, days):
        if state == "open":
            fields["state"] = "planned"  # "opens an embassy next month"
        elif state == "closed" and closing_word(trigger) is None:
            return fields, None  # "will not open before next year"
    return fields | ({"since": days} if days else {}), None


def _city(said: Statement) -> Fields:
    """The city of the host in which a mission is, or to which it moves."""
    scene = said.trigger.scene
    moves = nearest(said.trigger, qualifier_words()["setting_up"], REACH) is not None
    leads = (IN, TO) if moves else (IN,)
    for place in scene.places:
        of_host = place.mention.kind == "city" and place.mention.country == said.other.country
        if of_host and governor(scene, place.first, -1)[0] in leads:
            return {"city": place.mention.surface}
    return {}


def relations(said: Statement) -> tuple[Fields, Bound]:
    """The level of relations, and since when, or for how many years."""
    trigger = said.trigger
    level, turned = relations_level(trigger)
    years = amount_near(trigger, "year")
    fields: Fields = {"level": level}
    if level != "restored" and years is not None and years.value is not None:
        return fields | {"duration_years": years.value}, years.hedge
    return fields | begun(said, "since", turned=turned), None


def agreement(said: Statement) -> tuple[Fields, Bound]:
    """What an agreement is worth and about, and when it was signed."""
    money, bound = worth(said)
    trigger = said.trigger
    concluded = nearest(trigger, qualifier_words()["signing"], THINGS) is not None
    described = _is_described(trigger)
    days = days_near(
        trigger,
        single=concluded,
        open_first=not concluded,
        fits=lambda d: (concluded or _is_own_time(trigger, d.first)) and not (described and d.first < trigger.at),
    )
    signed: Fields = {"signed": days} if days and not is_coming(said, days) else {}
    return money | named("topic", _topic(trigger)) | signed, bound


def _is_described(trigger: Trigger) -> bool:
    """Whether words right behind an agreement say what was done with it: "left, on Monday, the accord that was signed"."""
    scene, behind = trigger.scene, trigger.at + 1
    if trigger.shape == "verb":
        return False
    while behind < len(scene.tokens) and (passes(scene, behind) or scene.tokens[behind].pos is POS.NOUN):
        token = scene.tokens[behind]
        if "ال" in token.form.proclitics and stands(scene, qualifier_words()["dated_by"], (behind,)):
            return True
        if token.pos is POS.NOUN and not passes(scene, behind) and token.form.proclitics != ("ال",):
            return False
        behind += 1
    return behind < len(scene.tokens) and "relative" in scene.cues[behind]


def _is_own_time(trigger: Trigger, at: int) -> bool:
    """Whether a time is that of an agreement though no word of concluding stands near: "the accord with Ghana of 2015"; not "left it in 2018"."""
    scene, ahead = trigger.scene, range(trigger.at + 2, at)  # behind what describes it
    named = 0 < at - trigger.at <= REACH and all(passes(scene, i) or "preposition" in scene.cues[i] for i in ahead)
    return named and nearest(trigger, qualifier_words()["breaking"], REACH) is None


def _topic(trigger: Trigger) -> Phrase | None:
    """What an agreement is about: after a preposition of topics, in its adjective ("nuclear"), as its aim ("to build"), as a named sector.

    That it is an agreement says nothing of it: "signed on the accord".
    """
    told = subject_matter(trigger)
    if told is not None and _only_names_pact(trigger, told):
        told = None
    return told or next(_from_pact(trigger), None) or named_sector(trigger)


def _only_names_pact(trigger: Trigger, told: Phrase) -> bool:
    listed = qualifier_words()["pact"] | qualifier_words()["plain"]
    return all(not words_at(trigger.scene, at).isdisjoint(listed) for at in range(told.first, told.last))


def _from_pact(trigger: Trigger) -> Iterator[Phrase]:
    scene = trigger.scene
    ahead = range(trigger.at, trigger.at + 1 + REACH)
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


def alignment(said: Statement) -> tuple[Fields, Bound]:
    """Over what one stands by the other, and against whom."""
    return named("over", subject_matter(said.trigger)) | _against(said), None


def _against(said: Statement) -> Fields:
    """Whom an alignment is directed against: the country that follows "against", its words where that is one of the two ("the Syrian opposition")."""
    scene, trigger, sides = said.trigger.scene, said.trigger, (said.subject.country, said.other.country)
    for at in range(trigger.at + 1, min(len(scene.keys), trigger.at + 1 + THINGS)):
        if (scene.keys[at] in qualifier_words()["against"] or fights(scene, at)) and belongs(trigger, at):
            known = (a.mention.country for a in scene.actors if at < a.first <= at + 2)
            country = next((c for c in known if c and c != "UNK"), None)
            third = country if country not in sides else None
            return {"against": third} if third else named("against", phrase(scene, at + 1, bare=True))
    return {}


def dispute(said: Statement) -> tuple[Fields, Bound]:
    """What two differ over."""
    return named("over", subject_matter(said.trigger) or _disputed(said.trigger)), None


def _disputed(trigger: Trigger) -> Phrase | None:
    """What a participle describes: "*the islands*, disputed between them"."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape != "participle" or not stands(scene, qualifier_words()["disputed"], (at,)):
        return None
    first = at
    while first > max(0, at - _DISPUTED) and _is_named(scene, first - 1):
        first -= 1
        if scene.tokens[first].form.proclitics not in ((), ("ال",)):
            break
    listed = qualifier_words()
    first = max(cued(scene, listed["territory"], range(first, at)), default=first)
    while first < at and stands(scene, listed["adverbial"], (first,)):
        first += 1
    return Phrase(first, at, written(scene, first, at)) if first < at else None


def _is_named(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos in (POS.NOUN, POS.PROPN, POS.ADJ, POS.NUM) and "preposition" not in scene.cues[at]


def membership(said: Statement) -> tuple[Fields, Bound]:
    """The body that the subject belongs to, and since when."""
    trigger = said.trigger
    joins = trigger.shape == "verb" or stands(trigger.scene, qualifier_words()["joining"], (trigger.at,))
    return {"body": _body(said)} | begun(said, "since", turned=joins), None


def _body(said: Statement) -> str:
    """The name of the body; of somebody who is named as a member of it, the words behind the preposition: "member of the alliance"."""
    mention, scene = said.other.mention, said.trigger.scene
    whole = scene.placed(mention)
    if mention.post is None or whole is None:
        return mention.name
    behind = (i + 1 for i in range(whole.first, whole.last - 1) if "preposition" in scene.cues[i])
    first = next(behind, None)
    return mention.name if first is None else written(scene, first, whole.last)
