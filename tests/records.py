"""Records with every field filled, whatever fields their types have, and files of data made of them."""

import json
import shutil
import tomllib
import types
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from events.calendars import Era, LunarDay
from events.citations import Locator, Source
from events.dates import EdtfDate
from events.holdings import Administration, Boundary, Claim, Span
from events.language import Language, load_texts
from events.records import Event, Position
from events.texts import Record
from geo.atlas import ASSETS
from geo.groups import Group, Islet, MapLabel, Point, Viewpoint

Words = Callable[[str], str]  # the path of a field, such as "Event.title.en" -> what to write there

# Fields that are no free text, by the function that judges them. A path may say more: see `fixed`.
_FIXED = {
    "_identifier": "gazette",
    "_event_identifier": "1956-10-19-filled",
    "_country": "GB",
    "_language_tag": "en",
}


def filled(kind: type[Record], words: Words, path: str = "") -> dict[str, Any]:
    """Return a record of a type as its file would hold it, optional fields too, every free text made by `words`."""
    here = path or kind.__name__
    hints = get_type_hints(kind, include_extras=True)
    fields = {name: value(hints[name], words, f"{here}.{name}") for name in kind.model_fields}
    # Exactly one may be given, and only this one is text.
    return {"text": fields["text"]} if kind is Locator else fields


def value(hint: Any, words: Words, path: str) -> Any:
    """Return a value that a type hint admits."""
    origin, given = get_origin(hint), get_args(hint)
    if origin is Annotated:
        judges = {getattr(mark, "func", None) for mark in given[1:]}
        names = [judge.__name__ for judge in judges if judge and judge.__name__ in {*_FIXED, "_web_address"}]
        return fixed(names[0], words, path) if names else value(given[0], words, path)
    if origin in (Union, types.UnionType):
        return value(next(kind for kind in given if kind is not types.NoneType), words, path)
    if origin is tuple:
        return [value(part, words, path) for part in given if part is not Ellipsis]
    if origin is Literal:
        return given[0]
    if isinstance(hint, type) and issubclass(hint, Record):
        return filled(hint, words, path)
    plain = {str: lambda: words(path), EdtfDate: lambda: "1956-10-19", int: lambda: 1, float: lambda: 44.5}
    return {**plain, bool: lambda: False}[hint]()


def fixed(judge: str, words: Words, path: str) -> str:
    """Return a value for a field that is an id, a code or an address; an address may hold much of a text."""
    if judge == "_web_address":
        return "https://example.org/" + "".join(char for char in words(path) if char.isprintable() and char != " ")
    return "iturup" if path.endswith("places.id") else _FIXED[judge]


def toml(records: Mapping[str, list[dict[str, Any]]]) -> str:
    """Return records by kind as TOML, each value on one line."""
    return "\n".join(
        f"[[{kind}]]\n" + "\n".join(f"{name} = {inline(found)}" for name, found in record.items())
        for kind, entries in records.items()
        for record in entries
    )


def inline(found: Any) -> str:
    """Return a value as TOML writes it in a line."""
    if isinstance(found, Mapping):
        return "{" + ", ".join(f"{name} = {inline(part)}" for name, part in found.items()) + "}"
    if isinstance(found, list | tuple):
        return "[" + ", ".join(map(inline, found)) + "]"
    # A string of JSON is one of TOML, too, as long as no character is written as two halves.
    return json.dumps(found, ensure_ascii=False)


