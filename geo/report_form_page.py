"""The form of the report page: what the figure shows, set from the address, and the view that comes of it."""
# floor 15

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from events.dates import format_date
from geo.atlas import Atlas
from geo.groups import VIEWS
from geo.view import NARROWEST, THEMES, WIDEST, View, ViewError, read_view

_SHOWN = ("event", "date", "dates")
_FILTERS = ("kind", "groups", "source")
_FIELDS = ("date", "since", "until")  # whose text the reader types, so that only these can be wrong


@dataclass(frozen=True)
class Asked:
    """What the reader asks for: a view, or the sentence that says which field is wrong."""

    view: View | None
    wrong: str = ""


def ask(atlas: Atlas, lang: str, given: Mapping[str, str]) -> Asked:
    """Draw the form in a language; `given` are the words of the address, which it starts from."""
    words = atlas.texts[lang]
    langs, viewpoint = _language(atlas, lang, words), _viewpoint(words, given)
    shown = _what(atlas, lang, given)
    island = _island(atlas, lang, given)
    look = _look(words)
    filters = {name: given[name] for name in _FILTERS if name in given and not st.session_state.get("report-all")}
    if filters:
        st.checkbox(words["report.drop-filter"].replace("{names}", _named(words, filters)), key="report-all")
    dates = shown.pop("dates", [])
    asked = {**filters, **shown, "lang": langs, "view": viewpoint, "island": island}
    try:
        return Asked(read_view(atlas, asked, dates=dates, **look))
    except ViewError as error:
        key = f"report.bad-{error.field}" if error.field in _FIELDS else "report.bad"
        return Asked(None, words[key])


def _language(atlas: Atlas, lang: str, words: Mapping[str, str]) -> str:
    names = {language.tag: language.name for language in atlas.languages}
    options = [*names, "all"]
    label = names | {"all": words["report.all-languages"]}
    return str(_choice(words["page.language"], options, label.__getitem__, options.index(lang), "lang"))


def _viewpoint(words: Mapping[str, str], given: Mapping[str, str]) -> str:
    label = {"neutral": words["filter.neutral"], "japan": words["holder.japan"], "russia": words["holder.russia"]}
    first = VIEWS.index(given["view"]) if given.get("view") in VIEWS else 0  # type: ignore[arg-type]
    return str(_choice(words["filter.view"], VIEWS, label.__getitem__, first, "view"))


def _what(atlas: Atlas, lang: str, given: Mapping[str, str]) -> dict[str, Any]:
    """An event, a date or several, and the period."""
    words = atlas.texts[lang]
    events = {event.id: event for event in reversed(atlas.catalogue.events)}
    first = 1 if "date" in given and given.get("event") not in events else 0
    kind = st.radio(
        words["report.shows"],
        _SHOWN,
        index=first if events else 1,
        format_func=lambda name: words[f"report.one-{name}"],
        horizontal=True,
        key="report-what",
    )
    found: dict[str, Any] = {}
    if kind == "event":

        def label(event_id: str) -> str:
            event = events[event_id]
            return f"{format_date(event.date, lang)} {event.title.in_language(lang)}"

        ids = list(events)
        start = ids.index(given["event"]) if given.get("event") in events else 0
        found["event"] = _choice(words["report.event"], ids, label, start, "event")
    else:
        text = st.text_input(
            words[f"report.{kind}"],
            value=given.get("date", ""),
            help=words[f"report.{kind}-hint"],
            key=f"report-{kind}",
            max_chars=200,
        )
        found["dates"] = [part.strip() for part in text.replace("、", ",").split(",") if part.strip()]
    return {**found, **_period(words, given)}


def _period(words: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    since, until = st.columns(2)
    with since:
        first = st.text_input(
            words["report.since"],
            value=given.get("since", ""),
            max_chars=10,
            key="report-since",
            help=words["filter.hint"],
        )
    with until:
        last = st.text_input(
            words["report.until"],
            value=given.get("until", ""),
            max_chars=10,
            key="report-until",
            help=words["filter.hint"],
        )
    return {"since": first.strip(), "until": last.strip()}


def _island(atlas: Atlas, lang: str, given: Mapping[str, str]) -> str:
    names = {group.id: group.names_in(atlas.language(lang))[0] for group in atlas.groups}
    options = ["", *names]
    label = {"": atlas.texts[lang]["report.no-island"], **names}
    first = options.index(given["island"]) if given.get("island") in names else 0
    return str(_choice(atlas.texts[lang]["report.island"], options, label.__getitem__, first, "island"))


def _look(words: Mapping[str, str]) -> dict[str, Any]:
    wide, light = st.columns(2)
    with wide:
        width = st.number_input(words["report.width"], NARROWEST, WIDEST, 1200, 20, key="report-width")
    with light:
        label = {"": words["report.theme-device"], "light": words["report.light"], "dark": words["report.dark"]}
        theme = _choice(words["report.theme"], ["", *THEMES], label.__getitem__, 0, "theme")
    panel = st.checkbox(words["report.panel"], value=True, key="report-panel")
    strip = st.checkbox(words["report.strip"], value=True, key="report-strip")
    return {"width": int(width), "theme": theme or None, "panel": panel, "strip": strip}


def _choice(label: str, options: Sequence[str], say: Callable[[str], str], first: int, name: str) -> Any:
    return st.selectbox(label, options, index=first, format_func=say, key=f"report-{name}")


def _named(words: Mapping[str, str], filters: Mapping[str, str]) -> str:
    """The filters that came along from the map, by their own names."""
    said = {"kind": "filter.kinds", "groups": "filter.groups", "source": "filter.source"}
    return words["report.comma"].join(words[said[name]] for name in filters)
