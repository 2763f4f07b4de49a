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

from events.dates import EdtfDate
from events.language import load_texts
from events.citations import Locator, Source
from events.records import Event, Position
from events.texts import Record
from geo.atlas import ASSETS
from geo.groups import Group, MapLabel

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

    The catalogue is one source, one event and one position for each of `records`; every name of a place and
    every interface text is what `names` gives for it. Shapes and figures stay.
    """
    shutil.copytree(ASSETS, folder, ignore=shutil.ignore_patterns("*.toml", "*.po"))
    kinds = {"source": Source, "event": Event, "position": Position}
    found = {
        name: [renamed(filled(kind, words), name, at) for at, words in enumerate(records)]
        for name, kind in kinds.items()
    }
    (folder / "catalogue/filled.toml").write_text(toml(found), encoding="utf-8")
    places = tomllib.loads((ASSETS / "places/places.toml").read_text(encoding="utf-8"))
    renamed_places = {kind: [with_names(kind, entry, names) for entry in entries] for kind, entries in places.items()}
    (folder / "places/places.toml").write_text(toml(renamed_places), encoding="utf-8")
    for lang, texts in load_texts(ASSETS / "text").items():
        written = {key: f"{names(f'{lang}.{key}')} {text}" for key, text in texts.items()}
        write_texts(folder / f"text/{lang}.po", lang, written)


def renamed(record: dict[str, Any], kind: str, number: int) -> dict[str, Any]:
    """Return a filled record with ids of its own, citing the source of the same number."""
    own = {"source": "gazette", "event": "1956-10-19-filled", "position": "position"}[kind]
    cited = json.dumps(record, ensure_ascii=False).replace('"source": "gazette"', f'"source": "gazette-{number}"')
    return {**json.loads(cited), "id": f"{own}-{number}"}


def with_names(kind: str, entry: dict[str, Any], names: Words) -> dict[str, Any]:
    """Return a table of places.toml with other names; its area is that of the first source."""
    record, path = Group if kind == "group" else MapLabel, f"{kind} {entry['id']}"
    other, wordless = filled(record, names, path), filled(record, lambda _: "", path)
    texts = {name: found for name, found in other.items() if found != wordless[name]}
    area = {"area": {**entry["area"], "source": "gazette-0"}} if "area" in entry else {}
    return {**entry, **texts, **area}


def write_texts(path: Path, lang: str, texts: Mapping[str, str]) -> None:
    """Write interface texts as a .po file."""
    catalog = Catalog(locale=lang)
    for key, text in texts.items():
        catalog.add(key, text)
    with path.open("wb") as file:
        write_po(file, catalog, width=None)
