"""What each part of a page is for, from its wording and its place.

A part that structure has already settled (a caption in HTML, a title given apart) keeps its kind. Doubt falls to body: news left out costs more
than a stray line read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.readers.bylines import dashed, is_person, is_place_and_outlet
from marsad.readers.languages import language
from marsad.readers.wording import Wording, wording
from marsad.records import Block, BlockKind, Span

_HEADLINE_WORDS = 30
_TEASER_WORDS = 30
_FEW = 2
_STOPS = (".", ".»", '."', ".”")


class Part(NamedTuple):
    """A stretch of text, and its kind where structure settles it."""

    span: Span
    kind: BlockKind | None


def blocks(text: str, parts: Sequence[Part]) -> tuple[tuple[Block, ...], str | None]:
    """The parts as blocks in order, and the language that most of the news is in."""
    shown = [part.span.of(text) for part in parts]
    languages = [language(words) for words in shown]
    main = _main(shown, languages)
    kinds = _by_wording(shown, [part.kind for part in parts])
    _by_place(shown, languages, main, kinds)
    return tuple(Block(k or BlockKind.BODY, p.span, c) for p, k, c in zip(parts, kinds, languages, strict=True)), main


def _main(shown: Sequence[str], languages: Sequence[str | None]) -> str | None:
    letters: dict[str, int] = {}
    for words, code in zip(shown, languages, strict=True):
        if code is not None:
            letters[code] = letters.get(code, 0) + len(words)
    return max(letters, key=letters.__getitem__, default=None)


def _by_wording(shown: Sequence[str], kinds: Sequence[BlockKind | None]) -> list[BlockKind | None]:
    """Kinds by wording; what follows a heading such as "see also" is related too, as long as it looks like teasers."""
    found: list[BlockKind | None] = []
    under_heading = False
    for words, kind in zip(shown, kinds, strict=True):
        read = wording(words) if kind is None else Wording(kind, heading=False)
        if read.kind is None and under_heading and _teaser(words):
            read = Wording(BlockKind.RELATED, heading=True)
        found.append(read.kind)
        under_heading = read.heading or (under_heading and read.kind is not None)
    return found


def _teaser(words: str) -> bool:
    """Whether a block looks like the title or the cut beginning of another article."""
    if words.endswith(("…", "...", "[…]", "[...]")):
        return True
    return len(words.split()) <= _TEASER_WORDS and not words.endswith(_STOPS)


def _by_place(
    shown: Sequence[str], languages: Sequence[str | None], main: str | None, kinds: list[BlockKind | None]
) -> None:
    """Headline and lead, and what stands in another language before them."""
    news = [i for i, kind in enumerate(kinds) if kind in (None, BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY)]
    while news and kinds[news[0]] is None and languages[news[0]] not in (main, None) and len(news) > 1:
        kinds[news.pop(0)] = BlockKind.OTHER
    if not news:
        return
    if kinds[news[0]] is None and _headline(shown[news[0]]):
        kinds[news[0]] = BlockKind.HEADLINE
    _bylines_at_edges(shown, news, kinds)
    after = [i for i in news if kinds[i] is None]
    if kinds[news[0]] is BlockKind.HEADLINE and len(after) > 1 and BlockKind.LEAD not in kinds:
        kinds[after[0]] = BlockKind.LEAD


def _bylines_at_edges(shown: Sequence[str], news: Sequence[int], kinds: list[BlockKind | None]) -> None:
    """A dateline in a line of its own below the headline, and the name of the writer below the text."""
    if len(news) <= _FEW:
        return
    first, last = news[1], news[-1]
    if kinds[news[0]] is BlockKind.HEADLINE and kinds[first] is None and is_place_and_outlet(dashed(shown[first])):
        kinds[first] = BlockKind.BYLINE
    if kinds[last] is None and shown[news[-2]].endswith(_STOPS) and is_person(shown[last]):
        kinds[last] = BlockKind.BYLINE


def _headline(words: str) -> bool:
    return len(words.split()) <= _HEADLINE_WORDS and not words.endswith((".", "،", "؛", ":"))
