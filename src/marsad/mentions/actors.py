"""Actors named by a text: states, officials, armies, parties, bodies, companies, people.

`actors_in` reads the phrases from left to right with the grammar of `actor_grammar`, then settles with the whole document what a phrase leaves open
(`actor_resolution`): whose ministry, which president, who bears a surname.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from marsad.language import analyse
from marsad.mentions.actor.courtesy import with_courtesies
from marsad.mentions.actor.duals import BOTH, is_two_presidents, with_duals
from marsad.mentions.actor.grammar import phrase_at
from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.holders import with_holders
from marsad.mentions.actor.lexicon import DELEGATION, adjective_sectors, word_list
from marsad.mentions.actor.namesakes import OF
from marsad.mentions.actor.own_country import with_own_country
from marsad.mentions.actor.phrase import Phrase, Side
from marsad.mentions.actor.pointing import POSSESSIVE
from marsad.mentions.actor.resolution import resolved
from marsad.mentions.actor.seats import is_seat_or_quarter
from marsad.mentions.actor.short import with_short_names
from marsad.mentions.actor.surnames import with_surnames
from marsad.mentions.actor.text import StateAt, Words
from marsad.mentions.people.appositions import joined_appositions
from marsad.mentions.people.name_classes import name_class
from marsad.mentions.people.names import AND, name_end
from marsad.mentions.state.context import is_counted
from marsad.mentions.states import StateMatch
from marsad.records import POS, ActorKind, ActorMention, Analysis, Span

NATIONALS = "nationals"
"""The rule of people named by their country alone: "the Libyans", "40 Syrians"."""

ONE_MORE = "+holder"
"""How the rule of people ends who hold together with those before them the post told there; their mention is their name alone."""

# With "by" before them they only say who leads, or how many take part.
_LED = frozenset({"leadership", "presidency", "administration", "crowds"})
_OF_ANY_SECTOR = frozenset(
    {"deputy", "assistant", "spokesperson", "spokesperson.for"}
)  # with a pronoun they are of the sector of him whose they are
_REGION = 3  # states of a region named one by one; a larger one is no actor of its members
_ASSISTANT_WOMAN = "assistant.woman"
_KINDS = {
    "institution": ActorKind.ORGANISATION,
    "body": ActorKind.BODY,
    "group": ActorKind.GROUP,
    "company": ActorKind.COMPANY,
    "media": ActorKind.MEDIA,
    "people": ActorKind.PEOPLE,
    "person": ActorKind.PERSON,
    "rank": ActorKind.PERSON,
    "honorific": ActorKind.PERSON,
}

_HE, _FAR = 3, 1000
_SEATED = frozenset({"body", "group", "company", "institution", "media"})
_BY, _WAY = "عن", "طريق"  # "by way of" somebody: no road is called after him


def find_actors(text: str) -> list[ActorMention]:
    """Actors named by a plain text, in order."""
    return actors_in(analyse(text))


def actors_in(
    analysis: Analysis, published: date | None = None, states: Sequence[StateMatch] | None = None
) -> list[ActorMention]:
    """Actors named by an analysed text, in order of their start.

    Args:
        analysis: sentences and tokens; spans of the result index its text.
        published: day of publication, for people who changed posts and groups that became governments; None if unknown.
        states: what `states_in` found under the default policy, where the caller has it already.
    """
    return actors_and_people(analysis, published, states)[0]


def actors_and_people(
    analysis: Analysis, published: date | None = None, states: Sequence[StateMatch] | None = None
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Actors as `actors_in` gives them, and apart from them people of whom nothing tells the country ("four persons", "the teachers")."""
    words = Words(analysis, states, published)
    people: list[ActorMention] = []
    found = joined_appositions(words, list(_mentions(words, people)))
    settled = resolved(with_surnames(words, with_holders(words, found)), analysis.text, published, words.of_cities)
    settled = with_short_names(words, with_duals(settled, analysis.text))
    return with_own_country(words, with_courtesies(words, settled)), people


def _mentions(words: Words, people: list[ActorMention]) -> Iterator[ActorMention]:
    reached, named, owner = 0, -1, -_FAR
    for at in _starts(words):
        if at < reached:
            continue
        phrase = _phrase_at(words, at, named)
        if phrase is not None and _accepted(words, phrase):
            then = phrase.head.then
            if then is not None and words.published is not None and words.published.isoformat() >= then[0]:
                phrase.sector = then[1]
            if not _only_a_name(words, phrase):
                yield from _of_phrase(words, phrase)
            reached = max([phrase.last, *(s.last for s in phrase.sides)])
            named, owner = _ends(phrase, named, owner)
            continue
        if phrase is not None and phrase.head.kind == "people":
            people += _of_phrase(words, phrase)
        state = words.states.get(at)
        end = _bare_name(words, at) if state is None else at
        if state is not None:
            yield from _of_state(words, at, state, owner)
            reached = state.last
        elif end > at:
            if not _called_after(words, at):
                yield _of_name(words, at, end)
            reached = end


