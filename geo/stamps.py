"""When the data last changed: a key for what is kept between visits."""
# floor 8

import hashlib
from pathlib import Path

from geo.atlas import ASSETS

_FOLDERS = ("calendars", "catalogue", "geometry", "places", "text")


def data_stamp(assets: Path = ASSETS) -> str:
    """Names, sizes and times of the data files: an edited record shows at the next visit."""
    files = sorted(path for folder in _FOLDERS for path in (assets / folder).iterdir())
    stamps = [(path.name, *_stamp(path)) for path in files]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return found.st_size, found.st_mtime_ns
