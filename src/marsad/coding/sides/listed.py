"""Who is named in one list with somebody has the same part in a deed: "attacked plants in Kenya *and Ghana*".

The network weighs each country alone; where it is sure of one of a list and in doubt about the next, the list tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.coding.agreement import is_plural
from marsad.coding.discourse import Candidate
from marsad.coding.links import links_of
from marsad.coding.scenes import Scene
from marsad.coding.sides.barring import ACTOR
from marsad.coding.triggers import Trigger
from marsad.records import POS

_AND = "و"
_PLACES = frozenset({"في", "داخل", "before:في", "before:داخل"})
"""Relations of those *in* whose countries something is done, of whom the others did it no more than they."""


def fellows(trigger: Trigger, sides: Mapping[str, Sequence[Candidate]]) -> frozenset[tuple[str, str]]:
    """The sides with the countries that are named in one list with somebody on that side and stand on none themselves.

    Args:
        trigger: what tells the deed.
        sides: who is on which side.
    """
    scene = trigger.scene
    taken = {c.country for side in sides.values() for c in side}
    found: set[tuple[str, str]] = set()
    for side, candidates in sides.items():
        groups = {c.group for c in candidates if c.source == "here" and c.group >= 0}
        for group in groups:
            members = [n for n, g in enumerate(scene.groups) if g == group]
            if _is_list(scene, members) and not (side == ACTOR and links_of(trigger)[group].relation in _PLACES):
                found |= {(side, c) for n in members if (c := _country(scene, n)) and c not in taken}
    return frozenset(found)


def _is_list(scene: Scene, members: Sequence[int]) -> bool:
    """Whether "and" stands before the last of them, and no clause begins there: "accused Ghana, and *Kenya denied* it"."""
    last = scene.actors[members[-1]]
    if _AND not in scene.tokens[last.first].form.proclitics:
        return False
    behind = scene.tokens[last.last : last.last + 1]
    alone = bool(behind) and behind[0].pos is POS.VERB and not is_plural(behind[0])
    return not (alone and scene.verbs_in(0, scene.actors[members[0]].first))


def _country(scene: Scene, number: int) -> str | None:
    country = scene.actors[number].mention.country
    return country if country != "UNK" else None
