"""Who does what to whom where a pronoun joined to a verb tells it: "on which *Europe* imposed", "and threatened *them*", "and accused *him*"."""

from __future__ import annotations

from marsad.coding.agreement import agrees, is_meant_by
from marsad.coding.scenes import MARKED, Scene
from marsad.coding.sides.barring import View
from marsad.coding.sides.parties import (
    AND,
    NOBODY,
    Parties,
    acts,
    acts_on,
    begins_at,
    country_of,
    group_of,
    is_plain_object,
    is_some,
)
from marsad.coding.syntax import governor, pronoun_behind

_FUTURE = "س"
_SENT = frozenset({"AID"})
"""Types of verbs whose object is as often what is sent as who gets it."""
_SEVERAL = frozenset({"هما", "هم", "هن"})
_BOTH_OF_THEM = "هما"
_TWO = 2
_WITH = frozenset({"", "مع", "ب"})


def pointed_back(view: View) -> Parties:
    """A verb right behind people or firms without the article points back to them: "firms on which Europe imposed sanctions"."""
    scene = view.scene
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or not verb or scene.clause[verb] != scene.clause[view.at]:
        return NOBODY
    form = scene.tokens[verb].form
    on = pronoun_behind(scene, verb)
    if not (form.enclitics or on) or form.proclitics not in ((), (_FUTURE,)):
        return NOBODY
    target = next((n for n, a in enumerate(scene.actors) if a.last == verb and is_some(scene, n)), None)
    doer = begins_at(scene, verb + (2 if on and not form.enclitics else 1))
    if target is None or doer is None or not agrees(scene, verb, scene.actors[doer]):
        return NOBODY
    if view.noun and view.at < scene.actors[doer].last:
        return NOBODY
    if not view.noun and not (acts(view) and acts_on(view) and view.kind not in _SENT):
        return NOBODY
    return Parties(group_of(scene, doer), (target,)) if country_of(scene, doer) != country_of(scene, target) else NOBODY


def of_them(view: View) -> Parties:
    """What somebody goes on to do to "them" he does to those whom he did something before: "attacked Paris and Berlin and threatened them"."""
    scene, at = view.scene, view.at
    form = scene.tokens[at].form
    subject, before = scene.subjects.get(at), scene.last_verbs[at]
    if subject is None or subject.own or before is None or not _SEVERAL.intersection(form.enclitics):
        return NOBODY
    owner = scene.subjects.get(before)
    if owner is None or owner.actor != subject.actor or form.proclitics[:1] not in AND or not acts(view):
        return NOBODY
    objects = {
        scene.groups[n]
        for n, a in enumerate(scene.actors)
        if before < a.first < at
        and scene.groups[n] != scene.groups[subject.actor]
        and governor(scene, scene.actors[scene.groups[n]].first, before)[0] in _WITH
    }
    listed = [g for g in objects if _is_many(scene, g, form.enclitics[-1])]
    if len(listed) != 1 or scene.opened_in(before, at):
        return NOBODY
    return Parties(group_of(scene, subject.actor), group_of(scene, listed[0]))


def _is_many(scene: Scene, group: int, pronoun: str) -> bool:
    countries = {country_of(scene, n) for n in group_of(scene, group)} - {None}
    return len(countries) == _TWO if pronoun == _BOTH_OF_THEM else len(countries) >= _TWO


def of_one(view: View) -> Parties:
    """Whom alone "him" may mean behind a verb that is joined with "and" to another: "attacked the minister, and accused him"."""
    scene, at = view.scene, view.at
    form = scene.tokens[at].form
    subject, before = scene.subjects.get(at), scene.last_verbs[at]
    if subject is None or before is None or form.proclitics[:1] not in AND or not acts(view):
        return NOBODY
    owner = scene.subjects.get(before)
    if owner is None or not owner.own or not form.enclitics or scene.opened_in(before, at):
        return NOBODY
    if _points_back(scene, before) or (subject.own and scene.actors[subject.actor].first != at + 1):
        return NOBODY
    meant = {
        scene.groups[n]
        for n, a in enumerate(scene.actors)
        if min(before, scene.actors[owner.actor].first) <= a.first < at
        and scene.groups[n] != scene.groups[subject.actor]
        and a.mention.rule not in MARKED
        and is_meant_by(scene, form.enclitics, a)
    }
    group = group_of(scene, meant.pop()) if len(meant) == 1 else ()
    if len(group) != 1 or not is_plain_object(scene, group[0]):
        return NOBODY
    target = scene.actors[group[0]]
    bare = governor(scene, target.first, before)[0] in _WITH
    known = target.mention.country is not None and country_of(scene, subject.actor) is not None
    return Parties(group_of(scene, subject.actor), group) if bare and known else NOBODY


def _points_back(scene: Scene, verb: int) -> bool:
    """Whether a verb tells of somebody before it, whom the next verb may mean, too: "whom Togo backed, and whom the *army* fights"."""
    return bool(scene.tokens[verb].form.enclitics) or (verb > 0 and "relative" in scene.cues[verb - 1])
