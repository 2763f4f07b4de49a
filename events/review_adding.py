"""A document as the store takes it."""
# floor 11

from events.documents.document import Document
from events.store.rows import NewDocument


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
        country="",
    )
