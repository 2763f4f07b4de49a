"""Accepted events on the map: catalogue files of the person's own, written anew after every review."""
# floor 15

from pathlib import Path
from threading import Lock

from events.catalogue import OWN_FOLDER
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
from events.publishing_records import source_slug
from events.publishing_sources import RowSources
from events.store.rows import StoredCandidate
from events.store.store import Store
from events.tables import read_tables

_MARK = "# Written anew after every review: what is changed here by hand is lost.\n"
# Sessions of one app publish in turn, so that the last one writes what the store holds last.
_turn = Lock()


def publish(store: Store, folder: Path, catalogue: Path = OWN_FOLDER) -> list[Path]:
    """Write what is accepted or merged in a store and not published yet: one file of `folder` for each document.

    Returns the files. A file of an earlier call is removed if its document brings nothing now; files that others wrote
    stay. Ids are other than those of `catalogue`. PublishingError, when all else is written, for what cannot be.
    """
    with _turn:
        batches = _batches(store, catalogue)
        written = [_write(folder, batch) for batch in batches if batch.records]
        for path in folder.glob("*.toml"):
            if path not in written and path.read_bytes().startswith(_MARK.encode()):
                path.unlink()
    faults = [str(fault) for batch in batches for fault in batch.faults]
    if faults:
        raise PublishingError(faults)
    return written


def _batches(store: Store, catalogue: Path) -> list[Batch]:
    tables, _ = read_tables(catalogue)
    names = Names({table.label for table in tables})
    events = {table.label for table in tables if table.kind == "event"}
    waiting = waiting_in(store)
    identifiers = map_ids(store, [each for found in waiting.values() for each in found], names)
    sources = RowSources({table.label: table.content for table in tables if table.kind == "source"}, names.free)
    merges: list[tuple[Batch, StoredCandidate]] = []
    batches = []
    for number, candidates in waiting.items():
        document = store.document(number)
        batch = new_batch(document, names.free(source_slug(document), number), sources)
        batches.append(batch)
        for candidate in candidates:
            if candidate.status == "merged":
                merges.append((batch, candidate))
            elif batch.add(outgoing := batch.outgoing(candidate, identifiers[candidate.id])):
                events.update([outgoing.record["id"]] if outgoing.kind == "event" else [])
    for batch, candidate in merges:
        if candidate.merged_into in events:
            batch.add(batch.merged(candidate, candidate.merged_into))
        else:
            batch.faults.append(lost(candidate, batch.document))
    return batches


def _write(folder: Path, batch: Batch) -> Path:
    """Write a batch to its file, unless just this stands there: who reads the folder sees when a file changed."""
    path = folder / f"{batch.source_id}.toml"
    text = f"{_MARK}\n{toml(batch.new_sources(batch.records), batch.records)}"
    if not path.exists() or path.read_bytes() != text.encode():
        write_whole(path, text)
    return path
