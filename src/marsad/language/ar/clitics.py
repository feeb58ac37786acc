"""The clitics of Arabic and the ways a word may be split into them.

Before the stem: a conjunction (و ف), then a preposition (ب ك ل) or the future particle (س), then the article (ال, written ل after the preposition ل).
After it: one attached pronoun. Words of closed classes have their splits listed, because short as they are nothing else could tell
them apart: به is ب and ه, but له in الله is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

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


_WITH_PRONOUN = [
    "من",
    "عن",
    "في",
    "الي",
    "علي",
    "مع",
    "بين",
    "حول",
    "ضد",
    "عند",
    "لدي",
    "بعد",
    "قبل",
    "فوق",
    "تحت",
    "خلف",
    "امام",
    "وراء",
    "خلال",
    "دون",
    "نحو",
    "حيال",
    "ازاء",
    "تجاه",
    "بدون",
    "غير",
    "كل",
    "بعض",
    "سوي",
    "مثل",
    "عبر",
    "لاجل",
    "اجل",
    "ان",
    "كان",
    "لكن",
    "لعل",
    "ليت",
    "حتي",
    "حسب",
    "وفق",
]  # كان here is the particle كأن; as a verb it takes the same pronouns
_ALONE = [
    "هذا",
    "هذه",
    "هذان",
    "هذين",
    "هاتان",
    "هاتين",
    "هءلاء",
    "ذلك",
    "ذاك",
    "تلك",
    "اولءك",
    "التي",
    "الذي",
    "الذين",
    "اللذان",
    "اللذين",
    "اللتان",
    "اللتين",
    "اللاتي",
    "اللواتي",
    "هو",
    "هي",
    "هما",
    "هم",
    "هن",
    "انا",
    "نحن",
    "انت",
    "انتم",
    "ما",
    "لا",
    "لم",
    "لن",
    "قد",
    "اذا",
    "لو",
    "لولا",
    "هل",
    "كيف",
    "متي",
    "اين",
    "ماذا",
    "لماذا",
    "حيث",
    "حين",
    "بينما",
    "عندما",
    "منذ",
    "كلما",
    "ربما",
    "سوف",
    "ليس",
    "ليست",
    "هنا",
    "هناك",
    "هنالك",
    "ايضا",
    "فقط",
    "ثم",
    "او",
    "ام",
    "بل",
    "اي",
    "كما",
    "كي",
    "لكي",
    "مما",
    "عما",
    "فيما",
    "بما",
    "لما",
    "كذلك",
    "لذلك",
    "الا",
    "الان",
    "اذ",
    "كلا",
    "كلتا",
    "اما",
    "انما",
    "لقد",
    "مهما",
    "حيثما",
    "اينما",
    "رغم",
    "سيما",
    "امس",
    "اليوم",
    "حاليا",
]
_WITH_PREPOSITION = frozenset(
    [
        "هذا",
        "هذه",
        "هذان",
        "هذين",
        "هاتين",
        "هءلاء",
        "ذلك",
        "ذاك",
        "تلك",
        "اولءك",
        "التي",
        "الذي",
        "الذين",
        "اللذين",
        "اللتين",
        "اللواتي",
        "ما",
        "لا",
        "اي",
        "هنا",
        "هناك",
        "كل",
        "بعض",
        "غير",
        "من",
        "ان",
        "مثل",
        "عند",
        "بين",
        "دون",
        "حين",
    ]
)
_NEVER_SPLIT = frozenset(["كما", "مما", "عما", "فيما", "لما", "كي", "لكي", "بما", "كذلك", "لذلك", "هما", "كان"])
_ON_PRONOUN = ("ب", "ل")  # ك takes no pronoun in prose


def _closed() -> dict[str, tuple[int, int]]:
    table: dict[str, tuple[int, int]] = {}
    for conjunction in ("", "و", "ف"):
        start = len(conjunction)
        for preposition, word in product(("", "ب", "ك", "ل"), (*_WITH_PRONOUN, *_ALONE)):
            if preposition and word not in _WITH_PREPOSITION:
                continue
            cut = start + len(preposition)
            table.setdefault(conjunction + preposition + word, (cut, 0))
            if word in _WITH_PRONOUN:
                for pronoun in PRONOUNS:
                    table.setdefault(conjunction + preposition + _before_pronoun(word) + pronoun, (cut, len(pronoun)))
        for preposition, pronoun in product(_ON_PRONOUN, PRONOUNS):
            table.setdefault(conjunction + preposition + pronoun, (start, len(pronoun)))
    for word in (*_NEVER_SPLIT, *_ALONE):
        table[word] = (0, 0)
    return table


def _before_pronoun(word: str) -> str:
    return "سوا" if word == "سوي" else word


_CLOSED = _closed()


def closed_split(word: str) -> Split | None:
    """The split of a word of a closed class (preposition, particle, pronoun and what they carry), or None."""
    found = _CLOSED.get(key(word))
    if found is None:
        return None
    cut, tail = found
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
