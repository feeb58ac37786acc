"""Values that name each other by their place in one list, as devalue writes them for Nuxt and others."""

from __future__ import annotations

from typing import Any, TypeGuard

_FEWEST = 3
_WRITTEN = ("Date", "RegExp", "BigInt")
"""Kinds of which the value itself stands behind, not its place."""


def is_flat(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is such a list: what its objects and lists hold are places, behind a kind perhaps."""
    if not isinstance(value, list) or len(value) < _FEWEST or not isinstance(value[0], dict | list):
        return False
    objects = [one for one in value if isinstance(one, dict)]
    lists = [one for one in value if isinstance(one, list)]
    return (
        bool(objects)
        and all(type(at) is int for one in objects for at in one.values())
        and all(type(at) is int or isinstance(one[0], str) for one in lists for at in one)
    )


def unflattened(flat: list[Any]) -> Any:
    """The first of the values with what it holds in place; an object or list that several hold stands once, where it is met first.

    Args:
        flat: a list that `is_flat`.
    """
    whole: list[Any] = [None]
    met = set[int]()
    waiting: list[tuple[Any, Any, int]] = [(whole, 0, 0)]
    while waiting:
        holder, key, at = waiting.pop()
        one = flat[at] if 0 <= at < len(flat) else None
        if not isinstance(one, dict | list):
            holder[key] = one
        elif at not in met:
            met.add(at)
            waiting += reversed(_opened(one, holder, key))
    return whole[0]


def _opened(one: Any, holder: Any, key: Any) -> list[tuple[Any, Any, int]]:
    """Put an object or list in its place, still empty; what is to be put into it."""
    kind, places = None, one
    if isinstance(one, list) and one and isinstance(one[0], str):
        kind, places = one[0], one[1:]
    if kind in _WRITTEN:
        holder[key] = places[0] if places else None
        return []
    if kind is not None and len(places) == 1 and type(places[0]) is int:  # a reference, something that is watched
        return [(holder, key, places[0])]
    made: Any = dict.fromkeys(places) if isinstance(places, dict) else [None] * len(places)
    holder[key] = made
    held = places.items() if isinstance(places, dict) else enumerate(places)
    return [(made, name, at) for name, at in held if type(at) is int]
