"""The layers and tables of a GeoPackage as rows, each with its shape where it has one."""
# floor 12

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from shapely.geometry import MultiLineString, Point

from events.dates import format_date
from geo.atlas import Atlas
from geo.exchange.geojson import dump
from geo.exchange.holdings import Holding, administrations, boundaries, claims
from geo.exchange.layers import Row, Rows, Shape
from geo.exchange.licences import LICENCES, licences, marks
from geo.exchange.record import Plain, Records, flat, places_line
from geo.exchange.shapes import anchors, group_land, group_of, islet_land, labels, names_of, spots
from geo.groups import Named
from geo.view import View

_MARKS = "licence attribution"
_DRAWN = f"{_MARKS} geometry_licence geometry_attribution"
_SOURCE = "id publisher title author published date_basis_* url language kind country"
_CITED = "record role number source locator date date_words quote point_* text_*"
_SPAN = "since until first_day end_day title_* text_*"
# A star stands for one column a language.
_EVENT = f"""
    id edtf date_* earliest latest precision approximate kind title_* summary_* places located scope_note_*
    act_name_* lon lat act_precision note_* old_style {_MARKS}
"""


def tables(atlas: Atlas, view: View) -> list[Rows]:
    """Every layer and table of a view, layers first; the columns are there without rows too."""
    records = Records(atlas, view)

    def rows(name: str, columns: str, found: Iterable[Row], shape: Shape | None = None) -> Rows:
        half_open = "first_day" in columns
        time = ("first_day", "end_day") if half_open else ("earliest", "latest") if "earliest" in columns else None
        # A table has NULL where a text has none.
        kept = ((({name: value for name, value in row.items() if value != ""}), place) for row, place in found)
        return Rows(name, _columns(columns, view.langs), tuple(kept), shape, time, half_open)

    held = (administrations(atlas, records), claims(atlas, records))
    return [
        rows("groups", f"id label_* names names_sources {_DRAWN}", _groups(atlas, view), "MultiPolygon"),
        rows("islets", f"id group label_* names names_sources {_DRAWN}", _islets(atlas, view), "MultiPolygon"),
        rows("administrations", f"id place holder {_SPAN} {_DRAWN}", _on_land(atlas, view, held[0]), "MultiPolygon"),
        rows("claims", f"id place claimant {_SPAN} {_DRAWN}", _on_land(atlas, view, held[1]), "MultiPolygon"),
        rows("boundaries", f"id lines role {_SPAN} {_DRAWN}", _on_lines(atlas, view, records), "MultiLineString"),
        rows("events", _EVENT, _events(atlas, view, records), "MultiPoint"),
        rows(
            "event_places",
            f"event place scope edtf earliest latest title_* {_MARKS}",
            _event_places(atlas, view, records),
            "Point",
        ),
        rows("sources", f"{_SOURCE} {_MARKS}", _sources(atlas, records)),
        rows("positions", f"id holder topic_* text_* places {_MARKS}", _positions(atlas, records)),
        rows("citations", f"{_CITED} {_MARKS}", _citations(atlas, records)),
        rows("licences", "part licence url attribution notice", ((each, None) for each in licences(*LICENCES))),
    ]


def _columns(words: str, langs: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.replace("*", lang) for word in words.split() for lang in (langs if "*" in word else langs[:1]))


def _groups(atlas: Atlas, view: View) -> Iterator[Row]:
    for group in atlas.groups:
        yield _named(atlas, view, group), group_land(atlas, group.id)


def _islets(atlas: Atlas, view: View) -> Iterator[Row]:
    for islet in atlas.islets:
        row = {**_named(atlas, view, islet), "group": group_of(atlas, islet.id)}
        yield row, islet_land(atlas, islet.id)


def _named(atlas: Atlas, view: View, named: Named) -> Plain:
    return {
        "id": named.id,
        **flat("label", labels(atlas, view, named), view.langs),
        "names": dump(names_of(named)),
        "names_sources": ";".join(named.names_sources),
        **marks(drawn=True),
    }


def _on_land(atlas: Atlas, view: View, found: Iterable[tuple[Plain, Holding]]) -> Iterator[Row]:
    """One row a group, so that a group can be picked and the others stay."""
    for row, holding in found:
        for place in getattr(holding, "places", ()):
            yield {**_held(row, view), "place": place}, group_land(atlas, place)


