"""Names of records and stories, whole or cut, wherever a name is given."""

import pytest

import marsad
from marsad.store.connection import rows
from marsad.store.exporting import Articles
from marsad.store.filtering import Where
from marsad.store.naming import UnknownNameError, whole
from marsad.store.parting import links, merge, split
from marsad.store.reviewing import decide
from marsad.store.since import Changes, moment

from .conftest import days, event, fact, page

STRIKE = "قصفت إسرائيل موقعا في سوريا يوم الاثنين. ولتركيا سفارة في سوريا."
AGAIN = "قصفت إسرائيل موقعا في سوريا صباح الاثنين."
TALKS = "تفاوض وفد تركيا مع وفد أذربيجان."


@pytest.fixture
def named(book, location, fill):
    """A reader of a book whose records and stories have names that we chose: two events begin alike."""
    sides = [("إسرائيل", "ISR")], [("سوريا", "SYR")]
    strikes = [event(text, "قصفت", "ASSAULT", *sides, when=days("2024-03-04")) for text in (STRIKE, AGAIN)]
    talks = event(TALKS, "تفاوض", "CONSULT", [("تركيا", "TUR"), ("أذربيجان", "AZE")])
    fill(
        (
            page(STRIKE, id="a"),
            [strikes[0]],
            [fact(STRIKE, "سفارة", "diplomatic_mission", "TUR", "SYR", kind="embassy")],
        ),
        (page(AGAIN, id="b"), [strikes[1]]),
        (page(TALKS, id="c"), [talks]),
    )
    with book.writing() as connection:
        for number, name in enumerate(("aaaaaa1111111111", "aaaaaa2222222222", "cccccc1111111111")):
            (row,) = rows(
                connection,
                "SELECT e.key FROM events e JOIN documents d ON d.key = e.document WHERE d.id = $1",
                "abc"[number],
            )
            connection.run("UPDATE events SET id = $1 WHERE key = $2", name, row["key"])
        connection.run("UPDATE facts SET id = 'ffffff1111111111'")
        (strike,) = rows(connection, "SELECT DISTINCT story FROM events WHERE type = 'ASSAULT'")
        connection.run("UPDATE stories SET id = 'saaaaa1111111111' WHERE key = $1", strike["story"])
        connection.run("UPDATE stories SET id = 'scccccc111111111' WHERE key <> $1", strike["story"])
    return marsad.open(location)


@pytest.mark.parametrize("cut", [6, 8, 9, 16])
def test_records_and_stories_are_found_by_the_beginning_of_their_names(named, cut):
    talks = ["cccccc1111111111"]
    assert [e["id"] for e in named.events(id=talks[0][:cut]).rows()] == talks
    assert [e["id"] for e in named.events(story="scccccc111111111"[:cut]).rows()] == talks
    assert [f["id"] for f in named.facts(id="ffffff1111111111"[:cut]).rows()] == ["ffffff1111111111"]
    assert len(named.states(id="ffffff1111111111"[:cut])) == 1
    assert [s["id"] for s in named.stories(story="scccccc111111111"[:cut]).rows()] == ["scccccc111111111"]
    assert [s["id"] for s in named.stories(id=talks[0][:cut]).rows()] == ["scccccc111111111"]
    assert named.counts("type", id=talks[0][:cut]).rows()[0]["type"] == "CONSULT"


def test_an_ambiguous_name_is_refused_with_those_that_it_may_be(named):
    said = "2 names begin with 'aaaaaa': event aaaaaa1111111111, event aaaaaa2222222222; give more characters"
    for question in (named.events, named.stories):
        with pytest.raises(marsad.BookError, match=said):
            question(id="aaaaaa")
    assert len(named.events(id=["aaaaaa1", "aaaaaa2"])) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [("bbbbbb", "no event is named 'bbbbbb'; marsad events prints the names"), ("aaaaa", "'aaaaa' is too short")],
)
def test_an_unknown_name_is_told(named, name, said):
    for question in (named.events, named.stories):
        with pytest.raises(UnknownNameError, match=said):
            question(id=name)


def test_who_names_a_record_of_the_other_kind_is_told(named):
    with pytest.raises(UnknownNameError, match="no fact is named 'cccccc1'"):
        named.facts(id="cccccc1")
    with pytest.raises(UnknownNameError, match="no event is named 'ffffff1'"):
        named.events(id="ffffff1")
    with pytest.raises(UnknownNameError, match="no story is named 'sffffff'"):
        named.events(story="sffffff")


def test_stories_are_parted_and_joined_by_the_beginnings_of_names(named):
    with named.book.writing() as connection:
        split(connection, "saaaaa", ["aaaaaa2", "aaaaaa22222222"], reviewer="a", reason="another strike")
        assert [(row["event"], row["other"]) for row in links(connection)] == [("aaaaaa2222222222", "aaaaaa1111111111")]
        parted = [s["id"] for s in rows(connection, "SELECT id FROM stories WHERE type = 'ASSAULT' ORDER BY id")]
        assert len(parted) == 2
        merge(connection, parted[0][:8], parted[1][:9], reviewer="a", reason="the same")
        assert len(rows(connection, "SELECT id FROM stories WHERE type = 'ASSAULT'")) == 1


def test_exports_take_beginnings_of_names_of_events_and_facts(named):
    with named.book.reading() as connection:
        found = [(d.id, len(c.events), len(c.facts)) for d, c in Articles(connection, Where(id=("aaaaaa1", "ffffff")))]
        assert found == [("a", 1, 1)]
        with pytest.raises(UnknownNameError, match="no event or fact is named 'bbbbbb'"):
            Articles(connection, Where(id=("bbbbbb",)))


def test_changes_are_told_of_records_that_are_gone(named, fill):
    with named.book.reading() as connection:
        before = moment(connection)
    fill((page(TALKS + " ثم", id="c"), []))
    with named.book.reading() as connection:
        (article,) = Changes(connection, before, Where(id=("cccccc",)))
        assert [change.what for change in article.records] == ["deleted"]
        with pytest.raises(UnknownNameError, match="no event is named 'cccccc'"):
            whole(connection, "cccccc", ("event",))


def test_a_review_takes_beginnings_of_names(named):
    with named.book.writing() as connection:
        assert decide(connection, "ffffff", "accept", reviewer="a", reason="b")["id"] == "ffffff1111111111"
        with pytest.raises(UnknownNameError, match="2 names begin with"):
            decide(connection, "aaaaaa", "accept", reviewer="a", reason="b")


def test_a_whole_name_is_taken_for_itself_though_another_begins_with_it(named, book):
    with book.writing() as connection:  # the second story that an event began is named after the first
        connection.run("UPDATE stories SET id = 'saaaaa1111111111.7' WHERE id = 'scccccc111111111'")
    assert [s["type"] for s in named.stories(story="saaaaa1111111111").rows()] == ["ASSAULT"]
    assert [s["type"] for s in named.stories(story="saaaaa1111111111.7").rows()] == ["CONSULT"]
    with pytest.raises(UnknownNameError, match=r"2 names begin with 'saaaaa': story saaaaa1111111111, story saaaaa"):
        named.stories(story="saaaaa")
