"""People named again by a courtesy title alone: "his majesty", "her excellency", "his beatitude"."""

from __future__ import annotations

from marsad.mentions.actor_lexicon import word_list
from marsad.mentions.actor_surnames import covered
from marsad.mentions.actor_text import Words
from marsad.records import POS, ActorKind, ActorMention, Span
from marsad.text import key
from marsad.text import words as keys_of

COURTESY = "courtesy"
"""The rule of these mentions."""

_COUNTERPART = "post.counterpart"
_KINDS = ("royal", "cleric", "official")
_ROYAL = frozenset(
    {"king", "emir", "emir.country", "sultan", "emperor", "crown_prince", "saudi_king", "saudi_heir", "moroccan_king"}
    | {"uae_rulers", "king_title", "prince_title", "sheikh_title", "highness"}
)


def with_courtesies(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, resolved, and those of people by courtesy alone; it means the last one before whose office it fits.

    A title of kings means a king or prince, one of clergy a cleric, any other whoever held an office, but not somebody's counterpart without
    a name; where nobody before fits, it is nobody's. Some are nouns besides ("its sovereignty", "his state") and count only right behind a
    verb whose subject such a person is.
    """
    kinds = {word: kind for kind in _KINDS for word in word_list(f"courtesy_{kind}")}
    kinds |= dict.fromkeys(word_list("courtesy_or_noun"), "official")
    asked = [
        at
        for at in range(len(words))
        if _key(words, at) in kinds and words.tokens[at].pos is not POS.PUNCT and _is_title(words, at)
    ]
    if not asked:
        return mentions
    taken, extra = covered(words, mentions), []
    people = sorted((m for m in mentions if m.kind is ActorKind.PERSON and m.country), key=lambda m: -m.span.end)
    last: dict[str, ActorMention] = {}  # whom each kind of courtesy fits in what is read so far
    for at in asked:
        while people and people[-1].span.end <= words.tokens[at].span.start:
            person = people.pop()
            last.update(
                (kind, person) for kind in _KINDS if _fits(person, kind) and not _beside(person, last.get(kind))
            )
        meant = last.get(kinds[_key(words, at)])
        if at not in taken and meant is not None:
            extra.append(_mention(words, at, meant))
    return sorted([*mentions, *extra], key=lambda m: m.span) if extra else mentions


def _key(words: Words, at: int) -> str:
    form = words.forms[at]
    return form.key[len(words.prefix(at)) :] if words.prefix(at) else form.key


def _is_title(words: Words, at: int) -> bool:
    if _key(words, at) not in word_list("courtesy_or_noun"):
        return True
    if not at or words.prefix(at) or not words.joined(at - 1, at):
        return False
    return any(key(verb.lemma) in word_list("courtesy_verb") for verb in words.forms[at - 1].verbs)


def _fits(person: ActorMention, kind: str) -> bool:
    if kind == "cleric":
        return person.sector == "REL"
    royal = person.rule.partition(".")[2] in _ROYAL or not word_list("courtesy_royal_title").isdisjoint(
        keys_of(person.surface)
    )
    return royal if kind == "royal" else person.sector != "REL"


def _beside(person: ActorMention, before: ActorMention | None) -> bool:
    """Whether somebody is told by his post as the counterpart of another alone, so that "his excellency" is that other."""
    return before is not None and person.rule == _COUNTERPART and person.name == person.post


def _mention(words: Words, at: int, meant: ActorMention) -> ActorMention:
    token = words.tokens[at]
    prefix = words.prefix(at)
    start = token.span.start + (len(prefix) if prefix and token.surface.startswith(prefix) else 0)
    span = Span(start, token.span.end)
    surface = span.of(words.analysis.text)
    return ActorMention(
        span, surface, ActorKind.PERSON, meant.country, meant.sector, meant.name, meant.post, rule=COURTESY, score=0.8
    )
