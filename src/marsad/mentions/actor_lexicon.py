"""The words that open an actor phrase, from the lexicons of posts, institutions, bodies, groups, roles, ranks and courtesy titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, Literal, NamedTuple

import msgspec

from marsad.lexicon import Entry, entries, table, topics, worked_out
from marsad.mentions.name_spellings import respelled
from marsad.text import words

LANGUAGE = "ar"
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
BODIES = frozenset({"UNO", "IGO", "EUR"})
"""Codes of international bodies whose offices people of many states hold."""
DELEGATION = "delegation"
"""How the identifiers of delegations begin, which are posts of several people."""
_SHORT = 3  # letters
# Endings whose accusative has no alef of its own.
_NO_ALEF = ("ه", "ا", "ء", "ون", "ين", "ان", "ات", "و")
_COMPOUNDING = frozenset({"عبد", "ابو", "ابي", "ال"})


class Post(NamedTuple):
    """Whom somebody acted for, in which sector, from when to when: a year or year and month each, "" where that is not known.

    ``title`` are the keys of the words for the post, without the article.
    """

    country: str
    sector: str
    since: str
    until: str
    title: tuple[str, ...] = ()

    def runs_on(self, day: date) -> bool:
        """Whether it is known to have been held on ``day``."""
        month = f"{day:%Y-%m}"
        return "" < self.since <= month and (not self.until or self.until >= month[: len(self.until)])


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
def given_names() -> frozenset[str]:
    """Keys of given names and of surnames that are common in the news; short ones of the table are too often words."""
    rows = table(LANGUAGE, "given_names")
    long = (k for r in rows if r["kind"] != "particle" for k in [words(r["name"])] if len(k) == 1 and len(k[0]) > 3)
    known = {k[0]: True for k in long}
    known |= {words(w)[0]: e.id.startswith("arabic") for e in entries(LANGUAGE, "given_names") for w in e.match}
    return frozenset(known).union(k.replace("غ", g) for k, arabic in known.items() if not arabic for g in "جكق")


@cache
def name_words() -> frozenset[str]:
    """Keys of every word in the names of the table of people."""
    return worked_out("name_words", frozenset[str], _name_words)


def _name_words() -> frozenset[str]:
    return frozenset(k for person in people() for name in person.names for k in name if len(k) > 1)


class Person(NamedTuple):
    """Somebody in the news: full names, names that mean this person even alone, and the country and sector of each post with its years.

    A name is given by the keys of its words.
    """

    names: tuple[tuple[str, ...], ...]
    alone: tuple[tuple[str, ...], ...]
    posts: tuple[Post, ...]


def held(posts: Sequence[Post], day: date | None) -> Post:
    """Of somebody's posts the one held on ``day``, else the last one before, else the first; without a day the last one whose beginning is known.

    Who has left the office of an international body acts for the state of an earlier post, if one is known.
    """
    if day is None:
        return max(posts, key=lambda p: p.since)
    month = f"{day:%Y-%m}"
    begun = [p for p in posts if p.since <= month[: len(p.since)]]
    if not begun:
        return posts[0]
    last = max(begun, key=lambda p: (not p.until or p.until >= month[: len(p.until)], p.since))
    left = last.country in BODIES and last.until and last.until < month[: len(last.until)]
    return max((p for p in begun if p.country not in BODIES), key=lambda p: p.since, default=last) if left else last


@cache
def people() -> tuple[Person, ...]:
    """The table of people in the news; one record for all rows of a name that follow each other."""
    found: list[Person] = []
    before = None
    for row in table(LANGUAGE, "people"):
        title = tuple(word.removeprefix("ال") for word in words(row["post"]))
        post = Post(row["country"], row["sector"], row["from"], row["to"], title)
        if before == row["name"]:
            found[-1] = found[-1]._replace(posts=(*found[-1].posts, post))
        else:
            before = row["name"]
            names = (before, *filter(None, row["aliases"].split("|")))
            alone = filter(None, row["alone"].split("|"))
            found.append(Person(tuple(map(words, names)), tuple(map(words, alone)), (post,)))
    return tuple(found)


@cache
def people_respelled() -> dict[tuple[str, ...], Person]:
    """People whose names are foreign by further spellings of their full names: those that no other person in the table may have."""
    listed = {name for person in people() for name in (*person.names, *person.alone)}
    found: dict[tuple[str, ...], Person | None] = {}
    for person in people():
        if all(post.country in _own_spelling() for post in person.posts):
            continue
        for name in set().union(*map(respelled, person.names)) - listed:
            known = found.setdefault(name, person)
            if known is not person:
                found[name] = None
    return {name: person for name, person in found.items() if person is not None}


@cache
def _own_spelling() -> frozenset[str]:
    """Countries whose names are Arabic, or have one spelling in Arabic letters of their own."""
    league = next(e.value["members"] for e in entries("world", "members") if e.id == "arab_league")
    return frozenset({*league, "AFG", "ESH", "IRN", "ISM", "PAK"})


@cache
def people_by_ends() -> dict[tuple[str, str], Person]:
    """People by the first and the last word of their names, where no two of different countries share both."""
    found: dict[tuple[str, str], Person | None] = {}
    for person in people():
        for name in person.names:
            ends = _ends(name)
            if ends is not None:
                known = found.setdefault(ends, person)
                if known is not None and known.posts[0][0] != person.posts[0][0]:
                    found[ends] = None
    return {ends: person for ends, person in found.items() if person is not None}


@cache
def people_by_surname() -> dict[str, tuple[Person, ...]]:
    """People of several names by the last word of each."""
    found: dict[str, list[Person]] = {}
    for person in people():
        for last in {name[-1] for name in person.names if len(name) > 1}:
            found.setdefault(last, []).append(person)
    return {last: tuple(some) for last, some in found.items()}


@cache
def foreign_by_alone() -> dict[str, frozenset[str]]:
    """The first words of the full names of people who are known by one word alone and whose names are foreign, by that word."""
    found: dict[str, set[str]] = {}
    for person in people():
        if not any(post.country in _own_spelling() for post in person.posts):
            for (alone,) in (name for name in person.alone if len(name) == 1):
                found.setdefault(alone, set()).update(name[0] for name in person.names)
    return {alone: frozenset(firsts) for alone, firsts in found.items()}


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


def name_ends(name: str) -> tuple[str, str] | None:
    """The keys of the first and the last word of a name, "servant of" taken with what follows; None for a single word."""
    return _ends(words(name))


def _ends(name: tuple[str, ...]) -> tuple[str, str] | None:
    keys = list(name)
    for at in range(len(keys) - 2, -1, -1):
        if keys[at] in _COMPOUNDING:
            keys[at : at + 2] = [keys[at] + keys[at + 1]]
    return (keys[0], keys[-1]) if len(keys) > 1 else None


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
