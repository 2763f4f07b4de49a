"""Extracting from whole folders: progress, results that are kept, and what is left out."""
# floor 20

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from pathlib import Path

from events.archive.cluster import ClusterError
from events.archive.files import ENDINGS, FilesError, Found, find_files
from events.archive.results import Results, ResultsError
from events.archive.running import Tally, run
from events.archive.work import Choices
from events.commands.outputs import show
from events.folders import data_folder
from events.store.faults import StoreError
from events.store.opening import open_store

_STEPS = 20


def run_folders(options: Namespace) -> int:
    """Look through folders and files; print what is found, or say where it is kept. 1 if anything was not read."""
    try:
        found = find_files(options.files)
        if not found:
            print(f"found no document, wanted a file that ends in {', '.join(ENDINGS)}", file=sys.stderr)
            return 1
        if options.into:
            return _kept(options, found, options.into)
        with tempfile.TemporaryDirectory() as folder:
            return _kept(options, found, Path(folder))
    except (FilesError, ResultsError, ClusterError) as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"The results could not be written: {error.strerror or error}.", file=sys.stderr)
    return 1


def _kept(options: Namespace, found: Sequence[Found], into: Path) -> int:
    choices = Choices(options.published, options.lang, _stored())
    with closing(Results(into)) as results:
        try:
            tally = run(found, choices, results, options.scheduler, teller())
        except KeyboardInterrupt:
            if options.into:
                print(f"\nWhat is done is in {results.path}; the same command goes on from there.", file=sys.stderr)
            raise
        return _told(results, tally, {each.file for each in found}, options)


def _told(results: Results, tally: Tally, files: Collection[str], options: Namespace) -> int:
    lines = [line for line in results.lines() if line["file"] in files]
    errors = {line["file"]: line["error"] for line in lines if "error" in line} | tally.errors
    read = [line for line in lines if "error" not in line]
    for file in sorted(errors):
        print(f"{file}: {errors[file]}", file=sys.stderr)
    if options.json or not options.into:
        show(read, options.json)
    else:
        candidates = sum(len(line["candidates"]) for line in read)
        print(f"{results.path}: {len(read)} documents, {candidates} candidates")
    return 1 if errors else 0


def _stored() -> frozenset[str]:
    """The hashes of the documents in the store; none if there is no store yet, or it cannot be opened."""
    if not os.environ.get("DATABASE_URL") and not (data_folder() / "documents.sqlite").exists():
        return frozenset()
    try:
        with closing(open_store()) as store:
            return store.hashes()
    except StoreError as error:
        print(f"{error} So nothing is left out because it is stored.", file=sys.stderr)
        return frozenset()


def teller() -> Callable[[Tally], None]:
    """What shows the progress on standard error: one line that counts, or in a file some lines on the way."""
    shown = [-1]
    counts_on_one_line = sys.stderr.isatty()

    def tell(tally: Tally) -> None:
        step = tally.done * _STEPS // tally.files
        if not counts_on_one_line and step == shown[0]:
            return
        shown[0] = step
        last = tally.done == tally.files
        end = ("\n" if last else "") if counts_on_one_line else "\n"
        print(("\r" if counts_on_one_line else "") + _counted(tally), end=end, file=sys.stderr, flush=True)

    return tell


def _counted(tally: Tally) -> str:
    parts = [f"{tally.done} of {tally.files} files"]
    parts += [f"{tally.known} done before"] if tally.known else []
    parts += [f"{tally.stored} in the store already"] if tally.stored else []
    parts += [f"{len(tally.errors)} not read"] if tally.errors else []
    return ", ".join(parts)
