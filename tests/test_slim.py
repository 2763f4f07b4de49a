import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from xstatic.pkg import leaflet

from geo.slim import slim_leaflet
from tests.conftest import Watched

ROOT = Path(__file__).parent.parent
WHOLE = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
CALLERS = """
var map = L.map('x', { minZoom: 6 });
L.polygon([]).addTo(map); L.polyline([]).addTo(map); L.svg({ pane: 'a', padding: 0.4 });
L.control.scale({}).addTo(map); L.control.zoom({}).addTo(map);
map.fitBounds([[1, 2], [3, 4]]); map.latLngToContainerPoint([1, 2]); map.createPane('a'); map.on('moveend', f);
"""


@cache
def slim() -> str:
    return slim_leaflet(CALLERS)


def test_it_is_still_a_program_that_makes_a_map(offline_page: Watched) -> None:
    page = offline_page.page
    page.set_content("<div id='x' style='width: 300px; height: 200px'></div>")
    page.add_script_tag(content=slim())
    lines = page.evaluate("""() => {
      const map = L.map('x', { minZoom: 6 }).fitBounds([[43, 145], [46, 149]]);
      L.polygon([[43, 145], [46, 149], [44, 148]], { renderer: L.svg({ padding: 0.4 }) }).addTo(map);
      L.control.scale({}).addTo(map);
      return [...document.querySelectorAll('path.leaflet-interactive')].map((path) => path.getAttribute('d'));
    }""")
    assert [line[:1] for line in lines] == ["M"]
    assert offline_page.errors == []


def test_it_is_much_smaller() -> None:
    assert 20_000 < len(slim().encode()) < 0.65 * len(WHOLE.encode())


@pytest.mark.parametrize(
    "name",
    [
        *("map", "polygon", "polyline", "svg", "control", "scale", "zoom", "fitBounds", "latLngToContainerPoint"),
        *("createPane", "on", "addTo", "minZoom", "padding"),
    ],
)
def test_what_a_caller_uses_stays(name: str) -> None:
    assert re.search(rf"\b{name}\b", slim())


@pytest.mark.parametrize("name", ["tileLayer", "imageOverlay", "videoOverlay", "geoJSON", "popup", "circleMarker"])
def test_what_no_caller_uses_goes(name: str) -> None:
    assert re.search(rf"\b{name}\b", WHOLE)
    assert not re.search(rf"\.{name}=|\b{name}:function", slim())


def test_a_member_stays_for_the_caller_that_names_it() -> None:
    assert "getBoundsZoom" in slim()
    assert not re.search(r"\bdistanceTo\b", WHOLE) or len(slim_leaflet(CALLERS + "a.distanceTo(b)")) >= len(slim())
    more = slim_leaflet(CALLERS + "map.mouseEventToLatLng(e);")
    assert ("mouseEventToLatLng" in more, "mouseEventToLatLng" in slim()) == (True, False)


def test_the_same_callers_give_the_same_bytes() -> None:
    assert slim_leaflet(CALLERS) == slim()
    code = f"import sys; from geo.slim import slim_leaflet; sys.stdout.write(slim_leaflet({CALLERS!r}))"
    for seed in ("1", "1855"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
        assert done.stdout.decode() == slim()


def test_the_order_of_the_callers_words_does_not_matter() -> None:
    assert slim_leaflet(" ".join(sorted(set(re.findall(r"[A-Za-z]+", CALLERS))))) == slim()
