"""The map in the app: the exported page in a frame, faults of the data named above it, a plain table below it."""
# floor 11

import hashlib
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.atlas import ASSETS, Atlas
from geo.atlas_page import shared_atlas, show_faults
from geo.page import build_page
from geo.scene import build_scene
from geo.state import address_words
from geo.table import event_table

_HTML = '<div class="holder"></div>'


def _asset(name: str) -> str:
    return (ASSETS / "app" / name).read_text(encoding="utf-8")


# Registered once per process, as Streamlit asks.
_frame = st.components.v2.component("four_islands_map", html=_HTML, css=_asset("frame.css"), js=_asset("frame.js"))
_table = st.components.v2.component("four_islands_table", html=_HTML, css=_asset("table.css"), js=_asset("table.js"))


@dataclass(frozen=True)
class _Built:
    """What is the same for every visitor until a file of the data changes."""

    page: str
    digest: str
    titles: dict[str, str]
    tables: dict[str, dict[str, Any]]


def show_map() -> None:
    """Draw the page; stepping and clicking happen inside it and never run this script again."""
    atlas, stamp = shared_atlas()
    built = _built(atlas, stamp)
    words = address_words(dict(st.query_params))
    lang = words["lang"] if words.get("lang") in built.tables else next(iter(built.tables))
    show_faults(atlas, lang)
    _frame(
        key="map",
        data={
            "page": built.page,
            "digest": built.digest,
            "titles": built.titles,
            "state": {"lang": lang, **words},
        },
    )
    _table(key="table", data={"tables": built.tables, "lang": lang})


@st.cache_resource(max_entries=2, show_spinner=False)
def _built(_atlas: Atlas, stamp: str) -> _Built:  # noqa: ARG001  the stamp is the cache's key
    atlas = _atlas
    langs = [language.tag for language in atlas.languages]
    page = build_page(build_scene(atlas, langs))
    return _Built(
        page=page,
        digest=hashlib.sha256(page.encode()).hexdigest(),
        titles={lang: atlas.texts[lang]["page.title"] for lang in langs},
        tables={lang: event_table(atlas, lang) for lang in langs},
    )
