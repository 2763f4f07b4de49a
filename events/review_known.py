"""The events that are on the map already: those of the catalogue, and those that documents have brought."""
# floor 17

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from events.catalogue import OWN_FOLDER, read_catalogue
from events.folders import published_folder
from events.review_rows import Known


def known_events() -> Sequence[Known]:
    """Every event on the map, in order of time; read anew only when a file has changed."""
    published = published_folder()
    return _events(published, (_stamp(OWN_FOLDER), _stamp(published)))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    found = [(path, path.stat()) for path in sorted(folder.glob("*.toml"))]
    return tuple((path.name, stat.st_size, stat.st_mtime_ns) for path, stat in found)


@lru_cache(maxsize=4)
def _events(published: Path, stamp: object) -> tuple[Known, ...]:  # noqa: ARG001  the stamp is the cache's key
    # A record with a fault is named by `python -m events check`; here it is only missing.
    events = read_catalogue(OWN_FOLDER, None, [published])[0].events
    return tuple(Known(event.id, dict(event.title), event.date) for event in events)
