"""Corrections of a record, checked: a corrected event must still be one of the ontology, a date a date."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from marsad.coding.cameo import usual_code
from marsad.coding.ontology import event_types
from marsad.exports.countries import sectors
from marsad.records import HARMS, NUMBERS, RELATIONS, Interval
from marsad.store.comparing import Kind
from marsad.store.connection import Row
from marsad.store.errors import BookError
from marsad.store.rows import days_of
from marsad.store.standing import DATES, standing
from marsad.store.values import STATUSES, WrongValueError, check_countries, check_one_of, day_of

_PARTY = re.compile(r"([A-Z]{3}) ([A-Z]{3})")
_BOUNDS = ("min", "max", "about")
_NONE = ("", "none", "null", "-")
_LIKE = 0.75  # so like a known name (`difflib`) a name is taken for a slip
_MOST = 2**63 - 1
"""The greatest number that a book holds."""
_DIGITS = len(str(_MOST))
_QUALIFIERS = (
    *NUMBERS, *DATES, "kind", "city", "state", "level", "item", "currency", "commodity", "unit", "topic", "over", "against", "place", "to", "body",
    "base", "person", "post", "of", "note",
)  # fmt: skip
"""Names of qualifiers that may be meant by a name much like them."""
_SUM = frozenset({"value", "currency"})
_OF_THE_PAGE = ("evidence", "evidence_span", "rule", "confidence")
"""What a fact has beside its qualifiers, and no reviewer says."""


class CorrectionError(BookError):
    """A correction that cannot be; the message says what can."""


def corrected(kind: Kind, row: Row, corrections: Mapping[str, str], published: Interval | None) -> Row:
    """The columns that corrections change, with what follows from them.

    Args:
        kind: event or fact.
        row: the record as it stands.
        corrections: new values by field, as words. Of an event: type, mode, status, historical (true, false), date (a day, ``DAY/DAY`` or none),
            place, attributed_to, attributed_via (names, the outermost first, with ; between), dead, injured, arrested, displaced, bounds
            (``dead min; injured about``), actors and recipients (``EGY GOV; JOR GOV``). A number that is corrected loses its bound.
            Of a fact: relation, subject, object, bound, attributed_to, and any qualifier; since, period and signed are a day, a month, a year,
            or two with / between, sums and measures numbers. A sum that is corrected loses the note on it.
        published: the days the page may have been published on, of which a record without days of its own is.

    Raises:
        CorrectionError: nothing to correct, no such field, no such value.
    """
    if not corrections:
        raise CorrectionError("say what is to be corrected, for instance: status=negated")
    return _event(row, corrections, published) if kind == "event" else _fact(row, corrections, published)


def _event(row: Row, corrections: Mapping[str, str], published: Interval | None) -> Row:
    changed: Row = {}
    for name, words in corrections.items():
        reader = _EVENT.get(name)
        if reader is None:
            raise CorrectionError(f"an event has no {name!r} to correct; it has: {', '.join(_EVENT)}")
        changed |= reader(name, words)
    if "type" in corrections and "mode" not in corrections:
        changed["mode"] = None  # modes belong to types
    if "type" in changed or "mode" in changed:
        changed |= _scored(str(changed.get("type", row["type"])), changed.get("mode", row["mode"]))
    if "date" in corrections or "historical" in corrections:
        now = row | changed
        days = days_of(Interval(now["date_start"], now["date_end"]), published, historical=now["historical"])
        changed |= {"first_day": days.start, "last_day": days.end}
    if "bounds" in corrections or not corrections.keys().isdisjoint(HARMS):
        changed["bounds"] = _bounded(row, changed)
    if "actors" in changed or "recipients" in changed:
        changed["parties"] = [
            {"side": side, "number": n, "country": code[:3], "sector": code[4:], "name": code}
            for side, column in (("actor", "actors"), ("recipient", "recipients"))
            for n, code in enumerate(filter(None, (changed.get(column, row[column]) or "").split("; ")))
        ]
    return changed


def _bounded(row: Row, changed: Row) -> str | None:
    """The bounds of a corrected event: those given, else those of the numbers that were not corrected."""
    given = "bounds" in changed
    bounds = json.loads((changed if given else row)["bounds"] or "{}")
    missing = next((harm for harm in bounds if (row | changed)[harm] is None), None)
    if given and missing:
        raise CorrectionError(f"there is no number of {missing} that could have a bound; correct it too: {missing}=12")
    if not given:
        bounds = {harm: bound for harm, bound in bounds.items() if harm not in changed}
    return json.dumps(bounds) if bounds else None


def _scored(type_: str, mode: str | None) -> Row:
    known = event_types()[type_]
    if mode is not None and mode not in known.modes:
        raise CorrectionError(f"{type_} has no mode {mode!r}; it has: {', '.join(known.modes) or 'none'}")
    return {"intensity": known.intensity_in(mode), "cameo": usual_code(type_, mode), "quad_class": known.quad_class}


def _type(name: str, words: str) -> Row:
    if words not in event_types():
        raise CorrectionError(f"there is no type {words!r}; there are: {', '.join(event_types())}")
    return {name: words}


def _one_of(*allowed: str) -> Callable[[str, str], Row]:
    def read(name: str, words: str) -> Row:
        if words not in allowed:
            raise CorrectionError(f"{name} must be one of {', '.join(allowed)}, not {words!r}")
        return {name: words}

    return read


def _flag(name: str, words: str) -> Row:
    return {name: _one_of("true", "false")(name, words)[name] == "true"}


def _days(name: str, words: str) -> Row:
    if words in _NONE:
        start = end = None
    else:
        first, _, last = words.partition("/")
        try:
            start, end = date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError:
            start, end = date.max, date.min
        if start > end:
            raise CorrectionError(
                f"{name} must be a day (2024-03-05), two with / between, the earlier first, or none, not {words!r}"
            )
    return {"date_start": start, "date_end": end}


def _country(name: str, words: str) -> Row:
    if words not in _NONE:
        _known(name, words)
    return {name: None if words in _NONE else words}


def _count(name: str, words: str) -> Row:
    if words not in _NONE and not (words.isdecimal() and len(words) <= _DIGITS and int(words) <= _MOST):
        raise CorrectionError(f"{name} must be a number, or none, not {words!r}")
    return {name: None if words in _NONE else int(words)}


def _hedges(name: str, words: str) -> Row:
    listed = [part.split() for part in words.split(";") if part.strip()] if words not in _NONE else []
    for part in listed:
        if len(part) != 2 or part[0] not in HARMS or part[1] not in _BOUNDS:
            raise CorrectionError(
                f"{name} must be what is counted ({', '.join(HARMS)}) and how ({', '.join(_BOUNDS)}), as in"
                f" dead min; injured about, or none, not {' '.join(part)!r}"
            )
    bounds = {harm: bound for harm in HARMS for one, bound in listed if one == harm}
    return {name: json.dumps(bounds) if bounds else None}


def _words(name: str, words: str) -> Row:
    return {name: None if words in _NONE else words}


def _tellers(name: str, words: str) -> Row:
    listed = [part.strip() for part in words.split(";") if part.strip()] if words not in _NONE else []
    return {name: json.dumps(listed, ensure_ascii=False) if listed else None}


def _parties(name: str, words: str) -> Row:
    listed = (
        list(dict.fromkeys(part.strip() for part in words.split(";") if part.strip())) if words not in _NONE else []
    )
    for part in listed:
        if not _PARTY.fullmatch(part):
            raise CorrectionError(f"{name} must be codes of country and sector (EGY GOV; JOR MIL), not {part!r}")
        _known(name, *part.split())
    return {name: "; ".join(listed)}


def _known(name: str, country: str, sector: str | None = None) -> None:
    try:
        check_countries(name, [country])
        check_one_of(name, [sector] if sector else [], sectors())
    except WrongValueError as error:
        raise CorrectionError(str(error)) from error


_EVENT: dict[str, Callable[[str, str], Row]] = {
    "type": _type, "mode": _words, "status": _one_of(*STATUSES), "historical": _flag, "date": _days, "place": _country, "attributed_to": _words,
    "attributed_via": _tellers, **dict.fromkeys(HARMS, _count), "bounds": _hedges, "actors": _parties, "recipients": _parties,
}  # fmt: skip
_FACT: dict[str, Callable[[str, str], Row]] = {
    "relation": _one_of(*RELATIONS), "subject": _country, "object": _country, "bound": _one_of(*_BOUNDS, *_NONE), "attributed_to": _words,
}  # fmt: skip


def _fact(row: Row, corrections: Mapping[str, str], published: Interval | None) -> Row:
    changed: Row = {}
    qualifiers: dict[str, Any] = json.loads(row["qualifiers"])
    for name, words in corrections.items():
        if name in _FACT:
            changed |= _FACT[name](name, words)
        elif not name or name in _OF_THE_PAGE:
            raise CorrectionError(
                "say which field is to be corrected; evidence, rule and confidence of a fact are not corrected, but the fact is rejected"
            )
        elif words in _NONE:
            qualifiers.pop(name, None)
        else:
            _known_name(name, qualifiers)
            qualifiers[name] = _dates(name, words) if name in DATES else _value(name, words)
    if not _SUM.isdisjoint(corrections) and "note" not in corrections:
        qualifiers.pop("note", None)
    stands = standing(changed.get("relation") or row["relation"], qualifiers, published)
    return changed | {
        "qualifiers": json.dumps(qualifiers, ensure_ascii=False),
        "slot": stands.slot,
        "state": stands.state,
        "first_day": stands.days.start,
        "last_day": stands.days.end,
    }


def _known_name(name: str, qualifiers: Mapping[str, Any]) -> None:
    """Refuse a name that is only another spelling of one that there is."""
    known = [*_FACT, *_QUALIFIERS, *qualifiers]
    near = [] if name in known else get_close_matches(name, known, cutoff=_LIKE)
    if near:
        raise CorrectionError(f"a fact has no {name!r}; near it: {', '.join(dict.fromkeys(near))}")


def _value(name: str, words: str) -> Any:
    """A qualifier from words: a number, a day as an interval, an object in JSON, or the words."""
    found = _plain(words)
    if name in NUMBERS and (isinstance(found, bool) or not isinstance(found, int | float)):
        raise CorrectionError(f"{name} must be a number, or none, not {words!r}")
    return found


def _plain(words: str) -> Any:
    try:
        found = json.loads(words)
        json.dumps(found, allow_nan=False, ensure_ascii=False).encode()  # no endless numbers, no halves of characters
    except (ValueError, RecursionError):
        pass
    else:
        return found
    try:
        day = date.fromisoformat(words).isoformat()
    except ValueError:
        return words
    return {"start": day, "end": day}


def _dates(name: str, words: str) -> Any:
    """Days as an interval, from words or from JSON that is one."""
    try:
        given = json.loads(words)
    except (ValueError, RecursionError):
        given = None
    first, _, last = words.partition("/")
    ends = (given.get("start"), given.get("end")) if isinstance(given, dict) else (first, last or first)
    try:
        start, end = day_of(name, ends[0], last=False), day_of(name, ends[1], last=True)
    except WrongValueError:
        start, end = date.max, date.min
    if (start is None and end is None) or (start and end and start > end):
        raise CorrectionError(
            f"{name} must be a day (2024-03-05), a month, a year, two of them with / between, the earlier first, or none, not {words!r}"
        )
    return {"start": start and start.isoformat(), "end": end and end.isoformat()}
