"""The PLOVER contexts of an event: what it is about (arms, trade, elections ...), read from the words around it and on its page.

The words stand in ``lexicons/ar/contexts.yml``. One plain word near the event is enough; a vague one ("defence", "gas") counts only if the page deals
with the matter elsewhere too, or a second word of the context stands near; a silent phrase ("a medical source") says nothing. Some modes and sectors
bring a context with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.coding.labels import Labels
from marsad.coding.triggers import Trigger
from marsad.lexicon import Entry, entries
from marsad.records import Token

_BEFORE, _AFTER = 12, 16  # tokens around the trigger that are taken to speak of the same matter
_DEALS = 3  # different words of a context make it one that the page deals with
_PLAIN, _VAGUE = 2, 1  # what a plain word counts, and a vague one
_ENOUGH = 2  # what words must count together


@dataclass(frozen=True, slots=True)
class _Contexts:
    names: tuple[str, ...]
    words: Labels
    implied: dict[str, tuple[str, ...]]
    sectors: dict[str, tuple[str, ...]]


@cache
def context_names(language: str = "ar") -> tuple[str, ...]:
    """The names of the contexts, in the order of the manual."""
    return _load(language).names


def page_contexts(tokens: Sequence[Token], language: str = "ar") -> frozenset[str]:
    """The contexts that a page deals with: three different words of theirs, a plain one among them."""
    found = _load(language).words.heard(tokens)
    return frozenset(c for c, cues in found.items() if len(cues) >= _DEALS and _PLAIN in cues.values())


def contexts_in(tokens: Sequence[Token], page: Collection[str] = (), language: str = "ar") -> set[str]:
    """The contexts of a stretch of text.

    Args:
        tokens: the stretch.
        page: the contexts that its page deals with.
        language: the language of the cue words.
    """
    found = _load(language).words.heard(tokens)
    return {c for c, cues in found.items() if sum(cues.values()) + (c in page) >= _ENOUGH}


def contexts_of(
    trigger: Trigger, type: str, mode: str | None, *, sectors: Iterable[str] = (), page: Collection[str] = ()
) -> tuple[str, ...]:  # fmt: skip
    """The contexts of an event, in the order of the manual.

    Args:
        trigger: the word that expresses it.
        type: its PLOVER type.
        mode: its mode.
        sectors: the sectors of its sides.
        page: the contexts that its page deals with.
    """
    known = _load()
    found = contexts_in(trigger.scene.tokens[max(0, trigger.at - _BEFORE) : trigger.at + _AFTER], page)
    found.update(known.implied.get(f"{type}.{mode}", ()))
    for sector in sectors:
        found.update(known.sectors.get(sector, ()))
    return tuple(name for name in known.names if name in found)


@cache
def _load(language: str = "ar") -> _Contexts:
    rows = entries(language, "contexts")
    return _Contexts(
        tuple(row.value["context"] for row in rows),
        Labels(
            (cue for row in rows for cue in _cues(row)),
            (phrase for row in rows for phrase in row.value.get("silent", ())),
        ),
        _index(rows, "implied"),
        _index(rows, "sectors"),
    )


def _cues(row: Entry) -> Iterator[tuple[str, str, int]]:
    for weight, field in ((_VAGUE, "hints"), (_PLAIN, "words")):
        for phrase in row.value.get(field, ()):
            yield phrase, row.value["context"], weight


def _index(rows: Iterable[Entry], field: str) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        for item in row.value.get(field, ()):
            index[item] += (row.value["context"],)
    return dict(index)
