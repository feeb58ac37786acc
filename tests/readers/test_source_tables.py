from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from marsad.readers import Document, Failure, WrongTypeError, read

TEXT = "وصل وفد من الوزارة إلى العاصمة."


def table(tmp_path: Path, content: str | bytes, name: str = "a.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def texts(items: list[Document | Failure]) -> list[str]:
    return [item.text if isinstance(item, Document) else f"! {item.line}" for item in items]


@pytest.mark.parametrize(
    ("head", "mark"), [("id,text,published", ","), ("id;body;date", ";"), ("رابط\tالنص\tالتاريخ", "\t")]
)
def test_usual_columns_and_separators(tmp_path: Path, head: str, mark: str) -> None:
    (document,) = read(table(tmp_path, f"{head}\n7{mark}{TEXT}{mark}2020-02-03\n"))
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.published is not None
    assert document.published.day == date(2020, 2, 3)


def test_columns_named_by_the_caller(tmp_path: Path) -> None:
    path = table(tmp_path, f"text,khabar,yawm\nx,{TEXT},3 آذار 2015\n")
    (document,) = read(path, columns={"text": "khabar", "published": "yawm"})
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.published is not None
    assert document.published.day == date(2015, 3, 3)


def test_who_wrote_it_in_which_section_and_when_it_was_changed(tmp_path: Path) -> None:
    usual = table(tmp_path, f"text,author,القسم,updated_at\n{TEXT},سلمى الراوي,اقتصاد,2020-02-03T09:30:00+03:00\n")
    named = table(tmp_path, f"text,katib,bab,ghuyyir\n{TEXT},سلمى الراوي,اقتصاد,3 شباط 2020\n", "b.csv")
    listed = parquet(
        tmp_path,
        text=[TEXT],
        katib=[["سلمى الراوي"]],
        bab=["اقتصاد"],
        ghuyyir=[datetime(2020, 2, 3, 9, 30, tzinfo=UTC)],
    )
    columns = {"author": "katib", "section": "bab", "updated": "ghuyyir"}
    moments = []
    for path, names in ((usual, None), (named, columns), (listed, columns)):
        (document,) = read(path, columns=names)
        assert isinstance(document, Document)
        assert (document.author, document.section) == ("سلمى الراوي", "اقتصاد")
        assert document.updated is not None
        assert document.updated.day == date(2020, 2, 3)
        assert document.notes == ()
        moments.append(document.updated.at and document.updated.at.isoformat())
    assert moments == ["2020-02-03T09:30:00+03:00", None, "2020-02-03T09:30:00+00:00"]


def test_who_published_it(tmp_path: Path) -> None:
    told = (
        read(table(tmp_path, f"text,publisher,source\n{TEXT},جريدة المرصد,wire\n")),
        read(table(tmp_path, f"text,الناشر,source\n{TEXT},جريدة المرصد,wire\n", "b.csv")),
        read(table(tmp_path, f"text,sahifa,source\n{TEXT},جريدة المرصد,wire\n", "c.csv"), columns={"publisher": "sahifa"}),
        read(parquet(tmp_path, text=[TEXT], publisher=["جريدة المرصد"], source=["wire"])),
        read(f"{json.dumps({'text': TEXT, 'publisher': {'@type': 'Organization', 'name': 'جريدة المرصد'}, 'source': 'wire'})}\n".encode()),
    )  # fmt: skip
    for (document,) in told:
        assert isinstance(document, Document)
        assert (document.publisher, document.source) == ("جريدة المرصد", "wire")
    (blank,) = read(table(tmp_path, f"text,publisher\n{TEXT},\n", "d.csv"))
    assert isinstance(blank, Document)
    assert (blank.publisher, blank.source) == (None, str(tmp_path / "d.csv"))


def test_a_time_of_change_that_is_none_is_noted(tmp_path: Path) -> None:
    first, second = read(table(tmp_path, f"text,author,updated\n{TEXT},,أمس\n{TEXT},x,\n"))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.author, first.updated, second.notes) == (None, None, ())
    assert "'أمس'" in first.notes[0]


def test_keys_of_json_named_by_the_caller() -> None:
    article = {
        "khabar": TEXT,
        "kuttab": [{"name": "سلمى الراوي"}, "أنس العطار"],
        "section": None,
        "updated": {"start": 1},
    }
    columns = {"text": "khabar", "author": "kuttab"}
    (document,) = read(f"{json.dumps(article)}\n".encode(), columns=columns)
    assert isinstance(document, Document)
    assert (document.text, document.author) == (TEXT, "سلمى الراوي، أنس العطار")
    assert (document.section, document.updated) == (None, None)


