"""Who holds which post now: facts ``office`` from people named with their title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.mentions.actor_lexicon import word_list
from marsad.records import ActorMention, Analysis, Fact
from marsad.text import words

RULE = "office"
_COURTESIES = frozenset(words(title) for title in ("الأمير", "الأميرة", "السفير", "السفيرة"))


def offices(mentions: Sequence[ActorMention], analysis: Analysis) -> list[Fact]:
    """Facts of the relation ``office``, one for each person and country, with the fields ``person`` and ``post``.

    Former holders are left out, as are people of an unknown country. The evidence is the stretch of text that holds title and name.

    Args:
        mentions: actors of the text in order, resolved.
        analysis: the text they come from.
    """
    facts: list[Fact] = []
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        if not _is_office(mention):
            continue
        keys = words(mention.name)
        person = (mention.country or "", keys[-1])
        if person in seen:
            continue
        seen.add(person)
        facts.append(_fact(mention, analysis.text))
    return facts


def _is_office(mention: ActorMention) -> bool:
    if mention.post is None or mention.country in {None, "UNK"} or not mention.rule.startswith(("post.", "possessive")):
        return False
    if words(mention.post) in _COURTESIES:
        return False
    named = mention.name not in {mention.surface, mention.post} and bool(words(mention.name))
    return named and not any(w in word_list("former") for w in _words_outside(mention))


def _words_outside(mention: ActorMention) -> Iterator[str]:
    """The words of the phrase that are not of the name."""
    yield from words(mention.surface.replace(mention.name, " "))


def _fact(mention: ActorMention, text: str) -> Fact:
    return Fact(
        relation="office",
        subject=None,
        object=mention.country,
        attributed_to=None,
        evidence=mention.span.of(text),
        evidence_span=mention.span,
        rule=RULE,
        confidence=mention.score,
        fields={"person": mention.name, "post": mention.post},
    )
