"""Settle with the whole document what an actor phrase leaves open.

A pure function of the mentions in order: a name, a post or an institution without a country of its own takes that of another mention that it
repeats, else that of the place named with it or of the state the document is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from marsad.mentions.actor_lexicon import (
    BODIES,
    held,
    name_ends,
    namesakes,
    only_where_named,
    people_by_ends,
    peoples,
    states_of_form,
    word_list,
)
from marsad.mentions.actor_others import is_dealt_with, is_only_met, told_apart
from marsad.mentions.actor_surnames import surname_of
from marsad.records import ActorKind, ActorMention
from marsad.text import words

OF = "@"  # between the rule of a post and that of the party, of one name in several countries, that it is held in
_NO_STATES = BODIES | {"NGO", "MNC", "ISM", "UNK"}
POSSESSIVE = "possessive"
"""The rule of phrases that a pronoun completes."""

_POINTING = frozenset({POSSESSIVE, "people.member_states"})
_CROWNED = frozenset({"post.king", "post.emir.country", "post.sultan", "post.crown_prince"})
_OF_REPUBLIC = "post.president.republic"
_MEDIATORS = frozenset({"post.envoy", "post.undersecretary"})  # of the United Nations where nothing else is said
_SECRETARY, _TITLE = "post.secretary_general", 2  # words of the bare title
_NAMES_ALONE = frozenset(
    {"person.name", "person.person"}
)  # without a title nothing says that they are of the document's state
_COUNTERPART = "post.counterpart"
_OF_COUNTERPARTS = frozenset({"MIL", "LEG", "JUD", "COP", "SPY", "REL"})
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
_ARMY, _AIRCRAFT = "institution.army", "institution.aviation"
_ALI = "علي"  # listed as the preposition, which ends a name
_HER, _OF_MEN = "ها", ("ي", "يا")
_NEAR = 250  # characters in which an attached pronoun finds its state
_REACH = 400  # characters before a mention in which its sentence begins
_LONGEST = 2000  # characters behind a mention that are still of its sentence
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_HEADING = re.compile(r"\s*[^\s:]+(?: [^\s:]+){,2} ?:")
_IN = re.compile(r"(?:^|\s)(?:في|داخل|جنوبي?|شمالي?|شرقي?|غربي?|وسط|قرب|مدينة|محافظة|العاصمة|ولاية)\s+$")
_MOST = 24  # states that a sentence is asked for
_SURE = 0.8  # score of a mention whose state its own words tell
_OPENING = 400  # characters at the start, headline and lead, whose mentions count double


@dataclass(frozen=True, slots=True)
class _Context:
    """What the document tells: countries by surname, the state that it names most, and where embassies of that one are named.

    ``sure`` are the mentions whose state their own words tell, ``starts`` where these begin. ``counts`` says how much the document is about
    each state.
    """

    mentions: Sequence[ActorMention]
    text: str
    surnames: dict[str, str]
    main: str | None
    embassies: list[int]
    of_united_nations: bool
    sure: list[ActorMention]
    starts: list[int]
    counts: Counter[str]

    def named(self, start: int, end: int) -> list[ActorMention]:
        """The first mentions from ``start`` to ``end`` of the text whose state is sure, at most `_MOST`."""
        first = bisect_left(self.starts, start)
        return self.sure[first : min(bisect_left(self.starts, end), first + _MOST)]


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
    mentions = _without_namesakes(mentions)
    counts = _weights(mentions)
    named = [_known_person(_spread(m, counts), published) for m in _among_namesakes(mentions, counts)]
    main = next((state for state, _ in (counts or of_cities()).most_common(1)), None)
    embassies = [m.span.start for m in named if m.rule == _EMBASSY and m.country == main]
    told_of = [m for m in named if m.score >= _SURE and m.kind is not ActorKind.MEDIA]  # to a channel anybody speaks
    sure = [m for m in told_of if m.country is not None and m.country not in _NO_STATES]
    of_united_nations = any(m.country == "UNO" for m in named)
    starts = [m.span.start for m in sure]
    context = _Context(named, text, _surnames(named), main, embassies, of_united_nations, sure, starts, counts)
    done: list[ActorMention] = []
    told: dict[str, str] = {}
    for at, found in enumerate(named):
        mention = _as_its_like(found, done)
        open_yet = mention.country is None and mention.rule != "both"
        done.append(_settle(mention, at, done, told, context) if open_yet else mention)
        country = done[-1].country
        if country is not None and country not in _NO_STATES:
            told[_told_as(mention.rule)] = country
    return done


def _without_namesakes(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """People of two names that anybody may have ("Muhammad Ahmad") are not the known ones where nothing else is of their country."""
    doubted = [m.rule == "person.person" and _of_everybodys_names(m.name) for m in mentions]
    countries = {m.country for m, doubt in zip(mentions, doubted, strict=True) if not doubt}
    return [
        replace(m, country=None, sector="GOV", rule="person.name", score=0.5)
        if doubt and m.country not in countries
        else m
        for m, doubt in zip(mentions, doubted, strict=True)
    ]


def _of_everybodys_names(name: str) -> bool:
    keys = words(name)
    return len(keys) == 2 and all(k == _ALI or k in word_list("everybodys_name") for k in keys)


def _among_namesakes(mentions: Sequence[ActorMention], counts: Counter[str]) -> Iterator[ActorMention]:
    """A party, chamber or movement whose name several countries have: the one told with it before, else the one that the document names most.

    If it names none, the likeliest is taken, but not for what anybody may be called ("the enemy").
    """
    told: dict[str, str | None] = {}
    for found in mentions:
        post, _, party = found.rule.partition(OF)
        mention = replace(found, rule=post) if party else found
        rule = party or post
        options = namesakes().get(rule)
        if options is None:
            yield mention
        elif mention.score == 1.0:
            told[rule] = mention.country
            yield mention
        else:
            best = told.get(rule) or max(options, key=lambda c: (counts[c], -options.index(c)))
            if rule in only_where_named() and rule not in told and not counts[best]:
                people = mention.kind is ActorKind.PEOPLE  # settled later as any people are
                yield replace(mention, country=None if people else "UNK", score=0.5)
            else:
                yield replace(mention, country=best, score=0.8)


def _spread(mention: ActorMention, counts: Counter[str]) -> ActorMention:
    """A people of several states: that of the state that the document names most.

    One that has a state of its own is of that one unless another is named more.
    """
    states = _states_of(mention)
    if mention.country != "UNK" and mention.country not in states[:1]:
        return mention
    best = max(states, key=lambda state: counts[state], default=None)
    return replace(mention, country=best, score=0.7) if best != mention.country and best and counts[best] else mention


def _states_of(mention: ActorMention) -> tuple[str, ...]:
    """The states that the people named by a mention lives in, its own first; none for what is no people's name."""
    states = next((peoples()[key] for key in words(mention.surface) if key in peoples()), ())
    return states if mention.country == "UNK" or mention.kind is ActorKind.PEOPLE else ()


