"""Read a document from bytes or from a file, or say in one sentence why not."""
# floor 13

import stat
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from events.dates import EdtfDate
from events.documents.document import Content, Document
from events.documents.encodings import decode
from events.documents.faults import DocumentError
from events.documents.kinds import declared_encoding, is_page, is_pdf, refuse_other_files
from events.documents.naming import shown_name
from events.documents.publication import publication_of
from events.documents.tongue import language_of_text
from events.documents.web import read_page
from events.identifiers import LanguageTag
from events.interchange.record import Table
from events.interchange.tables import table_of

LIMIT_BYTES = 5 * 1024 * 1024

_TAG: TypeAdapter[str] = TypeAdapter(LanguageTag)


def read_document(name: str, data: bytes, published: str | None = None, language: str | None = None) -> Document:
    """Read a document from the bytes of a file.

    `published` (an EDTF day) and `language` (a BCP 47 tag) are the editor's and win over what the document says.
    DocumentError for anything that is not read.
    """
    shown = shown_name(name)
    _check_choices(shown, published, language)
    if len(data) > LIMIT_BYTES:
        raise DocumentError(shown, "too-large", _megabytes(len(data)))
    refuse_other_files(shown, data)
    page, warnings = _content(shown, data)
    if not page.text.strip():
        raise DocumentError(shown, "empty")
    if page.table:
        return _of_table(shown, page, page.table, published, language, warnings)
    publication = publication_of(page.text, published, page.published, page.visible)
    return Document(
        name=shown,
        text=page.text,
        language=language or language_of_text(page.text),
        published=publication.published,
        published_basis=publication.basis,
        header=publication.header,
        title=page.title,
        publisher=page.publisher,
        url=page.url,
        warnings=(*warnings, *publication.warnings),
    )


def read_file(path: Path, published: str | None = None, language: str | None = None) -> Document:
    """As `read_document`, from a file; one over the limit is refused before it is read."""
    shown = shown_name(path.name)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(shown, "folder")
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(shown, "unreadable", "no ordinary file")
        if status.st_size > LIMIT_BYTES:
            raise DocumentError(shown, "too-large", _megabytes(status.st_size))
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except FileNotFoundError as fault:
        raise DocumentError(shown, "missing") from fault
    except PermissionError as fault:
        raise DocumentError(shown, "permission") from fault
    except (OSError, ValueError) as fault:
        raise DocumentError(shown, "unreadable", getattr(fault, "strerror", None) or "no usable file name") from fault
    return read_document(path.name, data, published, language)


def _content(name: str, data: bytes) -> tuple[Content, tuple[str, ...]]:
    if is_pdf(data):
        from events.documents.pdf import read_pdf

        return read_pdf(name, data), ()
    decoded = decode(name, data, declared_encoding(data))
    if is_page(decoded.text):
        page = read_page(decoded.text)
        return page, (*decoded.warnings, *page.warnings)
    table = table_of(name, decoded.text)
    if table:
        # A table of which no row can be used still says why.
        lines = table.lines or tuple(str(fault) for fault in table.faults)
        return Content("\n".join(lines), table.title or name, table=table), decoded.warnings
    return Content(decoded.text), decoded.warnings


def _of_table(
    name: str, page: Content, table: Table, published: str | None, language: str | None, warnings: tuple[str, ...]
) -> Document:
    """A table as a document: its dates stand in its rows, so no day of publication is looked for."""
    return Document(
        name=name,
        text=page.text,
        language=language or table.language or language_of_text(table.words),
        published=published,
        published_basis="editor" if published else "unknown",
        header=(),
        title=page.title,
        publisher="",
        url="",
        warnings=warnings,
        table=table,
    )


def _check_choices(name: str, published: str | None, language: str | None) -> None:
    if published is not None:
        try:
            whole = EdtfDate.parse(published).precision == "day" and len(published) == len("2023-01-23")
        except ValueError:
            whole = False
        if not whole:
            raise DocumentError(name, "bad-published", repr(published[:40]))
    if language is not None:
        try:
            _TAG.validate_python(language)
        except ValidationError as fault:
            raise DocumentError(name, "bad-language", repr(language[:40])) from fault


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
