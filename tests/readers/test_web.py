from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from archives import SENTENCE, entry, packed, page, record, rss

from marsad.fetching import Fetcher, Manners, Validators
from marsad.readers import Document, Failure, Seen, StateError, Web, read


@pytest.fixture
def web() -> Iterator[Any]:
    fetchers: list[Fetcher] = []

    def make(state: Path | None = None) -> Web:
        fetchers.append(Fetcher(Manners(allow_private=True, delay=0.0, timeout=5.0, tries=1)))
        return Web(fetchers[-1], Seen(state))

    yield make
    for fetcher in fetchers:
        fetcher.close()


def kept(source: str, web: Web) -> list[Document | Failure]:
    """What is read of a source, every document of it done as soon as it came."""
    items = []
    for item in read(source, web=web):
        items.append(item)
        if isinstance(item, Document):
            assert web.seen.done([item]) is None
    return items


def titles(items: list[Document | Failure]) -> list[str]:
    return [item.title or "" if isinstance(item, Document) else f"! {item}" for item in items]


def test_a_page_at_an_address(site: Any, web: Any) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/html; charset=cp1256"}, page("خبر من المدينة", charset="cp1256"))
    (document,) = read(site.url("/a"), web=web())
    assert isinstance(document, Document)
    assert (document.title, document.url, document.source) == ("خبر من المدينة", site.url("/a"), site.url("/a"))


def test_what_cannot_be_fetched_is_a_failure(site: Any, web: Any) -> None:
    (failure,) = read(site.url("/nothing"), web=web())
    assert str(failure).startswith(site.url("/nothing"))
    assert "check the address" in str(failure)


def test_private_addresses_are_refused_by_default(site: Any) -> None:
    (failure,) = read(site.url("/a"))
    assert "private network" in str(failure)


def test_an_archive_at_an_address(site: Any, web: Any) -> None:
    site.pages["/a.warc.gz"] = (200, {}, packed(record("https://x.example/1", page("خبر من المدينة"))))
    (document,) = read(site.url("/a.warc.gz"), web=web())
    assert isinstance(document, Document)
    assert document.url == "https://x.example/1"


def feed(site: Any, count: int) -> None:
    site.pages["/feed"] = rss(*(entry(n, link=site.url(f"/{n}")) for n in range(count)))
    site.pages |= {f"/{n}": page(f"عنوان الخبر رقم {n}") for n in range(count)}


def test_the_entries_of_a_feed_are_fetched(site: Any, web: Any) -> None:
    feed(site, 2)
    items = list(read(site.url("/feed"), web=web()))
    assert titles(items) == ["عنوان الخبر رقم 0", "عنوان الخبر رقم 1"]
    first = items[0]
    assert isinstance(first, Document)
    assert first.published is not None
    assert (str(first.published.day), first.published.basis) == ("2023-05-30", "metadata")
    assert first.published.at is not None
    assert first.published.at.astimezone(UTC) == datetime(2023, 5, 30, 20, 30, tzinfo=UTC)


