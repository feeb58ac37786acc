"""Everything that can be read, through the command."""

import gzip
import json
from functools import partial

import pytest

from marsad.pipeline import run
from marsad.pipeline.stages import coding_stage

SENTENCE = "زار الرئيس المصري عبد الفتاح السيسي العاصمة الأردنية عمان يوم الاثنين 4 مارس 2024"
REST = (
    "وبحث مع المسؤولين هناك عددا من الملفات المشتركة بين البلدين، ومنها النقل والتجارة والطاقة، "
    "ثم غادر في مساء اليوم نفسه عائدا إلى بلاده دون أن يدلي بأي تصريح للصحافة"
)
PAGE = f"<html><body><h1>زيارة إلى عمان</h1><p>{SENTENCE}.</p><p>{REST}.</p></body></html>"


def rows(done):
    return [json.loads(line) for line in done.out.splitlines()]


def record(url):
    message = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(message)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + message + b"\r\n\r\n")


def test_an_archive(marsad, tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(record("https://x.example/1"))
    (row,) = rows(marsad("code", tmp_path / "*.warc.gz", "--format", "jsonl"))
    assert row["url"] == "https://x.example/1"
    assert row["events"]


def test_a_cut_archive_is_named_and_the_rest_goes_on(marsad, tmp_path, page):
    bad = tmp_path / "a.warc.gz"
    bad.write_bytes(record("https://x.example/1")[:-30])
    done = marsad("code", bad, page, "--format", "jsonl")
    assert done.status == 1
    assert "get the archive again" in done.err
    assert len(rows(done)) == 1


def test_a_table_with_columns_of_its_own(marsad, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'khabar,yawm\n"{SENTENCE}.",2024-03-05\n', encoding="utf-8")
    done = marsad("code", path, "--column", "text=khabar", "--column", "published=yawm", "--format", "jsonl")
    assert rows(done)[0]["published"]["start"] == "2024-03-05"


@pytest.mark.parametrize("named", ["khabar", "lead=khabar", "text="])
def test_a_column_must_be_named_in_full(marsad, page, named):
    done = marsad("code", page, "--column", named)
    assert done.status == 2
    assert "FIELD=NAME" in done.err


def test_an_address(marsad, site):
    site.pages["/a"] = PAGE.encode()
    done = marsad("code", site.url("/a"), "--allow-private", "--delay", "0", "--format", "jsonl")
    assert rows(done)[0]["url"] == site.url("/a")


def test_a_private_address_is_refused(marsad, site, page):
    done = marsad("code", site.url("/a"), page, "--format", "jsonl")
    assert done.status == 1
    assert "private network" in done.err
    assert len(rows(done)) == 1


def test_what_a_feed_showed_is_remembered(marsad, site, tmp_path):
    site.pages["/a"] = PAGE.encode()
    site.pages["/feed"] = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><item><title>x</title><link>{site.url("/a")}</link></item></channel></rss>'
    ).encode()
    state = tmp_path / "state.json"
    options = ["--state", state, "--allow-private", "--delay", "0", "--format", "jsonl"]
    assert len(rows(marsad("code", site.url("/feed"), *options))) == 1
    done = marsad("code", site.url("/feed"), *options)
    assert (done.status, done.out) == (0, "")


class Killed(BaseException):
    """What no handler of ordinary errors holds up, as if the process were gone."""


@pytest.fixture
def news(site):
    """A feed of three entries of one site, whose first pages are held back while what repeats on them is learned; 304 to who knows it."""
    for n in range(3):
        site.pages[f"/{n}"] = f"<html><body><h1>الزيارة {n}</h1><p>{SENTENCE}.</p></body></html>".encode()
    items = "".join(f"<item><guid>{n}</guid><link>{site.url(f'/{n}')}</link></item>" for n in range(3))
    content = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()
    site.pages["/feed"] = lambda headers: (
        (304, {}, b"") if headers["If-None-Match"] == '"v1"' else (200, {"ETag": '"v1"'}, content)
    )
    return site.url("/feed")


