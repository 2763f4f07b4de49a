"""Files that people broke: each fault is named, and what is left is still drawn."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from events.language import LANGUAGES
from geo.atlas import ASSETS, load_atlas
from geo.page import build_page
from geo.scene import build_scene
from geo.table import event_table
from tests.conftest import Watched
from tests.driving import open_page, paint, write_page

EMPTY = '{"type":"FeatureCollection","features":[]}'
Spoil = Callable[[Path], object]


def remove(name: str) -> Spoil:
    return lambda assets: (assets / name).unlink()


def write(name: str, text: str) -> Spoil:
    return lambda assets: (assets / name).write_text(text, encoding="utf-8")


def replace(name: str, old: str, new: str) -> Spoil:
    def act(assets: Path) -> None:
        text = (assets / name).read_text(encoding="utf-8")
        assert old in text
        (assets / name).write_text(text.replace(old, new), encoding="utf-8")

    return act


# What is done to which file; the fault names that file.
SPOILT: dict[str, tuple[Spoil, str]] = {
    "world missing": (remove("geometry/world.geojson"), "world.geojson"),
    "context broken": (write("geometry/context-overview.geojson", "{"), "context-overview.geojson"),
    "no islands": (write("geometry/islands-overview.geojson", EMPTY), "islands-overview.geojson"),
    "geometry missing": (lambda assets: shutil.rmtree(assets / "geometry"), "islands-overview.geojson"),
    "places broken": (write("places/places.toml", "[[group"), "places.toml"),
    "places empty": (write("places/places.toml", ""), "places.toml"),
    "one name lost": (replace("places/places.toml", '"Итуруп"', '""'), "places.toml: iturup: names ru"),
    "names broken": (write("places/islets.toml", "[[islet"), "islets.toml"),
    "points missing": (remove("places/points.toml"), "points.toml"),
    "viewpoints missing": (remove("places/viewpoints.toml"), "viewpoints.toml"),
    "calendar broken": (write("calendars/japan.toml", "[[era"), "japan.toml"),
    "lines missing": (remove("geometry/lines.geojson"), "lines.geojson"),
    "a line lost": (replace("geometry/lines.geojson", '"la-perouse"', '"elsewhere"'), "'la-perouse'"),
    "texts missing": (remove("text/ja.po"), "ja.po"),
    "texts broken": (write("text/ru.po", 'msgid "a'), "ru.po"),
    "control lost": (remove("catalogue/control.toml"), "the id of a [[source]]"),
    "a hole in time": (replace("catalogue/control.toml", 'until = "1947-01-02"', 'until = "1947-01-01"'), "all-1947"),
    "catalogue missing": (lambda assets: shutil.rmtree(assets / "catalogue"), "catalogue"),
    "one document broken": (write("catalogue/ria-novosti-2023-01-23.toml", "[[event"), "ria-novosti-2023-01-23.toml"),
}


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Return a copy of the project's data."""
    return Path(shutil.copytree(ASSETS, tmp_path / "assets"))


@pytest.mark.parametrize("case", SPOILT)
def test_the_fault_is_named_and_the_rest_is_drawn(offline_page: Watched, assets: Path, case: str) -> None:
    spoil, named = SPOILT[case]
    spoil(assets)
    atlas = load_atlas(assets)
    assert any(named in fault and ", wanted " in fault for fault in atlas.faults)
    assert all(event_table(atlas, lang)["columns"] for lang in LANGUAGES)
    page = offline_page.page
    open_page(page, write_page(assets / "map.html", build_page(build_scene(atlas))))
    page.locator("#time").focus()
    for key in ("Home", "ArrowRight", "End"):
        page.keyboard.press(key)
        paint(page)
    assert page.locator("#card").is_visible() == bool(atlas.catalogue.events)
    for group in atlas.groups:
        page.locator(f"[data-pick={group.id}]").click()
        expect(page.locator(f"[data-history={group.id}]")).to_have_count(1)
        page.locator("#panel .back").click()
    assert (offline_page.errors, offline_page.requests) == ([], [])
