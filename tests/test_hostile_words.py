"""Text that is code somewhere else, where no record holds it: addresses, words of the script itself, shapes."""

import json
from pathlib import Path

import pytest

from events.language import LANGUAGES
from geo.atlas import load_atlas
from geo.page import build_page
from geo.scene import build_scene
from tests.conftest import Watched
from tests.driving import atlas, catalogue_of, made_up, made_up_page, open_page
from tests.records import write_assets
from tests.test_hostile import HOSTILE, LONG, nothing_ran

_VISIT = """([name, value]) => new Promise((done) => {
  window.addEventListener('hashchange', () => done(document.getElementById('notice').textContent), { once: true });
  location.hash = new URLSearchParams([[name, value], ['lang', 'en']]).toString();
})"""


@pytest.mark.parametrize(
    "key", ["date", "event", "island", "lang", "view", "kind", "source", "groups", "since", "until", "compare"]
)
def test_addresses_are_refused_with_a_notice(offline_page: Watched, tmp_path: Path, key: str) -> None:
    path = made_up_page(tmp_path, catalogue_of(made_up("1956-10-19", "only")))
    open_page(offline_page.page, path)
    for text in [*HOSTILE, "constructor", "__proto__", "toString", "x" * 100_000]:
        notice = offline_page.page.evaluate(_VISIT, [key, text])
        assert notice == "" if key == "lang" else "does not know" in notice, text
        assert not set(notice) & set("{}<>$`")
    assert nothing_ran(offline_page)
    open_page(offline_page.page, path, f"{key}=%3Cscript%3Epwned%3D1%3C/script%3E")
    assert "does not know" in offline_page.page.locator("#notice").inner_text()
    assert nothing_ran(offline_page)


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString", "hasOwnProperty"])
def test_words_that_every_object_of_a_script_knows_are_words(offline_page: Watched, tmp_path: Path, name: str) -> None:
    words = dict.fromkeys(LANGUAGES, name)
    accounts = [
        {"source": "gazette", "point": words, "text": dict.fromkeys(LANGUAGES, text)} for text in ("One.", "Two.")
    ]
    event = made_up("1956-10-19", "only", accounts=accounts, title=words)
    open_page(offline_page.page, made_up_page(tmp_path, catalogue_of(event)), "island=iturup")
    assert offline_page.page.locator("[data-history] .frame-box h4").text_content() == f"Accounts differ: {name}"
    assert offline_page.page.locator("[data-history] .frame p:not(.cite)").all_text_contents() == ["One.", "Two."]
    assert nothing_ran(offline_page)


def test_shapes_bring_no_words_to_the_map(tmp_path: Path) -> None:
    """Further members of a GeoJSON feature, and ids that no record names, do not get to the page."""
    write_assets(tmp_path / "assets", [lambda _: "x"], lambda _: "x")
    before = load_atlas(tmp_path / "assets")
    plain = build_page(build_scene(before))
    known = {islet.id for islet in before.islets} | before.lines.keys()
    for path in (tmp_path / "assets/geometry").glob("*.geojson"):
        collection = json.loads(path.read_text(encoding="utf-8"))
        for number, feature in enumerate(collection["features"]):
            # An islet is drawn by its id, and a line shown by it.
            feature["id"] += LONG[number % 4] if feature["id"] not in known else ""
            feature["properties"] = {**feature["properties"], **{text: text for text in HOSTILE}}
        path.write_text(json.dumps(collection), encoding="utf-8")
    spoilt = load_atlas(tmp_path / "assets")
    assert spoilt.faults == []
    assert build_page(build_scene(spoilt)) == plain


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_but_an_id_is_handed_to_folium(text: str) -> None:
    scene = build_scene(atlas())
    for member in ("group", "pane"):
        spoilt = {**scene["coast"][0], member: text}
        with pytest.raises(ValueError, match="wanted only"):
            build_page({**scene, "coast": [spoilt]})
