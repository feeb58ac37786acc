"""Whom a group is bound to: "fighters *loyal to Iran*", "a group *linked to al-Qaeda*" — these words name a patron, and seldom who does something."""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import MARKED, Placed, Scene
from marsad.records import POS, ActorMention

_ATTACHED = (("ب",), ("ل",), ("لل",))
_APART = ("من", "مع", "الي", "علي", "قبل")
_NAMING = (POS.NOUN, POS.ADJ)
_BETWEEN = (POS.ADJ, POS.PUNCT)
_PRONOUNS = frozenset({"ه", "ها", "هم", "هما", "هن"})
_POINTING_BACK = {
    "الذي": frozenset({"ه"}),
    "التي": frozenset({"ها"}),
    "الذين": frozenset({"هم"}),
}
"""The pronouns that point back to whom a relative pronoun stands for."""
_STATES = frozenset({"GOV", "MIL", "COP", "SPY"})


class Patron(NamedTuple):
    """Where the participle stands that binds a group to a patron, and the actor (by number) that the group is, if it is one."""

    participle: int
    group: int | None


def patron_of(scene: Scene, number: int) -> Patron | None:
    """Of whom an actor is named as the patron; None where it is nobody's."""
    first = scene.actors[scene.groups[number]].first
    at = first - 1
    if is_backed(scene, at):
        return Patron(at, group_backed(scene, at))
    if scene.tokens[first].form.proclitics[:1] not in _ATTACHED:
        if at < 0 or scene.keys[at] not in _APART:
            return None
        while at > 0 and scene.keys[at] in _APART:
            at -= 1
    if at < 1 or scene.tokens[at].pos is POS.VERB or not stands(scene, qualifier_words()["bound"], (at,)):
        return None
    return Patron(at, _group_before(scene, at))


def is_backed(scene: Scene, verb: int) -> bool:
    """Whether a relative clause tells whom its subject, right behind the verb, backs: "the militias that *Iran backs*"."""
    if verb < 1 or scene.tokens[verb].pos is not POS.VERB or not scene.tokens[verb].form.enclitics:
        return False
    before = scene.tokens[verb - 1]
    some = before.pos in _NAMING and before.form.proclitics == () and not before.form.enclitics
    if not ("relative" in scene.cues[verb - 1] or some) or scene.tokens[verb].form.proclitics:
        return False
    if scene.tokens[verb].form.enclitics[-1] not in _POINTING_BACK.get(scene.keys[verb - 1], _PRONOUNS):
        return False  # "the meeting of *the parties*, which the League sponsored"
    return stands(scene, qualifier_words()["backing"], (verb,)) and not _is_of_matter(scene, verb)


def _is_of_matter(scene: Scene, verb: int) -> bool:
    """Whether what is backed is a thing and nobody: "the *strategy* that Togo backs"."""
    backed = verb - 1 if "relative" not in scene.cues[verb - 1] else verb - 2
    while backed > 0 and scene.tokens[backed].pos in (POS.ADJ, POS.PUNCT):
        backed -= 1
    return backed >= 0 and stands(scene, qualifier_words()["inert"], (backed,))


def group_backed(scene: Scene, verb: int) -> int | None:
    """The actor (by number) of whom a relative clause tells that he is backed; None where he is none."""
    return _group_before(scene, verb - 1 if "relative" in scene.cues[verb - 1] else verb)


def _group_before(scene: Scene, participle: int) -> int | None:
    """The actor right before a participle or relative clause, past adjectives and marks; of "the *group*, a Togolese one" the group."""
    end, found = participle, None
    for number in range(len(scene.actors) - 1, -1, -1):
        actor = scene.actors[number]
        if actor.last > end:
            continue
        if any(scene.tokens[i].pos not in _BETWEEN for i in range(actor.last, end)):
            break
        found = number if found is None or actor.mention.rule not in MARKED else found
        if actor.mention.rule not in MARKED:
            break
        end = actor.first
    return found


def has_country(group: Placed[ActorMention] | None) -> bool:
    """Whether a group is known to be of a country of its own."""
    return group is not None and group.mention.country not in (None, "UNK")


def sector_of_group(patron: str | None) -> str:
    """The sector of a group whose patron is of a sector: who fights for a state is a militia."""
    return "PRM" if patron is None or patron in _STATES else patron
