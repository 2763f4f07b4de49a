"""Files that are there whole or not at all."""
# floor 0

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Put a text at `path`, in one step and on the disk; its folder is made if it is not there. OSError if not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