def _starts(words: Words) -> list[int]:
    """The words at which an actor may begin: with a head, a state's name or a given name."""
    return [
        at
        for at, (form, heads) in enumerate(zip(words.forms, words.heads, strict=True))
        if heads is not None or at in words.states or name_class(form) == "given"
    ]


def _ends(phrase: Phrase, named: int, owner: int) -> tuple[int, int]:
    """The words at which the last name and the name of the last body end, behind one more phrase."""
    return (
        phrase.last if phrase.name is not None else named,
        phrase.last if phrase.head.kind in _SEATED else owner,
    )


def _phrase_at(words: Words, at: int, named: int) -> Phrase | None:
    """The phrase that starts at word ``at``; ``named`` is the word at which the last name ended."""
    return None if at == named and _is_deed(words, at) else phrase_at(words, at)


def _is_deed(words: Words, at: int) -> bool:
    """Whether a word behind the name of somebody is a verb, though it may mean somebody elsewhere: "the president N. *demanded*" ("student")."""
    found = head_at(words, at)
    if found is None or found.head.kind != "people" or found.last > at + 1 or words.definite(at):
        return False
    return any(verb.person == _HE and verb.tense == "past" and verb.number == "s" for verb in words.forms[at].verbs)


def _bare_name(words: Words, at: int) -> int:
    """Where a name of two or more words without a title ends; ``at`` when there is none."""
    if name_class(words.forms[at]) != "given" or words.tokens[at].pos is POS.VERB:
        return at
    if at and words.keys[at - 1] in word_list("descent"):
        return at  # the father of somebody
    end = name_end(words, at)
    return end if end - at >= 2 and all(_is_of_name(words, i) for i in range(at, end)) else at


def _is_of_name(words: Words, at: int) -> bool:
    """Whether the tagger takes a word for a name, or it stands behind "son of", where nothing else may."""
    return words.tokens[at].pos is POS.PROPN or (at > 0 and words.keys[at - 1] in word_list("descent"))


def _of_name(words: Words, first: int, last: int) -> ActorMention:
    span = words.span(first, last)
    surface = span.of(words.analysis.text)
    return ActorMention(span, surface, ActorKind.PERSON, None, "GOV", surface, rule="person.name", score=0.5)


