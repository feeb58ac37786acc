"""Pages that tell again what the book has: kept as versions, coded once, counted among those who carry a story."""

import pytest

from marsad.pipeline.stages import told_once
from marsad.readers import Document as Read
from marsad.store.asking import counts, facts, stories
from marsad.store.asking import events as events_that
from marsad.store.connection import rows
from marsad.store.documents import stored
from marsad.store.exporting import Articles
from marsad.store.filtering import Where
from marsad.store.history import states
from marsad.store.ingesting import ingest, recode
from marsad.store.making import Maker
from marsad.store.reviewing import decide, gold

from .conftest import MAKER, event, fact, last, page

TOLD = (
    "زار الوزير المصري عمان صباح الاثنين وبحث مع نظيره الأردني ملفات المياه والطاقة والربط الكهربائي بين البلدين. "
    "وقال بيان مشترك إن الجانبين اتفقا على عقد لجنة عليا في الخريف المقبل لمتابعة المشاريع التي تأخر تنفيذها طويلا. "
    "ويعود آخر اجتماع لهذه اللجنة إلى ثلاثة أعوام خلت قبل أن تؤجل الجلسات مرة بعد أخرى لأسباب مالية."
)
MORE = " وافتتحت القاهرة سفارة جديدة لها في الأردن على هامش هذه الزيارة بحضور عدد من السفراء العرب."
RUNS = pytest.mark.parametrize("at_once", [True, False], ids=["one run", "two runs"])


FIRST = TOLD[TOLD.index("صباح") :]
"""What a page prints that leaves the beginning out."""


def visit(text):
    return event(text, "زار", actors=[("المصري", "EGY")], recipients=[("عمان", "JOR")], mode="visit")


def opened(text):
    return event(text, "افتتحت", "SUPPORT", [("القاهرة", "EGY")], [("الأردن", "JOR")])


def first(id="a"):
    return page(TOLD, id=id, url="https://one.example/1")


def other(text=TOLD, id="b"):
    return page(text, id=id, url="https://two.example/1", published="2024-03-06")


@pytest.fixture
def read(book, coder):
    """Ingests pages, in one run or a run for each."""

    def ingested(*pages, at_once=True, **options):
        for document in pages:
            made = {"زار": visit, "افتتحت": opened}
            coder.events[document.id] = [make(document.text) for word, make in made.items() if word in document.text]
        for run in [pages] if at_once else [[p] for p in pages]:
            last(ingest(book, run, coder.how(**options)))

    return ingested


def found(book, sql):
    with book.reading() as connection:
        return [tuple(row.values()) for row in rows(connection, sql)]


def events(book):
    sql = "SELECT d.id, e.type FROM events e JOIN documents d ON d.key = e.document WHERE e.superseded IS NULL ORDER BY 1, 2"
    return found(book, sql)


def versions(book):
    return dict(found(book, "SELECT id, version_of FROM documents WHERE superseded IS NULL"))


@RUNS
def test_a_copy_is_kept_and_not_coded_again(book, read, at_once):
    read(first(), other(), at_once=at_once)
    assert versions(book) == {"a": None, "b": "a"}
    assert events(book) == [("a", "CONSULT")]


@RUNS
def test_a_story_says_who_carries_it_though_a_copy_is_no_happening_of_its_own(book, read, at_once):
    read(first(), other(), other("خبر لا صلة له بما سبق", id="c"), at_once=at_once)
    assert found(book, "SELECT events, documents, outlets, independent FROM stories") == [(1, 2, 2, 1)]


@RUNS
def test_what_a_copy_adds_is_coded(book, read, at_once):
    read(first(), other(TOLD + MORE), at_once=at_once)
    assert events(book) == [("a", "CONSULT"), ("b", "SUPPORT")]
    assert sorted(found(book, "SELECT type, documents FROM stories")) == [("CONSULT", 2), ("SUPPORT", 1)]


@RUNS
def test_a_page_of_few_words_is_no_first_of_one_that_says_more(book, read, at_once):
    read(page(TOLD[: TOLD.index(" وبحث")], id="a"), other(), at_once=at_once)
    assert versions(book) == {"a": None, "b": None}


def printed_by(book, outlet):
    """The types of the events that are found under an outlet, and the pages they stand in."""
    with book.reading() as connection:
        where = Where(outlet=(outlet,))
        listed = events_that(connection, where).to_pylist()
        assert len(listed) == len({row["id"] for row in listed})
        with_pages = [(d.id, e.type) for d, c in Articles(connection, where) for e in c.events]
        told = stories(connection, where).to_pylist()
    found_ = sorted((row["type"], row["document"]) for row in listed)
    assert found_ == sorted((type, page) for page, type in with_pages)
    assert {row["type"] for row in told} == {type for type, _ in found_}
    return found_


