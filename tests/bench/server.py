"""A loopback web server for the pages that are measured, which counts what each page loads."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.bench.assets import CACHE

# A strict host's policy for a page that carries all its parts inside itself: above all, no eval.
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:"


class PageServer(ThreadingHTTPServer):
    """Serves `pages` by name below / and, with a strict policy, below /strict/; files below /assets/."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free loopback port; `pages` are gzipped."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, bytes] = {}
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Return the address below which the pages are."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server: PageServer

    def do_GET(self) -> None:
        """Send a page or an asset; 404 for anything else."""
        path = urlsplit(self.path).path
        self.server.asked.append(path)
        name = path.rsplit("/", 1)[1]
        known = name in self.server.pages or path.startswith("/assets/")
        # As any web server sends them, compressed; the work for that is done beforehand.
        body = packed(path.removeprefix("/assets/")) if name not in self.server.pages else self.server.pages[name]
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", mimetypes.guess_type(name)[0] or "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        if path.startswith("/strict/"):
            self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the name that http.server calls
        """Keep quiet."""


@cache
def asset(name: str) -> bytes:
    """Return a file of the npm packages by its path in node_modules; empty if there is none."""
    path = CACHE / "node_modules" / name
    return path.read_bytes() if path.is_file() else b""


@cache
def packed(name: str) -> bytes:
    """Return the same file gzipped."""
    return gzip.compress(asset(name))


def loaded_bytes(paths: list[str]) -> tuple[int, int]:
    """Return the size of the assets among `paths`, raw and gzipped, each counted once."""
    names = {path.removeprefix("/assets/") for path in paths if path.startswith("/assets/")}
    full = [name for name in names if asset(name)]
    return sum(len(asset(name)) for name in full), sum(len(packed(name)) for name in full)


@contextmanager
def page_server() -> Iterator[PageServer]:
    """Yield a running server and stop it at the end."""
    server = PageServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
