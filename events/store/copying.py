"""Copies of a store that are there whole or not at all."""
# floor 12

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, inspect, select

from events.store.engines import place
from events.store.faults import StoreError
from events.store.models import metadata


def copy_file(engine: Engine, target: Path) -> None:
    """Copy a SQLite store as it stands, while others may be writing, to a new file that only its owner may read.

    StoreError if there is a file already, or it cannot be written.
    """
    with new_file(target) as partial:
        try:
            with closing(sqlite3.connect(place(engine.url))) as source, closing(sqlite3.connect(partial)) as copy:
                source.backup(copy)
                # A copy has to open on a disk that cannot be written to: no log beside it.
                copy.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            raise StoreError(f"The copy {target} could not be made: {error}.") from error


def copy_rows(connection: Connection, target: Path) -> None:
    """Write the rows of a store of any version to a new file, each as one line of JSON that names its table."""
    here = set(inspect(connection).get_table_names())
    found = MetaData()
    found.reflect(connection, only=[name for name in metadata.tables if name in here])
    with new_file(target) as partial, partial.open("w", encoding="utf-8") as lines:
        for table in found.sorted_tables:
            for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
                lines.write(json.dumps({"table": table.name, "row": dict(row)}, ensure_ascii=False, default=str) + "\n")


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """As `replaced_file`, but StoreError if there is something at `target` already."""
    if target.exists():
        raise StoreError(f"There is already something at {target}: nothing was written over it; choose another name.")
    with replaced_file(target) as partial:
        yield partial


@contextmanager
def replaced_file(target: Path) -> Iterator[Path]:
    """A file to write to, which takes the place of `target` once the block has come to its end, and not before.

    Only its owner may read it. StoreError if the folder cannot be written or the disk is full.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(descriptor)
        partial = Path(name)
        try:
            yield partial
            _reach_the_disk(partial)
            partial.replace(target)
            _reach_the_disk(target.parent)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{target} could not be written: {error.strerror or error}.") from error


def _reach_the_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlast a power cut; Windows has that for files only."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
