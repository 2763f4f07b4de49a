"""`python -m events list` prints what is in the store."""
# floor 19

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from events.commands.outputs import described, print_json, publication
from events.commands.storing import with_store
from events.store.rows import STATUSES, StoredCandidate, StoredDocument
from events.store.store import Store


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--status", choices=STATUSES, help="only candidates of this status")
    parser.add_argument("--json", action="store_true", help="one list of the candidates with their documents")
    parser.set_defaults(run=with_store(run))


def run(store: Store, options: Namespace) -> int:
    """Print the documents with their candidates."""
    documents = {document.id: document for document in store.documents()}
    found = store.candidates(statuses=[options.status] if options.status else ())
    if options.json:
        print_json([shown(candidate, documents[candidate.document_id]) for candidate in found])
        return 0
    for document in documents.values():
        own = [candidate for candidate in found if candidate.document_id == document.id]
        if own or not options.status:
            show(document, own)
    if not documents:
        print("no documents in the store")
    return 0


def shown(candidate: StoredCandidate, document: StoredDocument) -> dict[str, object]:
    """A candidate as JSON has it: its fields, how it stands, and which document it is of."""
    standing = {name: value for name, value in asdict(candidate).items() if name != "content"}
    return {**candidate.content, **standing, "document": document.name, "published": document.published}


def show(document: StoredDocument, candidates: Sequence[StoredCandidate]) -> None:
    """Print one document with its candidates for people."""
    counts = Counter(candidate.status for candidate in candidates)
    standing = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status]) or "no candidates"
    print(f"{document.id}. {document.name}: {publication(document.published, document.published_basis)}; {standing}")
    for candidate in candidates:
        first, *others = described(candidate.content)
        merged = f" into {candidate.merged_into}" if candidate.merged_into else ""
        print(f"  [{candidate.id}] {candidate.status}{merged} | {first}")
        for line in others:
            print(f"  {line}")
