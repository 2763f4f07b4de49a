"""What the tests of the store share: documents, databases of both kinds, and a process that only reviews."""

import atexit
import functools
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from events.store.faults import ConflictError
from events.store.opening import open_store
from events.store.rows import NewDocument
from events.store.store import Store
from tests.running import free_port

ROOT = Path(__file__).parent.parent
KINDS = ("sqlite", "postgresql")
_databases = count(1)


def a_document(number: int = 1, text: str = "A ship came to Shikotan.") -> NewDocument:
    """A document that differs from those of other numbers."""
    return NewDocument(
        name=f"report-{number}.txt",
        sha256=hashlib.sha256(f"{number}".encode()).hexdigest(),
        text=text,
        language="en",
        published=None,
        published_basis="",
        title=f"Report {number}",
        publisher="A newspaper",
        url="",
    )


def proposals(size: int = 1) -> list[dict[str, Any]]:
    """Contents of so many candidates."""
    return [{"title": f"Ship {number}", "start": number, "places": ["shikotan"]} for number in range(size)]


def fresh_url(kind: str, folder: Path) -> str:
    """The address of a database of its own with nothing in it; the test is skipped where no server can run."""
    if kind == "sqlite":
        return f"sqlite:///{folder}/documents.sqlite"
    return new_database()


def new_database(options: str = "") -> str:
    """The address of an empty PostgreSQL database; skips the test if this computer has no PostgreSQL."""
    server = postgres_server()
    if not server:
        pytest.skip(
            "no PostgreSQL here: neither initdb on the path nor /usr/lib/postgresql (apt-get install postgresql)"
        )
    name = f"store_{next(_databases)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {options}")  # type: ignore[arg-type]
    return f"{server}/{name}".replace("postgresql://", "postgresql+psycopg://")


@functools.cache
def postgres_server() -> str | None:
    """The address of a PostgreSQL server started for this run and ended with it; None where it is not installed."""
    binaries = _binaries()
    if not binaries:
        return None
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # PostgreSQL does not run as root.
    user = _other_user() if hasattr(os, "geteuid") and os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    port, data = free_port(), folder / "data"
    initdb = [binaries / "initdb", "-D", data, "-U", "store", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(initdb, cwd=folder, user=user, check=True, capture_output=True)
    command = [binaries / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder, "-F"]
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, user=user, stdout=log, stderr=log)
    atexit.register(_end, server)
    url = f"postgresql://store@127.0.0.1:{port}"
    _wait_until_it_answers(url, server, folder / "log.txt")
    return url


def _binaries() -> Path | None:
    found = shutil.which("initdb")
    # Debian keeps them off the path, one folder for each version.
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(folders) if (folder / "postgres").exists()), None)


def _other_user() -> str:
    import pwd

    return "postgres" if "postgres" in {entry.pw_name for entry in pwd.getpwall()} else "nobody"


def _wait_until_it_answers(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(f"{url}/postgres", connect_timeout=5).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not come up; it printed:\n{log.read_text(errors='replace')}")


def _end(server: subprocess.Popen[bytes]) -> None:
    # The quick way to end it: without waiting for those who are connected.
    server.send_signal(2)
    server.wait(timeout=30)


def start_reviewer(url: str, who: str, times: int) -> subprocess.Popen[str]:
    """Start a process that saves so many reviews of whatever is in the store, and prints one line for each."""
    command = [sys.executable, "-m", "tests.storing", url, who, str(times)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def review_in_turn(store: Store, who: str, times: int) -> None:
    """Review the candidates one after another, each time on what it has become; print what was saved."""
    numbers = [candidate.id for candidate in store.candidates()]
    for turn in range(times):
        number = numbers[turn % len(numbers)]
        while True:
            seen = store.candidate(number)
            try:
                saved = store.review(number, seen.revision, who, f"turn {turn}", "accepted", {"turn": turn, "who": who})
            except ConflictError:
                continue
            break
        print(number, saved.revision, flush=True)


if __name__ == "__main__":
    with closing(open_store(sys.argv[1])) as opened:
        review_in_turn(opened, sys.argv[2], int(sys.argv[3]))
