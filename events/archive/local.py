"""Batches on all cores of this computer; a process that dies costs the file it had and no other."""
# floor 18

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Any

from events.archive.files import Batch
from events.archive.work import Task, died

Lines = list[dict[str, Any]]
Look = Callable[[Sequence[Task]], Lines]

# What a process of the pool does with a batch; set once in each.
_look: list[Look] = []


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(batches: Iterator[Batch], look: Look, workers: int) -> Iterator[Lines]:
    """The lines that `look` gives for each batch, in the order in which they are done; `look` must go through pickle.

    A file at which a process dies is tried once more alone; the second time it is a line with `error` and `failed`.
    """
    lost: list[Batch] = []
    left = True
    while left:
        lost.clear()
        yield from _until_one_dies(batches, look, workers, lost)
        left = bool(lost)
        for task in [task for batch in lost for task in batch]:
            yield from _alone(task, look)


def _until_one_dies(batches: Iterator[Batch], look: Look, workers: int, lost: list[Batch]) -> Iterator[Lines]:
    """What the batches give until there are no more, or a process dies: then `lost` are those that were under way."""
    with _pool(look, workers) as pool:
        running: dict[Future[Lines], Batch] = {}
        for batch in islice(batches, 2 * workers):
            _start(pool, batch, running, lost)
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                batch = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(batch)
                    continue
                yield future.result()
                following = [] if lost else [*islice(batches, 1)]
                for each in following:
                    _start(pool, each, running, lost)


def _start(pool: ProcessPoolExecutor, batch: Batch, running: dict[Future[Lines], Batch], lost: list[Batch]) -> None:
    try:
        running[pool.submit(_do, batch)] = batch
    except BrokenProcessPool:
        lost.append(batch)


def _alone(task: Task, look: Look) -> Iterator[Lines]:
    with _pool(look, 1) as pool:
        try:
            yield pool.submit(_do, [task]).result()
        except BrokenProcessPool:
            yield [died(task)]


@contextmanager
def _pool(look: Look, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes; when the run is broken off they are ended at once, whatever they are doing."""
    before = set(multiprocessing.active_children())
    # A forked process would share what others have open; a fresh one is the same on every system.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(look,))
    try:
        yield pool
    except BaseException:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(look: Look) -> None:
    """What each process does first: Ctrl-C is for the parent, and without the parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _look[:] = [look]


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _do(batch: Batch) -> Lines:
    return _look[0](batch)
