"""The app's page where documents come in and an editor decides what of them goes on the map."""
# floor 21

from typing import Any

import streamlit as st

from events.archive.asking import model_in_use
from events.candidates.model_settings import ModelError
from events.editors_page import current_editor
from events.review_actions import Answer, Order, act
from events.review_form_page import add_form, tell
from events.review_intake import take_in
from events.review_known import ids_on_the_map, known_rows, on_the_map
from events.review_rows import (
    candidate_row,
    choices,
    document_row,
    document_rows,
    in_text_order,
    spans_by_candidate,
)
from events.review_source import save_source
from events.review_text import marked_paragraphs
from events.review_wording import Wording
from events.review_words_page import asset, interface
from events.store.faults import StoreError
from events.store.opening import open_store
from events.store.rows import Revision, StoredCandidate, StoredDocument
from events.store.store import Store

_KEY = "documents"
_SCRIPTS = ("review_text.js", "review_form.js", "review_source.js", "review_card.js", "review.js")

# Registered once per process, and only where somebody may edit: this module is imported for nobody else.
_page = st.components.v2.component(
    "four_islands_documents",
    html='<div class="holder"></div>',
    css=asset("review.css"),
    js="\n".join(asset(name) for name in _SCRIPTS),
)


def show_documents() -> None:
    """Draw the list of documents, or the one that the address names; reading it never runs this script again."""
    wording = interface()
    who = current_editor()
    if not who:
        return
    try:
        store = _store()
        number = _asked_document()
        if number:
            _show_document(store, who, number, wording)
        else:
            _show_list(store, who, wording)
    except StoreError as error:
        st.error(wording.words["documents.no-store"])
        st.text(str(error))


@st.cache_resource(show_spinner=False)
def _store() -> Store:
    return open_store()


def _asked_document() -> int:
    asked = st.query_params.get("document", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0


def _show_list(store: Store, who: str, wording: Wording) -> None:
    head = st.container()
    with st.container(key="documents-add"):
        add_form(store, who, wording)
    data = _common(wording, who)
    rows = document_rows(store.documents(), store.candidates(), wording)
    with head:
        _mount("head", {**data, "part": "head", "notes": st.session_state.get("documents-notes", [])})
    _mount("list", {**data, "part": "list", "documents": rows})


def _show_document(store: Store, who: str, number: int, wording: Wording) -> None:
    try:
        document = store.document(number)
    except StoreError:
        st.session_state["documents-notes"] = [{"text": wording.words["documents.no-such"]}]
        del st.query_params["document"]
        st.rerun()
    candidates = in_text_order(store.candidates(number))
    answer = st.session_state.pop("documents-answer", None)
    data = {
        **_common(wording, who),
        **{"part": "document", "notes": st.session_state.get("documents-notes", [])},
        "document": document_row(document, wording),
        "paragraphs": _paragraphs(document, candidates),
        "candidates": _rows(store, document, candidates, wording),
        **{"events": known_rows(on_the_map().events, wording), "choices": choices(wording)},
        "answer": _answer_row(answer, store, document, wording) if answer else None,
    }
    _mount("document", data)


def _rows(
    store: Store, document: StoredDocument, candidates: list[StoredCandidate], wording: Wording
) -> list[dict[str, Any]]:
    """The row of each candidate; those of this visit's last look that are still right are not made again."""
    published = ids_on_the_map(store)
    look, known = st.session_state.get("documents-rows", (None, {}))
    made = {}
    for each in candidates:
        key = (each.id, each.revision, published.get(each.id))
        row = known.get(key) if look == (document, wording.lang) else None
        made[key] = row or candidate_row(each, _steps(store, each), document, wording, published)
    st.session_state["documents-rows"] = ((document, wording.lang), made)
    return list(made.values())


def _steps(store: Store, candidate: StoredCandidate) -> list[Revision]:
    """What was done to a candidate; nothing is asked of the store while it is as it was proposed."""
    return store.history(candidate.id) if candidate.revision > 1 else []


def _paragraphs(document: StoredDocument, candidates: list[StoredCandidate]) -> list[dict[str, Any]]:
    spans = spans_by_candidate(candidates)
    return marked_paragraphs(document.text, document.language, document.published, spans)


def _common(wording: Wording, who: str) -> dict[str, Any]:
    said = ("documents.", "kind.", "colon")
    words = {key: text for key, text in wording.words.items() if key.startswith(said)}
    return {"lang": wording.lang, "words": words, "who": who, "model": _model(wording)}


def _model(wording: Wording) -> str:
    """The notice that a language model reads along; "" while none does."""
    try:
        settings = model_in_use()
    except ModelError as error:
        return f"{wording.words['documents.model-failed']} {error}"
    if settings is None:
        return ""
    key = "documents.model-notice-local" if settings.on_this_machine else "documents.model-notice"
    return wording.say(key, host=settings.host)


def _mount(part: str, data: dict[str, Any]) -> None:
    key = f"{_KEY}-{part}"
    _page(key=key, data=data, on_action_change=lambda: _on_action(key))


def _on_action(key: str) -> None:
    """Do what the page asks for; who asks is looked at again, since a sign-in can end."""
    payload = st.session_state[key].get("action")
    order = Order.read(payload)
    st.session_state["documents-notes"] = []
    who = current_editor()
    if order.act == "open":
        st.query_params["document"] = str(order.id)
    elif order.act == "back":
        st.query_params.pop("document", None)
    elif not who:
        _remember(payload, order, Answer("documents.may-not"))
    elif order.act in ("near-store", "near-drop"):
        _decide_near(order, who)
    else:
        _remember(payload, order, _ordered(order, who))


def _decide_near(order: Order, who: str) -> None:
    """Store a near copy as a second source, or forget it."""
    incoming = st.session_state.get("documents-pending", {}).pop(order.id, None)
    if incoming is None or order.act == "near-drop":
        return
    wording = interface()
    try:
        tell([incoming], dict(take_in(_store(), who, [incoming])), wording)
    except StoreError as error:
        st.session_state["documents-notes"] = [{"text": wording.words["documents.no-store"], "detail": str(error)}]


def _ordered(order: Order, who: str) -> Answer:
    try:
        store = _store()
    except StoreError as error:
        return Answer("documents.no-store", detail=str(error))
    if order.act == "source":
        return save_source(store, who, order.id, order.source or {})
    own = ids_on_the_map(store).get(order.id)
    return act(store, who, order, {event.id for event in on_the_map().events} - {own})


def _remember(payload: Any, order: Order, answer: Answer) -> None:
    nonce = payload.get("nonce") if isinstance(payload, dict) else None
    st.session_state["documents-answer"] = (nonce, order, answer)


def _answer_row(
    remembered: tuple[Any, Order, Answer], store: Store, document: StoredDocument, wording: Wording
) -> dict[str, Any]:
    nonce, order, answer = remembered
    row: dict[str, Any] = {
        **{"nonce": nonce, "act": order.act, "id": order.id, "done": answer.done},
        "text": wording.words[answer.said],
        "detail": answer.detail,
        "errors": {field: wording.words[key] for field, key in answer.errors.items()},
    }
    if answer.conflict:
        history = store.history(answer.conflict.id)
        row |= {
            "text": wording.say(answer.said, who=history[-1].who),
            "who": history[-1].who,
            "theirs": candidate_row(answer.conflict, history, document, wording, ids_on_the_map(store)),
        }
    return row
