"""Any bytes under any name are a document or are refused in words: the property, for tests and for a long run."""

from events.documents.document import Document
from events.documents.faults import KEYS, DocumentError
from events.documents.reading import read_document

BEGINNINGS = (
    *(
        b"",
        b"%PDF-1.7\n",
        b"<!doctype html><body><p>",
        b"<html><head><meta charset=",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
    ),
    *(b"\x1b$B", b"PK\x03\x04", "国後島".encode(), "Кунашир ".encode("cp1251"), "択捉島の".encode("shift_jis")),
    *(
        b"date,title,text\n1956,",
        b"Year\tHeadline\n",
        b'{"events": [{"text": {"headline": "',
        b'{"type": "Feature", "when": ',
    ),
    *(b"Published: ", b"MOSCOW, January 23 ", "【東京＝".encode(), "2023年".encode()),
)


def fuzz_document(data: bytes) -> None:
    """Read `data`, of which the first byte chooses a beginning and the second where the name ends.

    AssertionError or any other exception but DocumentError is a find.
    """
    start, cut = (data[0], data[1]) if len(data) > 1 else (0, 0)
    name = data[2 : 2 + cut % 40].decode("utf-8", errors="surrogateescape")
    try:
        found = read_document(name, BEGINNINGS[start % len(BEGINNINGS)] + data[2:])
    except DocumentError as fault:
        assert fault.key in KEYS
        assert "\n" not in str(fault)
        assert len(str(fault)) < 400
    else:
        check(found)


def check(found: Document) -> None:
    """Assert what holds for every document."""
    found.text.encode()
    assert found.text.strip()
    assert "\0" not in found.text
    assert "\r" not in found.text
    assert 0 < len(found.name) <= 120
    assert found.name.isprintable() or any(char.isspace() for char in found.name)
    ends = [place for span in found.header for place in span]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(found.text) for place in ends)
    assert (found.published is None) == (found.published_basis == "unknown")
    # A table's dates stand in its rows: it lacks nothing without a day of publication.
    assert ("no-date" in found.warnings) == (found.published is None and found.table is None)
    assert all(0 < row.line <= found.text.count("\n") + 1 for row in (found.table.rows if found.table else ()))
    assert found.paragraph_at(len(found.text)) >= found.paragraph_at(0) == 1
    assert len(found.sha256) == 64
