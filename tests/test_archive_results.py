from collections.abc import Iterator
from contextlib import closing
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from events.archive.results import Results, ResultsError
from tests.archiving import command, write_archive


def line(file: str, key: str = "k", sha256: str = "", **more: Any) -> dict[str, Any]:
    return {"file": file, "key": key, "sha256": sha256 or f"sha-{file}", "candidates": [], **more}


def files_in(path: Path) -> Iterator[tuple[str, list[str]]]:
    with closing(Results(path)) as results:
        for each in results.lines():
            yield each["file"], [file for file, _ in each.get("also", [])]


def test_lines_are_there_after_a_run_that_never_came_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with closing(Results(path)) as results:
        results.append([line("b"), line("a")])
    with closing(Results(path)) as results:
        assert results.has("a", "k")
        assert results.has("b", "k")
        assert not results.has("a", "other bytes")
        assert not results.has("c", "k")


def test_a_line_that_was_cut_off_is_dropped_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with closing(Results(path)) as results:
        results.append([line("a"), line("b", text="島")])
    whole = path.read_bytes()
    for size in range(whole.index(b"\n") + 1, len(whole)):
        path.write_bytes(whole[:size])
        with closing(Results(path)) as results:
            assert results.has("a", "k")
            assert not results.has("b", "k")
            results.append([line("b", text="島")])
        assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "content", [b"a letter\n", b"[]\n", b"{}\n", b'{"file": "a"}\n', b"\xff\xfe\n", b"\n", b"unended"]
)
def test_a_file_of_something_else_is_refused_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(content)
    with pytest.raises(ResultsError, match=r"line 1 is no result, wanted one that this command wrote"):
        Results(path)
    assert path.read_bytes() == content


def test_any_order_of_lines_ends_in_the_same_file(tmp_path: Path) -> None:
    lines = [line("a"), line("b", sha256="same"), line("c", sha256="same"), {"file": "d", "key": "k", "error": "x"}]
    ends = set()
    for number, order in enumerate(permutations(lines)):
        with closing(Results(tmp_path / f"{number}.jsonl")) as results:
            for each in order:
                results.append([each])
            results.put_in_order()
        ends.add((tmp_path / f"{number}.jsonl").read_bytes())
    assert len(ends) == 1
    assert list(files_in(tmp_path / "0.jsonl")) == [("a", []), ("b", ["c"]), ("d", [])]


def test_a_second_file_of_a_document_is_known_in_the_next_run_and_the_one_after(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with closing(Results(path)) as results:
        results.append([line("b", sha256="same"), line("c", sha256="same")])
        results.put_in_order()
    for _ in range(2):
        with closing(Results(path)) as results:
            assert results.has("c", "k")
            results.put_in_order()
        assert list(files_in(path)) == [("b", ["c"])]
    with closing(Results(path)) as results:
        results.append([line("a", sha256="same")])
        results.put_in_order()
    assert list(files_in(path)) == [("a", ["b", "c"])]


def test_a_second_file_is_wanted_again_when_the_first_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with closing(Results(path)) as results:
        results.append([line("b", sha256="same"), line("c", sha256="same")])
        results.put_in_order()
    with closing(Results(path)) as results:
        assert not results.has("b", "new bytes")
        assert not results.has("c", "k")
        results.append([line("b", "new bytes", "other")])
    with closing(Results(path)) as results:
        assert not results.has("c", "k"), "a run that was cut off there comes back to it"
        results.append([line("c", sha256="same")])
        results.put_in_order()
    assert list(files_in(path)) == [("b", []), ("c", [])]


def test_a_second_run_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with closing(Results(tmp_path / "r.jsonl")), pytest.raises(ResultsError, match="another run is writing to it"):
        Results(tmp_path / "r.jsonl")
    Results(tmp_path / "r.jsonl").close()


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    archive = write_archive(tmp_path / "archive", 1)
    done = command("extract", archive, "--into", tmp_path / "file" / "r.jsonl", data=tmp_path)
    assert done.returncode == 1
    assert b"r.jsonl cannot be written: " in done.stderr
    assert b"Traceback" not in done.stderr
