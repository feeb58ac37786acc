from __future__ import annotations

import gzip
import random
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pyarrow
import pytest

from marsad.fetching import (
    Fetched,
    Fetcher,
    FetchError,
    ForbiddenError,
    Manners,
    NotAWebAddressError,
    PrivateAddressError,
    TooMuchError,
    UnreachableError,
    Validators,
)
from marsad.fetching.addresses import is_public
from marsad.fetching.pace import Pace
from marsad.fetching.robots import Robots

PAGE = b"<p>page</p>"


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Reading(Fetcher):
    """Reads every page to its end."""

    body = b""

    def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        answer = super().fetch(url, known)
        with answer.content as content:
            self.body = content.read()
        return answer


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def made(clock: Clock) -> Iterator[Any]:
    fetchers: list[Reading] = []

    def make(resolver: Any = None, **manners: Any) -> Reading:
        known = {} if resolver is None else {"resolver": resolver}
        allowed = {"allow_private": True, "timeout": 5.0} | manners
        fetchers.append(Reading(Manners(**allowed), pace=Pace(clock.time, clock.sleep), **known))
        return fetchers[-1]

    yield make
    for fetcher in fetchers:
        fetcher.close()


def test_a_page_with_its_charset_and_validators(site: Any, made: Any) -> None:
    headers = {"Content-Type": 'text/HTML; charset="windows-1256"', "ETag": '"a"', "Last-Modified": "yesterday"}
    site.pages["/a"] = (200, headers, PAGE)
    fetcher = made()
    answer = fetcher.fetch(site.url("/a"))
    assert fetcher.body == PAGE
    assert (answer.charset, answer.content_type, answer.validators) == (
        "windows-1256",
        "text/html",
        Validators('"a"', "yesterday"),
    )


def test_an_answer_that_breaks_off_is_told_so(site: Any, made: Any) -> None:
    site.pages["/a"] = (200, {"Content-Length": "100000", "Connection": "close"}, PAGE)
    with pytest.raises(UnreachableError, match=r"the answer of .* breaks off"):
        made().fetch(site.url("/a"))


def test_what_has_not_changed_is_not_sent_again(site: Any, made: Any) -> None:
    site.pages["/a"] = lambda headers: (304, {}, b"") if headers["If-None-Match"] == '"a"' else PAGE
    assert made().fetch(site.url("/a"), Validators('"a"')).unchanged
    assert not made().fetch(site.url("/a"), Validators('"b"')).unchanged


def test_who_we_are_is_told(site: Any, made: Any) -> None:
    site.pages["/a"] = PAGE
    made(contact="desk@example.org").fetch(site.url("/a"))
    assert all(h["User-Agent"].startswith("marsad/") and "desk@example.org" in h["User-Agent"] for h in site.headers)


def test_cookies_last_for_the_redirects_of_one_page(site: Any, made: Any) -> None:
    def answer(headers: Any) -> Any:
        return PAGE if headers["Cookie"] == "consent=1" else (302, {"Location": "/a", "Set-Cookie": "consent=1"}, b"")

    site.pages |= {"/a": answer, "/b": PAGE}
    fetcher = made()
    fetcher.fetch(site.url("/a"))
    assert fetcher.body == PAGE
    fetcher.fetch(site.url("/b"))
    assert "Cookie" not in site.headers[-1]


