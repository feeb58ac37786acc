"""The commands on a record book, from pages to answers."""

import csv
import io
import json

import duckdb
import pytest

from marsad.readers import sources
from marsad.store.schema import VERSION

VISIT = "زار الرئيس المصري عبد الفتاح السيسي العاصمة الأردنية عمان يوم الاثنين 4 مارس 2024.\n"
AGAIN = "قام الرئيس المصري عبد الفتاح السيسي بزيارة إلى العاصمة الأردنية عمان يوم الاثنين 4 مارس 2024.\n"


@pytest.fixture
def book(marsad, tmp_path):
    for name, words, day in (("a", VISIT, "2024-03-05"), ("b", AGAIN, "2024-03-06")):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
        done = marsad(
            "ingest", tmp_path / f"{name}.txt", "--db", tmp_path / "book.duckdb", "--published", day, "--jobs", 1
        )
        assert done.status == 0, done.err
    return tmp_path / "book.duckdb"


def rows(done):
    assert done.status == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_pages_are_counted_and_not_taken_twice(marsad, tmp_path, page):
    first = marsad("ingest", page, "--db", tmp_path / "book.duckdb", "--jobs", 1, "--report", tmp_path / "report.json")
    assert (first.status, first.out) == (0, "")
    assert "1 new pages, " in first.err
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["coded"], report["unchanged"], report["failures"]) == (1, 0, [])
    assert (
        "0 new pages, 0 events, 0 facts, 1 there already"
        in marsad("ingest", page, "--db", tmp_path / "book.duckdb", "--jobs", 1).err
    )


def test_what_a_site_repeats_is_known_from_the_book(marsad, tmp_path):
    stamp = "هذه الصفحة تقرأ أفضل في نسختها الورقية التي تجدونها في أكشاك المدينة"
    for number, name in enumerate(("الطاقة", "المياه", "النقل", "التعليم", "الصحة")):
        page = {"title": f"خبر عن {name}", "text": f"بحث الوزراء ملف {name} في جلسة الأسبوع.\n\n{stamp}"}
        with (tmp_path / f"{number}.jsonl").open("w", encoding="utf-8") as out:
            json.dump(page | {"url": f"https://x.example/{number}", "published": "2024-03-05"}, out, ensure_ascii=False)
        assert marsad("ingest", tmp_path / f"{number}.jsonl", "--db", tmp_path / "book.duckdb", "--jobs", 1).status == 0
    with duckdb.connect(tmp_path / "book.duckdb", read_only=True) as book:
        kinds = book.execute("SELECT kind FROM blocks WHERE number = 2 ORDER BY document").fetchall()
    assert kinds == [("body",)] * 3 + [("other",)] * 2


def test_the_book_may_lie_in_the_folder_that_is_read(marsad, tmp_path, page):
    ingest = ("ingest", tmp_path, "--db", tmp_path / "book.duckdb", "--jobs", 1)
    assert marsad(*ingest).status == 0
    with duckdb.connect(tmp_path / "book.duckdb", config={"checkpoint_threshold": "1GB"}) as open_book:
        open_book.execute("CREATE TABLE more (n INTEGER)")
        assert (tmp_path / "book.duckdb.wal").exists()
        assert {p.name for p in sources([tmp_path])} == {page.name}
    done = marsad(*ingest)
    assert (done.status, "marsad: 0 new pages, 0 events, 0 facts, 1 there already\n") == (0, done.err)


def test_a_page_that_cannot_be_read_does_not_stop_the_rest(marsad, tmp_path, page):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = marsad("ingest", tmp_path / "empty.txt", page, "--db", tmp_path / "book.duckdb", "--jobs", 1)
    assert done.status == 1
    assert "empty.txt" in done.err
    assert "1 new pages" in done.err


def test_a_copy_that_comes_in_a_later_run_is_a_version_unless_every_copy_is_asked_for(marsad, tmp_path):
    words = (
        VISIT * 2
        + "وبحث الجانبان مشاريع الطاقة والمياه والنقل بين البلدين في حضور عدد من الوزراء والخبراء من الجانبين.\n"
    )
    ingest = ("ingest", "--published", "2024-03-05", "--jobs", 1, "--db")
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(words + name, encoding="utf-8")
    for book, options, said, copied in (
        ("one.duckdb", (), "1 versions of earlier pages", False),
        ("each.duckdb", ("--every-copy",), "1 new pages", True),
    ):
        assert "versions" not in marsad(*ingest, tmp_path / book, *options, tmp_path / "a.txt").err
        assert said in marsad(*ingest, tmp_path / book, *options, tmp_path / "b.txt").err
        (visit,) = rows(marsad("stories", "EGY", "JOR", "--type", "CONSULT", "--db", tmp_path / book))
        assert (visit["documents"], visit["independent"], visit["events"] > 1) == (2, 1, copied)


