"""Connections to SQLite or PostgreSQL that behave alike: one writer at a time, every reader its own snapshot."""
# floor 11

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, text

from events.store.faults import StoreError, plainly
from events.store.models import to_json

WAIT_SECONDS = 30
# Any number will do, if all versions of the program take the same.
_WRITERS_LOCK = 18550207


def make_engine(url: URL) -> Engine:
    """An engine for an address whose kind is sqlite or postgresql+psycopg; nothing is opened yet.

    StoreError if PostgreSQL's driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(url.database or ""))
    if not find_spec("psycopg"):
        raise StoreError(
            f"The store at {place(url)} is on PostgreSQL, which needs a package that is not installed: "
            "run `python -m pip install 'psycopg[binary]'`, then try again."
        )
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10}, json_serializer=to_json)


def _sqlite(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=lambda: _connect(path),
        poolclass=QueuePool,
        json_serializer=to_json,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later could not wait its turn: writers ask at once.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _connect(path: Path) -> sqlite3.Connection:
    # No isolation level: the driver leaves BEGIN to us. SQLAlchemy's pool lends a connection to one thread at a time.
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _use_wal(connection)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on, once in the life of a file; SQLite itself does not wait for its turn at that."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.02)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the store as it was at its first query, whatever others save; StoreError if it fails."""
    with plainly(place(engine.url)), _snapshot(engine).connect() as connection:
        yield connection


def _snapshot(engine: Engine) -> Engine:
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="REPEATABLE READ")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is the only writer, saved at the end of the block or not at all.

    StoreError if the store cannot be written, or others keep it for WAIT_SECONDS.
    """
    with plainly(place(engine.url)), engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})"))
        yield connection


def place(url: URL) -> str:
    """How messages name a store: its file, or its address without the password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
