import json
from contextlib import closing
from pathlib import Path

import pytest

from events.__main__ import main
from events.store.opening import open_store
from tests.publishing import NEWS, OTHER_NEWS, SECOND, accept, candidates


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


def test_documents_come_in_with_their_candidates(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", *files]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert [line.split(";")[0] for line in shown.out.splitlines()] == [
        "1. news.txt: published 2023-01-23, by its header",
        "2. second.txt: published 2023-02-01, by its header",
        "3. ferry.txt: published 2024-03-04, by its header",
    ]
    with closing(open_store()) as store:
        assert {candidate.status for candidate in store.candidates()} == {"candidate"}
        assert store.documents()[0].added_by


def test_the_same_document_is_refused_and_the_stored_one_is_named(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(NEWS.replace("\n", "\r\n").encode("utf-16"))
    assert main(["add", files[0], str(copy)]) == 1
    shown = capsys.readouterr()
    assert shown.err == "copy.txt: the same document is in the store already, as number 1 (news.txt).\n"
    assert main(["add", files[0], files[2]]) == 1
    assert capsys.readouterr().out.startswith("2. ferry.txt")


def test_a_near_copy_is_stored_and_marked(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    near = tmp_path / "near.txt"
    near.write_text(NEWS.replace("2023-01-23", "2023-01-24") + "The story was updated once more.\n", encoding="utf-8")
    assert main(["add", files[0], files[2], str(near)]) == 0
    assert "nearly the same text as document 1 (news.txt)" in capsys.readouterr().out.splitlines()[2]
    with closing(open_store()) as store:
        first, other, copy = store.documents()
        assert {each.content.get("copy_of") for each in store.candidates(copy.id)} == {first.id}
        marked = [each for doc in (first, other) for each in store.candidates(doc.id) if "copy_of" in each.content]
        assert marked == []


UNDATED = (
    "Talks with Tokyo impossible\n"
    "Last March, the Russian Foreign Ministry announced that Moscow refuses to continue negotiations with Japan on a "
    "peace treaty and ends visa-free travel to the southern Kuril Islands.\n"
)
DATED = (
    "Published: 2023-01-23\n"
    "A year of silence\n"
    "On March 21 last year, the Russian Foreign Ministry announced that Moscow was refusing to negotiate a peace "
    "treaty with Japan and was halting visa-free travel of Japanese citizens to the southern Kuril Islands.\n"
)


@pytest.mark.parametrize("together", [True, False])
def test_a_document_without_a_day_is_lent_dates_as_suggestions(together: bool, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(UNDATED, encoding="utf-8")
    (tmp_path / "dated.txt").write_text(DATED, encoding="utf-8")
    names = [str(tmp_path / "dated.txt"), str(tmp_path / "undated.txt")]
    for call in [names] if together else [[name] for name in names]:
        assert main(["add", *call]) == 0
    with closing(open_store()) as store:
        [lent] = store.candidates(2)
        assert store.document(2).published is None
        assert (lent.content["date"], lent.content["date_basis"]) == ("2022-03", "suggested")
        assert {each.content["date_basis"] for each in store.candidates(1)} == {"relative"}


def test_a_bad_file_costs_no_other(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(tmp_path / "none.txt"), str(tmp_path), files[0]]) == 1
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == 2
    assert shown.out.startswith("1. news.txt")


def test_the_list_shows_how_candidates_stand(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert capsys.readouterr().out == "no documents in the store\n"
    main(["add", *files])
    with closing(open_store()) as store:
        accept(store, candidates(store, store.document(3))[0])
    capsys.readouterr()
    assert main(["list"]) == 0
    shown = capsys.readouterr().out
    assert "3. ferry.txt: published 2024-03-04, by its header; 1 accepted\n" in shown
    assert "[7] accepted | 2024-03-02 | Kunashir / Kunashiri (named) | economy" in shown
    assert main(["list", "--status", "accepted", "--json"]) == 0
    [only] = json.loads(capsys.readouterr().out)
    assert (only["document"], only["status"], only["revision"], only["date"]) == (
        "ferry.txt",
        "accepted",
        2,
        "2024-03-02",
    )


def test_a_backup_is_a_store_and_an_export_is_text(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", *files])
    assert main(["backup", str(tmp_path / "copy.sqlite")]) == 0
    with closing(open_store(f"sqlite:///{tmp_path / 'copy.sqlite'}")) as store:
        assert len(store.documents()) == 3
    assert main(["export", str(tmp_path / "text")]) == 0
    assert "3 documents written" in capsys.readouterr().out
    assert len(list((tmp_path / "text").glob("*.json"))) == 3
    assert main(["backup", str(tmp_path / "copy.sqlite")]) == 1
    assert "There is already something at" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["list"], ["publish"], ["add", "x"], ["backup", "x"], ["export", "x"]])
def test_a_store_that_is_none_is_a_sentence(
    arguments: list[str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.mkdir()
    (data / "documents.sqlite").write_text("This is a letter and no database at all. " * 50, encoding="utf-8")
    assert main(arguments) == 1
    assert "is not a store of documents" in capsys.readouterr().err
