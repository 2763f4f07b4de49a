import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from xstatic.pkg import leaflet

from geo.folding import Folding, drop_unread
from geo.inline import own_script
from geo.page import _map_script
from geo.scene import build_scene
from geo.script import (
    assigned,
    declared,
    longest_function,
    member,
    parse_script,
    print_script,
    shorten,
    tables,
)
from geo.slim import known_answers, slim_leaflet
from tests.conftest import Watched
from tests.driving import atlas

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
    assert not re.search(r"ActiveX|MSPointer|v:shape|attachEvent", slim())


class Asked(dict[str, bool]):
    """Answers that remember which of them were asked for."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.asked: set[str] = set()

    def get(self, text: str, default: Any = None) -> Any:
        self.asked |= {text} & self.keys()
        return super().get(text, default)


def test_every_answer_is_to_a_question_of_leaflet_s() -> None:
    answers = Asked(known_answers(LEFT_OUT["answers"]))
    Folding(answers).fold(parse_script(SOURCE))
    assert answers.keys() - answers.asked == set()


def test_no_option_that_is_answered_is_set_by_the_page() -> None:
    [part] = [part for part in LEFT_OUT["answers"] if part["why"].startswith("options that keep")]
    names = set(re.findall(r"options\.(\w+)", " ".join(part["true"] + part["false"])))
    callers = own_script() + _map_script(build_scene(atlas(), ["en"]))
    assert "noClip:" in callers
    assert [name for name in sorted(names) if re.search(rf"[{{,\s\"]{name}\"?:", callers)] == []
    assert len(names) > 10


def folded(source: str, answers: dict[str, bool]) -> str:
    program = parse_script(source)
    Folding(answers).fold(program)
    return print_script(program)


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("if (yes) a(); else b();", "a();"),
        ("if (no) a(); else { b(); c(); }", "b();c();"),
        ("if (no) a();", ""),
        ("if (x) if (no) a();", "if(x){}"),
        ("if (!no && x) a();", "if(x)a();"),
        ("if (x && yes) a();", "if(x)a();"),
        ("if (x || no) a();", "if(x)a();"),
        ("if (x && no && y) a();", ""),
        ("if (x() && no) a();", "if(x()&&no)a();"),
        ("v = x && yes;", "v=x&&yes;"),
        ("v = yes || x;", "v=yes;"),
        ("v = no || x;", "v=x;"),
        ("v = no && x();", "v=no;"),
        ("v = (yes) ? x : y;", "v=x;"),
        ("function f() { if (yes) return 1; a(); function g() {} }", "function f(){return 1;function g(){}}"),
        ("function f() { if (no) for (var i, j;;) ; for (i = 0;;) ; }", "function f(){var i;for(i=0;;);}"),
        ("yes(no, maybe);", "yes(no,maybe);"),
    ],
)
def test_only_what_an_answer_rules_out_goes(source: str, left: str) -> None:
    assert folded(source, {"yes": True, "no": False}) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("x._a = 1; x._b = 2; y(x._b);", "x._b=2;y(x._b);"),
        ("x._a = f(); f()._b = 1; x._c = 1; x['_c'];", "x._a=f();f()._b=1;x._c=1;x['_c'];"),
        ("x._kept = 1; x.open = 1;", "x._kept=1;x.open=1;"),
        ("function f(a) { var b = a, c = a, d = g(); return c; }", "function f(a){var c=a,d=g();return c;}"),
        ("function f(a) { var b = a; }", "function f(a){}"),
    ],
)
def test_what_is_set_and_never_read_goes(source: str, left: str) -> None:
    program = parse_script(source)
    drop_unread(program, ["_kept"])
    assert print_script(program) == left


def test_private_names_are_short_wherever_they_stand_but_for_the_callers() -> None:
    program = parse_script("x._long = '_long' in y; x._kept = x._other; z = '_long and more';")
    shorten(program, frozenset(["_kept", "_t"]))
    assert print_script(program) == "x._e='_e'in y;x._kept=x._n;z='_long and more';"
