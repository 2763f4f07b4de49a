"""The scene: the one definition of what a page shows, as plain data that JSON can hold."""
# floor 8

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import shapely

from events.dates import month_names, pattern_words
from events.language import LANGUAGES
from events.records import ActPlace, Event
from geo import drawing
from geo.atlas import Atlas
from geo.naming import Naming
from geo.places import Layer, group_shape
from geo.spans import spans
from geo.wording import Table, Wording

Scene = dict[str, Any]

# South-west and north-east corner of the first view as Leaflet wants them: [latitude, longitude].
VIEW = [[43.28, 145.25], [45.66, 149.2]]
KINDS = [
    *("treaty", "negotiation", "statement", "administration", "military"),
    *("exchange", "economy", "population", "disaster"),
]
_AXES = ((1855, None), (1940, 1960), (1985, None))
_FIRST_YEAR = 1640  # what lies before it is counted at the left end of the axis, not drawn to scale


def build_scene(atlas: Atlas, langs: Sequence[str] = LANGUAGES) -> Scene:
    """Everything the page draws, in the languages given; the first of them is the one it opens in."""
    wording = Wording(atlas.catalogue.sources, langs)
    languages = [atlas.language(lang) for lang in langs]
    naming = Naming(wording, languages)
    bits = {group.id: 1 << number for number, group in enumerate(atlas.groups)}
    return {
        "lang": langs[0],
        "langs": list(langs),
        "text": {lang: _page_words(atlas.texts[lang]) for lang in langs},
        "dates": {lang: {"words": pattern_words(lang), "months": month_names(lang)} for lang in langs},
        "endonyms": {language.tag: {"brief": language.brief, "whole": language.name} for language in languages},
        "holders": {language.tag: list(language.states) for language in languages},
        "kinds": KINDS,
        "view": VIEW,
        "coast": _coast(atlas.layers),
        "lines": atlas.lines,
        **_groups(atlas, naming),
        "islets": [naming.islet(islet, atlas.layers["islands-overview"]) for islet in atlas.islets],
        "points": [naming.point(point) for point in atlas.points],
        "viewpoints": [naming.viewpoint(viewpoint) for viewpoint in atlas.viewpoints],
        "labels": [{"kind": label.kind, "at": label.at, "names": wording.text(label.names)} for label in atlas.labels],
        "inset": _inset(atlas),
        "axes": _axes(atlas.catalogue.events),
        "columns": _columns(atlas, langs),
        "events": _events(atlas.catalogue.events, wording, bits),
        **spans(atlas.catalogue, wording, bits),
        "positions": [wording.position(position) for position in atlas.catalogue.positions],
        "sources": wording.cited_sources(),
    }


_NOT_SHOWN = (
    *("table.", "app.", "evidence.", "documents.", "calendar."),
    *("picture.", "caption.", "report.", "site.", "reference.", "exchange."),
)


def _page_words(words: dict[str, str]) -> dict[str, str]:
    """Without the words of the app, and of what is already put into texts: the page never shows them."""
    return {key: text for key, text in words.items() if not key.startswith(_NOT_SHOWN)}


def _coast(layers: dict[str, Layer]) -> list[dict[str, Any]]:
    """Context land first, so that the islands are drawn over it; rings stay in lon/lat degrees here."""
    land = [{"pane": "land", "group": None, "shape": place.geometry} for place in layers["context-overview"].values()]
    isles = layers["islands-overview"].values()
    return land + [{"pane": "islands", "group": place.group, "shape": place.geometry} for place in isles]


def _groups(atlas: Atlas, naming: Naming) -> dict[str, Any]:
    overview = atlas.layers["islands-overview"]
    outlines = [drawing.silhouette(group_shape(overview, group.id)) for group in atlas.groups]
    boxes = drawing.same_scale_boxes(outlines)
    groups = [
        {**naming.group(group), "outline": outline.path, "silhouette": {"box": box}}
        for group, outline, box in zip(atlas.groups, outlines, boxes, strict=True)
    ]
    return {"groups": groups, "plan": {"box": drawing.plan_box(outlines)}}


