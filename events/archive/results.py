"""The file that a run over an archive keeps its results in: what is written there survives the run.

One line of JSON for each file, as events/archive/work.py makes it. While a run goes on, lines come as files are done;
at its end the file is put in order, one line for each document. A line that was cut off is dropped.
"""
# floor 17

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

_NAME = "candidates.jsonl"


class ResultsError(Exception):
    """A file of results that cannot be used, in one sentence."""


@dataclass(frozen=True)
class _Place:
    """Where a line stands, and what it is of; `also` are other files with the same document, and their keys."""

    file: str
    key: str
    sha256: str
    start: int
    size: int
    also: tuple[tuple[str, str], ...]


class Results:
    """A file of results that is open for one run; a second run at the same time is refused."""

    def __init__(self, path: Path) -> None:
        """Open the file, or that of a folder, and find out what is in it; ResultsError if that cannot be."""
        self.path = path if path.suffix == ".jsonl" else path / _NAME
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self.path.open("a+b")
        except OSError as error:
            raise ResultsError(f"{self.path} cannot be written: {error.strerror or error}.") from error
        try:
            _lock(self._file, self.path)
            # The last word on each file.
            self._last = {place.file: place for place in self._read()}
        except BaseException:
            self._file.close()
            raise
        self._also = {pair: place for place in self._last.values() for pair in place.also}

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def has(self, file: str, key: str) -> bool:
        """Whether a file with these bytes was looked through already; to be asked in the order of the files.

        The files that were left out because this one had the same document are wanted again if this one has changed.
        """
        known = self._last.get(file)
        if known and known.key != key:
            for pair in known.also:
                self._also.pop(pair, None)
        return bool(known and known.key == key) or (file, key) in self._also

    def append(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """Write lines; they are on the disk when this comes back."""
        for line in lines:
            data = _encoded(line)
            start = self._file.seek(0, os.SEEK_END)
            self._file.write(data)
            self._last[line["file"]] = _place(line, start, len(data))
        self._file.flush()
        os.fsync(self._file.fileno())

    def lines(self) -> Iterator[dict[str, Any]]:
        """What is in the file, sorted by file: the last word on each file, and of each document the first file.

        `also` lists the other files of a document, each with its key.
        """
        for place, also in self._standing():
            self._file.seek(place.start)
            line = json.loads(self._file.read(place.size))
            line.pop("also", None)
            yield {**line, "also": also} if also else line

    def put_in_order(self) -> None:
        """Write the lines as `lines` gives them: the same documents make the same bytes, however the runs went."""
        partial = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            with partial.open("wb") as file:
                file.writelines(_encoded(line) for line in self.lines())
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.path)
        finally:
            partial.unlink(missing_ok=True)

    def _standing(self) -> Iterator[tuple[_Place, list[tuple[str, str]]]]:
        """Each line that stays, with the files that it stands for too."""
        left_out: dict[str, set[tuple[str, str]]] = {}
        for pair, place in self._also.items():
            if pair[0] not in self._last and self._last[place.file] is place:
                left_out.setdefault(place.file, set()).add(pair)
        groups: dict[str, list[_Place]] = {}
        for place in sorted(self._last.values(), key=lambda each: each.file):
            groups.setdefault(place.sha256 or place.file, []).append(place)
        for first, *others in groups.values():
            also = {(place.file, place.key) for place in others}
            yield first, sorted(also.union(*(left_out.get(place.file, ()) for place in (first, *others))))

    def _read(self) -> Iterator[_Place]:
        self._file.seek(0)
        start = 0
        for number, data in enumerate(self._file, start=1):
            if not data.endswith(b"\n") and data[:2] in (b"{", b'{"'):
                self._file.truncate(start)
                return
            try:
                yield _place(json.loads(data), start, len(data))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                wanted = "wanted one that this command wrote"
                raise ResultsError(
                    f"{self.path}: line {number} is no result, {wanted}; nothing was changed."
                ) from error
            start += len(data)


def _encoded(line: Mapping[str, Any]) -> bytes:
    return json.dumps(line, ensure_ascii=False, sort_keys=True).encode(errors="backslashreplace") + b"\n"


def _place(line: Mapping[str, Any], start: int, size: int) -> _Place:
    also = tuple((file, key) for file, key in line.get("also", []))
    return _Place(line["file"], line["key"], line.get("sha256", ""), start, size, also)


def _lock(file: BinaryIO, path: Path) -> None:
    """Refuse a second run where the system can tell; a run that was killed leaves no lock behind."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise ResultsError(f"{path} is in use: another run is writing to it.") from error