def test_robots_txt_is_asked_once_and_kept_to(site: Any, made: Any) -> None:
    site.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /private", "/a": PAGE, "/private/b": PAGE}
    fetcher = made()
    fetcher.fetch(site.url("/a"))
    with pytest.raises(ForbiddenError, match="robots"):
        fetcher.fetch(site.url("/private/b"))
    assert site.asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    "rules",
    [
        "\ufeffUser-agent: *\nDisallow: /private",
        "User-agent: Marsad/2.0\nDisallow: /private\n\nUser-agent: *\nAllow: /",
        "User-agent: other/1.0\nUser-Agent:marsad/0.1.2 \nDisallow: /private\n",
        "User-agent: *\rDisallow: /private\r",
    ],
    ids=["mark", "version", "several with versions", "carriage returns"],
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_robots_txt_is_kept_to_as_editors_save_it(site: Any, made: Any, rules: str, charset: str) -> None:
    site.pages |= {"/robots.txt": rules.encode(charset), "/a": PAGE, "/private/b": PAGE}
    fetcher = made()
    fetcher.fetch(site.url("/a"))
    with pytest.raises(ForbiddenError, match="robots"):
        fetcher.fetch(site.url("/private/b"))


def test_a_redirect_is_no_way_around_robots_txt(site: Any, made: Any) -> None:
    site.pages |= {
        "/robots.txt": b"User-agent: marsad\nDisallow: /private",
        "/a": (302, {"Location": "/private/b"}, b""),
        "/private/b": PAGE,
    }
    with pytest.raises(ForbiddenError):
        made().fetch(site.url("/a"))
    assert "/private/b" not in site.asked


def test_rules_that_cannot_be_read_forbid(site: Any, made: Any) -> None:
    site.pages |= {"/robots.txt": (503, {}, b""), "/a": PAGE}
    with pytest.raises(ForbiddenError):
        made().fetch(site.url("/a"))


def test_requests_to_a_host_keep_their_distance(site: Any, made: Any, clock: Clock) -> None:
    site.pages |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 7", "/a": PAGE}
    fetcher = made(delay=2.0)
    for _ in range(3):
        fetcher.fetch(site.url("/a"))
    assert clock.slept == [2.0, 7.0, 7.0]  # robots.txt is a request too, of which nobody knows yet how slowly to ask


def test_robots_txt_keeps_its_distance_too(site: Any, made: Any, clock: Clock) -> None:
    site.pages |= {"/robots.txt": (301, {"Location": "/rules"}, b""), "/rules": b"", "/a": PAGE}
    fetcher = made(delay=3.0)
    fetcher.fetch(site.url("/a"))
    assert clock.slept == [3.0, 3.0]


def test_a_server_out_of_order_is_tried_again_with_growing_patience(site: Any, made: Any, clock: Clock) -> None:
    answers = iter([(503, {}, b""), (503, {"Retry-After": "9"}, b""), (200, {}, PAGE)])
    site.pages["/a"] = lambda _headers: next(answers)
    fetcher = made(delay=1.0)
    fetcher.fetch(site.url("/a"))
    assert fetcher.body == PAGE
    assert clock.slept == [1.0, 1.0, 9.0]


def test_tries_end(site: Any, made: Any) -> None:
    site.pages["/a"] = (500, {}, b"")
    with pytest.raises(UnreachableError, match="500"):
        made(tries=2).fetch(site.url("/a"))
    assert site.asked.count("/a") == 2


def test_a_page_that_is_not_there_is_asked_for_once(site: Any, made: Any) -> None:
    with pytest.raises(UnreachableError, match=r"404.*check the address"):
        made().fetch(site.url("/a"))
    assert site.asked.count("/a") == 1


def test_redirects_are_followed_up_to_a_limit(site: Any, made: Any) -> None:
    site.pages |= {f"/{n}": (301, {"Location": f"/{n + 1}"}, b"") for n in range(9)} | {"/9": PAGE}
    assert made(redirects=9).fetch(site.url("/0")).url == site.url("/9")
    with pytest.raises(TooMuchError, match="redirects"):
        made(redirects=3).fetch(site.url("/0"))


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_page_that_is_too_large_is_not_read_to_its_end(site: Any, made: Any, encoding: str) -> None:
    content = b"x" * 3_000_000
    packed = gzip.compress(content) if encoding == "gzip" else content
    site.pages["/a"] = (200, {"Content-Encoding": encoding}, packed)
    with pytest.raises(TooMuchError, match="1,000 bytes"):
        made(page_limit=1_000).fetch(site.url("/a"))


