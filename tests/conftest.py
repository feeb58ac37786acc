"""A web server on this machine, for tests that fetch."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """Pages by path; what was asked is kept. A page may be a function of the request's headers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, bytes | Answer | Callable[[Any], bytes | Answer]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []

    def url(self, path: str) -> str:
        return self.address + path

    def answer(self, path: str, headers: Any) -> Answer:
        self.asked.append(path)
        self.headers.append(dict(headers))
        page = self.pages.get(path, (404, {}, b"not here"))
        if callable(page):
            page = page(headers)
        return (200, {"Content-Type": "text/html"}, page) if isinstance(page, bytes) else page


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, content = here.answer(self.path, self.headers)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            try:
                self.wfile.write(content)
            except OSError:
                return  # the client has seen enough

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield here
    server.shutdown()
    thread.join()
    server.server_close()
