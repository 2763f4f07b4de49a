"""The app's report page: choose what the figure shows, see it, take the file, its caption and its citation."""
# floor 18

import hashlib
from collections.abc import Callable
from typing import Any

import streamlit as st

from geo.atlas import ASSETS, Atlas
from geo.atlas_page import shared_atlas, show_faults
from geo.export import FORMATS, Format
from geo.report.form import fields, first_values, read_values, said, view_of
from geo.selection import select
from geo.state import address_words
from geo.view import View, ViewError

_FIRST = (".html", ".svg", ".png", ".pdf", ".docx", ".md")
_CITED = (".csl.json", ".bib", ".ris")
_WORDS = (
    *("title", "lead", "preview", "preview-page", "preview-picture", "caption", "alt", "citation", "style"),
    *("embed", "embed-hint", "copy", "copy-embed", "copied", "select"),
)
_HTML = '<div class="holder"></div>'


def _asset(name: str) -> str:
    return (ASSETS / "app" / name).read_text(encoding="utf-8")


# Registered once per process, as Streamlit asks.
_form = st.components.v2.component(
    "four_islands_report_form", html=_HTML, css=_asset("report.css"), js=_asset("report_form.js")
)
_preview = st.components.v2.component(
    "four_islands_report", html=_HTML, css=_asset("report.css"), js=_asset("report.js")
)


def show_report() -> None:
    """Draw the form, the preview that follows it, and one button for each file."""
    atlas, stamp = shared_atlas()
    given = address_words(dict(st.query_params))
    known = [language.tag for language in atlas.languages]
    lang = given["lang"] if given.get("lang") in known else known[0]
    words = atlas.texts[lang]
    st.html(f"<style>{_asset('report_frame.css')}</style>")
    show_faults(atlas, lang)
    with st.container(key="report"):
        left, right = st.columns([2, 3], gap="large")
        with left:
            view, wrong = _asked(atlas, lang, given)
            if view is None:
                st.error(wrong)
            else:
                st.query_params.from_dict({**view.words(), "lang": lang})
                _files(atlas, view, words)
        with right:
            if view is not None:
                _preview(key="report-preview", data=_shown(atlas, view, lang, stamp))


def _asked(atlas: Atlas, lang: str, given: dict[str, str]) -> tuple[View | None, str]:
    """The view that the form asks for, or the sentence that says what cannot be shown."""
    # The form starts from the address once; from then on the address follows the form.
    first = st.session_state.setdefault("report-first", first_values(atlas, lang, given))
    sent = st.session_state.get("report-sent")
    values = read_values(sent, first)
    form = {"lang": lang, "words": _said(atlas.texts[lang]), "fields": fields(atlas, lang, values)}
    found = _form(key="report-form", data=form, default={"values": sent}, on_values_change=lambda: None)
    st.session_state["report-sent"] = found.get("values") or sent
    values = read_values(st.session_state["report-sent"], first)
    try:
        return view_of(atlas, values), ""
    except ViewError as error:
        return None, said(error, atlas.texts[lang])


def _files(atlas: Atlas, view: View, words: dict[str, str]) -> None:
    """A button for each file; the file itself is made when the button is pressed."""
    forms = {each.ending: each for each in FORMATS}
    rest = [each for each in FORMATS if each.ending not in (*_FIRST, *_CITED, ".txt")]
    for key, chosen in (
        ("report.files", [forms[ending] for ending in _FIRST]),
        ("report.data", rest),
        ("report.citations", [forms[ending] for ending in _CITED]),
    ):
        st.subheader(words[key], anchor=False)
        with st.container(horizontal=True, gap="small"):
            for form in chosen:
                st.download_button(
                    words["report.file." + form.ending[1:].replace(".", "-")],
                    data=_writer(atlas, view, form),
                    file_name=file_name(atlas, view, form),
                    mime=form.media_type,
                    on_click="ignore",
                    key=f"report-file{form.ending}",
                )


def _writer(atlas: Atlas, view: View, form: Format) -> Callable[[], bytes]:
    return lambda: form.write(atlas, view)


def file_name(atlas: Atlas, view: View, form: Format) -> str:
    """What a file is called: day, language and ending."""
    lang = view.lang if len(view.langs) == 1 else "all"
    return f"four-islands-{select(atlas, view).day.isoformat()}-{lang}{form.ending}"


@st.cache_data(max_entries=32, show_spinner=False)
def _shown(_atlas: Atlas, view: View, lang: str, stamp: str) -> dict[str, Any]:  # noqa: ARG001  part of the key
    # Read here: a visitor who never opens this page pays for no drawing library.
    from geo.embedding import embed_code
    from geo.page import page_of
    from geo.picture.drawing_out import draw
    from geo.report.captions import alt_text, caption, title
    from geo.report.references import STYLE_OF, USUAL_STYLE, citations

    page = page_of(_atlas, view)
    picture = draw(_atlas, view, "svg").decode()
    digest = hashlib.sha256(f"{page}{picture}{lang}".encode()).hexdigest()
    named = title(_atlas, view, view.lang)
    name = file_name(_atlas, view, FORMATS[0])
    return {
        "lang": lang,
        "told": view.lang,
        "words": _said(_atlas.texts[lang]),
        "digest": digest,
        "width": view.width,
        "page": page,
        "picture": picture,
        "title": named,
        "caption": caption(_atlas, view, view.lang),
        "alt": alt_text(_atlas, view, view.lang),
        "citations": citations(_atlas, view),
        "style": STYLE_OF.get(view.lang, USUAL_STYLE),
        "embed": embed_code(name, named, view.words()),
    }


def _said(words: dict[str, str]) -> dict[str, str]:
    return {name: words[f"report.{name}"] for name in _WORDS}
