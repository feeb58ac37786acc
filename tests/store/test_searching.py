"""Full text: any spelling, with what Arabic glues to words, the best first."""

from datetime import date

import pytest

from marsad.records import Block, BlockKind, Document, Span
from marsad.store.errors import BookError
from marsad.store.searching import search

from .conftest import page

CAIRO = "افتتحت السفارة أبوابها في القاهرة صباحا."
TO_CAIRO = "وصل الوفد للقاهره وبالقاهرة عقد اجتماعا."
RIYADH = "عقدت القمة في الرياض بحضور عشرة وفود، وبحثت القمة ملفات كثيرة من بينها المياه والطاقة والنقل والتعليم."


@pytest.fixture
def library(book, fill):
    fill(
        (page(CAIRO, id="a", title="سفارة", publisher="الراصد"), []),
        (page(TO_CAIRO, id="b", published="2024-05-01"), []),
        (page(RIYADH, id="c"), []),
    )
    return book


@pytest.mark.parametrize("query", ["،؟", "...", ""])
def test_a_query_without_a_word_is_told(library, query):
    with library.reading() as connection, pytest.raises(BookError, match="there is no word in"):
        search(connection, query)


def test_what_is_found_and_in_which_order(library):
    with library.reading() as connection:
        for query, expected in (
            ("القاهرة", ["b", "a"]),  # twice in b
            ("للقاهره", ["b", "a"]),
            ("قاهرة", ["b", "a"]),
            ("فالقاهرة", ["b", "a"]),
            ("سفارة القاهرة", ["a", "b"]),  # the rarer word weighs more
            ("الطاقة", ["c"]),
            ("كوكب", []),
            ("القاهرة " * 500, ["b", "a"]),
        ):
            assert [h.document for h in search(connection, query)] == expected, query


def test_the_search_may_be_narrowed(library):
    from datetime import date

    with library.reading() as connection:
        for narrowed, expected in (
            ({"since": date(2024, 4, 1)}, ["b"]),
            ({"until": date(2024, 4, 1)}, ["a"]),
            ({"outlet": ["الراصد"]}, ["a"]),
            ({"limit": 1}, ["b"]),
            ({"limit": None}, ["b", "a"]),
        ):
            assert [h.document for h in search(connection, "القاهرة", **narrowed)] == expected


def test_a_hit_shows_the_words_that_were_found(library):
    with library.reading() as connection:
        hit = search(connection, "الوفد القاهرة")[0]
    assert hit.words == TO_CAIRO
    assert [mark.of(hit.words) for mark in hit.marks] == ["الوفد", "للقاهره", "وبالقاهرة"]


def test_the_words_shown_are_those_of_the_place_that_fits(book, fill):
    fill((page(f"{'كلام كثير ' * 200}وصلت البعثة إلى الخرطوم. {'كلام آخر ' * 100}", id="long"), []))
    with book.reading() as connection:
        (hit,) = search(connection, "الخرطوم")
    assert "وصلت البعثة إلى الخرطوم" in hit.words
    assert len(hit.words.split()) <= 25


def test_a_new_revision_takes_the_place_of_the_old(library, fill):
    fill((page("نص جديد عن المناخ.", id="a"), []))
    with library.reading() as connection:
        assert search(connection, "السفارة") == []
        assert [h.document for h in search(connection, "المناخ")] == ["a"]


def test_menus_and_appeals_are_not_found(book, fill):
    text = "وقع الوزيران الاتفاق.\nتبرعوا لنا"
    blocks = (Block(BlockKind.BODY, Span(0, 21)), Block(BlockKind.APPEAL, Span(22, len(text))))
    fill((Document("a", text, blocks), []))
    with book.reading() as connection:
        assert search(connection, "تبرعوا") == []


def test_an_outlet_that_the_book_has_no_page_of_and_days_in_the_wrong_order_are_refused(library):
    for asked, said in (
        ({"outlet": ["الراصدة"]}, "outlet must be one that the book has pages of: الراصد, not 'الراصدة'"),
        (
            {"since": date(2024, 5, 1), "until": date(2024, 4, 1)},
            "until 2024-04-01 lies before the first day asked for",
        ),
    ):
        with library.reading() as connection, pytest.raises(BookError, match=said):
            search(connection, "القاهرة", **asked)
