"""`python -m events add FILE...` puts documents into the store, with their candidates."""
# floor 19

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from events.archive.incoming import Stored, add_documents
from events.commands.inputs import add_choices, read_all
from events.commands.outputs import publication
from events.commands.storing import person, with_store
from events.store.rows import StoredDocument
from events.store.store import Store


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    files = "documents or tables of events; - reads standard input"
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files)
    add_choices(parser)
    parser.set_defaults(run=with_store(run))


def run(store: Store, options: Namespace) -> int:
    """Store the documents and say what came in; 1 if one was not read or is there already."""
    read = list(read_all(options.files, options.published, options.lang))
    documents = [document for _, document in read if document]
    refused = len(documents) < len(read)
    for document, outcome in zip(documents, add_documents(store, documents, person()), strict=True):
        if isinstance(outcome, Stored):
            print(_said(outcome))
            for sentence in (outcome.model_fault, *outcome.refused):
                if sentence:
                    print(sentence, file=sys.stderr)
        else:
            print(_refusal(document.name, outcome), file=sys.stderr)
            refused = True
    return 1 if refused else 0


def _said(stored: Stored) -> str:
    document = stored.document
    parts = [publication(document.published, document.published_basis)]
    parts.append(f"{stored.found} {'candidate' if stored.found == 1 else 'candidates'}")
    if stored.dateless:
        parts.append(f"{stored.dateless} of them without a date")
    if stored.copy_of:
        parts.append(f"nearly the same text as document {stored.copy_of.id} ({stored.copy_of.name})")
    return f"{document.id}. {document.name}: {'; '.join(parts)}"


def _refusal(name: str, stored: StoredDocument) -> str:
    return f"{name}: the same document is in the store already, as number {stored.id} ({stored.name})."
