"""Explanations: frozen records that say what was weighed and decided.

``plain`` gives them as values for JSON; the names of fields are those of `docs/explain.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from marsad.records import Span

Kind = Literal["event", "fact"]
Outcome = Literal[
    "coded",
    "page",
    "type",
    "sides",
    "asked",
    "kind",
    "retelling",
    "acceptance",
    "relation",
    "parties",
    "denied",
    "version",
]
"""``coded``, else the step at which it fell.

``asked``: a meeting is only called for or refused; ``kind``: the words name the like of a deed ("such attacks"); ``retelling``: it is told elsewhere;
``denied``: the words say that a fact is not so; ``version``: an earlier page told it.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that was weighed: its chance, the chance that it needed (None where the likeliest wins), whether it was taken.

    ``words`` of the page name it, at ``span``; ``origin`` says where they stand. ``chance`` is None for what another telling of the same gave.
    ``by_sentence`` is the chance before the whole page was looked at, None where it was not.
    """

    value: str
    chance: float | None
    least: float | None = None
    chosen: bool = False
    words: str | None = None
    span: Span | None = None
    origin: str | None = None
    by_sentence: float | None = None


@dataclass(frozen=True, slots=True)
class Influence:
    """By how much a chance falls when a word, a named feature or a part of what is seen of the page is left out; negative when it rises."""

    what: str
    fall: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A chance, and the words of the sentence and named features that mattered most to it.

    ``about`` is type, mode, status, acceptance, actor, recipient, relation, subject or object, ``value`` what was decided. Where the whole page was
    looked at, ``by_sentence`` is the chance before, to which words and features mattered, and ``page`` what on the page mattered to ``chance``.
    """

    about: str
    value: str
    chance: float
    words: tuple[Influence, ...]
    features: tuple[Influence, ...]
    by_sentence: float | None = None
    page: tuple[Influence, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A frame that makes a word a trigger; ``near`` are the words that it asks for and that stand near."""

    id: str
    type: str
    mode: str | None
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """Where else the same event is told: number of the sentence, the word that tells it."""

    sentence: int
    word: str
    span: Span


@dataclass(frozen=True, slots=True)
class TriggerExplanation:
    """A word that may express an event or state a fact, and what became of it.

    ``read_as`` is the listed word, ``shape`` verb, participle or noun. ``options`` has for each matter what was weighed. ``told_at`` is where the
    event or fact stands that this retells, ``also`` where this one is told again. ``records`` are as `marsad code` writes them.
    """

    kind: Kind
    word: str
    span: Span
    read_as: str
    shape: str
    rules: tuple[Rule, ...]
    outcome: Outcome
    why: str
    options: dict[str, tuple[Option, ...]]
    decided_by: tuple[Decision, ...]
    told_at: Telling | None
    also: tuple[Telling, ...]
    records: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PassedWord:
    """A word that no frame makes a trigger, and why: name, closed, unlisted, nothing or alone.

    If it is alone, ``asked`` are words of which one should stand near; nothing: it tells nothing in the construction in which it stands.
    """

    word: str
    span: Span
    why: str
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceExplanation:
    """A sentence: its number on the page, the part of the page, its triggers; ``passed`` are its words where it has none.

    ``offices`` are facts about who holds which post, which come from a person named with a title and from no trigger.
    """

    number: int
    block: str
    span: Span
    text: str
    triggers: tuple[TriggerExplanation, ...]
    passed: tuple[PassedWord, ...]
    offices: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the page in which no events and facts are looked for."""

    block: str
    language: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class PageExplanation:
    """A page: how likely it is no political news, the words that speak for that, the chance that an event of it needs, its sentences.

    ``other`` and ``least`` are None where nothing was coded because an earlier page told it all (``note`` says so). ``unread`` are parts that are
    not coded, where words were looked for and stand there.
    """

    id: str
    title: str | None
    url: str | None
    published: str | None
    other: float | None
    least: float | None
    page_words: tuple[Influence, ...]
    sentences: tuple[SentenceExplanation, ...]
    unread: tuple[Unread, ...]
    note: str | None = None

    def plain(self) -> dict[str, Any]:
        """The explanation as values for JSON."""
        found: dict[str, Any] = msgspec.to_builtins(self)
        return found
