"""The catalogue as the map of this computer has it, read anew only when one of its files has changed."""
# floor 6

from functools import lru_cache
from pathlib import Path

from events.catalogue import OWN_FOLDER, Catalogue, read_catalogue
from events.folders import published_folder
from events.tables import read_tables

_Stamp = tuple[tuple[str, int, int], ...]


def catalogue_now() -> Catalogue:
    """The records that come with the program and those that accepted events have become, without any at fault.

    Events do not have the further sources that documents brought them. `python -m events check` names the faults.
    Nobody may change what is handed out.
    """
    own, accepted = (_read(folder, _stamp(folder)) for folder in (OWN_FOLDER, published_folder()))
    return Catalogue(
        {**accepted.sources, **own.sources},
        sorted([*own.events, *accepted.events], key=lambda event: (event.date.earliest, event.date.latest)),
        [*own.positions, *accepted.positions],
        own.administrations,
        own.claims,
        own.boundaries,
    )


def own_ids() -> frozenset[str]:
    """The ids of all records that come with the program."""
    return _own_ids(_stamp(OWN_FOLDER))


def _stamp(folder: Path) -> _Stamp:
    found = [(path, path.stat()) for path in sorted(folder.glob("*.toml"))]
    return tuple((path.name, stat.st_size, stat.st_mtime_ns) for path, stat in found)


@lru_cache(maxsize=4)
def _read(folder: Path, stamp: _Stamp) -> Catalogue:  # noqa: ARG001  the stamp is the cache's key
    return read_catalogue(folder, None)[0]


@lru_cache(maxsize=1)
def _own_ids(stamp: _Stamp) -> frozenset[str]:  # noqa: ARG001  the stamp is the cache's key
    return frozenset(table.label for table in read_tables(OWN_FOLDER)[0])
