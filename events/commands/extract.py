"""`python -m events extract FILE...` prints the candidate events of documents, or of whole folders of them."""
# floor 21

from argparse import ArgumentParser, Namespace
from pathlib import Path

from events.archive.work import document_line
from events.commands.inputs import add_choices, read_all
from events.commands.outputs import show


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    files = "documents, or folders of .txt, .html, .htm and .pdf; - reads standard input"
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files)
    add_choices(parser)
    parser.add_argument("--json", action="store_true", help="one list of the candidates of all files")
    into = "keep what is found in this file (.jsonl) or folder; a run that was interrupted goes on from there"
    parser.add_argument("--into", type=Path, metavar="RESULTS", help=into)
    parser.add_argument("--scheduler", metavar="ADDRESS", help="run on the Dask cluster of this scheduler")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print the candidates; 1 if a document is not read."""
    if options.into or options.scheduler or any(path.is_dir() for path in options.files):
        # What folders need is slow to import.
        from events.commands.folders import run_folders

        return run_folders(options)
    read = list(read_all(options.files, options.published, options.lang))
    show([document_line(document) for _, document in read if document], options.json)
    return 0 if all(document for _, document in read) else 1
