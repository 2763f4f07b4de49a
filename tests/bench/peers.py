"""The pages of the peers: folium's two time plugins, and a bare range input with a text as the floor."""

import datetime
import json
from collections.abc import Sequence
from typing import Any

import folium
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from folium.utilities import JsCode

from tests.bench.synthetic import LAST, Happening, coastline

YEARS_SHOWN = 10  # how long an event stays on a peer's map; ours keeps every one, faintly
STYLE = {"radius": 4, "weight": 1, "color": "#1B2226", "fillColor": "#1B2226", "fillOpacity": 0.6}
EPOCH = datetime.date(1970, 1, 1)


def base_map() -> folium.Map:
    """Return a map of the same coastline as ours, at the same view, without tiles."""
    base = folium.Map(tiles=None, zoom_control=True)
    base.fit_bounds([[43.28, 145.25], [45.66, 149.2]])
    outline = {"color": "#1B2226", "weight": 1, "fillColor": "#F2EEE4", "fillOpacity": 1}
    folium.GeoJson(coastline(), style_function=lambda _feature: outline).add_to(base)
    return base


def milliseconds(day: datetime.date) -> int:
    """Return a civil day as both plugins want it: milliseconds since 1970, in UTC."""
    return (day - EPOCH).days * 86_400_000


def point(happening: Happening, **properties: Any) -> dict[str, Any]:
    """Return an event as a GeoJSON point with its words as a popup."""
    popup = f"<b>{happening.day} {happening.title}</b><br>{happening.summary}"
    geometry = {"type": "Point", "coordinates": list(happening.lonlat)}
    return {"type": "Feature", "geometry": geometry, "properties": {"popup": popup, **properties}}


def timestamped_page(events: Sequence[Happening]) -> str:
    """Return folium's TimestampedGeoJson of `events`, a stop a year, as its documentation shows it."""
    features = [point(event, times=[milliseconds(event.day)], icon="circle", iconstyle=STYLE) for event in events]
    collection = {"type": "FeatureCollection", "features": features}
    page = base_map()
    layer = TimestampedGeoJson(
        collection, period="P1Y", duration=f"P{YEARS_SHOWN}Y", auto_play=False, date_options="YYYY-MM-DD"
    )
    layer.add_to(page)
    return str(page.get_root().render())


def timeline_page(events: Sequence[Happening]) -> str:
    """Return folium's Timeline and TimelineSlider of `events`, with the keyboard switched on."""
    shown = datetime.timedelta(days=round(365.25 * YEARS_SHOWN))
    features = [
        point(event, start=milliseconds(event.day), end=milliseconds(min(event.day + shown, LAST))) for event in events
    ]
    page = base_map()
    layer = Timeline(
        {"type": "FeatureCollection", "features": features},
        point_to_layer=JsCode(f"(feature, latlng) => L.circleMarker(latlng, {json.dumps(STYLE)})"),
        on_each_feature=JsCode("(feature, layer) => layer.bindPopup(feature.properties.popup)"),
    )
    layer.add_to(page)
    slider = TimelineSlider(auto_play=False, enable_keyboard_controls=True, date_options="YYYY-MM-DD")
    slider.add_timelines(layer).add_to(page)
    return str(page.get_root().render())


def floor_page(events: Sequence[Happening]) -> str:
    """Return the least that can be stepped: a range input whose text follows it, and no map at all."""
    return f"""<!doctype html><html lang="en"><title>Floor</title><link rel="icon" href="data:,">
<input id="time" type="range" min="0" max="{len(events) - 1}" step="1" value="0"><p id="text">0</p>
<script>const time = document.getElementById('time'), text = document.getElementById('text');
time.addEventListener('input', () => {{ text.textContent = time.value; }});</script></html>"""
