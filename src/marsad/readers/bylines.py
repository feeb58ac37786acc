"""Who wrote a page, by the words of its bylines (lexicon ``bylines``) and by names of persons and places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from marsad.lexicon import entries, table
from marsad.readers.dates import first_date, is_weekday
from marsad.records import Block, BlockKind
from marsad.text import key, words

_ACCOUNT = re.compile(r"https?://|[@()]")
_DIGITS = re.compile(r"\d+$")
_LONE_TATWEEL = re.compile(r"(?<=\s)ـ+(?=\s)")
_SIDES = re.compile(
    r"\s*(?P<left>[^\W\d_]+(?: [^\W\d_]+){0,3})\s*(?P<mark>[-–—:/|،])\s*(?P<right>[^\W\d_]+(?: [^\W\d_]+){0,3})\s*"
)
# What parts the outlet, a word for how it came by the news, a place and a name in one line.
_PARTING = re.compile(r"\s*[/|–—]\s*|\s+-\s*|\s*-\s+|\s+من\s+")
_PARTS = range(2, 5)
_FEW_WORDS = 4
_OF_OUTLET = 2  # words
_BRACKETS = re.compile(r"\s*\(([^()]{2,30})\)\s*$")
_QUOTES = re.compile('[«»"“”]')
_FIGURES = re.compile(r"\d+")
_EDGES = " \t,،|/:–—-()[]«»·•"
_LONGEST = 120  # characters
_NAME_WORDS = range(2, 5)
_AFTER_COLON = 3
_ARTICLE = "ال"


def dashed(line: str) -> str:
    """A line with a dash for the letter that lengthens others, where it stands alone: many write it so."""
    return _LONE_TATWEEL.sub("-", line) if "ـ" in line else line


def author_on_page(text: str, blocks: Sequence[Block], outlet: str | None = None) -> str | None:
    """Who a byline says wrote the page, as in "by: a name" or "a place - a name"; else who signs below the text.

    Args:
        text: the words of the page.
        blocks: its parts.
        outlet: who published it, if that is known: "the outlet - a name".
    """
    lines = (block.span.of(text) for block in blocks if block.kind is BlockKind.BYLINE)
    return next((name for line in lines if (name := author_in(line, outlet)) is not None), None) or _signed(
        text, blocks
    )


def _signed(text: str, blocks: Sequence[Block]) -> str | None:
    """The name that stands right below the news, alone in a byline."""
    told = max((at for at, block in enumerate(blocks) if block.kind.is_news), default=0)
    below = (block.span.of(text) for block in blocks[told + 1 : told + 2] if block.kind is BlockKind.BYLINE)
    return next((line for line in below if is_person(line)), None)


def author_in(line: str, outlet: str | None = None) -> str | None:
    """Who a byline names as the writer, None where it names nobody; ``outlet`` is who published the page."""
    plain = dashed(line).strip()
    found = _after_label().match(plain)
    name = found["name"].strip() if found is not None else ""
    if name and not is_nobody(name) and not any(character.isdigit() for character in name):
        return name
    return beside_place(plain) or among_parts(plain, outlet) or _beside_date(plain, outlet)


def _beside_date(line: str, outlet: str | None) -> str | None:
    """The person whom a line names before or behind its date, alone or beside a place: "Cairo: a name Tuesday 3 March 2020"."""
    figures = list(_FIGURES.finditer(line)) if len(line) <= _LONGEST else []
    if not figures or first_date(line) is None:
        return None
    before = line[: figures[0].start()].split()
    while before and is_weekday(before[-1].strip(_EDGES)):
        before.pop()
    for side in (" ".join(before), line[figures[-1].end() :]):
        part = _label().sub("", side.strip(_EDGES), count=1)
        if name := part if is_person(part) else beside_place(part) or among_parts(part, outlet):
            return name
    return None


def author_alone(text: str) -> str | None:
    """The name that is all that a text says, but for a label, and a place or a paper beside it."""
    found = _alone().fullmatch(" ".join(dashed(text).split()))
    return None if found is None or is_nobody(found["name"]) else found["name"]


def authors_stated(value: str) -> str | None:
    """Those of the names that a page states, parted by Arabic commas, who wrote a page as persons do; None where there are none.

    A place or an agency beside a name is none: "a name - Cairo".
    """
    bare = (_label().sub("", part, count=1).strip() for part in value.split("، "))
    named = (beside_place(part) or among_parts(part) or part for part in map(_without_brackets, map(dashed, bare)))
    return "، ".join(name for name in named if name and not is_nobody(name)) or None


def _without_brackets(name: str) -> str:
    """A name without the place or agency in brackets behind it."""
    found = _BRACKETS.search(name)
    return name[: found.start()] if found and words(found[1]) in _places() | agencies() else name


def beside_place(line: str) -> str | None:
    """The name in a line that is the name of a person and that of a place, "Cairo: a name", "a name - Cairo", and nothing else."""
    sides = _SIDES.fullmatch(line) if len(line) <= _LONGEST else None
    if sides is None:
        return None
    for name, place in ((sides["right"], sides["left"]), (sides["left"], sides["right"])):
        found = words(name)
        few = len(found) in _NAME_WORDS and (sides["mark"] != ":" or len(found) <= _AFTER_COLON)
        if few and begins_with_given_name(found) and words(place) in _places() and not is_nobody(name):
            return name
    return None


def among_parts(line: str, outlet: str | None = None) -> str | None:
    """The one person in a line whose other parts are the outlet, places, agencies and what stands for nobody; of three parts one may be unknown."""
    parts = _PARTING.split(line.strip()) if len(line) <= _LONGEST else []
    if len(parts) not in _PARTS or not all(0 < len(part.split()) <= _FEW_WORDS for part in parts):
        return None
    persons = [part for part in parts if is_person(part)]
    told = set(words(outlet or ""))
    others = [words(part) for part in parts if part not in persons]
    unknown = sum(
        not (found in _places() or found in _nobody() or found in agencies() or told.issuperset(found))
        for found in others
    )
    return persons[0] if len(persons) == 1 and others and unknown <= (len(parts) > 2) else None


def is_place_and_outlet(line: str) -> bool:
    """Whether a line is the name of a place and another of a word or two beside it, as a dateline in a line of its own; behind a colon in quotes."""
    sides = _SIDES.fullmatch(_QUOTES.sub("", line)) if len(line) <= _LONGEST else None
    if sides is None or (sides["mark"] in ":،" and not _QUOTES.search(line)):
        return False
    both = words(sides["left"]), words(sides["right"])
    return any(one in _places() and len(other) <= _OF_OUTLET for one, other in (both, both[::-1]))


def is_person(line: str) -> bool:
    """Whether a line is the name of a person and nothing else."""
    found = words(line) if len(line) <= _LONGEST and not line.endswith((":", ".")) else ()
    few = len(found) in _NAME_WORDS and all(word.isalpha() for word in found)
    return few and begins_with_given_name(found) and found not in _places() and not is_nobody(line)


def begins_with_given_name(found: Sequence[str]) -> bool:
    """Whether words begin with a given name."""
    return any(tuple(found[:size]) in _given_names() for size in (1, 2))


def is_nobody(name: str) -> bool:
    """Whether a name is an address, an account, a desk or a body, none of which wrote a page as a person does."""
    return _ACCOUNT.search(name) is not None or words(_DIGITS.sub("", name)) in _nobody() or names_a_body(name)


def names_a_body(name: str) -> bool:
    """Whether a name begins as those of ministries and other bodies do, or is an agency's."""
    found = words(name)
    return found in agencies() or any(found[:size] in _bodies() for size in range(1, min(3, len(found)) + 1))


