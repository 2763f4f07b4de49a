import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from events.store.faults import StoreError
from events.store.opening import open_store
from events.store.saving import backup, export_text
from events.store.store import Store
from tests.storing import KINDS, a_document, fresh_url, proposals, start_reviewer

TEXT = "北方四島\r\nIturup / Etorofu\n\n \u2028 end\n"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """One moment for all, so that what differs between two exports is not the time."""
    monkeypatch.setattr("events.store.store.now", lambda: "2026-01-31T09:30:00Z")


def filled(kind: str, folder: Path) -> Store:
    """A store with two documents and some history."""
    folder.mkdir(exist_ok=True)
    store = open_store(fresh_url(kind, folder))
    store.add_document(a_document(1), proposals(3), "Ann")
    store.add_document(replace(a_document(2), text=TEXT, language="ja"), [{"b": 1.5, "a": [None, True]}], "Ann")
    store.review(1, 1, "Ann", "accept", "accepted", {"title": "択捉島"})
    store.undo(1, 2, "Bob")
    store.set_published(2, "2023-01-23", "Bob")
    store.replace_candidates(1, proposals(2), "Bob")
    return store


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_backup_taken_while_others_write_is_whole(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/documents.sqlite"
    with closing(open_store(url)) as store:
        store.add_document(a_document(text="x" * 500_000), proposals(5), "Ann")
        reviewer = start_reviewer(url, "reviewer", 1_000_000)
        assert reviewer.stdout
        told, copies = [], []
        for number in range(5):
            told.append([reviewer.stdout.readline().split() for _ in range(20)][-1])
            copies.append(backup(store, tmp_path / "copies" / f"{number}.sqlite"))
        assert reviewer.poll() is None
        reviewer.kill()
        reviewer.communicate(timeout=100)
    for copy, (number, revision) in zip(copies, told, strict=True):
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with closing(open_store(f"sqlite:///{copy}")) as again:
            assert again.documents()[0].text == "x" * 500_000
            assert again.candidate(int(number)).revision >= int(revision)
            assert all(len(again.history(each.id)) == each.revision for each in again.candidates())
    assert {path.suffix for path in (tmp_path / "copies").iterdir()} == {".sqlite"}


def test_a_backup_is_one_file_that_only_its_owner_reads_and_has_everything(tmp_path: Path) -> None:
    with closing(filled("sqlite", tmp_path)) as store:
        copy = backup(store, tmp_path / "copies" / "monday.sqlite")
        export_text(store, tmp_path / "original")
    assert [path.name for path in copy.parent.iterdir()] == ["monday.sqlite"]
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(open_store(f"sqlite:///{copy}")) as again:
        export_text(again, tmp_path / "copied")
    assert files(tmp_path / "copied") == files(tmp_path / "original")


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_is_not_written_over_anything(kind: str, tmp_path: Path) -> None:
    kept = tmp_path / "monday"
    kept.write_text("my notes", encoding="utf-8")
    with closing(filled(kind, tmp_path / "store")) as store:
        with pytest.raises(StoreError, match="nothing was written over it; choose another name"):
            backup(store, kept)
        assert len(store.documents()) == 2
    assert kept.read_text(encoding="utf-8") == "my notes"


def test_a_store_is_not_backed_up_over_itself(tmp_path: Path) -> None:
    with closing(filled("sqlite", tmp_path)) as store:
        with pytest.raises(StoreError, match="nothing was written over it"):
            backup(store, Path(store.where))
        assert len(store.documents()) == 2


def test_the_backup_of_a_server_is_its_plain_text(tmp_path: Path) -> None:
    with closing(filled("postgresql", tmp_path)) as store:
        assert backup(store, tmp_path / "monday") == tmp_path / "monday"
        export_text(store, tmp_path / "export")
    assert files(tmp_path / "monday") == files(tmp_path / "export")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_store_exports_the_same_bytes(kind: str, tmp_path: Path) -> None:
    with closing(filled(kind, tmp_path / "store")) as store:
        assert export_text(store, tmp_path / "one") == export_text(store, tmp_path / "two") == 2
        before = files(tmp_path / "one")
        assert sorted(before) == ["document-000001.json", "document-000002.json"]
        assert before == files(tmp_path / "two")
        store.review(4, 1, "Bob", "reject", "rejected")
        export_text(store, tmp_path / "one")
    after = files(tmp_path / "one")
    assert [name for name in sorted(after) if after[name] != before[name]] == ["document-000002.json"]


def test_both_databases_export_the_same_bytes(tmp_path: Path) -> None:
    for kind in KINDS:
        with closing(filled(kind, tmp_path / kind)) as store:
            export_text(store, tmp_path / f"export of {kind}")
    assert files(tmp_path / "export of sqlite") == files(tmp_path / "export of postgresql")


def test_an_export_has_the_text_every_candidate_and_every_revision(tmp_path: Path) -> None:
    with closing(filled("sqlite", tmp_path / "store")) as store:
        export_text(store, tmp_path)
        histories = [[step.action for step in store.history(number)] for number in (1, 2, 3)]
    first, second = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(tmp_path.glob("*.json")))
    assert "\n".join(second["text"]) == TEXT
    assert [step["published"] for step in second["revisions"]] == [None, "2023-01-23"]
    assert [[step["action"] for step in each["revisions"]] for each in first["candidates"]] == histories
    assert histories == [["proposed", "accept", "undo"], ["proposed"], ["proposed", "replaced"]]
    assert [each["replaced"] for each in first["candidates"]] == [False, False, True]
    assert "択捉島" in (tmp_path / "document-000001.json").read_text(encoding="utf-8")


def test_an_export_that_fails_keeps_the_file_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    with closing(filled("sqlite", tmp_path / "store")) as store:
        export_text(store, tmp_path / "export")
        before = files(tmp_path / "export")
        store.review(1, 3, "Bob", "reject", "rejected")
        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(StoreError, match=r"document-000001\.json could not be written: No space left on device"):
            export_text(store, tmp_path / "export")
        with pytest.raises(StoreError, match=r"b\.sqlite could not be written: No space left on device"):
            backup(store, tmp_path / "b.sqlite")
    assert files(tmp_path / "export") == before
    assert not (tmp_path / "b.sqlite").exists()


def test_a_place_that_cannot_be_written_is_a_plain_message(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with closing(filled("sqlite", tmp_path)) as store:
        for save in (lambda path: backup(store, path / "b.sqlite"), lambda path: export_text(store, path / "e")):
            with pytest.raises(StoreError, match=r"could not be written: .*\.$"):
                save(tmp_path / "file")
