"""Pages into a book: once, in full, with everything that made them."""

import hashlib

import pytest

from marsad.pipeline.stages import told_once
from marsad.readers import Document as Read
from marsad.readers import Failure
from marsad.records import Coding
from marsad.store.connection import rows, value
from marsad.store.documents import stored
from marsad.store.ingesting import Coding as How
from marsad.store.ingesting import ingest, recode, to_recode
from marsad.store.making import Maker
from marsad.store.schema import TABLES

from .conftest import MAKER, event, fact, last, page

TEXT = "زار الوزير المصري عمان، وافتتحت القاهرة سفارة في الأردن."
NEWER = Maker("0.2.0", "second", "iso")


def visit(text=TEXT, **fields):
    return event(text, "زار", actors=[("المصري", "EGY")], recipients=[("عمان", "JOR")], mode="visit", **fields)


def opened(text=TEXT, **fields):
    return event(text, "افتتحت", "SUPPORT", [("القاهرة", "EGY")], [("الأردن", "JOR")], **fields)


def mission(text=TEXT, **fields):
    return fact(text, "سفارة في الأردن", "diplomatic_mission", "EGY", "JOR", kind="embassy", **fields)


def contents(book):
    with book.reading() as connection:
        return {t: sorted(rows(connection, f"SELECT * FROM {t}"), key=str) for t in TABLES}


def test_a_page_comes_back_as_it_was(book, fill):
    document = page(TEXT, id="a", url="https://news.example/1", title="زيارة", publisher="الراصد", notes=("repaired",))
    fill((document, [visit()], [mission()]))
    with book.reading() as connection:
        (back,) = stored(connection, [value(connection, "SELECT key FROM documents")]).values()
    assert back == document


def test_everything_about_a_page_is_kept(book, fill):
    done = fill((page(TEXT, id="a"), [visit(), opened()], [mission()]))
    assert (done.written.documents, done.written.events, done.written.facts) == (1, 2, 1)
    found = contents(book)
    assert [(p["side"], p["country"], p["name"]) for p in found["parties"]].count(("actor", "EGY", "المصري")) == 1
    assert {(y["source"], y["target"], y["mutual"]) for y in found["dyads"]} == {("EGY", "JOR", False)}
    assert found["events"][0]["maker"] == found["makers"][0]["key"]
    assert (found["makers"][0]["version"], found["makers"][0]["digest"]) == ("0.1.0", "first")
    assert found["runs"][0]["documents"] == 1
    assert found["runs"][0]["ended"] is not None


def test_the_same_page_twice_changes_nothing(book, fill):
    fill((page(TEXT, id="a"), [visit()], [mission()]))
    before = contents(book)
    done = fill((page(TEXT, id="a"), [visit()], [mission()]))
    assert (done.written.documents, done.written.unchanged) == (0, 1)
    assert contents(book) == before


def test_the_same_page_twice_in_one_run_is_one_document(book, fill):
    fill((page(TEXT, id="a"), [visit()]), (page(TEXT, id="a"), [visit()]))
    assert len(contents(book)["documents"]) == 1


def test_a_changed_page_is_a_new_revision_and_its_unchanged_events_keep_their_names(book, fill):
    fill((page(TEXT, id="a"), [visit(), opened()]))
    longer = "عاجل. " * 10 + TEXT
    fill((page(longer, id="a"), [visit(longer), opened(longer)]))
    found = contents(book)
    assert [(d["revision"], d["superseded"]) for d in found["documents"]] == [(1, 2), (2, None)]
    assert len({e["id"] for e in found["events"]}) == 2
    assert found["changes"] == []
    standing = [e for e in found["events"] if e["superseded"] is None]
    assert {e["document"] for e in standing} == {2}
    assert {e["version"] for e in standing} == {2}


@pytest.mark.parametrize(
    ("first", "second", "documents"),
    [
        ("https://a.example/1", "https://b.example/9", 2),  # a wire copy at another address
        ("https://a.example/1", "https://a.example/1", 1),
        (None, None, 1),
    ],
)
def test_a_page_is_named_by_its_address_else_by_its_words(book, coder, first, second, documents):
    pages = [Read.from_text(TEXT, url=url, published="2024-03-05") for url in (first, second)]
    last(ingest(book, pages, coder.how()))
    assert len(contents(book)["documents"]) == documents


def test_the_same_words_under_two_names_are_two_documents(book, coder):
    last(ingest(book, [page(TEXT, id="a"), page(TEXT, id="b")], coder.how()))
    last(ingest(book, [page(TEXT, id="c")], coder.how()))
    assert [d["id"] for d in contents(book)["documents"]] == ["a", "b", "c"]


