"""What is done with each document of an archive, wherever that happens: from bytes to one line of results."""
# floor 16

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from events.archive.languages import readable
from events.candidates.proposing import propose
from events.documents.document import Document
from events.documents.faults import DocumentError
from events.documents.naming import shown_name
from events.documents.reading import read_document


@dataclass(frozen=True)
class Choices:
    """What holds for every document: the editor's day of publication and language, and hashes that are not wanted."""

    published: str | None = None
    language: str | None = None
    stored: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Task:
    """One file: where it lies in the archive, its name, and its bytes."""

    file: str
    name: str
    data: bytes


def key_of(data: bytes, choices: Choices) -> str:
    """What says that a file was looked through already: a hash of its bytes and of what was chosen for it."""
    chosen = f"{choices.published or ''} {choices.language or ''} "
    return hashlib.sha256(chosen.encode() + data).hexdigest()


def look_through(choices: Choices, tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """One line of results for each file, in order.

    A line has `file` and `key`, and then `error`, or `stored` (true, if the document's hash is not wanted), or what
    `document_line` says. A file on which the program itself fails gets an `error` too, and `failed`, so that it is
    looked at again.
    """
    return [{"file": task.file, "key": key_of(task.data, choices), **_found(choices, task)} for task in tasks]


def died(task: Task) -> dict[str, Any]:
    """The line of a file at which processes died."""
    name = shown_name(task.name)
    why = "the process that read it died, and so did a second one (out of memory, or a fault of a library)"
    return {"file": task.file, "key": "", "error": f"{name}: {why}.", "failed": True}


def _found(choices: Choices, task: Task) -> dict[str, Any]:
    try:
        document = readable(read_document(task.name, task.data, choices.published, choices.language))
        if document.sha256 in choices.stored:
            return {"stored": True}
        return document_line(document)
    except DocumentError as error:
        return {"error": str(error)}
    except Exception as error:
        # One document that the program cannot deal with must not cost the others.
        return {
            "error": f"{shown_name(task.name)}: the program failed on it ({type(error).__name__}: {error}).",
            "failed": True,
        }


def document_line(document: Document) -> dict[str, Any]:
    """A document and its candidates as plain data."""
    return {
        "document": document.name,
        "sha256": document.sha256,
        "language": document.language,
        "published": document.published,
        "published_basis": document.published_basis,
        "candidates": propose(document),
    }
