"""Courtesy titles and ranks before a name, and names after a title."""

from __future__ import annotations

from marsad.language.ar.vocabulary import frequency, spelling
from marsad.mentions.actor.heads import HeadMatch, head_at, is_completed
from marsad.mentions.actor.lexicon import HeadKind, is_filler, word_list
from marsad.mentions.actor.text import Words
from marsad.mentions.people.name_classes import name_class
from marsad.mentions.people.names import NameFinder, starts_surely
from marsad.records import POS

TITLES: frozenset[HeadKind] = frozenset({"honorific", "rank"})
_NUNATION, _HE = "\u064b", 3
_THAT = "ان"
_COMMONEST_FAMILY = 4.4  # as the table of frequencies counts
_NAMING = frozenset({POS.NOUN, POS.ADJ, POS.PROPN})
COMMAS = frozenset("،,–—-")


def titles(words: Words, last: int, first: HeadMatch) -> tuple[int, HeadMatch]:
    """Where the titles from ``first`` on end, and which of them says most."""
    best = first
    while last < len(words) and words.joined(first.first, last):
        found = head_at(words, last)
        if found is None or found.head.kind not in TITLES or found.prefix:
            break
        if best.head.sector is None or found.head.role is not None:
            best = found
        last = found.last
    return last, best


def holder_at(words: Words, at: int) -> bool:
    """Whether a name, or a courtesy title or rank, stands at word ``at``."""
    found = head_at(words, at)
    return starts_surely(words, at) or (
        found is not None and found.head.kind in {*TITLES, "person"} and not found.prefix
    )


def is_bare_given(words: Words, found: HeadMatch) -> bool:
    """Whether a post or rank of one word without an article is spelled as a given name is ("*Amir* Hasan", "*Amina* Karim")."""
    single = found.head.kind in {"post", "rank"} and found.last == found.first + 1 and not found.possessed
    given = single and not words.definite(found.first) and name_class(words.forms[found.first]) == "given"
    return given and not is_completed(words, found)


def is_family(words: Words, at: int) -> bool:
    """Whether word ``at`` may be the name of a family behind a given name, though it is a noun or adjective elsewhere."""
    if at in words.states or words.prefix(at) or words.forms[at].enclitics or words.keys[at] in word_list("name_end"):
        return False
    form, key = words.forms[at], words.keys[at]
    if words.tokens[at].pos not in _NAMING or is_filler(key) or key in word_list("former") or _NUNATION in form.surface:
        return False
    if any(verb.person == _HE and verb.number == "s" for verb in form.verbs):
        return False
    common = frequency(spelling(form.folded)) > _COMMONEST_FAMILY and not _closes(words, at)
    if common or _is_described_or_owned(words, at):
        return False
    found = head_at(words, at)
    return found is None or (found.last == at + 1 and found.head.kind == "people")


def _closes(words: Words, at: int) -> bool:
    """Whether what somebody says begins behind word ``at``, or the clause ends with this, which has no article: a name at all events."""
    behind = at + 1
    inside = words.joined(at, behind)
    if inside and words.keys[behind] == _THAT:
        return True
    return not words.definite(at) and (not inside or words.tokens[behind].pos is POS.PUNCT)


def _is_described_or_owned(words: Words, at: int) -> bool:
    """Whether an adjective, or the noun or state whose it is, stands behind the noun at word ``at``: "Khalid stressed *the French position*"."""
    behind = at + 1
    if not words.joined(at, behind) or words.prefix(behind):
        return False
    if behind in words.states or words.forms[behind].enclitics:
        return True
    agrees = words.definite(behind) or (words.tokens[behind].pos is POS.ADJ and not words.definite(at))
    return agrees and words.tokens[behind].pos in (POS.NOUN, POS.ADJ)


def person_at(words: Words, at: int) -> bool:
    """Whether somebody from the table of people is named at word ``at``."""
    found = head_at(words, at)
    return found is not None and found.head.kind == "person" and not found.prefix


def name_from(words: Words, at: int, find_name: NameFinder, *, known_country: bool = False) -> int:
    """The end of the name at word ``at``, by the table of people or the finder, whichever reaches further; ``at`` when there is none."""
    if at >= len(words):
        return at
    end = find_name(words, at, known_country=known_country)
    found = head_at(words, at)
    if found is not None and found.head.kind == "person" and not found.prefix:
        end = max(end, found.last)
        if words.joined(at, end) and words.keys[end] in word_list("name_joiner"):  # the family: "of the house of Saud"
            end = max(end, find_name(words, end - 1, known_country=known_country))
    return end
