"""What README says of adding an event, an island and a language is true: data files only, no Python touched."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page

from tests.conftest import Watched, refuse_network, watch
from tests.driving import open_page, paint
from tests.records import write_texts
from tests.trees import ROOT, copy_project, run

HEADINGS = ("Add an event", "Add an island", "Add a language")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TEMPLATE = (ROOT / "assets/catalogue/template.toml.example").read_text(encoding="utf-8")
# About 14 km east of Shikotan, where there is only sea.
LON, LAT = 147.2, 43.75
SOURCE = "mofa-northern-territories"

EVENT = f"""
[[event]]
id = "1999-12-31-made-up"
date = "1999-12-31"
kind = "exchange"
title = {{en = "A made-up day", ja = "架空の一日", ru = "Вымышленный день", de = "Ein erfundener Tag"}}
summary = {{en = "Nothing happens.", ja = "何も起きない。", ru = "Ничего не происходит."}}
places = [{{id = "atlantis", scope = "named"}}]
citations = [{{source = "{SOURCE}"}}]

[[administration]]
id = "atlantis-always"
places = ["atlantis"]
holder = "none"
title = {{en = "Nobody", ja = "なし", ru = "Никто"}}
citations = [{{source = "{SOURCE}"}}]
"""
GROUP = f"""
[[group]]
id = "atlantis"
anchor = [{LON}, {LAT}]
label = {{at = [{LON + 0.1}, {LAT}], side = "right"}}
label_narrow = {{at = [{LON + 0.1}, {LAT}], side = "right"}}
scattered = false
names = {{ja = "架空島", ja-Latn = "Kakuto", ru = "Атлантида", ru-Latn = "Atlantida"}}
names_sources = ["{SOURCE}"]
"""
ISLET = f"""
[[islet]]
id = "atlantis-rock"
names = {{ja = "架空岩", ja-Latn = "Kakuiwa", ru = "Скала", ru-Latn = "Skala"}}
names_sources = ["{SOURCE}"]
"""
GERMAN = {"page.language": "Sprache", "panel.choose": "Eine Inselgruppe wählen", "page.title": "Vier Inselgruppen"}


def steps(heading: str) -> list[str]:
    """Return the numbered steps under a heading of README."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\d+\. (.+(?:\n   .+)*)", section, re.MULTILINE)