def test_a_field_that_no_article_has_is_refused() -> None:
    with pytest.raises(WrongTypeError, match="'lead'"):
        read(b"x", columns={"lead": "a"})


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    (failure,) = read(table(tmp_path, "a,b\n1,2\n"))
    assert "'a', 'b'" in str(failure)
    assert "--column text=NAME" in str(failure)


def test_cells_over_several_lines(tmp_path: Path) -> None:
    items = list(read(table(tmp_path, f'id,text\n1,"{TEXT}\n\nقال ""نعم""."\n2,{TEXT}\n')))
    assert texts(items) == [f'{TEXT}\n\nقال "نعم".', TEXT]


def test_broken_quotation_marks_cost_their_row_only(tmp_path: Path) -> None:
    content = f'id,text\n1,{TEXT}\n2,"لا نهاية\n3,{TEXT}\n4,"{TEXT}"\n5,{TEXT}\n'
    items = list(read(table(tmp_path, content)))
    assert texts(items) == [TEXT, "! 3", TEXT, TEXT, TEXT]
    assert "quotation marks" in str(items[1])


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (f'2,"قال \\"نعم\\". {TEXT}"', f'قال "نعم". {TEXT}'),
        (f'2,"شاشة 5\\" جديدة.\nقال \\"نعم\\".\n{TEXT}"', f'شاشة 5" جديدة.\nقال "نعم".\n{TEXT}'),
        (f'2,شاشة 5" جديدة. {TEXT}', f'شاشة 5" جديدة. {TEXT}'),
        ('2,"في المجلد C:\\"', "في المجلد C:\\"),
        (f'2,"قال ""a\\"" ثم\n{TEXT}"', f'قال "a\\" ثم\n{TEXT}'),
    ],
    ids=[
        "behind a backslash",
        "over lines",
        "within an unquoted cell",
        "a backslash of the text",
        "that and doubled ones",
    ],
)
def test_marks_within_cells_as_programs_write_them(tmp_path: Path, row: str, text: str) -> None:
    items = list(read(table(tmp_path, f"id,text\n1,{TEXT}\n{row}\n3,{TEXT}\n")))
    assert texts(items) == [TEXT, text, TEXT]


def test_a_row_without_its_text_says_so(tmp_path: Path) -> None:
    (failure,) = read(table(tmp_path, "id,title,text\n1,a\n"))
    assert "2 cells, none of them in the column 'text'" in str(failure)


def test_an_unclosed_mark_on_the_last_row(tmp_path: Path) -> None:
    assert texts(list(read(table(tmp_path, f'id,text\n1,{TEXT}\n2,"لا نهاية')))) == [TEXT, "! 3"]


def test_rows_of_another_width(tmp_path: Path) -> None:
    items = list(read(table(tmp_path, f"id,text,title\n1,{TEXT}\n2,{TEXT},,\n3,{TEXT},a,b\n4\n\n")))
    assert texts(items) == [TEXT, TEXT, "! 4", "! 5"]


@pytest.mark.parametrize("charset", ["utf-8-sig", "cp1256", "iso8859-6", "utf-8"])
def test_character_sets_of_tables(tmp_path: Path, charset: str) -> None:
    content = "id,text\n" + "".join(f"{n},{TEXT}\n" for n in range(9))
    assert texts(list(read(table(tmp_path, content.encode(charset))))) == [TEXT] * 9


@pytest.mark.parametrize("charset", ["cp1256", "utf-8"])
def test_control_characters_in_a_table_cost_their_row_only(tmp_path: Path, charset: str) -> None:
    content = f"id,text\n1,{TEXT}\n2,{chr(0) * 9}{chr(1) * 9}\n3,{TEXT}\n"
    assert texts(list(read(table(tmp_path, content.encode(charset))))) == [TEXT, "! 3", TEXT]


def test_a_table_is_known_by_its_first_line_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    content = io.BytesIO(f"id,text\n1,{TEXT}\n".encode())
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": content})())
    assert texts(list(read("-"))) == [TEXT]


def test_prose_with_commas_is_no_table() -> None:
    assert texts(list(read(f"text, عن الوفد, {TEXT}".encode()))) == [f"text, عن الوفد, {TEXT}"]


def parquet(tmp_path: Path, **columns: Any) -> Path:
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def test_parquet(tmp_path: Path) -> None:
    path = parquet(
        tmp_path,
        body=[TEXT, TEXT, None],
        date=[datetime(2020, 2, 3, 5, tzinfo=UTC), None, None],
        id=[1, 2, 3],
        other=[[1], [], []],
    )
    first, second, third = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(third, Failure)
    assert (first.id, second.published, third.line, third.id) == ("1", None, 3, "3")
    assert first.published is not None
    assert first.published.day == date(2020, 2, 3)


