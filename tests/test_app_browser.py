"""The real app: `streamlit run` of this tree, in a real browser, with every other host out of reach."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Frame, Locator, Page, WebSocket, expect

from events.dates import format_date
from events.language import LANGUAGES
from events.records import Event
from tests.conftest import Watched
from tests.driving import GROUPS, atlas, paint, point_on, reached, settle
from tests.running import running_app
from tests.trees import copy_project

EVENTS = atlas().catalogue.events
TEXTS = atlas().texts


def open_app(page: Page, url: str, **words: str) -> Frame:
    """Open the app at an address and return the frame with the map, once it stands still."""
    page.goto(f"{url}?{urlencode(words)}")
    return map_frame(page)


def map_frame(page: Page) -> Frame:
    """Return the frame with the map, once it stands still and the app has heard of it."""
    page.locator("table tbody tr").first.wait_for()
    page.locator(".holder[data-ready] iframe").wait_for()
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame
    settle(frame)
    return frame


def wait_for_query(page: Page, wanted: dict[str, str]) -> None:
    """Wait until the address bar says just this: it follows a moment after the last step."""
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == {k: [v] for k, v in wanted.items()}, timeout=15_000)


def test_the_map_and_the_table_are_there(watched_page: Watched, app_url: str) -> None:
    frame = open_app(watched_page.page, app_url)
    assert reached(frame) == EVENTS[-1].id
    expect(watched_page.page.locator("table tbody tr")).to_have_count(len(EVENTS))
    assert watched_page.page.title() == TEXTS["en"]["page.title"]
    element = watched_page.page.locator("iframe")
    assert element.get_attribute("title") == TEXTS["en"]["page.title"]
    assert "allow-same-origin" not in (element.get_attribute("sandbox") or "")
    reach = "() => { try { return parent.document.title; } catch (error) { return error.name; } }"
    assert frame.evaluate(reach) == "SecurityError", "the page must not reach into the app"
    assert (watched_page.errors, watched_page.requests) == ([], [])


def test_an_address_is_restored_followed_and_kept(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    state = {"date": "1956-10-19", "event": "1956-10-19-joint-declaration", "island": "habomai", "lang": "ja"}
    frame = open_app(page, app_url, event=state["event"], island="habomai", lang="ja")
    expect(frame.locator("#card")).to_have_attribute("data-event", state["event"])
    expect(frame.locator("[data-history=habomai]")).to_have_count(1)
    expect(frame.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator("table caption")).to_have_text(TEXTS["ja"]["table.title"])
    wait_for_query(page, state)
    frame.locator("#next").click()
    after = EVENTS[[event.id for event in EVENTS].index(state["event"]) + 1]
    state |= {"date": after.date.earliest.isoformat(), "event": after.id}
    wait_for_query(page, state)
    frame.locator(".island-label[data-island=iturup]").click()
    frame.locator("#languages button[lang=ru]").click()
    state |= {"island": "iturup", "lang": "ru"}
    wait_for_query(page, state)
    assert page.title() == TEXTS["ru"]["page.title"]
    page.reload()
    frame = map_frame(page)
    expect(frame.locator("#card")).to_have_attribute("data-event", state["event"])
    expect(frame.locator("[data-history=iturup]")).to_have_count(1)
    wait_for_query(page, state)
    assert (watched_page.errors, watched_page.requests) == ([], [])


def test_a_day_between_events_is_restored(watched_page: Watched, app_url: str) -> None:
    frame = open_app(watched_page.page, app_url, date="1991-12-31", lang="en")
    expect(frame.locator("#date")).to_have_value("1991-12-31")
    assert reached(frame) is None
    wait_for_query(watched_page.page, {"date": "1991-12-31", "lang": "en"})


def test_view_filter_window_and_comparison_are_restored_and_kept(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    asked = {
        "view": "japan",
        "kind": "treaty",
        "groups": "iturup",
        "since": "1855",
        "until": "1956",
        "compare": "1900-01-01",
    }
    frame = open_app(page, app_url, lang="ja", date="1875-05-07", **asked)
    found = [
        event
        for event in EVENTS
        if event.kind == "treaty" and "iturup" in {place.id for place in event.places}
        if event.date.latest.year >= 1855 and event.date.earliest.year <= 1956
    ]
    expect(frame.locator("#result")).to_contain_text(str(len(found)))
    assert frame.evaluate("() => State.get().view") == "japan"
    state = {"lang": "ja", "date": "1875-05-07", **asked}
    frame.locator("#previous").click()
    state |= {"date": found[0].date.earliest.isoformat(), "event": found[0].id}
    wait_for_query(page, state)
    page.reload()
    frame = map_frame(page)
    expect(frame.locator("#card")).to_have_attribute("data-event", found[0].id)
    wait_for_query(page, state)
    assert (watched_page.errors, watched_page.requests) == ([], [])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ({"island": "atlantis"}, "address.island"),
        ({"date": "1956-02-30"}, "address.date"),
        ({"event": "x" * 5000}, "address.event"),
    ],
    ids=lambda given: given if isinstance(given, str) else None,
)
def test_a_bad_address_gives_the_usual_view_and_a_notice(
    watched_page: Watched, app_url: str, words: dict[str, str], name: str
) -> None:
    page = watched_page.page
    frame = open_app(page, app_url, **words)
    expect(frame.locator("#notice")).to_contain_text(TEXTS["en"][name])
    assert reached(frame) == EVENTS[-1].id
    wait_for_query(page, {"date": EVENTS[-1].date.earliest.isoformat(), "event": EVENTS[-1].id, "lang": "en"})
    assert watched_page.errors == []


def test_nothing_runs_on_the_server_while_a_person_explores(watched_page: Watched, app_url: str) -> None:
    page, sent = watched_page.page, []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda payload: sent.append(payload))

    page.on("websocket", listen)
    frame = open_app(page, app_url, event=EVENTS[0].id)
    page.wait_for_load_state("networkidle")
    assert sent, "the app speaks through a websocket, so its frames can be counted"
    sent.clear()
    for number in range(20):
        frame.locator("#next" if number % 18 < 9 else "#previous").click()
    box = page.locator("iframe").bounding_box()
    assert box
    for group in GROUPS:
        x, y = point_on(frame, group)
        page.mouse.click(box["x"] + x, box["y"] + y)
        expect(frame.locator(f"[data-history={group}]")).to_have_count(1)
    for lang in ("ja", "ru", "en"):
        frame.locator(f"#languages button[lang={lang}]").click()
    stop = EVENTS[2]
    day = stop.date.earliest.isoformat()
    wait_for_query(page, {"date": day, "event": stop.id, "island": GROUPS[-1], "lang": "en"})
    paint(frame)
    assert sent == []


def test_the_table_lists_the_same_events_with_their_sources(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    frame = open_app(page, app_url)
    for lang in LANGUAGES:
        frame.locator(f"#languages button[lang={lang}]").click()
        expect(page.locator("table caption")).to_have_text(TEXTS[lang]["table.title"])
        assert page.locator("table thead th[scope=col]").count() == 5
        for row, event in zip(page.locator("table tbody tr").all(), EVENTS, strict=True):
            tells(row, event, lang)


def tells(row: Locator, event: Event, lang: str) -> None:
    """Assert that a row of the table says what is known of an event, and links to its sources."""
    told = row.text_content() or ""
    sources = [atlas().catalogue.sources[citation.source] for citation in event.citations]
    names = {group.id: group.names_in(atlas().language(lang))[0] for group in atlas().groups}
    wanted = [format_date(event.date, lang), event.title.in_language(lang), TEXTS[lang][f"kind.{event.kind}"]]
    wanted += [names[place.id] for place in event.places]
    wanted += [text for source in sources for text in (source.title, source.publisher)]
    assert not [text for text in wanted if text not in told]
    assert {link.get_attribute("href") for link in row.locator("a").all()} == {source.url for source in sources}


def test_a_dark_device_gets_a_dark_page(watched_page: Watched, app_url: str) -> None:
    watched_page.page.emulate_media(color_scheme="dark")
    frame = open_app(watched_page.page, app_url)
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")


def test_broken_files_are_named_and_the_rest_is_shown(watched_page: Watched, tmp_path: Path) -> None:
    tree, page = copy_project(tmp_path), watched_page.page
    spoil(tree / "assets")
    with running_app(tmp_path / "app.txt", str(tree / "streamlit_app.py")) as url:
        frame = open_app(page, url)
        said = page.locator("[data-testid=stText]").all_inner_texts()
        expect(page.locator("table tbody tr")).to_have_count(len(EVENTS) - 1)
        assert frame.locator("#card").is_visible()
        frame.locator(".island-label[data-island=habomai]").click()
        expect(frame.locator("[data-history=habomai] > [data-entry]")).not_to_have_count(0)
        assert page.locator("[data-testid=stException]").count() == 0
    for wanted in (
        "ria-novosti-2023-01-23.toml: 1956-10-19-joint-declaration: date: found '19 October 1956', wanted an EDTF date",
        "broken.toml: line 1: found",
        "islands-overview.geojson: shikotan: kind: found 7, wanted one of",
    ):
        assert any(wanted in text for text in said), wanted
    assert "Traceback" not in (tmp_path / "app.txt").read_text(encoding="utf-8")
    assert watched_page.errors == []


def spoil(assets: Path) -> None:
    """Break a file, a feature and a date of the data."""
    (assets / "catalogue/broken.toml").write_text("[[event\n", encoding="utf-8")
    path = assets / "catalogue/ria-novosti-2023-01-23.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('\ndate = "1956-10-19"', '\ndate = "19 October 1956"', 1), encoding="utf-8")
    path = assets / "geometry/islands-overview.geojson"
    islands = json.loads(path.read_text(encoding="utf-8"))
    [shikotan] = [feature for feature in islands["features"] if feature["id"] == "shikotan"]
    shikotan["properties"]["kind"] = 7
    path.write_text(json.dumps(islands), encoding="utf-8")
