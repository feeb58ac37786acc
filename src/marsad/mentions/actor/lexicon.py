"""The words that open an actor phrase, from the lexicons of posts, institutions, bodies, groups, roles, ranks and courtesy titles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any, Literal, NamedTuple

import msgspec

from marsad.lexicon import Entry, entries, topics, worked_out
from marsad.mentions.people.known import LANGUAGE, Post, people, people_respelled
from marsad.text import words

HeadKind = Literal["post", "institution", "body", "group", "company", "media", "people", "rank", "honorific", "person"]

# In this order of preference when the same words stand in several lexicons.
_TOPICS: tuple[tuple[str, HeadKind], ...] = (
    ("posts", "post"),
    ("honorifics", "honorific"),
    ("bodies", "body"),
    ("groups", "group"),
    ("institutions", "institution"),
    ("roles", "people"),
    ("companies", "company"),
    ("media", "media"),
    ("ranks", "rank"),
)
_ARTICLE = "ال"
Quoted = Literal["", "told", "alone", "anywhere"]
_QUOTED: dict[bool | str, Quoted] = {False: "", True: "told", "alone": "alone", "anywhere": "anywhere"}
DELEGATION = "delegation"
"""How the identifiers of delegations begin, which are posts of several people."""
_SHORT = 3  # letters
# Endings whose accusative has no alef of its own.
_NO_ALEF = ("ه", "ا", "ء", "ون", "ين", "ان", "ات", "و")


class Head(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The opening word or words of an actor phrase, and how the phrase may go on.

    ``takes`` names what completes it; ``inherits`` says that the sector is its organisation's; ``weak`` that it is an actor only with a
    country or organisation in its own phrase; ``abroad`` that where it is does not tell whose it is; ``alone`` that it counts only where no
    noun stands before it; ``participle`` that without the article it is none before a name or a noun with it, nor behind a comma
    ("*accusing* Rwanda"); ``described`` that without the article it is one only where an adjective describes it; ``civil`` that it may
    "also" be a civil body that is named by its aim, or is "only" one with its aim; ``default`` that its country gives way to a demonym
    behind it; ``cues`` are the words of which one must stand before it, ``members`` those behind which "in" or "of" may stand before it, an
    adjective perhaps between them, for an ``outlet`` any word for a newspaper, channel and the like,
    or else quotation marks of its own around it where it is ``quoted``, "told" by "to" or a colon before them, "alone" (of no noun before
    it the name, and with nothing behind that describes it) or "anywhere"; ``unless`` those of which none may stand behind it; ``also`` the
    other countries that have a party of the name; ``named`` that the text must name one of these countries; ``spelled`` a letter that the first
    word must be written with, where folding would make another word of it; ``then`` a date and the sector from that date on; ``posts`` the
    posts of a person.
    """

    id: str
    kind: HeadKind
    sector: str | None = None
    country: str | None = None
    role: str | None = None
    number: str = "s"
    takes: str | None = None
    inherits: bool = False
    weak: bool = False
    alone: bool = False
    adjective: bool = False
    feminine: bool = False
    described: bool = False
    participle: bool = False
    civil: Literal["", "also", "only"] = ""
    construct: bool = False
    generic: bool = False
    destination: bool = False
    abroad: bool = False
    default: bool = False
    both: bool = False
    definite: bool = False
    cues: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    outlet: bool = False
    quoted: Quoted = ""
    unless: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    named: bool = False
    spelled: str | None = None
    then: tuple[str, str] | None = None
    posts: tuple[Post, ...] = ()

    @property
    def conditional(self) -> bool:
        """Whether it counts only behind one of its cues, or in quotation marks."""
        return bool(self.cues) or self.outlet


class Opening(NamedTuple):
    """A way to go on after a first word: the keys of the ``rest`` of the words, and the head that they make."""

    rest: tuple[str, ...]
    head: Head


@cache
def openings() -> dict[str, tuple[Opening, ...]]:
    """All heads by the key of their first word, longest first.

    The same words may have several heads: those that count only behind a cue or in quotation marks, and last one that counts without.
    """
    kept = worked_out("heads", _Heads, _worked_out)
    return {
        first: tuple([Opening(rest, kept.heads[number]) for rest, number in rows]) for first, rows in kept.rows.items()
    }


class _Heads(msgspec.Struct, frozen=True):
    """The heads, and for the key of each first word the other keys and the number of the head."""

    heads: tuple[Head, ...]
    rows: dict[str, tuple[tuple[tuple[str, ...], int], ...]]


def _worked_out() -> _Heads:
    found: dict[str, dict[tuple[tuple[str, ...], str], Opening]] = {}
    for keys, head in chain(_heads(), _respelled_heads()):
        for spelling in _variants(keys):
            bucket = found.setdefault(spelling[0], {})
            rest = spelling[1:]
            bucket.setdefault((rest, head.id if head.conditional else ""), Opening(rest, head))
    numbers: dict[int, int] = {}  # by identity: a head stands for all its spellings
    heads: list[Head] = []
    rows = {}
    for first, bucket in found.items():
        ordered = sorted(bucket.values(), key=lambda o: (-len(o.rest), not o.head.conditional))
        for _, head in ordered:
            if numbers.setdefault(id(head), len(heads)) == len(heads):
                heads.append(head)
        rows[first] = tuple((rest, numbers[id(head)]) for rest, head in ordered)
    return _Heads(tuple(heads), rows)


