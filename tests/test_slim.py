import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from xstatic.pkg import leaflet

from geo.script import (
    assigned,
    declared,
    longest_function,
    member,
    parse_script,
    print_script,
    shorten,
    stand_in,
    tables,
)
from geo.slim import slim_leaflet
from tests.conftest import Watched

ROOT = Path(__file__).parent.parent
WHOLE = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
CALLERS = """
var map = L.map('x', { minZoom: 6 });
L.polygon([]).addTo(map); L.polyline([]).addTo(map); L.svg({ pane: 'a', padding: 0.4 });
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
      const map = L.map("x", { minZoom: 6 }).fitBounds([[43, 145], [46, 149]], {});
      const renderer = L.svg({ padding: 0.4 }).addTo(map);
      L.polygon([[43, 145], [46, 149], [44, 148]], { renderer: renderer, interactive: true }).addTo(map);
      return [...document.querySelectorAll('path.leaflet-interactive')].map((path) => path.getAttribute('d'));
    }""")
    assert [line[:1] for line in lines] == ["M"]
    assert offline_page.errors == []


def test_it_is_much_smaller() -> None:
    assert 20_000 < len(slim().encode()) < 0.3 * len(WHOLE.encode())


@pytest.mark.parametrize(
    "name",
    [
        *("map", "polygon", "polyline", "svg", "fitBounds", "latLngToContainerPoint"),
        *("createPane", "on", "addTo", "minZoom", "padding"),
    ],
)
def test_what_a_caller_uses_stays(name: str) -> None:
    assert re.search(rf"\b{name}\b", slim())


@pytest.mark.parametrize("name", ["tileLayer", "imageOverlay", "geoJSON", "popup", "circleMarker", "marker", "control"])
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


SOURCE = (Path(leaflet.BASE_DIR) / "leaflet-src.js").read_text(encoding="utf-8")
LEFT_OUT = tomllib.loads((ROOT / "assets/page/leaflet.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [name for part in LEFT_OUT["left-out"] for name in part["names"]])
def test_what_is_left_out_is_in_leaflet_at_all(name: str) -> None:
    assert name in names_in_leaflet()


@cache
def names_in_leaflet() -> frozenset[str]:
    body = longest_function(parse_script(SOURCE))
    members = {f"{owner}.{member(part)}" for each in body for owner, table in tables(each) for part in table.properties}
    return frozenset(members).union(*({*declared(each), assigned(each)} for each in body))


def test_what_is_said_of_browsers_is_asked_by_leaflet() -> None:
    names = [*LEFT_OUT["browser"]["true"], *LEFT_OUT["browser"]["false"]]
    assert [name for name in names if f"Browser.{name}" not in names_in_leaflet()] == []


def test_no_browser_is_asked_what_it_is_known_to_answer() -> None:
    assert not re.search(r"ActiveX|MSPointer|OTransition|v:shape|attachEvent", slim())


def told(source: str, instead: str) -> str:
    program = parse_script(f"(function () {{ {source} }})();")
    stand_in(longest_function(program), parse_script(instead))
    return print_script(program)


def test_a_part_stands_in_for_what_has_its_name() -> None:
    source = "var A = B.extend({ a: 1, b: 2 }); A.include({ c: 3 }); function f() { return 1; } A.g = 4;"
    done = told(source, "A.include({ b: 5, c: 6 }); function f() { return 7; } A.g = 8;")
    assert done == "(function(){var A=B.extend({a:1,b:5});A.include({c:6});function f(){return 7;}A.g=8;})();"


@pytest.mark.parametrize("instead", ["function g() {}", "A.include({ z: 1 });", "A.z = 1;", "Z.include({ a: 1 });"])
def test_a_part_that_stands_in_for_nothing_is_a_mistake(instead: str) -> None:
    with pytest.raises(ValueError, match="to stand in for"):
        told("var A = B.extend({ a: 1 }); function f() { return 1; } A.g = 4;", instead)


def test_private_names_are_short_wherever_they_stand_but_for_the_callers() -> None:
    program = parse_script("x._long = '_long' in y; x._kept = x._other; z = '_long and more';")
    shorten(program, frozenset(["_kept", "_t"]))
    assert print_script(program) == "x._e='_e'in y;x._kept=x._n;z='_long and more';"
