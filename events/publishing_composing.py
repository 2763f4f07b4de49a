"""The records that the candidates of one document become, each with an id of its own, and what is wrong with them."""
# floor 14

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, count
from typing import Any

import tomli_w
from pydantic import ValidationError

from events.faults import Fault, faults_of
from events.publishing_copies import copied, tokens
from events.publishing_records import (
    POSITION,
    Outgoing,
    Table,
    addition_of,
    event_of,
    position_of,
    slug_of,
    source_of,
)
from events.publishing_sources import RowSources
from events.records import Addition, Event, Position
from events.store.rows import Status, StoredCandidate, StoredDocument
from events.store.store import Store
from events.texts import Record

WAITING: tuple[Status, ...] = ("accepted", "merged")
_TYPES: dict[str, type[Record]] = {"event": Event, "position": Position, "addition": Addition}
_OWN_WORDS = ("title", "summary", "topic", "text")


class PublishingError(ValueError):
    """What cannot be published, one sentence on each line; `sentences` has them one by one."""

    def __init__(self, sentences: Sequence[str]) -> None:
        """Take one sentence or more."""
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)


@dataclass
class Names:
    """Ids that are taken already."""

    taken: set[str]

    def free(self, base: str, number: int) -> str:
        """`base` if nothing has it, else with `number` behind, else with the first number from there on; taken now."""
        names = chain([base], (f"{base}-{each}" for each in count(number)))
        name = next(name for name in names if name not in self.taken)
        self.taken.add(name)
        return name


@dataclass
class Batch:
    """What one document brings: its source (None if it stands elsewhere already), its records, and their faults."""

    document: StoredDocument
    source_id: str
    source: Table | None
    sources: RowSources
    records: list[Outgoing] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def add(self, outgoing: Outgoing) -> bool:
        """Take a record in if nothing is wrong with it; whether that is so."""
        wrong = list(_wrong(outgoing, self.document))
        self.faults += wrong
        if not wrong:
            self.records.append(outgoing)
        return not wrong

    def new_sources(self, records: Sequence[Outgoing]) -> list[Table]:
        """The sources to write with some of the records: the document if one of them cites it, and those of rows."""
        tables = [each.record for each in records]
        own = any(cited["source"] == self.source_id for record in tables for cited in record["citations"])
        return [*([self.source] if self.source and own else []), *self.sources.fresh(tables)]

    def outgoing(self, candidate: StoredCandidate, identifier: str) -> Outgoing:
        """An accepted candidate as an event or a position with this id, citing the document or what its row cites."""
        position = candidate.content.get("kind") == POSITION
        record = (position_of if position else event_of)(candidate.content, identifier, self.source_id)
        return Outgoing(candidate, "position" if position else "event", self._citing(candidate, record))

    def merged(self, candidate: StoredCandidate, event: str) -> Outgoing:
        """A merged candidate as an addition to the event with this id."""
        record = addition_of(candidate.content, event, self.source_id)
        return Outgoing(candidate, "addition", self._citing(candidate, record))

    def _citing(self, candidate: StoredCandidate, record: Table) -> Table:
        cited = self.sources.citations(candidate.content, candidate.id, self.document.language)
        return {**record, "citations": cited or record["citations"]}


def toml(sources: Sequence[Table], records: Sequence[Outgoing]) -> str:
    """Sources and records as TOML, kind by kind."""
    tables: dict[str, list[Table]] = {"source": list(sources)}
    tables |= {kind: [each.record for each in records if each.kind == kind] for kind in _TYPES}
    return tomli_w.dumps({kind: found for kind, found in tables.items() if found})


def new_batch(document: StoredDocument, source_id: str, sources: RowSources) -> Batch:
    """A batch with the document as its source."""
    return Batch(document, source_id, source_of(document, source_id), sources)


def lost(candidate: StoredCandidate, document: StoredDocument) -> Fault:
    """That the event is not there which a candidate was merged into."""
    wanted = "the id of an event of the catalogue or of an accepted candidate"
    return Fault(document.name, f"candidate {candidate.id}", "merged into", repr(candidate.merged_into), wanted)


def waiting_in(store: Store) -> dict[int, list[StoredCandidate]]:
    """The candidates that are accepted or merged and not published, by the number of their document, in order."""
    found: dict[int, list[StoredCandidate]] = {}
    for candidate in sorted(store.candidates(statuses=WAITING), key=lambda each: (each.document_id, each.id)):
        found.setdefault(candidate.document_id, []).append(candidate)
    return found


def map_ids(store: Store, candidates: Sequence[StoredCandidate], names: Names) -> dict[int, str]:
    """The id of each accepted candidate on the map: it stays as it is when the record is edited later."""
    accepted = [candidate for candidate in candidates if candidate.status == "accepted"]
    return {each.id: names.free(slug_of(_as_accepted(store, each)), each.id) for each in accepted}


def _as_accepted(store: Store, candidate: StoredCandidate) -> Mapping[str, Any]:
    """What a candidate said when it was first accepted: others may have been merged into it since."""
    if candidate.revision <= 2:
        return candidate.content
    history = store.history(candidate.id)
    return next((each.content for each in history if each.status == "accepted"), candidate.content)


def _wrong(outgoing: Outgoing, document: StoredDocument) -> Iterator[Fault]:
    name, number = document.name, f"candidate {outgoing.candidate.id}"
    yield from _invalid(_TYPES[outgoing.kind], outgoing.record, name, number)
    # Texts that were written for this map come back in its own exports.
    for field_name in () if outgoing.candidate.content.get("own_words") else _OWN_WORDS:
        for lang, words in (outgoing.record.get(field_name) or {}).items():
            if run := copied(words, _joined(document.text)):
                found = f"{run!r}, more than eight words of the document in a row"
                yield Fault(name, number, f"{field_name} {lang}", found, "own words")


def _invalid(kind: type[Record], table: Table, name: str, record: str) -> list[Fault]:
    try:
        kind.model_validate(table)
    except ValidationError as error:
        return faults_of(error, name, record)
    return []


@lru_cache(maxsize=16)
def _joined(text: str) -> str:
    return " ".join(tokens(text))
