"""The map is moved by pointer, wheel, fingers and keys: what geo/slim.py left of Leaflet still does all of it."""

import math
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Watched, refuse_network, watch
from tests.driving import atlas, catalogue_file, open_page, paint

# Where the anchors of Iturup and Habomai are, from the corner of the map: they tell how it is moved and scaled.
_SPOTS = """() => { const box = document.querySelector('#map-box').getBoundingClientRect();
  return ['iturup', 'habomai'].map((id) => {
    const spot = document.querySelector('.island-label[data-island=' + id + ']').parentNode.getBoundingClientRect();
    return [spot.x - box.x, spot.y - box.y]; }); }"""
# The path of Kunashir's coast as it is on the screen.
_COAST = """() => { const box = document.querySelector('path[data-island=kunashir]').getBoundingClientRect();
  return [box.x, box.y, box.width, box.height]; }"""
Spots = list[list[float]]


@pytest.fixture
def moving(offline_page: Watched) -> Iterator[Page]:
    """Return a page without a card on its map; nothing may go wrong in it."""
    open_page(offline_page.page, catalogue_file("en"), "date=1900-01-01")
    yield offline_page.page
    assert (offline_page.errors, offline_page.requests) == ([], [])


@pytest.fixture
def touching(browser: Browser) -> Iterator[Page]:
    """Return a page on a device that is touched."""
    context = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True, offline=True)
    watched = refuse_network(context, watch(context.new_page()))
    open_page(watched.page, catalogue_file("en"), "date=1900-01-01")
    yield watched.page
    assert (watched.errors, watched.requests) == ([], [])
    context.close()


def spots(page: Page) -> Spots:
    paint(page)
    found: Spots = page.evaluate(_SPOTS)
    return found


def still(page: Page) -> Spots:
    """Return the spots once two looks a quarter of a second apart see the same: longer than any zoom takes."""
    before = spots(page)
    while True:
        page.wait_for_timeout(300)
        after = spots(page)
        if after == before:
            return after
        before = after


def scale(before: Spots, after: Spots) -> float:
    return (after[1][1] - after[0][1]) / (before[1][1] - before[0][1])


def shift(before: Spots, after: Spots) -> tuple[int, int]:
    return round(after[0][0] - before[0][0]), round(after[0][1] - before[0][1])


def middle(page: Page) -> tuple[float, float]:
    """Return a point of the sea in the map's middle."""
    box = page.locator("#map-box").bounding_box()
    assert box
    return box["x"] + box["width"] * 0.62, box["y"] + box["height"] * 0.5


def drag(page: Page, by: tuple[int, int], rest: int) -> None:
    """Drag the sea, and keep still for `rest` ms before the button is let go."""
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0], y + by[1], steps=8)
    page.wait_for_timeout(rest)
    page.mouse.up()


def test_a_drag_moves_map_coast_and_names_together(moving: Page) -> None:
    before, coast = still(moving), moving.evaluate(_COAST)
    drag(moving, (-90, 40), rest=200)
    after = still(moving)
    assert shift(before, after) == (-90, 40)
    assert scale(before, after) == pytest.approx(1)
    moved = moving.evaluate(_COAST)
    assert [round(now - then) for now, then in zip(moved, coast, strict=True)] == [-90, 40, 0, 0]


def test_a_fling_glides_on(moving: Page) -> None:
    before = still(moving)
    drag(moving, (-120, 0), rest=0)
    assert shift(before, still(moving))[0] < -130


def test_the_map_comes_back_from_beyond_its_bounds(moving: Page) -> None:
    still(moving)
    for _ in range(3):
        moving.mouse.move(*middle(moving))
        for _ in range(6):
            moving.mouse.wheel(0, 400)
        still(moving)
    for _ in range(4):
        drag(moving, (-500, 0), rest=200)
        after = still(moving)
    assert after[0][0] > 0, "the map can be dragged out of sight"


def test_the_wheel_zooms_about_the_pointer(moving: Page) -> None:
    before = still(moving)
    moving.mouse.move(*middle(moving))
    moving.mouse.wheel(0, -240)
    near = still(moving)
    assert 1.2 < scale(before, near) < 4
    moving.mouse.wheel(0, 240)
    assert scale(before, still(moving)) == pytest.approx(1, abs=0.03)


