"""The language of a visit and the files of the page."""
# floor 17

from pathlib import Path

import streamlit as st

from events.language import LANGUAGES, load_texts
from events.review_wording import Wording

_ASSETS = Path(__file__).resolve().parent.parent / "assets"


def asset(name: str) -> str:
    """A file of the app's own scripts and styles."""
    return (_ASSETS / "app" / name).read_text(encoding="utf-8")


def interface() -> Wording:
    """The language that the address asks for, else English, with its texts."""
    wanted = st.query_params.get("lang", "")
    texts = _texts(tuple(path.stat().st_mtime_ns for path in sorted((_ASSETS / "text").glob("*.po"))))
    lang = wanted if wanted in texts else LANGUAGES[0]
    return Wording(lang, texts[lang])


@st.cache_resource(max_entries=2, show_spinner=False)
def _texts(stamp: tuple[int, ...]) -> dict[str, dict[str, str]]:  # noqa: ARG001  the stamp is the cache's key
    return load_texts(_ASSETS / "text")[0]
