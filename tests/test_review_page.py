import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import events.editors_page
import events.review_form_page
import events.review_page
from events.language import LANGUAGES, load_texts
from events.store.faults import StoreError
from tests.model_server import events as events_of
from tests.model_server import model_server
from tests.reviewing import REPORT, ROOT, UNDATED, store_in

PLACES = (events.editors_page, events.review_page, events.review_form_page)


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    for name in ("DATABASE_URL", "FOUR_ISLANDS_MODEL", "FOUR_ISLANDS_MODEL_URL", "FOUR_ISLANDS_MODEL_KEY"):
        monkeypatch.delenv(name, raising=False)
    yield tmp_path
    events.review_page._store().close()
    st.cache_resource.clear()


def let_in(monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    for module in PLACES:
        monkeypatch.setattr(module, "current_editor", lambda: who)


@pytest.fixture
def home(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of an app in which Anna may edit."""
    let_in(monkeypatch, "anna")
    return data_folder


as_editor = pytest.mark.usefixtures("home")


def the_page() -> None:
    from events.review_page import show_documents

    show_documents()


def opened(**address: str) -> AppTest:
    app = AppTest.from_function(the_page, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def shown(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return what each part of the page was given, by its name."""
    assert not app.exception
    parts = [json.loads(each.proto.json) for each in app.get("bidi_component")]
    return {part["part"]: part for part in parts}


def press(app: AppTest) -> AppTest:
    return app.button[0].click().run()


def test_a_visitor_without_rights_gets_neither_link_nor_page_nor_component() -> None:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120).run()
    assert not app.exception
    given = [json.loads(each.proto.json) for each in app.get("bidi_component")]
    assert [each["pages"] for each in given if "pages" in each] == [["map", "evidence", "report"]]
    assert [each for each in given if "part" in each] == []


@as_editor
def test_an_editor_gets_the_link() -> None:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120).run()
    given = [json.loads(each.proto.json) for each in app.get("bidi_component")]
    assert [each["pages"] for each in given if "pages" in each] == [["map", "evidence", "report", "documents"]]


@pytest.mark.usefixtures("data_folder")
def test_the_page_itself_shows_nothing_to_who_may_not_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    let_in(monkeypatch, "")
    assert len(opened().main) == 0


@as_editor
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_store_says_what_to_do(lang: str) -> None:
    app = opened(lang=lang)
    parts = shown(app)
    assert parts["list"]["documents"] == []
    assert (parts["head"]["lang"], parts["head"]["who"]) == (lang, "anna")
    words = parts["list"]["words"]
    assert app.text_area[0].label == words["documents.paste"]
    assert app.button[0].label == words["documents.read"]