def test_events_come_as_lines_tables_and_spreadsheets(marsad, book):
    found = rows(marsad("events", "--db", book, "--country", "egy", "--type", "consult"))
    assert {(e["type"], e["actors"], e["recipients"]) for e in found} == {("CONSULT", "EGY GOV", "JOR GOV")}
    assert found[0]["first_day"] == "2024-03-04"
    table = marsad("events", "--db", book, "--format", "table").out
    assert found[0]["id"][:8] in table
    lines = list(
        csv.DictReader(io.StringIO(marsad("events", "--db", book, "--format", "csv").out.removeprefix("\ufeff")))
    )
    assert lines[0]["actors"] == "EGY GOV"


def test_counts_leave_plans_and_denials_out_unless_asked_for(marsad, book):
    assert rows(marsad("events", "--db", book, "--by", "day"))[0]["day"] == "2024-03-04"
    assert rows(marsad("events", "--db", book, "--by", "month", "--status", "negated")) == []


def test_a_dyad_counted_and_listed(marsad, book):
    (month,) = rows(marsad("dyad", "JOR", "EGY", "--db", book))
    assert (month["month"], month["documents"], month["stories"]) == ("2024-03-01", 2, 1)
    assert len(rows(marsad("dyad", "EGY", "JOR", "--directed", "--events", "--db", book))) == month["events"]
    assert "2024-03" in marsad("dyad", "EGY", "JOR", "--db", book, "--format", "table").out


def test_facts_and_the_states_they_make(marsad, book):
    offices = rows(marsad("facts", "--db", book, "--type", "office"))
    assert {f["object"] for f in offices} == {"EGY"}
    assert isinstance(offices[0]["qualifiers"], dict)
    (state,) = rows(marsad("facts", "--db", book, "--on", "2024-04-01", "--type", "office"))
    assert (state["object"], state["for"], state["end"]) == ("EGY", 2, None)
    assert "or before" in marsad("facts", "--over-time", "--db", book, "--format", "table").out


def test_stories_are_listed_parted_and_joined_again(marsad, book):
    (story,) = rows(marsad("stories", "EGY", "JOR", "--type", "CONSULT", "--sources", 1, "--db", book))
    assert (story["documents"], story["contradictions"]) == (2, [])
    event = rows(marsad("events", "--db", book, "--story", story["id"][:9]))[-1]["id"]
    done = marsad("story", "split", story["id"][:9], event[:8], "--by", "a", "--reason", "b", "--db", book)
    assert "marsad story undo 1" in done.err
    assert len(rows(marsad("stories", "EGY", "JOR", "--type", "CONSULT", "--db", book))) == 2
    assert [d["reviewer"] for d in rows(marsad("story", "decisions", "--db", book))] == ["a"]
    assert marsad("story", "undo", 1, "--db", book).status == 0
    assert len(rows(marsad("stories", "EGY", "JOR", "--type", "CONSULT", "--db", book))) == 1
    assert story["id"][:9] in marsad("stories", "--db", book, "--format", "table").out
    again = marsad("story", "again", "--db", book)
    assert (again.status, again.out) == (0, "")
    assert "events put into stories anew, 0 of them into another than before" in again.err


def test_the_search_finds_words_in_any_spelling(marsad, book):
    assert len(rows(marsad("search", "الاردنيه", "--db", book))) == 2
    assert "nothing found" in marsad("search", "كوكب", "--db", book, "--format", "table").out
    assert "عمان" in marsad("search", "عمّان", "--db", book, "--format", "table").out


def test_records_are_judged_and_become_gold(marsad, book, tmp_path):
    names = [r["id"] for what in ("events", "facts") for r in rows(marsad(what, "--db", book))]
    by = ("--by", "هدى", "--reason", "read it", "--db", book)
    assert marsad("review", "accept", *names[1:], *by).status == 0
    assert "corrected" in marsad("review", "correct", names[0], "status=future", *by).err
    assert rows(marsad("events", "--db", book, "--review", "corrected"))[0]["status"] == "future"
    assert len(rows(marsad("review", "decisions", "--db", book))) == len(names)
    assert rows(marsad("review", "agreement", "--db", book)) == []
    done = marsad(
        "review", "gold", "--db", book, "--output", tmp_path / "gold.jsonl", "--articles", tmp_path / "articles.jsonl"
    )
    assert done.status == 0
    scored = marsad(
        "evaluate", "--gold", tmp_path / "gold.jsonl", "--articles", tmp_path / "articles.jsonl", "--jobs", 1, "--json"
    )
    assert json.loads(scored.out)["who"]["r"] == 1.0


