"""The self-contained page: folium's map, our time control and panel, and the scene as one escaped JSON block.

Only geometry and ids of the form [a-z0-9-]+ go through folium, which compiles what it renders as a template in
this process. Texts travel in the JSON block, put in by one pass that nothing compiles again.
"""
# floor 10

import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import folium
import polyline
import shapely
from branca.element import Element, MacroElement
from folium.map import CustomPane
from folium.template import Template

from geo.atlas import Atlas
from geo.inline import own_script, policy, read_asset, style
from geo.packing import json_block, packed
from geo.scene import Scene, build_scene
from geo.selection import select
from geo.slim import slim_leaflet
from geo.view import Theme, View

_MAP = "map_four_islands"
# z-index of the map's panes, bottom to top.
_PANES = {
    **{"land": 210, "graticule": 215, "boundaries": 230, "hits": 390, "islands": 400},
    **{"marks": 610, "leader": 615, "names": 620},
}
_SILENT = ("graticule", "boundaries", "marks", "leader")  # panes that let every pointer through


def page_of(atlas: Atlas, view: View) -> str:
    """The page of a view: in its languages, open where it says; parts it leaves out have no room of their own.

    ViewError if it names an event that its own filters leave out.
    """
    select(atlas, view)
    left_out = [part for part, kept in (("panel", view.panel), ("strip", view.strip)) if not kept]
    return build_page(build_scene(atlas, view.langs), view.words(), view.theme, left_out)


def build_page(
    scene: Scene, start: Mapping[str, str] | None = None, theme: Theme | None = None, left_out: Sequence[str] = ()
) -> str:
    """One HTML document that asks no host for anything; the same arguments give the same bytes.

    `start` are the words of the address it opens at; its own #hash goes before them. `theme` goes before the device's
    setting. `left_out` may hold "panel" and "strip": the panel then lies over the map while something is read in it.
    """
    words = scene["text"][scene["lang"]]
    data = {name: value for name, value in scene.items() if name not in ("coast", "lines", "columns")}
    data["columns"] = list(scene["columns"])
    # Who built it is in the credits, which are the same for every scene.
    data["credits"] = _CREDITS
    # It opens in its own language anyway.
    own = ("lang", scene["lang"])
    data["start"] = {name: word for name, word in (start or {}).items() if (name, word) != own} or None
    calls = _map_script(scene)
    script = ";\n".join([_leaflet(_words_of(calls)), own_script(), f"(function () {{\n{calls}\n}})();"])
    styles = style()
    slots = {
        "root": _root(scene["lang"], theme, left_out),
        "scheme": theme or "light dark",
        "title": html.escape(words["page.title"]),
        "description": html.escape(words["page.subtitle"]),
        "csp": policy(script, styles),
        "css": styles,
        "map": _MAP,
        "scene": json_block(packed(data)),
        "lines": "\n".join(json_block(text) if text else "" for column in scene["columns"].values() for text in column),
        "script": script,
    }
    # A single pass: what is put in is never looked at again.
    return re.sub(r"%([a-z]+)%", lambda slot: slots[slot[1]], read_asset("page/page.html"))


def _root(lang: str, theme: Theme | None, left_out: Sequence[str]) -> str:
    """The attributes of <html>: style and script go by them from the first frame on."""
    given = {"lang": lang, "data-theme": theme, "data-without": " ".join(left_out)}
    return " ".join(f'{name}="{value}"' for name, value in given.items() if value)


def script_hash(page: str) -> str:
    """The `'sha256-...'` by which a host's own policy can allow the page's one script; ValueError if it has none."""
    found = re.search(r"script-src ('sha256-[A-Za-z0-9+/=]+')", page)
    if found is None:
        raise ValueError("found no script-src with a hash, wanted a page that this project built")
    return found[1]


def _words_of(script: str) -> str:
    """The names in a script, each once and in order, texts left out: the same for every scene."""
    return " ".join(sorted(set(re.findall(r"[A-Za-z_$][\w$]*", re.sub(r'"[^"]*"', "", script)))))


@cache
def _leaflet(calls: str) -> str:
    return slim_leaflet(f"{own_script()} {calls}")


