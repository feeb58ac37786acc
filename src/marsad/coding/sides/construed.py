"""Who can be on no side of a deed, or must be on one, where the construction leaves no doubt.

The network weighs the words around a deed; that somebody only condemns it, tells of it, or is named as another's patron, it does not always see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from marsad.coding.discourse import Candidate
from marsad.coding.links import link_to, links_of
from marsad.coding.patrons import has_country, patron_of, sector_of_group
from marsad.coding.scenes import Link
from marsad.coding.sides import (
    aftermath,
    barring,
    beside,
    brought_out,
    condemning,
    fronted,
    mentioned,
    onward,
    own_people,
    own_rulers,
    pitied,
    told,
    topics,
    turned,
)
from marsad.coding.sides.barring import ACTOR, DEEDS, RECIPIENT, View
from marsad.coding.sides.casting import farness
from marsad.coding.sides.second_look import Weighed
from marsad.coding.sides.unlisted import Unlisted, unlisted
from marsad.coding.syntax import addressed, sure_subject
from marsad.coding.triggers import Trigger
from marsad.records import POS

Sides = dict[str, list[Weighed]]
Granted = frozenset[tuple[str, str]]
"""Sides with the countries that must stand on them."""

_ELSEWHERE = frozenset({"before", "far", "light", "upper"})
_BOUND = DEEDS | {"CONSULT", "RETREAT", "PROTEST", "military_presence"}
"""Deeds and relations in which a patron of somebody who is named has no part by that."""
_SPEECH = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT"})
_OBJECTS = frozenset({"object", "third", "علي", "ضد"})
_OBLIQUE = "ين"
# chances of a side, and of either, from which on nothing need say that somebody takes part
_LIKELY, _EITHER = 0.45, 0.6
_LEAD = "back1"
_SURE = 0.9  # the chance of who is in no list and surely acts
_PARTIES = {"subject": ACTOR, "object": RECIPIENT}


_BARRING = tuple(
    rule
    for module in (
        condemning,
        barring,
        told,
        aftermath,
        beside,
        onward,
        mentioned,
        turned,
        fronted,
        topics,
        pitied,
        brought_out,
    )
    for rule in module.RULES
)
_OF_SUBJECTS = condemning.OF_SUBJECTS | barring.OF_SUBJECTS
_SEATING = tuple(m.seated for m in (told, beside, mentioned, turned, fronted, own_people, own_rulers))


def construed(trigger: Trigger, kind: str, sides: Mapping[str, Sequence[Weighed]]) -> tuple[Sides, Granted]:
    """The sides of a trigger without those who cannot stand on them, and which countries must stand on which.

    Args:
        trigger: what tells the deed or relation.
        kind: the type of event, or the relation.
        sides: who may be on which side, likeliest first.
    """
    view = View(trigger, kind, links_of(trigger))
    barred: dict[str, set[int]] = defaultdict(set)
    firm: set[str] = set()
    for rule in _BARRING:
        for side, number in rule(view):
            barred[side].add(number)
            if rule in _OF_SUBJECTS:
                firm.add(side)
    groups = _patrons(view, barred) if kind in _BOUND else {}
    spoken = _addressed(view) if kind in _SPEECH else None
    if spoken is not None:
        barred[ACTOR].add(spoken)
    found: Sides = {}
    for name, weighed in sides.items():
        side = _PARTIES.get(name, name)
        kept = (_kept(view, w, barred[side], firm=side in firm) for w in weighed) if barred[side] else iter(weighed)
        found[name] = [_regrouped(view, w, groups) for w in kept if w is not None]
    other = unlisted(view)
    if other is not None:
        _let_act(view, other, found)
    granted = _granted(view, spoken, found) if spoken is not None else frozenset()
    found = {name: [w for w in side if not _speaks(w, name, granted)] for name, side in found.items()}
    return _seat(view, found, granted)


def barred_by(trigger: Trigger, kind: str, side: str, country: str) -> str | None:
    """The rule by which a country can stand on no side of a trigger, in plain words; None where none says so. Asked only to explain."""
    view = View(trigger, kind, links_of(trigger))
    own = {(side, n) for n, a in enumerate(view.scene.actors) if a.mention.country == country}
    for rule in _BARRING:
        if not own.isdisjoint(rule(view)):
            words = (rule.__doc__ or "").partition("\n")[0].partition(': "')[0]
            return f"{rule.__name__}: {words}".rstrip(": .")
    barred: dict[str, set[int]] = defaultdict(set)
    if kind in _BOUND:
        _patrons(view, barred)
    if any(number in barred[side] for _, number in own):
        return "patron: only named as whom a group is bound to"
    spoken = _addressed(view) if kind in _SPEECH and side == ACTOR else None
    return "addressed: the object of the verb" if (side, spoken) in own else None


def _seat(view: View, sides: Sides, granted: Granted) -> tuple[Sides, Granted]:
    """Sides on which those who surely stand there do so by the mention that says so, and all who must stand somewhere."""
    actors = view.scene.actors
    for side, number in (seat for seated in _SEATING for seat in seated(view)):
        country = actors[number].mention.country
        if country is None or side not in sides:
            continue
        granted |= {(side, country)}
        own = (w for w in sides[side] if w.candidate.country == country)
        chance = max((w.chance for w in own), default=0.0)
        others = [w for w in sides[side] if w.candidate.country != country]
        sides[side] = [Weighed(chance, _candidate(view, number)), *others]
    for side, number in beside.talkers(view):
        country = actors[number].mention.country
        likely = [w.chance for some in sides.values() for w in some if w.candidate.country == country]
        if country is not None and max(likely, default=0.0) < _LIKELY and sum(likely) < _EITHER:
            granted |= {(side, country)}
            others = [w for w in sides[side] if w.candidate.country != country]
            sides[side] = [Weighed(0.0, _candidate(view, number)), *others]
    return sides, granted


def _let_act(view: View, other: Unlisted, sides: Sides) -> None:
    """Put who is in no list in the place of those of his country who act, and whom he turns to on the other side."""
    kin = view.scene.actors[other.kin].mention.country or "UNK"
    mention = other.placed.mention
    country = mention.country or "UNK"
    doer = Candidate(mention, country, mention.sector or "UNK", link_to(view.trigger, other.placed), "here")
    sides[ACTOR] = [Weighed(_SURE, doer), *(w for w in sides[ACTOR] if w.candidate.country not in (kin, country))]
    rest = [w for w in sides[RECIPIENT] if w.candidate.country != kin]
    sides[RECIPIENT] = [Weighed(_SURE, _candidate(view, other.kin)), *rest] if other.addressed else rest


def _patrons(view: View, barred: dict[str, set[int]]) -> dict[int, int | None]:
    """Bar patrons; of those who may yet stand for a group of no known country, the number of that group."""
    scene = view.scene
    groups: dict[int, int | None] = {}
    for number in range(len(scene.actors)):
        patron = patron_of(scene, number)
        if patron is None or patron.participle == view.at:
            continue
        group = scene.actors[patron.group] if patron.group is not None else None
        acts = patron.group is None or not _is_acted_on(view, patron.group)
        if has_country(group) or not acts:
            barred[ACTOR].add(number)
        if has_country(group) or acts:
            barred[RECIPIENT].add(number)
        if not has_country(group) and view.kind in DEEDS:
            groups[number] = patron.group
    return groups


def _is_acted_on(view: View, group: int) -> bool:
    """Whether a group is the object, alone or counted: "killed twenty gunmen linked to"."""
    number = view.scene.tokens[view.scene.actors[group].first - 1] if view.scene.actors[group].first else None
    counted = number is not None and number.pos is POS.NUM and number.form.stem.endswith(_OBLIQUE)
    return counted or view.links[group].relation in _OBJECTS


def _kept(view: View, weighed: Weighed, barred: set[int], *, firm: bool) -> Weighed | None:
    """A country with the mention by which it may stand on a side; None where all are barred, or, where it is barred as a subject, stand elsewhere."""
    candidate, scene = weighed.candidate, view.scene
    if candidate.source != "here":
        return weighed
    own = [n for n, a in enumerate(scene.actors) if a.mention.country == candidate.country]
    if barred.isdisjoint(own):
        return weighed
    free = [n for n in own if n not in barred and not (firm and _stands_elsewhere(view.links[n]))]
    if not free:
        return None
    if any(scene.actors[n].mention is candidate.mention for n in free):
        return weighed
    options = (_candidate(view, n) for n in free)
    return weighed._replace(candidate=min(options, key=farness))


def _stands_elsewhere(link: Link) -> bool:
    return link.relation.partition(":")[0] in _ELSEWHERE


def _candidate(view: View, number: int) -> Candidate:
    mention = view.scene.actors[number].mention
    sector = mention.sector or "UNK"
    return Candidate(mention, mention.country or "UNK", sector, view.links[number], "here", view.scene.groups[number])


def _regrouped(view: View, weighed: Weighed, groups: Mapping[int, int | None]) -> Weighed:
    """Somebody, or the group without a country that is told to be bound to him."""
    if not groups:
        return weighed
    candidate, actors = weighed.candidate, view.scene.actors
    number = next((n for n in groups if actors[n].mention is candidate.mention), None)
    if number is None:
        return weighed
    group = groups[number]
    mention = candidate.mention if group is None else actors[group].mention
    sector = sector_of_group(candidate.sector)
    return weighed._replace(candidate=candidate._replace(mention=mention, sector=sector))


def _addressed(view: View) -> int | None:
    """The actor who is accused, urged or asked by a verb whose subject stands before."""
    return addressed(view.scene, view.at) if not view.noun else None


def _speaks(weighed: Weighed, side: str, granted: Granted) -> bool:
    """Whether a country must act, so that it is not addressed, unless it must be that too."""
    country = weighed.candidate.country
    return side == RECIPIENT and (ACTOR, country) in granted and (RECIPIENT, country) not in granted


def _granted(view: View, spoken: int, sides: Sides) -> Granted:
    """Who is addressed is a recipient, and the subject before acts, of this sentence or of the one before."""
    scene = view.scene
    subject = scene.subjects.get(view.at)
    speaker = None
    if subject is not None and sure_subject(scene, view.at):
        speaker = scene.actors[subject.actor].mention.country
    elif subject is None and view.at == 0:
        lead = next((w.candidate for w in sides[ACTOR] if w.candidate.source == _LEAD), None)
        speaker = lead.country if lead is not None else None
    granted = ((RECIPIENT, scene.actors[spoken].mention.country), (ACTOR, speaker))
    return frozenset((side, country) for side, country in granted if country is not None)