@pytest.fixture
def remembering(tmp_path):
    return ["--state", tmp_path / "state.json", "--allow-private", "--delay", "0", "--jobs", "1"]


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "table"])
def test_an_entry_of_a_feed_is_remembered_once_it_is_written(
    marsad, news, remembering, site, tmp_path, monkeypatch, form
):
    whole, to = coding_stage("iso"), tmp_path / "out"

    def dying(_recognition):
        def code(document):
            if document.title == "الزيارة 1":
                raise Killed(to.read_text(encoding="utf-8-sig"))  # what stands there when the process is gone
            return whole(document)

        return code

    monkeypatch.setattr("marsad.cli.code.run", partial(run, make=dying))
    with pytest.raises(Killed, match="السيسي"):
        marsad("code", news, *remembering, "--output", to, "--format", form)
    monkeypatch.undo()
    done = marsad("code", news, *remembering, "--format", "jsonl")
    assert [row["title"] for row in rows(done)] == ["الزيارة 1", "الزيارة 2"]
    assert marsad("code", news, *remembering, "--format", "jsonl").out == ""
    assert site.headers[-1]["If-None-Match"] == '"v1"'


def test_an_entry_of_a_feed_that_could_not_be_coded_is_tried_again(marsad, news, remembering, site, monkeypatch):
    whole = coding_stage("iso")

    def failing(_recognition):
        return lambda document: 1 / 0 if document.title == "الزيارة 1" else whole(document)

    monkeypatch.setattr("marsad.cli.code.run", partial(run, make=failing))
    done = marsad("code", news, *remembering, "--format", "jsonl")
    assert (done.status, len(rows(done))) == (1, 2)
    monkeypatch.undo()
    done = marsad("code", news, *remembering, "--format", "jsonl")
    assert [row["title"] for row in rows(done)] == ["الزيارة 1"]
    assert marsad("code", news, *remembering, "--format", "jsonl").out == ""
    assert site.headers[-1]["If-None-Match"] == '"v1"'


def test_what_was_ingested_of_a_feed_is_remembered(marsad, news, remembering, site, tmp_path):
    for _ in range(2):
        assert marsad("ingest", news, "--db", tmp_path / "a.duckdb", *remembering).status == 0
    assert site.headers[-1]["If-None-Match"] == '"v1"'


def test_what_was_explained_of_a_feed_is_remembered(marsad, news, remembering, site):
    for _ in range(2):
        assert marsad("explain", news, *remembering[:-2]).status == 0
    assert site.headers[-1]["If-None-Match"] == '"v1"'


def test_a_state_file_that_cannot_be_written_fails_the_run_and_the_pages_are_coded(marsad, news, remembering, tmp_path):
    options = [
        tmp_path / "missing" / "a.json" if option == tmp_path / "state.json" else option for option in remembering
    ]
    done = marsad("code", news, *options, "--format", "jsonl")
    assert done.status == 1
    assert len(rows(done)) == 3
    assert "a.json" in done.err
    assert "cannot be written" in done.err


@pytest.mark.parametrize(("option", "value"), [("--delay", "-1"), ("--delay", "99999")])
def test_wrong_manners_are_wrong_use(marsad, page, option, value):
    assert marsad("code", page, option, value).status == 2


def test_a_state_file_that_is_none_is_wrong_use(marsad, page, tmp_path):
    state = tmp_path / "state.json"
    state.write_text("{oops")
    done = marsad("code", page, "--state", state)
    assert done.status == 2
    assert "it is no state file" in done.err


def test_near_duplicates_are_coded_once(marsad, tmp_path):
    added = "وأعلنت السفارة المصرية في عمان أن السيسي سيزور بغداد يوم الخميس المقبل"
    articles = [
        {"id": "a", "text": f"{SENTENCE}.\n{REST}."},
        {"id": "b", "text": f"{SENTENCE}.\n{REST}."},
        {"id": "c", "text": f"{SENTENCE}.\n{REST}.\n{added}."},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    first, again, more = rows(marsad("code", path, "--format", "jsonl", "--jobs", "1"))
    assert first["version"] is None
    assert first["events"]
    assert again["version"] == {"of": "a", "shared": 1.0, "added": [], "dropped": [], "joins": []}
    assert again["events"] == []
    (start, end) = more["version"]["added"][0]
    assert articles[2]["text"][start:end] == f"{added}."
    assert all(event["evidence"] in added for event in more["events"])
    assert "of a, 100% shared; 0 sentences" in marsad("code", path, "--format", "table", "--jobs", "1").out
    every = rows(marsad("code", path, "--format", "jsonl", "--jobs", "1", "--every-copy"))
    assert [row["version"] for row in every] == [None] * 3
    assert every[1]["events"]
