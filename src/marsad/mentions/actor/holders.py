"""Who is in office, told by a title without its state and a surname that may be an ordinary word: "President Salam", "Minister Saleh"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.mentions.actor.text import Words
from marsad.mentions.people.known import Post, people_by_surname
from marsad.mentions.people.name_classes import name_class
from marsad.records import ActorKind, ActorMention, Span
from marsad.text import words as keys_of

_ARTICLES = ("لل", "ال")


def with_holders(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, those of a title and a surname as of the one person of the table who has a post of that title on the day of publication.

    Where people of several states ever had such a post it is only one of a state that the text names elsewhere. Whom the text itself introduces by a
    full name goes before; without a day of publication nothing is changed.
    """
    if words.published is None:
        return mentions
    named = {m.country for m in mentions if m.country is not None}
    starts = {m.span.start for m in mentions}
    known: dict[str, set[str | None]] = {}
    for mention in mentions:
        if mention.kind is ActorKind.PERSON and " " in mention.name and mention.name != mention.post:
            known.setdefault(keys_of(mention.name)[-1], set()).add(mention.country)
    finder = _Finder(words, words.published, named, starts, known)
    return [finder.held(mention) if _is_open(mention) else mention for mention in mentions]


def _is_open(mention: ActorMention) -> bool:
    """Whether a post for one person is told without its state, with a surname behind it or nothing."""
    single = mention.kind is ActorKind.PERSON and mention.country is None and mention.post is not None
    named = mention.name not in {mention.surface, mention.post}
    return single and mention.rule.startswith("post.") and not (named and " " in mention.name)


@dataclass(frozen=True, slots=True)
class _Finder:
    """What the text tells: states ``named``, where mentions start, and the states of those introduced by a full name, by surname."""

    words: Words
    day: date
    named: set[str]
    starts: set[int]
    known: dict[str, set[str | None]]

    def held(self, mention: ActorMention) -> ActorMention:
        """The mention with the surname behind it, and the state, of who holds the post; as it is where nobody does."""
        title = _title(mention.post or "")
        if not title:
            return mention
        if mention.name not in {mention.surface, mention.post}:
            post = self._post(keys_of(mention.name)[-1], title)
            return replace(mention, country=post.country, score=0.8) if post is not None else mention
        words, end = self.words, bisect_left(self.words.starts, mention.span.end)
        if end == len(words) or words.starts[end] in self.starts or not _is_surname(words, end):
            return mention
        post, token = self._post(words.keys[end], title), words.tokens[end]
        if post is None:
            return mention
        span = Span(mention.span.start, token.span.end)
        surface = span.of(words.analysis.text)
        return replace(mention, span=span, surface=surface, name=token.surface, country=post.country, score=0.8)

    def _post(self, surname: str, title: tuple[str, ...]) -> Post | None:
        """The post of that title that bearers of a surname hold; a title of one word may go on."""
        bearers = people_by_surname().get(surname, ())
        posts = [p for b in bearers for p in b.posts if p.title == title or (len(title) == 1 and p.title[:1] == title)]
        now = [post for post in posts if post.runs_on(self.day)]
        found = _only([post for post in now if post.country in self.named]) or (now and _only(posts) and now[0]) or None
        return found if found is not None and self.known.get(surname, {found.country}) == {found.country} else None


def _is_surname(words: Words, at: int) -> bool:
    """Whether the word behind a title may be a surname with which the name ends."""
    if not words.joined(at - 1, at) or at in words.states or words.prefix(at) or words.forms[at].enclitics:
        return False
    return not words.joined(at, at + 1) or name_class(words.forms[at + 1]) not in {"given", "particle"}


def _title(post: str) -> tuple[str, ...]:
    """The keys of the words of a title, without the article; none of what does not end in a word with it."""
    keys = keys_of(post)
    if not keys or not keys[-1].startswith(_ARTICLES):
        return ()
    return tuple(key.removeprefix("لل").removeprefix("ال") for key in keys)


def _only(posts: Sequence[Post]) -> Post | None:
    return posts[0] if len({post.country for post in posts}) == 1 else None
