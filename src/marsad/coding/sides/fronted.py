"""What stands before the verb that is said of it: "the plan that Cairo put forward Hamas rejected it", as Arabic fronts an object.

The verb, or the preposition behind it, has a pronoun for the object, and its own subject behind it. The other actor before the verb is only
the subject of the relative clause, whose verb tells that the thing comes from him: it is his plan that is rejected. What he captured, bombed
or banned is not his.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene
from marsad.coding.sides.barring import ACTOR, RECIPIENT, Barred, View
from marsad.records import POS

_DONE_TO = frozenset({"REJECT", "ACCUSE", "SUPPORT", "ASSAULT", "THREATEN", "SANCTION"})
_OF_IT = frozenset({"به", "بها", "منه", "منها"})
_THINGS = frozenset({"ه", "ها", "هما", "هم"})
_PLACED = ("place", "both")  # rules of mentions that are not surely somebody
_BETWEEN = frozenset({"قد", "امس", "اليوم"})
_AND, _ARTICLE = "و", "ال"


def taken_up(view: View) -> Barred:
    """Whose thing it was, and who else is named in its clause, does not do what is done to it, nor is it done to who does it."""
    if (found := _fronted(view)) is not None:
        doer, owner = found
        actors = view.scene.actors
        yield from ((ACTOR, n) for n, a in enumerate(actors) if actors[owner].first <= a.first < view.at)
        yield RECIPIENT, doer


RULES = (taken_up,)
"""Those that bar somebody from a side."""


def seated(view: View) -> Iterator[tuple[str, int]]:
    """The sides on which somebody surely stands, each with the number of the actor."""
    if (found := _fronted(view)) is not None:
        doer, owner = found
        yield ACTOR, doer
        yield from ((RECIPIENT, n) for n in _listed(view.scene, owner))


def _listed(scene: Scene, owner: int) -> list[int]:
    """An actor and those in one list with him."""
    return [n for n, group in enumerate(scene.groups) if group == owner]


def _fronted(view: View) -> tuple[int, int] | None:
    """Who does it, and whose it was (the first of several), where the construction is there."""
    scene, at = view.scene, view.at
    own = next((f for f in view.trigger.frames if f.type == view.kind), view.trigger.frames[0])
    if view.noun or view.kind not in _DONE_TO or own.slots.get("subject") != ACTOR:
        return None
    behind = _behind_pronoun(scene, at)
    doer = _actor(scene, first=behind) if behind is not None else None
    if doer is None:
        return None
    end = at
    while end > 0 and scene.keys[end - 1] in _BETWEEN:
        end -= 1
    owner = _owner(scene, end)
    if owner is None:
        return None
    countries = {scene.actors[n].mention.country for n in (doer, owner)}
    return None if len(countries) < 2 or countries & {None, "UNK"} else (doer, owner)


def _behind_pronoun(scene: Scene, at: int) -> int | None:
    """The token behind a verb and the pronoun of its object."""
    token = scene.tokens[at]
    if token.pos is not POS.VERB or token.form.proclitics not in ((), (_AND,)):
        return None
    if token.form.enclitics[-1:] and token.form.enclitics[-1] in _THINGS:
        return at + 1
    return at + 2 if at + 1 < len(scene.tokens) and scene.keys[at + 1] in _OF_IT else None


def _actor(scene: Scene, first: int) -> int | None:
    number = next((n for n, a in enumerate(scene.actors) if a.first == first), None)
    return number if number is not None and _is_bare(scene, number) else None


def _is_bare(scene: Scene, number: int) -> bool:
    actor = scene.actors[number]
    return actor.mention.rule not in _PLACED and scene.tokens[actor.first].form.proclitics in ((), (_ARTICLE,))


def _owner(scene: Scene, end: int) -> int | None:
    """The subject behind the verb of a relative clause that ends at a token and tells of a thing of his: "that *Cairo* put forward (to Rome)"."""
    verb = scene.last_verbs[end] if end < len(scene.tokens) else None
    if verb is None or verb == 0 or "relative" not in scene.cues[verb - 1]:
        return None
    apart = any(scene.tokens[i].pos is POS.PUNCT for i in range(verb, end))
    if apart or not stands(scene, qualifier_words()["putting_forward"], (verb,)):
        return None
    behind = verb + 1 + (scene.keys[verb + 1] in _OF_IT)
    return _actor(scene, first=behind) if behind < end else None
