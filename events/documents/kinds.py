"""What a file is by its content: text, an HTML page, a PDF, or something that is no document.

The name of a file decides nothing: a page saved as .txt is a page.
"""
# floor 8

import re
from typing import Literal

from events.documents.faults import DocumentError

Kind = Literal["html", "pdf", "text"]

_ARCHIVES = {b"PK\x03\x04": "a ZIP archive", b"PK\x05\x06": "an empty ZIP archive", b"\x1f\x8b": "a gzip archive"}
_ARCHIVES |= {b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive", b"Rar!\x1a\x07": "a RAR archive", b"BZh": "a bzip2 archive"}
_ARCHIVES |= {b"\xfd7zXZ\0": "an xz archive"}
# What is a ZIP archive inside, by the name of a file that each of its kind holds.
_PACKED = {
    b"word/": "a Word document",
    b"xl/": "an Excel workbook",
    b"ppt/": "a PowerPoint presentation",
    b"mimetypeapplication/vnd.oasis": "an OpenDocument file",
    b"mimetypeapplication/epub": "an EPUB book",
}
_OTHERS = {b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"II*\0": "a TIFF image"}
_OTHERS |= {b"\xd0\xcf\x11\xe0": "a Word, Excel or PowerPoint file of the old kind", b"{\\rtf": "an RTF document"}
_OTHERS |= {b"\x7fELF": "a program", b"MZ\x90": "a program", b"SQLite format 3": "a database", b"RIFF": "a media file"}
_OTHERS |= {b"OggS": "a media file", b"ID3\x03": "a media file", b"\0\0\x01\0": "an icon", b"%!PS": "a PostScript file"}
_LOOKED_AT = 4096
_PAGE = re.compile(
    r"<(!doctype\s+html|(html|head|body|title|meta|link|script|style|article|main|section|div|h[1-6]|p|header|nav|table|[ou]l|blockquote|center|font|span|a)"
    r"(\s[^<>]{0,500})?/?>)",
    re.IGNORECASE,
)
_NO_SPACE = re.compile(r"\S")
_PROLOGUE = re.compile(r"<\?xml[^>]{0,200}>")
_DECLARED = re.compile(
    rb"""<(?:meta[^<>]{0,200}?charset|\?xml[^<>]{0,200}?encoding)\s*=\s*["']?([\w.:-]{1,40})""", re.I
)


def refuse_other_files(name: str, data: bytes) -> None:
    """Raise DocumentError ("empty", "zip" or "binary") for what can be told from the bytes to be no document."""
    if not data.strip(b" \t\r\n\v\f\0"):
        raise DocumentError(name, "empty")
    for start, found in _ARCHIVES.items():
        if data.startswith(start):
            head = data[: 16 * _LOOKED_AT] + data[-16 * _LOOKED_AT :]
            packed = next((kind for mark, kind in _PACKED.items() if mark in head), None)
            raise DocumentError(name, "binary" if packed else "zip", packed or found)
    for start, found in _OTHERS.items():
        if data.startswith(start):
            raise DocumentError(name, "binary", found)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are those of a PDF; a few stray ones may stand before its mark."""
    head = data[:1024]
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-") or (b"%PDF-" in head and b" obj" in data)


def is_page(text: str) -> bool:
    """Whether decoded text begins as HTML does, comments before it apart."""
    at = _past_space(text, 0)
    prologue = _PROLOGUE.match(text, at)
    at = _past_space(text, prologue.end() if prologue else at)
    while text.startswith("<!--", at):
        end = text.find("-->", at)
        if end < 0:
            return False
        at = _past_space(text, end + len("-->"))
    return _PAGE.match(text, at) is not None


def _past_space(text: str, at: int) -> int:
    found = _NO_SPACE.search(text, at)
    return found.start() if found else len(text)


def declared_encoding(data: bytes) -> str:
    """The encoding that a page names in its first 4,096 bytes, "" if it names none."""
    found = _DECLARED.search(data[:_LOOKED_AT])
    return found[1].decode("ascii", errors="ignore") if found else ""
