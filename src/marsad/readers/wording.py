"""Kinds of page parts by their words (lexicons ``page_parts`` and ``credits``) and by their form."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from marsad.lexicon import Phrases, entries
from marsad.readers.bylines import among_parts, begins_with_given_name, beside_place, dashed
from marsad.readers.dates import without_dates
from marsad.records import BlockKind
from marsad.text import words


class Wording(NamedTuple):
    """What the words of a block say it is (None: nothing), and whether it heads a list of such."""

    kind: BlockKind | None
    heading: bool


class _Rule(NamedTuple):
    kind: BlockKind
    where: str
    most: int
    open: bool
    label: bool
    person_within: int


_NOTHING = Wording(None, heading=False)
_LONGEST = 60
_LONGEST_TEXT = 1_200  # characters; patterns below are not meant for more
_FULL_STOP = re.compile(r"[.!؟]\s*[\"'”»)\]]*\s*$")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}|(?:pic\.)?twitter\.com/\S+|t\.me/\S+|#\w+"
)
_MORE_BLANKS = re.compile(r"(?<=\s)\s+")
"""What follows a blank; patterns below would try each way to share it out."""
_MARK = re.compile(r"\s*(?:[:：|/]|[-–—]\s)|\s*$")
# A credit at the end of a line: in brackets, or after a mark; and the two sides of "place - agency".
_CREDIT = re.compile(
    r"^(?P<before>.*?)\s*(?:[(\[](?P<inside>[^()\[\]]{2,60})[)\]]|(?P<mark>[-–—/|©.]|\s:)\s*(?P<after>[^-–—/|©.()]{2,40}))\s*\.?\s*$",
    re.DOTALL,
)
_SIDES = re.compile(r"^\s*\(?(?P<left>[^-–—/|:،]{2,30}?)\s*[-–—/|:،]\s*(?P<right>[^-–—/|:]{2,40}?)\)?\s*$")
_SIGNATURE = re.compile(r"\s*[-–—/]*\s*\((?P<inside>[^()]{2,30})\)(?P<rest>.{0,40})$")
_NUMBER = re.compile(r"\d+(?:[.,٬]\d+)*")
_PARTS = re.compile(r"\s*[|•·]\s*|\s[/–-]\s")
_MOST_PARTS = 12
_OUTLET = "outlet"
_TOOL_WORDS = 5
_CAPTION_WORDS = 25
_BYLINE_WORDS = 7
_PLACE_WORDS = 2
_OUTLET_WORDS = 4
_BESIDE_DATE = 3
_DATE_LINE = 16
_INITIALS = 8


def wording(block: str) -> Wording:
    """What the words of ``block`` alone say that it is."""
    found = words(block[:_LONGEST_TEXT])
    if len(found) > _LONGEST or (found and len(block) > _LONGEST_TEXT):
        return _NOTHING
    block = dashed(_MORE_BLANKS.sub("", block))
    if not found or not _ADDRESS.sub("", block).strip() or _signed(block, found) or _letter(found):
        return Wording(BlockKind.OTHER, heading=False)
    closed = _FULL_STOP.search(block) is not None
    by_rule = _by_rule(block, found, closed=closed)
    if by_rule is not None:
        counted = by_rule.kind is BlockKind.OTHER and not closed and len(found) <= _DATE_LINE and _date_line(block)
        return Wording(BlockKind.BYLINE, heading=False) if counted else by_rule
    if closed:
        return _NOTHING
    return Wording(BlockKind.OTHER if _tools(block) else _by_form(block, found), heading=False)


def _tools(block: str) -> bool:
    """Whether a line consists of parts each of which is furniture by its words, as "print | send | save"."""
    parts = _PARTS.split(block)
    return 1 < len(parts) <= _MOST_PARTS and all(_is_tool(part) for part in parts)


def _is_tool(part: str) -> bool:
    found = words(part)
    rule = _by_rule(part, found, closed=False) if 0 < len(found) <= _TOOL_WORDS else None
    return rule is not None and rule.kind is BlockKind.OTHER


def _letter(found: tuple[str, ...]) -> bool:
    """Whether a line is a single letter, as ornaments that stand for the first one of the text are."""
    return len(found) == 1 and len(found[0]) == 1 and found[0].isalpha()


def _signed(block: str, found: tuple[str, ...]) -> bool:
    """Whether a line holds nothing but the initials of who wrote and edited a dispatch, as agencies sign, perhaps after the agency's name."""
    agency = _SIGNATURE.match(block)
    if agency is not None and _credit(agency["inside"]) == "agency":
        found = words(agency["rest"])
    return 1 < len(found) <= _INITIALS and all(word.isalpha() and len(word) == 1 for word in found)


