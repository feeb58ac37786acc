"""Who is only talked about: "talks between Nairobi and Accra *about Mali*"."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.scenes import Scene
from marsad.coding.sides.barring import BOTH, Barred, View
from marsad.coding.syntax import governor
from marsad.records import ActorKind

_TALKS = "CONSULT"
_WHERE = frozenset({"في", "ب"})


def talked_about(view: View) -> Barred:
    """The states right behind "about", and those in one list with them, take no part in talks of others."""
    if view.kind == _TALKS and (topics := _topics(view.scene)) and _others_talk(view.scene, topics):
        yield from ((side, number) for number in sorted(topics) for side in BOTH)


RULES = (talked_about,)
"""Those that bar somebody from a side."""


def _topics(scene: Scene) -> set[int]:
    about = qualifier_words()["talked_about"]
    heads = {
        scene.groups[n]
        for n, actor in enumerate(scene.actors)
        if actor.mention.kind is ActorKind.STATE and actor.first > 0 and scene.keys[actor.first - 1] in about
    }
    return {n for n, group in enumerate(scene.groups) if group in heads}


def _others_talk(scene: Scene, topics: set[int]) -> bool:
    """Whether others are named who are not told by where the talks are."""
    return any(
        actor.mention.country not in (None, "UNK") and governor(scene, actor.first, -1)[0] not in _WHERE
        for n, actor in enumerate(scene.actors)
        if n not in topics
    )
