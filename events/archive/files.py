"""The documents in folders, in an order that is always the same, and their bytes."""
# floor 17

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from events.archive.work import Task
from events.documents.faults import DocumentError
from events.documents.naming import shown_name
from events.documents.reading import LIMIT_BYTES, read_file

ENDINGS = (".txt", ".html", ".htm", ".pdf")
# So little that a run shows where it is, and so much that starting a task does not count.
_BATCH_BYTES = 256 * 1024
_BATCH_FILES = 64

Batch = list[Task]


class FilesError(Exception):
    """Folders that cannot be looked through together, in one sentence."""


@dataclass(frozen=True)
class Found:
    """A file on this computer, and where it lies in the archive: the name of the folder that was given, then on."""

    file: str
    path: Path


def find_files(roots: Sequence[Path]) -> list[Found]:
    """The documents in folders at any depth, by their endings, sorted; what is hidden and links to folders are not.

    A root that is no folder is taken as a document. FilesError if two roots have files of the same place.
    """
    found: dict[str, Path] = {}
    for root in roots:
        for path in _below(root):
            file = path.relative_to(root.resolve().parent).as_posix()
            if found.setdefault(file, path) != path:
                raise FilesError(f"{file} is in more than one of the folders: run them one by one.")
    return [Found(file, found[file]) for file in sorted(found)]


def _below(root: Path) -> Iterator[Path]:
    if not root.is_dir():
        yield root.resolve()
        return
    for folder, names, files in os.walk(root.resolve()):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield Path(folder, name)


def task_of(found: Found) -> Task:
    """A file with its bytes; DocumentError if it cannot be read or is over the limit."""
    try:
        if found.path.is_file() and found.path.stat().st_size <= LIMIT_BYTES:
            return Task(found.file, found.path.name, found.path.read_bytes())
    except OSError:
        pass
    # This has the sentences, and finds what is wrong again.
    read_file(found.path)
    raise DocumentError(shown_name(found.path.name), "unreadable", "it changes while it is read")


def batches(tasks: Iterator[Task], files: int, workers: int) -> Iterator[Batch]:
    """Tasks in batches of a like size; few files are spread over all `workers`."""
    most = max(1, min(_BATCH_FILES, files // (4 * workers)))
    batch: Batch = []
    size = 0
    for task in tasks:
        if batch and (len(batch) >= most or size + len(task.data) > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += len(task.data)
    if batch:
        yield batch
