"""Several documents at once into the store: proposed, lent dates by each other, marked where they are near copies."""
# floor 17

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from events.archive.asking import Asking, Contents
from events.candidates.borrowing import borrow, needs_loan
from events.candidates.copies import near_copy
from events.candidates.known import recognise
from events.candidates.proposing import propose
from events.catalogue import Catalogue
from events.catalogue_now import catalogue_now
from events.documents.document import Document
from events.review_adding import new_document
from events.review_text import document_of
from events.store.rows import StoredDocument
from events.store.store import Store


@dataclass(frozen=True)
class Stored:
    """A document that is in the store now, how many candidates it brought, and the document it is a near copy of.

    `refused` are sentences about what a language model proposed in vain, `model_fault` is why it failed: "" if it did
    not, and for all but the first document of a batch. `faults` are sentences about rows of a table that are not read.
    """

    document: StoredDocument
    found: int
    dateless: int
    copy_of: StoredDocument | None
    refused: Sequence[str] = ()
    model_fault: str = ""
    faults: Sequence[str] = ()


@dataclass(frozen=True)
class _Found:
    """The candidates of one document that comes in, and what the model proposed in vain."""

    document: Document
    contents: Contents
    refused: Sequence[str]


def add_documents(store: Store, documents: Sequence[Document], who: str) -> Iterator[Stored | StoredDocument]:
    """Store documents one by one with their candidates; for one that is there already its stored self comes instead.

    A language model proposes beside the rules if one is set up. A document without a day of publication is lent
    dates, as suggestions, by others of `documents`, by those in the store and by the catalogue. A candidate that
    probably tells an event of the catalogue has its id as `same_as`, every candidate of a near copy the number of the
    first document as `copy_of`. StoreError ends it; what came before stays stored.
    """
    before = store.documents()
    asking = Asking()
    fresh = [document for document in documents if not store.find(document.sha256)]
    proposed = {id(found.document): found for found in _proposed(store, fresh, before, asking)}
    fault = asking.fault
    texts = {each.id: each for each in before}
    for document in documents:
        known = store.find(document.sha256)
        if known:
            yield known
            continue
        found = proposed[id(document)]
        copy_of = _first_of(document, texts)
        mark = {"copy_of": copy_of.id} if copy_of else {}
        contents = [{**content, **mark} for content in found.contents]
        stored = store.add_document(new_document(document), contents, who)
        texts[stored.id] = stored
        open_dates = sum(content["date"] is None for content in contents)
        faults = [f"{each}." for each in document.table.faults] if document.table else []
        yield Stored(stored, len(contents), open_dates, copy_of, found.refused, fault, faults)
        fault = ""


def propose_again(document: Document, kept: Sequence[dict[str, Any]]) -> tuple[Contents, str]:
    """The candidates of a stored document whose day of publication is known now, and why the model failed or "".

    What it proposed before, `kept`, stays as it is if it is off now or fails.
    """
    asking = Asking()
    rules = propose(document)
    found, _ = asking.add(document, rules)
    more = found if asking.answered else kept
    return recognise([*rules, *more], catalogue_now(), document.language), asking.fault


def _proposed(
    store: Store, documents: Sequence[Document], before: Sequence[StoredDocument], asking: Asking
) -> list[_Found]:
    """What is found in each document: by the rules, by the model, by what lends it dates and by the catalogue."""
    if not documents:
        return []
    own, refused = [], []
    for document in documents:
        rules = propose(document)
        # A model has nothing to find in a table: its rows are the events.
        more, vain = asking.add(document, rules) if document.table is None else ([], [])
        own.append([*rules, *more])
        refused.append(vain)
    catalogue = catalogue_now()
    return [
        _Found(document, recognise(contents, catalogue, document.language), vain)
        for document, contents, vain in zip(
            documents, _lent(store, own, documents, before, catalogue), refused, strict=True
        )
    ]


def _lent(
    store: Store,
    own: list[Contents],
    documents: Sequence[Document],
    before: Sequence[StoredDocument],
    catalogue: Catalogue,
) -> list[Contents]:
    """The candidates of each document, with what is lent to them."""
    waiting = any(needs_loan(found) for found, document in zip(own, documents, strict=True) if not document.published)
    if not waiting:
        return own
    lenders = [stored for stored in before if stored.published]
    theirs = [[candidate.content for candidate in store.candidates(stored.id)] for stored in lenders]
    both = borrow([*own, *theirs], [*documents, *(document_of(stored) for stored in lenders)], catalogue)
    return both[: len(own)]


def _first_of(document: Document, texts: dict[int, StoredDocument]) -> StoredDocument | None:
    """The stored document that says mostly the same."""
    found = near_copy(document.text, ((number, stored.text) for number, stored in texts.items()))
    return texts[found[0]] if found else None