def write_assets(folder: Path, records: Sequence[Words], names: Words) -> None:
    """Write a copy of the project's data with other words in it.

    The catalogue is one record of each kind for each of `records`; every name of a place, an era and a language and
    every interface text is what `names` gives for it. Shapes, figures and days stay.
    """
    shutil.copytree(ASSETS, folder, ignore=shutil.ignore_patterns("*.toml", "*.po"))
    # What the page is built with is no record.
    shutil.copy(ASSETS / "page" / "leaflet.toml", folder / "page")
    found = {
        kind.__name__.lower(): [
            of_number(filled(kind, words), kind, at, len(records)) for at, words in enumerate(records)
        ]
        for kind in (Source, Event, Position, Administration, Claim, Boundary)
    }
    (folder / "catalogue/filled.toml").write_text(toml(found), encoding="utf-8")
    for file, kinds in SPOKEN.items():
        content = tomllib.loads((ASSETS / file).read_text(encoding="utf-8"))
        said = {name: [respoken(kinds[name], entry, names) for entry in entries] for name, entries in content.items()}
        (folder / file).write_text(toml(said), encoding="utf-8")
    for lang, texts in load_texts(ASSETS / "text")[0].items():
        written = {key: f"{names(f'{lang}.{key}')} {text}" for key, text in texts.items()}
        write_texts(folder / f"text/{lang}.po", lang, written)


# File: its tables, and what reads each.
SPOKEN: dict[str, dict[str, type[Record]]] = {
    "places/places.toml": {"group": Group, "label": MapLabel},
    "places/islets.toml": {"islet": Islet},
    "places/points.toml": {"point": Point},
    "places/viewpoints.toml": {"viewpoint": Viewpoint},
    "calendars/japan.toml": {"era": Era, "day": LunarDay},
    "text/languages.toml": {"language": Language},
}
# What stays as it is: no words of a reader's language, or what says how to put them.
_KEPT = {
    *("id", "tag", "side", "kind", "point", "group", "era", "settlement", "date", "since"),
    *("dates", "numbers", "labels", "states", "seasons", "seasons-oblique"),
}


def of_number(record: dict[str, Any], kind: type[Record], number: int, size: int) -> dict[str, Any]:
    """Return a filled record with an id of its own, citing the source of the same number.

    Claims and boundaries hold for all time; each administration holds for a year, the first and the last for the rest.
    """
    cited = json.dumps(record, ensure_ascii=False).replace('"source": "gazette"', f'"source": "gazette-{number}"')
    own = {Source: "gazette", Event: "1956-10-19-filled"}.get(kind, kind.__name__.lower())
    made: dict[str, Any] = {**json.loads(cited), "id": f"{own}-{number}"}
    if issubclass(kind, Span):
        made = {name: value for name, value in made.items() if name not in ("since", "until")}
        ends = {"since": number and str(1000 + number), "until": number + 1 < size and str(1001 + number)}
        made |= {name: end for name, end in ends.items() if end and kind is Administration}
        made |= {"lines": ["la-perouse"]} if kind is Boundary else {"places": list(GROUP_IDS)}
    return made


GROUP_IDS = ("iturup", "kunashir", "shikotan", "habomai")


def respoken(kind: type[Record], entry: dict[str, Any], words: Words) -> dict[str, Any]:
    """Return a table with other words in its texts; ids, numbers and days stay, and all sources are the first."""
    name = entry.get("id") or entry.get("tag") or entry["date"].replace("-", "")
    path = f"{kind.__name__.lower()} {name}"
    return {field: other(found, words, f"{path}.{field}") for field, found in entry.items()}


def other(found: Any, words: Words, path: str) -> Any:
    """Return a value of a table with other words in it."""
    field = path.rpartition(".")[2]
    if field in _KEPT:
        return found
    if field in ("source", "at_source", "names_source"):
        return "gazette-0"
    if field == "names_sources":
        return ["gazette-0"]
    if isinstance(found, dict):
        return {name: other(part, words, f"{path}.{name}") for name, part in found.items()}
    if isinstance(found, list):
        return [other(part, words, f"{path}.{at}") for at, part in enumerate(found)]
    return words(path) if isinstance(found, str) else found


def write_texts(path: Path, lang: str, texts: Mapping[str, str]) -> None:
    """Write interface texts as a .po file."""
    catalog = Catalog(locale=lang)
    for key, text in texts.items():
        catalog.add(key, text)
    with path.open("wb") as file:
        write_po(file, catalog, width=None)
