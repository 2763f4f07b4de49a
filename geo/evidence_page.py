"""The app's second page, what every event rests on, and the links between the pages."""
# floor 10

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from events.folders import published_folder
from events.language import LANGUAGES, load_texts, read_languages
from geo.atlas import ASSETS, Atlas
from geo.atlas_page import shared_atlas, show_faults
from geo.evidence_table import evidence_tables
from geo.stamps import data_stamp
from geo.state import address_words

_HTML = '<div class="holder"></div>'


def _asset(name: str) -> str:
    return (ASSETS / "app" / name).read_text(encoding="utf-8")


# Registered once per process, as Streamlit asks.
_evidence = st.components.v2.component(
    "four_islands_evidence", html=_HTML, css=_asset("evidence.css"), js=_asset("evidence.js")
)
_links = st.components.v2.component("four_islands_links", html=_HTML, css=_asset("links.css"), js=_asset("links.js"))


def show_evidence() -> None:
    """Draw the page; filtering happens inside it and never runs this script again."""
    atlas, stamp = shared_atlas()
    lang = _lang([language.tag for language in atlas.languages])
    show_faults(atlas, lang)
    _evidence(key="evidence", data={"stamp": f"{stamp} {lang}", **_tables(atlas, lang, stamp)})


def show_links(
    here: str, pages: Sequence[str], sign: Literal["", "in", "out"] = "", on_sign: Callable[[], None] = lambda: None
) -> None:
    """Draw the links to `pages`, those of the visitor; they follow the language and keep what the address says.

    `sign` is the visitor's way in or out where there is a sign-in service; `on_sign` is called when it is taken.
    """
    labels = _labels(data_stamp(more=[published_folder()]))
    data = {"here": here, "pages": list(pages), "sign": sign, "lang": _lang(list(labels)), "labels": labels}
    _links(key="links", data=data, on_sign_change=on_sign)


def _lang(known: list[str]) -> str:
    wanted = address_words(dict(st.query_params)).get("lang")
    return wanted if wanted in known else known[0]


@st.cache_resource(max_entries=8, show_spinner=False)
def _tables(_atlas: Atlas, lang: str, stamp: str) -> dict[str, Any]:  # noqa: ARG001  the stamp is part of the key
    return evidence_tables(_atlas, lang)


@st.cache_resource(max_entries=2, show_spinner=False)
def _labels(stamp: str) -> dict[str, dict[str, str]]:  # noqa: ARG001  the stamp is the cache's key
    names = {language.tag: language.name for language in read_languages(ASSETS / "text")[0]}
    texts, _ = load_texts(ASSETS / "text", list(names) or LANGUAGES)
    keys = {
        **{"label": "evidence.nav", "map": "evidence.map", "evidence": "evidence.title", "report": "report.title"},
        "language": "page.language",
        **{"documents": "documents.title", "in": "documents.sign-in", "out": "documents.sign-out"},
    }
    return {
        lang: {"name": names.get(lang, lang), **{name: words[key] for name, key in keys.items()}}
        for lang, words in texts.items()
    }