def _inset(atlas: Atlas) -> dict[str, Any]:
    land = shapely.union_all([place.geometry for place in atlas.layers["world"].values()])
    outline, box = drawing.globe()
    return {
        "box": box,
        "globe": outline,
        "land": drawing.world_path(land),
        "home": drawing.world_point(*HOME),
    }


HOME = (146.8, 44.5)  # lon, lat: the middle of the four groups


def _axes(events: list[Event]) -> list[list[int]]:
    """First the whole span in full decades, then the presets that lie inside it."""
    years = [event.date.earliest.year for event in events] + [event.date.latest.year for event in events]
    known = [year for year in years if 1 < year < 9999] or [1855, 2025]
    last = max(known) + 1
    first = min(max(min(known) // 10 * 10, _FIRST_YEAR), max(known))
    inner = [[start, end or last] for start, end in _AXES if first < start and (end or last) <= last]
    return [[first, last], *inner]


def _events(events: list[Event], wording: Wording, bits: dict[str, int]) -> dict[str, Any]:
    """Events in columns, sorted by their first day; days are the integers yyyymmdd, bounds included.

    `from` holds steps from one to the next; `to`, `cited_by` and `more` hold only what is not the rule: a last day
    other than the first, a number of citations other than one, accounts, positions and notes.
    """
    more = [wording.event(event, bits) for event in events]
    cited = [wording.citations(event) for event in events]
    acts = Table()
    return {
        "from": _steps([_day(event.date.earliest) for event in events]),
        "to": {
            n: _day(event.date.latest) for n, event in enumerate(events) if event.date.latest != event.date.earliest
        },
        "kind": [KINDS.index(event.kind) for event in events],
        "places": [sum(bits.get(place.id, 0) for place in event.places) for event in events],
        "lon": [event.act.lon if event.act else None for event in events],
        "lat": [event.act.lat if event.act else None for event in events],
        "act": [acts.number(_act(event.act, wording)) if event.act else -1 for event in events],
        "acts": acts.rows,
        "cited": [number for numbers in cited for number in numbers],
        "cited_by": {n: len(numbers) for n, numbers in enumerate(cited) if len(numbers) != 1},
        "citations": wording.citation_table.rows,
        "more": {n: found for n, found in enumerate(more) if found},
    }


def _columns(atlas: Atlas, langs: Sequence[str]) -> dict[str, list[str]]:
    """Texts by column, one a line each; an EDTF text that is just the first day stays empty."""
    events = atlas.catalogue.events
    columns = {
        "id": [event.id for event in events],
        "edtf": ["" if event.date.text == event.date.earliest.isoformat() else event.date.text for event in events],
    }
    for lang in langs:
        columns[f"title.{lang}"] = [event.title.in_language(lang) for event in events]
        columns[f"summary.{lang}"] = [event.summary.in_language(lang) for event in events]
        words = atlas.texts[lang]
        columns[f"calendar.{lang}"] = [
            " · ".join(atlas.calendar.lines(event.date, event.old_style, words, lang)) for event in events
        ]
    return columns


def _steps(numbers: list[int]) -> list[int]:
    """Each number less the one before it."""
    return [number - before for before, number in pairwise([0, *numbers])]


def _day(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _act(act: ActPlace, wording: Wording) -> dict[str, Any]:
    """Where it took place; an arc on the inset only when that is off the islands' map."""
    (south, west), (north, east) = VIEW
    near = west - 0.5 < act.lon < east + 0.5 and south - 0.5 < act.lat < north + 0.5
    at = (act.lon, act.lat)
    arc = {} if near else {"arc": drawing.world_arc(HOME, at), "at": drawing.world_point(*at)}
    rough = {"rough": True} if act.precision in ("region", "approximate", "island") else {}
    return {"name": wording.text(act.name), **rough, **arc}