@as_editor
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_where_texts_go_while_a_language_model_is_on(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    words = load_texts(ROOT / "assets/text")[0][lang]
    assert shown(opened(lang=lang))["head"]["model"] == ""
    monkeypatch.setenv("FOUR_ISLANDS_MODEL", "tiny-1")
    for url, key in (("https://host.example/v1", "model-notice"), ("http://127.0.0.1:9/v1", "model-notice-local")):
        monkeypatch.setenv("FOUR_ISLANDS_MODEL_URL", url)
        notice = words[f"documents.{key}"].replace("{host}", url.split("/")[2])
        assert shown(opened(lang=lang))["head"]["model"] == notice


@as_editor
def test_what_a_model_proposed_in_vain_is_listed_under_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {"quote": "<b>Words</b> that stand nowhere in it.", "date_text": "2020", "edtf": "2020"}
    with model_server(events_of(wrong)) as stub:
        monkeypatch.setenv("FOUR_ISLANDS_MODEL", "tiny-1")
        monkeypatch.setenv("FOUR_ISLANDS_MODEL_URL", stub.url)
        app = opened()
        app.text_area[0].set_value(REPORT)
        part = shown(press(app))["document"]
    assert part["candidates"]
    [note] = [note for note in part["notes"] if "lines" in note]
    assert note["text"].endswith(": 1")
    assert "<b>Words</b>" in note["lines"][0]


@as_editor
def test_a_pasted_text_is_stored_and_opened() -> None:
    app = opened()
    app.text_area[0].set_value(REPORT)
    app.text_input[0].set_value("A report <b>in bold</b>")
    part = shown(press(app))["document"]
    assert (part["document"]["title"], part["document"]["date"]) == (
        "A report <b>in bold</b>",
        "23\u00a0January\u00a02023",
    )
    assert app.query_params["document"] == "1"
    assert "".join(piece["t"] for each in part["paragraphs"] for piece in each["pieces"]) in REPORT.replace("\n", "")
    numbers = [row["id"] for row in part["candidates"]]
    assert numbers
    assert [row["status"] for row in part["candidates"]] == ["candidate"] * len(numbers)
    cited = {number for each in part["paragraphs"] for piece in each["pieces"] for number in piece.get("c", [])}
    assert cited == set(numbers)


@as_editor
def test_of_several_files_the_good_ones_go_in() -> None:
    app = opened()
    files = [
        ("a.txt", REPORT.encode(), "text/plain"),
        ("b.txt", b"", "text/plain"),
        ("c.txt", UNDATED.encode()[:200], "text/plain"),
    ]
    app.file_uploader[0].set_value(files)
    parts = shown(press(app))
    told = [note["text"] for note in parts["head"]["notes"]]
    assert [row["name"] for row in parts["list"]["documents"]] == ["a.txt"]
    assert any(text.startswith("b.txt") for text in told)
    assert [note for note in parts["head"]["notes"] if "near" in note]
    assert app.file_uploader[0].value == []


@as_editor
def test_a_refused_text_stays_where_it_was_typed() -> None:
    app = opened()
    app.text_area[0].set_value("\u0007" * 50 + "x" * 10)
    parts = shown(press(app))
    assert parts["list"]["documents"] == []
    assert parts["head"]["notes"]
    assert app.text_area[0].value.endswith("x" * 10)


@as_editor
def test_nothing_given_is_said() -> None:
    parts = shown(press(opened()))
    assert [note["text"] for note in parts["head"]["notes"]] == [parts["head"]["words"]["documents.nothing"]]


@as_editor
@pytest.mark.parametrize("number", ["9", "0", "-1", "x", "1" * 30, "²"])
def test_a_document_that_is_not_there_leads_to_the_list(number: str) -> None:
    assert set(shown(opened(document=number))) == {"head", "list"}


def test_a_store_that_cannot_be_opened_says_so_in_its_own_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise StoreError("The store at x is damaged.")

    let_in(monkeypatch, "anna")
    monkeypatch.setattr(events.review_page, "_store", refuse)
    app = opened(lang="ru")
    assert not app.exception
    assert app.error[0].value == load_texts(ROOT / "assets/text")[0]["ru"]["documents.no-store"]
    assert app.text[0].value == "The store at x is damaged."


def test_rights_are_looked_at_again_before_anything_is_stored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened()
    app.text_area[0].set_value(REPORT)
    monkeypatch.setattr(events.review_form_page, "current_editor", lambda: "")
    press(app)
    with closing(store_in(home)) as store:
        assert store.documents() == []


def the_settings() -> None:
    import streamlit

    import events.editors_page as page

    streamlit.text(f"{page.sign_link()}|{page.current_editor()}")


@pytest.mark.parametrize(
    ("secrets", "link"),
    [({}, ""), ({"auth": {"client_id": "x"}}, "in"), ({"documents": {"editors": ["anna@example.org"]}}, "")],
    ids=["nothing", "auth", "list only"],
)
def test_the_settings_of_the_server_decide_on_the_link_to_sign_in(secrets: dict[str, Any], link: str) -> None:
    app = AppTest.from_function(the_settings)
    for name, table in secrets.items():
        app.secrets[name] = table
    assert app.run().text[0].value == f"{link}|"
