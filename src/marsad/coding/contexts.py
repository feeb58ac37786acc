"""The PLOVER contexts of an event: what it is about (arms, trade, elections ...), read from the words of its own clause, its sides and its page.

The words stand in ``lexicons/ar/contexts.yml``. One plain word near the event is enough; a vague one ("defence", "gas") counts only if the page deals
with the matter elsewhere too, or a second word of the context stands near; a silent phrase ("a medical source") says nothing, nor does the name of a
state ("Seoul" is spelled like floods). What is done, and to whom, may bring a context with it, or count like a vague word. Who answers to a deed that
he names by no more than "the step" speaks of what that deed is about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.coding.cues import qualifier_words
from marsad.coding.drafts import Draft
from marsad.coding.frames import load_frames
from marsad.coding.labels import Labels
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene
from marsad.lexicon import Entry, entries
from marsad.records import POS, ActorKind, Token
from marsad.text import key

_BEFORE, _AFTER = 8, 16  # tokens around the trigger that are taken to speak of the same matter
_AROUND = 16  # tokens on either side in which the words of what is likely are looked for, whatever deed they tell
_DEALS = 3  # different words of a context make it one that the page deals with
_PLAIN, _VAGUE = 2, 1  # what a plain word counts, and a vague one
_ENOUGH = 2  # what words must count together
_ANSWERS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})  # types that answer to what was told before
_NAMED = 12  # tokens from the trigger on in which the deed that is answered to is named
_BACK = 2  # sentences before in which it is told
_COMMAS = ("،", ",")
_AND = (("و",), ("ف",))


@dataclass(frozen=True, slots=True)
class _Contexts:
    """``implied``, ``abroad`` and ``likely`` by the names of a deed (see `_names`), ``towards`` by these with the sector of who it is done to."""

    names: tuple[str, ...]
    words: Labels
    implied: dict[str, tuple[str, ...]]
    abroad: dict[str, tuple[str, ...]]
    likely: dict[str, tuple[str, ...]]
    towards: dict[str, tuple[str, ...]]
    sectors: dict[str, tuple[str, ...]]


@cache
def context_names(language: str = "ar") -> tuple[str, ...]:
    """The names of the contexts, in the order of the manual."""
    return _load(language).names


def page_contexts(tokens: Sequence[Token], language: str = "ar") -> frozenset[str]:
    """The contexts that a page deals with: three different words of theirs, a plain one among them."""
    found = _load(language).words.heard(tokens)
    return frozenset(c for c, cues in found.items() if len(cues) >= _DEALS and _PLAIN in cues.values())


def contexts_in(
    tokens: Sequence[Token], page: Collection[str] = (), likely: Collection[str] = (), language: str = "ar"
) -> set[str]:
    """The contexts of a stretch of text.

    Args:
        tokens: the stretch.
        page: the contexts that its page deals with.
        likely: the contexts that what is done there makes likely.
        language: the language of the cue words.
    """
    found = _load(language).words.heard(tokens)
    return {
        c
        for c in {*found, *likely}
        if sum(found.get(c, {}).values()) + _VAGUE * (c in page) + _VAGUE * (c in likely) >= _ENOUGH
    }


def contexts_of_all(drafts: Sequence[Draft], page: Collection[str] = ()) -> list[tuple[str, ...]]:
    """The contexts of each event of a page: its own, or where it has none and answers to another, those of that one.

    Args:
        drafts: the events, in any order.
        page: the contexts that their page deals with.
    """
    found: dict[int, tuple[str, ...]] = {}
    before: Draft | None = None
    matter: tuple[str, ...] = ()
    for number in sorted(range(len(drafts)), key=lambda n: _place(drafts[n])):
        draft, own = drafts[number], contexts_of(drafts[number], page)
        answers = not own and before is not None and _answers(draft, before)
        before, matter = draft, matter if answers else own
        found[number] = matter
    return [found[number] for number in range(len(drafts))]


def _place(draft: Draft) -> tuple[int, int]:
    return draft.trigger.scene.index, draft.trigger.at


def _answers(draft: Draft, before: Draft) -> bool:
    scene, at = draft.trigger.scene, draft.trigger.at
    if draft.type not in _ANSWERS or scene.index - before.trigger.scene.index > _BACK:
        return False
    return stands(scene, qualifier_words()["answered"], range(at, min(len(scene.tokens), at + _NAMED)))


def contexts_of(draft: Draft, page: Collection[str] = ()) -> tuple[str, ...]:
    """The contexts of an event, in the order of the manual.

    Args:
        draft: the event with its type, mode and sides.
        page: the contexts that its page deals with.
    """
    known, scene, at = _load(), draft.trigger.scene, draft.trigger.at
    deed = _names(draft)
    found = contexts_in(_words(scene, *_clause(scene, at)), page)
    if likely := {c for name in deed for c in known.likely.get(name, ())}:
        around = _words(scene, max(0, at - _AROUND), min(len(scene.tokens), at + _AROUND))
        found |= likely & contexts_in(around, page, likely)
    brought = [known.implied, known.abroad] if len(draft.codes) > 1 else [known.implied]
    found.update(c for name in deed for table in brought for c in table.get(name, ()))
    found.update(c for r in draft.recipients for name in deed for c in known.towards.get(f"{name} {r.sector}", ()))
    found.update(c for side in (*draft.actors, *draft.recipients) for c in known.sectors.get(side.sector, ()))
    return tuple(name for name in known.names if name in found)


def _names(draft: Draft) -> tuple[str, ...]:
    """Under which names the lexicon may speak of a deed: its type, with its mode, with its word, and its frame ("concede.lift")."""
    frame = draft.rule.partition(".frame.")[2]
    return draft.type, f"{draft.type}.{draft.mode}", f"{draft.type}:{draft.trigger.word}", frame


def _clause(scene: Scene, at: int) -> tuple[int, int]:
    """From which token to which (exclusive) the deed of a trigger is told: not too far from it, and not where the one before or after it is."""
    first, last = at, at + 1
    while first > max(0, at - _BEFORE) and not _tells_anew(scene, first):
        first -= 1
    while last < min(len(scene.tokens), at + _AFTER) and not _tells_anew(scene, last):
        last += 1
    return first, last


def _words(scene: Scene, first: int, last: int) -> list[Token]:
    """The tokens from ``first`` to ``last`` (exclusive) without the names of states that are one word."""
    return [scene.tokens[at] for at in range(first, last) if not _is_state(scene, at)]


def _is_state(scene: Scene, at: int) -> bool:
    number = bisect_right(scene.starts, at) - 1
    if number < 0 or scene.actors[number].mention.kind is not ActorKind.STATE:
        return False
    return (scene.actors[number].first, scene.actors[number].last) == (at, at + 1)


def _tells_anew(scene: Scene, at: int) -> bool:
    """Whether another deed begins here: with "and" on a verb ("and expelled"), or with a participle behind a comma (", accusing")."""
    token, before = scene.tokens[at], scene.tokens[max(0, at - 1)]
    if token.pos is POS.VERB:
        return token.form.proclitics[:1] in _AND and before.pos is not POS.VERB
    if scene.keys[max(0, at - 1)] not in _COMMAS or token.form.proclitics:
        return False
    return any(reading.shape == "participle" for reading in load_frames().of(token.form))


@cache
def _load(language: str = "ar") -> _Contexts:
    rows = entries(language, "contexts")
    return _Contexts(
        tuple(row.value["context"] for row in rows),
        Labels(
            (cue for row in rows for cue in _cues(row)),
            (phrase for row in rows for phrase in row.value.get("silent", ())),
        ),
        implied=_index(rows, "implied"),
        abroad=_index(rows, "abroad"),
        likely=_index(rows, "likely"),
        towards=_index(rows, "towards"),
        sectors=_index(rows, "sectors"),
    )


def _cues(row: Entry) -> Iterator[tuple[str, str, int]]:
    for weight, field in ((_VAGUE, "hints"), (_PLAIN, "words")):
        for phrase in row.value.get(field, ()):
            yield phrase, row.value["context"], weight


def _index(rows: Iterable[Entry], field: str) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        for item in row.value.get(field, ()):
            deed, colon, word = item.partition(":")
            index[f"{deed}{colon}{key(word)}"] += (row.value["context"],)
    return dict(index)
