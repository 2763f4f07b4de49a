"""A folder that is there whole or not at all: built beside its place, then put there in one step."""
# floor 2

import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.site.addresses import SiteError

MANIFEST = "site-manifest.json"
_MAKER = "Four Islands"
_TEXTS = {".css", ".html", ".js", ".json", ".geojson", ".jsonld", ".md", ".svg", ".txt", ".xml", ".bib", ".ris", ".csv"}
_WORTH = 1000  # bytes; a smaller answer fits in one packet anyway

# Path, size in bytes, SHA-256.
Entry = tuple[str, int, str]


@contextmanager
def fresh_folder(place: Path) -> Iterator[Path]:
    """A new folder beside `place` that takes its place when everything in it is written; else nothing changes.

    SiteError if something stands there that no build of a site wrote, or if there is no writing.
    """
    place = place.absolute()
    _refuse_foreign(place)
    _sweep(place)
    folder = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        folder.mkdir()
        yield folder
        _put(folder, place)
    except OSError as error:
        wanted = "wanted a folder that exists and can be written to"
        raise SiteError(f"{place}: could not be written ({error.strerror}), {wanted}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_foreign(place: Path) -> None:
    wanted = "wanted a folder that is empty, new, or a site as a build left it"
    if not os.path.lexists(place):
        return
    if place.is_symlink() or not place.is_dir():
        raise SiteError(f"{place}: found no folder, {wanted}")
    found = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_symlink() or not path.is_dir()}
    foreign = sorted(found - _written(place))
    if foreign:
        raise SiteError(f"{place}: found {foreign[0]!r}, which no build of a site wrote, {wanted}")


def _written(place: Path) -> set[str]:
    """The files that a build left in a folder, by its manifest."""
    try:
        manifest = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        paths = [entry["path"] for entry in manifest["files"] if manifest["made_by"] == _MAKER]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {MANIFEST, f"{MANIFEST}.gz", *paths, *(f"{path}.gz" for path in paths)} if paths else set()


def _sweep(place: Path) -> None:
    """Take away what builds left here that were killed."""
    for left in place.parent.glob(f".{place.name}.*.part"):
        process = left.name.removesuffix(".part").rpartition(".")[2]
        if process.isdigit() and not _alive(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _put(folder: Path, place: Path) -> None:
    """A folder with something in it cannot be renamed over: the old one steps aside first, and back if need be."""
    if not place.exists():
        folder.rename(place)
        return
    old = place.with_name(f".{place.name}.{os.getpid()}.old.part")
    place.rename(old)
    try:
        folder.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old)


def put_file(folder: Path, path: str, content: bytes) -> Entry:
    """Write a file of the site and, beside a text, its compressed twin for hosts that send it as it is.

    Returns path, size and SHA-256 for the manifest.
    """
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    if target.suffix in _TEXTS and len(content) >= _WORTH:
        target.with_name(f"{target.name}.gz").write_bytes(packed(content))
    return path, len(content), hashlib.sha256(content).hexdigest()


def packed(content: bytes) -> bytes:
    """Bytes as gzip (RFC 1952) without a name, a time or a system in the header."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = squeeze.compress(content) + squeeze.flush()
    tail = zlib.crc32(content).to_bytes(4, "little") + (len(content) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"\x1f\x8b\x08\0\0\0\0\0\x02\xff" + body + tail


def manifest_of(entries: list[Entry]) -> bytes:
    """Every file of the site but this list and the compressed twins, by path."""
    files = [{"path": path, "bytes": size, "sha256": digest} for path, size, digest in sorted(entries)]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in files)
    return f'{{"made_by": "{_MAKER}", "files": [\n{lines}\n]}}\n'.encode()
