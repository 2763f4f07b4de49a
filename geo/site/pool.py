"""Events on all cores of this computer: each process writes the files of its events and says what it wrote."""
# floor 19

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from geo.site.making import Makers, event_files
from geo.site.pages import Site
from geo.site.placing import Entry, put_file

_CHUNK = 4  # events; a process asks for work often enough that none waits long for the last

# What a process of the pool works on; set once in each.
_task: list[tuple[Site, Makers, Path]] = []


class Running:
    """The events under way."""

    def __init__(self, site: Site, makers: Makers, folder: Path, jobs: int) -> None:
        """Start `jobs` processes on all events of a site; with one job nothing is done before `entries` asks."""
        self._one = (site, makers, folder)
        self._numbers = range(len(site.atlas.catalogue.events))
        self._pool = None
        if jobs > 1:
            # A forked process would share what others have open; a fresh one is the same on every system.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(self._one,))
            self._found = self._pool.map(_do, self._numbers, chunksize=_CHUNK)

    def entries(self) -> Iterator[Entry]:
        """What was written, in the order of the events; raises what a process raised."""
        if self._pool:
            for found in self._found:
                yield from found
        else:
            for number in self._numbers:
                yield from written(*self._one, number)

    def close(self) -> None:
        """End the processes; what they have not begun is left undone."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def written(site: Site, makers: Makers, folder: Path, number: int) -> list[Entry]:
    """Write the files of one event."""
    return [put_file(folder, path, content) for path, content in event_files(site, makers, number)]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(task: tuple[Site, Makers, Path]) -> None:
    """What each process does first: Ctrl-C is for the parent, and without the parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _task[:] = [task]


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _do(number: int) -> list[Entry]:
    return written(*_task[0], number)