# Keys of texts, names of licences and their addresses.
_CREDITS = [
    {
        "text": "about.coast",
        "licence": "ODbL 1.0",
        "url": "https://opendatacommons.org/licenses/odbl/1.0/",
    },
    {
        "text": "about.leaflet",
        "licence": "BSD 2-Clause",
        "url": "https://github.com/Leaflet/Leaflet/blob/v1.9.3/LICENSE",
    },
    {
        "text": "about.typeface",
        "licence": "SIL Open Font License 1.1",
        "url": "https://openfontlicense.org",
    },
]


# Steps per degree: at most 124 m and 248 m, below what the overview files keep (140 m and 450 m).
_ISLAND_SCALE = 900
_LAND_SCALE = 450


class _Land(MacroElement):
    """One feature of the coast as encoded rings; nothing here but numbers and ids."""

    _template = Template("{% macro script(this, kwargs) %}Coast.land({{ this.words }});{% endmacro %}")

    def __init__(self, feature: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        group = feature["group"]
        _safe(feature["pane"])
        _safe(group or "land")
        scale = _ISLAND_SCALE if group else _LAND_SCALE
        self.words = _arguments(feature["pane"], group, _rings(feature["shape"], scale), scale)


class _Line(MacroElement):
    """A line of boundaries; which of them is shown, and when, is data that comes later."""

    _template = Template("{% macro script(this, kwargs) %}Coast.line({{ this.words }});{% endmacro %}")

    def __init__(self, name: str, line: shapely.LineString) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.words = _arguments(_safe(name), _encoded(line, _LAND_SCALE), _LAND_SCALE)


def _safe(word: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", word):
        raise ValueError(f"found the id {word!r}, wanted only a-z, 0-9 and '-'")
    return word


class _Start(MacroElement):
    """Hands the finished map to the page's own parts."""

    _template = Template(
        "{% macro script(this, kwargs) %}Page.start({{ this._parent.get_name() }}, {{ this.bounds }});{% endmacro %}"
    )

    def __init__(self, bounds: list[list[float]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.bounds = json.dumps(bounds)


def _map_script(scene: Scene) -> str:
    (south, west), (north, east) = scene["view"]
    chart = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=8,
        tiles=None,
        zoom_control=False,
        minZoom=5,
        maxZoom=10,
        zoom_snap=0,
        zoom_delta=0.75,
        wheel_px_per_zoom_level=120,
        max_bounds=True,
        min_lat=40.3,
        max_lat=55.5,
        min_lon=136.5,
        max_lon=161.5,
    )
    for name, level in _PANES.items():
        CustomPane(name, z_index=level, pointer_events=name not in _SILENT).add_to(chart)
    for feature in scene["coast"]:
        _Land(feature).add_to(chart)
    for name, line in scene["lines"].items():
        _Line(name, line).add_to(chart)
    _Start(scene["view"]).add_to(chart)
    return _render(chart)


def _render(chart: folium.Map) -> str:
    """folium's script, its names the same at every build, without its links to other hosts."""
    figure = chart.get_root()
    assert isinstance(figure, Element)
    chart.default_js, chart.default_css = [], []
    chart._name, chart._id = _MAP.rsplit("_", 1)
    for number, child in enumerate(chart._children.values()):
        child._id = str(number)
    figure.render()
    return re.sub(r"\s*\n\s*", "\n", str(figure.script.render())).strip()  # type: ignore[attr-defined]


def _rings(shape: shapely.Geometry, scale: int) -> str:
    """Encoded rings: a comma between polygons, a space between the rings of one, outer ring first."""
    return ",".join(
        " ".join(_encoded(ring, scale) for ring in (polygon.exterior, *polygon.interiors))
        for polygon in shapely.get_parts(shape)
    )


def _encoded(line: shapely.LineString, scale: int) -> str:
    """Points in 1/scale degrees by Google's Encoded Polyline Algorithm Format, latitude first.

    Points on the same step are one; of a ring the last point, which is the first, is left out.
    """
    points = line.coords[:-1] if line.is_closed else line.coords
    whole = [(round(lon * scale), round(lat * scale)) for lon, lat in points]
    kept: list[tuple[float, float]] = [point for before, point in pairwise([(0, 0), *whole]) if point != before]
    return str(polyline.encode(kept, 0, geojson=True))


def _arguments(*values: str | int | None) -> str:
    """Arguments of a call in script, without the brace that would begin a template's own signs."""
    return ",".join(json.dumps(value) for value in values).replace("{", "\\u007b")
