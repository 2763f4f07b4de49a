"""The evidence page in the real app, and its script with text that is code somewhere else."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from events.dates import format_date
from events.evidence import FLAGS, event_evidence, source_evidence
from events.language import LANGUAGES
from geo.evidence_table import evidence_tables, further_uses
from tests.conftest import Watched
from tests.driving import atlas

ASSETS = Path(__file__).parent.parent / "assets"
HOSTILE: list[str] = json.loads((Path(__file__).parent / "data/hostile.json").read_text(encoding="utf-8"))
EVENTS = event_evidence(atlas().catalogue)
SOURCES = source_evidence(atlas().catalogue, further_uses(atlas()))


def open_evidence(page: Page, url: str, lang: str = "en") -> None:
    page.goto(f"{url}/evidence?lang={lang}")
    page.locator("table.sources tbody tr").first.wait_for()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_tables_say_everything(watched_page: Watched, app_url: str, lang: str) -> None:
    page, texts = watched_page.page, atlas().texts[lang]
    open_evidence(page, app_url, lang)
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert page.title() == page.locator("h1").inner_text() == texts["evidence.title"]
    rows = page.locator("table.events tbody tr")
    told = rows.evaluate_all("rows => rows.map((row) => row.textContent)")
    for text, found in zip(told, EVENTS, strict=True):
        wanted = [format_date(found.event.date, lang), found.event.title.in_language(lang)]
        wanted += [atlas().catalogue.sources[name].title for name in found.sources]
        wanted += [texts[f"evidence.{flag}"] for flag in found.flags]
        assert not [each for each in wanted if each not in text]
    links = page.locator("table.sources tbody th a")
    assert links.evaluate_all("all => all.map((a) => a.getAttribute('href'))") == [
        found.source.url for found in SOURCES
    ]
    assert links.evaluate_all("all => all.map((a) => a.lang)") == [found.source.language for found in SOURCES]
    assert set(links.evaluate_all("all => all.map((a) => a.target + ' ' + a.rel)")) == {"_blank noopener noreferrer"}
    assert page.locator("caption").count() == 2
    assert page.locator("th[scope=col]").count() == 8
    assert page.locator("th[scope=row]").count() == len(EVENTS) + len(SOURCES)
    # Streamlit looks for its own parts below the page's path first.
    assert [error for error in watched_page.errors if "404" not in error] == []
    assert watched_page.requests == []


def test_a_flag_is_chosen_by_keys_without_a_script_run(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    open_evidence(page, app_url)
    page.get_by_role("radio").first.focus()
    for flag in FLAGS:
        page.keyboard.press("ArrowDown")
        wanted = [found.event.id for found in EVENTS if flag in found.flags]
        shown = page.locator("table.events tbody tr:visible")
        assert shown.evaluate_all("rows => rows.map((row) => row.dataset.event)") == wanted
        expect(page.get_by_role("status")).to_have_text(f"Events shown: {len(wanted)} of {len(EVENTS)}")


@pytest.mark.parametrize(("scheme", "lang"), [("light", "ja"), ("dark", "ru")])
def test_a_narrow_window_has_no_sideways_scroll(watched_page: Watched, app_url: str, scheme: Any, lang: str) -> None:
    page = watched_page.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    open_evidence(page, app_url, lang)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    wide = "all => all.filter((each) => each.getBoundingClientRect().right > 360).length"
    assert page.locator("table *:visible, fieldset *, nav *, h1, p").evaluate_all(wide) == 0
    # Rows are drawn as blocks, and still are rows of a table to those who hear them.
    assert page.get_by_role("row").count() == len(EVENTS) + len(SOURCES) + 2
    ground = page.locator("table.events").evaluate("e => getComputedStyle(e).color")
    assert (int(ground.split("(")[1].split(",")[0]) > 128) == (scheme == "dark")


def test_the_way_there_and_back_keeps_language_and_event(watched_page: Watched, app_url: str) -> None:
    page = watched_page.page
    page.goto(f"{app_url}?event={EVENTS[0].event.id}&island=iturup")
    page.locator(".holder[data-ready] iframe").wait_for()
    page.frame_locator("iframe").locator("#languages button[lang=ja]").click()
    link = page.get_by_role("link", name=atlas().texts["ja"]["evidence.title"])
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.locator("h1")).to_have_text(atlas().texts["ja"]["evidence.title"])
    page.get_by_role("link", name="Русский").click()
    expect(page.locator("h1")).to_have_text(atlas().texts["ru"]["evidence.title"])
    wanted = {"event": [EVENTS[0].event.id], "island": ["iturup"], "lang": ["ru"]}
    assert query(page).items() >= wanted.items()
    page.get_by_role("link", name=atlas().texts["ru"]["evidence.map"], exact=True).click()
    expect(page.frame_locator("iframe").locator("#card")).to_have_attribute("data-event", EVENTS[0].event.id)
    assert query(page).items() >= wanted.items()
    expect(page.frame_locator("iframe").locator("html")).to_have_attribute("lang", "ru")
    assert [error for error in watched_page.errors if "404" not in error] == []
    assert watched_page.requests == []


def test_an_event_leads_to_the_map(watched_page: Watched, app_url: str) -> None:
    page, event = watched_page.page, EVENTS[1].event
    open_evidence(page, app_url)
    page.locator(f"tr[data-event='{event.id}'] th a").click()
    expect(page.frame_locator("iframe").locator("#card")).to_have_attribute("data-event", event.id)


def hostile(found: Any, given: list[str]) -> Any:
    """Return the rows of a page with other text in every field that holds text; `given` is what was put in."""
    if isinstance(found, dict):
        kept = {name: each for name, each in found.items() if name in ("flag", "flags", "id", "lang", "n")}
        address = {"url": "javascript:pwned=1"} if "url" in found else {}
        rest = found.keys() - kept.keys() - address.keys()
        return {**kept, **address, **{name: hostile(found[name], given) for name in sorted(rest)}}
    if isinstance(found, list):
        return [hostile(each, given) for each in found]
    if not found:
        return found
    given.append(f"{len(given)}·{HOSTILE[len(given) % len(HOSTILE)]}")
    return given[-1]


_RUN = """async ([code, data]) => {
  const script = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  script.default({ data, parentElement: document.getElementById("parent") });
}"""


def test_text_that_is_code_somewhere_else_is_text_here(offline_page: Watched, tmp_path: Path) -> None:
    page, given = offline_page.page, list[str]()
    (tmp_path / "page.html").write_text("<div id=parent><div class=holder></div></div>", encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    data = hostile(evidence_tables(atlas(), "en"), given)
    data["sources"]["rows"].append({**data["sources"]["rows"][0], "uses": []})
    page.evaluate(_RUN, [(ASSETS / "app/evidence.js").read_text(encoding="utf-8"), {**data, "stamp": "x"}])
    told = page.locator("#parent").evaluate("e => e.textContent")
    assert len(given) > 1000
    assert [text for text in given if text not in told] == []
    # Only the events' links to the map are left: no source has an address that may be opened.
    addresses = page.locator("#parent a").evaluate_all("all => all.map((a) => new URL(a.href).protocol)")
    assert addresses == ["file:"] * len(EVENTS)
    assert page.evaluate("typeof pwned") == "undefined"
    assert page.locator("#parent img, #parent script, #parent svg, #parent iframe").count() == 0
    assert (offline_page.errors, offline_page.requests) == ([], [])
