"""Whose somebody is who is told by another: "*his* forces", "*her* spokesman", "*its member states*", "his *counterpart*"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.surroundings import Surroundings, is_behind_in, sentence_before, sentence_of
from marsad.mentions.people.known import BODIES
from marsad.records import ActorKind, ActorMention
from marsad.text import words

POSSESSIVE = "possessive"
"""The rule of phrases that a pronoun completes."""
COUNTERPART = "post.counterpart"
"""How the rules of counterparts begin."""
_OF_COUNTERPARTS = frozenset({"MIL", "LEG", "JUD", "COP", "SPY", "REL"})
_AIRCRAFT = "institution.aviation"
_HER, _OF_MEN = "ها", ("ي", "يا")
_STATE = "state.name"
_NEAR = 250  # characters in which an attached pronoun finds its state


def pointed(mention: ActorMention, before: list[ActorMention]) -> ActorMention:
    """What a pronoun completes, as of the nearest before it; "her" is of no man told by his post and of no state in the masculine."""
    owner = _nearest(mention, before, bodies=mention.rule != POSSESSIVE)
    if owner is not None and _is_masculine(owner) and _is_of_her(mention):
        owner = _nearest(mention, [m for m in before if not _is_masculine(m)], bodies=False) or owner
    return replace(mention, country=owner.country, score=0.6) if owner else mention


def as_its_like(mention: ActorMention, before: list[ActorMention]) -> ActorMention:
    """Somebody's deputy in the sector of that one, and a counterpart in that of the last person with a post: a chief of staff meets a soldier."""
    if mention.rule == POSSESSIVE and mention.sector is None:
        owner = _nearest(mention, before, bodies=False)
        return replace(mention, sector=owner.sector if owner is not None else "GOV")
    if not mention.rule.startswith(COUNTERPART):
        return mention
    near = takewhile(lambda m: mention.span.start - m.span.end <= _NEAR, reversed(before))
    like = next((m for m in near if m.post is not None and not m.rule.startswith(COUNTERPART)), None)
    return replace(mention, sector=like.sector) if like is not None and like.sector in _OF_COUNTERPARTS else mention


def counterpart(
    mention: ActorMention, before: list[ActorMention], told: str | None, context: Surroundings
) -> ActorMention:
    """The counterpart of somebody, who is of another state: of that of the last one, else of the only other that is named before.

    ``told`` is the state of the last counterpart.
    """
    near = takewhile(lambda m: mention.span.start - m.span.end <= _NEAR, reversed(before))
    owners = (m.country for m in near if m.kind is ActorKind.PERSON and not m.rule.startswith(COUNTERPART))
    own = next(owners, None)
    if told is not None and told != own:
        return replace(mention, country=told, score=0.7)
    start, _ = sentence_of(context.text, mention)
    for first, last in ((start, mention.span.start), (sentence_before(context.text, start), start)):
        others = {m.country for m in context.named(first, last) if not _is_matter(m, context)} - {own}
        if len(others) == 1:
            return replace(mention, country=others.pop(), score=0.6)
    return mention


def _is_matter(mention: ActorMention, context: Surroundings) -> bool:
    """Whether a state stands behind "in" and so may be what is talked about; a capital is where one talks."""
    return mention.rule == _STATE and is_behind_in(mention, context.text)


def _nearest(mention: ActorMention, before: list[ActorMention], *, bodies: bool) -> ActorMention | None:
    """The last state (or the last body of states) named before ``mention``."""
    for earlier in reversed(before):
        if not bodies and mention.span.start - earlier.span.end > _NEAR:
            return None
        if earlier.rule == _AIRCRAFT or (earlier.kind is ActorKind.MEDIA and mention.sector != "JRN"):
            continue  # "downed an aircraft and said that *its* forces", "told the channel that *his* forces"
        wanted = earlier.country in BODIES if bodies else earlier.country not in {None, "UNK"}
        if wanted and earlier.span.end <= mention.span.start:
            return earlier
    return None


def _is_his(mention: ActorMention) -> bool:
    """Whether somebody is told by a post in the masculine, so that "her" means another."""
    return mention.kind is ActorKind.PERSON and bool(mention.post) and not words(mention.post or "")[0].endswith("ه")


def _is_of_her(mention: ActorMention) -> bool:
    return any(word.endswith(_HER) for word in words(mention.post or mention.surface))


def _is_masculine(mention: ActorMention) -> bool:
    """Whether "her" means another: a man told by his post, whose a thing in the masculine is ("the *Egyptian* offer"), a state in the masculine."""
    adjective = mention.rule == "demonym" and words(mention.surface)[-1].endswith(_OF_MEN)
    state = mention.rule == _STATE and words(mention.surface)[-1] in word_list("masculine_state")
    return adjective or state or _is_his(mention)
