"""Second copies of a store: a backup, and plain text that people can read and compare."""
# floor 14

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from events.store import queries
from events.store.copying import copy_file, replaced_file
from events.store.engines import reading
from events.store.faults import StoreError
from events.store.store import Store


def backup(store: Store, path: Path) -> Path:
    """Copy a store as it stands, while others may be writing, and return where the copy is.

    SQLite: a new file `path`, itself a store that can be opened. PostgreSQL, whose own tools make the real backups:
    the plain text of `export_text` in a new folder `path`. StoreError if there is something already.
    """
    if store.engine.dialect.name == "sqlite":
        copy_file(store.engine, path)
    elif path.exists():
        raise StoreError(f"There is already something at {path}: nothing was written over it; choose another name.")
    else:
        export_text(store, path)
    return path


def export_text(store: Store, folder: Path) -> int:
    """Write every document with its candidates and all revisions to a file `document-N.json`; return how many.

    All files show the same moment, are sorted, and hold the text line by line: the same store gives the same bytes.
    A file of an earlier export is replaced; only the owner may read the files. StoreError if they cannot be written.
    """
    with reading(store.engine) as connection:
        numbers = queries.document_numbers(connection)
        for number in numbers:
            with replaced_file(folder / f"document-{number:06}.json") as partial:
                partial.write_text(_readable(_whole(connection, number)), encoding="utf-8", newline="\n")
        return len(numbers)


def _readable(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _whole(connection: Connection, number: int) -> dict[str, Any]:
    """Everything about one document; joined by line feeds, the lines of `text` are the text."""
    document = asdict(queries.document_number(connection, number))
    standing = {found.id for found in queries.current_candidates(connection, number, ())}
    return {
        **document,
        "text": document["text"].split("\n"),
        "revisions": [asdict(revision) for revision in queries.document_revisions(connection, number)],
        "candidates": [
            {
                "id": key,
                "replaced": key not in standing,
                "revisions": [asdict(revision) for revision in queries.revisions(connection, key)],
            }
            for key in queries.candidate_numbers(connection, number)
        ],
    }
