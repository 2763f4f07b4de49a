"""The app's second page, what every event rests on, and the links between the pages."""
# floor 9

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from events.folders import published_folder
from events.language import LANGUAGES, load_texts, read_languages
from geo.atlas import ASSETS, load_atlas
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


@dataclass(frozen=True)
class _Built:
    """What is the same for every visitor until a file of the data changes."""

    tables: dict[str, dict[str, Any]]
    warnings: dict[str, str]
    faults: list[str]


def show_evidence() -> None:
    """Draw the page; filtering happens inside it and never runs this script again."""
    stamp = data_stamp(more=[published_folder()])
    built = _built(stamp)
    lang = _lang(list(built.tables))
    if built.faults:
        st.error(built.warnings[lang])
        st.text("\n".join(built.faults))
    _evidence(key="evidence", data={"stamp": f"{stamp} {lang}", **built.tables[lang]})


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


@st.cache_resource(max_entries=2, show_spinner=False)
def _built(stamp: str) -> _Built:  # noqa: ARG001  the stamp is the cache's key
    atlas = load_atlas(more=[published_folder()])
    langs = [language.tag for language in atlas.languages]
    return _Built(
        tables={lang: evidence_tables(atlas, lang) for lang in langs},
        warnings={lang: atlas.texts[lang]["app.faults"].replace("{n}", str(len(atlas.faults))) for lang in langs},
        faults=atlas.faults,
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _labels(stamp: str) -> dict[str, dict[str, str]]:  # noqa: ARG001  the stamp is the cache's key
    names = {language.tag: language.name for language in read_languages(ASSETS / "text")[0]}
    texts, _ = load_texts(ASSETS / "text", list(names) or LANGUAGES)
    keys = {
        **{"label": "evidence.nav", "map": "evidence.map", "evidence": "evidence.title", "language": "page.language"},
        **{"documents": "documents.title", "in": "documents.sign-in", "out": "documents.sign-out"},
    }
    return {
        lang: {"name": names.get(lang, lang), **{name: words[key] for name, key in keys.items()}}
        for lang, words in texts.items()
    }
