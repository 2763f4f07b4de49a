"""Twins in Python and JavaScript: what both wings decide is decided alike, in the exported page itself."""

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from events.language import LANGUAGES
from geo.scene import KINDS
from geo.state import KEYS, address_words
from tests.driving import catalogue_of, made_up, made_up_page, open_page
from tests.wishes import NOTHING

DATA = Path(__file__).parent / "data"
CHANCE = random.Random(1855)
EDGES = [
    *("0001-01-01", "0001-12-31", "0004-02-29", "0100-03-01", "0400-02-29", "1582-10-04", "1582-10-15"),
    *("1599-12-31", "1600-02-29", "1855-02-07", "1899-12-31", "1900-02-28", "1900-03-01", "1904-02-29"),
    *("1956-10-19", "1969-12-31", "1970-01-01", "1999-12-31", "2000-02-29", "2000-03-01", "2038-01-19"),
    *("2100-02-28", "2100-03-01", "9999-01-01", "9999-12-31"),
]
DAYS = [*EDGES, *(date.fromordinal(CHANCE.randint(1, date.max.toordinal())).isoformat() for _ in range(500))]
NO_DAYS = [
    *("0000-01-01", "1900-02-29", "2023-02-29", "2000-02-30", "1956-13-01", "1956-00-10", "1956-04-31"),
    *("1956-10-00", "1956-10-32", "10000-01-01", "-0001-01-01", "1956-1-1", "1956", "", "1956-10-19 ", "NaN"),
]


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return an exported page of two events; the tests here only call its functions and leave it as it is."""
    events = catalogue_of(made_up("1855-02-07", "first"), made_up("1956-10-19", "second"))
    context = browser.new_context(offline=True)
    found = context.new_page()
    open_page(found, made_up_page(tmp_path_factory.mktemp("twins"), events))
    yield found
    context.close()


def table(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def number(iso: str) -> int:
    return int(iso.replace("-", ""))


def test_phase(page: Page) -> None:
    cases = table("visible.json")
    asked = [[number(case[name]) for name in ("earliest", "latest", "day")] for case in cases]
    found = page.evaluate("rows => rows.map((row) => Civil.phase(...row))", asked)
    assert found == [case["phase"] for case in cases]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["long", "short"])
def test_dates_read_alike(page: Page, lang: str, form: str) -> None:
    cases = table("dates.json")
    asked = [[case["edtf"], lang, form == "short"] for case in cases]
    found = page.evaluate("rows => rows.map((row) => Dates.format(...row))", asked)
    wanted = [case[lang][form] for case in cases]
    assert [pair for pair in zip(asked, found, wanted, strict=True) if pair[1] != pair[2]] == []


def test_days_are_counted_as_python_counts_them(page: Page) -> None:
    counts = page.evaluate("days => days.map((day) => Civil.count(Civil.parse(day)))", DAYS)
    ordinals = [date.fromisoformat(day).toordinal() for day in DAYS]
    assert {count - ordinal for count, ordinal in zip(counts, ordinals, strict=True)} == {counts[0] - ordinals[0]}


def test_a_day_is_written_as_it_was_read(page: Page) -> None:
    assert page.evaluate("days => days.map((day) => Civil.parse(day))", DAYS) == [number(day) for day in DAYS]
    assert page.evaluate("days => days.map((day) => Civil.iso(Civil.parse(day)))", DAYS) == DAYS


def test_what_is_no_day_is_refused(page: Page) -> None:
    assert page.evaluate("days => days.map((day) => Civil.parse(day))", NO_DAYS) == [None] * len(NO_DAYS)


@pytest.mark.parametrize("case", table("state.json"), ids=lambda case: json.dumps(case["words"])[:60])
def test_words_of_an_address(page: Page, case: dict[str, Any]) -> None:
    """From the second event, in English, nothing chosen: `address` is what the page writes into its own address."""
    page.evaluate("(words) => { State.set({ island: null, lang: 'en' }); State.apply(words); State.goTo(1); }", NOTHING)
    assert sorted(page.evaluate("words => State.apply(words)", case["words"])) == case["bad"]
    assert page.evaluate("() => State.encode()") == case["address"]
    assert page.evaluate("() => State.apply(State.encode())") == []
    assert page.evaluate("() => State.encode()") == case["address"]


def test_the_app_hands_on_the_words_that_the_page_knows() -> None:
    words = {
        **{"date": "1956-10-19", "event": "x", "island": "iturup", "lang": "ja", "view": "japan"},
        **{"kind": "treaty,disaster", "source": "x", "groups": "iturup,habomai", "since": "1945", "until": "1956-10"},
        "compare": "1991-12-31",
    }
    assert tuple(words) == KEYS
    assert address_words({**words, "embed": "true"}) == words
    assert address_words({}) == {}
    assert len(address_words({"event": "x" * 5000})["event"]) <= 300
    assert address_words({"kind": ",".join(KINDS[1:])}) == {"kind": ",".join(KINDS[1:])}, "the longest true value"
