"""The clitics of Arabic and the ways a word may be split into them.

Before the stem: a conjunction (و ف), then a preposition (ب ك ل) or the future particle (س), then the article (ال, written ل after the preposition ل).
After it: one attached pronoun. Words of closed classes have their splits listed, because short as they are nothing else could tell
them apart: به is ب and ه, but له in الله is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from marsad.lexicon import entries
from marsad.text import key


class Split(NamedTuple):
    """A way to cut a word; the three parts join to the word."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str

    @property
    def segments(self) -> tuple[str, ...]:
        """Every part that is not empty, in order."""
        return (*self.proclitics, self.stem, self.enclitic) if self.enclitic else (*self.proclitics, self.stem)


_CONJUNCTIONS: tuple[tuple[str, ...], ...] = ((), ("و",), ("ف",))
_BEFORE_STEM: tuple[tuple[str, ...], ...] = (
    (),
    ("ال",),
    ("ب",),
    ("ك",),
    ("ل",),
    ("س",),
    ("ب", "ال"),
    ("ك", "ال"),
    ("ل", "ل"),
)
PROCLITICS = {"".join(c + p): c + p for c, p in product(_CONJUNCTIONS, _BEFORE_STEM)}
PRONOUNS = frozenset(("ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا"))
_LONGEST_PROCLITIC = 4
_FUTURE_STARTS = frozenset("يتنأا")


def splits(word: str) -> Iterator[Split]:
    """Every split of a folded word that the order of clitics allows; the unsplit word first."""
    for cut in range(min(_LONGEST_PROCLITIC, len(word) - 2) + 1):
        proclitics = PROCLITICS.get(word[:cut])
        if proclitics is None:
            continue
        rest = word[cut:]
        if "س" in proclitics and rest[0] not in _FUTURE_STARTS:
            continue
        yield Split(proclitics, rest, "")
        if proclitics and is_article(proclitics):
            continue  # a noun has the article or a pronoun, never both
        for length in (1, 2, 3):
            if len(rest) - length >= 2 and rest[-length:] in PRONOUNS:
                yield Split(proclitics, rest[:-length], rest[-length:])


def is_article(proclitics: tuple[str, ...]) -> bool:
    """Whether the last of ``proclitics`` is the article, in either spelling."""
    return proclitics[-1:] == ("ال",) or proclitics[-2:] == ("ل", "ل")


_TA_MARBUTA = "ة"
_WITH_PRONOUN = ("ب", "ل")  # ك takes no pronoun in prose
_ON_PREPOSITION = PRONOUNS - {"ني"}  # which stands on verbs: بني is a word


@cache
def _closed() -> dict[str, tuple[int, int]]:
    """How many letters of proclitics and of a pronoun each closed-class word has, by the key of the word."""
    table: dict[str, tuple[int, int]] = {}
    rows = (entry for entry in entries("ar", "function_words") if "cut" not in entry.value)
    listed = [(key(text), entry.value) for entry in rows for text in entry.match]
    listed.sort(key=lambda item: "preposition" in item[1])  # كان and كأن before ك with أن
    for conjunction in ("", "و", "ف"):
        for word, value in listed:
            for preposition in ("", "ب", "ك", "ل") if value.get("preposition") else ("",):
                front = conjunction + preposition
                table.setdefault(front + word, (len(front), 0))
                for pronoun in PRONOUNS if value.get("pronoun") else ():
                    table.setdefault(front + _before_pronoun(word) + pronoun, (len(front), len(pronoun)))
        for preposition, pronoun in product(_WITH_PRONOUN, _ON_PREPOSITION):
            table.setdefault(conjunction + preposition + pronoun, (len(conjunction), len(pronoun)))
    table.update(dict.fromkeys((word for word, _ in listed), (0, 0)))
    return table


def _before_pronoun(word: str) -> str:
    return "سوا" if word == "سوي" else word


def closed_split(word: str) -> Split | None:
    """The split of a word of a closed class (preposition, particle, pronoun and what they carry), or None."""
    found = _closed().get(key(word))
    if found is None:
        return None
    cut, tail = found
    if tail and word.endswith(_TA_MARBUTA):
        return None  # a noun: آلية is no إليه
    end = len(word) - tail
    return Split(PROCLITICS[word[:cut]] if word[:cut] in PROCLITICS else tuple(word[:cut]), word[cut:end], word[end:])


def stripped(word: str) -> Iterator[str]:
    """``word`` (folded) without what may be closed-class clitics, blindly; with and without a last pronoun.

    ل before the article gives both readings: للجنة may be ل and اللجنة or ل and الجنة.
    """
    fronts = list(_fronts(word))
    yield from fronts
    for front in (word, *fronts):
        for length in (1, 2, 3):
            if len(front) - length >= 3 and front[-length:] in PRONOUNS:
                bare = front[:-length]
                yield bare
                if bare.endswith("ت"):
                    yield bare[:-1] + "ة"


def _fronts(word: str) -> Iterator[str]:
    if word[:1] in {"و", "ف"} and len(word) > 3:
        yield word[1:]
        yield from _without_preposition(word[1:])
    yield from _without_preposition(word)


def _without_preposition(word: str) -> Iterator[str]:
    if word.startswith("لل") and len(word) > 4:
        yield "ال" + word[2:]
        yield "ال" + word[1:]
        yield word[1:]
    elif word[:1] in {"ب", "ل", "ك"} and len(word) > 3:
        yield word[1:]
