import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from events.store import migrating
from events.store.faults import StoreError
from events.store.models import metadata
from events.store.opening import open_store
from events.store.saving import export_text
from tests.storing import KINDS, ROOT, a_document, fresh_url, proposals

each_kind = pytest.mark.parametrize("kind", KINDS)
# Every schema that was ever released, with something in it.
RELEASED = sorted((ROOT / "tests/data").glob("store-*.sql"))
LATER = """
from alembic import op
import sqlalchemy as sa

revision, down_revision = "9999", {last!r}


def upgrade():
    op.add_column("document", sa.Column("shelf", sa.Text, nullable=False, server_default="A1"))
    {then}
"""


def add_a_later_step(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str = "") -> None:
    """Let the program know one schema more than it does."""
    last = sorted(path.stem[:4] for path in migrating.STEPS.glob("versions/[0-9]*.py"))[-1]
    steps = shutil.copytree(migrating.STEPS, folder / "later steps")
    (steps / "versions" / "9999_shelf.py").write_text(LATER.format(last=last, then=then), encoding="utf-8")
    monkeypatch.setattr(migrating, "STEPS", steps)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def released(path: Path, folder: Path) -> str:
    """The address of a store of an earlier release."""
    file = folder / "documents.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(path.read_text(encoding="utf-8"))
    return f"sqlite:///{file}"


@each_kind
def test_the_steps_make_the_tables_that_the_program_uses(kind: str, tmp_path: Path) -> None:
    with closing(open_store(fresh_url(kind, tmp_path))) as store, store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrating.VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_the_newest_schema_is_among_the_released_ones() -> None:
    newest = sorted(path.stem[:4] for path in migrating.STEPS.glob("versions/[0-9]*.py"))[-1]
    assert RELEASED[-1].stem == f"store-{newest}"


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_a_store_of_an_earlier_release_is_upgraded_after_a_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = released(path, tmp_path)
    with closing(open_store(url)) as store:
        assert export_text(store, tmp_path / "before") == 2
    add_a_later_step(tmp_path, monkeypatch)
    with closing(open_store(url)) as store, store.engine.connect() as connection:
        assert connection.execute(text("SELECT DISTINCT shelf FROM document")).scalars().all() == ["A1"]
    copy = tmp_path / "documents.before-9999.sqlite"
    monkeypatch.undo()
    with closing(open_store(f"sqlite:///{copy}")) as store:
        assert export_text(store, tmp_path / "copied") == 2
    assert tree(tmp_path / "copied") == tree(tmp_path / "before")
    assert b"nobody's hurt" in tree(tmp_path / "copied")["document-000001.json"]


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_an_earlier_release_keeps_its_reviews_and_goes_on(path: Path, tmp_path: Path) -> None:
    with closing(open_store(released(path, tmp_path))) as store:
        first = store.candidate(1)
        assert [step.action for step in store.history(1)] == ["proposed", "accept", "merge", "undo"]
        assert store.undo(1, first.revision, "Ann").status == "candidate"
        assert store.add_document(a_document(3), proposals(), "Ann").id == 3


def test_what_was_upgraded_opens_with_everything_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = released(RELEASED[-1], tmp_path)
    with closing(open_store(url)) as store:
        export_text(store, tmp_path / "before")
    # A step that adds nothing: the program itself has to be able to read what comes out.
    add_a_later_step(tmp_path, monkeypatch, 'op.drop_column("document", "shelf")')
    with closing(open_store(url)) as store:
        export_text(store, tmp_path / "after")
        with store.engine.begin() as connection, pytest.raises(Exception, match="never changed or removed"):
            connection.execute(text("DELETE FROM candidate_revision"))
    assert tree(tmp_path / "after") == tree(tmp_path / "before")


@each_kind
def test_an_upgrade_that_fails_half_way_changes_nothing(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    url = fresh_url(kind, tmp_path)
    with closing(open_store(url)) as store:
        store.add_document(a_document(), proposals(2), "Ann")
    with monkeypatch.context() as later:
        add_a_later_step(tmp_path, later, 'op.execute("INSERT INTO nowhere VALUES (1)")')
        for _ in range(2):
            with pytest.raises(StoreError, match="nowhere"):
                open_store(url)
    with closing(open_store(url)) as store:
        assert len(store.candidates()) == 2
    assert len(list(tmp_path.glob("*.before-9999*"))) == 2


def test_postgresql_s_rows_are_written_to_the_data_folder_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path / "data"))
    url = fresh_url("postgresql", tmp_path)
    with closing(open_store(url)) as store:
        store.add_document(a_document(text="択捉島\nIturup"), proposals(2), "Ann")
    add_a_later_step(tmp_path, monkeypatch)
    open_store(url).close()
    [copy] = (tmp_path / "data").iterdir()
    lines = copy.read_text(encoding="utf-8").splitlines()
    assert copy.name == f"{url.rpartition('/')[2]}.before-9999.jsonl"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [line.partition(",")[0] for line in lines] == [
        '{"table": "document"',
        *['{"table": "candidate"'] * 2,
        '{"table": "document_revision"',
        *['{"table": "candidate_revision"'] * 2,
    ]
    assert '"text": "択捉島\\nIturup"' in lines[0]


@each_kind
def test_a_newer_store_is_refused_and_left_as_it_is(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = fresh_url(kind, tmp_path)
    with monkeypatch.context() as later:
        add_a_later_step(tmp_path, later)
        open_store(url).close()
    with pytest.raises(StoreError, match=r"written by a newer version .* its schema is 9999, the newest .* is 0"):
        open_store(url)
    add_a_later_step(tmp_path / "again", monkeypatch)
    open_store(url).close()
    assert not list(tmp_path.glob("*.before-*"))
