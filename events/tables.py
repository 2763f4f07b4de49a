"""From TOML files to plain tables, one for each record, and the faults of files that cannot be read."""
# floor 1

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from events.faults import Fault, show

KINDS = ("source", "event", "addition", "position", "administration", "claim", "boundary")

_WANTED = " or ".join([", ".join(f"[[{kind}]]" for kind in KINDS[:-1]), f"[[{KINDS[-1]}]]"])


@dataclass(frozen=True, eq=False)
class Table:
    """One record as it stands in its file; `label` is its id, or its kind and number where it has none."""

    file: str
    kind: str
    label: str
    content: dict[str, object]


def read_tables(folder: Path) -> tuple[list[Table], list[Fault]]:
    """The records of every `*.toml` in `folder`, files by name, records in file order."""
    paths = sorted(folder.glob("*.toml"))
    found = [item for path in paths for item in _read(path)]
    faults = [item for item in found if isinstance(item, Fault)]
    if not paths:
        faults.append(Fault(folder.name, "", "", "no file that ends in .toml", "at least one"))
    return [item for item in found if isinstance(item, Table)], faults


def _read(path: Path) -> Iterator[Table | Fault]:
    content = _content(path)
    if isinstance(content, Fault):
        yield content
        return
    if not content:
        yield Fault(path.name, "", "", "no record", _WANTED)
    for kind, entries in content.items():
        if kind not in KINDS or not isinstance(entries, list):
            yield Fault(path.name, _short(kind), "", show(entries), _WANTED)
            continue
        for number, entry in enumerate(entries, start=1):
            yield _table(path.name, kind, number, entry)


def _table(file: str, kind: str, number: int, entry: object) -> Table | Fault:
    label = f"{kind} {number}"
    if not isinstance(entry, dict):
        return Fault(file, label, "", show(entry), f"a table under [[{kind}]]")
    record_id = entry.get("id")
    return Table(file, kind, _short(record_id) if isinstance(record_id, str) else label, entry)


def _short(name: str) -> str:
    return name if len(name) <= 80 else name[:80] + "…"


def _content(path: Path) -> dict[str, object] | Fault:
    """A file's tables; a byte order mark is let pass, since some editors write one."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        return Fault(path.name, "", "", fault.strerror or "no readable file", "a file that can be read")
    except UnicodeDecodeError as fault:
        where = f"byte {fault.start + 1}"
        return Fault(path.name, where, "", f"{fault.object[fault.start]:#04x}", "text in UTF-8")
    except RecursionError:
        return Fault(path.name, "", "", "tables nested too deep", _WANTED)
    except ValueError as fault:
        return _broken(path.name, str(fault))


def _broken(file: str, message: str) -> Fault:
    """The parser's message with its place in front: "Expected '=' (at line 3, column 7)"."""
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", message)
    line = f"line {place[1]}" if place and place[1] else "last line"
    what = message[: place.start()] if place else message
    return Fault(file, line if place else "", "", what[:1].lower() + what[1:120], "valid TOML")