@cache
def portfolios() -> dict[str, tuple[tuple[str, ...], ...]]:
    """What ministers are in charge of, by the key of the first word, longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries(LANGUAGE, "portfolios"):
        for spelling in entry.match:
            keys = words(spelling)
            found.setdefault(keys[0], set()).add(keys[1:])
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """The keys of the single words of entry ``name`` of the lexicon ``actor_words``."""
    listed = (e for e in entries(LANGUAGE, "actor_words") if e.id == name)
    return frozenset(words(w)[0] for e in listed for w in (*e.match, *e.value.get("words", ())))


def is_filler(key: str) -> bool:
    """Whether a word may stand between a post or body and what completes it ("the *new* minister of")."""
    return key in word_list("filler") or key in word_list("filler_violent")


@cache
def phrase_list(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of entry ``name`` of the lexicon ``actor_words`` by the key of the first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for keys in (words(w) for e in entries(LANGUAGE, "actor_words") if e.id == name for w in e.match):
        found.setdefault(keys[0], []).append(keys[1:])
    return {first: tuple(rests) for first, rests in found.items()}


@cache
def adjective_sectors() -> dict[str, str]:
    """Sectors of the bodies and movements that have an adjective, by entry."""
    return {
        head.id: head.sector for bucket in openings().values() for _, head in bucket if head.adjective and head.sector
    }


@cache
def namesakes() -> dict[str, tuple[str, ...]]:
    """The countries that a party or institution of one name may belong to, the likeliest first, by rule."""
    return {
        f"{head.kind}.{head.id}": (head.country, *head.also)
        for bucket in openings().values()
        for _, head in bucket
        if head.country and (head.also or head.named)
    }


@cache
def only_where_named() -> frozenset[str]:
    """The rules whose country holds only where the text names it."""
    return frozenset(f"{head.kind}.{head.id}" for bucket in openings().values() for _, head in bucket if head.named)


@cache
def states_of_form(form: str) -> frozenset[str]:
    """The states of an entry of the lexicon ``state_forms``: ``monarchy``, ``no_republic``."""
    return frozenset(code for e in entries("world", "state_forms") if e.id == form for code in e.value["states"])


@cache
def peoples() -> dict[str, tuple[str, ...]]:
    """The states that a people lives in, by each key of its name, with and without the article."""
    return {
        article + words(spelling)[0]: tuple(entry.value["states"])
        for entry in entries(LANGUAGE, "peoples")
        for spelling in entry.match
        for article in ("", _ARTICLE)
    }


def _heads() -> Iterator[tuple[tuple[str, ...], Head]]:
    for person in people():
        head = Head("person", "person", posts=person.posts)
        for name in (*person.names, *person.alone):
            yield name, head
    known = frozenset(topics(LANGUAGE))
    for topic, kind in _TOPICS:
        takes_article = kind in {"post", "institution", "people", "rank"}
        for entry in entries(LANGUAGE, topic) if topic in known else ():
            indefinite = _head(entry, kind)
            definite = msgspec.structs.replace(indefinite, definite=True)
            for keys in map(words, entry.match):
                if keys[0].startswith(_ARTICLE):
                    yield keys, definite
                else:
                    yield keys, indefinite
                    if takes_article:
                        yield (_ARTICLE + keys[0], *keys[1:]), definite
                    if kind == "people" and len(keys) == 1 and _takes_alef(keys[0]):
                        yield (keys[0] + "ا",), indefinite


def _takes_alef(noun: str) -> bool:
    """Whether the accusative of an indefinite noun is written with an alef; of shorter ones too often another word is."""
    return len(noun) > _SHORT and not noun.endswith(_NO_ALEF)


def _head(entry: Entry, kind: HeadKind) -> Head:
    value: dict[str, Any] = entry.value
    return Head(
        entry.id,
        kind,
        sector=value.get("sector"),
        country=value.get("country"),
        role=value.get("role"),
        number=value.get("number", "s"),
        takes=value.get("takes"),
        inherits=value.get("from") == "complement",
        weak=bool(value.get("weak")),
        alone=bool(value.get("alone")),
        adjective=value.get("adjective") is True,
        feminine=value.get("adjective") == "f",
        described=bool(value.get("described")),
        participle=bool(value.get("participle")),
        civil=value.get("civil", ""),
        construct=bool(value.get("construct")),
        generic=bool(value.get("generic")),
        destination=bool(value.get("destination")) or value.get("takes") == "destination",
        default=bool(value.get("default")) or bool(value.get("also")) or bool(value.get("named")),
        both=bool(value.get("both")),
        outlet=bool(value.get("outlet")),
        abroad=bool(value.get("abroad")),
        cues=frozenset(words(c)[0] for c in value.get("cues", ())),
        members=frozenset(words(c)[0] for c in value.get("members", ())),
        quoted=_QUOTED[value.get("quoted", False)],
        unless=frozenset(words(c)[0] for c in value.get("unless", ())),
        also=tuple(value.get("also", ())),
        named=bool(value.get("named")),
        spelled=value.get("spelled"),
        then=(value["then"]["since"], value["then"]["sector"]) if "then" in value else None,
    )


def _respelled_heads() -> Iterator[tuple[tuple[str, ...], Head]]:
    """People in spellings that are not listed; last, since nothing listed gives way to them."""
    return ((name, Head("person", "person", posts=person.posts)) for name, person in people_respelled().items())


def _variants(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Spellings that differ only in how America is written."""
    yield keys
    whole = " ".join(keys)
    for one, other in (("اميرك", "امريك"), ("امريك", "اميرك")):
        if one in whole:
            yield tuple(k.replace(one, other) for k in keys)
