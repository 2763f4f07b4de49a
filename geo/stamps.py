"""When the data last changed: a key for what is kept between visits."""
# floor 8

import hashlib
from collections.abc import Iterable
from pathlib import Path

from geo.atlas import ASSETS

_FOLDERS = ("calendars", "catalogue", "geometry", "places", "text")


def data_stamp(assets: Path = ASSETS, more: Iterable[Path] = ()) -> str:
    """Names, sizes and times of the data files, also those in `more` folders: an edit shows at the next visit."""
    folders = [*(assets / folder for folder in _FOLDERS), *(folder for folder in more if folder.is_dir())]
    files = sorted(path for folder in folders for path in folder.iterdir())
    stamps = [(path.name, *_stamp(path)) for path in files]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return found.st_size, found.st_mtime_ns
