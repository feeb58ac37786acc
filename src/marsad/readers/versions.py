"""Near-duplicates and wire copy: which document tells again what an earlier one told, and what it adds or leaves out.

Two documents are versions of one text when nearly half of the wording of the shorter one (runs of eight words) stands in the other; of a flash less,
if both begin with one lead. MinHash finds the earlier documents worth a look (`marsad.text.sketches`); the wording itself then decides.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TypeVar

from marsad import records
from marsad.lexicon import entries
from marsad.readers.failures import Failure
from marsad.readers.leads import SENTENCE, is_flash
from marsad.records import Span, Version
from marsad.text import words
from marsad.text.sketches import Run, Sketches, runs, sketch

SHARED = 0.45
"""Share of the shorter text's wording from which on two documents are versions of one text, if it is no flash."""

WINDOW = 20_000
"""Documents that are remembered; each takes about 10 kB. Copies of a text come within days of each other."""

_SHARED_BY_FLASH = 0.2
_FEWEST = 30
_FINE = 3
_TOLD = 0.5
_COUNTS = {"unit", "ten", "teen", "hundred", "scale", "dual"}


Read = TypeVar("Read", bound=records.Document)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A document as it is remembered."""

    name: str
    root: str
    shown: Callable[[], str]

    def words(self) -> tuple[str, ...]:
        return words(self.shown())


class Versions:
    """Recognises near-duplicates among documents as they come.

    Args:
        window: so many documents are remembered; the oldest is forgotten first.
        name: gives the name of a document; documents of one name are then revisions of one page, no versions of each other, and only the last is
            remembered. Else the name is the id, and may be that of a copy.
    """

    def __init__(self, window: int = WINDOW, *, name: Callable[[records.Document], str] | None = None) -> None:
        self._window = window
        self._name = name
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._numbers: dict[str, int] = {}
        self._sketches = Sketches(window)

    def over(self, items: Iterable[Read | Failure]) -> Iterator[Read | Failure]:
        """The same items, near-duplicates marked."""
        for item in items:
            yield item if isinstance(item, Failure) else self.marked(item)

    def marked(self, document: Read) -> Read:
        """The document, with its `Version` if an earlier one tells the same; it is remembered from now on."""
        text = news(document)
        found = words(text)
        name = self._name(document) if self._name else document.id
        if self._name:
            self._kept.pop(self._numbers.pop(name, -1), None)
        if len(found) < _FEWEST:
            return document
        sketched = sketch(found)
        matches = sorted(self._matches(name, text, sketched), key=lambda match: match[0], reverse=True)
        roots = list(dict.fromkeys(kept.root for _, kept in matches))
        root = roots[0] if roots else name
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        self.remember(name, root, partial(_unpacked, packed), sketched)
        if not matches:
            return document
        version = _version(document, matches[0][0], [kept for _, kept in matches])
        return replace(document, version=replace(version, joins=tuple(roots[1:])))

    def remember(self, name: str, root: str, text: Callable[[], str], sketched: bytes) -> None:
        """Take in a document that was read before.

        Args:
            name: its name.
            root: the name of the first of the documents that it is a version of; its own if it is the first.
            text: gives its `news`.
            sketched: the sketch of the words of these.
        """
        number = self._sketches.add(sketched)
        self._kept[number] = _Kept(name, root, text)
        if self._name:
            self._numbers[name] = number
        if len(self._kept) > self._window:
            number, oldest = self._kept.popitem(last=False)
            if self._numbers.get(oldest.name) == number:
                del self._numbers[oldest.name]

    def _matches(self, name: str, text: str, sketched: bytes) -> Iterator[tuple[float, _Kept]]:
        """The remembered documents that are versions of the same text, with the share that they have in common."""
        own = runs(words(text))
        for number in self._sketches.like(sketched):
            kept = self._kept.get(number)
            if kept is None or (self._name and name in (kept.name, kept.root)):
                continue
            told = kept.words()
            if len(told) < _FEWEST:
                continue
            others = runs(told)
            shared = len(own & others) / min(len(own), len(others))
            if shared >= SHARED or (shared >= _SHARED_BY_FLASH and is_flash(text, kept.shown())):
                yield shared, kept


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def news(document: records.Document) -> str:
    """The text that tells the news, a block a line; what near-duplicates are recognised by."""
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind.is_news)


def _version(document: records.Document, shared: float, matches: list[_Kept]) -> Version:
    """What the document has in common with the matches, the nearest of which comes first."""
    told = set[Run]().union(*(runs(kept.words(), _FINE) for kept in matches))
    own = runs(words(news(document)), _FINE)
    added = tuple(span for span in _sentences(document) if not _is_told(span.of(document.text), told))
    nearest = matches[0].shown()
    dropped = tuple(
        sentence for m in SENTENCE.finditer(nearest) if (sentence := m.group().strip()) and not _is_told(sentence, own)
    )
    return Version(matches[0].root, round(shared, 3), added, dropped)


def _sentences(document: records.Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind.is_news:
            for match in SENTENCE.finditer(document.text, block.span.start, block.span.end):
                shown = match.group()
                if shown.strip():
                    start = match.start() + len(shown) - len(shown.lstrip())
                    yield Span(start, start + len(shown.strip()))


def _is_told(sentence: str, told: set[Run]) -> bool:
    """Whether most of a sentence's words and all its numbers stand in runs that were told; one of a word or two adds nothing.

    A number that changed is news: of the dead of a flash and those of the evening.
    """
    found = words(sentence)
    if len(found) < _FINE:
        return True
    covered = set[int]()
    for at in range(len(found) - _FINE + 1):
        if found[at : at + _FINE] in told:
            covered.update(range(at, at + _FINE))
    if len(covered) < _TOLD * len(found):
        return False
    return all(at in covered for at, word in enumerate(found) if _is_number(word))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word.removeprefix("و") in _numbers()


@cache
def _numbers() -> frozenset[str]:
    counts = (e for e in entries("ar", "numbers") if _COUNTS & e.value.keys() and "bound" not in e.value)
    return frozenset(words(phrase)[0] for entry in counts for phrase in entry.match)