@pytest.mark.parametrize("heading", HEADINGS)
def test_there_are_at_most_six_steps_and_no_python_in_them(heading: str) -> None:
    found = steps(heading)
    assert 2 <= len(found) <= 6
    assert not re.search(r"\.py\b", " ".join(found))


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_file_and_command_in_the_steps_exists(heading: str) -> None:
    text = " ".join(steps(heading))
    files = {file.rstrip("/") for file in re.findall(r"\bassets/[\w./<>-]+[\w>/]", text)}
    assert files
    assert [file for file in files if "<" not in file and not (ROOT / file).exists()] == []
    tables = set(re.findall(r"\[\[([a-z]+)\]\]", text))
    known = TEMPLATE + "".join(path.read_text(encoding="utf-8") for path in (ROOT / "assets").rglob("*.toml"))
    assert [kind for kind in tables if f"[[{kind}]]" not in known] == []


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def add_shape(tree: Path, shape: str, degrees: float) -> None:
    """Put a square into both files of islands, as `geo build` would from a [[place]] of the recipe."""
    west, south = LON - degrees, LAT - degrees
    ring = [[west, south], [LON, south], [LON, LAT], [west, LAT], [west, south]]
    feature = {
        **{"type": "Feature", "id": shape, "properties": {"group": "atlantis", "kind": "island"}},
        "geometry": {"type": "Polygon", "coordinates": [[[round(x, 5), round(y, 5)] for x, y in ring]]},
    }
    for name in ("islands", "islands-overview"):
        path = tree / f"assets/geometry/{name}.geojson"
        collection = json.loads(path.read_text(encoding="utf-8"))
        collection["features"].append(feature)
        path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def add_german(tree: Path) -> None:
    """Add an entry like the English one, and a file of texts of which three are translated."""
    languages = tree / "assets/text/languages.toml"
    english = "[[language]]" + languages.read_text(encoding="utf-8").split("[[language]]")[1]
    german = english.replace('tag = "en"', 'tag = "de"').replace('name = "English"', 'name = "Deutsch"')
    append(languages, "\n" + german.replace('brief = "EN"', 'brief = "DE"').replace('day = "{}"', 'day = "{}."'))
    with (tree / "assets/text/en.po").open("rb") as file:
        texts = {str(message.id): str(message.string) for message in read_po(file) if message.id}
    write_texts(tree / "assets/text/de.po", "de", {**texts, **GERMAN})


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with an event, an island and a language more."""
    tree = copy_project(tmp_path_factory.mktemp("adding"))
    append(tree / "assets/catalogue/references.toml", EVENT)
    append(tree / "assets/places/places.toml", GROUP)
    append(tree / "assets/places/islets.toml", ISLET)
    add_shape(tree, "atlantis", 0.1)
    add_shape(tree, "atlantis-rock", 0.02)
    add_german(tree)
    return tree


@pytest.fixture(scope="module")
def grown(browser: Browser, tree: Path) -> Iterator[Watched]:
    """Return the page that the copy exports in all its languages."""
    done = run(tree, "geo", "export", "map.html", "--lang", "all")
    assert done.returncode == 0, done.stderr
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", offline=True)
    watched = refuse_network(context, watch(context.new_page()))
    open_page(watched.page, tree / "map.html", "event=1999-12-31-made-up")
    yield watched
    context.close()


def test_no_python_was_touched(tree: Path) -> None:
    def digests(folder: Path) -> dict[str, str]:
        files = [*folder.glob("geo/**/*.py"), *folder.glob("events/**/*.py"), folder / "streamlit_app.py"]
        files += [*folder.glob("assets/page/*"), *folder.glob("assets/app/*")]
        return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    assert digests(tree) == digests(ROOT)


@pytest.mark.parametrize("command", [("events", "check"), ("geo", "check")])
def test_the_check_that_readme_names_finds_no_fault(tree: Path, command: tuple[str, str]) -> None:
    done = run(tree, *command)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_the_event_is_on_the_page(grown: Watched) -> None:
    card = grown.page.locator('#card[data-event="1999-12-31-made-up"]')
    assert "A made-up day" in card.inner_text()
    assert "31 December 1999" in card.inner_text().replace("\u00a0", " ")
    assert (grown.errors, grown.requests) == ([], [])


def test_the_island_is_drawn_with_its_label(grown: Watched) -> None:
    page = grown.page
    assert page.locator("path[data-island=atlantis]").count() == 2
    assert "Atlantida / Kakuto" in page.locator(".island-label[data-island=atlantis]").inner_text()
    page.evaluate("() => State.set({ island: 'atlantis' })")
    paint(page)
    panel = page.locator("#panel").text_content() or ""
    for words in ("Atlantida / Kakuto", "Атлантида · 架空島", "Skala / Kakuiwa", "Nobody", "A made-up day"):
        assert words in panel
    page.evaluate("() => State.set({ island: null })")


def test_german_is_a_fourth_language(grown: Watched) -> None:
    page = grown.page
    assert page.locator("#languages button").all_inner_texts() == ["EN", "日本語", "РУС", "DE"]
    page.locator("#languages button[lang=de]").click()
    paint(page)
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.title() == GERMAN["page.title"]
    assert GERMAN["panel.choose"] in page.locator("#panel").inner_text()
    card = page.locator("#card").inner_text().replace("\u00a0", " ")
    assert "Ein erfundener Tag" in card
    assert "31. Dezember 1999" in card
    assert_english_stands_in(page)
    assert grown.errors == []


def assert_english_stands_in(page: Page) -> None:
    """A record without German shows its English text, and nothing is empty."""
    page.evaluate("() => State.goTo(0)")
    paint(page)
    assert "Ainu" in page.locator("#card h3, #card .title").first.inner_text()
    assert page.locator("[data-text]").evaluate_all("all => all.filter((e) => !e.textContent).length") == 0


def test_german_can_be_exported_alone(tree: Path) -> None:
    done = run(tree, "geo", "export", "-", "--lang", "de")
    assert done.returncode == 0, done.stderr[:500]
    assert '<html lang="de">' in done.stdout
    assert "Ein erfundener Tag" in done.stdout
    assert "架空の一日" not in done.stdout