def test_bounds_that_the_coder_drew_do_not_make_another_page(book, coder):
    for _ in range(2):
        last(ingest(book, [page(TEXT, id="a", published=None)], coder.how()))
    assert len(contents(book)["documents"]) == 1


def test_failures_are_kept_and_the_rest_is_written(book, coder):
    def broken(recognition):
        inner = coder(recognition)

        def code(document):
            if document.id == "bad":
                raise ValueError("broken")
            return inner(document)

        return code

    how = coder.how()
    how = type(how)(make=broken, maker=MAKER, jobs=1)
    done = last(ingest(book, [Failure("x.html", "it is empty"), page("سيئ", id="bad"), page(TEXT, id="a")], how))
    assert [f.why[:11] for f in done.failures] == ["it is empty", "coding it f"]
    found = contents(book)
    assert [f["source"] for f in found["failures"]] == ["article", "x.html"]
    assert [d["id"] for d in found["documents"]] == ["a"]


def test_words_that_are_no_characters_do_not_stop_a_batch(book, fill):
    text = f"{TEXT} \x00\ud800"
    fill((page(text, id="a"), [visit(text)]), (page(TEXT, id="b"), [visit(dead=10**30)]))
    with book.reading() as connection:
        assert {d.text for d in stored(connection, [1, 2]).values()} == {text, TEXT}


def test_recoding_keeps_the_old_records_and_lists_what_changed(book, coder, fill):
    fill((page(TEXT, id="a"), [visit(), opened()], [mission()]))
    coder.events["a"] = [visit(status="future"), event(TEXT, "سفارة", "AGREE", [("القاهرة", "EGY")])]
    assert to_recode(book, coder.how(NEWER)) == 1
    done = last(recode(book, coder.how(NEWER)))
    assert dict(done.written.changes) == {"changed": 1, "added": 1, "withdrawn": 1}
    found = contents(book)
    assert len(found["documents"]) == 1
    old = [e for e in found["events"] if e["superseded"] is not None]
    assert {(e["type"], e["maker"]) for e in old} == {("CONSULT", 1), ("SUPPORT", 1)}
    new = {e["type"]: e for e in found["events"] if e["superseded"] is None}
    assert (new["CONSULT"]["version"], new["CONSULT"]["status"], new["CONSULT"]["maker"]) == (2, "future", 2)
    changed = next(c for c in found["changes"] if c["what"] == "changed")
    assert changed["fields"] == '{"status": ["actual", "future"]}'
    assert [f["superseded"] for f in found["facts"]] == [None]  # the same fact stands, made by the first coder


def test_recoding_twice_changes_nothing_more(book, coder, fill):
    fill((page(TEXT, id="a"), [visit()]))
    last(recode(book, coder.how(NEWER)))
    before = contents(book)
    assert to_recode(book, coder.how(NEWER)) == 0
    last(recode(book, coder.how(NEWER)))
    assert contents(book) == before


def test_a_record_that_comes_back_goes_on_counting_its_versions(book, coder, fill):
    fill((page(TEXT, id="a"), [visit()]))
    for number, events in enumerate(([], [visit()])):
        coder.events["a"] = events
        last(recode(book, coder.how(Maker("0.2", str(number), "iso"))))
    assert sorted((e["version"], e["superseded"] is None) for e in contents(book)["events"]) == [(1, False), (2, True)]


def test_a_page_coded_by_another_version_is_told_of_and_left(book, fill):
    fill((page(TEXT, id="a"), [visit()]))
    done = fill((page(TEXT, id="a"), [visit(status="future")]), maker=NEWER)
    assert (done.written.unchanged, done.older) == (1, 1)


def test_the_names_do_not_depend_on_the_database():
    from marsad.store.ids import event_ids

    (name,) = event_ids("a", TEXT, [visit()])
    assert len(name) == 16
    assert name == event_ids("a", f"مقدمة {TEXT}"[6:], [visit()])[0]
    assert event_ids("a", TEXT, [visit(), visit()])[0] == name != event_ids("a", TEXT, [visit(), visit()])[1]
    assert int(hashlib.sha256(name.encode()).hexdigest(), 16)


def test_a_page_whose_address_is_none_is_a_page(book, fill):
    fill((page(TEXT, id="a", url="http://[half/1", publisher="الراصد"), []))
    with book.reading() as connection:
        assert [row["outlet"] for row in rows(connection, "SELECT outlet FROM documents")] == ["الراصد"]


