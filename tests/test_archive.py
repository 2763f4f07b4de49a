import json
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from events.archive import local
from events.archive.files import FilesError, Found, batches, find_files, task_of
from events.archive.work import Choices, Task, key_of, look_through
from events.documents.faults import DocumentError
from tests.archiving import STORY, command, deadly, deadly_once, plainly, start, write_archive


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of 30 documents about the islands, one about other places, and one without text."""
    return write_archive(tmp_path / "archive", 30)


def extract(archive: Path, into: Path, data: Path) -> tuple[int, bytes, str]:
    """Run an extraction into a file; return its status, the file's bytes, and what it said on standard error."""
    done = command("extract", archive, "--into", into, data=data)
    return done.returncode, into.read_bytes(), done.stderr.decode()


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def some_tasks(*texts: str) -> list[Task]:
    return [Task(f"a/{number}.txt", f"{number}.txt", text.encode()) for number, text in enumerate(texts)]


def spread(tasks: Sequence[Task], look: local.Look, size: int = 2) -> list[dict[str, Any]]:
    """Look through tasks in two processes; return the lines sorted by file."""
    parts = iter([list(tasks[first : first + size]) for first in range(0, len(tasks), size)])
    return sorted((line for lines in local.spread(parts, look, 2) for line in lines), key=lambda line: line["file"])


