"""What stands around a word of harm: whether it is a verb, who is named before and behind it, and the attack that is named there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from marsad.coding.cues import qualifier_words
from marsad.coding.fates import says
from marsad.coding.fronting import fronted
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene, in_date
from marsad.coding.syntax import governor
from marsad.records import POS, ActorKind, ActorMention

HARMS = ("dead", "injured")
"""What words of harm say became of people."""
PERSONS = frozenset({"people", "troops"})
"""Units of amounts that count people."""
WHEN = frozenset({"حين", "حينما", "عندما", "بعدما", "لما"})
"""Words that open a clause of time."""
OF = "من"
_COUNTED = PERSONS | {None}
_COUNTING = 2  # tokens between a preposition and the attack: "in a series of raids"
_BY = ("ب",)
_THAT = frozenset({"إن", "أن", "ان"})
_MANY, _PAIR, _TWO = "وا", "ا", 2  # endings of verbs whose subject stands before them
_NOMINAL = (POS.NOUN, POS.PROPN, POS.ADJ)


def is_verb(scene: Scene, at: int) -> bool:
    """Whether a word of harm is a verb, or looks like a noun and is one: "in Mali *killed* a soldier three boys"."""
    pos = scene.tokens[at].pos
    return pos is POS.VERB or (pos is not POS.ADP and says(scene, at) in HARMS and bool(fronted(scene, at)))


def is_many(scene: Scene, at: int) -> bool:
    """Whether a word of harm is a verb in the plural or, behind two people, in the dual, which look like nouns and have their subject before them."""
    if scene.tokens[at].form.proclitics or scene.tokens[at].form.enclitics:
        return False
    surface = scene.tokens[at].form.surface
    if surface.endswith(_MANY):
        return True
    pair = surface.endswith(_PAIR) and not stands(scene, qualifier_words()["demise"], (at,))
    return pair and any(before(scene, at) <= a.first < at and a.mention.value == _TWO for a in scene.amounts)


def begins(scene: Scene, at: int) -> bool:
    """Whether somebody, or a number of people, is named from a token on."""
    actor = bisect_left(scene.starts, at)
    if actor < len(scene.starts) and scene.starts[actor] == at:
        return scene.actors[actor].mention.rule not in ("demonym", "place")
    number = bisect_left(scene.amounts, at, key=lambda a: a.first)
    return (
        number < len(scene.amounts)
        and scene.amounts[number].first == at
        and scene.amounts[number].mention.unit in _COUNTED
    )


def last_of(scene: Scene, at: int, people: Sequence[Placed[ActorMention]] = ()) -> int:
    """Where they end who are named from a token on."""
    named = [a.last for some in (scene.actors, people) for a in some if a.first == at]
    named += [a.last for a in scene.amounts if a.first == at]
    inside = [a.last for a in scene.actors if at < a.first < max(named)]
    return max([*named, *inside])


def before(scene: Scene, at: int) -> int:
    """Where they begin who are named right before a verb."""
    if at and "relative" in scene.cues[at - 1]:  # "the soldiers *who* were killed"
        at -= 1
    named = [a.first for some in (scene.actors, scene.people, scene.amounts) for a in some if a.last == at]
    first = min(named, default=at)
    of = first - 1 if first and scene.keys[first - 1] == OF else first  # "five *of its staff*"
    return min([first, *(a.first for a in scene.amounts if a.first < first and a.last in (of, first, first + 1))])


def subject_before(scene: Scene, at: int) -> int:
    """Where they begin who are named right before a verb and may be its subject: not a place, "in Mali were killed ten".

    A verb in the plural may have its subject before a phrase that ends in somebody: "fighters *of the group* killed ten".
    """
    first = before(scene, at)
    if first == at or "relative" in scene.cues[at - 1] or not governor(scene, first, -1)[0]:
        return first
    state = any(a.first == first and a.mention.kind is ActorKind.STATE for a in scene.actors)
    return at if state or not is_many(scene, at) else first


def follows_its_subject(scene: Scene, at: int) -> bool:
    """Whether who stands behind a verb was killed by those before it: "that it killed ten soldiers", "that its soldiers killed ten gunmen"."""
    if not at or at + 1 == len(scene.tokens) or scene.tokens[at + 1].form.proclitics not in ((), ("ال",)):
        return False
    if scene.tokens[at].form.enclitics:
        return False  # "somebody in Ghana whom the army killed"
    if not begins(scene, at + 1) and not is_object(scene, at + 1):
        return False
    told = scene.tokens[at - 1].form
    return (bool(told.enclitics) and told.stem in _THAT) or subject_before(scene, at) < at


def is_object(scene: Scene, at: int) -> bool:
    """Whether a noun in the accusative stands at a token: whom somebody killed, unless a number is before it."""
    token = scene.tokens[at]
    if token.form.enclitics or not token.form.surface.endswith("ا") or token.pos not in _NOMINAL or in_date(scene, at):
        return False
    counted = any(a.first < at < a.last for a in scene.amounts)
    named = (a.mention for some in (scene.actors, scene.people) for a in some if a.first == at)
    return not counted and any(m.kind is not ActorKind.STATE or m.rule == "demonym" for m in named)


def cause_at(scene: Scene, at: int) -> int | None:
    """The word of the attack in the phrase of the preposition at a token."""
    listed = qualifier_words()
    if at >= len(scene.tokens):
        return None
    if scene.keys[at] in WHEN:  # "when gunmen *attacked* a convoy"
        return next((i for i in (at + 1, at + 2) if i < len(scene.tokens) and _assails(scene, i)), None)
    attached = scene.tokens[at].form.proclitics[:1] == _BY
    if attached and stands(scene, listed["shot_with"], (at,)) and not _strikes_behind(scene, at):
        return at
    if not attached and scene.keys[at] not in listed["in_which"]:
        return None
    first = at if attached else at + 1
    return next(
        (
            i
            for i in range(first, min(len(scene.tokens), first + 1 + _COUNTING))
            if stands(scene, listed["assailing"], (i,))
        ),
        None,
    )


def _strikes_behind(scene: Scene, at: int) -> bool:
    """Whether somebody stands behind what people are shot with to whom it was done: "a policeman shot with bullets *a man*"."""
    if "ال" not in scene.tokens[at].form.proclitics or at + 1 == len(scene.tokens):
        return False
    return scene.tokens[at + 1].form.proclitics == () and (begins(scene, at + 1) or is_object(scene, at + 1))


def _assails(scene: Scene, at: int) -> bool:
    return scene.tokens[at].form.proclitics == () and stands(scene, qualifier_words()["assaulting"], (at,))
