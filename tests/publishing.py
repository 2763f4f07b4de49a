"""What the tests of publishing share: documents with accepted candidates."""

from pathlib import Path
from typing import Any

from events.archive.languages import readable
from events.candidates.proposing import propose
from events.documents.reading import read_document
from events.review_adding import new_document
from events.store.opening import open_store
from events.store.rows import StoredCandidate, StoredDocument
from events.store.store import Store

NEWS = (
    "Published: 2023-01-23\n"
    "Two visits and a school\n"
    "A delegation of former residents visited graves on Shikotan on 5 May 2020 and left again the same evening.\n"
    "In September 2017 a charter flight carried former residents to Kunashir for the very first time in history.\n"
    "Tokyo maintains that the southern Kuril islands belong to Japan and that nothing of this has changed since 1945.\n"
)
SECOND = (
    "Published: 2023-02-01\n"
    "Graves on an island\n"
    "Residents of long ago went to Shikotan on May 5, 2020, their league recalls; nine graves were tended that day.\n"
)
OTHER_NEWS = "Published: 2024-03-04\nA ferry\nA ferry came to Kunashir on 2 March 2024 with forty people on board.\n"


def new_store(folder: Path) -> Store:
    """An empty store in a file of its own."""
    return open_store(f"sqlite:///{folder}/documents.sqlite")


def add(store: Store, text: str, name: str = "report.txt", **facts: Any) -> StoredDocument:
    """Store a document with what is proposed for it; `facts` are fields such as its publisher."""
    document = readable(read_document(name, text.encode()))
    fields = {**vars(new_document(document)), **facts}
    return store.add_document(type(new_document(document))(**fields), propose(document), "tester")


def candidates(store: Store, document: StoredDocument) -> list[StoredCandidate]:
    """A document's candidates in the order of its text."""
    return sorted(store.candidates(document.id), key=lambda each: int(each.content["start"]))


def accept(store: Store, candidate: StoredCandidate, **changes: Any) -> StoredCandidate:
    """Accept a candidate as it is, but for these fields."""
    seen = store.candidate(candidate.id)
    return store.review(seen.id, seen.revision, "tester", "accept", "accepted", {**seen.content, **changes})


def merge(store: Store, candidate: StoredCandidate, event: str) -> StoredCandidate:
    """Merge a candidate into an event."""
    seen = store.candidate(candidate.id)
    return store.review(seen.id, seen.revision, "tester", "merge", "merged", None, event)


def titled(words: str) -> dict[str, str]:
    """A title in three languages."""
    return {"en": words, "ja": f"{words}（日）", "ru": f"{words} (р)"}
