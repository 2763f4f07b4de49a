"""A stand-in for a language model's server, on loopback, for as long as a `with` block lasts."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One question; `over` is set when the test is."""

    server: "_Server"

    def do_POST(self) -> None:
        """Write the question down and let the test's reply answer it."""
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        asked = self.server.asked
        asked.append(Asked(self.path, dict(self.headers), json.loads(body or b"{}")))
        replies = self.server.replies
        try:
            replies[min(len(asked), len(replies)) - 1](self)
        except OSError:
            # The client has given up, which is what some tests are about.
            self.close_connection = True

    def do_GET(self) -> None:
        """Write it down too: only a client that follows a redirect comes this way."""
        self.do_POST()

    @property
    def over(self) -> Event:
        """Set when the test is over."""
        return self.server.over

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@dataclass(frozen=True)
class Asked:
    """A question as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The message that carries the document."""
        return str(self.body["messages"][-1]["content"])


@dataclass
class Stub:
    """The server's base address and what it was asked so far."""

    url: str
    asked: list[Asked] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[Asked]
    replies: tuple[Reply, ...]
    over: Event


@contextmanager
def model_server(*replies: Reply) -> Iterator[Stub]:
    """Answer the first question with the first reply and so on, all further ones with the last."""
    server = _Server(("127.0.0.1", 0), Handler)
    stub = Stub(f"http://127.0.0.1:{server.server_port}/v1")
    server.asked, server.replies, server.over = stub.asked, replies, Event()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield stub
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def events(*found: object) -> Reply:
    """Answer with these events, as a model does that keeps to the form."""
    return says(json.dumps({"events": found}))


def says(content: object) -> Reply:
    """Answer with a chat completion whose message has this content."""
    return sends(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())


def sends(body: bytes, status: int = 200, **headers: str) -> Reply:
    """Answer with this body."""

    def reply(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def hangs(handler: Handler) -> None:
    """Take the question and answer nothing."""
    handler.over.wait()


def drips_headers(handler: Handler) -> None:
    """Send a header that never ends, byte by byte."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(handler)


def drips_body(handler: Handler) -> None:
    """Send a body that never ends, byte by byte."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    _drip(handler)


def _drip(handler: Handler) -> None:
    while not handler.over.wait(0.02):
        handler.wfile.write(b" ")


def pours(handler: Handler) -> None:
    """Send a body without end, as fast as it goes."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while not handler.over.is_set():
        handler.wfile.write(b" " * 65536)


def hangs_up(handler: Handler) -> None:
    """Close the connection without an answer."""
    handler.close_connection = True
