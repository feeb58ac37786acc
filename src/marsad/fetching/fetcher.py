"""Fetching what was named, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, Self
from urllib.request import getproxies, proxy_bypass

import httpx

from marsad.fetching.addresses import CheckedTransport, Resolve, resolve
from marsad.fetching.body import ACCEPTED, spooled
from marsad.fetching.deadline import Deadline
from marsad.fetching.errors import FetchError, ForbiddenError, NotAWebAddressError, TooMuchError, UnreachableError
from marsad.fetching.manners import Manners, Validators
from marsad.fetching.pace import LONGEST_WAIT, Pace
from marsad.fetching.robots import LIMIT, Robots

_MOVED = (301, 302, 303, 307, 308)
_WORTH_ANOTHER_TRY = (408, 425, 429, 500, 502, 503, 504)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_ARCHIVE = re.compile(r"\.(?:warc|wacz|parquet|csv|tsv|jsonl|ndjson|zip|gz|zst|xz|bz2)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer.

    Attributes:
        url: where it came from in the end.
        content: the unpacked content, a file at its beginning; whoever asked closes it.
        charset: character set that the server names, or None.
        content_type: media type that the server names, in lower case; empty where it names none.
        validators: what the page is known by, for the next time.
        unchanged: the server says that nothing changed; then there is no content.
    """

    url: str
    content: IO[bytes]
    charset: str | None
    content_type: str
    validators: Validators
    unchanged: bool = False