@cache
def agencies() -> frozenset[tuple[str, ...]]:
    """The names of agencies, by their words."""
    rows = entries("ar", "credits")
    return frozenset(words(name) for row in rows if row.value["kind"] == "agency" for name in row.match)


def _of_use(use: str) -> list[str]:
    return [word for e in entries("ar", "bylines") if e.value["use"] == use for word in e.match]


@cache
def _labels() -> str:
    """The labels as alternatives of a pattern."""
    return "|".join(sorted(map(re.escape, _of_use("label")), key=len, reverse=True))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_labels()})(?![^\W\d_])\s*[:：/–-]?\s*(?=\w)", re.IGNORECASE)


@cache
def _after_label() -> re.Pattern[str]:
    """A label or two, perhaps behind a date, and the name up to a mark or a date."""
    return re.compile(
        rf"(?:^|.*\d\s*[صم]?\s*[,،|:–-]{{1,2}}\s*)(?:(?:{_labels()})(?![^\W\d_])\s*+[:：/|–-]?\s*+){{1,2}}+"
        r"(?P<name>\w[^:|/،,()«»–-]{3,50}?)\s*(?:(?:[-–—:|/،,(«»]|(?<=\s)(?:في\s|بتاريخ[\s:])).*)?$",
        re.IGNORECASE,
    )


@cache
def _alone() -> re.Pattern[str]:
    """A name alone, as in "by: a name", "a name - a place", "a place - a name"."""
    return re.compile(
        rf"(?:(?:{_labels()})?\s*[:：/–-]?\s*)?(?:[^\W\d_]+\s*[-–—:/،]\s*)?"
        rf"(?P<name>(?!(?:{_labels()})(?!\w))[^\W\d_]+(?: [^\W\d_]+){{1,3}})(?:\s*[-–—/،]\s*[^\W\d_]+)?",
        re.IGNORECASE,
    )


@cache
def of_printing() -> re.Pattern[str]:
    """In the search key of a line: what is told is when the page was printed or seen, not published."""
    return _any_of("printed")


@cache
def of_publishing() -> re.Pattern[str]:
    """In the search key of a line: what is told is when the page was published."""
    return _any_of("published")


def _any_of(use: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(key(word)) for word in _of_use(use))})(?!\w)")


@cache
def _nobody() -> frozenset[tuple[str, ...]]:
    return frozenset(map(words, _of_use("nobody")))


@cache
def _given_names() -> frozenset[tuple[str, ...]]:
    return frozenset(words(row["name"]) for row in table("ar", "given_names"))


@cache
def _places() -> frozenset[tuple[str, ...]]:
    names = [row["name"] for row in table("ar", "places")]
    names += [name for row in table("ar", "places_extra") for name in row["names"].split("/")]
    return frozenset(map(words, names))


@cache
def _bodies() -> frozenset[tuple[str, ...]]:
    """How the names of bodies begin, with the article and without, but for words that are given names or ranks, too."""
    heads = {words(phrase) for e in entries("ar", "institutions") for phrase in e.match}
    persons = _given_names() | {words(phrase) for e in entries("ar", "ranks") for phrase in e.match}
    bare = {head for head in heads - persons if not head[0].startswith(_ARTICLE)}
    return frozenset((heads - persons) | ({(_ARTICLE + head[0], *head[1:]) for head in bare} - persons))
