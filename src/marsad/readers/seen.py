"""What of the feeds was read before, kept in a small file between runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec

from marsad.fetching import Validators
from marsad.readers.errors import ReadError

_MOST = 5_000
"""Entries remembered of one feed; no feed shows as many at once."""


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

    The file is replaced as a whole, so that a run that is stopped leaves the old one or the new one. An entry counts as read only once its document
    was handed on and the next one is asked for; a feed is only known by its validators once all of it was read.

    Args:
        path: the file; it need not exist. None to remember during this run only.

    Raises:
        StateError: the file is no state file.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._path = None if path is None else Path(path)
        self._state = _State()
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
        """The ids of the feed's entries that were read."""
        return frozenset(self._state.feeds[feed].entries) if feed in self._state.feeds else frozenset()

    def add(self, feed: str, entry: str) -> None:
        """An entry was read."""
        known = self._state.feeds.setdefault(feed, _Feed())
        known.entries = [*known.entries[-_MOST + 1 :], entry]
        self.save()

    def finish(self, feed: str, validators: Validators) -> None:
        """All of the feed was read."""
        known = self._state.feeds.setdefault(feed, _Feed())
        known.etag, known.last_modified = validators.etag, validators.last_modified
        self.save()

    def save(self) -> None:
        """Write the file.

        Raises:
            StateError: it cannot be written.
        """
        if self._path is None:
            return
        new = self._path.with_name(f".{self._path.name}.new")
        try:
            new.write_bytes(msgspec.json.encode(self._state))
            new.replace(self._path)
        except OSError as error:
            raise StateError(f"the state file {self._path} cannot be written ({error.strerror})") from error


def _load(path: Path) -> _State:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_State)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        reason: Any = error.strerror if isinstance(error, OSError) else "it is no state file of marsad"
        raise StateError(f"the state file {path} cannot be read ({reason}); give another, or remove it") from error
