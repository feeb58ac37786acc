"""What became of the records of a book since a moment: of each kind, and that an export of then becomes one of now by it."""

import csv
import hashlib
import io
import json

import jsonschema
import pyarrow.parquet as pq
import pytest

from marsad.exports.formats import FORMATS
from marsad.exports.schema import changed_article_schema
from marsad.store.connection import rows
from marsad.store.exporting import Articles
from marsad.store.filtering import Where
from marsad.store.ingesting import ingest, recode
from marsad.store.making import Maker
from marsad.store.parting import merge, split, undo
from marsad.store.reviewing import decide
from marsad.store.since import Changes, moment

from .conftest import event, fact, last, page

TEXT = "زار الوزير المصري عمان، وقصفت طائرات مواقع. وللقاهرة سفارة في الأردن."
COPIED = f"{TEXT} {' '.join(f'كلمة{n}' for n in range(40))}"
URL = "https://news.example/a"
NEWER = Maker("0.2.0", "second", "iso")


def visit(**fields):
    return event(TEXT, "زار", "CONSULT", [("المصري", "EGY")], [("عمان", "JOR")], mode="visit", **fields)


def strike(**fields):
    return event(TEXT, "قصفت", "ASSAULT", [("المصري", "EGY")], [("عمان", "JOR")], dead=2, **fields)


def embassy(**fields):
    return fact(TEXT, "سفارة", "diplomatic_mission", "EGY", "JOR", kind="embassy", **{"state": "open"} | fields)


class Followed:
    """A book, what an export of a moment had, and what is done to the book since."""

    def __init__(self, book, coder):
        self.book, self._coder = book, coder

    def keep(self, **asked):
        self._where = Where(**asked)
        with self.book.reading() as connection:
            self._since = moment(connection)
        self._table, self._articles = self._exported()

    def ingest(self, *pages):
        last(ingest(self.book, pages, self._coder.how()))

    def code(self, id, events=(), facts=()):
        self._coder.events[id], self._coder.facts[id] = events, facts

    def recode(self, maker=NEWER):
        last(recode(self.book, self._coder.how(maker)))

    def decide(self, type, verdict, **corrections):
        with self.book.writing() as connection:
            sql = "SELECT id FROM events WHERE type = $1 AND superseded IS NULL"
            (row,) = rows(connection, sql, type)
            decide(connection, row["id"], verdict, reviewer="a", reason="r", corrections=corrections)

    def changes(self):
        """What is told, checked: the export of the moment becomes that of now by it, also when applied twice."""
        with self.book.reading() as connection:
            found = list(Changes(connection, self._since, self._where))
        table, articles = self._told(found)
        now = self._exported()
        assert by_content(applied(applied(self._table, table), table)) == by_content(now[0])
        assert by_content(renewed(renewed(self._articles, articles), articles)) == by_content(now[1])
        for article in articles:
            jsonschema.validate(article, changed_article_schema())
        return [(row["type"], row["change"], row["changed_by"]) for row in table]

    def moves(self):
        """The events that are told as put into another story, with the names of both stories."""
        told = [
            (e["type"], e["change"], e["changed_by"], e["story_before"], e["story"])
            for article in self.articles()
            for e in article["events"]
            if "story" in e
        ]
        with self.book.reading() as connection:
            table, _ = self._told(list(Changes(connection, self._since, self._where)))
        shown = [(r["type"], r["change"], r["changed_by"], r["story_before"], r["story"]) for r in table if r["story"]]
        assert shown == told
        return told

    def stories(self, type):
        """The names of the stories of a type, each with the names of its events."""
        sql = (
            "SELECT s.id, e.id AS event FROM stories s JOIN events e ON e.story = s.key"
            " WHERE e.superseded IS NULL AND s.type = $1 ORDER BY e.key"
        )
        with self.book.reading() as connection:
            return [(row["id"], row["event"]) for row in rows(connection, sql, type)]

    def by_hand(self, act, *about, **said):
        with self.book.writing() as connection:
            return act(connection, *about, **said)

    def articles(self):
        with self.book.reading() as connection:
            return self._told(list(Changes(connection, self._since, self._where)))[1]

    def _exported(self):
        with self.book.reading() as connection:
            pairs = list(Articles(connection, self._where))
        return tuple(read(written(FORMATS[name].load(), pairs)) for name, read in (("csv", lines), ("jsonl", objects)))

    def _told(self, found):
        return tuple(
            read(written(FORMATS[name].load_changes(), found)) for name, read in (("csv", lines), ("jsonl", objects))
        )