@pytest.mark.parametrize("size", [12, 200, -30])
def test_a_cut_parquet_file_says_so(tmp_path: Path, size: int) -> None:
    path = parquet(tmp_path, text=[TEXT] * 9)
    path.write_bytes(path.read_bytes()[:size])
    (failure,) = read(path)
    assert "damaged or cut" in str(failure)


def test_a_damaged_page_of_a_parquet_file_does_not_stop_the_run(tmp_path: Path) -> None:
    path = parquet(tmp_path, text=[f"{TEXT} {n}" for n in range(500)])
    content = bytearray(path.read_bytes())
    content[100:140] = bytes(40)
    path.write_bytes(content)
    assert isinstance(list(read(path))[-1], Failure)


@pytest.mark.parametrize(
    "content",
    [
        f"sep=;\r\ntext;date\r\n{TEXT};2020-02-03\r\n",
        f"\ufeffsep=|\ntext|date\n{TEXT}|2020-02-03\n",
        f"text|date\n{TEXT}|2020-02-03\n",
        f"\r\n\r\ntext,date\r\n{TEXT},2020-02-03\r\n",
        f"text,date\r{TEXT},2020-02-03\r",
        f'text;date;"a, b, c, d"\n{TEXT};2020-02-03;x\n',
    ],
    ids=["separator told", "mark and separator", "bars", "blank lines", "carriage returns", "commas in a name"],
)
def test_tables_as_spreadsheets_write_them(tmp_path: Path, content: str) -> None:
    (document,) = read(table(tmp_path, content))
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.published is not None
    assert document.published.day == date(2020, 2, 3)


def test_the_line_of_a_fault_counts_what_stands_above_the_columns(tmp_path: Path) -> None:
    items = list(read(table(tmp_path, f'sep=,\n\ntext,date\n"{TEXT}" x,\n{TEXT},\n')))
    assert texts(items) == ["! 4", TEXT]


def test_columns_within_columns_are_named_by_their_path(tmp_path: Path) -> None:
    rows = [{"body": TEXT, "head": {"line": "خبر أول"}}, {"body": TEXT, "head": None}]
    path = parquet(tmp_path, story=rows, day=[date(2020, 2, 3)] * 2)
    columns = {"text": "story.body", "title": "story.head.line", "published": "day"}
    first, second = read(path, columns=columns)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, second.title) == ("خبر أول", None)
    assert second.text == TEXT
    (failure,) = read(path)
    assert "'story.body'" in str(failure)
    lines = table(tmp_path, json.dumps({"_source": {"body": TEXT}}) + "\n", "a.jsonl")
    (document,) = read(lines, columns={"text": "_source.body"})
    assert isinstance(document, Document)
    assert document.text == TEXT


def test_a_parquet_row_that_cannot_be_read_takes_no_other_with_it(tmp_path: Path) -> None:
    days = pyarrow.array([9_223_372_036_854_775, 1_580_688_000_000, None], pyarrow.timestamp("ms"))
    items = list(read(parquet(tmp_path, text=[TEXT] * 3, published=days)))
    assert texts(items) == ["! 1", TEXT, TEXT]
    assert "'published'" in str(items[0])


def test_text_of_parquet_that_is_no_utf_8_is_repaired(tmp_path: Path) -> None:
    told = TEXT.encode()
    broken = [told[:-2] + b"\xff" + told[-2:], told]
    strings = pyarrow.array(broken, pyarrow.binary()).view(pyarrow.string())
    first, second = read(parquet(tmp_path, text=strings))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text.replace("\ufffd", "") in (TEXT, TEXT.replace("ة.", "."))
    assert second.text == TEXT


def test_text_of_parquet_that_is_kept_as_bytes(tmp_path: Path) -> None:
    first, second = read(parquet(tmp_path, text=[TEXT.encode(), TEXT.encode("cp1256")], title=[b"", None]))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == second.text == TEXT


def test_the_time_of_publication_is_kept(tmp_path: Path) -> None:
    moment = datetime(2020, 2, 3, 9, 30, tzinfo=UTC)
    paths = [
        parquet(tmp_path, text=[TEXT], published=[moment]),
        table(tmp_path, f"text,published\n{TEXT},2020-02-03T09:30:00Z\n"),
        table(tmp_path, json.dumps({"text": TEXT, "published": "2020-02-03T09:30:00+00:00"}) + "\n", "b.jsonl"),
    ]
    for path in paths:
        (document,) = read(path)
        assert isinstance(document, Document)
        assert document.published is not None
        assert (document.published.day, document.published.at) == (date(2020, 2, 3), moment)
    (document,) = read(parquet(tmp_path, text=[TEXT], published=[datetime(2020, 2, 3)]))  # noqa: DTZ001 - as pandas writes days
    assert isinstance(document, Document)
    assert document.published is not None
    assert document.published.at is None
