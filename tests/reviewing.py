"""What the tests of the documents page share: a made-up report, its candidates, a store, and the app with its own."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from events.candidates.proposing import propose
from events.documents.reading import read_document
from events.language import LANGUAGES
from events.review_adding import new_document
from events.store.opening import open_store
from events.store.rows import NewDocument
from events.store.store import Store
from tests.running import ROOT, free_port, wait_until_healthy

REPORT = """Published: 23 January 2023
Talks about the islands
The ministers of Japan and Russia met in Moscow on 3 March 2020 and spoke about Kunashir.
On March 21 last year Russia ended the visa-free visits to Shikotan and Iturup.
In 1956 the USSR and Japan signed a joint declaration about Shikotan and Habomai.
"""
UNDATED = REPORT.partition("\n")[2]


def a_content(text: str = REPORT, quote: str = "spoke about Kunashir", **more: Any) -> dict[str, Any]:
    """A candidate that rests on words of a text and could go on the map as it is."""
    start = text.index(quote)
    return {
        **{"document": "report.txt", "date": "2020-03-03", "date_text": "3 March 2020", "date_basis": "absolute"},
        **{"date_rule": "day", "date_anchor": "", "date_why": "'3 March 2020', as written."},
        **{"places": ["kunashir"], "place_scopes": {"kunashir": "named"}, "place_text": "Kunashir"},
        **{"place_basis": "named", "actors": ["japan"], "paragraph": 3, "quote": quote},
        **{"start": start, "end": start + len(quote), "also": [], "planned": False, "kind": "negotiation"},
        **{
            "title": "Ministers meet",
            "titles": dict(zip(LANGUAGES, ("Ministers meet", "閣僚会談", "Встреча"), strict=True)),
        },
        "summaries": dict(
            zip(LANGUAGES, ("Two ministers talk.", "閣僚が会談する。", "Министры беседуют."), strict=True)
        ),
        **{"confidence": 0.9, "proposer": "rules", "same_as": ""},
        **more,
    }


def a_report(text: str = REPORT, **more: Any) -> NewDocument:
    """The report as a store takes it."""
    given = {
        **{"name": "report.txt", "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text},
        **{"language": "en", "published": "2023-01-23", "published_basis": "header"},
        **{"title": "Talks about the islands", "publisher": "A newspaper", "url": "https://example.org/talks"},
    }
    return NewDocument(**{**given, **more})


def store_in(folder: Path) -> Store:
    """The store that the app would open if `folder` were its data folder."""
    return open_store(f"sqlite:///{folder}/documents.sqlite")


def put_in(store: Store, text: str, name: str = "report.txt") -> int:
    """Store a text with what is proposed for it, as the page does; the number of the document."""
    document = read_document(name, text.encode())
    return store.add_document(new_document(document), propose(document), "tester").id


@contextmanager
def review_app(folder: Path, *options: str, address: str = "localhost", port: int = 0) -> Iterator[str]:
    """Yield the loopback address of the real app with its store in `folder`, bound to `address`."""
    log, port = folder / "log.txt", port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    command += ["--server.address", address, *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    environment["FOUR_ISLANDS_DATA"] = str(folder)
    for name in ("DATABASE_URL", "FOUR_ISLANDS_MODEL", "FOUR_ISLANDS_MODEL_URL", "FOUR_ISLANDS_MODEL_KEY"):
        environment.pop(name, None)
    with log.open("wb") as output:
        app = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        url = f"http://localhost:{port}"
        try:
            wait_until_healthy(app, url, log)
            yield url
        finally:
            app.terminate()
            app.wait(timeout=20)