def test_a_packed_page_is_unpacked(site: Any, made: Any) -> None:
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE))
    fetcher = made()
    fetcher.fetch(site.url("/a"))
    assert fetcher.body == PAGE


def squeezed(content: bytes, encoding: str) -> bytes:
    codec = {"br": "brotli", "zstd": "zstd"}[encoding]
    return bytes(pyarrow.Codec(codec).compress(content, asbytes=True))


@pytest.mark.parametrize("encoding", ["br", "zstd"])
def test_a_page_packed_otherwise_than_asked_for_is_unpacked(site: Any, made: Any, encoding: str) -> None:
    content = PAGE + random.Random(1).randbytes(3_000_000)
    site.pages["/a"] = (200, {"Content-Encoding": encoding}, squeezed(content, encoding))
    fetcher = made()
    fetcher.fetch(site.url("/a"))
    assert fetcher.body == content


@pytest.mark.parametrize("encoding", ["br", "zstd"])
def test_what_is_packed_otherwise_has_the_same_limits(site: Any, made: Any, encoding: str) -> None:
    site.pages["/a"] = (200, {"Content-Encoding": encoding}, squeezed(bytes(300_000), encoding))
    with pytest.raises(TooMuchError, match="more than 200,000 bytes"):
        made(page_limit=200_000).fetch(site.url("/a"))


@pytest.mark.parametrize("encoding", ["br", "zstd"])
@pytest.mark.parametrize("damage", [lambda packed: packed[:-9], lambda packed: b"this is neither" + packed])
def test_what_is_packed_otherwise_and_damaged_is_an_error(site: Any, made: Any, encoding: str, damage: Any) -> None:
    packed = squeezed(random.Random(1).randbytes(1_000), encoding)
    site.pages["/a"] = (200, {"Content-Encoding": encoding}, damage(packed))
    with pytest.raises(UnreachableError, match="damaged"):
        made(tries=1).fetch(site.url("/a"))


def test_a_packing_that_is_not_known_is_refused_with_a_way_out(site: Any, made: Any) -> None:
    site.pages["/a"] = (200, {"Content-Encoding": "gzip, br"}, PAGE)
    with pytest.raises(UnreachableError, match=r"not known here \(gzip, br\); save the page yourself"):
        made(tries=1).fetch(site.url("/a"))


@pytest.mark.parametrize("content", [b"no gzip at all", gzip.compress(PAGE, mtime=0)[:5] + b"xxxx"])
def test_a_damaged_packing_is_an_error(site: Any, made: Any, content: bytes) -> None:
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, content)
    with pytest.raises(UnreachableError, match="damaged"):
        made(tries=1).fetch(site.url("/a"))


