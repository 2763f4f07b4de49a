"""Accepted events into the catalogue: files that a person looks at and commits."""
# floor 15

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from events.catalogue import OWN_FOLDER, read_catalogue
from events.publishing_composing import (
    Batch,
    Names,
    PublishingError,
    lost,
    map_ids,
    new_batch,
    toml,
    waiting_in,
)
from events.publishing_files import write_whole
from events.publishing_records import Outgoing, slug_of, source_of, source_slug, unknown
from events.publishing_sources import RowSources
from events.publishing_standing import Standing
from events.store.faults import ConflictError
from events.store.rows import StoredCandidate, StoredDocument
from events.store.store import Store

_HEAD = "# From a reviewed document; template.toml.example explains every line.\n"
# Under this name a published candidate keeps what its record is.
PUBLISHED_AS = "published_as"


@dataclass
class Handover:
    """Each file that was written with how many records came into it, what is left to fill in, what was not marked."""

    files: dict[Path, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def hand_over(store: Store, folder: Path, who: str, catalogue: Path = OWN_FOLDER) -> Handover:
    """Write what is accepted or merged in a store to catalogue files in `folder`, then mark it as published by `who`.

    One file for each document, named by its publisher and day; what a document brings later goes to the end of its
    file. Records that stand there already are only marked, so a run that was cut off can be run again.
    PublishingError if anything is at fault, and then nothing is written; OSError if a file cannot be.
    """
    work = _Work(store, Standing(folder, catalogue))
    batches = work.batches()
    done, texts = Handover(), {}
    for batch in batches:
        fresh = [record for record in batch.records if not work.standing.has(record)]
        if fresh:
            path, texts[path] = work.file(batch, fresh)
            done.files[path] = len(fresh)
            done.notes += work.notes(batch, path, fresh)
    faults = [str(fault) for batch in batches for fault in batch.faults] or _faults(folder, catalogue, texts)
    if faults:
        raise PublishingError(faults)
    for path, text in texts.items():
        write_whole(path, text)
    done.faults += [sentence for batch in batches for sentence in work.mark(batch, who)]
    return done


def _faults(folder: Path, catalogue: Path, texts: Mapping[Path, str]) -> list[str]:
    """What the catalogue's own check would say about the new files, were they there."""
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name)
        for path in folder.glob("*.toml"):
            shutil.copy(path, trial)
        for path, text in texts.items():
            (trial / path.name).write_text(text, encoding="utf-8")
        more = [catalogue] if catalogue.resolve() != folder.resolve() else []
        _, faults = read_catalogue(trial, None, more)
    names = {path.name for path in texts}
    return [str(fault) for fault in faults if fault.file in names]


class _Work:
    """One handing over: what the store holds, and what stands in the catalogue."""

    def __init__(self, store: Store, standing: Standing) -> None:
        self.store, self.standing = store, standing
        self.names = Names(set(standing.ids))
        self.sources = RowSources(standing.sources, self.names.free)
        self.waiting = waiting_in(store)
        self.published = store.candidates(statuses=["published"])
        every = [candidate for found in self.waiting.values() for candidate in found]
        self.on_map = map_ids(store, every, Names(set(standing.catalogue_ids)))

    def batches(self) -> list[Batch]:
        """What each document brings: first the events and positions, since others may be merged into them."""
        found = {number: self._batch(self.store.document(number)) for number in self.waiting}
        for number, batch in found.items():
            for candidate in self.waiting[number]:
                if candidate.status == "accepted":
                    batch.add(self._record(candidate, batch))
        events = dict(self._events(found.values()))
        for number, batch in found.items():
            for candidate in self.waiting[number]:
                if candidate.status == "merged" and candidate.merged_into in events:
                    batch.add(batch.merged(candidate, events[candidate.merged_into]))
                elif candidate.status == "merged":
                    batch.faults.append(lost(candidate, batch.document))
        return [*found.values()]

    def _batch(self, document: StoredDocument) -> Batch:
        """A batch whose source is the one that the catalogue has of this document already, if it has."""
        earlier = [_kept(each).get("source") for each in self.published if each.document_id == document.id]
        known = next((str(source) for source in earlier if self.standing.has_source(source)), "")
        known = known or self.standing.source_like(source_of(document, ""))
        if known:
            return Batch(document, known, None, self.sources)
        return new_batch(document, self.names.free(source_slug(document), document.id), self.sources)

    def _record(self, candidate: StoredCandidate, batch: Batch) -> Outgoing:
        known = self.standing.id_of(batch.outgoing(candidate, ""))
        return batch.outgoing(candidate, known or self.names.free(slug_of(candidate.content), candidate.id))

    def _events(self, batches: Iterable[Batch]) -> Iterator[tuple[str, str]]:
        """Each id by which a candidate may name the event it is merged into, with the event's id in the catalogue."""
        yield from ((event, event) for event in self.standing.events)
        kept = (_kept(candidate) for candidate in self.published)
        yield from ((each["on_map"], each["id"]) for each in kept if each.get("kind") == "event")
        for batch in batches:
            made = (each for each in batch.records if each.kind == "event")
            yield from ((self.on_map[each.candidate.id], each.record["id"]) for each in made)

    def file(self, batch: Batch, records: Sequence[Outgoing]) -> tuple[Path, str]:
        """The file of a batch, and its text with these records in it."""
        path = self.standing.file_of(batch.source_id)
        if path:
            sources = self.sources.fresh(each.record for each in records)
            return path, f"{path.read_text(encoding='utf-8').rstrip()}\n\n{toml(sources, records)}"
        text = f"{_HEAD}\n{toml(batch.new_sources(records), records)}"
        return self.standing.new_file(batch.source_id, batch.document.id), text

    def notes(self, batch: Batch, path: Path, records: Sequence[Outgoing]) -> Iterator[str]:
        """What is left to fill in by hand: of the document, and of the new sources that rows name."""
        cited = {each["source"] for record in records for each in record.record["citations"]}
        if batch.source and batch.source_id in cited:
            yield f"{path.name}: fill in {', '.join(unknown(batch.document))}."
        for source in sorted(cited & self.sources.made.keys()):
            yield f"{path.name}: look at the source {source}, of which only a row of {batch.document.name} tells."

    def mark(self, batch: Batch, who: str) -> Iterator[str]:
        """Record that a batch is published; a sentence for each candidate that somebody has changed meanwhile."""
        for each in batch.records:
            kept = {"kind": each.kind, "id": each.record.get("id") or each.record["event"], "source": batch.source_id}
            kept |= {"on_map": self.on_map[each.candidate.id]} if each.kind == "event" else {}
            content = {**each.candidate.content, PUBLISHED_AS: kept}
            try:
                self.store.review(each.candidate.id, each.candidate.revision, who, "publish", "published", content)
            except ConflictError as error:
                yield f"{error} What stands in the file is what it was before."


def _kept(candidate: StoredCandidate) -> Mapping[str, Any]:
    """What a published candidate keeps about its record."""
    found = candidate.content.get(PUBLISHED_AS)
    return found if isinstance(found, Mapping) else {}