def test_what_was_seen_is_not_read_again(site: Any, web: Any, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    feed(site, 2)
    assert len(kept(site.url("/feed"), web(state))) == 2
    feed(site, 3)
    assert titles(kept(site.url("/feed"), web(state))) == ["عنوان الخبر رقم 2"]
    assert kept(site.url("/feed"), web(state)) == []


def test_an_unchanged_feed_is_not_sent_again(site: Any, web: Any, tmp_path: Path) -> None:
    feed(site, 1)
    content = site.pages["/feed"]
    asked: list[tuple[str | None, str | None]] = []

    def answer(headers: Any) -> Any:
        asked.append((headers["If-None-Match"], headers["If-Modified-Since"]))
        known = asked[-1] == ('"v1"', "Tue, 30 May 2023")
        return (304, {}, b"") if known else (200, {"ETag": '"v1"', "Last-Modified": "Tue, 30 May 2023"}, content)

    site.pages["/feed"] = answer
    for _ in range(2):
        items = kept(site.url("/feed"), web(tmp_path / "state.json"))
    assert items == []
    assert asked == [(None, None), ('"v1"', "Tue, 30 May 2023")]


def test_an_entry_that_failed_is_tried_again(site: Any, web: Any, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    feed(site, 2)
    whole = site.pages["/feed"]
    site.pages["/feed"] = lambda _headers: (200, {"ETag": '"v1"'}, whole)
    del site.pages["/0"]
    assert titles(kept(site.url("/feed"), web(state)))[1] == "عنوان الخبر رقم 1"
    site.pages["/0"] = page("عنوان الخبر رقم 0")
    assert titles(kept(site.url("/feed"), web(state))) == ["عنوان الخبر رقم 0"]
    assert site.headers[-2].get("If-None-Match") is None


def test_a_run_that_stops_leaves_the_rest_for_the_next(site: Any, web: Any, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    feed(site, 3)
    stopped = web(state)
    first, *_ = read(site.url("/feed"), web=stopped)
    stopped.seen.done([first])
    assert titles(kept(site.url("/feed"), web(state))) == ["عنوان الخبر رقم 1", "عنوان الخبر رقم 2"]


def test_an_entry_of_several_articles_is_remembered_once_all_of_them_are_done(
    site: Any, web: Any, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    site.pages["/feed"] = (200, {"ETag": '"v1"'}, rss(entry(1, link=site.url("/1.jsonl"))))
    site.pages["/1.jsonl"] = (200, {}, "".join(f'{{"id": "{n}", "text": "{SENTENCE}"}}\n' for n in "ab").encode())
    for number in (0, 1):
        stopped = web(state)
        items = list(read(site.url("/feed"), web=stopped))
        assert len(items) == 2
        stopped.seen.done([items[number]])
    whole = web(state)
    for item in read(site.url("/feed"), web=whole):
        whole.seen.done([item])
    assert whole.seen.validators(site.url("/feed")).etag == '"v1"'
    assert list(read(site.url("/feed"), web=web(state))) == []


def test_two_entries_of_one_id_are_remembered_once_both_are_done(site: Any, web: Any, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    feed(site, 2)
    content = site.pages["/feed"]
    ids = re.findall(rb"<guid>(.*?)</guid>", content)
    site.pages["/feed"] = content.replace(ids[1], ids[0])
    stopped = web(state)
    first, second = read(site.url("/feed"), web=stopped)
    stopped.seen.done([second])
    assert len(list(read(site.url("/feed"), web=web(state)))) == 2
    stopped.seen.done([first])
    assert list(read(site.url("/feed"), web=web(state))) == []


def test_a_feed_that_is_read_twice_while_its_entries_are_on_their_way_gives_them_once(site: Any, web: Any) -> None:
    feed(site, 2)
    here = web()
    assert len(list(read(site.url("/feed"), web=here))) == 2
    assert list(read(site.url("/feed"), web=here)) == []


def read_entry(seen: Seen, feed: str, entry: str) -> None:
    """One more entry of a feed is read and done."""
    document = replace(Document.from_text(SENTENCE, id=entry), source=feed)
    seen.hand_on(feed, entry, [document])
    seen.done([document])


def test_a_file_that_takes_long_to_write_is_written_now_and_then_and_at_the_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("marsad.readers.seen._QUICK", 0)
    monkeypatch.setattr("marsad.readers.seen._SHARE", 1e9)
    seen = Seen(tmp_path / "state.json")
    for number in "abc":
        read_entry(seen, "https://x.example/feed", number)
    assert Seen(tmp_path / "state.json").entries("https://x.example/feed") == {"a"}
    assert seen.close() is None
    assert seen.close() is None
    assert Seen(tmp_path / "state.json").entries("https://x.example/feed") == {"a", "b", "c"}


def test_feeds_that_had_nothing_new_for_longest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.readers.seen._MOST_FEEDS", 3)
    seen = Seen()
    for feed in "abcad":
        read_entry(seen, feed, "1")
    assert [feed for feed in "abcd" if seen.knows(feed)] == ["a", "c", "d"]


def test_what_fails_is_remembered_within_bounds_and_its_feed_asked_for_whole_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("marsad.readers.seen._MOST", 3)
    monkeypatch.setattr("marsad.readers.seen._MOST_FEEDS", 3)
    seen, failed = Seen(), Document.from_text(SENTENCE)
    for feed in "abcde":
        seen.hand_on(feed, "1", [failed])
    for number in range(9):
        seen.hand_on("e", str(number), [failed])
    assert [sorted(seen.entries(feed)) for feed in "abcde"] == [[], [], ["1"], ["1"], ["6", "7", "8"]]
    seen.done([failed])
    assert seen.finish("e", Validators('"v1"')) is None
    assert seen.validators("e").etag is None


def test_ids_of_any_length_are_remembered_in_few_characters(tmp_path: Path) -> None:
    seen, items = (
        Seen(tmp_path / "state.json"),
        rss(entry(1, link="/1").replace("<guid>id-1", f"<guid>{'id' * 50_000}")),
    )
    documents = [item for item in read(items, web=Web(seen=seen)) if isinstance(item, Document)]
    assert len(documents) == 1
    seen.done(documents)
    assert (tmp_path / "state.json").stat().st_size < 1_000
    assert list(read(items, web=Web(seen=seen))) == []


def test_where_the_page_is_not_to_be_had_the_feed_must_do(site: Any, web: Any) -> None:
    site.pages["/feed"] = rss(entry(1, link=site.url("/gone"), words=9))
    (document,) = read(site.url("/feed"), web=web())
    assert isinstance(document, Document)
    assert document.url == site.url("/gone")
    assert SENTENCE in document.text
    assert "read from the feed" in document.notes[-1]


def test_a_feed_in_a_file_is_read_without_the_web(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(rss(entry(1, link="https://x.example/1"), entry(2, link="https://x.example/2", words=9)))
    first, second = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == f"خبر رقم 1 من أخبار اليوم\n\n{SENTENCE}."
    assert second.text.count(SENTENCE) == 9
    assert (first.url, first.source) == ("https://x.example/1", str(path))


def test_atom() -> None:
    content = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>a</id>
    <title>خبر من المدينة اليوم</title><link href="https://x.example/1"/><published>2021-02-03T01:00:00+03:00</published>
    <content type="html">&lt;p&gt;{SENTENCE}.&lt;/p&gt;</content></entry></feed>"""
    (document,) = read(content.encode())
    assert isinstance(document, Document)
    assert document.published is not None
    assert (document.title, str(document.published.day)) == ("خبر من المدينة اليوم", "2021-02-03")


def test_an_entry_without_anything_is_named_so() -> None:
    (failure,) = read(rss("<item><description></description></item>"))
    assert "an entry without a name: " in str(failure)


def test_a_cut_feed_gives_what_it_has_and_says_so() -> None:
    content = rss(entry(1, link="https://x.example/1"), entry(2, link="https://x.example/2"))
    items = list(read(content[: content.rfind(b"<guid>")]))
    assert titles(items)[0] == "خبر رقم 1 من أخبار اليوم"
    assert "ends in the middle" in titles(items)[-1]


def test_a_feed_that_is_a_page_says_where_the_feed_is(site: Any, web: Any) -> None:
    head = b'<head><link rel="alternate" type="application/rss+xml" href="/news.rss"></head>'
    site.pages["/feed"] = b"<html>" + head + page("صفحة البداية للموقع")
    (failure,) = read(site.url("/feed"), web=web())
    assert "HTML page where a feed was expected" in str(failure)
    assert site.url("/news.rss") in str(failure)


def test_a_known_feed_that_became_a_page_is_noticed(site: Any, web: Any, tmp_path: Path) -> None:
    feed(site, 1)
    site.pages["/all"] = site.pages["/feed"]
    kept(site.url("/all"), web(tmp_path / "state.json"))
    site.pages["/all"] = page("صفحة البداية للموقع")
    (failure,) = read(site.url("/all"), web=web(tmp_path / "state.json"))
    assert "HTML page where a feed was expected" in str(failure)


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"feeds": 5}', b"\xff"])
def test_a_state_file_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(content)
    with pytest.raises(StateError, match="give another"):
        Seen(path)


def sitemap(*addresses: str, of: str = "urlset") -> bytes:
    locations = "".join(f"<x><loc>{address}</loc></x>" for address in addresses)
    return f'<?xml version="1.0"?><{of} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locations}</{of}>'.encode()


def test_sitemaps_and_lists_of_them(site: Any, web: Any) -> None:
    feed(site, 2)
    site.pages["/index.xml"] = sitemap(site.url("/map.xml"), of="sitemapindex")
    site.pages["/map.xml"] = sitemap(site.url("/0"), site.url("/1"), site.url("/gone"))
    items = list(read(site.url("/index.xml"), web=web()))
    assert titles(items)[:2] == ["عنوان الخبر رقم 0", "عنوان الخبر رقم 1"]
    assert "check the address" in titles(items)[2]


def test_sitemaps_that_lead_to_each_other_end(site: Any, web: Any) -> None:
    site.pages["/index.xml"] = sitemap(site.url("/index.xml"), of="sitemapindex")
    (failure,) = read(site.url("/index.xml"), web=web())
    assert "leads back to itself" in str(failure)
    site.pages |= {
        f"/{a}.xml": sitemap(site.url(f"/{b}.xml"), site.url("/a"), of="sitemapindex") for a, b in ("pq", "qp")
    }
    site.pages["/a"] = page("خبر من المدينة")
    items = titles(list(read(site.url("/p.xml"), web=web())))
    assert items[1:] == ["خبر من المدينة"] * 2
    assert site.asked.count("/p.xml") == site.asked.count("/q.xml") == 1


def test_long_chains_of_sitemaps_end(site: Any, web: Any) -> None:
    for number in range(9):
        site.pages[f"/{number}.xml"] = sitemap(site.url(f"/{number + 1}.xml"), of="sitemapindex")
    (failure,) = read(site.url("/0.xml"), web=web())
    assert "lead to each other" in str(failure)


@pytest.mark.parametrize(
    ("declared", "charset"),
    [("utf-8", "utf-8"), ("utf-16", "utf-16"), ("windows-1256", "utf-8"), ("windows-1256", "cp1256")],
)
def test_sitemaps_in_any_charset_with_blanks_above_and_bare_ampersands(
    site: Any, web: Any, declared: str, charset: str
) -> None:
    feed(site, 1)
    site.pages["/?a=1&b=2&amp"] = page("خبر من المدينة")
    plain = sitemap(site.url("/0"), site.url("/?a=1&b=2&amp")).decode().partition("?>")[2]
    markup = f'\n\n<?xml version="1.0" encoding="{declared}"?><!-- خريطة الموقع -->{plain}'
    site.pages["/map.xml"] = markup.encode(charset)
    assert titles(list(read(site.url("/map.xml"), web=web()))) == ["عنوان الخبر رقم 0", "خبر من المدينة"]


def test_addresses_in_a_sitemap_count_from_its_own(site: Any, web: Any) -> None:
    feed(site, 1)
    site.pages["/maps/map.xml"] = sitemap("/0", "../0")
    assert titles(list(read(site.url("/maps/map.xml"), web=web()))) == ["عنوان الخبر رقم 0"] * 2


def test_addresses_in_a_sitemap_that_are_none_or_stand_in_cdata(site: Any, web: Any) -> None:
    site.pages["/?a=1&b=2"] = page("خبر من المدينة")
    site.pages["/map.xml"] = sitemap("http://[x", f"<![CDATA[{site.url('/?a=1&b=2')}]]>")
    failed, made = read(site.url("/map.xml"), web=web())
    assert isinstance(failed, Failure)
    assert titles([made]) == ["خبر من المدينة"]


def test_a_sitemap_opens_no_file_here(site: Any, web: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SENTENCE)
    site.pages["/map.xml"] = sitemap(f"file://{secret}", f"file:{secret}")
    local = tmp_path / "map.xml"
    local.write_bytes(sitemap(str(secret), "-"))
    for source in (site.url("/map.xml"), local):
        items = list(read(source, web=web()))
        assert [isinstance(item, Failure) for item in items] == [True, True]
        assert "no web address" in str(items[0])


def test_a_server_that_says_unasked_that_nothing_changed_is_a_failure(site: Any, web: Any) -> None:
    site.pages["/a"] = (304, {}, b"")
    (failure,) = read(site.url("/a"), web=web())
    assert "nothing has changed" in str(failure)


def test_a_feed_with_warnings_of_its_program_above(site: Any, web: Any) -> None:
    feed(site, 1)
    warning = b"<br />\n<b>Warning</b>: cannot modify header in <b>/srv/feed.php</b> on line <b>3</b><br />\n"
    site.pages["/feed"] = warning + rss(entry(0, link="/0"))
    assert titles(list(read(site.url("/feed"), web=web()))) == ["عنوان الخبر رقم 0"]


def test_a_feed_whose_elements_have_prefixes() -> None:
    markup = (
        '<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>1</a:id><a:title>خبر من المدينة</a:title>'
        f'<a:content type="html">&lt;p&gt;{SENTENCE}.&lt;/p&gt;</a:content></a:entry></a:feed>'
    )
    assert titles(list(read(markup.encode()))) == ["خبر من المدينة"]


def test_a_cut_sitemap_gives_what_it_has(site: Any, web: Any) -> None:
    feed(site, 1)
    site.pages["/map.xml"] = sitemap(site.url("/0"))[:-12]
    items = titles(list(read(site.url("/map.xml"), web=web())))
    assert items[0] == "عنوان الخبر رقم 0"
    assert "damaged or cut" in items[1]


def test_a_sitemap_with_a_trap_is_refused(site: Any, web: Any) -> None:
    trap = '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaa">]><urlset><url><loc>&a;</loc></url></urlset>'
    (failure, *_) = read(trap.encode(), web=web())
    assert isinstance(failure, Failure)


def test_common_crawl_lists_name_archives_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "crawl-data" / "CC-NEWS"
    folder.mkdir(parents=True)
    (folder / "a.warc.gz").write_bytes(packed(record("https://x.example/1", page("خبر من المدينة"))))
    listed = folder / "warc.paths"
    listed.write_text("crawl-data/CC-NEWS/a.warc.gz\nother/b.warc.gz\n")
    document, failure = read(listed)
    assert isinstance(document, Document)
    assert document.url == "https://x.example/1"
    assert isinstance(failure, Failure)
    assert failure.line == 2
    assert "put it beside the list" in str(failure)


def test_a_list_from_the_web_opens_no_file_here(site: Any, web: Any, tmp_path: Path) -> None:
    secret = tmp_path / "a.warc.gz"
    secret.write_bytes(packed(record("https://x.example/1", page("خبر من المدينة"))))
    site.pages["/warc.paths"] = (200, {"Content-Type": "text/plain"}, f"{secret}\n".encode())
    (failure,) = read(site.url("/warc.paths"), web=web())
    assert isinstance(failure, Failure)


def test_gdelt_lists_lead_to_tables_and_these_to_pages(site: Any, web: Any, tmp_path: Path) -> None:
    feed(site, 2)
    rows = ["\t".join([*["x"] * 60, site.url(f"/{n}")]) for n in (0, 1, 0)]
    made = tmp_path / "t.zip"
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("20230530000000.export.CSV", "\n".join([*rows, "\t".join(["x"] * 61)]) + "\n")
    site.pages["/20230530000000.export.CSV.zip"] = (200, {}, made.read_bytes())
    listed = tmp_path / "masterfilelist.txt"
    listed.write_text(f"123 {'a' * 32} {site.url('/20230530000000.export.CSV.zip')}\n")
    items = titles(list(read(listed, web=web())))
    assert items[:2] == ["عنوان الخبر رقم 0", "عنوان الخبر رقم 1"]
    assert len(items) == 3
    assert "line 4" in items[2]


def test_a_list_of_addresses(site: Any, web: Any, tmp_path: Path) -> None:
    feed(site, 2)
    listed = tmp_path / "addresses.txt"
    listed.write_text(f"{site.url('/0')}\n\n{site.url('/1')}\n")
    assert titles(list(read(listed, web=web()))) == ["عنوان الخبر رقم 0", "عنوان الخبر رقم 1"]


def test_what_a_feed_says_of_an_entry_that_its_page_does_not(site: Any, web: Any) -> None:
    site.pages["/0"] = page("خبر من المدينة")
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>خبر من المدينة</title><link href="/0"/>'
        "<author><name>سليم الحاج</name></author>"
        '<category term="سياسة"/><published>2020-02-03T10:00:00+03:00</published><updated>2020-02-05T11:00:00+03:00</updated></entry></feed>'
    ).encode()
    site.pages["/feed"] = (200, {"Content-Type": "application/atom+xml"}, atom)
    for (document,) in (list(read(site.url("/feed"), web=web())), list(read(atom))):
        assert isinstance(document, Document)
        assert document.published is not None
        assert document.updated is not None
        assert (str(document.published.day), str(document.updated.day)) == ("2020-02-03", "2020-02-05")
        assert (document.author, document.section) == ("سليم الحاج", "سياسة")


@pytest.mark.parametrize(
    ("told", "author"),
    [
        ("desk@x.example", None),
        ("desk@x.example (سليم الحاج)", "سليم الحاج"),
        ("سليم @", "سليم"),
        ("سليم الحاج", "سليم الحاج"),
        (" ", None),
    ],
)
def test_who_wrote_an_entry(told: str, author: str | None) -> None:
    written = entry(1, link="https://x.example/1")
    written = written.replace("<item>", f"<item><author>{told}</author><category>محليات</category>")
    (document,) = read(rss(written))
    assert isinstance(document, Document)
    assert (document.author, document.section, document.updated) == (author, "محليات", None)


@pytest.mark.parametrize(
    "author",
    [f"{'a' * 300_000}@", "&#97;" * 50_000 + "@", f"<![CDATA[{'a' * 40_000}]]>{'a<!-- -->' * 20_000}@"],
    ids=["at once", "in references", "in parts"],
)
def test_an_author_of_any_length_is_passed_over_in_time(author: str) -> None:
    made = rss(entry(1, link="https://x.example/1"), entry(2, link="https://x.example/2"))
    made = made.replace(b"<guid>", f"<author>{author}</author><guid>".encode(), 1)
    made = made.replace(b"<guid>id-2", "<author>desk@x.example (سلمى حداد)</author><guid>id-2".encode())
    began = time.monotonic()
    first, second = read(made)
    assert time.monotonic() - began < 60
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.author, second.author) == (None, "سلمى حداد")


def test_feeds_that_lead_to_each_other_end(site: Any, web: Any) -> None:
    for number in range(9):
        site.pages[f"/{number}"] = rss(entry(number, link=site.url(f"/{number + 1}")))
    (failure,) = read(site.url("/0"), web=web())
    assert "lead to each other" in str(failure)


@pytest.mark.parametrize("start", ["<!---->", "<!--a-->\n", "<?a?>", "<!DOCTYPE a>"])
def test_whether_a_page_is_a_feed_is_soon_told_whatever_stands_above_it(start: str) -> None:
    began = time.process_time()
    (document,) = read(f"{start * 80}<html><body>".encode() + page("خبر من المدينة"))
    assert isinstance(document, Document)
    assert time.process_time() - began < 20
    assert titles(list(read(start.encode() * 80 + rss(entry(1, link="https://x.example/1", words=9))))) == [
        "خبر رقم 1 من أخبار اليوم"
    ]


@pytest.mark.parametrize(
    ("date", "day", "at"),
    [
        ("Mon, 99999999999999999999 Jan 2020 10:00:00 GMT", None, None),
        ("Mon, 1 Jan 2020 10:00:00 +99999999999999999", "2020-01-01", "2020-01-01T10:00:00"),
        ("الأربعاء، 1 يناير 2020 10:00", "2020-01-01", "2020-01-01T10:00:00"),
        ("2020-01-01T10:00:00+03:00", "2020-01-01", "2020-01-01T10:00:00+03:00"),
    ],
)
def test_dates_of_feeds_as_they_come(date: str, day: str | None, at: str | None) -> None:
    written = entry(1, link="https://x.example/1", words=9).replace("Tue, 30 May 2023 23:30:00 +0300", date)
    (document,) = read(rss(written))
    assert isinstance(document, Document)
    found = document.published
    assert (found and str(found.day), found and found.at and found.at.isoformat()) == (day, at)


@pytest.mark.parametrize("title", ["<![CDATA[{}]]>", "{}"])
def test_a_title_that_is_escaped_once_more(title: str) -> None:
    told = (
        "قال &quot;نعم&quot; &#8211; الوزير" if "CDATA" in title else "قال &amp;quot;نعم&amp;quot; &amp;#8211; الوزير"
    )
    written = entry(1, link="https://x.example/1", words=9).replace("خبر رقم 1 من أخبار اليوم", title.format(told))
    assert titles(list(read(rss(written)))) == ['قال "نعم" – الوزير']


def test_a_sitemap_of_news_tells_what_its_pages_do_not(site: Any, web: Any) -> None:
    news = (
        "<news:news><news:publication><news:name>الأفق</news:name><news:language>ar</news:language></news:publication>"
        "<news:publication_date>2023-05-30T08:00:00+03:00</news:publication_date><news:title>خبر</news:title></news:news>"
    )
    image = "<image:image><image:loc>https://x.example/a.jpg</image:loc></image:image>"
    pages = "".join(
        f"<url><loc>{site.url(path)}</loc>{told}{image}</url>"
        for path, told in (("/a", ""), ("/b", news), ("/c", news))
    )
    site.pages |= {
        "/map.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{pages}</urlset>'.encode(),
        "/a": page("خبر أول من المدينة"),
        "/b": page("خبر ثان من المدينة"),
        "/c": b'<meta name="date" content="2023-05-29"><meta property="og:site_name" content="X">'
        + page("خبر ثالث من المدينة"),
    }
    found = [item for item in read(site.url("/map.xml"), web=web()) if isinstance(item, Document)]
    assert [(d.publisher, d.published and str(d.published.day)) for d in found] == [
        (None, None),
        ("الأفق", "2023-05-30"),
        ("X", "2023-05-29"),
    ]
