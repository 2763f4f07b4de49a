import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from events.store.faults import StoreError
from events.store.opening import open_store
from tests.running import free_port
from tests.storing import a_document, new_database, proposals


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store with one document."""
    path = tmp_path / "documents.sqlite"
    with closing(open_store(f"sqlite:///{path}")) as store:
        store.add_document(a_document(text="Shikotan " * 20_000), proposals(3), "Ann")
    return path


def refusal(url: str | None) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(url)
    message = str(refused.value)
    assert message.endswith(".") and "\n" not in message
    return message


@pytest.mark.parametrize(
    "url",
    ["nonsense", "mysql://ann:s3cret@host/x", "sqlite://", "sqlite:///:memory:", "postgresql://ann:s3cret@host:x/y"],
)
def test_an_address_of_no_store_is_a_plain_message_without_the_password(url: str) -> None:
    message = refusal(url)
    assert "wanted sqlite:///FILE or postgresql+psycopg://" in message
    assert "s3cret" not in message


def test_postgresql_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.store.engines.find_spec", lambda _: None)
    message = refusal("postgresql://ann:s3cret@host/x")
    assert "run `python -m pip install 'psycopg[binary]'`" in message
    assert "s3cret" not in message


def test_a_server_that_is_not_there_is_a_plain_message() -> None:
    message = refusal(f"postgresql://ann:s3cret@127.0.0.1:{free_port()}/news")
    assert message.startswith("The store at postgresql+psycopg://ann:***@127.0.0.1:")
    assert "s3cret" not in message


def test_a_database_that_is_not_there_is_a_plain_message() -> None:
    assert 'database "store_none" does not exist' in refusal(new_database().rpartition("/")[0] + "/store_none")


def test_a_database_that_cannot_keep_every_script_is_refused() -> None:
    url = new_database("ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    assert "keeps text in the encoding LATIN1, wanted UTF8" in refusal(url)


@pytest.mark.parametrize("content", [b"not a database", b"\0" * 8192, "北方四島".encode() * 1000])
def test_a_file_of_another_kind_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "documents.sqlite"
    path.write_bytes(content)
    assert refusal(f"sqlite:///{path}").startswith(f"The store at {path} is not a store of documents")
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "photos.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    assert "is a SQLite database of another program" in refusal(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("photo",)]


@pytest.mark.parametrize("size", [50, 100, 4096, 20_000, -4096, -1])
def test_a_file_that_was_cut_off_is_a_plain_message(file: Path, size: int) -> None:
    content = file.read_bytes()[:size]
    file.write_bytes(content)
    assert refusal(f"sqlite:///{file}").startswith(f"The store at {file} is ")
    assert file.read_bytes() == content


def test_pages_that_were_overwritten_are_a_plain_message(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:4096] + os.urandom(len(content) - 4096))
    damaged = pytest.raises(StoreError, match="is damaged: the file is cut off or overwritten; put the last backup")
    with damaged, closing(open_store(f"sqlite:///{file}")) as store:
        store.documents()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert "Is a directory" in refusal(f"sqlite:///{tmp_path}")


def test_a_folder_that_cannot_be_made_is_a_plain_message(file: Path) -> None:
    assert "cannot be opened" in refusal(f"sqlite:///{file}/deeper/documents.sqlite")


@contextmanager
def as_another_user() -> Iterator[Path]:
    """A folder that this process may for the moment read but not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(open_store(f"sqlite:///{folder}/documents.sqlite")) as store:
            store.add_document(a_document(), [], "Ann")
        (folder / "documents.sqlite").chmod(0o666)
        folder.chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps permissions in another way")
@pytest.mark.parametrize("name", ["documents.sqlite", "new.sqlite", "new/documents.sqlite"])
def test_a_read_only_folder_is_a_plain_message(name: str) -> None:
    with as_another_user() as folder:
        message = refusal(f"sqlite:///{folder}/{name}")
    assert "read-only for this user" in message or "Permission denied" in message


def test_a_full_disk_loses_nothing_and_is_a_plain_message(file: Path) -> None:
    with closing(open_store(f"sqlite:///{file}")) as store:
        # SQLite itself reports a file that may not grow as a full disk.
        event.listen(store.engine, "begin", lambda found: found.exec_driver_sql("PRAGMA max_page_count = 1"))
        with pytest.raises(StoreError, match="found no room: the disk is full; nothing of this was saved"):
            store.add_document(a_document(2, "x" * 1_000_000), proposals(2), "Ann")
        assert [document.name for document in store.documents()] == ["report-1.txt"]
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.add_document(a_document(2, "x" * 1_000_000), proposals(2), "Ann")
        assert len(store.candidates()) == 5


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux tells which files are open")
def test_nothing_stays_open(file: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite").write_bytes(b"not a database")
    with closing(sqlite3.connect(tmp_path / "photos.sqlite")) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    for name in ("broken", "photos"):
        refusal(f"sqlite:///{tmp_path}/{name}.sqlite")
    assert open_files(tmp_path) == []
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.documents()
        assert open_files(tmp_path)
    assert open_files(tmp_path) == []


def open_files(folder: Path) -> list[str]:
    links = [os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()]
    return [link for link in links if link.startswith(str(folder))]