def test_a_book_is_looked_after(marsad, book, tmp_path):
    counted = {row["what"]: row["number"] for row in rows(marsad("book", "info", book))}
    assert (counted["documents"], counted["stories"]) == (2, len(rows(marsad("stories", "--db", book))))
    assert "all pages were coded by this version" in marsad("recode", "--db", book).err
    assert rows(marsad("book", "changes", book)) == []
    assert f"version {VERSION} already" in marsad("book", "migrate", book).err
    assert marsad("book", "snapshot", book, tmp_path / "copy.duckdb").status == 0
    assert rows(marsad("events", "--db", tmp_path / "copy.duckdb")) == rows(marsad("events", "--db", book))


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["events", "--db", "none.duckdb"], 2, "there is no book none.duckdb; make one with: marsad ingest"),
        (["events", "--db", "BOOK", "--country", "Egypt"], 2, "code of three letters"),
        (["events", "--db", "BOOK", "--status", "perhaps"], 2, "--status must be one of actual"),
        (["events", "--db", "BOOK", "--since", "soon"], 2, "--since"),
        (["events", "--db", "BOOK", "--since", "5/3/2024"], 2, "--since must be a day such as 2024-01-31 (or 2024-01,"),
        (["export", "csv", "--db", "BOOK", "--from", "5/3/2024"], 2, "--from must be a day such as 2024-01-31"),
        (["export", "csv", "--db", "BOOK", "--since", ""], 2, "--since must be a time such as"),
        (
            ["events", "--db", "BOOK", "--since", "2025", "--until", "2024"],
            2,
            "--until 2024-12-31 lies before the first",
        ),
        (["search", "عمان", "--db", "BOOK", "--outlet", "x"], 2, "--outlet cannot be 'x': of no page in the book"),
        (["review", "decisions", "--db", "BOOK", "--limit", "-1"], 2, "--limit must be"),
        (
            ["review", "correct", "ffffffff", "dead=1", "dead=2", "--by", "a", "--reason", "b", "--db", "BOOK"],
            2,
            "dead is corrected twice",
        ),
        (["review", "accept", "ffffffff", "--by", "", "--reason", "b", "--db", "BOOK"], 2, "say who decides"),
        (["events", "--db", "BOOK", "--quad", "7"], 2, "--quad must be"),
        (["events", "--db", "BOOK", "--type", "NOPE"], 2, "--type must be one of AGREE"),
        (["events", "--db", "BOOK", "--type", "trade"], 2, "--type must be one of AGREE"),
        (["facts", "--db", "BOOK", "--type", "consult"], 2, "office (those of facts), not 'CONSULT'"),
        (["facts", "--db", "BOOK", "--over-time", "--type", "CONSULT"], 2, "office (those of facts), not 'CONSULT'"),
        (["dyad", "EGY", "JOR", "--db", "BOOK", "--outlet", "x"], 2, "--outlet cannot be 'x': of no page in the book"),
        (["export", "csv", "--db", "BOOK", "--outlet", "x"], 2, "--outlet cannot be 'x': of no page in the book"),
        (["events", "--db", "BOOK", "--mode", "xx"], 2, "--mode must be one of abduct"),
        (["events", "--db", "BOOK", "--sector", "ZZZ"], 2, "--sector must be one of COP"),
        (["events", "--db", "BOOK", "--country", "UAE"], 2, "near it: ARE (United Arab Emirates)"),
        (["events", "--db", "BOOK", "--by", "type", "--actor", "ZZZ"], 2, "--actor must be a code"),
        (["events", "--db", "BOOK", "--id", "nothing"], 2, "no event is named 'nothing'"),
        (["events", "--db", "BOOK", "--story", "snothing"], 2, "no story is named 'snothing'; marsad stories prints"),
        (["facts", "--db", "BOOK", "--id", "nothing"], 2, "no fact is named 'nothing'; marsad facts prints"),
        (["facts", "--over-time", "--db", "BOOK", "--id", "nothing"], 2, "no fact or event is named 'nothing'"),
        (["stories", "--db", "BOOK", "--story", "nothing"], 2, "no story is named 'nothing'"),
        (["dyad", "ISR", "ZZZ", "--db", "BOOK"], 2, "a country must be a code"),
        (["dyad", "EGY", "JOR", "--events", "--by", "week", "--db", "BOOK"], 2, "either --events"),
        (["events", "--db", "postgresql://[half/book"], 2, "postgresql://...: no address of a server"),
        (["search", "...", "--db", "BOOK"], 2, "there is no word in '...'"),
        (["export", "csv", "--db", "BOOK", "--id", "nothing"], 2, "no event or fact is named 'nothing'"),
        (["export", "csv", "--db", "BOOK", "--type", "NOPE"], 2, "--type must be one of"),
        (["events", "--db", "BOOK", "--confidence", "7"], 2, "between 0 and 1"),
        (["events", "--db", "BOOK", "--limit", "-1"], 2, "--limit must be"),
        (["events", "--db", "BOOK", "--limit", "9" * 20], 2, "at most 1,000,000,000,000"),
        (["facts", "EGY", "--db", "BOOK"], 2, "codes of two countries"),
        (
            ["facts", "--status", "actual", "--quad", "1", "--db", "BOOK"],
            2,
            "--quad, --status can be asked of events only",
        ),
        (["facts", "--over-time", "--sector", "MIL", "--db", "BOOK"], 2, "--sector can be asked of events only"),
        (["stories", "EGY", "--db", "BOOK"], 2, "codes of two countries"),
        (
            ["review", "accept", "ffffffff", "--by", "a", "--reason", "b", "--db", "BOOK"],
            2,
            "no event or fact is named",
        ),
        (["review", "correct", "ffffffff", "status", "--by", "a", "--reason", "b", "--db", "BOOK"], 2, "FIELD=VALUE"),
        (["story", "undo", "9", "--db", "BOOK"], 2, "no decision about stories"),
        (["events", "--db", "mysql://h/d"], 2, "a book is a file or postgresql"),
        (["events", "--db", "postgresql://127.0.0.1:1/d"], 1, "cannot be reached"),
        (["ingest", "BOOK", "--db", "BOOK"], 2, "is also to be read"),
    ],
)
def test_wrong_use_is_told_with_the_way_out(marsad, book, words, status, said):
    done = marsad(*(book if word == "BOOK" else word for word in words))
    assert done.status == status
    assert said in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet", "txt"])
