"""Who tells the press something and is nobody whom the lexicons know: unnamed sources, witnesses, correspondents, the media, bodies in no list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from marsad.coding.cues import qualifier_words
from marsad.coding.fates import says
from marsad.coding.nearby import phrase, stands, words_at, written
from marsad.coding.scenes import Placed, Scene, Teller, in_actor, in_date
from marsad.coding.speakers import speaking
from marsad.records import POS, ActorKind, ActorMention, Span

_OF, _FROM = "من", "عن"
_TO = frozenset(["ل", "لل", "ب"])
_RELAYED = 6  # tokens before "from" somebody in which a word may say that his words are passed on
_NEAR = 3  # tokens before somebody in which a verb may have him as its subject or object
PRESS = "JRN"
"""The sector of the media."""


def tellers_in(scene: Scene) -> Iterator[Teller]:
    """Who tells something in a sentence without being an actor of it, and how it is said that he does; the others of that sort are left out."""
    taken = {at for actor in scene.actors for at in range(actor.first, actor.last)}
    listed = qualifier_words()["telling"] | qualifier_words()["press"]
    for at, (whole, stem) in enumerate(zip(scene.keys, scene.stems, strict=True)):
        if at in taken or (whole not in listed and stem not in listed) or scene.tokens[at].pos is POS.VERB:
            continue
        teller = None if _is_of_words(scene, at) else teller_at(scene, at)
        if teller is None:
            continue
        said = speaking(scene, teller.first, teller.last)
        told_to = not _TO.isdisjoint(scene.tokens[at].form.proclitics)
        if said.says == "source" or (not told_to and _says_so(scene, teller, said.says)):
            yield Teller(teller, said)


def _is_of_words(scene: Scene, at: int) -> bool:
    """Whether "press" describes what was said: "a press statement", "press reports"."""
    return (
        at > 0
        and scene.keys[at] in qualifier_words()["of_press"]
        and stands(scene, qualifier_words()["statement"], (at - 1,))
    )


def _says_so(scene: Scene, teller: Placed[ActorMention], how: str) -> bool:
    """Whether the verb of saying before or after somebody is his: not "said that reporters were hit", "arrested reporters who, it said"."""
    if how == "no":
        return False
    if _is_quoted(scene, teller):
        return True
    before = range(teller.first - 1, max(-1, teller.first - 1 - _NEAR), -1)
    if how == "after":
        between = list(takewhile(lambda i: "say" not in scene.cues[i], before))
        return not any(_opens(scene, i) for i in between) and not (between and _holds(scene, teller.first - 1))
    said = next(i for i in range(teller.last, len(scene.tokens)) if "say" in scene.cues[i])
    joined = scene.tokens[said].form.proclitics[:1] in (("و",), ("ف",))
    marked = any(scene.tokens[i].pos is POS.PUNCT for i in range(teller.last, said))
    led = takewhile(lambda i: scene.tokens[i].pos is not POS.PUNCT and not _opens(scene, i), before)
    held = teller.first > 0 and _holds(scene, teller.first - 1)
    return not (joined or marked or held or any(scene.tokens[i].pos is POS.VERB for i in led))


def _is_quoted(scene: Scene, teller: Placed[ActorMention]) -> bool:
    """Whether somebody is quoted from: "reported from a military source", "a military source ... his words"."""
    listed = qualifier_words()
    reported = range(max(0, teller.first - 1 - _RELAYED), teller.first - 1)
    relayed = scene.keys[teller.first - 1 : teller.first] == [_FROM] and stands(scene, listed["relaying"], reported)
    return relayed or stands(scene, listed["saying"], (teller.last, teller.last + 1))


def _opens(scene: Scene, at: int) -> bool:
    return "complementiser" in scene.cues[at] or scene.tokens[at].pos is POS.SCONJ


def _holds(scene: Scene, at: int) -> bool:
    """Whether the word before a name makes it a part of another phrase: "at the site", "the arrest of reporters"."""
    some = qualifier_words()["some"]
    if stands(scene, some, (at,)) or (scene.keys[at] == _OF and at and stands(scene, some, (at - 1,))):
        return False
    if "preposition" in scene.cues[at] or says(scene, at) is not None:
        return True
    return scene.tokens[at].pos is POS.NOUN and not in_actor(scene, at) and not in_date(scene, at)


def teller_at(scene: Scene, at: int) -> Placed[ActorMention] | None:
    """The teller whose name begins at a token: "a military source"; None where no such name does."""
    told = words_at(scene, at)
    means = not qualifier_words()["means"].isdisjoint(told)
    if means and qualifier_words()["information"].isdisjoint(scene.stems[at + 1 : at + 2]):
        return None
    press = not qualifier_words()["press"].isdisjoint(told)
    words = phrase(scene, at, bare=True) if press or not qualifier_words()["telling"].isdisjoint(told) else None
    if words is None:
        return None
    last = next((i for i in range(at + 1, words.last) if _ends(scene, i)), words.last)
    text = _name(scene, words.first, last)
    span = Span(_start(scene, words.first), scene.tokens[last - 1].span.end)
    kind, sector = (ActorKind.MEDIA, PRESS) if press else (ActorKind.PERSON, None)
    return Placed(ActorMention(span, text, kind, None, sector, text, rule="source"), words.first, last)


def _ends(scene: Scene, at: int) -> bool:
    """Whether a token within the phrase of a teller belongs to it no more: "his words", or an actor whom an adjective parts from it."""
    if not qualifier_words()["saying"].isdisjoint(words_at(scene, at)):
        return True
    begins = any(actor.first == at for actor in scene.actors)
    return begins and scene.tokens[at].pos is not POS.ADJ and scene.tokens[at - 1].pos is POS.ADJ


def _name(scene: Scene, first: int, last: int) -> str:
    """The words of a name without what is joined to the first."""
    name = written(scene, first, last)
    return name.removeprefix("ل") if "ل" in scene.tokens[first].form.proclitics else name


def _start(scene: Scene, first: int) -> int:
    """The character at which a name begins in its first token, behind what is joined to it."""
    token, name = scene.tokens[first], _name(scene, first, first + 1)
    return token.span.end - len(name) if token.surface.endswith(name) else token.span.start
