"""Settle with the whole document what an actor phrase leaves open.

A pure function of the mentions in order: a name, a post or an institution without a country of its own takes that of another mention that it
repeats, else that of the place named with it or of the state the document is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from marsad.mentions.actor.lexicon import states_of_form
from marsad.mentions.actor.namesakes import among_namesakes, known_person, spread, without_namesakes
from marsad.mentions.actor.others import is_only_met
from marsad.mentions.actor.pointing import COUNTERPART, POSSESSIVE, as_its_like, counterpart, pointed
from marsad.mentions.actor.surroundings import (
    NO_STATES,
    Surroundings,
    at_embassy,
    countries_by_surname,
    elsewhere,
    not_his,
    partner_of,
    place_of,
    weights,
)
from marsad.records import ActorKind, ActorMention
from marsad.text import words

_POINTING = frozenset({POSSESSIVE, "people.member_states"})
_CROWNED = frozenset({"post.king", "post.emir.country", "post.sultan", "post.crown_prince"})
_OF_REPUBLIC = "post.president.republic"
_MEDIATORS = frozenset({"post.envoy", "post.undersecretary"})  # of the United Nations where nothing else is said
_SECRETARY, _TITLE = "post.secretary_general", 2  # words of the bare title
_NAMES_ALONE = frozenset({"person.name", "person.person"})  # no title says that they are of the document's state
_EMBASSY = "institution.embassy"
_BEFORE_EMBASSIES = frozenset({"people.protesters", "people.citizens", "people.residents", "people.gunmen"})
_OF_EMBASSIES = frozenset({_EMBASSY, "post.ambassador", "post.charge", "post.consul"})
_TOLD_AS = {
    "people.residents": "people.citizens",
    "people.infantry": "people.soldiers",
    "post.assistant.woman": "post.assistant",
}
_NOBODYS = frozenset({"UAF", "CRM"})
_FROM_ELSEWHERE = "people.refugees"  # mostly not of the state that receives them
_ARMY = "institution.army"
_SURE = 0.8  # score of a mention whose state its own words tell


def resolved(
    mentions: Sequence[ActorMention],
    text: str,
    published: date | None = None,
    of_cities: Callable[[], Counter[str]] = Counter,
) -> list[ActorMention]:
    """``mentions`` with the countries that the document tells; what it does not tell stays None.

    Args:
        mentions: in order of their start.
        text: the text that their spans index.
        published: day of publication, for people who changed posts; None if unknown.
        of_cities: gives how often cities of each state are named, asked where no state is.
    """
    mentions = without_namesakes(mentions)
    counts = weights(mentions)
    named = [known_person(spread(m, counts), published) for m in among_namesakes(mentions, counts)]
    main = next((state for state, _ in (counts or of_cities()).most_common(1)), None)
    embassies = [m.span.start for m in named if m.rule == _EMBASSY and m.country == main]
    told_of = [m for m in named if m.score >= _SURE and m.kind is not ActorKind.MEDIA]  # to a channel anybody speaks
    sure = [m for m in told_of if m.country is not None and m.country not in NO_STATES]
    of_united_nations = any(m.country == "UNO" for m in named)
    starts = [m.span.start for m in sure]
    context = Surroundings(
        named, text, countries_by_surname(named), main, embassies, of_united_nations, sure, starts, counts
    )
    done: list[ActorMention] = []
    told: dict[str, str] = {}
    for at, found in enumerate(named):
        mention = as_its_like(found, done)
        open_yet = mention.country is None and mention.rule != "both"
        done.append(_settle(mention, at, done, told, context) if open_yet else mention)
        country = done[-1].country
        if country is not None and country not in NO_STATES:
            told[_told_as(mention.rule)] = country
    return done


def _settle(
    mention: ActorMention, at: int, before: list[ActorMention], told: dict[str, str], context: Surroundings
) -> ActorMention:
    """``before`` are the mentions before it, settled; ``told`` the last state of those of each rule."""
    if mention.kind is ActorKind.PERSON and mention.name != mention.post:
        keys = words(mention.name)
        country = context.surnames.get(keys[-1]) if keys else None
        if country is not None or mention.rule in _NAMES_ALONE:
            return replace(mention, country=country, score=0.9) if country else mention
    if mention.rule in _POINTING:
        return pointed(mention, before)
    if mention.sector in _NOBODYS or _of_many(mention):
        return mention
    if _is_secretary_general(mention):
        return _of_body(mention, before, context)
    country = _told(mention, told, context)
    if mention.rule.startswith(COUNTERPART):
        return counterpart(mention, before, country, context)
    if country is not None:
        return replace(mention, country=elsewhere(mention, country, context, alone=True) or country, score=0.7)
    if mention.kind is ActorKind.PEOPLE and not mention.rule.startswith("post."):
        country = partner_of(mention, context) or place_of(mention, at, context)
        if country is not None:
            return replace(mention, country=country, score=0.5)
    return _of_main(mention, context)


def _told(mention: ActorMention, told: dict[str, str], context: Surroundings) -> str | None:
    """The last state of those of its rule, unless the sentence tells it apart from that of the mention."""
    country = told.get(_told_as(mention.rule))
    return None if country is not None and country in not_his(mention, context) else country


def _told_as(rule: str) -> str:
    """Under which rule the state of a mention is remembered: an embassy and its ambassador are of one state."""
    return _EMBASSY if rule in _OF_EMBASSIES else _TOLD_AS.get(rule, rule)


def _of_main(mention: ActorMention, context: Surroundings) -> ActorMention:
    """The mention as one of the state that the document names most, where that may be meant; mediators may be of the United Nations."""
    if mention.rule in _MEDIATORS and context.of_united_nations:
        return replace(mention, country="UNO", score=0.5)
    if context.main is None or not _resolvable(mention):
        return mention
    if mention.rule in _BEFORE_EMBASSIES and at_embassy(mention, context):
        return mention
    # Palestine has no army: the only one in a text about it is the one that stands there.
    country = elsewhere(mention, context.main, context) or context.main
    if is_only_met(mention, country, context.sure) or country in not_his(mention, context):
        return mention
    country = "ISR" if mention.rule == _ARMY and country == "PSE" else country
    fitting = country if _fits_form(mention, country) else None
    fitting = fitting or next((c for c, _ in context.counts.most_common() if _fits_form(mention, c)), None)
    return replace(mention, country=fitting, score=0.4) if fitting is not None else mention


def _fits_form(mention: ActorMention, state: str) -> bool:
    """Whether a state may have such a head: no republic has a crown prince, no kingdom a president of the republic."""
    if mention.rule in _CROWNED:
        return state in states_of_form("monarchy")
    return mention.rule != _OF_REPUBLIC or state not in states_of_form("monarchy") | states_of_form("no_republic")


def _resolvable(mention: ActorMention) -> bool:
    """Whether the document's own state may be meant: it is not for groups and bodies."""
    if mention.rule == _FROM_ELSEWHERE:
        return False
    return mention.kind in {ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.PEOPLE} and mention.sector != "UNK"


def _of_many(mention: ActorMention) -> bool:
    """Leaders or ministers of several states, if the phrase does not say of which."""
    return (
        mention.rule.startswith("post.") and mention.rule.endswith(".plural") and mention.rule != "post.official.plural"
    )


def _is_secretary_general(mention: ActorMention) -> bool:
    """Whether somebody is told as "the secretary general" and by nothing else."""
    return mention.rule == _SECRETARY and mention.surface == mention.post and len(words(mention.surface)) == _TITLE


def _of_body(mention: ActorMention, before: list[ActorMention], context: Surroundings) -> ActorMention:
    """The secretary general as the last one before, else as that of the United Nations, where these are named."""
    last = next((m.country for m in reversed(before) if m.rule == _SECRETARY and m.country is not None), None)
    country = last or ("UNO" if context.of_united_nations else None)
    return replace(mention, country=country, score=0.7 if last else 0.5)
