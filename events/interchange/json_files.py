"""JSON that other programs write: read whole, or not at all."""
# floor 8

import json
from typing import Any

from events.documents.faults import DocumentError

MOST_EVENTS = 2_000


def json_of(text: str) -> Any:
    """What a text holds as JSON; None if it is no JSON, or nested too deep."""
    try:
        return json.loads(text) if text.lstrip()[:1] in ("{", "[") else None
    except (ValueError, RecursionError):
        return None


def entries(name: str, value: object) -> list[Any]:
    """The entries of a list of events; DocumentError ("no-rows", "too-many-rows") if there are none or over 2,000."""
    found = value if isinstance(value, list) else []
    if not found:
        raise DocumentError(name, "no-rows")
    if len(found) > MOST_EVENTS:
        raise DocumentError(name, "too-many-rows", f"more than {MOST_EVENTS:,} rows")
    return found


def word(value: object) -> str:
    """A text or a number as text, "" for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**9 else ""


def table_at(value: object, key: str) -> dict[str, Any]:
    """The object under a key of an object; an empty one if it is not there or something else."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}
