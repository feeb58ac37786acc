"""The values that records can have, and telling of those that none can have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import get_args

from marsad.exports.countries import State, bodies, states
from marsad.lexicon import entries
from marsad.readers.errors import NotADateError
from marsad.readers.published import given
from marsad.records.coding import Status
from marsad.store.errors import BookError
from marsad.text import key

STATUSES: tuple[str, ...] = get_args(Status)
MARKS = ("none", "accepted", "corrected", "rejected")
QUADS = (1, 2, 3, 4)

_LONG = 40
"""Of more values than this only the nearest are named."""
_TELLING = 3
"""So many characters within a longer value may be what was meant."""


class WrongValueError(BookError):
    """A value that no record can have; ``field`` is what was asked for it."""

    def __init__(self, field: str, said: str) -> None:
        super().__init__(f"{field} {said}")
        self.field, self.said = field, said


def types() -> tuple[str, ...]:
    """The types of events."""
    # Here, for it takes a quarter of a second that most questions need not wait.
    from marsad.coding.ontology import event_types

    return tuple(event_types())


def modes() -> tuple[str, ...]:
    """The modes of events of all types."""
    from marsad.coding.ontology import event_types  # as above

    return tuple(sorted({mode for event_type in event_types().values() for mode in event_type.modes}))


def day_of(field: str, value: date | str | None, *, last: bool) -> date | None:
    """A day as somebody gives it; the first or last of a month or year.

    Args:
        field: what was asked for it.
        value: a date, or ISO 8601 words for a day, a month or a year; None for no day.
        last: whether the last day of a month or year is meant.

    Raises:
        WrongValueError: it is none.
    """
    try:
        found = given(value)
    except NotADateError as error:
        raise WrongValueError(
            field, f"must be a day such as 2024-01-31 (or 2024-01, or 2024), not {value!r}"
        ) from error
    return None if found is None else found.end if last else found.start


def check_days(since: date | None, until: date | None) -> None:
    """Refuse days of which the last lies before the first.

    Raises:
        WrongValueError: it does.
    """
    if since and until and until < since:
        raise WrongValueError("until", f"{until} lies before the first day asked for, {since}")


def check_one_of(field: str, values: Iterable[object], allowed: Collection[object], *, of: str = "") -> None:
    """Refuse a value that is not among those allowed.

    Args:
        field: what was asked for the values.
        values: the values.
        allowed: those that can be.
        of: what can have them, as words that go behind their list.

    Raises:
        WrongValueError: with those that are, near ones first, or with those of many that come near.
    """
    for value in values:
        if value not in allowed:
            listed = [str(one) for one in allowed]
            near = _like(str(value), listed) if len(allowed) > _LONG else []
            among = f"one of {', '.join(nearest(str(value), listed))}{of}, not {value!r}"
            raise WrongValueError(
                field, f"cannot be {value!r}{of}; near it: {', '.join(near)}" if near else f"must be {among}"
            )


def nearest(value: str, known: Sequence[str]) -> list[str]:
    """What is known, beginning with what is written much like a value; the rest in its order."""
    near = _like(value, known)
    return near + [one for one in known if one not in near]


def _like(value: str, known: Sequence[str]) -> list[str]:
    """Those that are written like a value, whatever the case, or hold it."""
    said, folded = value.casefold(), {one.casefold(): one for one in known}
    close = get_close_matches(said, list(folded), n=5)
    holding = [one for one in folded if len(said) >= _TELLING and said in one and one not in close]
    return [folded[one] for one in [*close, *holding[:5]]]


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
    said, told = value.casefold(), key(value)
    called = {e.value["country"] for e in entries("ar", "countries") if told in map(key, e.match)}
    if called & states().keys():
        return [states()[code] for code in sorted(called & states().keys())]
    known = [(state, {name.casefold() for name in _names(state)}) for state in states().values()]
    same = [state for state, names in known if said in names]
    if same:
        return same
    like = set(get_close_matches(said, sorted({name for _, names in known for name in names}), n=3))
    return [state for state, names in known if names & like]


def _names(state: State) -> list[str]:
    others = (state.iso2, state.cow_abbreviation, state.cameo, state.fips if len(state.fips or "") > 2 else None)
    return [name for name in (state.iso3, state.name, *others) if name]
