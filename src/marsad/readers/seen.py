"""What of the feeds was read before, kept in a small file between runs."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from marsad.fetching import Validators
from marsad.readers.errors import ReadError
from marsad.readers.failures import Failure
from marsad.records import Document

_MOST = 5_000
"""Entries remembered of one feed; no feed shows as many at once."""

_Key = tuple[str | None, str | None, str]


class StateError(ReadError):
    """A state file that cannot be used."""


class _Feed(msgspec.Struct):
    etag: str | None = None
    last_modified: str | None = None
    entries: list[str] = []


class _State(msgspec.Struct):
    feeds: dict[str, _Feed] = {}


class Seen:
    """Feeds and the entries of them that were read.

    An entry counts as read only once its documents are `done`: whoever takes them says so when what became of them is safely kept, and of a document
    that failed never. A feed is known by its validators only once all that it showed is done. The file is replaced as a whole, so that a run that is
    stopped leaves the old one or the new one.

    Args:
        path: the file; it need not exist. None to remember during this run only.

    Raises:
        StateError: the file is no state file.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._path = None if path is None else Path(path)
        self._state = _State()
        self._open: defaultdict[str, dict[str, set[_Key]]] = defaultdict(dict)
        self._answers: dict[str, Validators] = {}
        if self._path is not None and self._path.exists():
            self._state = _load(self._path)

    def validators(self, feed: str) -> Validators:
        """What the server said the feed is known by when all of it was read last."""
        known = self._state.feeds.get(feed, _Feed())
        return Validators(known.etag, known.last_modified)

    def knows(self, feed: str) -> bool:
        """Whether the address has been read as a feed before."""
        return feed in self._state.feeds

    def entries(self, feed: str) -> frozenset[str]:
        """The ids of the feed's entries that were read, and of those that this run has handed on."""
        known = self._state.feeds.get(feed, _Feed())
        return frozenset(known.entries).union(self._open.get(feed, ()))

    def hand_on(self, feed: str, entry: str, documents: Iterable[Document]) -> None:
        """An entry consists of these documents, which go on from here; one of none is not remembered."""
        if keys := {_key(document) for document in documents}:
            self._open[feed].setdefault(entry, set()).update(keys)  # some feeds give two entries one id

    def finish(self, feed: str, validators: Validators) -> Failure | None:
        """All that the feed showed was handed on; see `done` for what is returned."""
        self._answers[feed] = validators
        self._close(feed)
        return None if feed in self._answers else self._save()

    def done(self, documents: Iterable[Document]) -> Failure | None:
        """What became of these documents is kept, whether they are of feeds or not.

        Returns:
            None, or why the file could not be written; what it does not tell will be read again.
        """
        kept, changed = {_key(document) for document in documents}, False
        for feed, entries in self._open.items():
            for keys in entries.values():
                keys.difference_update(kept)
            if ended := [entry for entry, keys in entries.items() if not keys]:
                known = self._state.feeds.setdefault(feed, _Feed())
                known.entries = [*known.entries, *ended][-_MOST:]
                self._open[feed] = {entry: keys for entry, keys in entries.items() if keys}
                self._close(feed)
                changed = True
        return self._save() if changed else None

    def _close(self, feed: str) -> None:
        """Note what the feed is known by, if all of it was handed on and is done."""
        if feed in self._answers and not self._open.get(feed):
            known, answer = self._state.feeds.setdefault(feed, _Feed()), self._answers.pop(feed)
            known.etag, known.last_modified = answer.etag, answer.last_modified

    def _save(self) -> Failure | None:
        if self._path is None:
            return None
        new = self._path.with_name(f".{self._path.name}.new")
        try:
            new.write_bytes(msgspec.json.encode(self._state))
            new.replace(self._path)
        except OSError as error:
            return Failure(str(self._path), f"the state file cannot be written ({error.strerror})")
        return None


def _key(document: Document) -> _Key:
    """What a document is recognised by when it comes back; its date and its blocks may have been seen to meanwhile."""
    return document.source, document.url, document.id


def _load(path: Path) -> _State:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_State)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        reason: Any = error.strerror if isinstance(error, OSError) else "it is no state file of marsad"
        raise StateError(f"the state file {path} cannot be read ({reason}); give another, or remove it") from error
