"""A run over an archive: what is left to do, who does it, and what is kept of it."""
# floor 19

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from events.archive import cluster, local
from events.archive.files import Found, batches, task_of
from events.archive.results import Results
from events.archive.work import Choices, Task, key_of, look_through
from events.documents.faults import DocumentError


@dataclass
class Tally:
    """How far a run is: numbers of files; `errors` are those that were not read, with the reason, by file."""

    files: int
    looked_through: int = 0
    known: int = 0
    stored: int = 0
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """How many files are dealt with."""
        return self.looked_through + self.known + self.stored + len(self.errors)


def run(
    found: Sequence[Found], choices: Choices, results: Results, scheduler: str | None, tell: Callable[[Tally], None]
) -> Tally:
    """Look through files and keep what is found in `results`; `tell` hears of every step.

    A file that `results` has is passed over, and so is one whose document is among `choices.stored`. On all cores of
    this computer, or on the cluster of a Dask scheduler; ClusterError if that fails, OSError if nothing can be kept.
    """
    tally = Tally(len(found))
    workers = max(1, min(local.cores(), len(found)))
    work = batches(_waiting(found, choices, results, tally), len(found), workers)
    look = partial(look_through, choices)
    spread = cluster.spread(work, look, scheduler) if scheduler else local.spread(work, look, workers)
    for lines in spread:
        results.append([line for line in lines if not line.get("failed") and not line.get("stored")])
        for line in lines:
            if "error" in line:
                tally.errors[line["file"]] = line["error"]
            elif line.get("stored"):
                tally.stored += 1
            else:
                tally.looked_through += 1
        tell(tally)
    results.put_in_order()
    tell(tally)
    return tally


def _waiting(found: Sequence[Found], choices: Choices, results: Results, tally: Tally) -> Iterator[Task]:
    for each in found:
        try:
            task = task_of(each)
        except DocumentError as error:
            tally.errors[each.file] = str(error)
            continue
        if results.has(task.file, key_of(task.data, choices)):
            tally.known += 1
        else:
            yield task
