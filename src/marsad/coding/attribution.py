"""Who told whom: "the agency quoted an official as saying" has the official as its source, and the agency through which he is known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.nearby import words_at
from marsad.coding.scenes import Scene
from marsad.coding.tellers import PRESS, teller_at
from marsad.records import POS, ActorMention

_BEFORE, _AFTER = 3, 2  # tokens before and after a teller within which a word of relaying or saying is his
_GAP = 4  # tokens between a teller and the words that name his source
_FROM, _TO = "عن", "الي"


@dataclass(slots=True)
class _Chain:
    """Of a sentence: its tellers as numbers of ``known``, by whom they quote, and the other way round."""

    known: list[ActorMention]
    teller: dict[int, int] = field(default_factory=dict)
    source: dict[int, int] = field(default_factory=dict)

    def link(self, teller: int, source: int) -> None:
        if teller != source and teller not in self.source and source not in self.teller:
            self.teller[source], self.source[teller] = teller, source


def told_through(
    source: ActorMention, own: Collection[str], scenes: Sequence[Scene]
) -> tuple[ActorMention, tuple[str, ...]]:
    """Whom a source quotes in turn, and through whom the words came.

    Args:
        source: who says so, as it was chosen.
        own: the countries whose own deed is told; whoever tells of his own deed is no source of it.
        scenes: the sentences of the page.

    Returns:
        The innermost source, and the names of those who passed its words on, the outermost first.
    """
    scene = next((s for s in scenes if s.span.start <= source.span.start < s.span.end), None)
    chain = _chain(scene) if scene else None
    at = next((n for n, mention in enumerate(chain.known) if mention.span == source.span), None) if chain else None
    if chain is None or at is None:
        return source, ()
    while (inner := chain.source.get(at)) is not None and chain.known[inner].country not in own:
        at = inner
    innermost, via = chain.known[at], list[str]()
    while (outer := chain.teller.get(at)) is not None:
        via.insert(0, chain.known[outer].name)
        at = outer
    return innermost, tuple(via)


def _chain(scene: Scene) -> _Chain:
    chain = _Chain([a.mention for a in scene.actors])
    for number, actor in enumerate(scene.actors):
        if _relays(scene, actor.first, actor.last) and (at := _quoted_from(scene, actor.last)) is not None:
            source = _at(chain, scene, at)
            if source is not None:
                chain.link(number, source)
        if (told := _told_to(scene, number)) is not None:
            chain.link(number, told)
    cited = [
        number
        for number, actor in enumerate(scene.actors)
        if actor.mention.sector != PRESS and number not in chain.teller and _cited(scene, actor.first)
    ][::-1]
    for number, actor in enumerate(scene.actors):
        while cited and cited[-1] <= number:
            cited.pop()
        if (
            cited
            and number not in chain.source
            and actor.mention.sector == PRESS
            and any("say" in scene.cues[at] for at in _around(scene, actor.first, actor.last))
        ):
            chain.link(number, cited.pop())
    return chain


def _told_to(scene: Scene, number: int) -> int | None:
    """The number of the actor right before an outlet whom the outlet was told by: "an official told the channel that"."""
    outlet = scene.actors[number]
    spoken_to = scene.tokens[outlet.first].form.proclitics[:1] in (("ل",), ("لل",))
    if outlet.mention.sector != PRESS or not spoken_to or not number:
        return None
    before = scene.actors[number - 1]
    says = any("say" in scene.cues[at] for at in range(max(0, before.first - _BEFORE), before.first))
    return number - 1 if before.last == outlet.first and says and before.mention.sector != PRESS else None


def _around(scene: Scene, first: int, last: int) -> list[int]:
    return [*range(max(0, first - _BEFORE), first), *range(last, min(len(scene.tokens), last + _AFTER))]


def _relays(scene: Scene, first: int, last: int) -> bool:
    """Whether a word before or after an actor says that it passes on the words of others."""
    return any(_is_relaying(scene, at) or _is_basing(scene, at) for at in _around(scene, first, last))


def _is_relaying(scene: Scene, at: int) -> bool:
    return not qualifier_words()["relaying"].isdisjoint(words_at(scene, at))


def _is_basing(scene: Scene, at: int) -> bool:
    """Whether the word at a position says with "to" that somebody leans on the words of others: "based on officials"."""
    return not qualifier_words()["basing"].isdisjoint(words_at(scene, at))


def _quoted_from(scene: Scene, last: int) -> int | None:
    """Where the source begins that follows "from" shortly after a teller that ends before token ``last``; no other word of saying stands between."""
    for at in range(last, min(len(scene.tokens) - 1, last + _GAP)):
        if scene.keys[at] == _FROM or (scene.keys[at] == _TO and _is_basing(scene, at - 1)):
            return next((i for i in range(at + 1, len(scene.tokens)) if scene.tokens[i].pos is not POS.PUNCT), None)
        if "complementiser" in scene.cues[at] or ("say" in scene.cues[at] and not _is_relaying(scene, at)):
            return None
    return None


def _at(chain: _Chain, scene: Scene, at: int) -> int | None:
    """The number of the source that begins at a token: an actor, or "a military source", which is nobody that the page names."""
    begun = bisect_left(scene.amounts, at, key=lambda a: a.first)
    number = scene.amounts[begun] if begun < len(scene.amounts) else None
    if number is not None and number.first == at:  # "three officials": they begin with the noun that is counted
        at = number.last - 1 if number.mention.unit else number.last
    if at >= len(scene.tokens):
        return None
    nearest = bisect_right(scene.starts, at) - 1
    known = nearest if nearest >= 0 and at < scene.actors[nearest].last else None
    teller = teller_at(scene, at) if known is None else None
    if teller is None:
        return known
    chain.known.append(teller.mention)
    return len(chain.known) - 1


def _cited(scene: Scene, first: int) -> bool:
    """Whether "according to" stands right before a source."""
    sources = load_cues()["source"] - qualifier_words()["relaying"]
    return any(scene.keys[at] in sources or scene.stems[at] in sources for at in range(max(0, first - 2), first))
