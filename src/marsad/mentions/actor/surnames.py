"""People named again by their surname alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date

from marsad.language import candidates
from marsad.mentions.actor.lexicon import is_filler, word_list
from marsad.mentions.actor.text import Words
from marsad.mentions.people.known import Post, held, people_by_surname
from marsad.mentions.people.name_classes import name_class
from marsad.records import POS, ActorKind, ActorMention, Span
from marsad.text import words as keys_of

_SHORTEST = 3
_FAMILY_FIRST = frozenset({"CHN", "HKG", "KOR", "PRK", "TWN", "VNM"})
_NAMING = frozenset({POS.NOUN, POS.PROPN, POS.ADJ})
_BEFORE_SUBJECTS = frozenset({POS.VERB, POS.PART, POS.SCONJ, POS.CCONJ, POS.ADP, POS.PUNCT})


def with_surnames(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions and those of people named by surname alone, before or after the place that gives the full name."""
    mentions = _told_alone(words, _in_office(words, mentions))
    surnames = _surnames(mentions)
    if not surnames:
        return mentions
    mentions = [_own(words, mention, surnames) for mention in mentions]
    taken = covered(words, mentions)
    extra = []
    none_of = surnames.keys().isdisjoint
    for at in [at for at, form in enumerate(words.forms) if not none_of(candidates(form))]:
        if at in taken or words.tokens[at].pos is POS.ADP:
            continue
        for last, person in _people_at(words, at, surnames):
            if any(i in taken for i in range(at, last)) or _part_of_name(words, at, last):
                continue
            extra.append(_mention(words, at, last, person))
            taken.update(range(at, last))
            break
    return sorted([*mentions, *extra], key=lambda m: m.span) if extra else mentions


def surname_of(name: tuple[str, ...], country: str | None) -> tuple[str, ...]:
    """The words by which somebody is named again; in China, Korea and Vietnam the family's name comes first.

    Args:
        name: the keys of the words of a full name.
        country: of the person.
    """
    if country in _FAMILY_FIRST and 2 <= len(name) <= 3:
        return name[:1]
    cut = len(name) - 1
    while cut > 1 and name[cut - 1] in word_list("surname_joiner"):
        cut -= 1
    return name[cut:]


def _own(
    words: Words, mention: ActorMention, surnames: dict[str, list[tuple[tuple[str, ...], ActorMention]]]
) -> ActorMention:
    """Somebody whom the text has introduced, where a single name alone would be a better known person or the people of a state.

    "Katalin Novak" makes "Novak" her and not the Russian minister, "Mohammed al-Sudani" makes "al-Sudani" him and not a Sudanese.
    """
    if " " in mention.surface or not (
        mention.rule == "person.person" or (mention.rule == "demonym" and _stands_by_itself(words, mention))
    ):
        return mention
    key = words.forms[_last_word(words, mention)].core_key
    bearers = [person for surname, person in surnames.get(key, ()) if len(surname) == 1]
    if not bearers or any(person.country == mention.country for person in bearers):
        return mention
    person = next((p for p in reversed(bearers) if p.span.start < mention.span.start), bearers[0])
    return _as_person(mention, person, 0.8)


