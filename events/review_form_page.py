"""The form by which documents come in: files or a pasted text, with a day of publication if it is known."""
# floor 19

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from events.editors_page import current_editor
from events.review_intake import Incoming, Outcome, take_in
from events.review_wording import Wording
from events.store.store import Store

TYPES = ("txt", "html", "htm", "pdf", "csv", "tsv", "json", "jsonld", "geojson")
# Streamlit's own words in the uploader are English; the page's stand in their place.
_STYLE = """<style>
.st-key-documents-add {{ padding: 0 20px; max-width: 62rem; box-sizing: border-box; }}
.st-key-documents-add [data-testid="stVerticalBlock"] {{ gap: 12px; }}
.st-key-documents-add [data-testid="stCaptionContainer"] {{ color: inherit; opacity: 1; }}
.st-key-documents-add [data-testid="stCaptionContainer"] p {{ color: inherit; font-size: 12.5px; opacity: 0.8; }}
.st-key-documents-add [data-testid="stFormSubmitButton"] button {{ border-color: currentColor; }}
.st-key-documents-add [data-testid="InputInstructions"] {{ display: none; }}
.st-key-documents-add [data-testid="stFileUploaderDropzone"] > span button p {{ visibility: hidden; font-size: 0; }}
.st-key-documents-add [data-testid="stFileUploaderDropzone"] > span button p::after {{
  visibility: visible; font-size: 14px; content: {choose}; }}
.st-key-documents-add [data-testid="stFileUploaderDropzoneInstructions"] span {{ visibility: hidden; font-size: 0; }}
.st-key-documents-add [data-testid="stFileUploaderDropzoneInstructions"] span::after {{
  visibility: visible; font-size: 14px; content: {drop}; }}
.st-key-documents-add [data-testid="stFileChip"] [role="alert"] {{ visibility: hidden; }}
.st-key-documents-add [data-testid="stFileChip"][aria-invalid="true"] {{ filter: grayscale(1); }}
.st-key-documents-add [data-testid="stTooltipErrorHoverTarget"] {{ flex-wrap: wrap; }}
.st-key-documents-add [data-testid="stTooltipErrorHoverTarget"]::after {{
  font-size: 12.5px; padding: 4px 8px; content: {not_taken}; }}
</style>"""
_FIRST_DAY, _LAST_DAY = date(1500, 1, 1), date(9999, 12, 31)


def add_form(store: Store, who: str, wording: Wording) -> None:
    """Draw the form; what was given is read at the press of its button, and what came of it told at the next run."""
    words = wording.words
    keys = {"choose": "documents.choose", "drop": "documents.drop", "not_taken": "documents.not-taken"}
    st.html(_STYLE.format(**{name: _css_text(words[key]) for name, key in keys.items()}))
    # Other keys make empty fields: files go once they were read, a pasted text stays if it was refused.
    turn = st.session_state.setdefault("documents-turn", 0)
    kept = st.session_state.setdefault("documents-turn-paste", 0)
    with st.form("documents-form", border=False):
        files = st.file_uploader(
            words["documents.files"], type=TYPES, accept_multiple_files=True, key=f"documents-files-{turn}"
        )
        pasted = st.text_area(words["documents.paste"], height=120, key=f"documents-paste-{kept}")
        left, right = st.columns(2)
        with left:
            name = st.text_input(words["documents.name"], max_chars=120, key=f"documents-name-{kept}")
        with right:
            day = st.date_input(
                words["documents.day"],
                value=None,
                min_value=_FIRST_DAY,
                max_value=_LAST_DAY,
                format="YYYY-MM-DD",
                key=f"documents-day-{kept}",
            )
            st.caption(words["documents.day-help"])
        pressed = st.form_submit_button(words["documents.read"])
    if pressed and current_editor() == who:
        given = _given(files, pasted, name, day, words["documents.pasted"])
        _take_in(store, who, given, bool(pasted.strip()), wording)


def _css_text(text: str) -> str:
    """A text as a string of a style sheet inside a page."""
    return '"' + "".join(f"\\{ord(char):x} " for char in text) + '"'


def _given(files: Any, pasted: str, name: str, day: Any, unnamed: str) -> list[Incoming]:
    published = day.isoformat() if isinstance(day, date) else None
    given = [Incoming(file.name, file.getvalue(), published) for file in files or []]
    if pasted.strip():
        title = name.strip()
        text = pasted.encode("utf-8", errors="replace")
        given.append(Incoming(title or unnamed, text, published, title))
    return given


def _take_in(store: Store, who: str, given: Sequence[Incoming], pasted: bool, wording: Wording) -> None:
    if not given:
        st.session_state["documents-notes"] = [{"text": wording.words["documents.nothing"]}]
        return
    bar = st.progress(0.0)
    outcomes: dict[int, Outcome] = {}
    for number, outcome in take_in(store, who, given):
        outcomes[number] = outcome
        said = wording.say("documents.reading", n=str(len(outcomes)), total=str(len(given)))
        bar.progress(len(outcomes) / len(given), text=said)
    bar.empty()
    tell(given, outcomes, wording)
    st.session_state["documents-turn"] += 1
    if all(outcome.document_id for outcome in outcomes.values()) or not pasted:
        st.session_state["documents-turn-paste"] += 1
    st.rerun()


def tell(given: Sequence[Incoming], outcomes: Mapping[int, Outcome], wording: Wording) -> None:
    """Keep for the next run what became of each document; one alone that is stored is opened."""
    pending = st.session_state.setdefault("documents-pending", {})
    told = []
    for place, outcome in sorted(outcomes.items()):
        lines = notes(outcome, wording)
        if outcome.said == "documents.near":
            number = max(pending, default=0) + 1
            pending[number] = replace(given[place], second_source=True)
            lines[0]["near"] = number
        told += lines
    st.session_state["documents-notes"] = told
    if len(given) == 1 and outcomes[0].said == "documents.stored":
        st.query_params["document"] = str(outcomes[0].document_id)


def notes(outcome: Outcome, wording: Wording) -> list[dict[str, Any]]:
    """What is told about one document that came in; the first line leads to it if it is stored."""
    key = outcome.said if outcome.said in wording.words else "documents.fault-other"
    text = wording.say(key, name=outcome.name, n=str(outcome.found))
    first = {"text": text, "document": outcome.document_id, "name": outcome.target}
    if outcome.said == "documents.no-store":
        first["detail"] = outcome.detail
    warned = [{"text": text} for warning in outcome.warnings if (text := _warning(warning, wording))]
    return [first, *warned, *_of_the_rows(outcome, wording), *_of_the_model(outcome, wording)]


def _of_the_rows(outcome: Outcome, wording: Wording) -> Iterator[dict[str, Any]]:
    """What is told about the rows of a table that are not read, sentence by sentence."""
    if outcome.faults:
        said = wording.say("documents.rows-refused", n=str(len(outcome.faults)))
        yield {"text": said, "lines": list(outcome.faults)}


def _of_the_model(outcome: Outcome, wording: Wording) -> Iterator[dict[str, Any]]:
    """What is told about the language model: that it failed, and what it proposed in vain, sentence by sentence."""
    if outcome.model_fault:
        yield {"text": wording.words["documents.model-failed"], "detail": outcome.model_fault}
    if outcome.refused:
        said = wording.say("documents.model-refused", n=str(len(outcome.refused)))
        yield {"text": said, "lines": list(outcome.refused)}


def _warning(warning: str, wording: Wording) -> str:
    name, _, encoding = warning.partition(":")
    key = f"documents.warn-{name}"
    return wording.say(key, encoding=encoding) if key in wording.words else ""
