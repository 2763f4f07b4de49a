"""Documents come in by the page: read, compared with what is there, stored; each ends in one sentence."""
# floor 18

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from events.archive.incoming import Stored, add_documents
from events.archive.languages import readable
from events.candidates.copies import near_copy
from events.documents.document import Document
from events.documents.faults import DocumentError
from events.documents.reading import read_document
from events.store.faults import StoreError
from events.store.rows import StoredDocument
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

    `target` is that document's name (0 and "" if there is none), `detail` a sentence of the store; `refused` are
    sentences about what a language model proposed in vain, `model_fault` says why it failed, once in a batch, `faults`
    are sentences about rows of a table that are not read.
    """

    said: str
    name: str
    document_id: int = 0
    target: str = ""
    found: int = 0
    warnings: Sequence[str] = ()
    detail: str = ""
    refused: Sequence[str] = ()
    model_fault: str = ""
    faults: Sequence[str] = ()


def take_in(store: Store, who: str, given: Sequence[Incoming]) -> Iterator[tuple[int, Outcome]]:
    """Read and store documents; yields the place of each in `given` and what became of it, as soon as it is known.

    A bad one leaves the store as it was and the others go in; nothing is raised. A near copy of a document of the
    store or of `given` waits until somebody has said that it is a second source.
    """
    fresh: dict[int, Document] = {}
    for number, incoming in enumerate(given):
        found = _looked_at(store, incoming, list(fresh.values()))
        if isinstance(found, Outcome):
            yield number, found
        else:
            fresh[number] = found
    yield from _stored(store, who, fresh)


def _stored(store: Store, who: str, fresh: Mapping[int, Document]) -> Iterator[tuple[int, Outcome]]:
    adding = add_documents(store, list(fresh.values()), who)
    failure = ""
    for number, document in fresh.items():
        try:
            # Nothing more comes after a failure.
            stored = None if failure else next(adding)
        except StoreError as error:
            stored, failure = None, str(error)
        if stored is None:
            yield number, Outcome("documents.no-store", document.name, detail=failure)
        else:
            yield number, _outcome(document, stored)


def _looked_at(store: Store, incoming: Incoming, fresh: Sequence[Document]) -> Outcome | Document:
    """The document if it is to be stored, else why not."""
    try:
        document = readable(read_document(incoming.name, incoming.data, incoming.published))
    except DocumentError as error:
        return Outcome(f"documents.fault-{error.key}", error.name, detail=str(error))
    if incoming.title:
        document = replace(document, title=document.title or incoming.title)
    try:
        known = store.find(document.sha256)
        if known:
            return Outcome("documents.already", document.name, known.id, known.name)
        if any(each.sha256 == document.sha256 for each in fresh):
            return Outcome("documents.already", document.name)
        return _near(store, document, fresh) if not incoming.second_source else document
    except StoreError as error:
        return Outcome("documents.no-store", document.name, detail=str(error))


def _near(store: Store, document: Document, fresh: Sequence[Document]) -> Outcome | Document:
    """The document, or that it waits since it says mostly what another says."""
    stored = {each.id: each for each in store.documents()}
    others = [(number, each.text) for number, each in stored.items()]
    found = near_copy(document.text, [*others, *((0, each.text) for each in fresh)])
    if not found:
        return document
    first = stored.get(found[0])
    return Outcome("documents.near", document.name, first.id if first else 0, first.name if first else "")


def _outcome(document: Document, stored: Stored | StoredDocument) -> Outcome:
    if isinstance(stored, Stored):
        return Outcome(
            "documents.stored",
            document.name,
            stored.document.id,
            stored.document.name,
            stored.found,
            document.warnings,
            refused=stored.refused,
            model_fault=stored.model_fault,
            faults=stored.faults,
        )
    return Outcome("documents.already", document.name, stored.id, stored.name)
