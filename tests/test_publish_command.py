import os
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from events.__main__ import main
from events.catalogue import OWN_FOLDER, read_catalogue
from events.publishing_words import GROUPS
from events.store.opening import open_store
from events.store.store import Store
from tests.publishing import NEWS, OTHER_NEWS, SECOND, accept, candidates, merge, titled


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "data"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Three documents."""
    paths = [tmp_path / f"{name}.txt" for name in ("news", "second", "ferry")]
    for path, text in zip(paths, (NEWS, SECOND, OTHER_NEWS), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def accept_all(store: Store) -> None:
    for candidate in store.candidates(statuses=["candidate"]):
        accept(store, candidate)


def test_accepted_candidates_become_sound_catalogue_files(
    files: list[str], tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", *files])
    out = tmp_path / "out"
    with closing(open_store()) as store:
        accept_all(store)
        merge(store, candidates(store, store.document(2))[0], "2017-09-23-grave-flight")
    capsys.readouterr()
    assert main(["publish", "--out", str(out)]) == 0
    shown = capsys.readouterr()
    assert [line.rpartition("/")[2] for line in shown.out.splitlines()] == [
        *("news-2023-01-23.toml: 4 records", "second-2023-02-01.toml: 2 records", "ferry-2024-03-04.toml: 1 record")
    ]
    assert shown.err.splitlines()[0].startswith("news-2023-01-23.toml: fill in publisher (a stand-in is there), url")
    catalogue, faults = read_catalogue(OWN_FOLDER, GROUPS, [out])
    assert faults == []
    [event] = [event for event in catalogue.events if event.id == "2017-09-23-grave-flight"]
    assert event.citations[-1].source == "second-2023-02-01"
    with closing(open_store()) as store:
        assert {candidate.status for candidate in store.candidates()} == {"published"}
    assert list((data / "published").glob("*")) == []
    assert oct((out / "news-2023-01-23.toml").stat().st_mode & 0o777) == oct(0o666 & ~umask())


def umask() -> int:
    """Return the mask of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_what_is_accepted_later_goes_to_the_end_of_the_same_file(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", files[0]])
    path = tmp_path / "out/news-2023-01-23.toml"
    with closing(open_store()) as store:
        first, second, *_ = candidates(store, store.document(1))
        accept(store, first, titles=titled("Graves"))
        assert main(["publish", "--out", str(path.parent)]) == 0
        by_hand = path.read_text("utf-8").replace('publisher = "news.txt"', 'publisher = "Gazette" # by hand')
        path.write_text(by_hand, encoding="utf-8")
        accept(store, second, titles=titled("Flight"))
        merged = merge(store, candidates(store, store.document(1))[2], "2020-05-05-graves")
        assert main(["publish", "--out", str(path.parent)]) == 0
        assert store.candidate(merged.id).content["published_as"]["id"] == "2020-05-05-graves"
    text = path.read_text("utf-8")
    assert text.startswith(by_hand.rstrip())
    tables = tomllib.loads(text)
    assert [len(tables[kind]) for kind in ("source", "event", "addition")] == [1, 2, 1]
    assert capsys.readouterr().out.splitlines()[-1] == f"{path}: 2 records"


def test_a_run_that_was_cut_off_before_it_marked_can_be_run_again(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", *files])
    out = tmp_path / "out"
    with closing(open_store()) as store:
        accept_all(store)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr("events.publishing_catalogue._Work.mark", stop)
        assert main(["publish", "--out", str(out)]) == 130
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(before) == 3
    capsys.readouterr()
    assert main(["publish", "--out", str(out)]) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert capsys.readouterr().out.startswith("nothing new to publish")
    with closing(open_store()) as store:
        assert {candidate.status for candidate in store.candidates()} == {"published"}


def test_one_fault_and_nothing_is_written(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", *files])
    with closing(open_store()) as store:
        accept_all(store)
        accept(store, candidates(store, store.document(3))[0], date="soon")
    capsys.readouterr()
    assert main(["publish", "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith("ferry.txt: candidate 7: date: found 'soon', wanted an EDTF date")
    assert not (tmp_path / "out").exists()
    with closing(open_store()) as store:
        assert {candidate.status for candidate in store.candidates()} == {"accepted"}


def test_what_the_catalogue_would_refuse_is_not_written(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", files[0]])
    out = tmp_path / "out"
    with closing(open_store()) as store:
        first, second, *_ = candidates(store, store.document(1))
        accept(store, first)
        main(["publish", "--out", str(out)])
        path = out / "news-2023-01-23.toml"
        path.write_text(path.read_text("utf-8").replace('kind = "news"', 'kind = "blog"'), encoding="utf-8")
        spoilt = path.read_bytes()
        accept(store, second)
    capsys.readouterr()
    assert main(["publish", "--out", str(out)]) == 1
    assert "kind: found 'blog', wanted 'news'" in capsys.readouterr().err
    assert path.read_bytes() == spoilt


def test_a_candidate_that_is_changed_meanwhile_is_said_and_not_marked(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", files[2]])
    with closing(open_store()) as store:
        accept_all(store)
        number = store.candidates()[0].id

        def write_and_reject(path: Path, text: str) -> None:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            seen = store.candidate(number)
            store.review(number, seen.revision, "somebody", "reject", "rejected")

        monkeypatch.setattr("events.publishing_catalogue.write_whole", write_and_reject)
        capsys.readouterr()
        assert main(["publish", "--out", str(tmp_path / "out")]) == 1
        assert "it is now rejected" in capsys.readouterr().err
        assert store.candidate(number).status == "rejected"


def test_a_folder_that_cannot_be_written_is_a_sentence(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", files[2]])
    with closing(open_store()) as store:
        accept_all(store)
    capsys.readouterr()
    (tmp_path / "file").touch()
    assert main(["publish", "--out", str(tmp_path / "file" / "out")]) == 1
    assert "could not be written" in capsys.readouterr().err
    with closing(sqlite3.connect(tmp_path / "data/documents.sqlite")) as connection:
        assert connection.execute("SELECT DISTINCT status FROM candidate").fetchall() == [("accepted",)]
