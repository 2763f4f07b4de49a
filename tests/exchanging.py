"""Read exported data back, strictly by each format's own rules, into one plain shape."""

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyogrio

from events.language import LANGUAGES
from events.records import Event
from geo.atlas import Atlas
from geo.exchange.geojson import geojson
from geo.exchange.geopackage import geopackage
from geo.exchange.kml import kml
from geo.exchange.linked_places import linked_places
from geo.exchange.table import plain_cell, table
from geo.exchange.timeline import timeline
from geo.view import View
from tests.driving import atlas

KML = "{http://www.opengis.net/kml/2.2}"
ALL = View(langs=LANGUAGES)


@dataclass(frozen=True)
class Kept:
    """What must be the same of an event after it was exported and read back."""

    id: str
    edtf: str
    kind: str
    titles: tuple[str, ...]
    summaries: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    citations: tuple[tuple[Any, ...], ...]


def kept_of(event: Event, langs: Sequence[str] = LANGUAGES) -> Kept:
    """What the catalogue itself says of an event."""
    cited = []
    for each in event.citations:
        locator = each.locator.model_dump(mode="json", exclude_none=True) if each.locator else {}
        if "text" in locator:
            locator["text"] = {lang: locator["text"][lang] for lang in langs}
        date = each.date.text if each.date else None
        cited.append({"source": each.source, "locator": locator, "date": date, **_words(each.model_dump())})
    return Kept(
        event.id,
        event.date.text,
        event.kind,
        tuple(event.title.in_language(lang) for lang in langs),
        tuple(event.summary.in_language(lang) for lang in langs),
        tuple((place.id, place.scope) for place in event.places),
        _citations(cited),
    )


def _words(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: found.get(name) for name in ("date_words", "quote")}


def _citations(found: Iterable[Mapping[str, Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(
        (each["source"], json.dumps(each.get("locator", {}), sort_keys=True), each.get("date"), *_words(each).values())
        for each in found
    )


def _places(line: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, scope) for name, _, scope in (each.partition(":") for each in line.split(";")))


def read_geojson(data: bytes, langs: Sequence[str] = LANGUAGES) -> list[Kept]:
    """Events of our GeoJSON."""
    found = [each["properties"] for each in json.loads(data)["features"] if each["properties"]["layer"] == "events"]
    places = [tuple((place["id"], place["scope"]) for place in each["places"]) for each in found]
    return [_kept_of_columns(row, langs, place, row["citations"]) for row, place in zip(found, places, strict=True)]


def read_table(data: bytes, langs: Sequence[str] = LANGUAGES) -> list[Kept]:
    """Events of our CSV."""
    return [_kept_of_columns(row, langs, _places(row["places"]), json.loads(row["citations"])) for row in rows_of(data)]


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of our CSV, apostrophes taken back."""
    rows = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return [{name: plain_cell(cell) for name, cell in row.items()} for row in rows]


def read_kml(data: bytes, langs: Sequence[str] = LANGUAGES) -> list[Kept]:
    """Events of our KML."""
    return [
        _kept_of_columns(row, langs, _places(row["places"]), json.loads(row["citations"]))
        for row in map(data_of, placemarks(data))
        if "edtf" in row
    ]


def placemarks(data: bytes) -> list[ET.Element]:
    """Every Placemark of a KML file."""
    return list(ET.fromstring(data).iter(f"{KML}Placemark"))


def data_of(placemark: ET.Element) -> dict[str, str]:
    """The ExtendedData of a Placemark."""
    return {each.get("name", ""): each.findtext(f"{KML}value", "") for each in placemark.iter(f"{KML}Data")}


def read_geopackage(data: bytes, langs: Sequence[str] = LANGUAGES) -> list[Kept]:
    """Events of our GeoPackage, by GDAL, with their citations from the table beside them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "read.gpkg"
        path.write_bytes(data)
        events, cited = (gdal_rows(path, layer) for layer in ("events", "citations"))
    own = {
        event["id"]: [row for row in cited if (row["record"], row["role"]) == (event["id"], "event")]
        for event in events
    }
    for rows in own.values():
        for row in rows:
            row["locator"] = json.loads(row["locator"] or "{}")
    return [_kept_of_columns(event, langs, _places(event["places"]), own[event["id"]]) for event in events]


def gdal_rows(path: Path, layer: str) -> list[dict[str, Any]]:
    """The rows of a layer as GDAL reads them, without shapes; None for NULL."""
    meta, _, _, columns = pyogrio.raw.read(path, layer=layer, read_geometry=False)
    return [dict(zip(meta["fields"], row, strict=True)) for row in zip(*columns, strict=True)]


def read_timeline(data: bytes, langs: Sequence[str] = LANGUAGES) -> list[Kept]:
    """Events of our TimelineJS file, those without a place on the axis too."""
    whole = json.loads(data)
    return [_kept_of_record(slide["record"], langs) for slide in (*whole["events"], *whole["undated"])]


def read_linked_places(data: bytes, langs: Sequence[str] = LANGUAGES) -> list[Kept]:
    """Events of our Linked Places file, each once; the groups' own relations must agree with the record."""
    found: dict[str, Kept] = {}
    for place, relation in event_relations(data):
        kept = found.setdefault(relation["relationTo"], _kept_of_record(relation["event"], langs))
        assert relation["relationTo"] == f"#event/{kept.id}"
        assert relation["edtf"] == kept.edtf
        assert (place, relation["scope"]) in kept.places
    return list(found.values())


def event_relations(data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every relation to an event in a Linked Places file, with the id of the group that has it."""
    for feature in json.loads(data)["features"]:
        for relation in feature["relations"]:
            if "event" in relation:
                yield feature["properties"]["id"], relation


def _kept_of_columns(
    row: Mapping[str, Any], langs: Sequence[str], places: tuple[tuple[str, str], ...], cited: list[dict[str, Any]]
) -> Kept:
    titles, summaries = (tuple(row[f"{name}_{lang}"] for lang in langs) for name in ("title", "summary"))
    return Kept(row["id"], row["edtf"], row["kind"], titles, summaries, places, _citations(cited))


def _kept_of_record(record: Mapping[str, Any], langs: Sequence[str]) -> Kept:
    titles, summaries = (tuple(record[name][lang] for lang in langs) for name in ("title", "summary"))
    places = tuple((place["id"], place["scope"]) for place in record["places"])
    return Kept(
        record["id"], record["edtf"], record["kind"], titles, summaries, places, _citations(record["citations"])
    )


WRITERS: dict[str, Callable[[Atlas, View], bytes]] = {
    **{"geojson": geojson, "geopackage": geopackage, "kml": kml},
    **{"table": table, "linked_places": linked_places, "timeline": timeline},
}
READERS: dict[str, Callable[[bytes, Sequence[str]], list[Kept]]] = {
    **{"geojson": read_geojson, "geopackage": read_geopackage, "kml": read_kml},
    **{"table": read_table, "linked_places": read_linked_places, "timeline": read_timeline},
}


@cache
def exported(name: str) -> bytes:
    """The project's own catalogue in all languages in a format, written once."""
    return WRITERS[name](atlas(), ALL)
