"""Events in the 61 columns of GDELT 2.0 ("export" files): tab-separated, no line of names, one line for each source and target."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from marsad.exports.columns import Column
from marsad.exports.countries import Role, bodies, name_of, sectors, states
from marsad.exports.delimited import as_text, row
from marsad.exports.dyadic import Acted, acted
from marsad.exports.pairs import Pair, Tally
from marsad.exports.recorded import web_address
from marsad.records import BlockKind, Party

_EMPTY = "not known to Marsad; always empty"
_GEO_TYPES = {"country": 1, "place": 4}
_AMERICAN, _AMERICAN_CITY = "USA", 3
_MONTH, _YEAR = 30, 365
_LEAD = (BlockKind.HEADLINE, BlockKind.LEAD)


def _stamp(act: Acted, form: str, length: int) -> str | None:
    """The day, month or year of the event if the text leaves only one; ``length`` counts the letters of an ISO date that this takes."""
    day = act.told.day
    if day is None:
        when = act.told.event.when
        if when is None or when.start is None or when.end is None:
            return None
        if when.start.isoformat()[:length] != when.end.isoformat()[:length]:
            return None
        day = when.start
    return day.strftime(form)


def _fraction(act: Acted) -> str | None:
    """The day as a year with the share of it that has passed, months of 30 days, as GDELT computes it."""
    day = act.told.day
    return None if day is None else f"{day.year + ((day.month - 1) * _MONTH + day.day) / _YEAR:.4f}"


def _leads(act: Acted) -> bool:
    at = act.told.event.trigger.start
    return any(b.span.start <= at < b.span.end for b in act.told.document.blocks if b.kind in _LEAD)


def _body(party: Party | None) -> Role | None:
    return bodies().get(party.country) if party else None


def _country(party: Party | None) -> str | None:
    state = states().get(party.country) if party else None
    return state.cameo if state else None


def _group(party: Party | None) -> str | None:
    body = _body(party)
    return body.cameo_group if body else None


def _role(party: Party | None) -> str | None:
    if party is None:
        return None
    body = _body(party)
    if body is not None and body.cameo_type:
        return body.cameo_type
    sector = sectors().get(party.sector)
    return sector.cameo_type if sector else None


def _whole(party: Party | None) -> str | None:
    return "".join(filter(None, (_country(party), _group(party), _role(party)))) or None


def _geo_type(act: Acted) -> int:
    place = act.told.where
    if place and place.precision == "place" and place.country == _AMERICAN:
        return _AMERICAN_CITY
    return _GEO_TYPES[place.precision] if place else 0


def _geo_name(act: Acted) -> str | None:
    place = act.told.where
    return ", ".join(filter(None, (place.name, name_of(place.country)))) if place else None


def _fips(act: Acted) -> str | None:
    state = states().get(act.told.event.place or "")
    return state.fips if state else None


def _actor(number: int) -> tuple[Column[Acted], ...]:
    """The ten columns of a side."""
    name = f"Actor{number}"

    def side(act: Acted) -> Party | None:
        return act.dyad[number - 1]  # type: ignore[return-value]  # the first two of a dyad are its sides

    return (
        Column(f"{name}Code", "text", "CAMEO country, group and role codes in one", lambda a: _whole(side(a))),
        Column(f"{name}Name", "text", "the side as the article names it", lambda a: p.name if (p := side(a)) else None),
        Column(f"{name}CountryCode", "text", "CAMEO country code", lambda a: _country(side(a))),
        Column(f"{name}KnownGroupCode", "text", "UNO for the United Nations, EEC for the European Union", lambda a: _group(side(a))),
        Column(f"{name}EthnicCode", "text", _EMPTY),
        Column(f"{name}Religion1Code", "text", _EMPTY),
        Column(f"{name}Religion2Code", "text", _EMPTY),
        Column(f"{name}Type1Code", "text", "CAMEO role code", lambda a: _role(side(a))),
        Column(f"{name}Type2Code", "text", _EMPTY),
        Column(f"{name}Type3Code", "text", _EMPTY),
    )  # fmt: skip


def _nowhere(name: str) -> tuple[Column[Acted], ...]:
    """The eight columns of where a side is: Marsad knows where events happen, not where their sides are."""
    return (
        Column(f"{name}Geo_Type", "integer", "0: no place", lambda _: 0),
        *(Column(f"{name}Geo_{part}", "text", _EMPTY) for part in ("FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")),
    )  # fmt: skip


COLUMNS: tuple[Column[Acted], ...] = (
    Column("GLOBALEVENTID", "integer", "number of the row, the same in every run", lambda a: a.id),
    Column("SQLDATE", "integer", "day of the event, YYYYMMDD (undated news: of publication); empty if not sure", lambda a: _stamp(a, "%Y%m%d", 10)),
    Column("MonthYear", "integer", "month as YYYYMM, also where the day is not known", lambda a: _stamp(a, "%Y%m", 7)),
    Column("Year", "integer", "year, also where the month is not known", lambda a: _stamp(a, "%Y", 4)),
    Column("FractionDate", "number", "day of the event as a year with a fraction: months of 30 days, years of 365", _fraction),
    *_actor(1),
    *_actor(2),
    Column("IsRootEvent", "integer", "1 if it stands in the headline or the lead", lambda a: int(_leads(a))),
    Column("EventCode", "text", "CAMEO code", lambda a: a.cameo.code),
    Column("EventBaseCode", "text", "its first three digits", lambda a: a.cameo.code[:3]),
    Column("EventRootCode", "text", "its first two digits", lambda a: a.cameo.code[:2]),
    Column("QuadClass", "integer", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", lambda a: a.quad_class),
    Column("GoldsteinScale", "number", "Goldstein score of the code", lambda a: a.cameo.goldstein),
    Column("NumMentions", "integer", "how often the article tells the event", lambda a: 1 + len(a.told.event.also)),
    Column("NumSources", "integer", "1: a row is one article's", lambda _: 1),
    Column("NumArticles", "integer", "1: a row is one article's", lambda _: 1),
    Column("AvgTone", "number", _EMPTY),
    *_nowhere("Actor1"),
    *_nowhere("Actor2"),
    Column("ActionGeo_Type", "integer", "0 no place, 1 country, 3 place in the United States, 4 place elsewhere", _geo_type),
    Column("ActionGeo_FullName", "text", "the place, and the country's English name", _geo_name),
    Column("ActionGeo_CountryCode", "text", "FIPS 10-4 country code", _fips),
    Column("ActionGeo_ADM1Code", "text", _EMPTY),
    Column("ActionGeo_ADM2Code", "text", _EMPTY),
    Column("ActionGeo_Lat", "number", "degrees; of the place, else of a point inside the country", lambda a: a.told.where and a.told.where.latitude),
    Column("ActionGeo_Long", "number", "degrees, likewise", lambda a: a.told.where and a.told.where.longitude),
    Column("ActionGeo_FeatureID", "text", _EMPTY),
    Column("DATEADDED", "integer", "day of publication as YYYYMMDD000000", lambda a: a.told.published and a.told.published.strftime("%Y%m%d000000")),
    Column("SOURCEURL", "text", "address of the article", lambda a: web_address(a.told.document.url)),
)  # fmt: skip
"""The columns, in the order of the published files."""


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the events of ``pairs``."""
    tally = Tally()
    with as_text(out) as text:
        for act in acted(pairs, tally):
            text.write(row(COLUMNS, act))
    return tally