def _known_person(mention: ActorMention, published: date | None) -> ActorMention:
    """A person of the table whose name is written with more words than there."""
    if mention.country is not None or mention.kind is not ActorKind.PERSON or mention.name == mention.post:
        return mention
    if _of_everybodys_names(mention.name):
        return mention
    ends = name_ends(mention.name)
    anybody = ends is not None and all(word in word_list("everybodys_name") for word in ends)
    person = people_by_ends().get(ends) if ends is not None and not anybody else None
    if person is None:
        return mention
    country, sector, *_ = held(person.posts, published)
    return replace(mention, country=country, sector=mention.sector or sector, score=0.8)


def _told(mention: ActorMention, told: dict[str, str], context: _Context) -> str | None:
    """The last state of those of its rule, unless the sentence tells it apart from that of the mention."""
    country = told.get(_told_as(mention.rule))
    return None if country is not None and country in _not_his(mention, context) else country


def _told_as(rule: str) -> str:
    """Under which rule the state of a mention is remembered: an embassy and its ambassador are of one state."""
    return _EMBASSY if rule in _OF_EMBASSIES else _TOLD_AS.get(rule, rule)


def _settle(
    mention: ActorMention, at: int, before: list[ActorMention], told: dict[str, str], context: _Context
) -> ActorMention:
    """``before`` are the mentions before it, settled; ``told`` the last state of those of each rule."""
    if mention.kind is ActorKind.PERSON and mention.name != mention.post:
        keys = words(mention.name)
        country = context.surnames.get(keys[-1]) if keys else None
        if country is not None or mention.rule in _NAMES_ALONE:
            return replace(mention, country=country, score=0.9) if country else mention
    if mention.rule in _POINTING:
        return _pointed(mention, before)
    if mention.sector in _NOBODYS or _of_many(mention):
        return mention
    if _is_secretary_general(mention):
        return _of_body(mention, before, context)
    country = _told(mention, told, context)
    if mention.rule.startswith(_COUNTERPART):
        return _counterpart(mention, before, country, context)
    if country is not None:
        return replace(mention, country=_elsewhere(mention, country, context, alone=True) or country, score=0.7)
    if mention.kind is ActorKind.PEOPLE and not mention.rule.startswith("post."):
        country = _partner(mention, context) or _place(mention, at, context)
        if country is not None:
            return replace(mention, country=country, score=0.5)
    return _of_main(mention, context)


