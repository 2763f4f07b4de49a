import base64
import gzip
import hashlib
import re
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from events.language import LANGUAGES
from geo.atlas import load_atlas
from geo.packing import json_block, packed
from geo.page import build_page
from geo.scene import build_scene
from tests.driving import atlas
from tests.records import write_assets

ROOT = Path(__file__).parent.parent
# The budgets of a page in one language and in all, in bytes: without its typeface, the same packed; the typeface.
BUDGETS = {**dict.fromkeys(LANGUAGES, (400_000, 120_000)), "all": (650_000, 190_000)}
FONT = 60_000
RUNS = {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
FONTS = re.compile(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)")
LOADING = {"src", "srcset", "href", "xlink:href", "data", "poster", "action", "formaction", "background", "ping"}


@dataclass
class Parts(HTMLParser):
    """The tags of a page with their attributes, and the text inside <script>, <style> and <title>."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    inner: dict[str, list[str]] = field(default_factory=dict)
    inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        self.inside = tag if attributes.get("type", "") in RUNS else "data"
        self.inner.setdefault(self.inside, []).append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.inner[self.inside][-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every tag of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


@cache
def page(lang: str = "all") -> str:
    return build_page(build_scene(atlas(), LANGUAGES if lang == "all" else [lang]))


@cache
def parts(lang: str = "all") -> Parts:
    found = Parts()
    found.feed(page(lang))
    return found


each_page = pytest.mark.parametrize("lang", ["all", *LANGUAGES])


@each_page
def test_the_same_scene_gives_the_same_bytes(lang: str) -> None:
    assert build_page(build_scene(atlas(), LANGUAGES if lang == "all" else [lang])) == page(lang)


def test_another_process_gives_the_same_bytes() -> None:
    command = [sys.executable, "-m", "geo", "export", "-", "--lang", "all"]
    run = subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": "1855"}, capture_output=True, check=True)
    assert hashlib.sha256(run.stdout).hexdigest() == hashlib.sha256(page().encode()).hexdigest()


@each_page
def test_nothing_is_asked_of_any_host(lang: str) -> None:
    assert not parts(lang).all("link")
    loading = [(tag, name) for tag, given in parts(lang).tags for name in given if name in LOADING and tag != "a"]
    assert loading == []
    [style] = parts(lang).inner["style"]
    urls = re.findall(r"url\(\s*['\"]?([^)'\"]*)", style)
    assert urls
    assert not [url for url in urls if not url.startswith("data:font/woff2;base64,")]
    assert "@import" not in style
    assert "sourceMappingURL" not in page(lang)


@each_page
def test_one_script_runs_and_the_policy_names_it_by_its_hash(lang: str) -> None:
    found = parts(lang)
    assert [script.get("type", "") for script in found.all("script") if script.get("type", "") in RUNS] == [""]
    [policy] = [meta["content"] for meta in found.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == source_of(found.inner["script"][0])
    assert rules["style-src"] == source_of(found.inner["style"][0])
    assert "unsafe" not in policy
    assert not [name for _, given in found.tags for name in given if name.startswith("on") or name == "style"]


def source_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_comes_before_what_it_rules() -> None:
    names = [tag for tag, given in parts().tags if tag in ("style", "script") or "http-equiv" in given]
    assert names[:2] == ["meta", "style"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_language_and_title_are_those_of_the_reader(lang: str) -> None:
    assert parts(lang).all("html") == [{"lang": lang}]
    assert parts(lang).inner["title"] == [atlas().texts[lang]["page.title"]]


def test_zoom_is_not_blocked() -> None:
    [viewport] = [meta["content"] for meta in parts().all("meta") if meta.get("name") == "viewport"]
    assert viewport == "width=device-width, initial-scale=1"


@each_page
def test_the_page_of_an_export_is_small(lang: str) -> None:
    raw = FONTS.sub("", page(lang)).encode()
    most, packed_most = BUDGETS[lang]
    fonts = sum(len(data) for data in FONTS.findall(page(lang)))
    assert 0 < fonts <= FONT
    assert len(raw) <= most
    assert len(gzip.compress(raw, mtime=0)) <= packed_most


def test_a_page_in_one_language_holds_no_other() -> None:
    titles = {lang: atlas().catalogue.events[0].title.in_language(lang) for lang in LANGUAGES}
    assert [lang for lang in LANGUAGES if titles[lang] in page("ja")] == ["ja"]
    assert [lang for lang in LANGUAGES if titles[lang] in page("all")] == list(LANGUAGES)


def test_folium_gets_numbers_and_ids_and_no_word_of_any_record(tmp_path: Path) -> None:
    write_assets(tmp_path / "assets", [lambda _: "quixotry"], lambda _: "quixotry")
    marked = load_atlas(tmp_path / "assets")
    assert marked.faults == []
    found = Parts()
    found.feed(build_page(build_scene(marked)))
    assert "".join(found.inner["data"]).count("quixotry") > 50
    [script] = found.inner["script"]
    assert "quixotry" not in script
    drawn = re.findall(r"Coast\.land\((.*?)\);", script[script.rindex("L.map(") :])
    assert len(drawn) > 20
    # Encoded Polyline Algorithm Format: rings apart by spaces, polygons by commas; no brace of a template.
    rings = r"(?:[?-Z\[\]^_`a-z|}~ ,]|\\\\|\\u007b)+"
    words = rf'"(?:land|islands)",(?:null|"[a-z0-9-]+"),"{rings}",\d+'
    assert not [call[:60] for call in drawn if not re.fullmatch(words, call)]


def test_json_is_safe_inside_a_script_element() -> None:
    text = "</script><!--<script>&amp;\u2028\u2029"
    assert not re.search("[<>&\u2028\u2029]", json_block({text: [text]}))


def test_what_says_nothing_takes_no_room() -> None:
    """Members that are None; and, in a page of one language, the name of the language round each text."""
    data = {"sources": [], "a": None, "b": [None, 0, False, ""], "c": {"ja": "x"}, "d": {"ja": ["x"]}}
    assert packed({**data, "langs": ["en", "ja"]})["c"] == {"ja": "x"}
    slim = packed({**data, "langs": ["ja"]})
    assert "a" not in slim
    assert (slim["b"], slim["c"], slim["d"]) == ([None, 0, False, ""], "x", {"ja": ["x"]})


def test_an_address_is_shortened_only_where_the_page_can_restore_it() -> None:
    urls = ["https://example.org/", "http://example.org/", "https://http.example.org/", "https://https.org"]
    source = {"publisher": "x", "title": "x", "date": None, "id": "x", "lang": "en", "date_basis": None}
    short = packed({"langs": ["en"], "sources": [{**source, "url": url} for url in urls]})["sources"]["url"]
    assert short[0] == "example.org/"
    assert [url if re.match(r"https?:", url) else f"https://{url}" for url in short] == urls
