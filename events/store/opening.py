"""Opening the store: where it is, its folder, its schema."""
# floor 14

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from events.folders import data_folder
from events.store.engines import make_engine
from events.store.faults import DAMAGED, StoreError
from events.store.migrating import bring_up_to_date
from events.store.store import Store

_WANTED = "wanted sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
_SMALLEST_PAGE = 512
_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


def open_store(url: str | None = None) -> Store:
    """Open the store at a database address; without one at that of DATABASE_URL, else in the user's data folder.

    A new store is made, its folder included (for this user only); an older one is upgraded after a copy of it.
    StoreError if that cannot be done.
    """
    address = _address(url or os.environ.get("DATABASE_URL", ""))
    if address.get_backend_name() == "sqlite":
        _make_file(Path(address.database or ""))
    engine = make_engine(address)
    try:
        bring_up_to_date(engine)
        if engine.dialect.name == "sqlite":
            _refuse_part_of_a_page(Path(address.database or ""))
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


def _address(text: str) -> URL:
    """The address that a text means; messages never show the text, which may hold a password."""
    if not text:
        return URL.create("sqlite", database=str(data_folder() / "documents.sqlite"))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"The address of the store (DATABASE_URL) is not one of a database: {_WANTED}.") from error
    if url.drivername not in _DRIVERS:
        raise StoreError(f"The address of the store (DATABASE_URL) starts with {url.drivername}://, {_WANTED}.")
    url = url.set(drivername=_DRIVERS[url.drivername])
    if url.drivername == "sqlite" and (not url.database or url.database == ":memory:" or url.query):
        raise StoreError(f"The address of the store (DATABASE_URL) names no file alone, {_WANTED}.")
    return url


def _make_file(path: Path) -> None:
    """Make an empty file for a new store, which only this user may read; SQLite would let everybody."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(f"The store at {path} cannot be opened: {error.strerror or error}.") from error


def _refuse_part_of_a_page(path: Path) -> None:
    """StoreError if a file ends within a page, which SQLite itself would take for blanks.

    While there is a log beside it, the end of the file may be in there.
    """
    log = path.with_name(path.name + "-wal")
    if path.stat().st_size % _SMALLEST_PAGE and not (log.exists() and log.stat().st_size):
        raise StoreError(f"The store at {path} {DAMAGED}.")
