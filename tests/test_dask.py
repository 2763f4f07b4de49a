import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from events.archive import cluster, local
from events.archive.cluster import ClusterError
from events.archive.files import find_files
from events.archive.results import Results
from events.archive.running import Tally, run
from events.archive.work import Choices, Task
from tests.archiving import command, deadly, plainly, write_archive

distributed = pytest.importorskip("distributed", reason="the optional package distributed is not installed")
dask = pytest.importorskip("dask")


@pytest.fixture(scope="module")
def two_workers() -> Iterator[Any]:
    """A cluster of two processes on this computer, which gives up on a task that has cost two of them."""
    with dask.config.set({"distributed.scheduler.allowed-failures": 1, "distributed.worker.preload": []}):
        made = distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0")
        with made:
            yield made


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 120 documents about the islands, one about other places, and one without text."""
    return write_archive(tmp_path_factory.mktemp("dask") / "archive", 120)


def extract(archive: Path, into: Path, address: str | None, tell: Any = lambda _: None) -> tuple[Tally, bytes]:
    """Run over an archive; return the tally and the bytes of the results."""
    with closing(Results(into)) as results:
        tally = run(find_files([archive]), Choices(), results, address, tell)
    return tally, into.read_bytes()


def processes_of(made: Any) -> list[int]:
    """Return the process numbers of a cluster's workers."""
    with closing(distributed.Client(made, set_as_default=False)) as client:
        return [*client.run(os.getpid).values()]


def batches_of(*texts: str) -> Iterator[list[Task]]:
    return iter([[Task(f"{number}.txt", f"{number}.txt", text.encode())] for number, text in enumerate(texts)])


def test_a_cluster_of_two_workers_gives_what_one_computer_gives(
    two_workers: Any, archive: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    tally, local_bytes = extract(archive, here, None)
    assert (tally.looked_through, len(tally.errors)) == (121, 1)
    assert extract(archive, there, two_workers.scheduler_address) == (tally, local_bytes)


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(two_workers: Any, archive: Path, tmp_path: Path) -> None:
    _, whole = extract(archive, tmp_path / "whole.jsonl", None)
    waiting = processes_of(two_workers)[:1]
    steps: list[int] = []

    def tell(tally: Tally) -> None:
        steps.append(tally.done)
        if waiting:
            os.kill(waiting.pop(), signal.SIGKILL)

    tally, found = extract(archive, tmp_path / "r.jsonl", two_workers.scheduler_address, tell)
    assert steps[0] < tally.files
    assert waiting == []
    assert (tally.looked_through, len(tally.errors)) == (121, 1)
    assert found == whole


def test_a_file_that_costs_worker_after_worker_is_named_and_the_others_are_done(two_workers: Any) -> None:
    texts = [f"{'lethal' if number == 3 else ''} {number}" for number in range(8)]
    both = [[*next(batches_of(text))] for text in texts]
    tasks = [Task(f"{number}.txt", f"{number}.txt", task.data) for number, [task] in enumerate(both)]
    parts = iter([tasks[:2], tasks[2:4], tasks[4:]])
    found = [line for lines in cluster.spread(parts, deadly, two_workers.scheduler_address) for line in lines]
    assert sorted(line["file"] for line in found) == [task.file for task in tasks]
    assert [(line["file"], line["failed"]) for line in found if "error" in line] == [("3.txt", True)]


def test_the_command_runs_on_a_cluster(two_workers: Any, archive: Path, tmp_path: Path) -> None:
    done = command("extract", archive, "--json", "--scheduler", two_workers.scheduler_address, data=tmp_path)
    assert done.returncode == 1, "one file has no text"
    assert done.stdout == command("extract", archive, "--json", data=tmp_path).stdout


def test_both_ways_take_the_same_work() -> None:
    assert cluster.Look == local.Look


@pytest.mark.parametrize("address", ["nonsense", "", "tcp://", "127.0.0.1", "tcp://127.0.0.1:x"])
def test_what_is_no_address_is_a_sentence_at_once(address: str, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match=r"No scheduler answers at .* wanted its address, such as tcp://"):
        list(cluster.spread(batches_of("x"), plainly, address))
    archive = write_archive(tmp_path / "archive", 1)
    if address:
        done = command("extract", archive, "--scheduler", address, data=tmp_path)
        assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


def test_a_silent_address_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS_TO_CONNECT", 1)
    with pytest.raises(ClusterError, match=r"No scheduler answers at 'tcp://127.0.0.1:1'"):
        list(cluster.spread(batches_of("x"), plainly, "tcp://127.0.0.1:1"))


def test_without_the_package_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(cluster, "import_module", missing)
    with pytest.raises(ClusterError, match="--scheduler wants the package distributed: pip install distributed"):
        list(cluster.spread(batches_of("x"), plainly, "tcp://127.0.0.1:8786"))


def test_a_scheduler_that_ends_in_the_middle_is_a_sentence() -> None:
    made = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=":0"
    )
    with made, pytest.raises(ClusterError, match="The cluster was lost in the middle of the run"):
        for _ in cluster.spread(batches_of(*"abcdefghijkl"), plainly, made.scheduler_address):
            made.close()


def test_a_cluster_without_the_program_is_a_sentence(two_workers: Any) -> None:
    class Foreign:
        """Something that only this process knows how to read."""

        def __call__(self, tasks: Sequence[Task]) -> list[dict[str, Any]]:
            return plainly(tasks)

        def __reduce__(self) -> tuple[Any, tuple[str]]:
            return _module, ("module_that_is_nowhere",)

    with pytest.raises(ClusterError, match="its scheduler and its workers need it"):
        list(cluster.spread(batches_of("x"), Foreign(), two_workers.scheduler_address))


def _module(name: str) -> Any:
    return __import__(name)
