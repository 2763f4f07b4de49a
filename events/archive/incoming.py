"""Several documents at once into the store: proposed, lent dates by each other, marked where they are near copies."""
# floor 17

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from events.candidates.borrowing import borrow, needs_loan
from events.candidates.copies import near_copy
from events.candidates.proposing import propose
from events.catalogue import OWN_FOLDER, read_catalogue
from events.documents.document import Document
from events.folders import published_folder
from events.review_adding import new_document
from events.review_text import document_of
from events.store.rows import StoredDocument
from events.store.store import Store

Contents = list[dict[str, Any]]


@dataclass(frozen=True)
class Stored:
    """A document that is in the store now, how many candidates it brought, and the document it is a near copy of."""

    document: StoredDocument
    found: int
    dateless: int
    copy_of: StoredDocument | None


def add_documents(store: Store, documents: Sequence[Document], who: str) -> Iterator[Stored | StoredDocument]:
    """Store documents one by one with their candidates; for one that is there already its stored self comes instead.

    A document without a day of publication is lent dates, as suggestions, by others of `documents`, by those in the
    store and by the catalogue. Every candidate of a near copy has the number of the first document as `copy_of`.
    StoreError ends it; what came before stays stored.
    """
    before = store.documents()
    fresh = [document for document in documents if not store.find(document.sha256)]
    proposed = {id(document): found for document, found in zip(fresh, _lent(store, fresh, before), strict=True)}
    texts = {each.id: each for each in before}
    for document in documents:
        known = store.find(document.sha256)
        if known:
            yield known
            continue
        copy_of = _first_of(document, texts)
        mark = {"copy_of": copy_of.id} if copy_of else {}
        contents = [{**content, **mark} for content in proposed[id(document)]]
        stored = store.add_document(new_document(document), contents, who)
        texts[stored.id] = stored
        open_dates = sum(content["date"] is None for content in contents)
        yield Stored(stored, len(contents), open_dates, copy_of)


def _lent(store: Store, documents: Sequence[Document], before: Sequence[StoredDocument]) -> list[Contents]:
    """The candidates of each document, with what is lent to them."""
    own = [propose(document) for document in documents]
    waiting = any(needs_loan(found) for found, document in zip(own, documents, strict=True) if not document.published)
    if not waiting:
        return own
    lenders = [stored for stored in before if stored.published]
    theirs = [[candidate.content for candidate in store.candidates(stored.id)] for stored in lenders]
    catalogue, _ = read_catalogue(OWN_FOLDER, None, more=[published_folder()])
    both = borrow([*own, *theirs], [*documents, *(document_of(stored) for stored in lenders)], catalogue)
    return both[: len(own)]


def _first_of(document: Document, texts: dict[int, StoredDocument]) -> StoredDocument | None:
    """The stored document that says mostly the same."""
    found = near_copy(document.text, ((number, stored.text) for number, stored in texts.items()))
    return texts[found[0]] if found else None
