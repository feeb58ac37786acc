"""A sentence made ready for coding: its tokens, clauses and quotations, and the mentions that stand in it, by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Generic, NamedTuple, Protocol, TypeVar

from marsad.coding.cues import cue_classes
from marsad.records import (
    POS,
    ActorKind,
    ActorMention,
    AmountMention,
    Analysis,
    Block,
    BlockKind,
    DateMention,
    Form,
    Harm,
    PlaceMention,
    Span,
    Token,
)


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=_Spanned)


@dataclass(frozen=True, slots=True, eq=False)
class Placed(Generic[M]):
    """A mention with the tokens it covers, ``first`` to ``last`` (exclusive), counted within the sentence."""

    mention: M
    first: int
    last: int


class Subject(NamedTuple):
    """The actor (by number) that is the subject of a verb, and whether it stands at the verb or is shared with a verb before."""

    actor: int
    own: bool


class Link(NamedTuple):
    """What stands between a trigger and an actor.

    ``relation`` is subject, object, genitive, adjective, the key of a governing preposition, ``self`` for the actor
    in whose name the trigger stands,
    or ``far`` when none applies; ``head`` the stem of a noun
    between preposition and actor ("على قاعدة أميركية" has head قاعده), else empty. Distances count tokens; ``verbs`` and ``actors`` are
    what stands between; ``clauses`` how many clause borders.
    """

    relation: str
    after: bool
    head: str
    distance: int
    verbs: int
    actors: int
    clauses: int


class Speaking(NamedTuple):
    """How an actor is named as a speaker: ``before`` or ``after`` a verb of saying, as ``source``, or ``no``; and the word that says so."""

    says: str
    via: str


class Teller(NamedTuple):
    """Somebody who tells something and is no actor, with how he is named as a speaker; see `marsad.coding.tellers`."""

    placed: Placed[ActorMention]
    speaking: Speaking


class Toll(NamedTuple):
    """That some were killed or hurt: the token of the word that says so, who they were (``first`` to before ``last``), the token of the attack."""

    at: int
    first: int
    last: int
    cause: int | None


class Aside(NamedTuple):
    """Talks named beside a ``verb`` of saying by a ``noun``, ``after`` which it was said or in which.

    They are with the actors of ``partners`` (numbers); at ``end`` the words of the verb go on.
    """

    verb: int
    noun: int
    after: bool
    partners: frozenset[int]
    end: int


@dataclass(slots=True, eq=False)
class Scene:
    """One sentence. Token positions everywhere count from the sentence's first token.

    ``clause`` numbers the clauses of the sentence, ``quoted`` says which tokens stand between quotation marks, ``groups`` gives for each
    actor the index of the first actor that it is coordinated with (itself when alone), ``subjects`` for each verb who is its subject; ``people``
    are persons of whom nothing tells the country.
    ``verbs`` and ``openers`` count the verbs and the complementisers before each token, and in all; ``main_verb`` is the first verb,
    ``last_verbs`` gives the last one before each token, ``starts`` the first token of each actor, ``countries`` how many known ones are named.

    ``like_amounts`` are those that are none, being names of groups; the network has learned from them as if they were.

    What is found out about a sentence once is kept with it: ``links`` of a trigger (token, shape) to each actor, ``governors`` of noun
    phrases (first token, where to stop looking), ``speaking`` of actors (number), ``listed`` the keys under which a token may be listed,
    ``harms`` what a token says became of people, ``tolls`` and ``asides`` (None until they are asked
    for).
    """

    index: int
    block: BlockKind
    span: Span
    tokens: Sequence[Token]
    keys: list[str] = field(default_factory=list)
    stems: list[str] = field(default_factory=list)
    cues: list[tuple[str, ...]] = field(default_factory=list)
    clause: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    verbs: list[int] = field(default_factory=lambda: [0])
    openers: list[int] = field(default_factory=lambda: [0])
    last_verbs: list[int | None] = field(default_factory=list)
    main_verb: int | None = None
    actors: list[Placed[ActorMention]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    countries: int = 0
    groups: list[int] = field(default_factory=list)
    subjects: dict[int, Subject] = field(default_factory=dict)
    people: list[Placed[ActorMention]] = field(default_factory=list)
    tellers: list[Teller] = field(default_factory=list)
    places: list[Placed[PlaceMention]] = field(default_factory=list)
    dates: list[Placed[DateMention]] = field(default_factory=list)
    amounts: list[Placed[AmountMention]] = field(default_factory=list)
    like_amounts: list[Placed[AmountMention]] = field(default_factory=list)
    links: dict[tuple[int, str], Sequence[Link]] = field(default_factory=dict)
    governors: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    speaking: dict[int, Speaking] = field(default_factory=dict)
    listed: dict[int, frozenset[str]] = field(default_factory=dict)
    harms: dict[int, Harm | None] = field(default_factory=dict)
    tolls: list[Toll] | None = None
    asides: list[Aside] | None = None

    def placed(self, mention: ActorMention) -> Placed[ActorMention] | None:
        """Where this very mention of an actor stands; None where it is of another sentence."""
        return next((a for a in self.actors if a.mention is mention), None)

    def verbs_in(self, low: int, high: int) -> int:
        """How many verbs stand from token ``low`` to ``high`` (exclusive)."""
        return self.verbs[high] - self.verbs[low] if low < high else 0

    def opened_in(self, low: int, high: int) -> bool:
        """Whether a complementiser stands from token ``low`` to ``high`` (exclusive)."""
        return low < high and self.openers[high] > self.openers[low]

    def actors_in(self, low: int, high: int) -> int:
        """How many actors begin from token ``low`` to ``high`` (exclusive)."""
        return bisect_left(self.starts, high) - bisect_left(self.starts, low) if low < high else 0


def in_actor(scene: Scene, at: int) -> bool:
    """Whether a token is of an actor's name."""
    number = bisect_right(scene.starts, at) - 1
    return number >= 0 and at < scene.actors[number].last


