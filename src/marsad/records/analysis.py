"""The language view of a text: sentences, tokens, word forms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from marsad.records.spans import Span


class POS(StrEnum):
    """Universal part-of-speech tags (universaldependencies.org) of a token's stem."""

    ADJ = "ADJ"
    ADP = "ADP"
    ADV = "ADV"
    AUX = "AUX"
    CCONJ = "CCONJ"
    DET = "DET"
    INTJ = "INTJ"
    NOUN = "NOUN"
    NUM = "NUM"
    PART = "PART"
    PRON = "PRON"
    PROPN = "PROPN"
    PUNCT = "PUNCT"
    SCONJ = "SCONJ"
    SYM = "SYM"
    VERB = "VERB"
    X = "X"


class VerbReading(NamedTuple):
    """One way to read a form as an inflected verb.

    ``lemma`` is the undiacritised third person masculine singular past; ``person`` 1-3, ``number`` s/d/p, ``gender`` m/f.
    """

    lemma: str
    tense: Literal["past", "present", "imperative"]
    person: int
    number: Literal["s", "d", "p"]
    gender: Literal["m", "f"]
    voice: Literal["active", "passive"]


@dataclass(frozen=True, slots=True)
class Form:
    """A word form, apart from any text; one object per distinct surface, cached.

    ``folded`` is the surface without tatweel, vowel marks, invisible and presentation characters; ``segments`` join to it
    (proclitics, stem, enclitics). The article is a segment of its own. The ``*key`` fields are search keys
    (`marsad.text.key`: alef, ya and ta marbuta forms made one): ``key`` of the whole form, ``core_key`` of article and stem without other
    proclitics and without enclitics, ``stem_key`` of the stem alone.
    """

    surface: str
    folded: str
    segments: tuple[str, ...]
    stem_index: int
    key: str
    core_key: str
    stem_key: str
    verbs: tuple[VerbReading, ...] = ()

    @property
    def stem(self) -> str:
        """The stem segment."""
        return self.segments[self.stem_index]

    @property
    def proclitics(self) -> tuple[str, ...]:
        """Segments before the stem, the article included."""
        return self.segments[: self.stem_index]

    @property
    def enclitics(self) -> tuple[str, ...]:
        """Segments after the stem (attached pronouns)."""
        return self.segments[self.stem_index + 1 :]


class Token(NamedTuple):
    """One word, number or punctuation mark in a text."""

    span: Span
    form: Form
    pos: POS
    lemmas: tuple[str, ...]

    @property
    def surface(self) -> str:
        """The characters as written."""
        return self.form.surface

    @property
    def segments(self) -> tuple[str, ...]:
        """Clitics and stem, as strings that join to the folded surface."""
        return self.form.segments

    @property
    def folded(self) -> str:
        """The folded surface."""
        return self.form.folded


class Sentence(NamedTuple):
    """A sentence: its span of text and its tokens ``first`` to ``last`` (exclusive) in ``Analysis.tokens``."""

    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """Sentences and tokens of ``text``; every span indexes ``text`` as given."""

    text: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
