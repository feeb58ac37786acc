"""The heads of actor phrases in a text: the longest that starts at a word, and whether what stands behind it completes it."""

from __future__ import annotations

from typing import NamedTuple

from marsad.mentions.actor.conditions import counts
from marsad.mentions.actor.forms import Heads
from marsad.mentions.actor.lexicon import Head, Opening
from marsad.mentions.actor.text import Words

_OWN = frozenset({("ه",), ("ها",), ("هم",)})


class HeadMatch(NamedTuple):
    """Head words found: words ``first`` to ``last`` (exclusive), what is written before them, whether a pronoun is attached."""

    first: int
    last: int
    head: Head
    prefix: str
    possessed: bool


def head_at(words: Words, at: int, *, people: bool = True) -> HeadMatch | None:
    """The longest head that starts at word ``at``; without the table of people if not ``people``."""
    heads = words.heads[at]
    if heads is None:
        return None
    for prefix, possessed, (rest, head) in (*_following(words, at, heads), *heads.alone):
        owned = bool(rest) and head.kind == "post" and _goes_on_owned(words, at, rest)
        if rest and not owned and not _goes_on(words, at, rest):
            continue
        last = at + 1 + len(rest)
        if (people or head.kind != "person") and counts(words, at, last, head):
            return HeadMatch(at, last, head, prefix, possessed or owned)
    return None


def _following(words: Words, at: int, heads: Heads) -> tuple[tuple[str, bool, Opening], ...]:
    """The heads of several words that may start at word ``at``, by the second, which a pronoun may close ("spokesman *for it*")."""
    if not heads.longer or at + 1 >= len(words.keys):
        return ()
    owned = _owned(words, at + 1)
    return heads.longer.get(words.keys[at + 1], ()) + (heads.longer.get(owned, ()) if owned else ())


def _goes_on(words: Words, at: int, rest: tuple[str, ...]) -> bool:
    last = at + 1 + len(rest)
    return tuple(words.keys[at + 1 : last]) == rest and words.sentence[last - 1] == words.sentence[at]


def _goes_on_owned(words: Words, at: int, rest: tuple[str, ...]) -> bool:
    """As `_goes_on`, with a pronoun on the last word: "its chief *of staff*"."""
    last = at + 1 + len(rest)
    if last > len(words.keys) or words.sentence[last - 1] != words.sentence[at] or _owned(words, last - 1) != rest[-1]:
        return False
    return tuple(words.keys[at + 1 : last - 1]) == rest[:-1]


def _owned(words: Words, at: int) -> str:
    """The key of a word without the pronoun that tells whose it is; "" where it has none."""
    form = words.forms[at]
    return words.prefix(at) + form.core_key if form.enclitics[:1] in _OWN else ""


def is_completed(words: Words, found: HeadMatch) -> bool:
    """Whether the name of a state or an institution with the article right behind a post without it completes it ("emir of Qatar")."""
    at = found.last
    if (
        found.head.kind != "post"
        or words.definite(found.first)
        or not words.joined(found.first, at)
        or words.prefix(at)
    ):
        return False
    state = words.states.get(at)
    if state is not None:
        return state.match.kind != "demonym"
    behind = head_at(words, at)
    return behind is not None and behind.head.kind == "institution" and words.definite(at)