def _in_office(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """With the adjective of a state that the text never names as the surname of somebody in office in a state that it does name."""
    if words.published is None:
        return mentions
    bare = [mention.rule == "demonym" and _stands_by_itself(words, mention) for mention in mentions]
    if not any(bare):
        return mentions
    named = {mention.country for mention, alone in zip(mentions, bare, strict=True) if not alone}
    found = []
    for mention, alone in zip(mentions, bare, strict=True):
        post = _post_of(mention, words.published, named) if alone and mention.country not in named else None
        found.append(mention if post is None else _as_person(mention, post, 0.7))
    return found


def _told_alone(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions and those of who is in office in a state that the text names, told by the surname alone.

    It must stand right behind a verb or a noun for what somebody does or meets with ("the victory of"), with nothing behind it that it may belong to,
    or before the verb or colon of a headline: surnames are ordinary words ("saleh", "fit").
    """
    if words.published is None or not mentions:
        return mentions
    ordinary = word_list("ordinary") | word_list("courtesy_royal_title")
    countries: set[str | None] = {mention.country for mention in mentions}
    told = {key for m in mentions if m.kind is ActorKind.PERSON for key in keys_of(m.name)}
    taken = covered(words, mentions)
    extra = []
    for at in range(len(words)):
        key = words.keys[at]
        if (
            key not in people_by_surname()
            or key in told
            or key in ordinary
            or is_filler(key)
            or at in taken
            or not (_stands_alone(words, at) or _heads_line(words, at))
        ):
            continue
        post = _post_in_office(key, words.published, countries)
        if post is not None:
            surface = words.tokens[at].surface
            extra.append(
                ActorMention(
                    words.tokens[at].span,
                    surface,
                    ActorKind.PERSON,
                    post.country,
                    post.sector,
                    surface,
                    rule="surname",
                    score=0.7,
                )
            )
    return sorted([*mentions, *extra], key=lambda m: m.span) if extra else mentions


def _heads_line(words: Words, at: int) -> bool:
    """Whether a word begins a sentence and a verb in the present or a colon stands behind it, as in headlines."""
    if (at and words.joined(at - 1, at)) or at in words.states or words.prefix(at) or not words.joined(at, at + 1):
        return False
    behind = words.tokens[at + 1]
    present = behind.pos is POS.VERB and any(
        v.tense == "present" and (v.person, v.gender, v.number) == (3, "m", "s") for v in behind.form.verbs
    )
    return present or behind.surface == ":"


def _stands_alone(words: Words, at: int) -> bool:
    if not at or not words.joined(at - 1, at) or at in words.states or words.prefix(at) or words.forms[at].enclitics:
        return False
    before = words.forms[at - 1]
    if words.tokens[at - 1].pos is not POS.VERB and before.core_key not in word_list("of_somebody"):
        return False
    if words.tokens[at].pos not in _NAMING:
        return False
    behind = at + 1
    return (
        not words.joined(at, behind)
        or words.tokens[behind].pos in _BEFORE_SUBJECTS
        or bool(words.prefix(behind))
        or name_class(words.forms[behind]) == "end"
    )


def _as_person(mention: ActorMention, bearer: ActorMention | Post, score: float) -> ActorMention:
    """The mention as the surname of somebody."""
    return replace(
        mention, kind=ActorKind.PERSON, country=bearer.country, sector=bearer.sector, rule="surname", score=score
    )


def _last_word(words: Words, mention: ActorMention) -> int:
    return bisect_left(words.starts, mention.span.end) - 1


def _stands_by_itself(words: Words, mention: ActorMention) -> bool:
    """Whether a demonym of one word follows no definite noun or name that it may belong to, and nothing that it may describe."""
    at = _last_word(words, mention)
    if " " in mention.surface or not words.definite(at) or not words.keys[at].endswith("ي"):
        return False
    if at == 0 or words.sentence[at - 1] != words.sentence[at] or words.tokens[at - 1].pos in _BEFORE_SUBJECTS:
        return True
    before = words.tokens[at - 1]
    return before.pos is POS.NOUN and not words.definite(at - 1) and name_class(words.forms[at - 1]) != "given"


def _post_of(mention: ActorMention, day: date, named: set[str | None]) -> Post | None:
    """The post held on ``day`` by the only people of the table who bear a surname and are of a state that the text names."""
    return _post_in_office(keys_of(mention.surface)[-1], day, named)


def _post_in_office(key: str, day: date, named: set[str | None]) -> Post | None:
    posts = [held(person.posts, day) for person in people_by_surname().get(key, ())]
    now = [post for post in posts if post.country in named and post.runs_on(day)]
    return now[0] if len({post.country for post in now}) == 1 else None


def _surnames(mentions: list[ActorMention]) -> dict[str, list[tuple[tuple[str, ...], ActorMention]]]:
    found: dict[str, list[tuple[tuple[str, ...], ActorMention]]] = {}
    for mention in mentions:
        if mention.kind is not ActorKind.PERSON or (
            mention.name == mention.surface and not mention.rule.startswith("person")
        ):
            continue
        name = keys_of(mention.name)
        if len(name) < 2:
            continue
        surname = surname_of(name, mention.country)
        if sum(map(len, surname)) >= _SHORTEST or (
            surname == name[:1] and surname[0] not in word_list("short_surname")
        ):
            bucket = found.setdefault(surname[0], [])
            # Of a name told again and again one bearer is enough; others would be gone through at each place.
            if all(s != surname or (m.country is None and _side(m) != _side(mention)) for s, m in bucket):
                bucket.append((surname, mention))
    return found


def _side(mention: ActorMention) -> tuple[str | None, str | None]:
    return mention.country, mention.sector


def _people_at(
    words: Words, at: int, surnames: dict[str, list[tuple[tuple[str, ...], ActorMention]]]
) -> list[tuple[int, ActorMention]]:
    form = words.forms[at]
    found = []
    for candidate in (form.key,) if form.key in surnames else candidates(form):
        if not form.key.endswith(candidate):
            continue
        for surname, person in surnames.get(candidate, ()):
            last = at + len(surname)
            if tuple(words.keys[at + 1 : last]) == surname[1:]:
                found.append((last, person))
    return found


def covered(words: Words, mentions: list[ActorMention]) -> set[int]:
    """The words on which mentions stand."""
    starts = words.starts
    found: set[int] = set()
    for mention in mentions:
        first = bisect_left(starts, mention.span.start)
        if first == len(starts) or starts[first] > mention.span.start:
            first -= 1
        found.update(range(first, bisect_left(starts, mention.span.end)))
    return found


def _part_of_name(words: Words, first: int, last: int) -> bool:
    """Whether another name word stands before or behind, which makes it another person's name."""
    before = (
        first > 0
        and words.sentence[first - 1] == words.sentence[first]
        and name_class(words.forms[first - 1]) == "given"
    )
    behind = (
        last < len(words) and words.sentence[last] == words.sentence[first] and name_class(words.forms[last]) == "given"
    )
    return (before and not words.prefix(first)) or behind


def _mention(words: Words, first: int, last: int, person: ActorMention) -> ActorMention:
    token = words.tokens[first]
    surname = surname_of(keys_of(person.name), person.country)
    stripped = len(token.form.key) - len(surname[0])
    start = token.span.start + (stripped if stripped > 0 and token.surface == token.form.folded else 0)
    span = Span(start, words.tokens[last - 1].span.end)
    text = words.analysis.text
    return ActorMention(
        span, span.of(text), ActorKind.PERSON, person.country, person.sector, span.of(text), rule="surname", score=0.9
    )