def test_two_clicks_zoom_in_and_with_shift_out(moving: Page) -> None:
    before = still(moving)
    moving.mouse.dblclick(*middle(moving))
    near = still(moving)
    assert scale(before, near) == pytest.approx(2**0.75, abs=0.03)
    moving.keyboard.down("Shift")
    moving.mouse.dblclick(*middle(moving))
    moving.keyboard.up("Shift")
    assert scale(before, still(moving)) == pytest.approx(1, abs=0.03)


def test_buttons_zoom_between_two_ends(moving: Page) -> None:
    before = still(moving)
    moving.locator("#zoom-in").click()
    assert scale(before, still(moving)) == pytest.approx(2**0.75, abs=0.03)
    for name in ("in", "out"):
        for _ in range(10):
            if moving.locator(f"#zoom-{name}").is_enabled():
                moving.locator(f"#zoom-{name}").click()
                still(moving)
        assert moving.locator(f"#zoom-{name}").is_disabled()
    assert moving.locator(".scale").text_content() in ("200 km", "300 km")


def test_keys_pan_and_zoom_the_map_that_has_the_focus(moving: Page) -> None:
    before = still(moving)
    moving.locator(".folium-map").focus()
    moving.keyboard.press("ArrowRight")
    after = still(moving)
    assert shift(before, after) == (-80, 0)
    moving.keyboard.press("ArrowDown")
    assert shift(after, still(moving)) == (0, -80)
    moving.keyboard.press("+")
    assert scale(before, still(moving)) == pytest.approx(2**0.75, abs=0.03)
    moving.keyboard.press("-")
    assert scale(before, still(moving)) == pytest.approx(1, abs=0.03)
    moving.locator("#time").focus()
    rest = still(moving)
    moving.keyboard.press("ArrowLeft")
    assert shift(rest, still(moving)) == (0, 0)


def test_the_scale_bar_is_as_long_as_it_says(moving: Page) -> None:
    (x0, y0), (x1, y1) = still(moving)
    words, width = moving.locator(".scale").evaluate("bar => [bar.textContent, parseFloat(bar.style.width)]")
    anchors = {group.id: group.anchor for group in atlas().groups}
    far = distance(anchors["iturup"], anchors["habomai"])
    # Mercator stretches the north of the map by some 2 % against its middle.
    assert math.hypot(x1 - x0, y1 - y0) / far * float(words.removesuffix(" km")) == pytest.approx(width, rel=0.03)


def distance(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the kilometres between two points, lon/lat in degrees, on a sphere."""
    (lon0, lat0), (lon1, lat1) = (map(math.radians, point) for point in (one, other))
    half = math.sin((lat1 - lat0) / 2) ** 2 + math.cos(lat0) * math.cos(lat1) * math.sin((lon1 - lon0) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def pinch(page: Page, start: float, end: float) -> None:
    """Put two fingers on the map `start` px from its middle and take them to `end`."""
    x, y = middle(page)
    session = page.context.new_cdp_session(page)
    for step in range(9):
        far = start + (end - start) * step / 8
        points = [{"x": x - far, "y": y, "id": 0}, {"x": x + far, "y": y, "id": 1}]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points})
        page.wait_for_timeout(20)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_two_fingers_zoom(touching: Page) -> None:
    before = still(touching)
    pinch(touching, 30, 60)
    near = still(touching)
    assert scale(before, near) == pytest.approx(2, abs=0.1)
    pinch(touching, 60, 30)
    assert scale(before, still(touching)) == pytest.approx(1, abs=0.1)


def test_fingers_that_begin_at_one_point_break_nothing(touching: Page) -> None:
    pinch(touching, 0, 40)
    assert all(coordinate == coordinate for spot in still(touching) for coordinate in spot)


def test_one_finger_moves_and_two_taps_zoom_in(touching: Page) -> None:
    before = still(touching)
    x, y = middle(touching)
    session = touching.context.new_cdp_session(touching)
    for step in range(9):
        point = [{"x": x - 8 * step, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": point})
        touching.wait_for_timeout(20)
    touching.wait_for_timeout(200)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    moved = still(touching)
    assert shift(before, moved) == (-64, 0)
    for _ in range(2):
        touching.touchscreen.tap(x, y)
    assert scale(moved, still(touching)) == pytest.approx(2**0.75, abs=0.05)


def test_a_map_of_another_size_shows_the_islands_anew(moving: Page) -> None:
    before = still(moving)
    moving.set_viewport_size({"width": 800, "height": 700})
    after = still(moving)
    assert scale(before, after) < 1
    box = moving.locator("#map-box").bounding_box()
    assert box
    assert all(0 < x < box["width"] and 0 < y < box["height"] for x, y in after)
