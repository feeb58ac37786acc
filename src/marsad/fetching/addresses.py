"""Which hosts may be asked.

A name is resolved once for each request, every address that it has is checked, and the connection goes to exactly such an address: a name that
changes its answer between check and use (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable

import httpx

from marsad.fetching.errors import PrivateAddressError, UnreachableError

Resolve = Callable[[str, int], list[str]]

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order in which the system would try them.

    Raises:
        UnreachableError: the name is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"there is no host {host}; check the address and the connection") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open web, also behind the forms that carry another address inside."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inside = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class CheckedTransport(httpx.BaseTransport):
    """Sends each request to an address that was checked.

    Args:
        inner: what sends it.
        allow_private: whether addresses of private networks are allowed.
        pinned: whether to connect to the checked address; behind a proxy, which resolves names itself, that cannot be.
        resolver: gives the addresses of a host.
    """

    def __init__(
        self, inner: httpx.BaseTransport, *, allow_private: bool, pinned: bool = True, resolver: Resolve = resolve
    ) -> None:
        self._inner = inner
        self._allow_private = allow_private
        self._pinned = pinned
        self._resolve = resolver

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Check where the request goes, then send it.

        Raises:
            PrivateAddressError: the host lies in a private network.
            UnreachableError: the name is not known, or not found in the time that a connection may take.
        """
        host = request.url.host
        if not self._pinned:
            self._check_behind_proxy(request)
            return self._inner.handle_request(request)
        addresses = self._checked(request)
        last: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in addresses:
            try:
                return self._inner.handle_request(_pinned(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                last = error
        raise last or UnreachableError(f"there is no host {host}; check the address and the connection")

    def close(self) -> None:
        """Close what sends."""
        self._inner.close()

    def _checked(self, request: httpx.Request) -> list[str]:
        host = request.url.host
        addresses = _found_within(_patience(request), self._resolve, host, _port(request.url))
        if not self._allow_private and not all(is_public(address) for address in addresses):
            raise PrivateAddressError(
                f"{host} lies in a private network; if that is meant, allow it (on the command line --allow-private)"
            )
        return addresses

    def _check_behind_proxy(self, request: httpx.Request) -> None:
        """A name that is not known here may be known to the proxy; one that is must be public."""
        try:
            self._checked(request)
        except UnreachableError:
            return


def _found_within(seconds: float | None, resolve: Resolve, host: str, port: int) -> list[str]:
    """The addresses of a host. The system's search for them knows no limit of its own, so it is left alone when the time is over."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except Exception as error:  # told where it was asked
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except queue.Empty as error:
        raise UnreachableError(
            f"the address of {host} is not found within {seconds:g} s; try again later, or check the connection"
        ) from error
    if isinstance(found, Exception):
        raise found
    return found


def _patience(request: httpx.Request) -> float | None:
    """Seconds that a connection may take to come about; None for any."""
    seconds: float | None = request.extensions.get("timeout", {}).get("connect")
    return seconds


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """The request, to be sent to ``address``; host header and certificate are those of the name."""
    extensions = {**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")}
    url = request.url.copy_with(host=address)
    return httpx.Request(request.method, url, headers=request.headers, stream=request.stream, extensions=extensions)


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)
