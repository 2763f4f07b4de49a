"""`python -m events dates FILE` prints every date expression of a document."""
# floor 18

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from events.commands.inputs import add_choices, read
from events.commands.outputs import print_json
from events.documents.document import Document
from events.documents.faults import DocumentError
from events.expressions.finding import Expression, find_dates


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a document; - reads standard input")
    add_choices(parser)
    parser.add_argument("--json", action="store_true", help="offsets (end not included), words, EDTF date and rule")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print the date expressions in the order of the text; 1 if the document is not read."""
    try:
        document = read(options.file, options.published, options.lang)
    except DocumentError as error:
        print(error, file=sys.stderr)
        return 1
    found = expressions(document)
    if options.json:
        print_json([shown(each) for each in found])
    else:
        for each in found:
            words = " ".join(each.text.split())
            print(f"{each.start}-{each.end}\t{each.edtf or 'open'}\t{words}\t{each.rule}")
    return 0


def expressions(document: Document) -> list[Expression]:
    """Every date expression of a document, those about the document itself too."""
    published = date.fromisoformat(document.published) if document.published else None
    return find_dates(document.text, document.language, published)


def shown(expression: Expression) -> dict[str, object]:
    """An expression as JSON has it; `edtf` is None if the days are not known."""
    return {
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "edtf": expression.edtf,
        "rule": expression.rule,
    }
