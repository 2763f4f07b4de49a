"""Files that are there whole or not at all."""
# floor 0

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put bytes at `path` in one step: written to a temporary name beside it, then renamed. OSError if not."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
