"""What an export shows is what the page shows: geo.selection beside state.js, in the exported page itself."""

import random
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from events.catalogue import Catalogue
from geo.selection import select, select_on
from geo.view import View, ViewError, read_view
from tests.conftest import Watched
from tests.driving import atlas, made_up, with_catalogue
from tests.wishes import NOTHING, wishes

EVENTS = atlas().catalogue.events
CHANCE = random.Random(1875)
DAYS = [
    *(event.date.earliest.isoformat() for event in CHANCE.sample(EVENTS, 15)),
    *(date(CHANCE.randint(1600, 2030), CHANCE.randint(1, 12), CHANCE.randint(1, 28)).isoformat() for _ in range(25)),
    *("0001-01-01", "9999-12-31"),
]
# A page just opened, then the words of an address; what is there after them, events by their titles.
_SHOWN = """words => {
  let events = null;
  const begunBy = Scene.begunBy;
  Scene.begunBy = (all, day) => { events = all; return begunBy(all, day); };
  State.apply(words[0]);
  State.goTo(Number(document.querySelector('#time').max));
  const bad = State.apply(words[1]), state = State.get();
  Scene.begunBy = begunBy;
  const begun = events ? begunBy(events, state.day) : 0;
  return {
    bad, day: Civil.iso(state.day), current: state.open && state.event >= 0 ? Rec.title(state.event) : null,
    begun: [...Array(begun).keys()].map((k) => Rec.title(k)),
  };
}"""


def shown(page: Page, words: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_SHOWN, [NOTHING, words])
    return found


def selected(view: View) -> dict[str, Any]:
    found = select(atlas(), view)
    return {
        "bad": [],
        "day": found.day.isoformat(),
        "current": found.current.title.en if found.current else None,
        "begun": [event.title.en for event in found.begun],
    }


@pytest.fixture
def page(shared: Watched) -> Page:
    shared.page.evaluate("() => { State.set({ island: null, lang: 'en' }); }")
    return shared.page


def test_titles_tell_events_apart() -> None:
    assert len({event.title.en for event in EVENTS}) == len(EVENTS)


@pytest.mark.parametrize("day", DAYS)
def test_a_date_shows_what_the_page_shows(page: Page, day: str) -> None:
    view = read_view(atlas(), {"date": day})
    assert selected(view) == shown(page, view.words())


@pytest.mark.parametrize("number", range(0, len(EVENTS), 4))
def test_an_event_shows_what_the_page_shows(page: Page, number: int) -> None:
    view = read_view(atlas(), {"event": EVENTS[number].id})
    assert selected(view) == shown(page, view.words())


@pytest.mark.parametrize("number", range(60))
def test_a_filter_shows_what_the_page_shows(page: Page, number: int) -> None:
    wish = wishes(60)[number]
    day = {"date": DAYS[number % len(DAYS)]} if number % 2 else {}
    view = read_view(atlas(), {**wish.words(), **day})
    assert selected(view) == shown(page, view.words())


def test_a_coarse_date_is_its_first_day(page: Page) -> None:
    view = read_view(atlas(), {"date": "1956"})
    assert view.words()["date"] == "1956-01-01"
    assert selected(view) == shown(page, view.words())


def test_an_event_that_the_filter_leaves_out_is_said() -> None:
    view = read_view(atlas(), {"event": EVENTS[0].id, "since": "2000"})
    with pytest.raises(ViewError, match="wanted an event that the filters do not leave out"):
        select(atlas(), view)


def test_a_day_of_a_storyboard_is_a_date_by_itself() -> None:
    for day in ("1855-02-07", "1945-09-03", "1900-01-01"):
        view = read_view(atlas(), {}, dates=["1700", day, "2026"])
        assert select_on(atlas(), view, date.fromisoformat(day)) == select(atlas(), read_view(atlas(), {"date": day}))


def test_a_map_without_events_has_a_day() -> None:
    found = select(with_catalogue(Catalogue({}, [], [])), View())
    assert (found.day, found.events, found.begun, found.current) == (date(2000, 1, 1), [], [], None)


def test_an_event_of_long_ago_has_begun() -> None:
    old = made_up("../1700", "old", "iturup")
    found = select(with_catalogue(Catalogue({}, [old], [])), View(event=old.id))
    assert (found.current, found.day) == (old, date.min)


@pytest.mark.parametrize(
    ("words", "more", "field", "wanted"),
    [
        ({"lang": "de"}, {}, "lang", "one of en, ja, ru, all"),
        ({"view": "mars"}, {}, "view", "one of neutral, japan, russia"),
        ({"island": "Iturup"}, {}, "island", "one of iturup, kunashir, shikotan, habomai"),
        ({"date": "1956-13"}, {}, "date", "an EDTF date"),
        ({"date": "1956-02-30"}, {}, "date", "days that exist"),
        ({"date": "../1956"}, {}, "date", "a date with a beginning"),
        ({}, {"dates": ["1956", "x"]}, "date", "an EDTF date"),
        ({"event": "1956-10-19"}, {}, "event", "1956-10-19-joint-declaration"),
        ({"kind": "war"}, {}, "kind", "one of treaty"),
        ({"groups": "iturup,mars"}, {}, "groups", "one of iturup"),
        ({"source": "Nobody"}, {}, "source", "a publisher"),
        ({"since": "1945~"}, {}, "since", "a year, a month or a day"),
        ({"until": "1945-21"}, {}, "until", "a year, a month or a day"),
        ({"since": "1956", "until": "1945"}, {}, "until", "not before '1956'"),
        ({}, {"width": 319}, "width", "320 to 4000"),
        ({}, {"width": 4001}, "width", "320 to 4000"),
        ({}, {"theme": "red"}, "theme", "one of light, dark"),
        ({"compare": "soon"}, {}, "compare", "an EDTF date"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence(
    words: dict[str, str], more: dict[str, Any], field: str, wanted: str
) -> None:
    with pytest.raises(ViewError) as said:
        read_view(atlas(), words, **more)
    assert said.value.field == field
    assert str(said.value).startswith(f"{field}: found ")
    assert wanted in str(said.value)
    assert "\n" not in str(said.value)


def test_the_words_of_a_view_are_those_of_an_address() -> None:
    words = {
        **{"date": "1956-10-19", "event": "1956-10-19-joint-declaration", "island": "habomai", "lang": "ja"},
        **{"view": "japan", "kind": "treaty,disaster", "groups": "shikotan,habomai", "since": "1945", "until": "1956"},
        "compare": "1991-12-31",
    }
    view = read_view(atlas(), words)
    assert view.words() == words
    assert read_view(atlas(), view.words()) == view
    everything = read_view(
        atlas(),
        {
            "kind": ",".join(
                [
                    "treaty",
                    "negotiation",
                    "statement",
                    "administration",
                    "military",
                    "exchange",
                    "economy",
                    "population",
                    "disaster",
                ]
            )
        },
    )
    assert everything.kinds == ()
