"""KML 2.2: islands as polygons, events as points with a TimeStamp or TimeSpan that is as exact as their source."""
# floor 12

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from shapely.geometry import MultiLineString, MultiPolygon

from events.dates import format_date
from events.records import Event
from geo.atlas import Atlas
from geo.exchange.geojson import dump
from geo.exchange.holdings import Holding, administrations, boundaries, claims
from geo.exchange.licences import LICENCES, marks
from geo.exchange.placemarks import Mark, Times, describe, place, say, times_between, times_of
from geo.exchange.record import Plain, Records, every_citation, flat, places_line, reference
from geo.exchange.shapes import group_land, islet_land, labels, names_of, spots
from geo.groups import Named
from geo.view import View


def kml(atlas: Atlas, view: View) -> bytes:
    """A view as one KML document in UTF-8: folders of groups, islets, events, administrations, claims, boundaries.

    An event is a point where the act took place, else the points of the groups it concerns. Its time is a `TimeStamp`
    for a year, a month or a day as the source gives it, else a `TimeSpan`; an open end is left out, an event open at
    both ends has none. `ExtendedData` has the EDTF text, which also says what is approximate, and the columns of the
    CSV. Names and descriptions are in the view's first language; a description is HTML to a reader of KML, so the
    catalogue's words are escaped in it. Administrations and claims are switched off at first, else they would lie over
    each other. The whole filtered set of events is there: a view's date cuts no data. ViewError as in `select`.
    """
    records, words = Records(atlas, view), atlas.texts[view.lang]
    root = ET.Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    document = ET.SubElement(root, "Document")
    say(document, "name", words["page.title"])
    notices = (f"{each.attribution}, {each.licence}, {each.url}. {each.notice}" for each in LICENCES)
    describe(document, [words["foot.disclaimer"], *notices])
    _folder(
        document,
        words["filter.groups"],
        (_land(atlas, view, each, group_land(atlas, each.id)) for each in atlas.groups),
    )
    _folder(
        document,
        words["portrait.islets"],
        (_land(atlas, view, each, islet_land(atlas, each.id)) for each in atlas.islets),
    )
    _folder(document, words["exchange.events"], (_event(atlas, view, records, each) for each in records.events))
    _folder(document, words["exchange.administrations"], _on_land(atlas, view, administrations(atlas, records)))
    _folder(document, words["exchange.claims"], _on_land(atlas, view, claims(atlas, records)))
    _folder(document, words["compare.lines"], _on_lines(atlas, view, records))
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _folder(document: ET.Element, name: str, marks_in_it: Iterable[Mark]) -> None:
    folder = ET.SubElement(document, "Folder")
    say(folder, "name", name)
    for mark in marks_in_it:
        place(folder, mark)


def _land(atlas: Atlas, view: View, named: Named, shape: MultiPolygon) -> Mark:
    data = {
        "id": named.id,
        **flat("label", labels(atlas, view, named), view.langs),
        "names": dump(names_of(named)),
        **marks(drawn=True),
    }
    above, below = named.names_in(atlas.language(view.lang), view.viewpoint)
    return Mark(above, (below,), Times(), data, shape)


def _event(atlas: Atlas, view: View, records: Records, event: Event) -> Mark:
    record = records.event(event)
    points, located = spots(atlas, event)
    lines = (
        format_date(event.date, view.lang),
        record["summary"][view.lang],
        *dict.fromkeys(reference(cited) for cited in every_citation(record)),
    )
    data = {**_columns(record, view.langs), "located": located, **marks()}
    return Mark(record["title"][view.lang], lines, times_of(event.date), data, points)


def _columns(record: Plain, langs: Sequence[str]) -> Plain:
    """A record as columns: texts one a language, places as in the CSV, what has parts as JSON."""
    texts = {name: record.get(name, {}) for name in ("title", "summary", "scope_note", "note", "text")}
    plain = {name: value for name, value in record.items() if name not in texts}
    return {
        **{name: _cell(name, value) for name, value in plain.items()},
        **{name: text for each, by_lang in texts.items() for name, text in flat(each, by_lang, langs).items()},
    }


def _cell(name: str, value: Any) -> Any:
    if name == "places":
        return places_line(value)
    if isinstance(value, bool):
        return "true" if value else ""
    return dump(value) if isinstance(value, list | dict) else value


def _on_land(atlas: Atlas, view: View, found: Iterable[tuple[Plain, Holding]]) -> Iterator[Mark]:
    for row, holding in found:
        places = getattr(holding, "places", ())
        shape = MultiPolygon([part for each in places for part in group_land(atlas, each).geoms])
        yield _mark(view, {**row, "groups": ";".join(places)}, holding, shape, visible=False)


def _on_lines(atlas: Atlas, view: View, records: Records) -> Iterator[Mark]:
    for row, boundary in boundaries(atlas, records):
        lines = MultiLineString([atlas.lines[each] for each in boundary.lines if each in atlas.lines])
        yield _mark(view, {**row, "lines": ";".join(boundary.lines)}, boundary, lines, visible=True)


def _mark(view: View, row: Plain, holding: Holding, shape: MultiPolygon | MultiLineString, visible: bool) -> Mark:
    said = (row["text"].get(view.lang, ""), *(reference(cited) for cited in row["citations"]))
    data = {**_columns(row, view.langs), **marks(drawn=True)}
    times = times_between(holding.since, holding.until)
    return Mark(row["title"][view.lang], tuple(filter(None, said)), times, data, shape, visible)
