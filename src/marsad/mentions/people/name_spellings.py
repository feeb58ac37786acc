"""The spellings that a foreign name may have beside the one listed: given names that are one, one letter written for another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from marsad.lexicon import entries
from marsad.text import words

_LANGUAGE = "ar"
_MOST = 24  # spellings of one name
_FEWEST = 5  # letters of a word
_FEWEST_LETTERS = 7  # of a whole name: shorter ones may be other words


class _Sound(NamedTuple):
    """Letters, what is also written for their sound, in which words, and where in one they stand for that, None for everywhere."""

    letters: str
    written: tuple[str, ...]
    where: re.Pattern[str] | None
    fewest: int


def respelled(name: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The other spellings of a full name, each as the keys of its words; none of single words and very short names.

    Letters are changed at all their places in the name at once, as one writer does, and not in short words, which become others.
    """
    if len(name) < 2 or sum(map(len, name)) < _FEWEST_LETTERS:
        return set()
    given = _given()
    options: list[tuple[str, ...]] = [(word, *given.get(word, ())) for word in name[:-1]]
    spellings = _sounding(" ".join((*first, name[-1])) for first in product(*options))
    return {tuple(spelling.split()) for spelling in islice(spellings, _MOST)} - {name}


def _sounding(names: Iterable[str]) -> Iterator[str]:
    """Each name as it is, with one sound written otherwise, and with two."""
    for name in names:
        yield name
        here = [sound for sound in _sounds() if sound.letters in name]
        for at, sound in enumerate(here):
            for once in _written(name, sound):
                yield once
                for later in here[at + 1 :]:
                    yield from _written(once, later)


def _written(name: str, sound: _Sound) -> Iterator[str]:
    for other in sound.written:
        found = " ".join([_changed(word, sound, other) for word in name.split(" ")])
        if found != name:
            yield found


def _changed(word: str, sound: _Sound, other: str) -> str:
    if len(word) < sound.fewest or sound.letters not in word or word in _arabic():
        return word
    return word.replace(sound.letters, other) if sound.where is None else sound.where.sub(other, word)


@cache
def _sounds() -> tuple[_Sound, ...]:
    found = []
    for entry in entries(_LANGUAGE, "spellings"):
        if "written" in entry.value:
            letters, at, before = entry.match[0], entry.value.get("at"), "".join(entry.value.get("before", ()))
            ahead = rf"(?=[{before}])" if before else "$" if at == "end" else ""
            where = re.compile(("^" if at == "start" else "") + letters + ahead) if at or before else None
            found.append(_Sound(letters, tuple(entry.value["written"]), where, entry.value.get("fewest", _FEWEST)))
    return tuple(found)


@cache
def _arabic() -> frozenset[str]:
    """Keys of Arabic given names, which have one spelling."""
    named = (e for e in entries(_LANGUAGE, "given_names") if e.id.startswith("arabic"))
    return frozenset(words(spelling)[0] for entry in named for spelling in entry.match)


@cache
def _given() -> dict[str, tuple[str, ...]]:
    """The other spellings of a given name, by key."""
    found = {}
    for entry in entries(_LANGUAGE, "spellings"):
        if "written" not in entry.value:
            keys = [words(spelling)[0] for spelling in entry.match]
            found.update({key: tuple(other for other in keys if other != key) for key in keys})
    return found
