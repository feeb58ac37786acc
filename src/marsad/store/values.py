"""The values that records can have, and telling of those that none can have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import get_args

from marsad.exports.countries import State, bodies, states
from marsad.records.coding import Status
from marsad.store.errors import BookError

STATUSES: tuple[str, ...] = get_args(Status)
MARKS = ("none", "accepted", "corrected", "rejected")
QUADS = (1, 2, 3, 4)
RELATIONS = (
    "diplomatic_mission", "diplomatic_relations", "arms_transfer", "trade", "aid", "investment", "agreement", "alignment", "dispute", "border",
    "distance", "membership", "military_presence", "office",
)  # fmt: skip

_LONG = 40
"""Of more values than this only the nearest are named."""


class WrongValueError(BookError):
    """A value that no record can have; ``field`` is what was asked for it."""

    def __init__(self, field: str, said: str) -> None:
        super().__init__(f"{field} {said}")
        self.field, self.said = field, said


def types() -> tuple[str, ...]:
    """The types of events."""
    from marsad.coding.ontology import (
        event_types,
    )  # here, for it takes a quarter of a second that most questions need not wait

    return tuple(event_types())


def modes() -> tuple[str, ...]:
    """The modes of events of all types."""
    from marsad.coding.ontology import event_types  # as above

    return tuple(sorted({mode for event_type in event_types().values() for mode in event_type.modes}))


def check_one_of(field: str, values: Iterable[object], allowed: Collection[object]) -> None:
    """Refuse a value that is not among those allowed.

    Raises:
        WrongValueError: with those that are, or with those of many that come near.
    """
    for value in values:
        if value not in allowed:
            near = get_close_matches(str(value), [str(one) for one in allowed], n=5) if len(allowed) > _LONG else []
            among = f"one of {', '.join(map(str, allowed))}, not {value!r}"
            raise WrongValueError(
                field, f"cannot be {value!r}; near it: {', '.join(near)}" if near else f"must be {among}"
            )


def check_countries(field: str, values: Iterable[str]) -> None:
    """Refuse what is no code of a country or of a side that is no state.

    Raises:
        WrongValueError: with the codes that may be meant.
    """
    for value in values:
        if value not in states() and value not in bodies():
            near = ", ".join(f"{state.iso3} ({state.name})" for state in _near(value))
            raise WrongValueError(
                field,
                f"must be a code of three letters such as EGY (ISO 3166-1) or one of {', '.join(bodies())}, not {value!r}"
                f"{f'; near it: {near}' if near else ''}",
            )


def _near(value: str) -> list[State]:
    """States that go by a name or a code of another list, or whose codes or names are written much like it."""
    said = value.casefold()
    known = [(state, {name.casefold() for name in _names(state)}) for state in states().values()]
    same = [state for state, names in known if said in names]
    if same:
        return same
    like = set(get_close_matches(said, sorted({name for _, names in known for name in names}), n=3))
    return [state for state, names in known if names & like]


def _names(state: State) -> list[str]:
    others = (state.iso2, state.cow_abbreviation, state.cameo, state.fips if len(state.fips or "") > 2 else None)
    return [name for name in (state.iso3, state.name, *others) if name]
