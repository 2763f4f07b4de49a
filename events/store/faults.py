"""What can go wrong with the store, each as one plain sentence."""
# floor 10

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from events.store.rows import StoredCandidate, StoredDocument

DAMAGED = "is damaged: the file is cut off or overwritten; put the last backup in its place"
_BUSY = "is busy: somebody else has been writing for half a minute; nothing of this was saved, try again"
_READ_ONLY = "cannot be opened for writing: the file, its folder or the disk is read-only for this user"
_FULL = "found no room: the disk is full; nothing of this was saved, make room and try again"
_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_NOTADB: "is not a store of documents: the file is of another kind; move it away or name another",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_IOERR: "could not be read or written: the disk reported an error; nothing of this was saved",
}
# The SQLSTATE codes of PostgreSQL.
_POSTGRES = {"53100": _FULL, "55P03": _BUSY, "25006": "cannot be written: the server is read-only"}


class StoreError(Exception):
    """A failure that a person can meet; its text is one plain sentence."""


class AlreadyStoredError(StoreError):
    """The same bytes are in the store already, as `document`."""

    def __init__(self, document: StoredDocument) -> None:
        """Name the document that is there."""
        super().__init__(f"The same document is in the store already, as {document.name!r} (number {document.id}).")
        self.document = document


class ConflictError(StoreError):
    """Somebody else saved first; `current` is what the candidate has become."""

    def __init__(self, current: StoredCandidate) -> None:
        """Name the candidate."""
        super().__init__(
            f"Somebody else has saved candidate {current.id} in the meantime: "
            f"it is now {current.status}, at revision {current.revision}. Look at it again, then decide."
        )
        self.current = current


@contextmanager
def plainly(where: str) -> Iterator[None]:
    """Raise what a database reports inside the block as a StoreError about the store at `where`."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"The store at {where} {_said(error)}.") from error
    except PoolTimeoutError as error:
        raise StoreError(f"The store at {where} {_BUSY}.") from error


def _said(error: DBAPIError) -> str:
    # The low byte is the kind of error, the rest its variety.
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    state = getattr(error.orig, "sqlstate", None)
    first_line = next(iter(str(error.orig).splitlines()), type(error.orig).__name__)
    return _SQLITE.get(code) or _POSTGRES.get(state or "") or f"reported: {first_line.rstrip('.')}"
