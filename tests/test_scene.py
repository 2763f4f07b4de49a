import json
import random
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from events.catalogue import Catalogue
from events.holdings import administration_on
from events.language import LANGUAGES
from events.timeline import event_phase
from geo.scene import Scene, build_scene
from tests.conftest import Watched
from tests.driving import GROUPS, atlas, catalogue_file, catalogue_of, made_up, made_up_page, open_page, with_catalogue

SCENE = build_scene(atlas())
SHAPES = ("coast", "lines")
EVENTS = atlas().catalogue.events


def test_the_catalogue_is_drawn_whole() -> None:
    assert [group["id"] for group in SCENE["groups"]] == list(GROUPS)
    assert len(EVENTS) == len(SCENE["events"]["places"]) >= 90
    catalogue = atlas().catalogue
    for name in ("positions", "administrations", "claims", "boundaries"):
        assert len(SCENE[name]) == len(getattr(catalogue, name)) > 0
    for name in ("islets", "points", "viewpoints"):
        assert [found["id"] for found in SCENE[name]] == [record.id for record in getattr(atlas(), name)]
    assert SCENE["lines"].keys() == atlas().lines.keys()


def test_each_event_has_the_bits_of_its_places() -> None:
    for event, bits in zip(EVENTS, SCENE["events"]["places"], strict=True):
        assert {GROUPS[at] for at in range(8) if bits >> at & 1} == {place.id for place in event.places}, event.id


def test_events_of_one_day_keep_their_order_and_a_year_comes_after_its_first_day() -> None:
    events = [
        made_up("1956", "year"),
        made_up("1956-01-01", "b"),
        made_up("1956-01-01", "a"),
        made_up("../1956", "open"),
    ]
    assert [event.title.en for event in catalogue_of(*events).events] == ["open", "b", "a", "year"]


def test_every_source_of_the_page_is_cited_and_the_other_way_round() -> None:
    """By its number, wherever in the scene; a source of the catalogue that the page lacks is one of a calendar's."""
    shown = [(source["publisher"], source["title"], source["url"]) for source in SCENE["sources"]]
    assert cited(PLAIN) == set(range(len(shown)))
    sources = atlas().catalogue.sources
    calendar = atlas().calendar
    dated = {record.source for record in (*calendar.eras.values(), *calendar.days.values())}
    known = {name: (source.publisher, source.title, source.url) for name, source in sources.items()}
    assert {known[name] for name in sources.keys() - dated} <= set(shown) <= set(known.values())
    assert len(shown) == len(set(shown))


# The scene as JSON holds it, without the shapes.
PLAIN = json.loads(json.dumps({name: part for name, part in SCENE.items() if name not in SHAPES}))


def cited(part: object) -> set[int]:
    """Return the numbers under each "source" in a part of the scene."""
    if isinstance(part, list):
        return {number for item in part for number in cited(item)}
    if not isinstance(part, dict):
        return set()
    own = {part["source"]} if isinstance(part.get("source"), int) else set()
    return own | {number for item in part.values() for number in cited(item)}


def test_spans_are_half_open_and_never_mixed() -> None:
    for name, own in (("administrations", "holder"), ("claims", "claimant"), ("boundaries", "role")):
        for found, record in zip(SCENE[name], getattr(atlas().catalogue, name), strict=True):
            assert found[own] == getattr(record, own)
            assert not {"holder", "claimant", "role"} - {own} & found.keys()
            assert found["from"] == (day_number(record.first) if record.since else 0)
            assert found["to"] == (day_number(record.end) if record.until else 99_999_999)
            assert found["cites"]


def day_number(day: date) -> int:
    return int(day.strftime("%Y%m%d").zfill(8))


@pytest.mark.parametrize("day", ["1700-01-01", "1855-02-07", "1945-08-31", "1945-09-05", "1946-02-02", "2026-02-20"])
def test_the_scene_says_of_each_day_and_group_who_administered_it(day: str) -> None:
    number = day_number(date.fromisoformat(day))
    for bit, group in enumerate(GROUPS):
        held = [span for span in SCENE["administrations"] if span["places"] >> bit & 1]
        [found] = [span["id"] for span in held if span["from"] <= number < span["to"]]
        record = administration_on(atlas().catalogue.administrations, group, date.fromisoformat(day))
        assert record
        assert found == record.id