def test_a_state_names_every_outlet_that_printed_it(book, coder):
    text = TOLD + MORE
    coder.facts["a"] = [fact(text, "سفارة جديدة", "diplomatic_mission", "EGY", "JOR", kind="embassy", state="open")]
    pages = [
        page(text, id="a", url="https://one.example/1"),
        other(text),
        page(TOLD, id="c", url="https://three.example/1"),
    ]
    last(ingest(book, pages, coder.how()))
    with book.reading() as connection:
        (state,) = states(connection, Where())
    assert state.as_row()["outlets"] == "one.example; two.example"
    assert state.as_row()["for"] == 1


@RUNS
def test_a_wire_story_is_found_under_each_outlet_that_printed_it(book, read, at_once):
    third = page(TOLD, id="c", url="https://three.example/1")
    read(first(), other(), third, page("خبر آخر.", id="d", url="https://four.example/1"), at_once=at_once)
    for host in ("one", "two", "three"):
        assert printed_by(book, f"{host}.example") == [("CONSULT", "a")]
    assert printed_by(book, "four.example") == []
    with book.reading() as connection:
        by = {r["outlet"]: (r["events"], r["documents"]) for r in counts(connection, Where(), "outlet").to_pylist()}
        where = Where(outlet=("two.example",))
        (row,) = counts(connection, where, "outlet").to_pylist()
        (month,) = counts(connection, where, "month").to_pylist()
    assert by == {f"{host}.example": (1, 1) for host in ("one", "two", "three")}
    assert (row["outlet"], row["per_1000"], month["events"]) == ("two.example", 1000.0, 1)


@RUNS
def test_only_what_a_copy_prints_is_found_under_its_outlet(book, read, at_once):
    without = f"{FIRST}{MORE}"
    read(first(), other(without), page(TOLD + MORE, id="c", url="https://three.example/1"), at_once=at_once)
    assert printed_by(book, "one.example") == [("CONSULT", "a")]
    assert printed_by(book, "two.example") == [("SUPPORT", "b")]
    assert printed_by(book, "three.example") == [("CONSULT", "a"), ("SUPPORT", "b")]


def test_what_is_coded_anew_or_corrected_is_found_under_those_who_printed_it(book, read, coder):
    read(first(), other())
    coder.events["a"] = [event(TOLD, "اتفقا", "AGREE", [("المصري", "EGY")], [("الأردني", "JOR")])]
    coder.facts["a"] = [fact(TOLD, "لجنة عليا", "membership", "EGY", "JOR")]
    last(recode(book, coder.how(Maker("0.2.0", "second", "iso"))))
    with book.writing() as connection:
        ((name,),) = [tuple(r.values()) for r in rows(connection, "SELECT id FROM events WHERE superseded IS NULL")]
        decide(connection, name, "correct", reviewer="a", reason="b", corrections={"status": "future"})
    assert printed_by(book, "two.example") == [("AGREE", "a")]
    with book.reading() as connection:
        assert facts(connection, Where(outlet=("two.example",))).num_rows == 1


def test_a_copy_that_changed_is_found_by_what_it_prints_now(book, read):
    read(first(), other(), other("خبر لا صلة له بما سبق"), at_once=False)
    assert printed_by(book, "two.example") == []


def test_a_copy_that_changed_carries_the_story_no_more(book, read):
    read(first(), other(), other("خبر لا صلة له بما سبق"), at_once=False)
    assert found(book, "SELECT events, documents, outlets, independent FROM stories") == [(1, 1, 1, 1)]


def test_what_joins_two_pages_prints_both(book, read):
    second = MORE * 3 + " وانتهت الزيارة."
    read(first(), page(second, id="m", url="https://four.example/1"), other(TOLD + second), at_once=False)
    assert versions(book)["b"] is not None
    assert printed_by(book, "two.example") == [("CONSULT", "a"), ("SUPPORT", "m")]


def test_a_version_comes_back_as_it_was_and_is_recoded_as_one(book, read, coder):
    read(first(), other(TOLD + MORE), at_once=False)
    with book.reading() as connection:
        version = stored(connection, [2])[2].version
    assert version is not None
    assert version.of == "a"
    assert [span.of(TOLD + MORE) for span in version.added] == [MORE.strip()]
    last(recode(book, coder.how(Maker("0.2.0", "second", "iso"))))
    assert events(book) == [("a", "CONSULT"), ("b", "SUPPORT")]