def test_a_file_of_another_kind_is_told_to_be_no_book(marsad, tmp_path, suffix):
    other = tmp_path / f"other.{suffix}"
    other.write_text('{"text": "a"}\n' * 9, encoding="utf-8")
    for command in (["events"], ["review", "accept", "ffffffff", "--by", "a", "--reason", "b"], ["ingest", tmp_path]):
        done = marsad(*command, "--db", other)
        assert done.status == 2
        assert "cannot be read as a book" in done.err
        assert "in-memory" not in done.err
    assert other.read_text(encoding="utf-8") == '{"text": "a"}\n' * 9


def test_every_list_is_cut_where_it_is_asked_for(marsad, book):
    (name, *others) = [r["id"] for what in ("events", "facts") for r in rows(marsad(what, "--db", book))]
    for by in ("a", "b", "c"):
        marsad("review", "accept", name, *others, "--by", by, "--reason", "r", "--db", book)
    for command in (["review", "decisions"], ["review", "agreement"]):
        for form, lines in (("jsonl", 2), ("csv", 3), ("table", 4)):
            out = marsad(*command, "--db", book, "--limit", 2, "--format", form).out
            assert len(out.splitlines()) == lines, (command, form)
    assert len(rows(marsad("book", "info", book, "--limit", 1))) == 1


def test_by_status_every_status_is_counted(marsad, book):
    name = rows(marsad("events", "--db", book))[0]["id"]
    marsad("review", "correct", name, "status=negated", "--by", "a", "--reason", "r", "--db", book)
    assert {r["status"] for r in rows(marsad("events", "--by", "status", "--db", book))} == {"actual", "negated"}
    counted = rows(marsad("events", "--by", "status", "--status", "negated", "--db", book))
    assert [r["status"] for r in counted] == ["negated"]


def test_the_words_of_strangers_do_not_reach_the_terminal(marsad, tmp_path):
    article = {"text": VISIT, "title": "\x1b[31mأحمر\u202e", "published": "2024-03-05", "source": "\x1b]0;x\x07صحيفة"}
    (tmp_path / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    marsad("ingest", tmp_path / "a.jsonl", "--db", tmp_path / "b.duckdb", "--jobs", 1)
    for command in (["events"], ["stories"], ["search", "عمان"], ["facts"], ["facts", "--over-time"]):
        out = marsad(*command, "--db", tmp_path / "b.duckdb", "--format", "table").out
        assert not {"\x1b", "\x07", "\u202e"} & set(out), command


def test_a_report_cannot_take_the_place_of_a_page(marsad, page, tmp_path):
    done = marsad("ingest", page, "--db", tmp_path / "b.duckdb", "--report", page)
    assert done.status == 2


def test_what_a_book_holds_is_told_also_of_the_book_in_the_environment(marsad, book, monkeypatch):
    told = marsad("book", "info", book).out
    monkeypatch.setenv("MARSAD_BOOK", str(book))
    assert marsad("book", "info").out == told
    assert marsad("book", "changes").status == 0
