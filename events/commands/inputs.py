"""What commands are given: files or standard input, a day of publication, a language."""
# floor 17

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from events.archive.languages import readable
from events.documents.document import Document
from events.documents.faults import DocumentError
from events.documents.reading import LIMIT_BYTES, read_document, read_file
from events.language import LANGUAGES

_STANDARD_INPUT = Path("-")


def add_choices(parser: ArgumentParser) -> None:
    """Add --published and --lang, which win over what a document says of itself."""
    parser.add_argument("--published", type=day, metavar="DATE", help="day of publication, such as 2023-01-23")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the text; found from it if not given")


def day(text: str) -> str:
    """A civil day as it is written, such as 2023-01-23; ArgumentTypeError for anything else."""
    try:
        # Python also reads 20230123 and weeks; those are written out.
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ArgumentTypeError(f"found {text[:40]!r}, wanted a day that exists, such as 2023-01-23")


def read(path: Path, published: str | None, language: str | None) -> Document:
    """The document in a file, or on standard input if the path is "-"; DocumentError if it is not read."""
    if path == _STANDARD_INPUT:
        data = sys.stdin.buffer.read(LIMIT_BYTES + 1)
        return readable(read_document("standard input", data, published, language))
    return readable(read_file(path, published, language))


def read_all(paths: list[Path], published: str | None, language: str | None) -> Iterator[tuple[Path, Document | None]]:
    """Each path with its document; for one that is not read the reason goes to standard error, and None comes.

    So do sentences about rows of a table that are not read.
    """
    for path in paths:
        try:
            document = read(path, published, language)
        except DocumentError as error:
            print(error, file=sys.stderr)
            yield path, None
        else:
            for fault in document.table.faults if document.table else ():
                print(f"{fault}.", file=sys.stderr)
            yield path, document