@contextmanager
def silent_server() -> Iterator[str]:
    """A server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/a"


def test_a_server_that_says_nothing_is_given_up(made: Any) -> None:
    with silent_server() as url, pytest.raises(UnreachableError, match=r"within 0\.2 s"):
        made(timeout=0.2, tries=1).fetch(url)


@contextmanager
def trickling_server(start: bytes, drop: bytes, path: str = "/a") -> Iterator[str]:
    """A server that begins its answer for ``path`` with ``start`` and goes on with a ``drop`` every now and then, for ever; nothing else is there."""
    stop = threading.Event()

    def serve(server: socket.socket) -> None:
        while True:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                asked = connection.recv(4_096)
                if stop.is_set():
                    return
                if not asked.startswith(f"GET {path} ".encode()):
                    connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                    continue
                connection.sendall(start)
                while not stop.wait(0.02):
                    connection.sendall(drop)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, args=(server,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            stop.set()
            socket.create_connection(server.getsockname()).close()
            thread.join()


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X-Drop: 1\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 302 Found\r\nLocation: /b\r\n", b"X-Drop: 1\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:12], b""),
        (b"", b""),
    ],
    ids=["body", "body without a length", "headers", "answers before the answer", "a redirect", "packed", "silence"],
)
def test_an_answer_that_trickles_is_given_up(made: Any, start: bytes, drop: bytes) -> None:
    began = time.monotonic()
    with (
        trickling_server(start, drop) as address,
        pytest.raises(TooMuchError, match=r"longer than 0\.2 s"),
    ):
        made(page_time=0.2, tries=1).fetch(f"{address}/a")
    assert time.monotonic() - began < 20


def test_an_archive_may_take_longer_than_a_page(site: Any, made: Any) -> None:
    def slow(_headers: Any) -> bytes:
        time.sleep(0.3)
        return PAGE

    site.pages |= {"/a.csv": slow, "/a": slow}
    fetcher = made(page_time=0.2)
    assert fetcher.fetch(site.url("/a.csv")).url.endswith("/a.csv")
    with pytest.raises(TooMuchError):
        fetcher.fetch(site.url("/a"))


def test_rules_that_trickle_forbid(made: Any) -> None:
    with (
        trickling_server(b"HTTP/1.1 200 OK\r\n", b"X-Drop: 1\r\n", path="/robots.txt") as address,
        pytest.raises(ForbiddenError),
    ):
        made(page_time=0.2, tries=1).fetch(f"{address}/a")


def test_a_host_that_is_not_there(made: Any) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise UnreachableError(f"there is no host {host}")

    with pytest.raises(UnreachableError, match="no host"):
        made(resolver=nobody, tries=1).fetch("http://nowhere.example/a")


@pytest.mark.parametrize(
    "manners", [{"timeout": 0.2}, {"page_time": 0.2}, {"timeout": 0.2, "proxy": "http://127.0.0.1:1"}]
)
def test_a_name_that_is_looked_up_for_ever_is_given_up(made: Any, manners: dict[str, Any]) -> None:
    over, began = threading.Event(), time.monotonic()

    def searching(_host: str, _port: int) -> list[str]:
        over.wait(60)
        return ["127.0.0.1"]

    said = "cannot be reached" if "proxy" in manners else r"address of slow\.example is not found within 0\.2 s"
    with pytest.raises(UnreachableError, match=said):
        made(resolver=searching, tries=1, **manners).fetch("http://slow.example/a")
    over.set()
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "http://", "http://[::1", "javascript:x"])
def test_only_web_addresses_are_fetched(made: Any, url: str) -> None:
    with pytest.raises(NotAWebAddressError):
        made().fetch(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "::7f00:1",
     "no address"],
)  # fmt: skip
def test_private_addresses_in_all_their_forms(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_private_networks_are_refused_unless_allowed(site: Any, made: Any) -> None:
    site.pages["/a"] = PAGE
    with pytest.raises(PrivateAddressError, match="--allow-private"):
        made(allow_private=False).fetch(site.url("/a"))
    assert site.asked == []


def test_a_name_that_resolves_to_a_private_address_among_others_is_refused(made: Any) -> None:
    def mixed(_host: str, _port: int) -> list[str]:
        return ["93.184.216.34", "127.0.0.1"]

    with pytest.raises(PrivateAddressError):
        made(resolver=mixed, allow_private=False).fetch("http://mixed.example/a")


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    site: Any, made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers otherwise the second time (DNS rebinding) is asked where the check found it."""
    site.pages["/a"] = PAGE
    asked: list[str] = []

    def changing(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) < 3 else ["127.0.0.2"]

    def never(*_: object) -> None:
        raise AssertionError("the name was resolved again behind the check")

    fetcher = made(resolver=changing)
    port = site.address.rpartition(":")[2]
    really = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: never() if "changing" in str(host) else really(host, *rest, **more),
    )
    fetcher.fetch(f"http://changing.example:{port}/a")
    assert fetcher.body == PAGE
    assert asked == ["changing.example"] * 2  # once for robots.txt, once for the page
    assert site.headers[-1]["Host"] == f"changing.example:{port}"