def test_versions_of_versions_lead_to_the_first(book, read):
    read(first(), other(TOLD + MORE), other(TOLD + MORE, id="c"), at_once=False)
    assert versions(book) == {"a": None, "b": "a", "c": "a"}
    assert events(book) == [("a", "CONSULT"), ("b", "SUPPORT")]
    assert sorted(found(book, "SELECT type, documents FROM stories")) == [("CONSULT", 3), ("SUPPORT", 2)]


def test_a_changed_page_is_no_version_of_what_it_was_nor_of_its_copies(book, read):
    read(first(), other(), page(TOLD + MORE, id="a", url="https://one.example/1"), at_once=False)
    assert versions(book) == {"a": None, "b": "a"}
    assert events(book) == [("a", "CONSULT"), ("a", "SUPPORT")]


@RUNS
@pytest.mark.parametrize("now", ["خبر لا صلة له بما سبق", MORE * 3])
def test_what_has_the_words_that_a_page_had_before_is_no_version_of_it(book, read, now, at_once):
    read(first(), page(now, id="a", url="https://one.example/1"), other(), at_once=at_once)
    assert versions(book) == {"a": None, "b": None}


def test_copies_are_named_by_their_addresses_as_the_book_names_pages(book, coder):
    for host in ("one", "two"):
        last(ingest(book, [Read.from_text(TOLD, url=f"https://{host}.example/1")], coder.how()))
    (a, b) = found(book, "SELECT id, version_of FROM documents ORDER BY key")
    assert (a[1], b[1]) == (None, a[0])
    assert a[0] != b[0]


def test_the_same_pages_again_change_nothing(book, read):
    read(first(), other())
    before = found(book, "SELECT * FROM documents ORDER BY key")
    read(other(), first())
    assert found(book, "SELECT * FROM documents ORDER BY key") == before


def test_a_copy_of_a_page_that_cannot_be_coded_is_coded_in_full(book, coder):
    coder.events["b"] = [visit(TOLD)]

    def make(recognition):
        inner = coder(recognition)

        def code(document):
            if document.id == "a":
                raise ValueError("broken")
            return inner(document)

        return told_once(code)

    how = type(coder.how())(make=make, maker=MAKER, jobs=1)
    assert len(last(ingest(book, [first(), other()], how)).failures) == 1
    assert versions(book) == {"b": None}
    assert events(book) == [("b", "CONSULT")]


def test_a_version_is_no_gold_for_only_what_it_adds_was_coded(book, read):
    read(first(), other(TOLD + MORE))
    ids = [id_ for (id_,) in found(book, "SELECT id FROM events ORDER BY document")]
    with book.writing() as connection:
        for id_ in ids:
            decide(connection, id_, "accept", reviewer="a", reason="b")
        assert [page["id"] for page in gold(connection)] == ["a"]
        assert [page["id"] for page in gold(connection, whole=False)] == ["a", "b"]


@RUNS
def test_every_copy_may_be_coded(book, read, at_once):
    read(first(), other(), at_once=at_once, every_copy=True)
    assert versions(book) == {"a": None, "b": None}
    assert events(book) == [("a", "CONSULT"), ("b", "CONSULT")]


def test_an_event_that_an_outlet_printed_twice_weighs_once_in_its_mean(book, coder):
    more = "ووقع وزير المصري اتفاقا في عمان."
    coder.events["a"] = [
        event(f"{TOLD} {more}", "زار", actors=[("المصري", "EGY")], recipients=[("عمان", "JOR")], intensity=2.0),
        event(f"{TOLD} {more}", "ووقع", "AGREE", [("المصري", "EGY")], [("عمان", "JOR")], intensity=5.0),
    ]
    pages = [
        page(f"{TOLD} {more}", id="a", url="https://one.example/1"),
        page(TOLD, id="b", url="https://two.example/1"),
        page(TOLD, id="c", url="https://one.example/2"),
    ]
    last(ingest(book, pages, coder.how()))
    with book.reading() as connection:
        found = {r["outlet"]: r for r in counts(connection, Where(), "outlet").to_pylist()}
    one, two = found["one.example"], found["two.example"]
    assert (one["events"], one["documents"], one["mean_intensity"]) == (2, 2, 3.5)
    assert (two["events"], two["documents"], two["mean_intensity"]) == (1, 1, 2.0)
