"""`python -m events extract FILE...` prints the candidate events of documents, or of whole folders of them."""
# floor 21

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from events.archive.work import document_line
from events.candidates.borrowing import borrow, needs_loan
from events.catalogue import OWN_FOLDER, read_catalogue
from events.commands.inputs import add_choices, read_all
from events.commands.outputs import show
from events.documents.document import Document


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
    documents = [document for _, document in read if document]
    show(_with_loans(documents, [document_line(document) for document in documents]), options.json)
    return 0 if len(documents) == len(read) else 1


def _with_loans(documents: list[Document], lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The documents with what the others, and the catalogue, suggest for those without a day of publication."""
    contents = [line["candidates"] for line in lines]
    if not any(
        document.published is None and needs_loan(own) for document, own in zip(documents, contents, strict=True)
    ):
        return lines
    catalogue, _ = read_catalogue(OWN_FOLDER, None)
    lent = borrow(contents, documents, catalogue)
    return [{**line, "candidates": own} for line, own in zip(lines, lent, strict=True)]