def test_no_text_is_missing_in_any_language() -> None:
    assert gaps(PLAIN) == []


def gaps(part: object, path: str = "") -> list[str]:
    """Return where a table has some languages but not all, or an empty text."""
    if isinstance(part, list):
        return [gap for at, item in enumerate(part) for gap in gaps(item, f"{path}[{at}]")]
    if not isinstance(part, dict):
        return []
    languages = set(LANGUAGES) & part.keys()
    missing = [path] if languages and languages != set(LANGUAGES) else []
    empty = [f"{path}.{lang}" for lang in languages if part[lang] in ("", None, [], {})]
    return missing + empty + [gap for name, item in part.items() for gap in gaps(item, f"{path}.{name}")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_language_is_the_whole_scene_in_that_language(lang: str) -> None:
    scene = build_scene(atlas(), [lang])
    others = [other for other in LANGUAGES if other != lang]
    assert scene["lang"] == lang
    text = json.dumps({name: part for name, part in scene.items() if name not in SHAPES})
    # Names of places stand under the language of the name, not of the reader.
    assert not re.search(rf'"({"|".join(others)})": (?!null)', text)
    assert scene["events"]["places"] == SCENE["events"]["places"]


def test_the_scene_is_plain_data_but_for_the_shapes() -> None:
    scene = {name: part for name, part in SCENE.items() if name not in SHAPES}
    assert json.loads(json.dumps(scene)).keys() == scene.keys()


def test_an_empty_catalogue_makes_a_scene() -> None:
    scene: Scene = build_scene(with_catalogue(Catalogue({}, [], [])))
    assert scene["events"]["places"] == []
    assert scene["axes"]


MADE_UP = catalogue_of(
    *(made_up("../1750", "open-start", "iturup"), made_up("1643", "first", "kunashir"), made_up("194X", "decade")),
    *(made_up("1956", "year", "habomai"), made_up("1956-10-19", "day"), made_up("1992/..", "open-end", "shikotan")),
    *(made_up("1644~", "about", "iturup", "habomai"), made_up("1945-08-28/1945-09-05", "range", "shikotan")),
)


def days(catalogue: Catalogue) -> list[date]:
    """Return 200 days, and each event's first and last days with those before and after them."""
    chance = random.Random(1956)
    found = [date(chance.randint(1600, 2040), chance.randint(1, 12), chance.randint(1, 28)) for _ in range(200)]
    ends = [end.toordinal() for event in catalogue.events for end in (event.date.earliest, event.date.latest)]
    near = [day for end in ends for day in (end - 1, end, end + 1)]
    return found + [date.fromordinal(day) for day in near if 1 <= day <= date.max.toordinal()]


_TALLIES = """days => days.map((day) => {
  State.goToDay(Civil.parse(day));
  return [...document.querySelectorAll('.island-label')].map((label) => [label.dataset.island,
    Number(label.querySelector('.tally').dataset.count)]);
})"""


def begun(catalogue: Catalogue, day: str) -> dict[str, int]:
    there = [event for event in catalogue.events if event_phase(event, day) != "absent"]
    return {group: sum(group in {place.id for place in event.places} for event in there) for group in GROUPS}


@pytest.mark.parametrize("kind", ["catalogue", "made up"])
def test_page_and_timeline_agree_on_what_there_is_on_a_day(offline_page: Watched, tmp_path: Path, kind: str) -> None:
    catalogue = atlas().catalogue if kind == "catalogue" else MADE_UP
    page: Page = offline_page.page
    open_page(page, catalogue_file() if kind == "catalogue" else made_up_page(tmp_path, MADE_UP))
    asked = [day.isoformat() for day in days(catalogue)]
    found = [dict(tallies) for tallies in page.evaluate(_TALLIES, asked)]
    wrong = {day: tally for day, tally in zip(asked, found, strict=True) if tally != begun(catalogue, day)}
    assert len(asked) > 200
    assert wrong == {}
