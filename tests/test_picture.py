import math
from datetime import date
from functools import cache

import numpy as np
import pytest
import shapely
from pyproj import Geod

from events.holdings import administration_on
from events.language import LANGUAGES
from geo.measure import degrees_of
from geo.picture.arranging import Chart, arrange
from geo.picture.colours import DARK, GROUND, LIGHT
from geo.picture.drawing_out import shown_events
from geo.picture.ground import fit, scale_bar
from geo.picture.layout import compose
from geo.picture.listing import numbered_of
from geo.picture.reader import Reader
from geo.picture.sheet import Box, Shape, Sheet, Words, words_box
from geo.selection import Selection, select
from geo.view import THEMES, View
from tests.driving import GROUPS, atlas
from tests.picturing import events_in, picture, pixels, tree, view_of, words_in

EVENT = "1956-10-19-joint-declaration"
WIDTHS = (320, 480, 700, 960, 1200, 1600)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def sheet_of(view: View) -> Sheet:
    return compose(Reader(atlas(), view), select(atlas(), view))


@pytest.mark.parametrize(
    ("width", "scale", "wanted"), [(320, 1, 320), (1200, 2, 2400), (2500, 1, 2500), (4000, 0.5, 2000)]
)
def test_a_png_is_as_wide_as_asked(width: int, scale: float, wanted: int) -> None:
    assert pixels(picture("png", view_of(width=width, panel=False, strip=False), scale)).shape[1] == wanted


@each_language
@pytest.mark.parametrize("width", WIDTHS)
def test_no_two_lines_of_text_overlap_and_none_leaves_the_picture(lang: str, width: int) -> None:
    view = view_of(lang=lang, width=width, event=EVENT)
    sheet = sheet_of(view)
    lines = [mark for mark in sheet.marks if isinstance(mark, Words)]
    boxes = [words_box(mark) for mark in lines]
    for box, mark in zip(boxes, lines, strict=True):
        assert box[0] >= 0 and box[2] <= sheet.width + 1 and box[1] >= 0 and box[3] <= sheet.height, mark.text
    pairs = [
        (lines[i].text, lines[j].text) for i, a in enumerate(boxes) for j, b in enumerate(boxes[:i]) if crosses(a, b)
    ]
    assert not pairs


@each_language
def test_no_text_is_smaller_than_eleven_pixels(lang: str) -> None:
    for width in (320, 1200):
        marks = sheet_of(view_of(lang=lang, width=width, event=EVENT)).marks
        assert min(mark.size for mark in marks if isinstance(mark, Words)) >= 11


@each_language
def test_head_says_names_date_and_title(lang: str) -> None:
    words = words_in(picture("svg", view_of(lang=lang, event=EVENT)))
    event = next(event for event in atlas().catalogue.events if event.id == EVENT)
    assert atlas().texts[lang]["page.title"] in words
    assert event.title.in_language(lang) in words.replace("\n", " ") or event.title.in_language(lang) in words
    assert {"en": "19 October 1956", "ja": "1956年10月19日", "ru": "19 октября 1956 г."}[lang] in words.replace(
        "\xa0", " "
    )


def test_a_year_stays_a_year_and_the_day_of_the_fills_is_said() -> None:
    words = words_in(picture("svg", view_of(date="1956"))).replace("\xa0", " ").split("\n")
    assert "1956" in words
    assert "Administration and lines as on 1 January 1956" in words


def test_a_side_s_names_are_said_to_be_its_own() -> None:
    words = words_in(picture("svg", view_of(view="japan")))
    assert "Northern Territories · Names and lines as Japan presents them." in words
    assert "Etorofu" in words.split("\n")


@pytest.mark.parametrize("day", ["1800-01-01", "1945-09-03", "1950-01-01", "2024-01-01"])
def test_each_group_is_filled_with_the_ground_of_its_administration(day: str) -> None:
    holders = {group: holder(group, day) for group in GROUPS}
    for theme, colours in zip(THEMES, (LIGHT, DARK), strict=True):
        fills = fills_of(sheet_of(view_of(date=day, theme=theme)))
        assert fills == {group: colours[GROUND[name]] for group, name in holders.items()}


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


def test_key_has_the_classes_of_the_day_and_no_other() -> None:
    words = words_in(picture("svg", view_of(date="1900-01-01"))).split("\n")
    texts = atlas().texts["en"]
    shades = [texts[f"hold.{name}"] for name in GROUND if texts[f"hold.{name}"] in words]
    assert shades.count("Japan") == 1
    # On the time strip stand the others, too; here is no strip.
    plain = words_in(picture("svg", view_of(date="1900-01-01", strip=False, panel=False))).split("\n")
    assert [texts[f"hold.{name}"] for name in GROUND if texts[f"hold.{name}"] in plain] == ["Japan"]
    assert texts["key.both"] not in plain


