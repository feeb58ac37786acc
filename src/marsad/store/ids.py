"""Stable names of documents and records.

A name depends on what is said, not on where the program stands: the same happening in the same page keeps it when the page is coded again by other
rules, and when a paragraph is put before it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from marsad.records import Document, Event, Fact, Span
from marsad.text import key, words

_AROUND = 24  # characters before and after a trigger
_BORDER = re.compile("[.!?؟\\n]")


def document_id(document: Document) -> str:
    """The caller's name for it; else its address; else a hash of its words.

    A page read again from the same address is then a new revision of the same document, and the same words at two addresses are two documents.
    """
    return _short(document.url) if document.url and document.id == _short(document.text) else document.id


def own_id(name: str, document: Document) -> str:
    """The id that a document of the book came with; ``name`` is what `document_id` made of it."""
    return _short(document.text) if named_by_address(name, document.url) else name


def named_by_address(name: str, url: str | None) -> bool:
    """Whether a document of the book is named by its address, since it came with no id but the hash of its words."""
    return url is not None and name == _short(url)


def content_hash(document: Document) -> str:
    """Hash of everything about a page that coding may depend on; bounds of its date that the coder drew from it are not the page's own."""
    known = document.published if document.published and document.published.basis != "content" else None
    about = (document.title, document.url, document.publisher, known and (known.start, known.end, known.basis))
    return hashlib.sha256(f"{about}\0{document.text}".encode(errors="surrogatepass")).hexdigest()[:32]


def event_ids(document: str, text: str, events: Iterable[Event]) -> list[str]:
    """Names of the events of a document, by type and the words around what expresses them."""
    return _numbered([f"event\0{document}\0{e.type}\0{_around(text, e.trigger)}" for e in events])


def fact_ids(document: str, facts: Iterable[Fact]) -> list[str]:
    """Names of the facts of a document, by relation, parties and the words that say them."""
    bases = [
        f"fact\0{document}\0{f.relation}\0{f.subject}\0{f.object}\0{f.fields.get('person')}\0{key(f.evidence)}"
        for f in facts
    ]
    return _numbered(bases)


def _around(text: str, trigger: Span) -> str:
    """The key of the words around a trigger, within its sentence."""
    before = _BORDER.split(text[max(0, trigger.start - _AROUND) : trigger.start])[-1]
    after = _BORDER.split(text[trigger.end : trigger.end + _AROUND])[0]
    return " ".join(words(f"{before}\0{trigger.of(text)}\0{after}"))


def _numbered(bases: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    names = []
    for base in bases:
        seen[base] += 1
        names.append(_short(base if seen[base] == 1 else f"{base}\0{seen[base]}"))
    return names


def _short(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]