def written(write, items):
    out = io.BytesIO()
    write(items, out)
    return out.getvalue()


def lines(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def objects(content):
    return [json.loads(line) for line in content.decode().splitlines()]


def by_content(found):
    return sorted(json.dumps(one, sort_keys=True) for one in found)


_ABOUT = ("change", "changed_by", "replaces", "story", "story_before")


def applied(table, changes):
    """A table brought up to date, as the docs say."""
    gone = {change[name] for change in changes for name in ("record_id", "replaces")}
    new = [
        {name: cell for name, cell in change.items() if name not in _ABOUT}
        for change in changes
        if change["change"] != "deleted"
    ]
    return [row for row in table if row["record_id"] not in gone] + new


def renewed(articles, changes):
    """Articles brought up to date, as the docs say."""
    gone = {change[name] for change in changes for name in ("id", "replaces")}
    new = []
    for change in changes:
        if change["change"] != "deleted":
            plain = {name: value for name, value in change.items() if name not in ("change", "replaces")}
            for kind in ("events", "facts"):
                plain[kind] = [
                    {name: value for name, value in record.items() if name not in _ABOUT}
                    for record in plain[kind]
                    if record["change"] != "deleted"
                ]
            new.append(plain)
    return [article for article in articles if article["id"] not in gone] + new


def by_words(text, url):
    """A page that came without an id: the hash of its words is its own."""
    return page(text, id=hashlib.sha256(text.encode()).hexdigest()[:16], url=url)


@pytest.fixture
def followed(book, coder):
    made = Followed(book, coder)
    made.code("a", (visit(), strike()), (embassy(),))
    made.ingest(page(TEXT, id="a"))
    made.keep()
    return made


def test_nothing_changed_since_the_last_thing_written(followed):
    assert followed.changes() == []
    assert followed.articles() == []


def test_an_empty_book_has_no_moment(book):
    with book.reading() as connection:
        assert moment(connection) is None


def test_a_new_page_adds_its_records(followed):
    followed.code("b", (visit(),), (embassy(),))
    followed.ingest(page(TEXT, id="b"), page("لا شيء.", id="c"))
    assert followed.changes() == [("CONSULT", "added", "ingest"), ("diplomatic_mission", "added", "ingest")]
    assert [(a["id"], a["change"], a["replaces"]) for a in followed.articles()] == [
        ("b", "added", None),
        ("c", "added", None),
    ]


def test_recoding_adds_changes_and_takes_away(followed):
    threat = event(TEXT, "طائرات", "THREATEN", [("المصري", "EGY")], [("عمان", "JOR")])
    followed.code("a", (visit(status="future"), threat), (embassy(),))
    followed.recode()
    assert followed.changes() == [
        ("CONSULT", "changed", "recode"),
        ("THREATEN", "added", "recode"),
        ("ASSAULT", "deleted", "recode"),
    ]
    (article,) = followed.articles()
    assert (article["change"], article["replaces"]) == ("changed", "a")
    assert [(f["relation"], f["change"], f["changed_by"]) for f in article["facts"]] == [
        ("diplomatic_mission", "unchanged", None)
    ]


def test_a_changed_fact_says_which_it_replaces(followed):
    followed.code("a", (visit(), strike()), (embassy(state="closed"),))
    followed.recode()
    assert followed.changes() == [("diplomatic_mission", "changed", "recode")]


def test_a_correction_changes_and_a_rejection_deletes(followed):
    followed.decide("CONSULT", "correct", actors="LBN GOV", status="negated")
    followed.decide("ASSAULT", "reject")
    assert followed.changes() == [("CONSULT", "changed", "review"), ("ASSAULT", "deleted", "review")]


def test_an_acceptance_changes_nothing_that_is_exported(followed):
    followed.decide("ASSAULT", "accept")
    assert followed.changes() == []


def test_what_is_no_longer_rejected_is_added(followed):
    followed.decide("ASSAULT", "reject")
    followed.keep()
    assert followed.changes() == []
    followed.decide("ASSAULT", "accept")
    assert followed.changes() == [("ASSAULT", "added", "review")]


def test_what_came_and_went_since_is_not_told(followed):
    followed.code("b", (visit(),))
    followed.ingest(page(TEXT, id="b"))
    followed.code("b")
    followed.recode()
    assert followed.changes() == []


def test_a_page_that_changed_changes_what_it_still_tells(followed):
    changed = page(f"خبر عاجل. {TEXT}", id="a", title="زيارة")
    followed.code("a", (visit(),), (embassy(),))
    followed.ingest(changed)
    kinds = {(change, by) for _, change, by in followed.changes()}
    assert kinds <= {("changed", "ingest"), ("added", "ingest"), ("deleted", "ingest")}
    assert [(a["change"], a["title"]) for a in followed.articles()] == [("changed", "زيارة")]


def test_a_page_named_by_its_words_has_another_id_when_they_change(book, coder):
    followed = Followed(book, coder)
    first, second = by_words(TEXT, URL), by_words(f"{TEXT} خبر.", URL)
    for named in (first, second):
        followed.code(named.id, (visit(),))
    followed.ingest(first)
    followed.keep()
    followed.ingest(second)
    assert followed.changes() == [("CONSULT", "changed", "ingest")]
    assert [(a["id"], a["replaces"]) for a in followed.articles()] == [(second.id, first.id)]


def test_a_copy_is_an_article_without_records_of_its_own(followed):
    followed.code("c", (visit(), strike()))
    followed.ingest(page(COPIED, id="c"))
    followed.keep()
    followed.ingest(page(COPIED, id="d", url=URL))
    assert followed.changes() == []
    (copy,) = followed.articles()
    assert (copy["id"], copy["change"], copy["version"]["of"], copy["events"]) == ("d", "added", "c", [])


def test_a_copy_names_the_page_that_it_copies_as_it_is_named_now(book, coder):
    followed = Followed(book, coder)
    first, second = by_words(COPIED, URL), by_words(f"{COPIED} خبر.", URL)
    for named in (first, second):
        followed.code(named.id, (visit(),))
    followed.ingest(first, by_words(f"{COPIED} وأيضا.", f"{URL}/copy"), page(TEXT, id="c"))
    followed.keep()
    followed.ingest(second)
    assert followed.changes() == [("CONSULT", "changed", "ingest")]
    told = [(a["id"], a["change"], a["version"] and a["version"]["of"]) for a in followed.articles()]
    assert [change for _, change, _ in told] == ["changed", "changed"]
    assert {of for _, _, of in told} == {None, second.id}


def test_pages_of_the_same_words_have_the_same_id_and_are_told_together(book, coder):
    followed = Followed(book, coder)
    words = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    followed.code(words, (visit(), strike()), (embassy(),))
    followed.ingest(page(TEXT, id=words, url=URL), page(TEXT, id="c"))
    followed.keep()
    followed.ingest(page(TEXT, id=words, url=f"{URL}/copy"))
    told = followed.changes()
    assert [change for _, change, _ in told] == ["changed"] * 3 + ["added"] * 3
    followed.keep()
    with book.writing() as connection:
        (first, *_) = rows(connection, "SELECT id FROM events WHERE type = 'CONSULT' ORDER BY key")
        decide(connection, first["id"], "reject", reviewer="a", reason="r")
    assert ("CONSULT", "deleted", "review") in followed.changes()


def test_records_of_one_number_are_told_together(book, coder):
    followed = Followed(book, coder)
    followed.code("a", (visit(), visit(status="negated"), strike()))
    followed.ingest(page(TEXT, id="a"))
    followed.keep()
    followed.code("a", (visit(), visit(status="future"), strike()))
    followed.recode()
    assert followed.changes() == [("CONSULT", "changed", "ingest"), ("CONSULT", "changed", "recode")]


def test_what_no_longer_fits_a_filter_is_deleted_and_what_now_does_is_added(followed):
    followed.keep(status=("actual",))
    followed.decide("CONSULT", "correct", status="negated")
    assert followed.changes() == [("CONSULT", "deleted", "review")]
    followed.keep(status=("actual",))
    followed.decide("CONSULT", "correct", status="actual")
    assert followed.changes() == [("CONSULT", "added", "review")]
    followed.keep(type=("CONSULT",))
    followed.decide("CONSULT", "reject")
    assert followed.changes() == [("CONSULT", "deleted", "review")]
    assert [a["change"] for a in followed.articles()] == ["deleted"]
    followed.keep(type=("PROTEST",))
    followed.decide("ASSAULT", "reject")
    assert followed.changes() == []


SAID = {"reviewer": "a", "reason": "r"}


@pytest.fixture
def told_twice(book, coder):
    followed = Followed(book, coder)
    for name in ("a", "b"):
        followed.code(name, (visit(), strike()), (embassy(),))
    followed.ingest(page(TEXT, id="a"), page(TEXT, id="b"))
    followed.keep()
    return followed


def test_a_split_tells_the_events_that_are_in_another_story_since(told_twice):
    (story, _), (same, second) = told_twice.stories("CONSULT")
    assert story == same
    made = told_twice.by_hand(split, story, [second], **SAID)
    (_, _), (other, _) = told_twice.stories("CONSULT")
    assert told_twice.changes() == [("CONSULT", "changed", "story")]
    assert told_twice.moves() == [("CONSULT", "changed", "story", story, other)]
    assert [(a["id"], a["change"]) for a in told_twice.articles()] == [("b", "changed")]
    told_twice.keep()
    assert told_twice.changes() == []
    told_twice.by_hand(undo, made)
    assert told_twice.moves() == [("CONSULT", "changed", "story", other, story)]


def test_a_merge_tells_the_events_of_the_story_that_is_no_more(told_twice):
    (story, _), (_, second) = told_twice.stories("CONSULT")
    told_twice.by_hand(split, story, [second], **SAID)
    told_twice.keep()
    (_, _), (other, _) = told_twice.stories("CONSULT")
    told_twice.by_hand(merge, story, other, **SAID)
    assert told_twice.changes() == [("CONSULT", "changed", "story")]
    assert told_twice.moves() == [("CONSULT", "changed", "story", other, story)]


def test_what_was_parted_and_joined_again_since_is_not_told(told_twice):
    (story, _), (_, second) = told_twice.stories("CONSULT")
    told_twice.by_hand(undo, told_twice.by_hand(split, story, [second], **SAID))
    assert told_twice.changes() == []
    assert told_twice.articles() == []


def test_a_move_of_what_changed_besides_is_told_with_that(told_twice):
    (story, _), (_, second) = told_twice.stories("CONSULT")
    told_twice.by_hand(split, story, [second], **SAID)
    with told_twice.book.writing() as connection:
        decide(connection, second, "correct", corrections={"place": "JOR"}, **SAID)
    (move,) = told_twice.moves()
    assert move[:4] == ("CONSULT", "changed", "review", story)
    told_twice.keep(type=("ASSAULT",))
    assert told_twice.moves() == []


def test_a_copy_makes_what_it_copies_fit_its_outlet(book, coder):
    followed = Followed(book, coder)
    followed.code("c", (visit(), strike()))
    followed.ingest(page(COPIED, id="c", url="https://first.example/c"))
    followed.ingest(page("خبر أول.", id="z", url="https://news.example/z"))
    followed.keep(outlet=("news.example",))
    copied = COPIED[COPIED.index("وقصفت") :]
    followed.ingest(page(copied, id="d", url=URL))
    assert followed.changes() == [("ASSAULT", "added", "ingest")]
    followed.keep(outlet=("news.example",))
    assert followed.changes() == []
    followed.ingest(page("خبر آخر.", id="d", url=URL))
    assert followed.changes() == [("ASSAULT", "deleted", "ingest")]


def test_a_moment_in_the_middle_of_a_run(book, coder):
    followed = Followed(book, coder)
    for name in ("a", "b", "c", "d"):
        followed.code(name, (visit(),))
    for step, _ in enumerate(ingest(book, [page(TEXT, id=n) for n in "abcd"], coder.how(batch=2))):
        if step == 2:
            followed.keep()
    assert [a["id"] for a in followed.articles()] == ["c", "d"]
    assert followed.changes() == [("CONSULT", "added", "ingest")] * 2


def test_recoding_in_the_middle_may_tell_twice_but_loses_nothing(book, coder):
    followed = Followed(book, coder)
    for name in ("a", "b", "c", "d"):
        followed.code(name, (visit(), strike()))
    followed.ingest(*(page(TEXT, id=n) for n in "abcd"))
    for name in ("a", "b", "c", "d"):
        followed.code(name, (visit(status="future"),))
    for step, _ in enumerate(recode(book, coder.how(NEWER, batch=2))):
        if step == 2:
            followed.keep()
    told = followed.changes()
    assert told.count(("CONSULT", "changed", "recode")) == 4
    assert told.count(("ASSAULT", "deleted", "recode")) >= 2


def test_parquet_has_the_same_columns_typed(followed):
    followed.decide("CONSULT", "correct", status="negated")
    with followed.book.reading() as connection:
        found = list(Changes(connection, followed._since))
    table = pq.read_table(io.BytesIO(written(FORMATS["parquet"].load_changes(), found)))
    (row,) = table.to_pylist()
    assert table.column_names == list(lines(written(FORMATS["csv"].load_changes(), found))[0])
    assert (row["change"], row["changed_by"], row["status"]) == ("changed", "review", "negated")
    assert row["replaces"] == row["record_id"]
