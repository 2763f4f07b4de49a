"""The schema of a store, brought to the version of this program: after a copy, and never backwards."""
# floor 13

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from events.folders import data_folder
from events.store.copying import copy_file, copy_rows
from events.store.engines import place, reading, writing
from events.store.faults import StoreError

STEPS = Path(__file__).parent / "migrations"
# Not Alembic's usual name: a database that others keep their own tables in is not taken for a store.
VERSION_TABLE = "four_islands_store"
# Alembic runs its steps on a connection that it holds for the whole process.
_one_at_a_time = threading.Lock()


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables of a new store, or upgrade an older one after a copy; processes may do so at the same time.

    StoreError if the store is newer than this program, is no store, or cannot be written.
    """
    settings = Config()
    # Alembic's settings are those of an .ini file, where a percent sign is special.
    settings.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    steps = ScriptDirectory.from_config(settings)
    head = steps.get_current_head()
    with reading(engine) as connection:
        if _version(connection) == head:
            return
    with _one_at_a_time, writing(engine) as connection:
        # Another process may have done it while this one waited for its turn.
        found = _version(connection)
        if found == head:
            return
        if found is None:
            _refuse_another_kind(connection)
        elif found not in {step.revision for step in steps.walk_revisions()}:
            raise StoreError(
                f"The store at {place(engine.url)} was written by a newer version of this program: its schema is "
                f"{found}, the newest that is known here is {head}. Update the program, or name another store."
            )
        else:
            _keep_a_copy(engine, connection, head or "")
        settings.attributes.update(connection=connection, version_table=VERSION_TABLE)
        command.upgrade(settings, "head")


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()


def _refuse_another_kind(connection: Connection) -> None:
    url, dialect = connection.engine.url, connection.dialect.name
    if dialect == "sqlite" and inspect(connection).get_table_names():
        raise StoreError(
            f"{place(url)} is a SQLite database of another program: it was left as it is; name another file."
        )
    if dialect == "postgresql" and connection.scalar(text("SHOW server_encoding")) != "UTF8":
        raise StoreError(
            f"The database at {place(url)} keeps text in the encoding "
            f"{connection.scalar(text('SHOW server_encoding'))}, wanted UTF8: make the database with ENCODING 'UTF8'."
        )


def _keep_a_copy(engine: Engine, connection: Connection, head: str) -> None:
    """Copy a store before it is upgraded: a SQLite file beside itself, PostgreSQL's rows into the data folder."""
    if engine.dialect.name == "sqlite":
        store = Path(engine.url.database or "")
        copy_file(engine, _free(store.with_name(f"{store.stem}.before-{head}{store.suffix}")))
    else:
        copy_rows(connection, _free(data_folder() / f"{engine.url.database}.before-{head}.jsonl"))


def _free(path: Path) -> Path:
    """The path, or with a number before its ending the first that nothing has: earlier copies are kept."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
