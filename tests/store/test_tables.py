"""A book from Python: ``marsad.open``."""

from datetime import date

import pandas
import polars
import pytest

import marsad

from .conftest import days, event, fact, page

TEXT = "زار وزير أذربيجان إسرائيل. ولأذربيجان سفارة في إسرائيل."


@pytest.fixture
def opened(book, location, fill):
    visit = event(TEXT, "زار", "CONSULT", [("أذربيجان", "AZE")], [("إسرائيل", "ISR")], when=days("2024-03-04"))
    fill((page(TEXT, id="a"), [visit], [fact(TEXT, "سفارة", "diplomatic_mission", "AZE", "ISR", kind="embassy")]))
    return marsad.open(location)


def test_questions_have_answers_as_rows_arrow_pandas_and_polars(opened):
    events = opened.events(country="AZE", since="2024-01-01", status=["actual", "future"])
    assert len(events) == 1
    assert events.rows()[0]["type"] == "CONSULT"
    assert events.arrow().column("actors").to_pylist() == ["AZE GOV"]
    assert isinstance(events.pandas(), pandas.DataFrame)
    assert events.pandas()["first_day"].dt.year.tolist() == [2024]
    assert isinstance(events.polars(), polars.DataFrame)
    assert events.polars()["first_day"].to_list() == [date(2024, 3, 4)]


def test_every_question_of_the_command_line_can_be_asked(opened):
    assert opened.dyad("ISR", "AZE", by="month").rows()[0]["events"] == 1
    assert opened.counts("type").rows()[0]["type"] == "CONSULT"
    assert opened.facts(type="diplomatic_mission").rows()[0]["object"] == "ISR"
    assert opened.stories(pair=("AZE", "ISR")).rows()[0]["documents"] == 1
    assert opened.states(on="2024-06-01").rows()[0]["state"] == "open"
    assert opened.search("السفارة").rows()[0]["document"] == "a"
    assert opened.table("blocks").rows()[0]["kind"] == "body"
    assert opened.changes().rows() == []
    assert [run["version"] for run in opened.runs()] == ["0.1.0"]


def test_no_answer_is_an_empty_table(opened):
    assert len(opened.events(country="FRA").pandas()) == 0
    assert len(opened.search("كوكب").polars()) == 0
    assert len(opened.states(country="FRA").pandas()) == 0


@pytest.mark.parametrize(
    "asked", [{"sector": "GOV"}, {"mode": "visit"}, {"quad": 1}, {"status": "actual"}, {"place": "ISR"}, {"story": "s"}]
)
def test_facts_and_states_cannot_be_asked_for_what_only_events_have(opened, asked):
    for question in (opened.facts, opened.states):
        with pytest.raises(marsad.BookError, match=f"facts have no {next(iter(asked))}"):
            question(**asked)


def test_what_no_record_can_have_and_who_has_no_name_there_is_told(opened):
    for asked, said in (({"type": "NOPE"}, "not 'NOPE'"), ({"id": "ffffffff"}, "no event is named 'ffffffff'")):
        with pytest.raises(marsad.BookError, match=said):
            opened.events(**asked)
    with pytest.raises(marsad.BookError, match=r"there is no word in '\.\.\.'"):
        opened.search("...")


def test_what_there_is_not_is_told(opened, tmp_path):
    with pytest.raises(marsad.BookError, match="has no table 'secrets'"):
        opened.table(["secrets", " DROP TABLE events"][0])
    with pytest.raises(marsad.BookError, match="there is no book"):
        marsad.open(tmp_path / "none.duckdb")


def test_an_empty_answer_has_the_columns_of_a_full_one(opened):
    assert opened.states(country="FRA").arrow().schema == opened.states().arrow().schema
    assert opened.search("كوكب").arrow().schema == opened.search("السفارة").arrow().schema
    assert opened.states(country="FRA").pandas()["relation"].tolist() == []


def test_a_pair_in_a_list_is_asked_in_its_own_direction(opened):
    assert opened.counts("month", pair=["AZE", "ISR"], directed=True).rows()[0]["events"] == 1
    assert opened.counts("month", pair=["ISR", "AZE"], directed=True).rows() == []
    with pytest.raises(marsad.BookError, match="pair must be two countries, such as ISR and AZE, not ISR"):
        opened.events(pair=["ISR"])


def test_days_are_asked_as_on_the_command_line(opened):
    assert len(opened.events(since="2024-03", until="2024-03")) == 1
    assert len(opened.events(since=pandas.Timestamp("2024-03-04 12:00"), until=pandas.Timestamp("2024-03-04"))) == 1
    assert len(opened.states(on=pandas.Timestamp("2024-06-01 12:00"))) == 1
    assert len(opened.states(on="2024")) == 1
    for asked in ({"since": "yesterday"}, {"until": "2024-02-30"}, {"on": "never"}):
        with pytest.raises(marsad.BookError, match=f"{next(iter(asked))} must be a day such as 2024-01-31"):
            opened.states(**asked)


def test_what_is_none_is_not_asked(opened):
    assert len(opened.events(country=None, since=None, confidence=None, pair=None)) == 1


def test_plans_are_not_counted_unless_they_are_asked_for(book, location, fill):
    fill(
        (
            page(TEXT, id="a"),
            [event(TEXT, "زار", "CONSULT", [("أذربيجان", "AZE")], [("إسرائيل", "ISR")], status="future")],
        )
    )
    reader = marsad.open(location)
    assert reader.dyad("AZE", "ISR").rows() == []
    assert reader.counts("type").rows() == []
    assert reader.dyad("AZE", "ISR", status="future").rows()[0]["events"] == 1
    assert reader.counts("status").rows()[0]["status"] == "future"


def test_counts_are_by_what_there_is(opened):
    with pytest.raises(marsad.BookError, match=r"by must be one of day, .*, not 'hour'"):
        opened.counts("hour")


def test_searches_and_stories_are_narrowed_as_on_the_command_line(opened):
    assert len(opened.search("السفارة", since="2024-03-05", until="2024-03")) == 1
    assert len(opened.search("السفارة", since="2024-04")) == 0
    with pytest.raises(marsad.BookError, match="outlet cannot be 'x'"):
        opened.search("السفارة", outlet="x")
    assert len(opened.stories(sources=2)) == 0
    assert len(opened.stories(disputed=True)) == 0
