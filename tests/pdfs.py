"""PDF files made by hand, in any script, to be read in tests."""

import zlib


def pdf_of(*pages: list[str], title: str = "", shared: bool = False) -> bytes:
    """Return a PDF with one text line below the other on each page; `shared`: all pages show the first one's."""
    text = sorted({char for page in pages for line in page for char in line})
    streams = [_drawing(page) for page in (pages[:1] if shared else pages)]
    first_stream, first_page = 6, 6 + len(streams)
    kids = " ".join(f"{first_page + number} 0 R" for number in range(len(pages)))
    resources = "/Resources << /Font << /F 3 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 600 800] {resources} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 500 >>",
        stream(_unicode_map(text)),
        *(stream(drawing) for drawing in streams),
        *(
            f"<< /Type /Page /Parent 2 0 R /Contents {first_stream + (0 if shared else number)} 0 R >>".encode()
            for number in range(len(pages))
        ),
    ]
    return file_of(objects, f"/Info << /Title <{_hex(chr(0xFEFF) + title)}> >>" if title else "")


def file_of(objects: list[bytes], trailer: str = "") -> bytes:
    """Return a PDF of some objects, of which the first is the catalogue."""
    parts = [b"%PDF-1.7\n"]
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{sum(map(len, parts))}\n%%EOF\n".encode()
    return b"".join([*parts, b"xref\n0 %d\n0000000000 65535 f \n" % size, table, end])


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a compressed stream object."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def _drawing(lines: list[str]) -> bytes:
    shown = "".join(f"<{_hex(line)}> Tj T*\n" for line in lines)
    return f"BT /F 10 Tf 14 TL 40 760 Td\n{shown}ET".encode()


def _unicode_map(text: list[str]) -> bytes:
    pairs = "".join(f"1 beginbfchar\n<{_hex(char)}> <{_hex(char)}>\nendbfchar\n" for char in text)
    return f"begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{pairs}endcmap".encode()


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
