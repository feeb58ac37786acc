"""Citations of a snapshot and of the articles in it, as RIS and BibTeX.

A snapshot is known by the digest of what was coded: the same articles coded alike have the same. Its own citation stands last, after
those of the articles. That of a record book also names the moment: the time of the last thing written in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import BinaryIO

from marsad.exports.about import VERSION
from marsad.exports.cells import one_line
from marsad.exports.delimited import as_text
from marsad.exports.jsonl import article
from marsad.exports.pairs import Pair, Tally
from marsad.exports.recorded import host, web_address
from marsad.records import Coding, Document

# Also a brace after a backslash counts as one for BibTeX, which wants them in pairs.
_NAMED = {"\\": "backslash", "~": "asciitilde", "^": "asciicircum", "{": "braceleft", "}": "braceright"}
_BIBTEX = str.maketrans({s: f"\\text{n}{{}}" for s, n in _NAMED.items()} | {s: f"\\{s}" for s in "%#$&_"})
_NOT_IN_URL = re.compile(r'[\s{}\\^"<>`|]|[^\x21-\x7e]')


@dataclass(slots=True)
class Snapshot:
    """What has been coded so far: counts, the days that the articles span, and a digest of it all."""

    articles: int = 0
    events: int = 0
    facts: int = 0
    first: date | None = None
    last: date | None = None
    moment: datetime | None = None
    _digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, document: Document, coding: Coding) -> None:
        """Count an article in."""
        self.articles += 1
        self.events += len(coding.events)
        self.facts += len(coding.facts)
        plain = article(document, coding)
        del plain["source"]  # where a file lay says nothing of what was coded
        self._digest.update(json.dumps(plain, sort_keys=True, ensure_ascii=True).encode() + b"\n")
        day = coding.published.day if coding.published else None
        if day:
            self.first, self.last = min(day, self.first or day), max(day, self.last or day)

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits of the digest."""
        return self._digest.hexdigest()[:12]

    @property
    def title(self) -> str:
        """A title that says what is in it."""
        span = f", published {self.first} to {self.last}" if self.first else ""
        return f"Events and facts coded from {self.articles} news articles{span} (snapshot {self.id})"

    @property
    def note(self) -> str:
        """Counts and the program."""
        book = f"; the record book as of {self.moment.isoformat()}Z" if self.moment else ""
        return f"{self.events} events, {self.facts} facts; coded with {VERSION}{book}"


def write_ris(pairs: Iterable[Pair], out: BinaryIO, *, moment: datetime | None = None) -> Tally:
    """Write the citations as RIS, for Zotero, EndNote and others; ``moment`` (UTC, without a zone) is that of a record book."""
    return _write(pairs, out, Snapshot(moment=moment), _ris_article, _ris_snapshot)


def write_bibtex(pairs: Iterable[Pair], out: BinaryIO, *, moment: datetime | None = None) -> Tally:
    """Write the citations as BibTeX; the text is UTF-8, which biber reads; ``moment`` as for `write_ris`."""
    return _write(pairs, out, Snapshot(moment=moment), _bibtex_article, _bibtex_snapshot)


def _write(
    pairs: Iterable[Pair],
    out: BinaryIO,
    snapshot: Snapshot,
    one: Callable[[Document, Coding], str],
    whole: Callable[[Snapshot], str],
) -> Tally:
    tally = Tally()
    cited: set[str] = set()
    with as_text(out) as text:
        for document, coding in pairs:
            snapshot.add(document, coding)
            if document.id not in cited:
                text.write(one(document, coding))
                tally.written += 1
            cited.add(document.id)
        text.write(whole(snapshot))
    return tally


def _ris(kind: str, *fields: tuple[str, object]) -> str:
    lines = [("TY", kind), *((tag, value) for tag, value in fields if value), ("ER", "")]
    return "".join(f"{tag}  - {_plain(value)}\n" for tag, value in lines) + "\n"


def _ris_article(document: Document, coding: Coding) -> str:
    day = coding.published.day if coding.published else None
    return _ris(
        "NEWS",
        ("ID", document.id),
        ("AU", document.author),
        ("TI", document.title or document.id),
        ("T2", outlet := document.publisher or host(document.url)),  # the newspaper of an article
        ("PB", outlet),
        ("PY", day and day.year),
        ("DA", day and day.strftime("%Y/%m/%d")),
        ("LA", document.language),
        ("UR", _url(document)),
    )


def _ris_snapshot(snapshot: Snapshot) -> str:
    moment = snapshot.moment
    return _ris(
        "DATA",
        ("ID", f"marsad-{snapshot.id}"),
        ("TI", snapshot.title),
        ("AU", "Marsad"),
        ("PY", moment and moment.year),
        ("DA", moment and moment.strftime("%Y/%m/%d")),
        ("N1", snapshot.note),
    )


def _bibtex(kind: str, key: str, *fields: tuple[str, object]) -> str:
    lines = (f"  {name} = {{{_bibtex_value(name, value)}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n\n"


def _bibtex_value(name: str, value: object) -> str:
    """What stands between the braces of a field."""
    if name == "url":
        return str(value)  # taken letter by letter; everything else is text, in which some letters are commands
    text = _plain(value).translate(_BIBTEX)
    return f"{{{text}}}" if name == "author" else text  # a name as it is: nothing in it parts it


def _bibtex_article(document: Document, coding: Coding) -> str:
    day = coding.published.day if coding.published else None
    key = "article-" + hashlib.sha256(document.id.encode(errors="backslashreplace")).hexdigest()[:12]
    return _bibtex(
        "online",
        key,
        ("author", document.author),
        ("title", document.title or document.id),
        ("organization", document.publisher or host(document.url)),
        ("date", day),
        ("langid", {"ar": "arabic", "en": "english"}.get(document.language or "")),
        ("url", _url(document)),
    )


def _bibtex_snapshot(snapshot: Snapshot) -> str:
    return _bibtex(
        "dataset",
        f"marsad-{snapshot.id}",
        ("author", "Marsad"),
        ("title", snapshot.title),
        ("date", snapshot.moment and snapshot.moment.date()),
        ("note", snapshot.note),
    )


def _plain(value: object) -> str:
    return one_line(str(value)).removeprefix("'")


def _url(document: Document) -> str | None:
    """The address in letters that neither format breaks at."""
    address = web_address(document.url)
    return address and _NOT_IN_URL.sub(
        lambda m: "".join(f"%{byte:02X}" for byte in m.group().encode(errors="replace")), address
    )
