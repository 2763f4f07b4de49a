import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from events.language import LANGUAGES
from geo.atlas import load_atlas
from geo.site.addresses import event as event_path
from geo.site.building import build_site
from tests.conftest import Watched, refuse_network, watch
from tests.driving import atlas, settle
from tests.records import Words, write_assets
from tests.siting import BASE, PLAIN, events_of, own_site, read_page, shows

# An early one without a day, one with positions and accounts, one with an act far away; the longest titles among them.
EVENTS = ("1300-ainu-settlement", "1956-10-19-joint-declaration", "1945-02-11-yalta")
PATHS = [
    *(event_path(lang, event) for lang in LANGUAGES for event in EVENTS),
    *(f"{lang}/{page}index.html" for lang in LANGUAGES for page in ("", "events/", "islands/kunashir/")),
    "index.html",
]
HOSTILE: list[str] = json.loads((Path(__file__).parent / "data/hostile.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser without scripts and without a network."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    yield context
    context.close()


def open_in(context: BrowserContext, path: str, width: int) -> Watched:
    watched = refuse_network(context, watch(context.new_page()))
    watched.page.set_viewport_size({"width": width, "height": 800})
    watched.page.goto((own_site().folder / path).as_uri())
    return watched


@pytest.mark.parametrize("width", [320, 360, 1440])
@pytest.mark.parametrize("path", PATHS)
def test_pages_read_well_from_disk(browser: Browser, path: str, width: int) -> None:
    context = browser.new_context(offline=True)
    watched = open_in(context, path, width)
    page = watched.page
    page.evaluate("() => document.fonts.ready.then(() => 0)")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.evaluate(_SPILLING) == []
    assert page.evaluate("() => [...document.images].every((image) => image.complete && image.naturalWidth > 0)")
    assert page.evaluate("() => getComputedStyle(document.body).fontFamily").startswith('"Four Islands Sans"')
    assert page.evaluate("family => document.fonts.check(`16px ${family}`)", '"Four Islands Sans"')
    assert (watched.errors, watched.requests) == ([], [])
    context.close()


# Texts that run out of the window.
_SPILLING = """() => [...document.querySelectorAll('body *')].filter((each) => each.checkVisibility() &&
  !each.closest('thead, .skip') && each.getBoundingClientRect().right > innerWidth + 1).map((each) => each.outerHTML)"""


@pytest.mark.parametrize("path", PATHS[:3])
def test_lines_are_no_longer_than_is_good_to_read(browser: Browser, path: str) -> None:
    context = browser.new_context(offline=True, viewport={"width": 3840, "height": 2160})
    page = open_in(context, path, 3840).page
    wide = page.evaluate(
        "() => [...document.querySelectorAll('main p')].map((each) =>"
        " each.getBoundingClientRect().width / parseFloat(getComputedStyle(each).fontSize))"
    )
    assert max(wide) < 45  # em; 68 figures of the typeface
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, scheme: str) -> None:
    context = browser.new_context(offline=True, color_scheme="dark" if scheme == "dark" else "light")
    page = open_in(context, PATHS[1], 1440).page
    ratios = page.evaluate(_CONTRAST)
    assert len(ratios) > 30
    assert min(ratios) >= 4.5
    context.close()


_CONTRAST = """() => {
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = (at) => {
    for (; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)') return colour;
    }
  };
  return [...document.querySelectorAll('main *, footer *, header *')].filter((each) =>
    [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((each) => {
      const [a, b] = [light(getComputedStyle(each).color), light(ground(each))].sort((x, y) => y - x);
      return (a + 0.05) / (b + 0.05);
    });
}"""


def test_without_scripts_everything_is_there_but_the_map(plain: BrowserContext) -> None:
    page = open_in(plain, "en/events/index.html", 1440).page
    page.get_by_role("link", name="Yalta").first.click()
    assert page.locator("h1").inner_text().startswith("Yalta")
    page.get_by_role("link", name="Русский").click()
    assert page.url.endswith("/ru/events/1945-02-11-yalta/index.html")
    page.locator("a[rel=next]").click()
    assert page.locator("h1").is_visible()
    page.close()


def test_without_scripts_the_interactive_page_leads_to_the_lists(plain: BrowserContext) -> None:
    page = open_in(plain, "map.html", 1440).page
    assert page.locator("noscript a").count() == len(LANGUAGES)
    page.close()


def test_a_table_stays_a_table_on_a_narrow_screen(browser: Browser) -> None:
    context = browser.new_context(offline=True)
    page = open_in(context, "en/events/index.html", 360).page
    assert page.get_by_role("table").count() == 5
    assert page.get_by_role("row").count() == len(atlas().catalogue.events) + 5
    assert page.get_by_role("columnheader").count() == 20
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_entry_holds_the_map_in_its_language(browser: Browser, lang: str) -> None:
    context = browser.new_context(offline=True)
    watched = open_in(context, f"{lang}/index.html", 1440)
    frame = watched.page.frames[1]
    settle(frame)
    assert frame.locator("html").get_attribute("lang") == lang
    assert (watched.errors, watched.requests) == ([], [])
    context.close()


def test_from_an_event_s_page_the_map_opens_at_the_event(browser: Browser) -> None:
    context = browser.new_context(offline=True)
    watched = open_in(context, event_path("ja", EVENTS[1]), 1440)
    watched.page.locator("figure a.button").click()
    settle(watched.page)
    assert watched.page.locator("#card").get_attribute("data-event") == EVENTS[1]
    assert watched.page.locator("html").get_attribute("lang") == "ja"
    assert (watched.errors, watched.requests) == ([], [])
    context.close()


def test_the_keyboard_reaches_the_text_first(browser: Browser) -> None:
    context = browser.new_context(offline=True)
    page = open_in(context, PATHS[0], 1440).page
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "text"
    context.close()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return a site in which every text is hostile, and the texts by the field they were given to."""
    folder, given = tmp_path_factory.mktemp("hostile"), {}

    def words(number: int) -> Words:
        def fill(path: str) -> str:
            given[f"{number} {path}"] = f"{len(given)}·{HOSTILE[number]}"
            return given[f"{number} {path}"]

        return fill

    def name(path: str) -> str:
        return f"{len(path)}·{HOSTILE[len(path) % len(HOSTILE)]}"

    write_assets(folder / "assets", [words(number) for number in range(len(HOSTILE))], name)
    own = load_atlas(folder / "assets")
    assert len(own.catalogue.events) == len(HOSTILE)
    build_site(own, folder / "site", BASE, 1, PLAIN)
    return folder / "site", given


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_texts_are_shown_as_they_stand(hostile: tuple[Path, dict[str, str]], lang: str) -> None:
    place, given = hostile
    others = {f".{other}" for other in LANGUAGES if other != lang}
    for number in range(len(HOSTILE)):
        page = read_page(place / event_path(lang, f"1956-10-19-filled-{number}"))
        shown = shows(page)
        own = {path: text for path, text in given.items() if path.startswith(f"{number} Event.")}
        wanted = [text for path, text in own.items() if path[-3:] not in others]
        assert len(wanted) > 10
        assert [text for text in wanted if text not in shown] == []
        assert {script.get("type") for script in page.iter("script")} == {"application/ld+json"}
        assert not [name for each in page.iter() for name in each.attrib if name.startswith("on") or name == "style"]
        targets = page.xpath("//body//@href | //body//@src")
        assert not [each for each in targets if ":" in each and not each.startswith(("https://", "http://"))]
        told = json.loads(page.findtext("head/script"))
        assert told["name"] == page.findtext(".//h1")


def test_hostile_texts_run_nothing(hostile: tuple[Path, dict[str, str]], browser: Browser) -> None:
    context = browser.new_context(offline=True)
    watched = refuse_network(context, watch(context.new_page()))
    page = watched.page
    page.on("dialog", lambda dialog: watched.errors.append(dialog.message))
    paths = [event_path("en", f"1956-10-19-filled-{number}") for number in range(len(HOSTILE))]
    paths += ["en/index.html", "en/events/index.html", "ru/islands/iturup/index.html", "index.html", "map.html"]
    for path in paths:
        page.goto((hostile[0] / path).as_uri())
        assert ran(page) == {"undefined"}
    assert (watched.errors, watched.requests) == ([], [])
    context.close()


def ran(page: Page) -> set[str]:
    return {frame.evaluate("() => typeof pwned") for frame in page.frames}


def test_the_events_looked_at_are_there() -> None:
    assert {(lang, event) for lang in LANGUAGES for event in EVENTS} <= {
        (lang, event.id) for lang, event in events_of(atlas())
    }
