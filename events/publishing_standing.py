"""What the catalogue holds already of what is to be published."""
# floor 14

from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path
from typing import Any

from events.publishing_records import Outgoing, Table
from events.tables import read_tables

_SAME_SOURCE = ("title", "publisher", "date", "url")


class Standing:
    """The records of the folder that is written to and of the catalogue, if that is another folder."""

    def __init__(self, folder: Path, catalogue: Path) -> None:
        """Read both; the folder may be empty or not be there."""
        self.folder = folder
        here = read_tables(folder)[0] if any(folder.glob("*.toml")) else []
        self.apart = catalogue.resolve() != folder.resolve()
        own = read_tables(catalogue)[0] if self.apart else here
        self._tables = [*here, *own] if self.apart else here
        self._files = {table.label: folder / table.file for table in here if table.kind == "source"}
        self.ids = {table.label for table in self._tables}
        self.catalogue_ids = {table.label for table in own}
        self.events = {table.label for table in self._tables if table.kind == "event"}
        self.sources: dict[str, Mapping[str, Any]] = {
            table.label: table.content for table in self._tables if table.kind == "source"
        }

    def has_source(self, identifier: object) -> bool:
        """Whether there is a source with this id."""
        return identifier in self.sources

    def source_like(self, source: Table) -> str:
        """The id of the source with the same title, publisher, date and address, or ""."""
        alike = (
            name for name, found in self.sources.items() if all(found.get(key) == source[key] for key in _SAME_SOURCE)
        )
        return next(alike, "")

    def id_of(self, outgoing: Outgoing) -> str:
        """The id of the record that says the same, or ""."""
        wanted = {**outgoing.record, "id": ""}
        alike = (
            table.label for table in self._tables if table.kind == outgoing.kind and _bare(table.content) == wanted
        )
        return next(alike, "")

    def has(self, outgoing: Outgoing) -> bool:
        """Whether just this record is there."""
        return any(table.kind == outgoing.kind and table.content == outgoing.record for table in self._tables)

    def file_of(self, source: str) -> Path | None:
        """The file of the folder that is a source's own; none if it stands among others, as in a chronology."""
        path = self._files.get(source)
        return path if path and path.name.startswith(source) else None

    def new_file(self, source: str, number: int) -> Path:
        """A file of the folder for a new source: named after it, with a number behind if need be."""
        names = chain([source], (f"{source}-{each}" for each in count(number)))
        return next(path for name in names if not (path := self.folder / f"{name}.toml").exists())


def _bare(record: Mapping[str, Any]) -> Table:
    return {**record, "id": ""}