def in_date(scene: Scene, at: int) -> bool:
    """Whether a token is of a time."""
    number = bisect_right(scene.dates, at, key=lambda d: d.first) - 1
    return number >= 0 and at < scene.dates[number].last


def in_teller(scene: Scene, at: int) -> bool:
    """Whether a token is of the name of somebody who tells something and is no actor."""
    number = bisect_right(scene.tellers, at, key=lambda t: t.placed.first) - 1
    return number >= 0 and at < scene.tellers[number].placed.last


def in_amount(scene: Scene, at: int) -> bool:
    """Whether a token is of an amount."""
    number = bisect_right(scene.amounts, at, key=lambda a: a.first) - 1
    return number >= 0 and at < scene.amounts[number].last


def scenes_of(
    analysis: Analysis,
    blocks: Sequence[Block],
    *,
    actors: Sequence[ActorMention],
    people: Sequence[ActorMention],
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    amounts: Sequence[AmountMention],
) -> list[Scene]:
    """One scene a sentence, in the order of the text.

    Args:
        analysis: sentences and tokens of the whole document.
        blocks: the blocks that were analysed; each sentence lies inside one.
        actors: mentions of the document in the order of the text.
        people: likewise; those of whom nothing tells the country.
        places: likewise.
        dates: likewise.
        amounts: likewise.
    """
    starts = [b.span.start for b in blocks]
    scenes = []
    for index, sentence in enumerate(analysis.sentences):
        block = blocks[max(0, bisect_right(starts, sentence.span.start) - 1)].kind if blocks else BlockKind.BODY
        tokens = analysis.tokens[sentence.first : sentence.last]
        scene = Scene(index, block, sentence.span, tokens)
        _read_words(scene)
        at = [t.span.start for t in tokens]
        places_here = _placed(places, sentence.span, at)
        scene.actors = _with_places(_placed(actors, sentence.span, at), places_here)
        scene.starts = [a.first for a in scene.actors]
        scene.countries = len({a.mention.country for a in scene.actors} - {None, "UNK"})
        scene.people = _placed(people, sentence.span, at)
        scene.places = places_here
        scene.dates = _placed(dates, sentence.span, at)
        scene.amounts = _placed(amounts, sentence.span, at)
        scene.groups = _coordinated(scene)
        scenes.append(scene)
    return scenes


def _placed(mentions: Sequence[M], span: Span, starts: list[int]) -> list[Placed[M]]:
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    found = []
    for mention in mentions[first:]:
        if mention.span.start >= span.end:
            break
        begin = max(0, bisect_right(starts, mention.span.start) - 1)
        found.append(Placed(mention, begin, max(begin + 1, bisect_left(starts, mention.span.end))))
    return found


