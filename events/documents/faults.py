"""Why a file is not read as a document, each reason one plain sentence.

A reason has a stable key, so that a screen can say it in another language.
"""
# floor 7

_SENTENCES = {
    "missing": "no such file",
    "folder": "this is a folder, wanted a file",
    "permission": "reading it is not permitted",
    "unreadable": "it cannot be read ({found})",
    "too-large": "it has {found}, wanted at most 5 MB",
    "empty": "it holds no text, wanted a news article or another text",
    "binary": "it is {found}, wanted plain text, an HTML page or a PDF",
    "zip": "it is {found}, wanted the documents in it one by one as plain text, HTML or PDF",
    "encoding": "its character encoding is not known, wanted UTF-8 or another common encoding of its language",
    "pdf-no-text": "it is a PDF without text (probably scanned pages), wanted a PDF whose text can be selected",
    "pdf-encrypted": "it is a PDF under a password, wanted one that opens without",
    "pdf-broken": "it is a broken PDF ({found}), wanted one that opens in a viewer",
    "pdf-too-long": "it is a PDF of {found}, wanted at most 500 pages and 5 million characters",
    "no-table": "its header names no column for dates and none for titles or texts, wanted a table of events or a text",
    "no-events": "it is JSON without events, wanted a TimelineJS file or Linked Places",
    "no-rows": "it is a table without rows, wanted a row for each event",
    "too-many-rows": "it is a table of {found}, wanted at most 2,000: split it",
    "bad-published": "the day of publication is {found}, wanted a day that exists, such as '2023-01-23'",
    "bad-language": "the language is {found}, wanted a BCP 47 tag such as 'en', 'ja' or 'ru'",
}
KEYS = tuple(_SENTENCES)


class DocumentError(Exception):
    """A file that is not read: `name` as shown, `key` (one of `KEYS`) and `found`, what was met in its place."""

    def __init__(self, name: str, key: str, found: str = "") -> None:
        """Raises KeyError for a key without a sentence."""
        self.name, self.key, self.found = name, key, found
        super().__init__(f"{name}: {_SENTENCES[key].format(found=found)}.")
