"""What of the feeds was read before, kept in a small file between runs."""

from __future__ import annotations

import hashlib
import os
import time
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

_MOST_FEEDS = 10_000
"""Feeds remembered; those that had nothing new for longest are forgotten first, and would be read anew."""

_LONGEST = 200
"""Characters of the id of an entry; a longer one is known by its hash."""

_QUICK = 0.01
"""Seconds that writing the file may take and be done each time; what takes longer waits until it is no more than one in `_SHARE` of the time."""

_SHARE = 20

_Key = tuple[str | None, str | None, str]


def entry_id(named: str) -> str:
    """What an entry of a feed is remembered by: what the feed names it, or a hash of that where it is long."""
    return named if len(named) <= _LONGEST else hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()


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
    stopped leaves the old one or the new one. A file that takes long to write is not written for each entry: `close` writes what is left.

    Args:
        path: the file; it need not exist. None to remember during this run only.

    Raises:
        StateError: the file is no state file.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._path = None if path is None else Path(path)
        self._state = _State()
        self._open: dict[str, dict[str, set[_Key]]] = {}
        self._answers: dict[str, Validators] = {}
        self._cut = set[str]()
        self._wait_until, self._late = 0.0, False
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
        """The entries of the feed that were read, by `entry_id`, and those that this run has handed on."""
        known = self._state.feeds.get(feed, _Feed())
        return frozenset(known.entries).union(self._open.get(feed, ()))

    def hand_on(self, feed: str, entry: str, documents: Iterable[Document]) -> None:
        """An entry consists of these documents, which go on from here; one of none is not remembered."""
        if keys := {_key(document) for document in documents}:
            entries = self._open[feed] = self._open.pop(feed, {})
            entries.setdefault(entry, set()).update(keys)  # some feeds give two entries one id
            self._bound(feed)

    def _bound(self, feed: str) -> None:
        """Forget the oldest of what was handed on: what failed is never done. It counts as unread, so its feed must be asked for whole again."""
        if _shorten(self._open[feed], _MOST):
            self._cut.add(feed)
        for forgotten in _shorten(self._open, _MOST_FEEDS):
            self._answers.pop(forgotten, None)
            self._cut.discard(forgotten)

    def finish(self, feed: str, validators: Validators) -> Failure | None:
        """All that the feed showed was handed on; see `done` for what is returned."""
        if feed in self._cut:
            return None
        self._answers[feed] = validators
        self._close(feed)
        return None if feed in self._answers else self._save()

    def done(self, documents: Iterable[Document]) -> Failure | None:
        """What became of these documents is kept, whether they are of feeds or not.

        Returns:
            None, or why the file could not be written; what it does not tell will be read again.
        """
        kept, changed = {_key(document) for document in documents}, False
        for feed, entries in list(self._open.items()):
            for keys in entries.values():
                keys.difference_update(kept)
            if ended := [entry for entry, keys in entries.items() if not keys]:
                known = self._known(feed)
                known.entries = [*known.entries, *ended][-_MOST:]
                self._open[feed] = {entry: keys for entry, keys in entries.items() if keys}
                self._close(feed)
                changed = True
        return self._save() if changed else None

    def _close(self, feed: str) -> None:
        """Note what the feed is known by, if all of it was handed on and is done."""
        if self._open.get(feed):
            return
        self._open.pop(feed, None)
        if feed in self._answers:
            known, answer = self._known(feed), self._answers.pop(feed)
            known.etag, known.last_modified = answer.etag, answer.last_modified

    def _known(self, feed: str) -> _Feed:
        """What is remembered of a feed, which now is the last to be forgotten."""
        known = self._state.feeds.pop(feed, _Feed())
        self._state.feeds[feed] = known
        _shorten(self._state.feeds, _MOST_FEEDS)
        return known

    def close(self) -> Failure | None:
        """Write what is not in the file yet; see `done` for what is returned."""
        self._wait_until = 0.0
        return self._save() if self._late else None

    def _save(self) -> Failure | None:
        began = time.monotonic()
        self._late = began < self._wait_until
        if self._path is None or self._late:
            return None
        new = self._path.with_name(f".{self._path.name}.new")
        try:
            new.write_bytes(msgspec.json.encode(self._state))
            new.replace(self._path)
        except OSError as error:
            return Failure(str(self._path), f"the state file cannot be written ({error.strerror})")
        ended = time.monotonic()
        self._wait_until = ended + _SHARE * (ended - began) if ended - began > _QUICK else 0.0
        return None


def _shorten(held: dict[str, Any], most: int) -> list[str]:
    """Take out the first of what is held until at most so many are left; their names."""
    gone = list(held)[: len(held) - most] if len(held) > most else []
    for name in gone:
        del held[name]
    return gone


def _key(document: Document) -> _Key:
    """What a document is recognised by when it comes back; its date and its blocks may have been seen to meanwhile."""
    return document.source, document.url, document.id


def _load(path: Path) -> _State:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_State)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        reason: Any = error.strerror if isinstance(error, OSError) else "it is no state file of marsad"
        raise StateError(f"the state file {path} cannot be read ({reason}); give another, or remove it") from error
