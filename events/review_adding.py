"""Documents come in: read, looked through, stored with their candidates; each ends in one sentence."""
# floor 16

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.archive.languages import readable
from events.candidates.copies import near_copy
from events.candidates.proposing import propose
from events.documents.document import Document
from events.documents.faults import DocumentError
from events.documents.reading import read_document
from events.store.faults import AlreadyStoredError, StoreError
from events.store.rows import NewDocument, StoredDocument
from events.store.store import Store


@dataclass(frozen=True)
class Incoming:
    """One file or pasted text, its day of publication if the editor gives one, and its title if it is pasted.

    `second_source` is what the editor has said of a near copy.
    """

    name: str
    data: bytes
    published: str | None = None
    title: str = ""
    second_source: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one: the key of a sentence, its name, the stored document it leads to, what to look out for.

    `target` is that document's name, `detail` a sentence of the store.
    """

    said: str
    name: str
    document_id: int = 0
    target: str = ""
    found: int = 0
    warnings: Sequence[str] = ()
    detail: str = ""


def add(store: Store, who: str, incoming: Incoming) -> Outcome:
    """Read and store one document; a bad one leaves the store as it was, and nothing is raised.

    A near copy of a stored document is not stored until somebody has said that it is a second source.
    """
    try:
        document = readable(read_document(incoming.name, incoming.data, incoming.published))
    except DocumentError as error:
        return Outcome(f"documents.fault-{error.key}", error.name, detail=str(error))
    if incoming.title:
        document = replace(document, title=document.title or incoming.title)
    try:
        near = None if incoming.second_source else _near(store, document)
        if near:
            return Outcome("documents.near", document.name, near.id, near.name)
        candidates = propose(document)
        stored = store.add_document(new_document(document), candidates, who)
    except AlreadyStoredError as error:
        return Outcome("documents.already", document.name, error.document.id, error.document.name)
    except StoreError as error:
        return Outcome("documents.no-store", document.name, detail=str(error))
    return Outcome("documents.stored", document.name, stored.id, stored.name, len(candidates), document.warnings)


def _near(store: Store, document: Document) -> StoredDocument | None:
    """A stored document that says mostly the same; None if there is none or it is this very text."""
    if store.find(document.sha256):
        return None
    stored = store.documents()
    found = near_copy(document.text, ((each.id, each.text) for each in stored))
    return next((each for each in stored if found and each.id == found[0]), None)


def new_document(document: Document) -> NewDocument:
    """A document as the store takes it."""
    return NewDocument(
        name=document.name,
        sha256=document.sha256,
        text=document.text,
        language=document.language,
        published=document.published,
        published_basis=document.published_basis,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
    )
