"""GeoJSON (RFC 7946): the groups and their islets as polygons, every event as a point, with its sources."""
# floor 11

import json
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from events.dates import format_date
from events.records import Event
from geo.atlas import Atlas
from geo.exchange.licences import LICENCES, licences, marks
from geo.exchange.record import Plain, Records, flat
from geo.exchange.shapes import as_simple, group_land, group_of, islet_land, labels, names_of, spots
from geo.groups import Named
from geo.view import View


def geojson(atlas: Atlas, view: View) -> bytes:
    """A view as one FeatureCollection in UTF-8: longitude first, WGS 84, outer rings counter-clockwise, no `crs`.

    Each feature says in `layer` what it is: "groups", "islets" or "events". An event is a Point where the act took
    place (`located` is "act"), else the MultiPoint of the groups it concerns (`located` is "places"); `places` always
    has those groups with their scopes. The shapes of groups and islets are ODbL, all else is CC BY: every feature says
    so in its own properties, since programs drop the collection's `licences`. The whole filtered set of events is
    there: a view's date cuts no data. ViewError as in `select`.
    """
    records = Records(atlas, view)
    features = [
        *(_land(atlas, view, group, "groups", group_land(atlas, group.id)) for group in atlas.groups),
        *(_land(atlas, view, islet, "islets", islet_land(atlas, islet.id)) for islet in atlas.islets),
        *(_event(atlas, view, records, event) for event in records.events),
    ]
    words = atlas.texts[view.lang]
    head = {
        "type": "FeatureCollection",
        "name": "four_islands",  # what GDAL calls the layer
        "title": words["page.title"],
        "description": words["foot.disclaimer"],
        "licences": licences(*LICENCES),
    }
    lines = ",\n".join(map(dump, features))
    return f'{dump(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def dump(plain: Any) -> str:
    """Plain data as JSON in one line, letters as they are."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _land(atlas: Atlas, view: View, named: Named, layer: str, shape: BaseGeometry) -> Plain:
    part_of = {"group": group_of(atlas, named.id)} if layer == "islets" else {}
    properties = {
        **{"layer": layer, "id": named.id, **part_of},
        **flat("label", labels(atlas, view, named), view.langs),
        **{"names": names_of(named), "names_sources": list(named.names_sources)},
        **marks(drawn=True),
    }
    feature = _feature(named.id, shape, properties)
    return {**feature, "bbox": list(shape.bounds)} if shape else feature


def _event(atlas: Atlas, view: View, records: Records, event: Event) -> Plain:
    points, located = spots(atlas, event)
    record = records.event(event)
    texts = ("title", "summary", "scope_note", "note")
    properties = {
        **{"layer": "events", "located": located},
        **{name: value for name, value in record.items() if name not in texts},
        **{f"date_{lang}": format_date(event.date, lang) for lang in view.langs},
        **{
            name: text
            for each in texts
            if each in record
            for name, text in flat(each, record[each], view.langs).items()
        },
        **marks(),
    }
    return _feature(event.id, as_simple(points), properties)


def _feature(name: str, shape: BaseGeometry | None, properties: Plain) -> Plain:
    geometry = json.loads(shapely.to_geojson(shape)) if shape else None
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}