def _by_rule(block: str, found: tuple[str, ...], *, closed: bool) -> Wording | None:
    counted = [word for word in found if not _NUMBER.fullmatch(word)]
    for first in range(len(counted)):
        match = _rules().at(counted[first : first + 1], counted, first)
        if match is None or (closed and match.value.open) or not _fits(match.value, first, match.last, len(counted)):
            continue
        whole = first == 0 and match.last == len(counted)
        told = match.value.person_within >= len(counted) and begins_with_given_name(counted[match.last :])
        if match.value.label and not whole and not told and not _marked(block, counted[first : match.last]):
            continue
        return Wording(match.value.kind, heading=whole and match.value.kind is BlockKind.RELATED)
    return None


def _fits(rule: _Rule, first: int, last: int, count: int) -> bool:
    if count > rule.most:
        return False
    at_start, at_end = first == 0, last == count
    return {"whole": at_start and at_end, "start": at_start, "end": at_end, "any": True}[rule.where]


def _marked(block: str, label: list[str]) -> bool:
    """Whether a mark stands right after the label, as in "By: a name"."""
    at = 0
    for match in re.finditer(r"\S+", block):
        at += len([w for w in words(match.group()) if not _NUMBER.fullmatch(w)])
        if at >= len(label):
            return match.group()[-1] in ":|-–—/" or bool(_MARK.match(block, match.end()))
    return True


def _by_form(block: str, found: tuple[str, ...]) -> BlockKind | None:
    if len(found) <= _DATE_LINE and _date_line(block):
        return BlockKind.BYLINE
    if len(found) <= _BYLINE_WORDS and (
        _place_and_agency(block) or beside_place(block) is not None or among_parts(block) is not None
    ):
        return BlockKind.BYLINE
    credit = _CREDIT.match(block)
    if credit is None or len(found) > _CAPTION_WORDS or _FULL_STOP.search(credit["before"]):
        return None
    if credit["inside"] and _of_outlet(credit["before"]):
        return None  # "told the agency (Reuters)"
    sort = _credit(credit["inside"] or credit["after"])
    if sort is None and credit["mark"] == "©" and not credit["before"]:
        return BlockKind.OTHER  # whose the page is
    if sort == "agency" and credit["mark"] == "." and len(found) > _BYLINE_WORDS:
        return None  # a sentence and, after its full stop, who reported it
    if sort is None and credit["before"] and credit["inside"]:
        return BlockKind.CAPTION if _is_bracketed(credit["inside"]) else None
    return BlockKind.CAPTION if sort in ("agency", "picture") else None


def _of_outlet(before: str) -> bool:
    """Whether the last word before brackets is one for an outlet, whose name they hold."""
    return _credits().get(words(before)[-1:]) == _OUTLET


def _is_bracketed(inside: str) -> bool:
    """Whether brackets hold an agency's adjective ("the French") with no more than a word for pictures ("archive")."""
    found, known = words(inside), _credits()
    sorts = [known.get((word,)) for word in found]
    return known.get(found) == "bracketed" or (
        "bracketed" in sorts and set(sorts) <= {"bracketed", "agency", "picture"}
    )


def _place_and_agency(block: str) -> bool:
    """Whether a line is a place and an agency, or who tells it, as at the head of a dispatch also with a colon behind them."""
    sides = _SIDES.match(block.rstrip(" :"))
    if sides is None:
        return False
    left, right = sides["left"], sides["right"]
    if _credit(right) == "origin" and len(left.split()) <= _OUTLET_WORDS:
        return True
    return any(_credit(a) == "agency" and len(b.split()) <= _PLACE_WORDS for a, b in ((left, right), (right, left)))


def _date_line(block: str) -> bool:
    """Whether a complete date is nearly all that a line says."""
    rest = without_dates(block)
    return rest is not None and len(words(rest)) <= _BESIDE_DATE


def _credit(side: str) -> str | None:
    """The sort of credit that ``side`` is or begins or ends with ("AFP", "Reuters - archive"), if any."""
    found = words(side)
    by_words = _credits()
    for size in range(min(3, len(found)), 0, -1):
        sort = by_words.get(found[:size]) or by_words.get(found[-size:])
        if sort not in (None, "bracketed", _OUTLET) and len(found) <= size + 3:
            return sort
    return None


@cache
def _credits() -> dict[tuple[str, ...], str]:
    return {words(name): str(e.value["kind"]) for e in entries("ar", "credits") for name in e.match}


@cache
def _rules() -> Phrases[_Rule]:
    return Phrases((phrase, _rule(e.value)) for e in entries("ar", "page_parts") for phrase in e.match)


def _rule(v: dict[str, Any]) -> _Rule:
    kind, where, most = BlockKind(v["kind"]), v["where"], v["most"]
    return _Rule(kind, where, most, v.get("open", False), v.get("label", False), v.get("person_within", 0))
