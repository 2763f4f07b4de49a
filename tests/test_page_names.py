"""The names on the map: each can be read, none lies on another, and every letter has a shape."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from events.language import LANGUAGES
from geo.groups import VIEWS, View
from tests.conftest import Watched
from tests.driving import atlas, overlap, paint

SCREENS = {"phone": (360, 740), "laptop": (1440, 900)}


@pytest.fixture
def page(shared: Watched) -> Page:
    shared.page.evaluate("() => State.set({ island: null, lang: 'en', view: 'neutral' })")
    return shared.page


def resize(page: Page, width: int, height: int) -> None:
    """Give the window a size and wait until the page has taken it in."""
    page.set_viewport_size({"width": width, "height": height})
    paint(page)
    paint(page)


_NAMES = """() => {
  const frame = document.getElementById('map-box');
  const all = (selector) => [...frame.querySelectorAll(selector)].filter((e) =>
    e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0);
  const told = (e, owner) => {
    const style = getComputedStyle(e);
    return { owner, text: e.textContent, box: e.getBoundingClientRect().toJSON(), size: parseFloat(style.fontSize),
      cut: e.scrollWidth > e.clientWidth + 1 && style.overflow !== 'visible' };
  };
  const labels = (part) => all('.island-label .' + part).map((e) => told(e, e.parentNode.dataset.island));
  const controls = '#card, #key, .map-control';
  return {
    names: [...labels('label-name'), ...labels('label-other')],
    rest: all('.point-name, .map-name, .degree').map((e) => told(e, e.textContent)),
    boxes: all(controls).map((e) => told(e, e.id || e.className))
  };
}"""
# The key is long when the lines of both sides hold, short before; the card is in other places.
DATES = ("1644-01-01", "1855-02-07", "1945-09-04", "1956-10-19")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_names_can_be_read_and_keep_off_each_other(page: Page, screen: str, lang: str, view: View) -> None:
    resize(page, *SCREENS[screen])
    page.evaluate("words => State.set(words)", {"lang": lang, "view": view})
    names = {name for group in atlas().groups for name in group.names_in(atlas().language(lang), view)}
    wrong: dict[str, str] = {}
    for day in DATES:
        page.evaluate("day => { location.hash = 'date=' + day; }", day)
        page.wait_for_function("day => Civil.iso(State.get().day) === day", arg=day)
        paint(page)
        found = page.evaluate(_NAMES)
        written = {told["text"] for told in found["names"]}
        # A very small map has no room for the second line; the panel has it.
        assert names <= written
        assert [told["text"] for told in found["names"] + found["rest"] if told["cut"] or told["size"] < 11] == []
        assert screen == "phone" or len(found["rest"]) >= 3, "towns and seas are named where there is room"
        wrong |= {meeting: day for meeting in meetings(found) if meeting not in wrong}
    assert wrong == {}


def meetings(found: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Yield names that lie on another name, or on a box of the map."""
    told = found["names"] + found["rest"]
    for one, other in itertools.combinations(told, 2):
        if one["owner"] != other["owner"] and overlap(one["box"], other["box"]):
            yield f"{one['text']} and {other['text']}"
    for one, box in itertools.product(told, found["boxes"]):
        if overlap(one["box"], box["box"]):
            yield f"{one['text']} and {box['owner']}"


# Draws a text in a font on a small canvas; two letters that a font lacks look the same there.
_LETTERS = """([selector, letters]) => {
  const pen = Object.assign(document.createElement('canvas'), { width: 60, height: 60 }).getContext('2d');
  const style = getComputedStyle(document.querySelector(selector)), found = {};
  const draw = (letter) => {
    pen.clearRect(0, 0, 60, 60);
    pen.font = `${style.fontStyle} ${style.fontWeight} 40px ${style.fontFamily}`;
    pen.fillText(letter, 4, 44);
    return pen.getImageData(0, 0, 60, 60).data.join();
  };
  const missing = draw('\u0378');
  return [...letters].filter((letter) => draw(letter) === missing || draw(letter) === draw(' '));
}"""
_WIDTHS = """text => ['"Four Islands Sans", monospace', 'monospace'].map((family) => {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = '40px ' + family;
  return [...text].map((letter) => pen.measureText(letter).width);
})"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_of_a_name_has_a_shape(page: Page, lang: str) -> None:
    resize(page, *SCREENS["laptop"])
    letters = set()
    for view in VIEWS:
        page.evaluate("words => State.set(words)", {"lang": lang, "view": view})
        found = page.evaluate(_NAMES)
        letters |= set("".join(told["text"] for told in found["names"] + found["rest"]))
    drawn = sorted(letters - set(" \u00a0\u200b"))
    assert any(letter >= "\u3041" for letter in drawn) and any("\u0400" < letter < "\u0500" for letter in drawn)
    assert page.evaluate(_LETTERS, [".label-name", drawn]) == []
    assert page.evaluate(_LETTERS, [".label-name", "\u0378"]) == ["\u0378"], "a missing letter is found"


def test_russian_comes_with_the_page_and_not_from_the_device(page: Page) -> None:
    own, others = page.evaluate(_WIDTHS, "ИтурупКунаширШикотанХабомаиёЁщЩъюЮя")
    assert len(set(others)) == 1, "a monospaced font has one width"
    assert not [width for width in own if abs(width - others[0]) < 0.01]
