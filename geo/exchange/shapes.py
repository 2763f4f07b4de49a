"""Where things lie in an export: land of groups and islets from the coast, points of events from the catalogue."""
# floor 9

import shapely
from shapely.geometry import MultiPoint, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from events.records import Event
from geo.atlas import Atlas
from geo.groups import Named
from geo.places import Layer
from geo.view import View

_LAYER = "islands-overview"


def group_land(atlas: Atlas, group: str) -> MultiPolygon:
    """All land of a group in lon/lat degrees, its islets too, each polygon as it is drawn on the page.

    Outer rings run counter-clockwise, inner ones clockwise (RFC 7946). Empty if the layer has nothing of the group.
    """
    layer = atlas.layers[_LAYER]
    return _wound([place.geometry for place in layer.values() if place.group == group])


def islet_land(atlas: Atlas, islet: str) -> MultiPolygon:
    """The land of a named islet, wound like `group_land`; KeyError if the layer does not have it."""
    return _wound([atlas.layers[_LAYER][islet].geometry])


def group_of(atlas: Atlas, islet: str) -> str:
    """The id of the group that a named islet belongs to; KeyError if the layer does not have it."""
    layer: Layer = atlas.layers[_LAYER]
    return layer[islet].group or ""


def _wound(shapes: list[BaseGeometry]) -> MultiPolygon:
    polygons = [part for shape in shapes for part in shapely.get_parts(shape)]
    return MultiPolygon([shapely.orient_polygons(polygon) for polygon in polygons])


def spots(atlas: Atlas, event: Event) -> tuple[MultiPoint, str]:
    """Where an event is put, and what that is: "act" (where it took place), "places" (its groups) or "none".

    Lon/lat degrees. A group stands at its anchor, a point on its land.
    """
    if event.act:
        return MultiPoint([(event.act.lon, event.act.lat)]), "act"
    found = [anchor for place in event.places if (anchor := anchors(atlas).get(place.id))]
    return MultiPoint(found), "places" if found else "none"


def anchors(atlas: Atlas) -> dict[str, tuple[float, float]]:
    """The point of each group, lon/lat, by its id."""
    return {group.id: group.anchor for group in atlas.groups}


def as_simple(points: MultiPoint) -> Point | MultiPoint | None:
    """One point as a Point, several as they are, none as None."""
    parts = list(points.geoms)
    return parts[0] if len(parts) == 1 else points if parts else None


def labels(atlas: Atlas, view: View, named: Named) -> dict[str, str]:
    """What a place is called in each language of a view, from its viewpoint, by each language's rule of both names."""
    return {lang: named.names_in(atlas.language(lang), view.viewpoint)[0] for lang in view.langs}


def names_of(named: Named) -> dict[str, str]:
    """Every name of a place by BCP 47 tag; the viewpoint changes nothing here."""
    return dict(named.names)
