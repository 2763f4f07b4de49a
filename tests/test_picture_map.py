import math
from datetime import date

import numpy as np
import pytest
import shapely
from pyproj import Geod

from events.holdings import administration_on
from events.language import LANGUAGES
from geo.measure import degrees_of
from geo.picture.arranging import Chart, arrange
from geo.picture.colours import DARK, GROUND, LIGHT
from geo.picture.ground import fit, scale_bar
from geo.picture.listing import numbered_of
from geo.picture.reader import Reader
from geo.picture.sheet import Words
from geo.selection import Selection, select
from geo.view import THEMES, View
from tests.driving import GROUPS, atlas
from tests.picturing import crosses, fills_of, shapes, sheet_of, view_of

EVENT = "1956-10-19-joint-declaration"
WIDTHS = (320, 480, 700, 960, 1200, 1600)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.mark.parametrize("day", ["1800-01-01", "1945-09-03", "1950-01-01", "2024-01-01"])
def test_each_group_is_filled_with_the_ground_of_its_administration(day: str) -> None:
    holders = {group: holder(group, day) for group in GROUPS}
    for theme, colours in zip(THEMES, (LIGHT, DARK), strict=True):
        fills = fills_of(sheet_of(view_of(date=day, theme=theme)))
        assert dict(fills) == {group: colours[GROUND[name]] for group, name in holders.items()}


def test_claims_are_hatched_and_never_filled() -> None:
    assert hatched("1947-01-01") == set(GROUPS)
    assert hatched("1900-01-01") == set()


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("1800-01-01", set()),
        ("1860-01-01", {"line-iturup-urup"}),
        ("1880-01-01", {"line-la-perouse", "line-first-kuril-strait"}),
        ("1950-01-01", {"line-hokkaido-kunashir", "line-la-perouse", "line-iturup-urup"}),
    ],
)
def test_lines_are_those_of_the_day(day: str, wanted: set[str]) -> None:
    drawn = {mark.name for mark in sheet_of(view_of(date=day)).marks if mark.name.startswith("line-")}
    # Two of the lines are too far north for this map.
    assert drawn == wanted - {"line-la-perouse", "line-first-kuril-strait"}


def test_a_number_is_solid_only_where_the_source_names_the_group() -> None:
    view = view_of(lang="en", since="1945", until="1946")
    frame = fit(1000, 640)
    arranged = arrange(Chart(Reader(atlas(), view), select(atlas(), view), numbered_of(*both(view))[0], frame))
    scopes = {(event.id, place.id): place.scope for event in atlas().catalogue.events for place in event.places}
    chips = [(block.group, chip) for block in arranged.blocks for chip in block.chips if block.group]
    assert chips
    assert all(chip.named == (scopes[chip.event, group] == "named") for group, chip in chips)


def test_each_line_of_the_key_is_on_the_map_as_it_looks_there() -> None:
    texts = atlas().texts["en"]
    for day, roles in (("1860-01-01", ["treaty"]), ("1950-01-01", ["control", "japan", "russia"]), ("1900-01-01", [])):
        sheet = sheet_of(view_of(date=day, strip=False, panel=False))
        words = [mark.text for mark in sheet.marks if isinstance(mark, Words)]
        assert [role for role in ("treaty", "control", "japan", "russia") if texts[f"line.{role}"] in words] == roles
        assert len({mark.dash for mark in shapes(sheet) if mark.name.startswith("line-")}) == len(roles)


def test_both_sides_lines_stand_in_the_order_of_the_language() -> None:
    for lang, first in (("en", "japan"), ("ja", "japan"), ("ru", "russia")):
        marks = sheet_of(view_of(lang=lang, date="1950-01-01")).marks
        words = [mark.text for mark in marks if isinstance(mark, Words)]
        sides = sorted(("japan", "russia"), key=lambda side: words.index(atlas().texts[lang][f"line.{side}"]))
        assert sides[0] == first


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_touch_no_island_and_no_other_label(width: int) -> None:
    for lang in LANGUAGES:
        view = view_of(lang=lang, event=EVENT, width=width)
        arranged = arrange(Chart(Reader(atlas(), view), select(atlas(), view), (), fit(width - 24, width * 0.8)))
        boxes = [block.box for block in arranged.blocks]
        assert not [1 for i, a in enumerate(boxes) for b in boxes[:i] if crosses(a, b)]
        ground, frame = arranged.chart.ground, arranged.chart.frame
        assert not [
            1 for box in boxes for group in GROUPS if ground.group_on(frame, group).intersects(shapely.box(*box))
        ]


@pytest.mark.parametrize("width", [320, 800, 1600])
def test_the_scale_bar_is_true(width: int) -> None:
    frame = fit(width, width * 0.8)
    km, long = scale_bar(frame)
    y = frame.height / 2
    ends = degrees_of(
        np.array([[frame.west + x / frame.per_metre, frame.north - y / frame.per_metre] for x in (0, long)])
    )
    _, _, metres = Geod(ellps="WGS84").inv(*ends[0], *ends[1])
    assert metres / 1000 == pytest.approx(km, rel=0.003)


def test_north_is_where_the_arrow_points() -> None:
    frame = fit(1000, 700)
    for lon in (145.5, 147.0, 149.0):
        x, y = frame.at((lon, 44.5))
        ahead = frame.at((lon, 44.6))
        dx, dy = frame.north_at(x, y)
        assert math.atan2(dx, -dy) == pytest.approx(math.atan2(ahead[0] - x, y - ahead[1]), abs=0.002)
        # "within 2 degrees of up", as the foot says.
        assert abs(math.degrees(math.atan2(dx, -dy))) < 2


def hatched(day: str) -> set[str]:
    """Return the groups with a hatch between their ground and their coast."""
    found, seen = set(), False
    for mark in shapes(sheet_of(view_of(date=day))):
        if mark.stroke == LIGHT["hatch"]:
            seen = True
        elif mark.name.startswith("island-"):
            found |= {mark.name[7:]} if seen else set()
            seen = False
    return found


def holder(group: str, day: str) -> str:
    """Return who administers a group on a day, from the records."""
    found = administration_on(atlas().catalogue.administrations, group, date.fromisoformat(day))
    return found.holder if found else "unknown"


def both(view: View) -> tuple[View, Selection]:
    """Return a view and what it shows."""
    return view, select(atlas(), view)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 480, 1200])
def test_the_names_of_shikotan_and_habomai_stand_nearest_to_their_own_islands(lang: str, width: int) -> None:
    for asked in ({"date": "1799"}, {"date": "1945-09-01"}, {"event": "2022-03-21-talks-ended"}):
        view = view_of(lang=lang, width=width, **asked)
        selection = select(atlas(), view)
        numbered = numbered_of(view, selection)[0]
        arranged = arrange(Chart(Reader(atlas(), view), selection, numbered, fit(width - 24, width * 0.8)))
        ground, frame = arranged.chart.ground, arranged.chart.frame
        for block in arranged.blocks:
            far = {group: ground.group_on(frame, group).distance(shapely.box(*block.box)) for group in GROUPS}
            assert block.group not in ("shikotan", "habomai") or far[block.group] == min(far.values())
