import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from events.folders import data_folder, published_folder
from events.store.engines import reading
from events.store.opening import open_store
from events.store.queries import document_numbers
from events.store.store import Store
from tests.storing import KINDS, ROOT, a_document, fresh_url

each_kind = pytest.mark.parametrize("kind", KINDS)
# Waits for a word, so that several of these begin together.
OPENER = """
import sys
from events.store.opening import open_store
print("ready", flush=True)
sys.stdin.readline()
for url in sys.argv[1:]:
    open_store(url).close()
print("psycopg" in sys.modules)
"""


def test_the_store_is_a_file_in_the_data_folder_for_this_user_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path / "deep" / "data % folder"))
    with closing(open_store()) as store:
        assert store.where == str(data_folder() / "documents.sqlite")
    assert data_folder().stat().st_mode & 0o777 == 0o700
    assert (data_folder() / "documents.sqlite").stat().st_mode & 0o777 == 0o600
    assert published_folder() == data_folder() / "published"
    assert not published_folder().exists()


def test_without_a_setting_the_data_folder_is_the_user_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOUR_ISLANDS_DATA", raising=False)
    assert data_folder().name == "four-islands"
    monkeypatch.setenv("FOUR_ISLANDS_DATA", "~/newsroom")
    assert data_folder() == Path.home() / "newsroom"


@each_kind
def test_the_setting_names_the_store(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", fresh_url(kind, tmp_path).replace("+psycopg", ""))
    with closing(open_store()) as store:
        assert store.engine.dialect.name == kind
        store.add_document(a_document(), [], "Ann")
    with closing(open_store()) as store:
        assert len(store.documents()) == 1


def test_every_write_reaches_the_disk_before_it_is_answered(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path}/documents.sqlite")) as store, store.engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        answers = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert answers == ["wal", 2, 1, 30_000]


@each_kind
def test_processes_that_open_a_new_store_at_the_same_time_all_succeed(kind: str, tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(5)]
    urls = [fresh_url(kind, folder) for folder in folders]
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER, *urls],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(5)
    ]
    assert [opener.stdout and opener.stdout.readline() for opener in openers] == ["ready\n"] * 5
    for opener in openers:
        assert opener.stdin
        opener.stdin.write("go\n")
        opener.stdin.flush()
    ends = [opener.communicate(timeout=100) for opener in openers]
    # Only PostgreSQL's addresses bring its driver in.
    assert ends == [(f"{kind == 'postgresql'}\n", "")] * 5


def test_who_opens_while_somebody_makes_the_file_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "documents.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = threading.Timer(0.2, other.rollback)
        done.start()
        with closing(open_store(f"sqlite:///{path}")) as store:
            assert store.documents() == []
        done.join()


@each_kind
@pytest.mark.parametrize("stores", [1, 6])
def test_threads_that_open_new_stores_at_the_same_time_all_succeed(kind: str, stores: int, tmp_path: Path) -> None:
    urls = [fresh_url(kind, tmp_path / str(number)) for number in range(stores)] * (6 // stores)
    opened: list[Store] = []
    threads = [threading.Thread(target=lambda url: opened.append(open_store(url)), args=[url]) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.documents() for store in opened] == [[]] * 6
    for store in opened:
        store.close()


@each_kind
def test_a_reader_sees_one_moment_whatever_others_save(kind: str, tmp_path: Path) -> None:
    with closing(open_store(fresh_url(kind, tmp_path))) as store:
        with reading(store.engine) as connection:
            before = document_numbers(connection)
            store.add_document(a_document(), [], "Ann")
            assert document_numbers(connection) == before == []
        assert len(store.documents()) == 1