def _on_lines(atlas: Atlas, view: View, records: Records) -> Iterator[Row]:
    for row, boundary in boundaries(atlas, records):
        lines = MultiLineString([atlas.lines[each] for each in boundary.lines if each in atlas.lines])
        yield {**_held(row, view), "lines": ";".join(boundary.lines)}, lines


def _held(row: Plain, view: View) -> Plain:
    texts = {**flat("title", row["title"], view.langs), **flat("text", row["text"], view.langs)}
    return {**row, **texts, **marks(drawn=True)}


def _events(atlas: Atlas, view: View, records: Records) -> Iterator[Row]:
    for event in records.events:
        record = records.event(event)
        points, located = spots(atlas, event)
        act = record.get("act", {})
        row = {
            **record,
            **{f"date_{lang}": format_date(event.date, lang) for lang in view.langs},
            **_texts(record, view),
            **flat("act_name", act.get("name", {}), view.langs),
            **{"lon": act.get("lon"), "lat": act.get("lat"), "act_precision": act.get("precision")},
            **{"places": places_line(record["places"]), "located": located},
            **marks(),
        }
        yield row, points or None


def _texts(record: Plain, view: View) -> dict[str, str]:
    names = ("title", "summary", "scope_note", "note")
    return {name: text for each in names for name, text in flat(each, record.get(each, {}), view.langs).items()}


def _event_places(atlas: Atlas, view: View, records: Records) -> Iterator[Row]:
    """Every group that an event concerns, at the group's anchor."""
    known = anchors(atlas)
    for event in records.events:
        record = {**records.event(event), "event": event.id, **marks()}
        row = {**record, **_texts(record, view)}
        for place in event.places:
            shape = Point(known[place.id]) if place.id in known else None
            yield {**row, "place": place.id, "scope": place.scope}, shape


def _sources(atlas: Atlas, records: Records) -> Iterator[Row]:
    for source in atlas.catalogue.sources.values():
        published = source.date.text if source.date else None
        basis = flat("date_basis", records.text(source.date_basis), records.langs)
        yield {**source.model_dump(), "published": published, **basis, **marks()}, None


def _positions(atlas: Atlas, records: Records) -> Iterator[Row]:
    """What is held without a date; the views and filters leave all of it."""
    for each in atlas.catalogue.positions:
        texts = flat("topic", records.text(each.topic), records.langs)
        texts |= flat("text", records.text(each.text), records.langs)
        places = places_line(place.model_dump() for place in each.places)
        yield {"id": each.id, "holder": each.holder, **texts, "places": places, **marks()}, None


def _citations(atlas: Atlas, records: Records) -> Iterator[Row]:
    """Every citation of events (`role` is "event", "account", "japan" or "russia"), positions and spans, from 1."""
    for event in records.events:
        record = records.event(event)
        yield from _cited(event.id, "event", record["citations"], records)
        yield from _cited(event.id, "account", record.get("accounts", []), records)
        for side, stance in record.get("positions", {}).items():
            yield from _cited(event.id, side, [{**stance["citation"], "text": stance["text"]}], records)
    for position in atlas.catalogue.positions:
        yield from _cited(position.id, "position", records.citations(position.citations), records)
        yield from _cited(position.id, "account", records.accounts(position.accounts), records)
    for role, found in (
        ("administration", administrations(atlas, records)),
        ("claim", claims(atlas, records)),
        ("boundary", boundaries(atlas, records)),
    ):
        for row, holding in found:
            yield from _cited(holding.id, role, row["citations"], records)


def _cited(record: str, role: str, citations: Iterable[Plain], records: Records) -> Iterator[Row]:
    for number, cited in enumerate(citations, start=1):
        row: dict[str, Any] = {
            **{"record": record, "role": role, "number": number},
            **{name: value for name, value in cited.items() if name not in ("locator", "point", "text")},
            "locator": dump(cited["locator"]) if "locator" in cited else None,
            **flat("point", cited.get("point", {}), records.langs),
            **flat("text", cited.get("text", {}), records.langs),
            **marks(),
        }
        yield row, None
