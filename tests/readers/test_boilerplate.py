from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from marsad.readers import Document, Failure
from marsad.readers.boilerplate import FEWEST, Boilerplate

STAMP = "هذه الصفحة تقرأ أفضل في نسختها الورقية التي تجدونها في أكشاك المدينة"


def page(number: int, *extra: str, host: str = "x.example", source: str | None = None) -> Document:
    lines = [
        f"عنوان الخبر رقم {'أبجدهوز'[number % 7]} {number}",
        f"نص الخبر الذي يخص الصفحة {number} وحدها دون غيرها من الصفحات",
        *extra,
    ]
    made = Document.from_text("\n\n".join(lines), url=f"https://{host}/{number}")
    return replace(made, source=source)


def spelled(number: int) -> str:
    """A number in letters, which unlike digits tell one line from another."""
    return "".join("ابتجدرسصطع"[int(digit)] for digit in str(number))


def kinds(documents: list[Document | Failure], line: str) -> list[str]:
    return [
        str(block.kind)
        for document in documents
        if isinstance(document, Document)
        for block in document.blocks
        if block.span.of(document.text) == line
    ]


def test_what_a_site_repeats_is_marked_on_its_first_pages_too() -> None:
    documents = list(Boilerplate().over(page(n, STAMP) for n in range(FEWEST)))
    assert kinds(documents, STAMP) == ["other"] * FEWEST


def test_numbers_make_no_difference() -> None:
    documents = list(Boilerplate().over(page(n, f"{STAMP} {n}") for n in range(FEWEST)))
    assert [kinds([d], f"{STAMP} {n}") for n, d in enumerate(documents)] == [["other"]] * FEWEST


def test_what_stands_on_few_pages_stays() -> None:
    pages = [page(n, *([STAMP] if n % 3 == 0 else [])) for n in range(15)]
    assert set(kinds(list(Boilerplate().over(pages)), STAMP)) == {"body"}


def test_sites_are_learned_apart() -> None:
    pages = [page(n, STAMP, host=f"{n}.example") for n in range(8)]
    assert set(kinds(list(Boilerplate().over(pages)), STAMP)) == {"body"}


def test_the_same_page_again_repeats_nothing() -> None:
    documents = list(Boilerplate().over(page(1, STAMP) for _ in range(8)))
    assert set(kinds(documents, STAMP)) == {"body"}


def test_what_earlier_pages_of_the_site_repeat_is_known_at_once() -> None:
    asked: list[str] = []

    def known(host: str) -> list[Document]:
        asked.append(host)
        return [page(n, STAMP) for n in range(5)] if host == "x.example" else []

    def coming() -> Iterator[Document]:
        yield page(7, STAMP)
        yield page(8, STAMP, host="y.example")

    first, second = Boilerplate(known).over(coming())
    assert (kinds([first], STAMP), kinds([second], STAMP)) == (["other"], ["body"])
    assert asked == ["x.example", "y.example"]


def test_earlier_pages_on_which_a_block_was_marked_count() -> None:
    earlier = [d for d in Boilerplate().over(page(n, STAMP) for n in range(FEWEST)) if isinstance(d, Document)]
    assert kinds(list(Boilerplate(lambda _host: earlier).over([page(7, STAMP)])), STAMP) == ["other"]


def test_an_earlier_page_that_comes_again_repeats_nothing() -> None:
    earlier = [page(n, STAMP) if n == 1 else page(n) for n in range(FEWEST)]
    documents = list(Boilerplate(lambda _host: earlier).over(page(1, STAMP) for _ in range(8)))
    assert set(kinds(documents, STAMP)) == {"body"}


def test_what_a_site_begins_to_repeat_is_learned_from_the_run_alone() -> None:
    earlier = [page(n) for n in range(16)]
    documents = list(Boilerplate(lambda _host: earlier).over(page(20 + n, STAMP) for n in range(FEWEST + 1)))
    assert kinds(documents, STAMP)[-1] == "other"


def test_order_is_kept_and_everything_comes_out() -> None:
    pages: list[Document | Failure] = [page(n, host=f"{n % 5}.example") for n in range(60)]
    pages.insert(7, Failure("x", "why"))
    assert [getattr(item, "url", None) for item in Boilerplate().over(pages)] == [
        getattr(item, "url", None) for item in pages
    ]


def test_standard_input_is_not_held_back() -> None:
    def coming() -> Iterator[Document]:
        yield page(0, source="standard input")
        raise AssertionError("the next page was waited for")

    assert isinstance(next(Boilerplate().over(coming())), Document)


def test_what_a_site_repeats_is_marked_however_many_pages_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.readers.boilerplate._MOST_BLOCKS", 1_000)
    learning = Boilerplate()
    last = []
    for number in range(300):
        own = [f"فقرة {'أبجدهوزحطي'[n]} من الصفحة {spelled(number)} وحدها" for n in range(10)]
        last = list(learning.over([page(number, *own, STAMP)]))
    assert kinds(last, STAMP) == ["other"]


def test_what_is_learned_of_a_site_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.readers.boilerplate._MOST_PAGES", 40)
    learning, sizes = Boilerplate(), list[int]()
    for number in range(500):
        list(learning.over([page(number, f"سطر {spelled(number)} من هذه الصفحة وحدها")]))
        (site,) = learning._sites["x.example"]
        sizes.append(len(site.titles) + len(site.seen))
    assert max(sizes) <= 200


def test_a_site_that_gives_up_a_line_is_believed_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.readers.boilerplate._MOST_PAGES", 40)
    learning = Boilerplate()
    list(learning.over(page(n, STAMP) for n in range(60)))
    list(learning.over(page(60 + n) for n in range(45)))
    assert kinds(list(learning.over([page(7_000, STAMP)])), STAMP) == ["body"]