def _accepted(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names an actor: a weak head needs a country, an organisation, a name or a courtesy title with it."""
    head = phrase.head
    if head.adjective or head.civil == "only" or (phrase.prefix.endswith("ب") and head.id in _LED):
        return False
    if head.id == _ASSISTANT_WOMAN and (phrase.inner is None or phrase.inner.kind != "post"):
        return False  # "the help of Russia"
    if phrase.possessed:
        return not head.weak or phrase.name is not None
    if head.weak:
        return (
            is_two_presidents(words, head, phrase.first)
            or phrase.pointing
            or phrase.title_first > phrase.first
            or phrase.country is not None
            or phrase.name is not None
            or (phrase.inner is not None and not phrase.inner.weak)
        )
    return True


def _only_a_name(words: Words, phrase: Phrase) -> bool:
    """Whether a place or prize is called after somebody, who takes no part ("the airport of Ben Gurion", "King Fahd bridge")."""
    somebody = phrase.name is not None or phrase.head.kind == "person"
    return somebody and _called_after(words, phrase.first)


def _called_after(words: Words, at: int) -> bool:
    """Whether the noun before word ``at`` is a place or prize that bears the name which begins there."""
    if not at or words.prefix(at) or not words.joined(at - 1, at):
        return False
    if words.keys[at - 1] == _WAY and at > 1 and words.keys[at - 2].endswith(_BY):
        return False
    return words.forms[at - 1].core_key in word_list("named_after")


def _of_phrase(words: Words, phrase: Phrase) -> Iterator[ActorMention]:
    head = phrase.head
    text = words.analysis.text
    first = _without_prefix(words, phrase.first, phrase.prefix)
    whole = Span(first, words.tokens[phrase.last - 1].span.end)
    post_first = first if phrase.title_first == phrase.first else words.tokens[phrase.title_first].span.start
    post = (
        text[post_first : words.tokens[phrase.post_last - 1].span.end]
        if head.kind in {"post", "honorific", "rank"}
        else None
    )
    name = (
        Span(_name_start(words, phrase), words.tokens[phrase.name[1] - 1].span.end).of(text)
        if phrase.name
        else whole.of(text)
    )
    yield ActorMention(
        whole,
        whole.of(text),
        _kind(phrase),
        phrase.country,
        None if phrase.possessed and head.id in _OF_ANY_SECTOR else phrase.sector,
        name,
        post=post,
        rule=_rule(phrase),
        score=_score(phrase),
    )
    for side in phrase.sides:
        yield _of_side(words, phrase, side, post_first)


def _name_start(words: Words, phrase: Phrase) -> int:
    first = phrase.name[0] if phrase.name else phrase.first
    return _without_prefix(words, first, phrase.prefix) if first == phrase.first else words.tokens[first].span.start


def _of_side(words: Words, phrase: Phrase, side: Side, post_first: int) -> ActorMention:
    text = words.analysis.text
    if side.alone:
        return _of_another(words, phrase, side, post_first)
    prefix = words.prefix(side.first)
    span = Span(_without_prefix(words, side.first, prefix), words.tokens[side.last - 1].span.end)
    state = words.states.get(side.first) or words.states[side.first + 1]
    last = next(
        (at for at in range(phrase.title_first + 1, phrase.post_last) if at in words.states), phrase.title_first + 1
    )
    stem = Span(post_first, words.tokens[last - 1].span.end).of(text)
    post = (
        f"{stem} {Span(span.start, words.tokens[state.last - 1].span.end).of(text)}"
        if phrase.head.kind == "post"
        else None
    )
    name = words.span(*side.name).of(text) if side.name else span.of(text)
    name = name.removeprefix(AND) if side.joined else name
    return ActorMention(
        span,
        span.of(text),
        _kind(phrase),
        side.country,
        phrase.sector,
        name,
        post=post,
        rule=f"{_rule(phrase)}+side",
        score=0.9,
    )


def _of_another(words: Words, phrase: Phrase, side: Side, post_first: int) -> ActorMention:
    """One more holder of the post, whose name has "and" written onto it."""
    text = words.analysis.text
    span = Span(words.tokens[side.first].span.start + len(AND), words.tokens[side.last - 1].span.end)
    post = text[post_first : words.tokens[phrase.post_last - 1].span.end]
    return ActorMention(
        span,
        span.of(text),
        _kind(phrase),
        side.country,
        phrase.sector,
        span.of(text),
        post=post,
        rule=f"{_rule(phrase)}{ONE_MORE}",
        score=_score(phrase),
    )


def _kind(phrase: Phrase) -> ActorKind:
    head = phrase.head
    if head.kind == "people" and phrase.name is not None:
        return ActorKind.PERSON
    if head.kind != "post":
        return _KINDS[head.kind]
    if head.id.startswith(DELEGATION):
        return ActorKind.ORGANISATION
    return ActorKind.PERSON if head.number == "s" else ActorKind.PEOPLE


def _rule(phrase: Phrase) -> str:
    if phrase.head.both or (phrase.inner is not None and phrase.inner.both and phrase.name is None):
        return BOTH
    if phrase.possessed or (phrase.pointing and phrase.country is None):
        return POSSESSIVE
    inner = phrase.inner
    shared = f"{OF}{inner.kind}.{inner.id}" if inner is not None and inner.also and not phrase.stated else ""
    return f"{phrase.head.kind}.{phrase.head.id}{shared}"


def _score(phrase: Phrase) -> float:
    if phrase.country is None:
        return 0.5
    return 1.0 if phrase.stated else 0.9


def _of_state(words: Words, at: int, state: StateAt, owner: int) -> Iterator[ActorMention]:
    """The mentions of a state; ``owner`` is the word at which the name of the last body ended."""
    if is_seat_or_quarter(words, at, state, owner):
        return
    text = words.analysis.text
    span = Span(_without_prefix(words, at, state.prefix), words.tokens[state.last - 1].span.end)
    match = state.match
    people = match.kind == "demonym" and (match.number == "p" or _is_counted(words, at, match))
    rule = (NATIONALS if people else "demonym") if match.kind == "demonym" else f"state.{match.kind}"
    kind = ActorKind.PEOPLE if people else ActorKind.STATE
    sector = adjective_sectors().get(match.rule, "GOV")
    for country in match.members[:_REGION] or (match.country,):
        yield ActorMention(
            span,
            span.of(text),
            kind,
            country,
            sector,
            span.of(text),
            rule=rule,
            score=0.8 if match.kind == "demonym" else 1.0,
        )


def _is_counted(words: Words, at: int, match: StateMatch) -> bool:
    """Whether a demonym in the singular is what a number before it counts: "40 Syrians"."""
    single = match.number == "s" and not match.definite and not words.prefix(at)
    return single and at > 0 and words.joined(at - 1, at) and is_counted(words.analysis, words.original[at])


def _without_prefix(words: Words, at: int, prefix: str) -> int:
    """Where word ``at`` starts without the proclitics written onto it; its own start where they hide the article (لل)."""
    token = words.tokens[at]
    if (
        prefix
        and token.surface.startswith(prefix)
        and not (prefix.endswith("ل") and token.surface[len(prefix) :].startswith("ل") and words.definite(at))
    ):
        return token.span.start + len(prefix)
    return token.span.start