def test_every_redirect_is_checked_anew(site: Any, made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is public, what it redirects to is not."""
    port = site.address.rpartition(":")[2]
    site.pages["/a"] = (302, {"Location": f"http://inside.example:{port}/b"}, b"")
    site.pages["/b"] = PAGE
    monkeypatch.setattr("marsad.fetching.addresses.is_public", lambda address: address == "127.0.0.1")

    def resolver(host: str, _port: int) -> list[str]:
        return ["127.0.0.1"] if host == "outside.example" else ["10.0.0.1"]

    with pytest.raises(PrivateAddressError, match=r"inside\.example"):
        made(resolver=resolver, allow_private=False).fetch(f"http://outside.example:{port}/a")
    assert "/b" not in site.asked


def test_another_address_of_the_host_is_tried(site: Any, made: Any) -> None:
    site.pages["/a"] = PAGE
    port = site.address.rpartition(":")[2]
    fetcher = made(resolver=lambda _host, _port: ["127.0.0.254", "127.0.0.1"])
    assert fetcher.fetch(f"http://two.example:{port}/a").url.endswith("/a")


def test_a_proxy_is_asked_in_place_of_the_host(site: Any, made: Any) -> None:
    site.pages["http://far.example/a"] = PAGE
    fetcher = made(proxy=site.address, resolver=lambda _host, _port: ["93.184.216.34"], allow_private=False)
    fetcher.fetch("http://far.example/a")
    assert fetcher.body == PAGE
    assert site.asked == ["http://far.example/robots.txt", "http://far.example/a"]


def test_the_environment_names_a_proxy(site: Any, made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.address)
    monkeypatch.setenv("no_proxy", "near.example")
    site.pages["http://far.example/a"] = PAGE
    fetcher = made(resolver=lambda _host, _port: ["93.184.216.34"], allow_private=False)
    assert fetcher.fetch("http://far.example/a").url == "http://far.example/a"


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "socks5h://127.0.0.1:9"])
def test_a_kind_of_proxy_whose_package_is_not_there_is_refused(
    made: Any, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setenv("all_proxy", proxy)
    for fetcher in (made(proxy=proxy), made()):
        with pytest.raises(FetchError, match="install it"):
            fetcher.fetch("http://far.example/a")


def test_what_is_no_proxy_is_refused(made: Any) -> None:
    with pytest.raises(FetchError, match="is no proxy"):
        made(proxy="gopher://x").fetch("http://far.example/a")


@pytest.mark.parametrize("wait", ["\u00b2", "1e9", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_a_wish_to_be_tried_later_that_is_no_number_counts_as_none(
    site: Any, made: Any, clock: Clock, wait: str
) -> None:
    site.pages["/a"] = (503, {"Retry-After": wait}, b"")
    with pytest.raises(UnreachableError, match="503"):
        made().fetch(site.url("/a"))
    assert max(clock.slept) <= 2.0


def test_what_a_header_may_not_hold_is_not_sent_back() -> None:
    assert Validators('"خبر"', "Tue, 30 May 2023 10:00:00 GMT").headers() == {
        "If-Modified-Since": "Tue, 30 May 2023 10:00:00 GMT"
    }


def test_the_rules_of_few_sites_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.fetching.robots.MOST_SITES", 2)
    asked: list[str] = []

    def load(address: str) -> tuple[int, bytes]:
        asked.append(address)
        return 200, b"User-agent: *\nDisallow: /x"

    robots = Robots(load)
    for site in "abaca":
        assert not robots.allows(f"https://{site}.example", f"https://{site}.example/x")
    assert [address[8] for address in asked] == ["a", "b", "c"]
    assert not robots.allows("https://b.example", "https://b.example/x")
    assert len(asked) == 4
