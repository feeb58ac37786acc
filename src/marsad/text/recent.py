"""A bounded memory of what was worked out for words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(dict[K, V]):
    """A dictionary of at most ``size`` values, which forgets those that were not asked for lately.

    A value is looked up as in any dictionary, so that what is there costs no more than there. What is not is asked for by `recalled`:
    half of the values stand aside, and come back when they are asked for again; once the other half is full, those still aside go. So
    common words stay, whatever comes between.

    Raises:
        ValueError: ``size`` is less than 2.
    """

    __slots__ = ("_aside", "_half")

    def __init__(self, size: int) -> None:
        super().__init__()
        if size < 2:
            raise ValueError(f"a memory of {size} values; at least 2 are needed")
        self._half = size // 2
        self._aside: dict[K, V] = {}

    def recalled(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key that the dictionary itself does not have: one that stands aside, else a new one."""
        value = self._aside.pop(key) if key in self._aside else make()
        if len(self) >= self._half:
            self._aside = dict(self)
            self.clear()
        self[key] = value
        return value
