"""People named again by a courtesy title alone, "his majesty", "her excellency", "his beatitude", and who is told of as "the latter"."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.language import verbs_of
from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.surnames import covered
from marsad.mentions.actor.text import Words
from marsad.mentions.actor.titles import person_at
from marsad.records import POS, ActorKind, ActorMention, Span
from marsad.text import key
from marsad.text import words as keys_of

COURTESY = "courtesy"
"""The rule of these mentions."""

_COUNTERPART = "post.counterpart"
_KINDS = ("royal", "cleric", "official")
_OF_STATES = "يا"
_LATTERS = ("latter", "latter_feminine")
_FEMININE = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP})
_PRINCELY = frozenset(
    {"emir", "emir.country", "crown_prince", "saudi_heir", "uae_rulers", "prince_title", "sheikh_title", "highness"}
)
# Titles by which people are named again, each with the posts of those whom it fits best.
_OWN_TITLES = {
    "جلاله": frozenset({"king", "sultan", "emperor", "saudi_king", "moroccan_king", "king_title"}),
    "سمو": _PRINCELY,
    "فخامه": frozenset({"president", "president.state", "president.republic", "acting_head"}),
    "معالي": frozenset({"minister", "minister.state", "deputy_minister"}),
}
_ROYAL = _PRINCELY | _OWN_TITLES["جلاله"]


def with_courtesies(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, resolved, and those of people by courtesy alone; it means the last one before whose office it fits.

    "His majesty" means a king, "his highness" a prince, "his excellency" a president or a minister by the word, or who was told with that
    title; else a title of kings means a king or prince, one of clergy a cleric, any other whoever held an office, but not somebody's
    counterpart without a name; where nobody before fits, it is nobody's. Some are nouns besides ("its sovereignty", "his state") and count
    only right behind a verb whose subject such a person is. "The latter" is whoever was named last, in the feminine a state or an organisation;
    it counts behind "this" and right behind a verb or a verbal noun, where it describes nothing.
    """
    kinds = {word: kind for kind in _KINDS for word in word_list(f"courtesy_{kind}")}
    kinds |= dict.fromkeys(word_list("courtesy_or_noun"), "official")
    kinds |= {word: kind for kind in _LATTERS for word in word_list(kind)}
    asked = [
        at
        for at in range(len(words))
        if _key(words, at) in kinds and words.tokens[at].pos is not POS.PUNCT and _is_title(words, at)
    ]
    if not asked:
        return mentions
    taken, extra = covered(words, mentions), []
    known = sorted((m for m in mentions if m.country), key=lambda m: -m.span.end)
    last: dict[str, ActorMention] = {}  # whom each kind of courtesy fits in what is read so far
    for at in asked:
        while known and known[-1].span.end <= words.tokens[at].span.start:
            actor = known.pop()
            last.update((kind, actor) for kind in _LATTERS if _may_be(actor, kind))
            if actor.kind is ActorKind.PERSON:
                fitting = [kind for kind in _KINDS if _fits(actor, kind)] + list(_own_titles(actor))
                last.update((kind, actor) for kind in fitting if not _beside(actor, last.get(kind)))
        meant = last.get(words.forms[at].stem_key) or last.get(kinds[_key(words, at)])
        if at not in taken and meant is not None:
            extra.append(_mention(words, at, meant))
    return sorted([*mentions, *extra], key=lambda m: m.span) if extra else mentions


def _key(words: Words, at: int) -> str:
    form = words.forms[at]
    return form.key[len(words.prefix(at)) :] if words.prefix(at) else form.key


def _is_title(words: Words, at: int) -> bool:
    told = _key(words, at)
    if any(told in word_list(kind) for kind in _LATTERS):
        return _stands_for_somebody(words, at)
    if told not in word_list("courtesy_or_noun"):
        return not _opens_name(words, at)
    if not at or words.prefix(at) or not words.joined(at - 1, at):
        return False
    if words.joined(at, at + 1) and words.prefix(at + 1) == "ب":
        return False  # "expressed *his happiness* with"
    return any(key(verb.lemma) in word_list("courtesy_verb") for verb in words.forms[at - 1].verbs)


def _opens_name(words: Words, at: int) -> bool:
    """Whether a name without the article stands right behind the word, as in those of towns ("*Maale* Adumim")."""
    behind = at + 1
    if not words.joined(at, behind) or at + 1 in words.states or words.definite(behind) or words.prefix(behind):
        return False
    return words.tokens[behind].pos is POS.PROPN or person_at(words, behind)


def _stands_for_somebody(words: Words, at: int) -> bool:
    """Whether "the last" is a noun: behind "this", or behind a verb with no noun before it that it may describe."""
    if not at or words.prefix(at) or not words.joined(at - 1, at):
        return False
    if words.forms[at - 1].core_key in word_list("demonstrative"):
        return True
    verb = words.tokens[at - 1]
    if verb.form.enclitics:
        return False
    # No adjective with the article describes a noun without it.
    listed = bool(verbs_of(verb.form.stem)) or verb.form.stem_key in word_list("of_latter")
    noun = verb.pos is POS.NOUN and not words.definite(at - 1) and listed
    return verb.pos is POS.VERB or noun


def _may_be(actor: ActorMention, kind: str) -> bool:
    if kind == "latter":
        return actor.kind is ActorKind.PERSON
    adjective = actor.rule == "demonym" and not actor.surface.endswith(
        _OF_STATES
    )  # which behind a verb may be read as adjectives
    return actor.kind in _FEMININE and not adjective


def _fits(person: ActorMention, kind: str) -> bool:
    if kind == "cleric":
        return person.sector == "REL"
    royal = person.rule.partition(".")[2] in _ROYAL or not word_list("courtesy_royal_title").isdisjoint(
        keys_of(person.surface)
    )
    return royal if kind == "royal" else person.sector != "REL"


def _own_titles(person: ActorMention) -> Iterator[str]:
    """The titles that somebody was told with before, and those of his office."""
    told, rule = keys_of(person.surface), person.rule.partition(".")[2]
    return (title for title, rules in _OWN_TITLES.items() if title in told or rule in rules)


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
        span, surface, meant.kind, meant.country, meant.sector, meant.name, meant.post, rule=COURTESY, score=0.8
    )
