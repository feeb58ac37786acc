"""Who speaks in a sentence: its actors and tellers, each with how it is named as a speaker."""

from __future__ import annotations

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.scenes import Scene, Speaking, Teller
from marsad.records import POS
from marsad.text import key

_FROM = "عن"
_RELAYED = 6  # tokens before "from" somebody within which a word says that his words are passed on


def speakers_of(scene: Scene) -> list[Teller]:
    """The actors and the tellers of a sentence, in order, each with how it is named as a speaker."""
    actors = [Teller(actor, _says(scene, number)) for number, actor in enumerate(scene.actors)]
    return sorted([*actors, *scene.tellers], key=lambda one: one.placed.first) if scene.tellers else actors


def _says(scene: Scene, number: int) -> Speaking:
    """How an actor (by number) is named as a speaker; one that is coordinated with others speaks as the first of them."""
    lead = scene.groups[number]
    found = scene.speaking.get(lead)
    if found is None:
        actor = scene.actors[lead]
        found = scene.speaking[lead] = speaking(scene, actor.first, actor.last)
    return found


def speaking(scene: Scene, first: int, last: int) -> Speaking:
    """How somebody whose name goes from token ``first`` to before ``last`` is named as a speaker."""
    sources = load_cues()["source"]
    for at in range(first - 1, max(-1, first - 4), -1):
        if scene.keys[at] in sources or scene.stems[at] in sources:
            return Speaking("source", scene.stems[at])
        if "say" in scene.cues[at]:
            return Speaking("after", scene.stems[at])
        if scene.tokens[at].pos is POS.PUNCT:
            break
    for at in range(last, min(len(scene.keys), last + 3)):
        if "say" in scene.cues[at]:
            return Speaking("before", scene.stems[at])
    if scene.keys[first - 1 : first] == [_FROM]:
        relaying = qualifier_words()["relaying"]
        for at in range(max(0, first - _RELAYED), first - 1):
            if not relaying.isdisjoint((scene.stems[at], *(key(v.lemma) for v in scene.tokens[at].form.verbs))):
                return Speaking("source", scene.stems[at])
    return Speaking("no", "")
