from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text import Recent


def ask(memory: Recent[int, int], keys: list[int]) -> list[int]:
    """Look the keys up as callers do; those that had to be made."""
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return -key

    for key in keys:
        value = memory[key] if key in memory else memory.recalled(key, lambda: make(key))  # noqa: B023 - called at once
        assert value == -key
    return made


def test_what_is_asked_for_again_and_again_is_made_once() -> None:
    rare = iter(range(1, 1_000))
    assert ask(Recent(8), [key for _ in range(500) for key in (0, next(rare))]).count(0) == 1


def test_what_is_not_asked_for_is_forgotten() -> None:
    memory: Recent[int, int] = Recent(4)
    assert ask(memory, [1, 2, 3, 4, 5, 6, 1]) == [1, 2, 3, 4, 5, 6, 1]


@given(st.lists(st.integers(0, 30)), st.integers(2, 12))
def test_values_are_right_and_never_too_many(keys: list[int], size: int) -> None:
    memory: Recent[int, int] = Recent(size)
    for key in keys:
        ask(memory, [key])
        assert len(memory) + len(memory._aside) <= size


def test_a_value_of_none_is_remembered() -> None:
    memory: Recent[str, None] = Recent(2)
    memory.recalled("a", lambda: None)
    memory.recalled("b", lambda: None)
    memory.recalled("a", lambda: pytest.fail("made again"))


def test_a_memory_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        Recent(1)