def _with_places(actors: list[Placed[ActorMention]], places: list[Placed[PlaceMention]]) -> list[Placed[ActorMention]]:
    """Actors and, where no actor stands, places as what they belong to: who is attacked in a town, who is visited."""
    added = []
    for place in places:
        mention = place.mention
        if mention.country is None or any(_hides(a, place) for a in actors):
            continue
        actor = ActorMention(
            mention.span, mention.surface, ActorKind.STATE, mention.country, "GOV", mention.surface, rule="place"
        )
        added.append(Placed(actor, place.first, place.last))
    return sorted([*actors, *added], key=lambda a: a.first)


def _hides(actor: Placed[ActorMention], place: Placed[PlaceMention]) -> bool:
    """Whether a place is only part of an actor's name; an embassy's city is a country of its own, no word in the name of a body."""
    if actor.first >= place.last or place.first >= actor.last:
        return False
    return (
        actor.mention.rule.startswith(_NAMED_WHOLE)
        or actor.first == place.first
        or actor.mention.country in (place.mention.country, None)
    )


_NAMED_WHOLE = ("body.", "institution.civil_body")
MARKED = ("demonym", "place", "both")  # rules of mentions that do not behave as names
_OPENING, _CLOSING = frozenset("«“„‹"), frozenset("»”›")
_QUOTES = _OPENING | _CLOSING | {'"', "''", "“”"}
_OPENERS = frozenset({"complementiser", "relative", "connective"})
_BREAKS = frozenset("،؛:,;-–—()[]…")


def _read_words(scene: Scene) -> None:
    classes = cue_classes()
    forms = [token.form for token in scene.tokens]
    verbal = [token.pos is POS.VERB for token in scene.tokens]
    scene.keys = [form.key for form in forms]
    scene.stems = [form.stem_key for form in forms]
    scene.cues = [
        classes.get(whole) or classes.get(stem) or () for whole, stem in zip(scene.keys, scene.stems, strict=True)
    ]
    scene.clause = _clauses(forms, verbal, scene.cues)
    scene.quoted = _quoted(forms)
    scene.openers = [0, *accumulate("complementiser" in cues for cues in scene.cues)]
    scene.verbs = [0, *accumulate(verbal)]
    last: int | None = None
    for at, is_verb in enumerate(verbal):
        scene.last_verbs.append(last)
        last = at if is_verb else last
    scene.main_verb = verbal.index(True) if last is not None else None


def _clauses(forms: Sequence[Form], verbal: Sequence[bool], cues: Sequence[tuple[str, ...]]) -> list[int]:
    """The number of each word's clause: marks, words that open one, and "and" on a verb that follows no other begin the next."""
    opens = [
        form.surface in _BREAKS
        or (bool(classes) and not _OPENERS.isdisjoint(classes))
        or (is_verb and not after_verb and form.proclitics[:1] in (("و",), ("ف",)))
        for form, is_verb, after_verb, classes in zip(forms, verbal, (False, *verbal[:-1]), cues, strict=True)
    ]
    return list(accumulate(opens))


def _quoted(forms: Sequence[Form]) -> list[bool]:
    inside, found = False, []
    for form in forms:
        mark = form.surface
        if mark in _QUOTES:
            inside = mark in _OPENING or (mark not in _CLOSING and not inside)
        found.append(inside)
    return found


def _coordinated(scene: Scene) -> list[int]:
    """For each actor the first actor of its coordination: "X وY" and "X، Y" without a word between."""
    groups: list[int] = []
    for number, actor in enumerate(scene.actors):
        group = number
        if number:
            before = scene.actors[number - 1]
            gap = scene.keys[before.last : actor.first]
            conjoined = "و" in scene.tokens[actor.first].form.proclitics
            adjacent = conjoined and not _words(gap)
            listed = bool(gap) and set(gap) <= {"و", "،", ","} and before.mention.kind == actor.mention.kind
            if adjacent or listed:
                group = groups[number - 1]
        groups.append(group)
    return groups


def _words(keys: Iterable[str]) -> list[str]:
    return [k for k in keys if k not in {"،", ",", '"', "»", "«", "”", "“"}]
