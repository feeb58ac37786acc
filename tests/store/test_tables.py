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