def _pointed(mention: ActorMention, before: list[ActorMention]) -> ActorMention:
    """What a pronoun completes, as of the nearest before it; "her" is of no man told by his post."""
    owner = _nearest(mention, before, bodies=mention.rule != POSSESSIVE)
    if owner is not None and _is_masculine(owner) and _is_of_her(mention):
        owner = _nearest(mention, [m for m in before if not _is_masculine(m)], bodies=False) or owner
    return replace(mention, country=owner.country, score=0.6) if owner else mention


def _of_main(mention: ActorMention, context: _Context) -> ActorMention:
    """The mention as one of the state that the document names most, where that may be meant; mediators may be of the United Nations."""
    if mention.rule in _MEDIATORS and context.of_united_nations:
        return replace(mention, country="UNO", score=0.5)
    if context.main is None or not _resolvable(mention):
        return mention
    if mention.rule in _BEFORE_EMBASSIES and _at_embassy(mention, context):
        return mention
    # Palestine has no army: the only one in a text about it is the one that stands there.
    country = _elsewhere(mention, context.main, context) or context.main
    if is_only_met(mention, country, context.sure) or country in _not_his(mention, context):
        return mention
    country = "ISR" if mention.rule == _ARMY and country == "PSE" else country
    fitting = country if _fits_form(mention, country) else None
    fitting = fitting or next((c for c, _ in context.counts.most_common() if _fits_form(mention, c)), None)
    return replace(mention, country=fitting, score=0.4) if fitting is not None else mention


def _not_his(mention: ActorMention, context: _Context) -> set[str | None]:
    behind = context.named(mention.span.end, mention.span.end + _REACH)
    return set(told_apart(mention, context.text, behind))


def _fits_form(mention: ActorMention, state: str) -> bool:
    """Whether a state may have such a head: no republic has a crown prince, no kingdom a president of the republic."""
    if mention.rule in _CROWNED:
        return state in states_of_form("monarchy")
    return mention.rule != _OF_REPUBLIC or state not in states_of_form("monarchy") | states_of_form("no_republic")


def _elsewhere(mention: ActorMention, state: str, context: _Context, *, alone: bool = False) -> str | None:
    """The other state that the text is about where ``mention`` stands, if neither this sentence nor the one before names ``state``.

    It is the one before a colon at the start ("Bogota: ..."), whatever was told before, the last that the sentence names before the mention,
    else the first behind it, else the only one of the sentence before. ``alone``: only where the sentence names no third one.
    """
    start, end = _sentence(context.text, mention)
    here, before = context.named(start, end), context.named(_before(context.text, start), start)
    states, states_before = {m.country for m in here}, {m.country for m in before}
    heading = _HEADING.match(context.text, start)
    headed = heading is not None and bool(here) and here[0].span.start < heading.end()
    if headed and here[0].kind is ActorKind.STATE and state not in states:
        return here[0].country
    if state in states or state in states_before:
        return None
    if alone or not here:
        only = states if alone else states_before
        return only.pop() if len(only) == 1 else None
    earlier = context.named(start, mention.span.start)
    return (earlier[-1] if earlier else here[0]).country


def _before(text: str, start: int) -> int:
    """Where the sentence begins that ends before ``start``."""
    end = len(text[max(0, start - _REACH) : start].rstrip(" .!?؟\n")) + max(0, start - _REACH)
    return _start(text, end)


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


def _surnames(mentions: Sequence[ActorMention]) -> dict[str, str]:
    """Country by the last word of each name that the document gives with a country."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.kind is ActorKind.PERSON and mention.country is not None and mention.name != mention.post:
            keys = words(mention.name)
            if keys:
                found.setdefault(surname_of(keys, mention.country)[-1], mention.country)
                found.setdefault(keys[-1], mention.country)
    return found


def _as_its_like(mention: ActorMention, before: list[ActorMention]) -> ActorMention:
    """Somebody's deputy in the sector of that one, and a counterpart in that of the last person with a post: a chief of staff meets a soldier."""
    if mention.rule == POSSESSIVE and mention.sector is None:
        owner = _nearest(mention, before, bodies=False)
        return replace(mention, sector=owner.sector if owner is not None else "GOV")
    if not mention.rule.startswith(_COUNTERPART):
        return mention
    near = takewhile(lambda m: mention.span.start - m.span.end <= _NEAR, reversed(before))
    like = next((m for m in near if m.post is not None and not m.rule.startswith(_COUNTERPART)), None)
    return replace(mention, sector=like.sector) if like is not None and like.sector in _OF_COUNTERPARTS else mention


