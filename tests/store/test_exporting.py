"""The records of a book in the shapes of others: the same as without a book between."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from marsad.exports.formats import FORMATS
from marsad.readers import Document as Read
from marsad.readers import Versions
from marsad.records import Coding, Interval, Publication, Span
from marsad.store.connection import rows
from marsad.store.exporting import Articles
from marsad.store.filtering import Where
from marsad.store.ids import own_id
from marsad.store.ingesting import ingest, recode
from marsad.store.making import Maker
from marsad.store.migrations import migrate
from marsad.store.reviewing import decide
from marsad.store.schema import VERSION

from .conftest import days, event, fact, last, page, without_room

TEXT = "زار الوزير المصري عمان، وقصفت طائرات مواقع. وللقاهرة سفارة في الأردن."
OTHER = "تظاهر أردنيون في عمان."


def visit(**fields):
    given = {"mode": "visit", "when": days("2024-03-04"), "place": "JOR", "contexts": ("diplomatic",), "cameo": "042"}
    return event(TEXT, "زار", "CONSULT", [("المصري", "EGY")], [("عمان", "JOR")], **given | fields)


def strike(**fields):
    given = {
        "dead": 2,
        "displaced": 300,
        "bounds": {"dead": "min"},
        "when": Interval(date(2024, 3, 1), None),
        "status": "negated",
        "attributed_to": "الوزير",
        "attributed_via": ("وكالة",),
    }
    return event(TEXT, "قصفت", "ASSAULT", [("المصري", "EGY")], [], also=(Span(0, 3),), quad_class=4, **given | fields)


def embassy():
    return fact(
        TEXT, "سفارة", "diplomatic_mission", "EGY", "JOR", kind="embassy", since={"start": "2020-01-01", "end": None}
    )


def protest():
    return event(OTHER, "تظاهر", "PROTEST", [("أردنيون", "JOR", "CVL")], [], quad_class=3)


def pages():
    known = Publication(date(2024, 3, 5), date(2024, 3, 5), "metadata", datetime(2024, 3, 5, 8, 30, tzinfo=UTC))
    updated = Publication(date(2024, 3, 6), date(2024, 3, 6), "page", datetime(2024, 3, 6, 9, 0, tzinfo=UTC))
    whole = page(
        TEXT, id="a", url="https://news.example/a", title="زيارة", publisher="وكالة", source="a.html", notes=("n",)
    )
    whole = replace(whole, published=known, updated=updated, author="هدى", section="سياسة")
    return [whole, page(OTHER, id="b", published=None), page("لا شيء.", id="c")]


@pytest.fixture
def filled(book, coder):
    coder.events |= {"a": (visit(), strike()), "b": (protest(),)}
    coder.facts |= {"a": (embassy(),)}
    last(ingest(book, pages(), coder.how()))
    return book


def written(format, pairs):
    out = io.BytesIO()
    FORMATS[format].load()(pairs, out)
    return out.getvalue()


def exported(book, format="jsonl", where=None):
    with book.reading() as connection:
        return written(format, Articles(connection, where))


def from_coder(coder):
    """The same without a book: what was coded, without the texts, as `marsad code` writes it."""
    stage = coder("iso")
    return [(replace(p, text=""), stage(p)) for p in pages()]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_the_same_as_without_a_book(filled, coder, format):
    if format == "parquet":
        import pyarrow.parquet as pq

        one, other = (
            pq.read_table(io.BytesIO(found)) for found in (exported(filled, format), written(format, from_coder(coder)))
        )
        assert one.equals(other)
        assert one.num_rows == 4
    else:
        assert exported(filled, format) == written(format, from_coder(coder))


def test_a_page_keeps_the_id_that_the_coder_gives_it(book, coder):
    words = own_id("x", page(TEXT, id="x"))
    assert words == "x"
    first = page(TEXT, id="")
    named = replace(first, url="https://news.example/x", id=own_id("", replace(first, url="")))
    last(ingest(book, [named], coder.how()))
    with book.reading() as connection:
        ((document, _),) = Articles(connection)
    assert document.id == named.id


LONG = {
    "visit": "زار الوزير المصري عمان صباح الاثنين وبحث مع نظيره الأردني ملفات المياه والطاقة والربط الكهربائي بين البلدين في لقاء دام ثلاث ساعات "
    "حضره عدد من الخبراء والسفراء وأعضاء الوفدين من وزارات المياه والكهرباء والمالية.",
    "fair": "تظاهر أردنيون في عمان مساء الأحد احتجاجا على ارتفاع أسعار الوقود والخبز وطالبوا الحكومة بمراجعة الضرائب الجديدة التي أقرت قبل شهر من "
    "غير نقاش في المجلس ولا في الصحف ولا مع النقابات.",
}


def test_copies_are_told_as_without_a_book(book, coder):
    addresses = [f"https://{host}.example/1" for host in ("one", "two", "three", "four")]
    texts = (LONG["visit"], LONG["fair"], f"{LONG['visit']} وعاد مساء.", " ".join(LONG.values()))
    read = [Read.from_text(text, url=url, published="2024-03-05") for text, url in zip(texts, addresses, strict=True)]
    last(ingest(book, read, coder.how()))
    stage = coder("iso")
    alone = [(replace(p, text=""), stage(p)) for p in Versions().over(read)]
    assert exported(book) == written("jsonl", alone)
    versions = [document.version for document, _ in alone]
    assert [v and (v.of, v.joins) for v in versions] == [None, None, (read[0].id, ()), (read[0].id, (read[1].id,))]


def test_bounds_that_the_words_set_are_those_of_the_last_coding(book, coder):
    bound = Publication(date(2024, 3, 2), None, "content")

    def bounded(_):
        return lambda d: Coding(d.id, (), (), bound)

    how = replace(coder.how(), make=bounded)
    last(ingest(book, pages()[1:2], how))
    with book.reading() as connection:
        assert [coding.published for _, coding in Articles(connection)] == [bound]
    for version, day in (("2", 3), ("3", None), ("4", 4)):
        bound = Publication(date(2024, 3, day), None, "content") if day else None
        last(recode(book, replace(how, maker=Maker(version, "x", "iso"))))
        with book.reading() as connection:
            assert [coding.published for _, coding in Articles(connection)] == [bound]


def test_filters_take_the_records_that_fit_and_their_articles(filled):
    def found(**asked):
        with filled.reading() as connection:
            articles = Articles(connection, Where(**asked))
            given = [(d.id, [e.type for e in c.events], [f.relation for f in c.facts]) for d, c in articles]
            assert len(articles) == len(given)
            return given

    assert found() == [("a", ["CONSULT", "ASSAULT"], ["diplomatic_mission"]), ("b", ["PROTEST"], []), ("c", [], [])]
    assert found(country=("JOR",)) == [("a", ["CONSULT"], ["diplomatic_mission"]), ("b", ["PROTEST"], [])]
    assert found(type=("PROTEST", "diplomatic_mission")) == [("a", [], ["diplomatic_mission"]), ("b", ["PROTEST"], [])]
    assert found(status=("negated",)) == [("a", ["ASSAULT"], [])]
    assert found(quad=(2,)) == []


def test_rejected_records_are_left_out_and_corrected_ones_are_as_corrected(filled):
    with filled.writing() as connection:
        names = {r["type"]: r["id"] for r in rows(connection, "SELECT type, id FROM events")}
        decide(connection, names["PROTEST"], "reject", reviewer="a", reason="r")
        changes = {"actors": "JOR MIL", "dead": "3", "date": "none"}
        decide(connection, names["ASSAULT"], "correct", reviewer="a", reason="r", corrections=changes)
    with filled.reading() as connection:
        (_, first), (_, second), _ = Articles(connection)
    assert second.events == ()
    corrected = first.events[-1]
    assert [(p.country, p.sector, p.span) for p in corrected.actors] == [("JOR", "MIL", corrected.evidence_span)]
    assert (corrected.dead, corrected.displaced, corrected.bounds, corrected.when) == (3, 300, {}, None)


def test_what_a_person_accepted_stays_in_its_article_when_the_page_changes(filled, coder):
    with filled.writing() as connection:
        names = {r["type"]: r["id"] for r in rows(connection, "SELECT type, id FROM events")}
        decide(connection, names["PROTEST"], "accept", reviewer="a", reason="r")
    coder.events["b"] = ()
    last(ingest(filled, [page("لم يحدث شيء.", id="b", published=None)], coder.how()))
    with filled.reading() as connection:
        found = {d.id: (d, c) for d, c in Articles(connection)}
    document, coding = found["b"]
    assert (len(found), [e.type for e in coding.events]) == (3, ["PROTEST"])
    assert "earlier revision" in document.notes[-1]


def test_articles_are_read_some_at_a_time(book, coder, monkeypatch):
    monkeypatch.setattr("marsad.store.exporting.CHUNK", 2)
    last(ingest(book, [page(f"خبر {n}.", id=f"p{n}") for n in range(5)], coder.how()))
    with book.reading() as connection:
        assert [d.id for d, _ in Articles(connection)] == [f"p{n}" for n in range(5)]


def test_a_book_of_the_first_version_lacks_only_what_it_had_no_room_for(filled, coder):
    with filled.writing() as connection:
        without_room(connection, 1)
        connection.run("UPDATE meta SET value = '1' WHERE name = 'schema'")
    assert migrate(filled) == list(range(2, VERSION + 1))
    with filled.reading() as connection:
        (first, _), *_ = Articles(connection)
    assert (first.title, first.author, first.updated) == ("زيارة", None, None)
    last(ingest(filled, [replace(p, text=p.text + " خبر.") for p in pages()], coder.how()))
    with filled.reading() as connection:
        assert [d.author for d, _ in Articles(connection)] == ["هدى", None, None]
