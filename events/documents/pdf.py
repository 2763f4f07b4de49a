"""The text of a PDF, its wrapped lines joined to paragraphs again."""
# floor 9

import io
import logging
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from events.documents.document import Content
from events.documents.faults import DocumentError
from events.documents.headers import stamps_in

if TYPE_CHECKING:
    from pypdf import PdfReader

LIMIT_PAGES = 500
LIMIT_CHARACTERS = 5_000_000

_LIMIT_STREAM = 8_000_000
_LIMIT_OPERATIONS = 1_000_000
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»」』）)]*$")
_HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_JAPANESE = re.compile(r"[\u3001\u3041-\u30ff\u3400-\u9fff]")
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
# Of the widest line: from here on a line was broken because it was full.
_FULL = 0.8
# A narrower line was not broken for want of room.
_WRAPPED = 40


class _TooLongError(Exception):
    """More pages, text or drawing than a document has."""


def read_pdf(name: str, data: bytes) -> Content:
    """Extract the text layer of a PDF; DocumentError with a key "pdf-..." if there is none to read."""
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(
            zlib_maximum_output_length=_LIMIT_STREAM,
            lzw_maximum_output_length=_LIMIT_STREAM,
            run_length_maximum_output_length=_LIMIT_STREAM,
            stream_parsing_work_maximum_count=_LIMIT_OPERATIONS,
            jbig2dec_binary=None,
        ):
            title, pages = _open(name, data)
    except DocumentError:
        raise
    except LimitReachedError as fault:
        raise DocumentError(name, "pdf-too-long", "a page larger than any text") from fault
    except _TooLongError as fault:
        raise DocumentError(name, "pdf-too-long", str(fault)) from fault
    except (DependencyError, FileNotDecryptedError) as fault:
        raise DocumentError(name, "pdf-encrypted") from fault
    except Exception as fault:
        # A broken file ends in whatever its first wrong byte leads to.
        raise DocumentError(name, "pdf-broken", "its structure is damaged") from fault
    text = "\n".join(filter(None, map(_paragraphs, pages)))
    if not text.strip():
        raise DocumentError(name, "pdf-no-text")
    return Content(text, title=" ".join(_clean(title).split())[:300])


def _open(name: str, data: bytes) -> tuple[str, list[str]]:
    """Title and text of each page."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError(name, "pdf-encrypted")
    count = len(reader.pages)
    if count > LIMIT_PAGES:
        raise _TooLongError(f"{count} pages")
    if not count:
        raise DocumentError(name, "pdf-broken", "it has no pages")
    return _title(reader), list(_texts(reader))


def _title(reader: "PdfReader") -> str:
    return str((reader.metadata and reader.metadata.title) or "")


def _texts(reader: "PdfReader") -> Iterator[str]:
    """Text of each page; the drawing of all pages together is bounded, as forms may draw each other without end."""
    operations = characters = 0

    def count(*_: Any) -> None:
        nonlocal operations
        operations += 1
        if operations > _LIMIT_OPERATIONS:
            raise _TooLongError("more drawing than 500 pages of text need")

    for page in reader.pages:
        text = _clean(page.extract_text(visitor_operand_before=count))
        characters += len(text)
        if characters > LIMIT_CHARACTERS:
            raise _TooLongError("more than 5 million characters")
        yield text


def _clean(text: str) -> str:
    """Without what is no character: halves of surrogate pairs, NUL and other controls."""
    whole = text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", whole.replace("\r\n", "\n").replace("\r", "\n"))


def _paragraphs(page: str) -> str:
    """Join the lines of a page that were broken for want of room; one line is one paragraph then."""
    lines = page.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if filled and _PAGE_NUMBER.fullmatch(lines[filled[-1]]):
        del lines[filled.pop() :]
    width = max((_width(line) for line in lines), default=0)
    pieces: list[str] = []
    for before, line in pairwise(["", *(line.strip() for line in lines)]):
        if not line:
            continue
        if before and _goes_on(before, line, width):
            _glue(pieces, line)
        else:
            pieces += ["\n", line]
    return "".join(pieces).strip()


def _goes_on(before: str, line: str, width: int) -> bool:
    if _SENTENCE_END.search(before) or stamps_in(before) or stamps_in(line):
        return False
    small = line[0].islower()
    return small or _width(before) >= max(_FULL * width, _WRAPPED)


def _glue(pieces: list[str], line: str) -> None:
    """Add a line to the last one: a hyphen at the end of a line goes, Japanese lines meet without a space."""
    before = pieces[-1]
    if _HYPHEN.search(before) and line[0].islower():
        pieces[-1] = before[:-1]
    elif not (_JAPANESE.match(before[-1]) or _JAPANESE.match(line[0])):
        pieces.append(" ")
    pieces.append(line)


def _width(line: str) -> int:
    """Japanese letters are twice as wide as others."""
    return len(line) + len(_JAPANESE.findall(line))
