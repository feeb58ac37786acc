"""Who may be meant: the actors of the sentence, and those that a reader carries over from before.

Half of the clauses of an Arabic news text do not name their subject (a dropped pronoun, "his country", "the two sides"); one side in seven of
an event is named in another sentence than the event. Candidates from outside the sentence say where they come from, and
`marsad.coding.sides.roles` weighs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from marsad.coding.links import links_of
from marsad.coding.scenes import MARKED, Link, Placed, Scene
from marsad.coding.syntax import governor
from marsad.coding.triggers import Trigger
from marsad.records import ActorMention, BlockKind
from marsad.text import words

_TWO = 2
_SIZES = {"الثلاث": 3, "الثلاثه": 3, "الاربع": 4, "الاربعه": 4}
_THESE = frozenset({"هذه", "تلك"})
_WITH = frozenset({"مع", "علي", "ضد", "الي"})  # what is done with, to or against both
_OUTSIDE = 3  # sentences back that a dropped subject may come from


class Candidate(NamedTuple):
    """An actor that may be a side of an event.

    ``seen`` is its link to the trigger, None when it is not of the sentence; those of one ``group`` are coordinated ("X and Y");
    -1 is no group.
    """

    mention: ActorMention
    country: str
    sector: str
    seen: Link | None
    source: str
    group: int = -1


@dataclass(frozen=True, slots=True)
class Discourse:
    """What a document's sentences say about who it is about.

    ``leads`` holds for each sentence its first actor that no preposition governs (mostly who acts or speaks), ``headline`` the actors
    of the headline in order, ``headline_stems`` its words, ``pair`` the two countries named most, ``countries`` how often each is named,
    ``lists`` for each sentence the actors that "and" joins, where they are of two states or more.
    """

    leads: tuple[ActorMention | None, ...]
    headline: tuple[ActorMention, ...]
    headline_stems: frozenset[str]
    pair: tuple[ActorMention, ...]
    countries: dict[str, int]
    lists: tuple[tuple[tuple[Placed[ActorMention], ...], ...], ...] = ()

    @classmethod
    def of(cls, scenes: Sequence[Scene]) -> Discourse:
        """Read the scenes of a document."""
        headline = [a.mention for s in scenes if s.block is BlockKind.HEADLINE for a in s.actors if _known(a.mention)]
        counts: Counter[str] = Counter()
        first: dict[str, ActorMention] = {}
        for scene in scenes:
            for actor in scene.actors:
                country = actor.mention.country
                if country and country != "UNK":
                    counts[country] += 1
                    first.setdefault(country, actor.mention)
        pair = sorted(counts, key=lambda c: (-counts[c], first[c].span.start))[:2]
        leads = tuple(_lead(s) for s in scenes)
        stems = frozenset(k for s in scenes if s.block is BlockKind.HEADLINE for k in s.stems if len(k) > 2)
        return cls(
            leads,
            tuple(_distinct(headline)),
            stems,
            tuple(first[c] for c in pair),
            dict(counts),
            tuple(map(_lists, scenes)),
        )

    def candidates(self, trigger: Trigger) -> list[Candidate]:
        """Everybody who may be a side of the event that ``trigger`` expresses."""
        scene = trigger.scene
        found: list[Candidate] = []
        here: set[str] = set()
        for actor, seen, group in zip(scene.actors, links_of(trigger), scene.groups, strict=True):
            mention = actor.mention
            if mention.rule == "both":
                found += self._two_sides(scene, actor, seen)
            elif mention.country:
                here.add(mention.country)
                found.append(Candidate(mention, mention.country, mention.sector or "UNK", seen, "here", group))
        for source, mention in self._outside(scene):
            if mention.country and mention.country not in here:
                found.append(Candidate(mention, mention.country, mention.sector or "UNK", None, source))
        return found

    def _two_sides(self, scene: Scene, actor: Placed[ActorMention], seen: Link) -> list[Candidate]:
        size = _size(actor.mention)
        sides = self._listed(scene, actor, size) if size != _TWO or _is_with(scene, actor) else []
        if size == _TWO and not sides:
            sides = self._both(scene, actor)
        return [Candidate(m, m.country or "UNK", m.sector or "UNK", seen, "both") for m in sides]

    def _listed(self, scene: Scene, actor: Placed[ActorMention], size: int) -> list[ActorMention]:
        """Those whom the last list of so many states named, in this sentence or shortly before; of any size for ``size`` 0.

        Of two states who does something "with both" is none: "Ghana broke off relations with both countries".
        """
        acting = {
            a.mention.country for a in scene.actors if a.last <= actor.first and not governor(scene, a.first, -1)[0]
        }
        for index in range(scene.index, max(-1, scene.index - _OUTSIDE - 1), -1):
            for found in reversed(self.lists[index] if index < len(self.lists) else ()):
                if index == scene.index and found[-1].last > actor.first:
                    continue
                sides = _distinct([a.mention for a in found])
                if len(sides) == size or not size:
                    return [] if size == _TWO and acting & {m.country for m in sides} else sides
        return []

    def _both(self, scene: Scene, actor: Placed[ActorMention]) -> list[ActorMention]:
        before = _distinct([a.mention for a in scene.actors if a.last <= actor.first and _known(a.mention)])
        named_most = {m.country for m in self.pair}
        sides = [m for m in before if m.country in named_most]
        if len(sides) < 2:  # else whoever mediates is passed over: the page is about the two
            sides = _distinct([*before, *self.pair])[:2]
        return sides

    def _outside(self, scene: Scene) -> list[tuple[str, ActorMention]]:
        found: list[tuple[str, ActorMention]] = []
        back = [m for m in self.leads[max(0, scene.index - _OUTSIDE) : scene.index] if m is not None]
        for distance, mention in enumerate(reversed(back), 1):
            found.append((f"back{distance}", mention))
        if scene.block is not BlockKind.HEADLINE:
            found += [(f"headline{n}", m) for n, m in enumerate(self.headline[:3], 1)]
        found += [(f"top{n}", m) for n, m in enumerate(self.pair, 1)]
        taken: dict[str, tuple[str, ActorMention]] = {}
        for source, mention in found:
            taken.setdefault(mention.country or "UNK", (source, mention))
        return list(taken.values())


def _lists(scene: Scene) -> tuple[tuple[Placed[ActorMention], ...], ...]:
    """The lists of a sentence that name two states or more."""
    found: dict[int, list[Placed[ActorMention]]] = {}
    for actor, group in zip(scene.actors, scene.groups, strict=True):
        if _known(actor.mention):
            found.setdefault(group, []).append(actor)
    return tuple(tuple(some) for some in found.values() if len({a.mention.country for a in some}) > 1)


def _size(mention: ActorMention) -> int:
    """Of how many states "the two countries" or "the three states" are; 0 for "these states"."""
    said = words(mention.surface)
    if said[0] in _THESE and len(said) == _TWO:
        return 0
    return next((_SIZES[word] for word in said if word in _SIZES), _TWO)


def _is_with(scene: Scene, actor: Placed[ActorMention]) -> bool:
    return governor(scene, actor.first, -1)[0] in _WITH


def _known(mention: ActorMention) -> bool:
    return mention.country is not None and mention.country != "UNK"


def _distinct(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    taken: dict[str | None, ActorMention] = {}
    for mention in mentions:
        taken.setdefault(mention.country, mention)
    return list(taken.values())


def _lead(scene: Scene) -> ActorMention | None:
    for actor in scene.actors:
        if _known(actor.mention) and actor.mention.rule not in MARKED and not governor(scene, actor.first, -1)[0]:
            return actor.mention
    return None
