"""A picture shows the events that the page in a browser shows on that date: the same number, the same ids."""

import random

import pytest
from playwright.sync_api import Page

from geo.view import View
from tests.conftest import Watched
from tests.driving import GROUPS, atlas, paint
from tests.picturing import events_in, picture, tree, view_of
from tests.test_selection import shown

EVENTS = atlas().catalogue.events
CHANCE = random.Random(1956)
VIEWS = [
    *(view_of(event=event.id, strip=False) for event in CHANCE.sample(EVENTS, 4)),
    *(view_of(date=day, panel=False) for day in ("1643-01-01", "1945-09-03", "1991-12-25")),
    view_of(),
    view_of(kind="treaty,negotiation", groups="shikotan,habomai", date="1999-06-01"),
    view_of(since="1945", until="1960"),
]
_TALLIES = """() => Object.fromEntries([...document.querySelectorAll('.island-label')].map(
  (label) => [label.dataset.island, Number(label.querySelector('.tally').dataset.count)]))"""


@pytest.fixture
def page(shared: Watched) -> Page:
    shared.page.evaluate("() => { State.set({ island: null, lang: 'en' }); }")
    return shared.page


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "&".join(view.words().values()))
def test_a_picture_shows_what_the_page_shows(view: View, page: Page) -> None:
    ids = {event.title.en: event.id for event in EVENTS}
    begun = [ids[title] for title in shown(page, view.words())["begun"]]
    svg = picture("svg", view)
    assert begun
    assert events_in(svg) == set(begun)
    paint(page)
    # Beside each group's name stand as many on both.
    assert tallies(svg) == page.evaluate(_TALLIES)


def tallies(svg: bytes) -> dict[str, int]:
    """Return how many events stand beside each group's name."""
    root = tree(svg)
    marks = {group: root.xpath(f"//*[@id='tally-{group}']") for group in GROUPS}
    return {group: len(found[0].get("data-events").split()) if found else 0 for group, found in marks.items()}
