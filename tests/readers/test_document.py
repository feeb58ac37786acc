from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad import records
from marsad.readers import (
    BinaryInputError,
    Document,
    EmptyTextError,
    MissingTextError,
    NotADateError,
    ReadError,
    TooLargeError,
    WrongTypeError,
)
from marsad.readers.charset import LIMIT


def test_a_title_given_apart_is_the_first_line() -> None:
    document = Document.from_text("وصل الوفد.\nثم غادر.", title="زيارة قصيرة")
    assert document.text == "زيارة قصيرة\nوصل الوفد.\nثم غادر."


def test_text_is_unchanged_without_a_title() -> None:
    text = "  وصل الوفدُ  \r\n\r\nثم غادر.\n"
    assert Document.from_text(text).text == text


def test_it_is_a_record_without_new_fields() -> None:
    document = Document.from_text("وصل الوفد.")
    assert isinstance(document, records.Document)
    assert not hasattr(document, "__dict__")


def test_the_id_is_the_callers_else_a_hash_of_the_content() -> None:
    assert Document.from_text("وصل الوفد.", id="a1").id == "a1"
    assert Document.from_text("وصل الوفد.").id == Document.from_text("وصل الوفد.", url="https://x.example").id
    assert Document.from_text("وصل الوفد.").id != Document.from_text("غادر الوفد.").id


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2023-05-30", date(2023, 5, 30), date(2023, 5, 30)),
        ("2023-05-30T22:10:00+03:00", date(2023, 5, 30), date(2023, 5, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        (date(2020, 1, 2), date(2020, 1, 2), date(2020, 1, 2)),
        (datetime(2020, 1, 2, 3, tzinfo=UTC), date(2020, 1, 2), date(2020, 1, 2)),
    ],
)
def test_a_given_date_is_as_wide_as_it_is_written(value: date | str, start: date, end: date) -> None:
    published = Document.from_text("وصل الوفد.", published=value).published
    assert published == records.Publication(start, end, "given")


@pytest.mark.parametrize("value", ["soon", "30-05-2023", "2023-13-01", "2023-02-30", "", 20230530])
def test_what_is_no_date_is_refused_with_a_way_out(value: str) -> None:
    with pytest.raises(NotADateError, match="2023-05-30"):
        Document.from_text("وصل الوفد.", published=value)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyTextError),
        (" \n\t", EmptyTextError),
        ("…!؟", EmptyTextError),
        ("\x00\x01\x02PNG\x03\x04", BinaryInputError),
        (b"bytes", WrongTypeError),
        (None, WrongTypeError),
        (5, WrongTypeError),
    ],
)
def test_what_is_no_text_is_refused(text: str, error: type[ReadError]) -> None:
    with pytest.raises(error):
        Document.from_text(text)


def test_half_characters_are_replaced_one_for_one_and_noted() -> None:
    document = Document.from_text("وصل \ud800 الوفد.")
    assert document.text == "وصل \ufffd الوفد."
    assert "1 unreadable" in document.notes[0]


def test_json_fields_are_taken_and_other_keys_ignored() -> None:
    document = Document.from_json(
        {
            "id": 7,
            "text": "وصل الوفد.",
            "title": "زيارة",
            "url": "https://x.example/1",
            "source": "s",
            "published": "",
            "views": 3,
        }
    )
    assert (document.id, document.title, document.url, document.source, document.published) == (
        "7",
        "زيارة",
        "https://x.example/1",
        "s",
        None,
    )


@pytest.mark.parametrize(
    ("article", "error"),
    [
        ({}, MissingTextError),
        ({"title": "زيارة"}, MissingTextError),
        ({"text": 5}, WrongTypeError),
        ([], WrongTypeError),
        ({"text": "نص", "id": True}, WrongTypeError),
    ],
)
def test_an_article_that_cannot_be_read(article: dict[str, object], error: type[ReadError]) -> None:
    with pytest.raises(error):
        Document.from_json(article)


def test_errors_are_value_errors() -> None:
    assert issubclass(ReadError, ValueError)


def test_a_page_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError, match="split"):
        Document.from_html(b" " * (LIMIT + 1))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda s: f"<p>{s}<div class='x'>{s}</p><br>{s}"))
def test_html_raises_nothing_but_read_errors(page: bytes | str) -> None:
    try:
        document = Document.from_html(page)
    except ReadError:
        return
    _check_blocks(document)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["شاهد أيضاً", "وصل الوفد.", "", "Photo by X", "\r\n", "***", "  نص طويل من الكلمات  ", "3/5/2020"]
        )
    ),
    st.none() | st.text(max_size=10),
)
def test_blocks_lie_in_the_text_in_order_and_apart(lines: list[str], title: str | None) -> None:
    try:
        document = Document.from_text("\n".join(lines), title=title)
    except ReadError:
        return
    _check_blocks(document)


def _check_blocks(document: records.Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        assert block.span.of(document.text).strip()
        end = block.span.end
