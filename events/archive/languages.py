"""The language that a short text is read in when there is too little of it to tell."""
# floor 8

import re
from dataclasses import replace

from events.documents.document import Document

_UNKNOWN = "und"
_SCRIPTS = {"ja": re.compile("[\u3041-\u30fa\u3400-\u9fff]"), "ru": re.compile("[\u0400-\u052f]")}


def readable(document: Document) -> Document:
    """The document; one of unknown language is taken for Japanese, Russian or English by its letters."""
    if document.language != _UNKNOWN:
        return document
    found = next((tag for tag, letters in _SCRIPTS.items() if letters.search(document.text)), "en")
    return replace(document, language=found)