class Fetcher:
    """Fetches pages one after the other.

    Args:
        manners: how to behave.
        pace: when to ask; a test gives its own clock.
        resolver: gives the addresses of a host; a test gives its own.
    """

    def __init__(
        self, manners: Manners | None = None, *, pace: Pace | None = None, resolver: Resolve = resolve
    ) -> None:
        self.manners = manners or Manners()
        self._pace = pace or Pace()
        self._resolver = resolver
        self._clients: dict[str | None, httpx.Client] = {}
        self._robots = Robots(self._robots_file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """The page at ``url``; with ``known`` only if it has changed.

        Raises:
            FetchError: it was not fetched; the message says why and what to do.
        """
        headers = known.headers() if known else {}
        for turn in range(self.manners.tries):
            try:
                return self._followed(url, headers)
            except UnreachableError as error:
                if turn + 1 == self.manners.tries or (error.status and error.status not in _WORTH_ANOTHER_TRY):
                    raise
                self._pace.back_off(turn, self.manners.delay, error.wait)
        raise UnreachableError("it was not asked for: no try is allowed")

    def _followed(self, url: str, headers: dict[str, str]) -> Fetched:
        at = _web_address(url)
        for client in self._clients.values():
            client.cookies.clear()  # some sites redirect in circles without theirs; from page to page they are not kept
        for _ in range(self.manners.redirects + 1):
            site = f"{at.scheme}://{at.netloc.decode('ascii')}"
            if not self._robots.allows(site, str(at)):
                raise ForbiddenError(
                    f"the robots.txt of {at.host} forbids it to programs, or cannot be read; ask the site, or save the page yourself"
                )
            self._pace.wait(at.host, max(self.manners.delay, self._robots.delay(site)))
            answer = self._asked(at, headers, moves=True)
            if isinstance(answer, Fetched):
                return answer
            at = _web_address(str(at.join(answer)))
        raise TooMuchError(f"it redirects more than {self.manners.redirects} times; give the address where it ends")

    def _asked(self, url: httpx.URL, headers: dict[str, str], *, moves: bool) -> Fetched | str:
        """The answer of one server, or where it sends us."""
        seconds = self.manners.archive_time if _large(url) else self.manners.page_time
        timeout = min(self.manners.timeout, seconds)
        with Deadline(seconds) as deadline:
            extensions = {"trace": deadline.trace}
            try:
                asked = self._client(url).stream("GET", url, headers=headers, timeout=timeout, extensions=extensions)
                with asked as response:
                    location = response.headers.get("location")
                    if moves and response.status_code in _MOVED and location:
                        return str(location)
                    return self._answer(url, response, deadline)
            except httpx.TimeoutException as error:
                deadline.check()
                raise UnreachableError(
                    f"{url.host} does not answer within {self.manners.timeout:g} s; try again later"
                ) from error
            except httpx.RemoteProtocolError as error:
                deadline.check()
                raise UnreachableError(
                    f"the answer of {url.host} breaks off or is none ({error}); try again later"
                ) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                deadline.check()
                raise UnreachableError(
                    f"{url.host} cannot be reached ({error}); check the address and the connection"
                ) from error

    def _answer(self, url: httpx.URL, response: httpx.Response, deadline: Deadline) -> Fetched:
        validators = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
        kind = str(response.headers.get("content-type", ""))
        charset = _CHARSET.search(kind)
        if response.status_code != 304 and not 200 <= response.status_code < 300:
            raise UnreachableError(
                f"the server answers {response.status_code} {response.reason_phrase}".rstrip() + "; " + _way_out(response.status_code),
                status=response.status_code,
                wait=_wait(response.headers.get("retry-after")),
            )  # fmt: skip
        most = self.manners.archive_limit if _large(url) else self.manners.page_limit
        encoding = response.headers.get("content-encoding", "")
        content = spooled(response.iter_raw(), encoding, most=most, deadline=deadline)
        return Fetched(
            str(url),
            content,
            charset[1] if charset else None,
            kind.partition(";")[0].strip().lower(),
            validators,
            unchanged=response.status_code == 304,
        )

    def _robots_file(self, url: str) -> tuple[int, bytes]:
        at = httpx.URL(url)
        try:
            for _ in range(self.manners.redirects + 1):
                self._pace.wait(at.host, self.manners.delay)
                answer = self._asked(at, {}, moves=True)
                if isinstance(answer, Fetched):
                    with answer.content as content:
                        return 200, content.read(LIMIT)
                at = _web_address(str(at.join(answer)))
        except UnreachableError as error:
            if error.status is None:
                raise  # a site that is not there has no rules to be remembered
            return error.status, b""
        except TooMuchError:
            return 503, b""
        return 404, b""  # RFC 9309: after five redirects it counts as not there

    def _client(self, url: httpx.URL) -> httpx.Client:
        proxy = self.manners.proxy or _environment_proxy(url)
        if proxy not in self._clients:
            self._clients[proxy] = self._made(proxy)
        return self._clients[proxy]

    def _made(self, proxy: str | None) -> httpx.Client:
        # Connections are not kept: they are known by address, and two names may share one.
        limits = httpx.Limits(max_keepalive_connections=0)
        try:
            inner = httpx.HTTPTransport(proxy=proxy, limits=limits)
        except (ValueError, httpx.InvalidURL) as error:
            raise FetchError(f"{proxy!r} is no proxy ({error}); write http://host:port") from error
        except ImportError as error:
            raise FetchError(
                "a SOCKS proxy needs a package that is not there; install it (pip install 'httpx[socks]'), or name an HTTP proxy"
            ) from error
        transport = CheckedTransport(
            inner, allow_private=self.manners.allow_private, pinned=proxy is None, resolver=self._resolver
        )
        return httpx.Client(
            transport=transport,
            trust_env=False,
            timeout=self.manners.timeout,
            headers={"User-Agent": self.manners.user_agent, "Accept-Encoding": ACCEPTED},
        )


def _web_address(url: str) -> httpx.URL:
    try:
        at = httpx.URL(url.strip())
    except httpx.InvalidURL as error:
        raise NotAWebAddressError(f"it is no web address ({error}); write it as https://example.org/page") from error
    if at.scheme not in ("http", "https") or not at.host:
        raise NotAWebAddressError(
            f"only http and https are fetched, and this is {at.scheme or 'no'} address {url[:80]!r}"
        )
    return at.copy_with(fragment=None)


def _large(url: httpx.URL) -> bool:
    """Whether an address is that of an archive or a table."""
    return _ARCHIVE.search(url.path) is not None


def _environment_proxy(url: httpx.URL) -> str | None:
    named = getproxies()
    found = named.get(url.scheme) or named.get("all")
    return found if found and not proxy_bypass(url.host) else None


def _wait(value: str | None) -> float | None:
    """Seconds of a Retry-After header; one that names a day counts as none."""
    return min(float(value), LONGEST_WAIT) if value and value.strip().isdecimal() else None


def _way_out(status: int) -> str:
    if status in (401, 402, 403, 451):
        return "the site does not give it to programs; save the page yourself and give the file"
    if status in (404, 410):
        return "check the address"
    return "try again later"
