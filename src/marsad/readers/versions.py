"""Near-duplicates and wire copy: which document tells again what an earlier one told, and what it adds or leaves out.

Two documents are versions of one text when nearly half of the wording of the shorter one (runs of eight words) stands in the other. MinHash finds the
earlier documents worth a look (one equal value is enough, because unrelated texts share no run of eight words); the wording itself then decides.
"""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.records import Span, Version
from marsad.text import words

SHARED = 0.45
"""Share of the shorter text's wording from which on two documents are versions of one text."""

WINDOW = 20_000
"""Documents that are remembered; each takes about 10 kB. Copies of a text come within days of each other."""

_RUN = 8
_FEWEST = 30
_VALUES = 128
_SEED = 20_230_530
_FINE = 3
_TOLD = 0.5
_SENTENCE = re.compile(r"[^.!؟?\n\r\u2028]+(?:[.!؟?]+[\"'”»)\]]*|(?=[\n\r\u2028])|$)")

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A document as it is remembered."""

    root: str
    text: bytes
    sketch: Any

    def words(self) -> tuple[str, ...]:
        return words(self.shown())

    def shown(self) -> str:
        return zlib.decompress(self.text).decode("utf-8", "surrogatepass")


class Versions:
    """Recognises near-duplicates among documents as they come.

    Args:
        window: so many documents are remembered; the oldest is forgotten first.
    """

    def __init__(self, window: int = WINDOW) -> None:
        from rensa import RMinHashLSH

        self._window = window
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._index = RMinHashLSH(0.1, _VALUES, _VALUES)
        self._next = 0

    def over(self, items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """The same items, near-duplicates marked."""
        for item in items:
            yield item if isinstance(item, Failure) else self.marked(item)

    def marked(self, document: Document) -> Document:
        """The document, with its `Version` if an earlier one tells the same; it is remembered from now on."""
        text = _news(document)
        found = words(text)
        if len(found) < _FEWEST:
            return document
        runs = _runs(found, _RUN)
        sketch = _sketch(runs)
        matches = sorted(self._matches(runs, sketch), key=lambda match: match[0], reverse=True)
        roots = list(dict.fromkeys(kept.root for _, kept in matches))
        root = roots[0] if roots else document.id
        self._keep(_Kept(root, zlib.compress(text.encode("utf-8", "surrogatepass"), 1), sketch))
        if not matches:
            return document
        version = _version(document, matches[0][0], [kept for _, kept in matches])
        return replace(document, version=replace(version, joins=tuple(roots[1:])))

    def _matches(self, runs: set[Run], sketch: Any) -> Iterator[tuple[float, _Kept]]:
        """The remembered documents that are versions of the same text, with the share that they have in common."""
        for number in self._index.query(sketch):
            kept = self._kept[number]
            others = _runs(kept.words(), _RUN)
            shared = len(runs & others) / min(len(runs), len(others))
            if shared >= SHARED:
                yield shared, kept

    def _keep(self, kept: _Kept) -> None:
        self._index.insert(self._next, kept.sketch)
        self._kept[self._next] = kept
        self._next += 1
        if len(self._kept) > self._window:
            oldest, _ = self._kept.popitem(last=False)
            self._index.remove(oldest)


def _news(document: Document) -> str:
    """The text that tells the news, a block a line."""
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind.is_news)


def _runs(found: tuple[str, ...], size: int) -> set[Run]:
    return set(zip(*(found[at:] for at in range(size)), strict=False))


def _sketch(runs: set[Run]) -> Any:
    from rensa import RMinHash

    sketch = RMinHash(num_perm=_VALUES, seed=_SEED)
    sketch.update([" ".join(run) for run in runs])
    return sketch


def _version(document: Document, shared: float, matches: list[_Kept]) -> Version:
    """What the document has in common with the matches, the nearest of which comes first."""
    told = set[Run]().union(*(_runs(kept.words(), _FINE) for kept in matches))
    own = _runs(words(_news(document)), _FINE)
    added = tuple(span for span in _sentences(document) if not _is_told(span.of(document.text), told))
    nearest = matches[0].shown()
    dropped = tuple(
        sentence for m in _SENTENCE.finditer(nearest) if (sentence := m.group().strip()) and not _is_told(sentence, own)
    )
    return Version(matches[0].root, round(shared, 3), added, dropped)


def _sentences(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind.is_news:
            for match in _SENTENCE.finditer(document.text, block.span.start, block.span.end):
                shown = match.group()
                if shown.strip():
                    start = match.start() + len(shown) - len(shown.lstrip())
                    yield Span(start, start + len(shown.strip()))


def _is_told(sentence: str, told: set[Run]) -> bool:
    """Whether most of a sentence's words stand in runs that were told; one of a word or two adds nothing."""
    found = words(sentence)
    if len(found) < _FINE:
        return True
    covered = set[int]()
    for at in range(len(found) - _FINE + 1):
        if found[at : at + _FINE] in told:
            covered.update(range(at, at + _FINE))
    return len(covered) >= _TOLD * len(found)