def test_every_begun_event_is_shown_with_and_without_list_and_strip() -> None:
    for asked in ({"event": EVENT}, {"date": "1800"}, {"kind": "treaty"}, {"since": "1990", "until": "2000"}):
        for panel, strip in ((True, True), (False, False)):
            view = view_of(panel=panel, strip=strip, **asked)
            begun = {event.id for event in select(atlas(), view).begun}
            assert events_in(picture("svg", view)) == begun == set(shown_events(atlas(), view))


def test_list_is_the_current_event_and_those_before_it() -> None:
    view = view_of(event=EVENT)
    numbered, earlier = numbered_of(view, select(atlas(), view))
    assert [each.number for each in numbered] == [1, 2, 3, 4, 5, 6]
    assert numbered[-1].event.id == EVENT
    assert earlier == 0


def test_list_of_a_selection_is_all_of_it_and_counts_what_it_leaves_out() -> None:
    few, none = numbered_of(*both(view_of(kind="treaty", since="1850", until="1960")))
    assert none == 0
    assert {each.event.kind for each in few} == {"treaty"}
    many, earlier = numbered_of(*both(view_of(since="1900")))
    begun = select(atlas(), view_of(since="1900")).begun
    assert len(many) == 24
    assert earlier == len(begun) - 24 > 0
    assert f"+ {earlier} earlier events" in words_in(picture("svg", view_of(since="1900")))


def test_without_the_list_there_are_no_numbers() -> None:
    assert numbered_of(*both(view_of(event=EVENT, panel=False))) == ([], 0)
    names = [mark.name for mark in sheet_of(view_of(event=EVENT, strip=False)).marks]
    assert "handle" not in names
    assert "ticks" not in names


def test_each_number_stands_on_the_map_as_often_as_its_groups_ask() -> None:
    root = tree(picture("svg", view_of(event=EVENT)))
    assert root.xpath(f"//*[@id='event-{EVENT}']")
    words = words_in(picture("svg", view_of(event=EVENT))).split("\n")
    # In the list, and beside each of the two groups that it concerns.
    assert words.count("6") == 3


def test_a_number_is_solid_only_where_the_source_names_the_group() -> None:
    view = view_of(lang="en", since="1945", until="1946")
    frame = fit(1000, 640)
    arranged = arrange(Chart(Reader(atlas(), view), select(atlas(), view), numbered_of(*both(view))[0], frame))
    scopes = {(event.id, place.id): place.scope for event in atlas().catalogue.events for place in event.places}
    chips = [(block.group, chip) for block in arranged.blocks for chip in block.chips if block.group]
    assert chips
    assert all(chip.named == (scopes[chip.event, group] == "named") for group, chip in chips)


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


@each_language
def test_foot_has_disclaimer_credits_and_the_day_of_the_catalogue(lang: str) -> None:
    words = words_in(picture("svg", view_of(lang=lang, event=EVENT, panel=False, strip=False))).replace("\n", " ")
    assert atlas().texts[lang]["foot.disclaimer"] in words
    assert "© OpenStreetMap contributors (ODbL)" in words
    assert "2026" in words
    assert "RIA Novosti" in words


def test_dark_is_dark() -> None:
    light, dark = (pixels(picture("png", view_of(theme=theme, panel=False, strip=False))) for theme in THEMES)
    assert light.mean() > 0.7
    assert dark.mean() < 0.3


def fills_of(sheet: Sheet) -> dict[str, str]:
    """Return the first fill under each island's coast."""
    found: dict[str, str] = {}
    coasts = {mark.path.vertices.tobytes(): mark.name[7:] for mark in shapes(sheet) if mark.name.startswith("island-")}
    for mark in shapes(sheet):
        group = coasts.get(mark.path.vertices.tobytes())
        if group and mark.fill:
            found.setdefault(group, mark.fill)
    return found


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


def shapes(sheet: Sheet) -> list[Shape]:
    """Return the marks that are shapes."""
    return [mark for mark in sheet.marks if isinstance(mark, Shape)]


def holder(group: str, day: str) -> str:
    """Return who administers a group on a day, from the records."""
    found = administration_on(atlas().catalogue.administrations, group, date.fromisoformat(day))
    return found.holder if found else "unknown"


def both(view: View) -> tuple[View, Selection]:
    """Return a view and what it shows."""
    return view, select(atlas(), view)


def crosses(one: Box, other: Box) -> bool:
    """Say whether two boxes share more than half a pixel."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 0.5 and high > 2.5
