"""Plain text from the cells of other programs: one line, no markup, no protecting apostrophe."""
# floor 7

import re
import unicodedata
from collections.abc import Iterable

# Cells with more are no cells of a table of events.
LONGEST_CELL = 20_000
_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
# What a spreadsheet would take for a formula, behind the apostrophes that keep it from that.
_PROTECTED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_TAG = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")
_ENDS_A_LINE = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote")
_NO_TEXT = ("script", "style", "template", "noscript")


def one_line(text: str) -> str:
    """Text on one line with single spaces, its letters composed, without control characters; no-break spaces stay."""
    line = _SPACE.sub(" ", unicodedata.normalize("NFC", text))
    # Half of a surrogate pair, which JSON can hold, is in category Cs.
    kept = "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cs")).strip(" ")
    return kept if kept.strip() else ""


def joined(parts: Iterable[str]) -> str:
    """Texts on one line, those that say nothing left out."""
    return " | ".join(text for text in map(one_line, parts) if text)


def unprotected(cell: str) -> str:
    """A cell without the one apostrophe that keeps a spreadsheet from reading it as a formula."""
    return cell[1:] if _PROTECTED.match(cell) else cell


def without_markup(text: str) -> str:
    """The text of a piece of HTML on one line; what is no HTML stays as it is."""
    if not _TAG.search(text):
        return one_line(text)
    # Slow to load, and most files have no markup.
    from lxml import html
    from lxml.etree import LxmlError

    try:
        root = html.fragment_fromstring(text.replace("\0", ""), create_parent="div")
    except (LxmlError, ValueError):
        return one_line(text)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            element.drop_tree()
        elif element.tag in _ENDS_A_LINE:
            element.tail = f"\n{element.tail or ''}"
    return one_line(root.text_content())
