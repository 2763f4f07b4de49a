"""Batches on a Dask cluster: scheduler and workers need this program, and none of the archive's files.

The package `distributed` is wanted only here.
"""
# floor 18

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from importlib import import_module
from itertools import islice
from typing import Any

from events.archive.files import Batch
from events.archive.work import Task, died

Lines = list[dict[str, Any]]
Look = Callable[[Sequence[Task]], Lines]

_ADDRESS = re.compile(r"([a-z]+://)?[^\s/]+:[0-9]{1,5}")
_SECONDS_TO_CONNECT = 15
# Batches under way for each thread of the cluster: none is idle while results travel.
_AHEAD = 3

_UNFIT = "The cluster cannot run this program: its scheduler and its workers need it and its packages too (PYTHONPATH)."


class ClusterError(Exception):
    """A cluster that cannot be used, in one sentence."""


def spread(batches: Iterator[Batch], look: Look, address: str) -> Iterator[Lines]:
    """The lines that `look` gives for each batch, in the order in which they are done, as events/archive/local.py.

    Batches of a worker that is lost go to another one. A batch that costs worker after worker is tried again file by
    file, and a file that does so again is a line with `error` and `failed`. ClusterError if the cluster cannot be used.
    """
    distributed = _library()
    client = _client(distributed, address)
    try:
        threads = sum(client.nthreads().values()) or 1
        running: dict[Any, Batch] = {}
        done = distributed.as_completed(loop=client.loop)

        def start(batch: Batch) -> None:
            # Equal batches are different work: a result that was lost is made again.
            future = client.submit(look, batch, pure=False)
            running[future] = batch
            done.add(future)

        for batch in islice(batches, _AHEAD * threads):
            start(batch)
        for future in done:
            lines, again = _outcome(distributed, future, running.pop(future))
            if lines:
                yield lines
            for batch in again or islice(batches, 1):
                start(batch)
    finally:
        client.close()


def _outcome(distributed: Any, future: Any, batch: Batch) -> tuple[Lines, list[Batch]]:
    """What came of a batch: its lines, or the batches to be tried in its place."""
    try:
        return future.result(), []
    except distributed.KilledWorker:
        if len(batch) == 1:
            return [died(batch[0])], []
        return [], [[task] for task in batch]
    except (CancelledError, OSError) as error:
        raise ClusterError("The cluster was lost in the middle of the run.") from error
    except Exception as error:
        # What a single document can do is caught where it is done.
        said = f"{type(error).__name__}: {error}".partition("\n")[0]
        raise ClusterError(f"{_UNFIT} It said: {said}") from error


def _library() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        raise ClusterError("--scheduler wants the package distributed: pip install distributed.") from error


def _client(distributed: Any, address: str) -> Any:
    silence = f"No scheduler answers at {address!r}, wanted its address, such as tcp://127.0.0.1:8786."
    if not _ADDRESS.fullmatch(address):
        raise ClusterError(silence)
    try:
        return distributed.Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(silence) from error