def test_documents_are_found_at_any_depth_by_their_endings_in_order(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.HTM", "a/b/c.html", "a/report.pdf", "a/notes.doc", ".git/x.txt", "a/.hidden.txt", "c"]
    for name in names:
        (tmp_path / "root" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "root" / name).touch()
    assert [each.file for each in find_files([tmp_path / "root"])] == [
        *("root/a/b/c.html", "root/a/report.pdf", "root/a/z.HTM", "root/b.txt")
    ]


def test_a_loop_of_links_is_not_followed(archive: Path) -> None:
    (archive / "loop").symlink_to(archive, target_is_directory=True)
    assert len(find_files([archive])) == 32


def test_files_of_the_same_place_in_two_folders_are_refused(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        write_archive(tmp_path / folder / "same", 1)
    with pytest.raises(FilesError, match=r"same/[0-9a-z./]+ is in more than one of the folders"):
        find_files([tmp_path / "x/same", tmp_path / "y/same"])


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    for path, said in ((large, "wanted at most 5 MB"), (tmp_path / "none.txt", "no such file"), (tmp_path, "folder")):
        with pytest.raises(DocumentError, match=said):
            task_of(Found("x", path))


def test_batches_hold_every_task_once_and_are_neither_large_nor_few() -> None:
    tasks = some_tasks(*["x" * size for size in [10] * 300 + [200_000] * 5 + [900_000] + [10] * 3])
    made = list(batches(iter(tasks), len(tasks), 2))
    assert [task for batch in made for task in batch] == tasks
    assert all(len(batch) == 1 or sum(len(task.data) for task in batch) <= 256 * 1024 for batch in made)
    assert max(map(len, made)) <= 64
    assert len(list(batches(iter(tasks[:8]), 8, 2))) == 8


def test_what_is_chosen_is_part_of_a_key() -> None:
    keys = {key_of(b"x", choices) for choices in (Choices(), Choices("2023-01-23"), Choices(language="ja"))}
    assert len({*keys, key_of(b"y", Choices())}) == 4
    assert key_of(b"x", Choices()) == key_of(b"x", Choices(stored=frozenset({"0"})))


def test_one_document_that_the_program_fails_on_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> list[dict[str, Any]]:
        raise RecursionError("too deep")

    monkeypatch.setattr("events.archive.work.propose", fail)
    lines = look_through(Choices(), some_tasks("A ship came to Shikotan.", ""))
    assert lines[0]["error"] == "0.txt: the program failed on it (RecursionError: too deep)."
    assert lines[0]["failed"]
    assert "failed" not in lines[1]
    assert "holds no text" in lines[1]["error"]


def test_a_document_of_the_store_is_passed_over() -> None:
    tasks = some_tasks(STORY.format(number=1), STORY.format(number=2))
    first, second = look_through(Choices(), tasks)
    assert len(first["candidates"]) == 2
    again = look_through(Choices(stored=frozenset({first["sha256"]})), tasks)
    assert again == [{"file": first["file"], "key": first["key"], "stored": True}, second]


def test_every_batch_is_done_once_on_two_processes() -> None:
    tasks = some_tasks(*map(str, range(41)))
    assert spread(tasks, plainly, 3) == sorted(plainly(tasks), key=lambda line: str(line["file"]))
    assert spread([], plainly) == []


def test_a_process_that_dies_costs_its_own_file_only() -> None:
    tasks = some_tasks(*(f"{'lethal' if number in (5, 6) else ''} {number}" for number in range(24)))
    lines = {line["file"]: line for line in spread(tasks, deadly)}
    assert len(lines) == 24
    dead = {file: line["error"] for file, line in lines.items() if line.get("failed")}
    assert dead.keys() == {"a/5.txt", "a/6.txt"}
    assert dead["a/5.txt"].startswith("5.txt: the process that read it died, and so did a second one")


def test_a_file_at_which_a_process_died_is_tried_again(tmp_path: Path) -> None:
    lines = spread(some_tasks("one", f"{tmp_path / 'mark'}\ntwo", "three"), deadly_once)
    assert [line.get("failed") for line in lines] == [None, None, None]
    assert (tmp_path / "mark").exists()


def test_a_folder_gives_what_its_files_give_one_by_one(archive: Path, tmp_path: Path) -> None:
    whole = command("extract", archive, "--json", data=tmp_path)
    assert whole.returncode == 1, "one file has no text"
    paths = [each.path for each in find_files([archive])]
    alone = command("extract", *paths, "--json", data=tmp_path)
    assert alone.returncode == 1
    found = json.loads(whole.stdout)
    assert [{name: each[name] for name in each if name != "file"} for each in found] == json.loads(alone.stdout)
    assert {each["file"] for each in found} == {f"archive/{number % 2}/{number:04}.txt" for number in range(30)}


def test_progress_and_what_was_not_read_go_to_standard_error(archive: Path, tmp_path: Path) -> None:
    done = command("extract", archive, "--into", tmp_path / "results", data=tmp_path)
    *progress, last = done.stderr.decode().splitlines()
    assert "32 of 32 files, 1 not read" in progress[-1]
    assert len(progress) <= 21
    assert last == "archive/nothing.txt: nothing.txt: it holds no text, wanted a news article or another text."
    assert done.stdout.decode() == f"{tmp_path / 'results' / 'candidates.jsonl'}: 31 documents, 60 candidates\n"


def test_a_second_run_does_nothing_and_says_the_same(archive: Path, tmp_path: Path) -> None:
    into = tmp_path / "r.jsonl"
    status, first, said = extract(archive, into, tmp_path)
    again, second, said_again = extract(archive, into, tmp_path)
    assert (status, again) == (1, 1)
    assert first == second
    assert said_again.splitlines() == ["32 of 32 files, 32 done before", said.splitlines()[-1]]


def test_results_are_one_sorted_line_for_each_document(archive: Path, tmp_path: Path) -> None:
    copy = archive / "0" / "zz copy.txt"
    copy.write_bytes((archive / "0/0002.txt").read_bytes().replace(b"\n", b"\r\n"))
    extract(archive, tmp_path / "r.jsonl", tmp_path)
    lines = lines_of(tmp_path / "r.jsonl")
    assert [line["file"] for line in lines] == sorted(line["file"] for line in lines)
    hashes = [line["sha256"] for line in lines if "sha256" in line]
    assert len(hashes) == len(set(hashes)) == 31
    [also] = [line["also"] for line in lines if "also" in line]
    assert [file for file, _ in also] == ["archive/0/zz copy.txt"]


def test_a_changed_file_is_looked_at_again(archive: Path, tmp_path: Path) -> None:
    into = tmp_path / "r.jsonl"
    extract(archive, into, tmp_path)
    (archive / "0/0000.txt").write_text(STORY.format(number=999), encoding="utf-8")
    _, _, said = extract(archive, into, tmp_path)
    assert "31 done before" in said
    assert "999 passengers" in lines_of(into)[0]["candidates"][1]["quote"]


def test_a_document_in_the_store_is_skipped(archive: Path, tmp_path: Path) -> None:
    assert command("add", archive / "0/0000.txt", archive / "1/0001.txt", data=tmp_path).returncode == 0
    _, _, said = extract(archive, tmp_path / "r.jsonl", tmp_path)
    assert "2 in the store already" in said
    assert len(lines_of(tmp_path / "r.jsonl")) == 30


def test_killed_runs_go_on_where_they_were_and_end_the_same(tmp_path: Path) -> None:
    archive, into = write_archive(tmp_path / "archive", 400), tmp_path / "r.jsonl"
    _, whole, _ = extract(archive, tmp_path / "whole.jsonl", tmp_path)
    kept = [0]
    for _ in range(3):
        running = start("extract", archive, "--into", into, data=tmp_path)
        wait_for_lines(into, kept[-1] + 1, running)
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate(timeout=30)
        kept.append(into.read_bytes().count(b"\n"))
    assert kept == sorted(set(kept)), "each run keeps more than the one before"
    assert kept[-1] < 402
    with into.open("ab") as file:
        file.write(b'{"file": "archive/0/00')
    _, resumed, said = extract(archive, into, tmp_path)
    assert f"{kept[-1]} done before" in said
    assert resumed == whole


def wait_for_lines(path: Path, number: int, running: Any) -> None:
    """Wait until a file has so many lines."""
    deadline = time.monotonic() + 60
    while not path.exists() or path.read_bytes().count(b"\n") < number:
        assert running.poll() is None, running.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(tmp_path: Path) -> None:
    archive, into = write_archive(tmp_path / "archive", 400), tmp_path / "r.jsonl"
    running = start("extract", archive, "--into", into, data=tmp_path)
    wait_for_lines(into, 1, running)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert f"What is done is in {into}; the same command goes on from there.\nInterrupted.\n" in said.decode()
    assert "Traceback" not in said.decode()
    assert into.read_bytes().count(b"\n") >= 1


def test_no_process_is_left_when_the_run_is_killed_alone(tmp_path: Path) -> None:
    archive, into = write_archive(tmp_path / "archive", 400), tmp_path / "r.jsonl"
    running = start("extract", archive, "--into", into, data=tmp_path)
    wait_for_lines(into, 1, running)
    running.kill()
    # The pipes end when the last process that holds them has ended.
    running.communicate(timeout=30)


def test_an_empty_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = command("extract", tmp_path / "empty", data=tmp_path)
    assert done.returncode == 1
    assert done.stderr == b"found no document, wanted a file that ends in .txt, .html, .htm, .pdf\n"