def test_each_revision_of_a_page_that_comes_twice_in_one_batch_is_written(book, fill):
    longer = f"عاجل. {TEXT}"
    done = fill((page(TEXT, id="a"), []), (page(longer, id="a"), []), (page(TEXT, id="b"), []))
    assert (done.written.documents, done.written.revised) == (2, 1)
    with book.reading() as connection:
        found = rows(connection, "SELECT id, revision, characters, superseded FROM documents ORDER BY key")
    assert [(d["id"], d["revision"], d["characters"]) for d in found] == [
        ("a", 1, len(TEXT)),
        ("a", 2, len(longer)),
        ("b", 1, len(TEXT)),
    ]
    assert [d["superseded"] is None for d in found] == [False, True, True]


OTHER = f"عاجل. {TEXT}"


@pytest.mark.parametrize("batch", [1, 2, 64])
@pytest.mark.parametrize(
    ("there", "came", "revisions"),
    [
        ((), (TEXT, OTHER, TEXT), 3),
        ((TEXT,), (OTHER, TEXT), 3),
        ((TEXT,), (TEXT, OTHER, OTHER), 2),
        ((), (TEXT, OTHER, OTHER, TEXT, TEXT, OTHER), 4),
    ],
)
def test_a_page_stands_in_the_words_in_which_it_came_last(book, coder, there, came, revisions, batch):
    for run in (there, came):
        told = []
        pages = [page(text, id="a") for text in run]
        done = last(ingest(book, pages, coder.how(batch=batch), acknowledge=told.extend))
    with book.reading() as connection:
        found = rows(connection, "SELECT key, revision FROM documents WHERE superseded IS NULL")
        standing = stored(connection, [row["key"] for row in found])
    assert [d.text for d in standing.values()] == [came[-1]]
    assert [row["revision"] for row in found] == [revisions]
    assert sorted(d.text for d in told) == sorted(came)
    assert done.written.documents + done.written.revised + done.written.unchanged == len(came)


def test_what_was_coded_anew_of_a_revision_that_was_replaced_meanwhile_is_left_aside(book, coder, fill):
    fill((page(TEXT, id="a"), [visit()]))

    def slow(recognition):
        def code(document):
            if document.text == TEXT:
                fill((page("خبر آخر.", id="a"), []), maker=NEWER)
            return Coding(document.id, (opened(),), (), document.published)

        return told_once(code)

    last(recode(book, How(make=slow, maker=NEWER, jobs=1)))
    found = contents(book)
    assert [e["superseded"] is None for e in found["events"]] == [False]
    assert {m["document"] for m in found["mentions"]} == set()
    assert to_recode(book, coder.how(NEWER)) == 0


@pytest.mark.parametrize(
    "newer",
    [{"cameo": "042"}, {"intensity": 4.0}, {"quad_class": 2}, {"actors": [("وزير الخارجية المصري", "EGY")]}],
    ids=lambda newer: next(iter(newer)),
)
def test_what_a_newer_coder_concludes_from_the_same_words_is_a_new_version(book, coder, fill, newer):
    text = TEXT.replace("المصري", "وزير الخارجية المصري")
    told = {"actors": [("المصري", "EGY")], "recipients": [("عمان", "JOR")]}
    fill((page(text, id="a"), [event(text, "زار", **told)]))
    coder.events["a"] = [event(text, "زار", **told | newer)]
    done = last(recode(book, coder.how(NEWER)))
    assert dict(done.written.changes) == {"changed": 1}
    with book.reading() as connection:
        (new,) = rows(connection, "SELECT * FROM events WHERE superseded IS NULL")
        sides = rows(connection, "SELECT name FROM parties WHERE event = $1 AND side = 'actor'", new["key"])
    assert new["version"] == 2
    assert [p["name"] for p in sides] == [newer.get("actors", told["actors"])[0][0]]


def test_days_and_slot_of_a_fact_are_those_that_the_coder_finds_now(book, coder, fill):
    fill((page(TEXT, id="a"), [], [mission()]))
    with book.writing() as connection:
        connection.run("UPDATE facts SET slot = 'older', first_day = NULL")  # as another version may have had it
    last(recode(book, coder.how(NEWER)))
    with book.reading() as connection:
        (new,) = rows(connection, "SELECT slot, first_day FROM facts WHERE superseded IS NULL")
    assert (new["slot"], str(new["first_day"])) == ("embassy", "2024-03-05")


def test_words_that_are_no_characters_make_no_new_version(book, coder, fill):
    text = TEXT.replace("زار", "زا\ud800ر")
    found = [event(text, "زا\ud800ر", actors=[("المصري", "EGY")], recipients=[("عمان", "JOR")])]
    fill((page(text, id="a"), found))
    assert dict(last(recode(book, coder.how(NEWER))).written.changes) == {}
