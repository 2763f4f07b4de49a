"""Text that is code somewhere else is text here: through every field, in the page, in the app and in an export."""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from events.language import LANGUAGES, language_of
from geo.atlas import load_atlas
from geo.groups import VIEWS
from tests.conftest import Watched, refuse_network, watch
from tests.driving import GROUPS, open_page, paint, settle
from tests.records import Words, write_assets
from tests.running import running_app
from tests.trees import copy_code, run

HOSTILE: list[str] = json.loads((Path(__file__).parent / "data/hostile.json").read_text(encoding="utf-8"))
# A name may hold several: in each field the four groups together have them all.
LONG = [" ".join(HOSTILE[at::4]) for at in range(4)]
# Kept with the records, shown nowhere.
NOT_SHOWN = {"Source.author"}
# Names that may be long: their types set no limit below 300 characters, or none at all.
ROOMY = re.compile(r"(en|ja|ru)\.|group \w+\.names\.|maplabel ")


class Spoken:
    """Hostile words for every field, and which were given to which."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self._next = itertools.count()

    def words(self, number: int) -> Words:
        """Return what fills a record: one hostile text in all its fields, numbered so that each is the only one."""

        def fill(path: str) -> str:
            text = f"{next(self._next)}·{HOSTILE[number]}"
            self.given[f"{number} {path}"] = text
            return text

        return fill

    def name(self, path: str) -> str:
        """Return a name or interface text, a long one where there is room."""
        number = next(self._next)
        given = LONG[number % 4] if ROOMY.match(path) else HOSTILE[number % len(HOSTILE)]
        self.given[path] = f"{number}·{given}"
        return self.given[path]

    def of_records(self, lang: str) -> dict[str, str]:
        """Return what a reader of a language can find, by the place it was given to."""
        others = {f".{other}" for other in LANGUAGES if other != lang}
        records = {path: text for path, text in self.given.items() if path[0].isdigit() and path[-3:] not in others}
        return {path: text for path, text in records.items() if path.split()[1] not in NOT_SHOWN | {"Source.url"}}


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    return Spoken()


@pytest.fixture(scope="module")
def tree(spoken: Spoken, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    write_assets(folder / "assets", [spoken.words(number) for number in range(len(HOSTILE))], spoken.name)
    return copy_code(folder)


@pytest.fixture(scope="module")
def exported(tree: Path) -> Path:
    """Return the page that this copy exports."""
    done = run(tree, "geo", "export", "map.html", "--lang", "all")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return tree / "map.html"


@pytest.fixture(scope="module")
def hostile(browser: Browser, exported: Path) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    watched = refuse_network(context, watch(context.new_page()))
    watched.page.on("dialog", lambda dialog: watched.errors.append(dialog.message))
    open_page(watched.page, exported)
    yield watched
    context.close()


def nothing_ran(watched: Watched) -> bool:
    assert (watched.errors, watched.requests) == ([], [])
    return {frame.evaluate("() => typeof pwned") for frame in watched.page.frames} == {"undefined"}


_SHOWN = """() => [document.title, document.body.textContent,
  ...[...document.querySelectorAll('[aria-label],[aria-valuetext],[title]')].flatMap((element) =>
    ['aria-label', 'aria-valuetext', 'title'].map((name) => element.getAttribute(name) || ''))].join('\\n')"""


_CARDS = """(size) => Array.from({ length: size }, (_, at) => {
  State.goTo(at);
  return ['card', 'control'].map((id) => document.getElementById(id).textContent).join('\\n');
})"""


# Each administration holds for a year of its own, see tests/records.py.
_YEARS = """(size) => Array.from({ length: size }, (_, at) => {
  State.goToDay(Civil.parse((1000 + at) + '-07-01'));
  return document.querySelector('.rule').textContent;
})"""


def everything_shown(page: Page, lang: str) -> str:
    """Return all words on the page after each part of it was opened once."""
    page.locator(f"#languages button[lang={lang}]").click()
    seen = [page.evaluate(_SHOWN)]
    for group in GROUPS:
        page.evaluate("id => State.set({ island: id })", group)
        paint(page)
        seen.append(page.evaluate(_SHOWN))
    seen += page.evaluate(_YEARS, len(HOSTILE))
    page.evaluate("() => State.set({ island: null })")
    seen += [page.evaluate(_SHOWN), *page.evaluate(_CARDS, len(HOSTILE))]
    page.locator("#panel .row button.textual").click()
    return "\n".join([*seen, page.evaluate(_SHOWN)])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_every_text_of_a_record_as_it_stands(hostile: Watched, spoken: Spoken, lang: str) -> None:
    shown = everything_shown(hostile.page, lang)
    wanted = spoken.of_records(lang)
    assert len(wanted) > 25 * len(HOSTILE)
    assert {path: text for path, text in wanted.items() if text not in shown} == {}
    assert nothing_ran(hostile)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_and_interface_texts_stand_as_they_are(hostile: Watched, spoken: Spoken, lang: str) -> None:
    page = hostile.page
    page.locator(f"#languages button[lang={lang}]").click()
    page.locator("#about-open").click()
    shown = page.evaluate(_SHOWN)
    page.keyboard.press("Escape")
    keys = page.evaluate(
        "() => [...document.querySelectorAll('[data-text], [data-label]')].map(({ dataset: d }) => d.text || d.label)"
    )
    shown += "".join(each_view_shown(page))
    wanted = [path for path in spoken.given if is_shown_name(path, lang)]
    assert {path.split()[0] for path in wanted} == NAMED
    assert len(keys) > 10
    wanted += [f"{lang}.{key}" for key in keys]
    assert {path: spoken.given[path] for path in wanted if spoken.given[path] not in shown} == {}
    assert nothing_ran(hostile)


def each_view_shown(page: Page) -> Iterator[str]:
    """Yield all words on the page with each group open, from each viewpoint, the filter open beside it."""
    page.locator("#filter-open").click()
    for view, group in itertools.product(VIEWS, GROUPS):
        page.evaluate("([view, island]) => State.set({ view, island })", [view, group])
        paint(page)
        yield page.evaluate(_SHOWN)
    page.evaluate("() => { State.set({ view: 'neutral', island: null }); State.goTo(0); }")
    page.keyboard.press("Escape")
    yield page.evaluate(_SHOWN)


def is_shown_name(path: str, lang: str) -> bool:
    """Say whether a reader of a language finds a name, in one of the viewpoints.

    Every event is of 1956, so of all eras only Shōwa is; a name that no label of the language holds is not there.
    """
    kind, _, rest = path.partition(" ")
    if kind not in NAMED or (kind == "era" and not rest.startswith("showa")) or ".at." in rest:
        return False
    if ".names." in rest and kind != "maplabel":
        labels = language_of(lang).labels
        return rest.rpartition(".")[2] in {tag for view in VIEWS for line in getattr(labels, view) for tag in line}
    others = {f".{other}" for other in LANGUAGES if other != lang}
    return rest[-3:] not in others


NAMED = {"group", "maplabel", "islet", "point", "viewpoint", "era", "language"}


def test_links_lead_only_where_the_record_says(hostile: Watched, tree: Path) -> None:
    page = hostile.page
    page.reload()
    settle(page)
    page.locator("#panel .row button.textual").click()
    links = page.evaluate(
        "() => [...document.querySelectorAll('a[target]')].map((a) => [a.getAttribute('href'), a.rel])"
    )
    assert {(url.split(":")[0], rel) for url, rel in links} == {("https", "noopener noreferrer")}
    assert {source.url for source in load_atlas(tree / "assets").catalogue.sources.values()} <= {
        url for url, _ in links
    }


def test_the_page_still_works(hostile: Watched) -> None:
    page = hostile.page
    page.locator("#time").focus()
    page.keyboard.press("Home")
    first = page.locator("#time").get_attribute("aria-valuetext")
    page.keyboard.press("ArrowRight")
    assert page.locator("#time").get_attribute("aria-valuetext") != first
    assert page.locator("#card").is_visible()
    assert nothing_ran(hostile)


def test_the_app_shows_every_text_as_it_stands(watched_page: Watched, spoken: Spoken, tree: Path) -> None:
    page = watched_page.page
    with running_app(tree / "app.txt", str(tree / "streamlit_app.py")) as url:
        page.goto(f"{url}?island={{{{7*7}}}}&lang=<script>pwned=1</script>&event=%script%&date=`${{x}}`")
        rows = page.locator("table tbody tr")
        rows.last.wait_for()
        frame = page.frame_locator("iframe")
        frame.locator("#notice:not(:empty)").wait_for()
        table, notice = page.locator("table").text_content() or "", frame.locator("#notice").text_content() or ""
    assert rows.count() == len(HOSTILE)
    kinds = ("Event.title.en", "Source.title", "Source.publisher")
    wanted = [text for path, text in spoken.of_records("en").items() if path.endswith(kinds)]
    assert len(wanted) == 3 * len(HOSTILE)
    assert not [text for text in wanted if text not in table]
    assert spoken.given["en.table.title"] in table
    assert spoken.given["en.address.bad"].split("{")[0] in notice
    assert nothing_ran(watched_page)
