"""What has been published, by whom and when: read from CITATION.cff, the one place that says so."""
# floor 3

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from events.dates import EdtfDate

_FILE = Path(__file__).resolve().parents[2] / "CITATION.cff"


@dataclass(frozen=True)
class Published:
    """The data set as it is cited; `title` is the English one."""

    title: str
    author: str
    version: str
    released: EdtfDate


@cache
def published() -> Published:
    """What CITATION.cff says; ValueError names the member that it lacks."""
    return read_published(_FILE.read_text(encoding="utf-8"))


def read_published(text: str) -> Published:
    """Read the members that a citation needs from a CITATION.cff, each on one line and in double quotes."""
    found = {name: _member(text, name) for name in ("title", "name", "version", "date-released")}
    return Published(found["title"], found["name"], found["version"], EdtfDate.parse(found["date-released"]))


def _member(text: str, name: str) -> str:
    found = re.search(rf'^(?:  - )?{name}: "([^"\\]+)"$', text, re.MULTILINE)
    if not found:
        raise ValueError(f'CITATION.cff: found no line {name}: "…", wanted one')
    return found[1]
