"""Linked Places 1.x (JSON-LD): places as the World Historical Gazetteer wants them, events as their relations."""
# floor 12

from collections.abc import Iterator

import shapely

from events.dates import format_date
from events.locators import format_locator
from events.records import Event
from geo.atlas import Atlas
from geo.exchange.geojson import dump
from geo.exchange.licences import CATALOGUE, COAST, LICENCES, Licence, licences
from geo.exchange.record import Plain, Records
from geo.exchange.shapes import group_of, islet_land, labels
from geo.exchange.timespans import timespan
from geo.groups import Named
from geo.view import View

_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
# Our own members in words of other vocabularies, so that a reader of JSON-LD keeps them.
_OWN = {
    "edtf": {"@id": "http://purl.org/dc/terms/date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "scope": "http://www.w3.org/2004/02/skos/core#scopeNote",
    "event": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "@type": "@json"},
    "licences": {"@id": "http://purl.org/dc/terms/rights", "@type": "@json"},
}
# Getty AAT, from the list of place types that the gazetteer knows.
_TYPES = {
    "group": ("aat:300386853", "island group"),
    "main": ("aat:300008791", "island"),
    "islet": ("aat:300008791", "island"),
    "settlement": ("aat:300008347", "inhabited place"),
    "peak": ("aat:300008795", "mountain"),
}


def linked_places(atlas: Atlas, view: View) -> bytes:
    """A view as a Linked Places FeatureCollection in UTF-8: the groups, their islets, settlements and peaks.

    The gazetteer takes one record a place, so an event is no feature: it is a relation (`skos:related`) of every group
    it concerns, with its title in the view's first language, `when`, citations, and three members of our own: `edtf`,
    `scope` and `event`, the whole record. Identifiers are relative (`#place/kunashir`, `#event/...`): they become
    addresses where the file is published. Islets have a point on their land, computed from the ODbL coast; all other
    points are the catalogue's. There are no country codes, which would take a side. The whole filtered set of events
    is there: a view's date cuts no data. ViewError as in `select`.
    """
    records = Records(atlas, view)
    features = [*_groups(atlas, view, records), *_islets(atlas, view), *_points(atlas, view)]
    words = atlas.texts[view.lang]
    head = {
        "type": "FeatureCollection",
        "@context": [_CONTEXT, _OWN],
        "title": words["page.title"],
        "descriptions": [{"value": words["foot.disclaimer"], "lang": view.lang}],
        "licences": licences(*LICENCES),
    }
    lines = ",\n".join(map(dump, features))
    return f'{dump(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def _groups(atlas: Atlas, view: View, records: Records) -> Iterator[Plain]:
    for group in atlas.groups:
        relations = [
            _event(atlas, view, records, event, group.id) for event in records.events if _concerns(event, group.id)
        ]
        feature = _feature(atlas, view, group, "group" if group.scattered else "main")
        point = {"type": "Point", "coordinates": list(group.anchor), "certainty": "certain", "source": _by(CATALOGUE)}
        yield {**feature, "geometry": point, "relations": relations}


def _islets(atlas: Atlas, view: View) -> Iterator[Plain]:
    for islet in atlas.islets:
        spot = shapely.point_on_surface(islet_land(atlas, islet.id))
        at = [round(spot.x, 4), round(spot.y, 4)]
        point = {"type": "Point", "coordinates": at, "certainty": "certain", "source": _by(COAST)}
        part = _part_of(atlas, view, group_of(atlas, islet.id))
        yield {**_feature(atlas, view, islet, "islet"), "geometry": point, "relations": part}


def _points(atlas: Atlas, view: View) -> Iterator[Plain]:
    for each in atlas.points:
        point = {"type": "Point", "coordinates": list(each.at), "certainty": "certain", "source": _by(CATALOGUE)}
        feature = _feature(atlas, view, each, each.kind)
        yield {**feature, "geometry": point, "relations": _part_of(atlas, view, each.group)}


def _feature(atlas: Atlas, view: View, named: Named, kind: str) -> Plain:
    """What every record of a place has: title, names with the sources that show them, type."""
    identifier, label = _TYPES[kind]
    cited = [_citation(atlas, source) for source in named.names_sources if source in atlas.catalogue.sources]
    return {
        "@id": f"#place/{named.id}",
        "type": "Feature",
        "properties": {"title": labels(atlas, view, named)[view.lang], "id": named.id},
        "names": [{"toponym": name, "lang": tag, "citations": cited} for tag, name in named.names.items()],
        "types": [{"identifier": identifier, "label": label}],
    }


def _part_of(atlas: Atlas, view: View, group_id: str) -> list[Plain]:
    group = next((each for each in atlas.groups if each.id == group_id), None)
    if group is None:
        return []
    label = labels(atlas, view, group)[view.lang]
    return [{"relationType": "gvp:broaderPartitive", "relationTo": f"#place/{group_id}", "label": label}]


def _concerns(event: Event, group: str) -> bool:
    return any(place.id == group for place in event.places)


def _event(atlas: Atlas, view: View, records: Records, event: Event, group: str) -> Plain:
    """An event as a relation of a group."""
    span = timespan(event.date)
    when = {"when": {"timespans": [span], "label": format_date(event.date, view.lang)}} if span else {}
    cited = [_citation(atlas, each.source, format_locator(each.locator, view.lang)) for each in event.citations]
    return {
        "relationType": "skos:related",
        "relationTo": f"#event/{event.id}",
        "label": event.title.in_language(view.lang),
        **when,
        "citations": cited,
        "edtf": event.date.text,
        "scope": next(place.scope for place in event.places if place.id == group),
        "event": records.event(event),
    }


def _citation(atlas: Atlas, source_id: str, locator: str = "") -> dict[str, str]:
    """A source as a label, and its address where it has one."""
    source = atlas.catalogue.sources[source_id]
    dated = f" ({source.date.text})" if source.date else ""
    label = f"{source.publisher}: {source.title}{dated}"
    return {"label": f"{label}, {locator}" if locator else label, **({"@id": source.url} if source.url else {})}


def _by(licence: Licence) -> str:
    return f"{licence.attribution}, {licence.licence}"