def _counterpart(
    mention: ActorMention, before: list[ActorMention], told: str | None, context: _Context
) -> ActorMention:
    """The counterpart of somebody, who is of another state: of that of the last one, else of the only other that is named before.

    ``told`` is the state of the last counterpart.
    """
    near = takewhile(lambda m: mention.span.start - m.span.end <= _NEAR, reversed(before))
    owners = (m.country for m in near if m.kind is ActorKind.PERSON and not m.rule.startswith(_COUNTERPART))
    own = next(owners, None)
    if told is not None and told != own:
        return replace(mention, country=told, score=0.7)
    start, _ = _sentence(context.text, mention)
    for first, last in ((start, mention.span.start), (_before(context.text, start), start)):
        others = {m.country for m in context.named(first, last) if not _is_matter(m, context)} - {own}
        if len(others) == 1:
            return replace(mention, country=others.pop(), score=0.6)
    return mention


def _is_matter(mention: ActorMention, context: _Context) -> bool:
    """Whether a state stands behind "in" and so may be what is talked about; a capital is where one talks."""
    earlier = context.text[max(0, mention.span.start - 14) : mention.span.start]
    return mention.rule == "state.name" and _IN.search(earlier) is not None


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
    """Whether "her" means another: neither a man told by his post nor whose a thing in the masculine is ("the *Egyptian* offer")."""
    adjective = mention.rule == "demonym" and words(mention.surface)[-1].endswith(_OF_MEN)
    return adjective or _is_his(mention)


def _place(mention: ActorMention, at: int, context: _Context) -> str | None:
    """The state named as a place in the sentence of ``mention``."""
    start, end = _sentence(context.text, mention)
    best: tuple[int, str] | None = None
    for other in context.mentions[max(0, at - 12) : at + 12]:
        if other.span.start < start or other.span.end > end or other.country in _NO_STATES or other.country is None:
            continue
        if other.rule.startswith("state.") and _IN.search(
            context.text[max(0, other.span.start - 14) : other.span.start]
        ):
            distance = abs(other.span.start - mention.span.start)
            if best is None or distance < best[0]:
                best = distance, other.country
    return best[1] if best else None


def _is_secretary_general(mention: ActorMention) -> bool:
    """Whether somebody is told as "the secretary general" and by nothing else."""
    return mention.rule == _SECRETARY and mention.surface == mention.post and len(words(mention.surface)) == _TITLE


def _of_body(mention: ActorMention, before: list[ActorMention], context: _Context) -> ActorMention:
    """The secretary general as the last one before, else as that of the United Nations, where these are named."""
    last = next((m.country for m in reversed(before) if m.rule == _SECRETARY and m.country is not None), None)
    country = last or ("UNO" if context.of_united_nations else None)
    return replace(mention, country=country, score=0.7 if last else 0.5)


def _partner(mention: ActorMention, context: _Context) -> str | None:
    """The last state named before rebels in the sentence, where somebody deals with them."""
    if not is_dealt_with(mention, context.text):
        return None
    earlier = context.named(_start(context.text, mention.span.start), mention.span.start)
    return earlier[-1].country if earlier else None


def _at_embassy(mention: ActorMention, context: _Context) -> bool:
    """Whether the sentence of a crowd names an embassy of the state that it would be taken for."""
    start, end = _sentence(context.text, mention)
    first = bisect_left(context.embassies, start)
    return first < len(context.embassies) and context.embassies[first] < end


def _start(text: str, at: int) -> int:
    """Where the sentence begins that goes on at ``at``."""
    earliest = max(0, at - _REACH)
    return max((m.end() for m in _SENTENCE_END.finditer(text, earliest, at)), default=earliest)


def _sentence(text: str, mention: ActorMention) -> tuple[int, int]:
    start = _start(text, mention.span.start)
    last = min(len(text), mention.span.end + _LONGEST)
    behind = _SENTENCE_END.search(text, mention.span.end, last)
    return start, behind.start() if behind else last


def _weights(mentions: Sequence[ActorMention]) -> Counter[str]:
    """How much the document is about each state: outlets of one count only where it is named otherwise, too."""
    counts: Counter[str] = Counter()
    outlets: list[str] = []
    for mention in mentions:
        country = mention.country
        if country is None or country in _NO_STATES or (mention.rule.partition(OF)[2] or mention.rule) in namesakes():
            continue
        if mention.kind is ActorKind.MEDIA:
            outlets.append(country)
        elif country not in _states_of(mention)[:1]:
            counts[country] += 2 if mention.span.start < _OPENING else 1
    counts.update([country for country in outlets if country in counts])
    return counts
