"""How commands print: JSON for programs, and candidates for people."""
# floor 17

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from events.names.places import place_name

_SURE, _LIKELY = 0.75, 0.45
_BASES = {
    "metadata": "by its metadata",
    "header": "by its header",
    "dateline": "by its dateline",
    "editor": "as given",
}


def print_json(value: object) -> None:
    """Print a value as JSON; in an encoding that lacks scripts, with the letters it lacks written as numbers."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "")
    print(json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=1))


def publication(published: str | None, basis: str) -> str:
    """What is known of a document's day of publication, in a few words."""
    if published is None:
        return "day of publication not known, so what counts from it stays open"
    return f"published {published}, {_BASES.get(basis, 'on an unknown basis')}"


def described(content: Mapping[str, Any]) -> Iterator[str]:
    """A candidate in a few lines: when, where and what, why so, and the words it rests on."""
    places = ", ".join(place_name(group, "en") for group in content.get("places") or []) or "no island known"
    how = content.get("place_basis") or "none"
    known = f" ({how})" if how != "none" else ""
    yield f"{content.get('date') or 'date open'} | {places}{known} | {content.get('kind') or 'kind open'}"
    if content.get("title"):
        yield f"    {content['title']}"
    why = " ".join(part for part in (content.get("date_why"), _confidence(content.get("confidence"))) if part)
    yield f"    {why}"
    place = f"row {content['row']}" if content.get("row") else f"paragraph {content.get('paragraph')}"
    yield f"    {place}: {_one_line(str(content.get('quote') or ''))}"


def _confidence(value: object) -> str:
    number = value if isinstance(value, int | float) else 0
    word = "Sure" if number >= _SURE else "Likely" if number >= _LIKELY else "Doubtful"
    return f"{word} ({number})."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def show(found: Iterable[Mapping[str, Any]], as_json: bool) -> None:
    """Print documents with their candidates, as one JSON list of candidates or for people."""
    if as_json:
        print_json([candidate for line in found for candidate in _placed(line)])
        return
    for line in found:
        show_document(line)


def _placed(line: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The candidates of a document; those of a file in a folder say which file it is."""
    place = {"file": line["file"]} if "file" in line else {}
    return [{**candidate, **place} for candidate in line["candidates"]]


def show_document(line: Mapping[str, Any]) -> None:
    """Print one document with its candidates for people."""
    print(f"{line.get('file', line['document'])}: {publication(line['published'], line['published_basis'])}")
    if not line["candidates"]:
        print("  nothing found about the four groups of islands")
    for candidate in line["candidates"]:
        for text in described(candidate):
            print(f"  {text}")
