"""The form of the report page as plain data, and the view that its values ask for."""
# floor 13

from collections.abc import Iterable, Mapping
from typing import Any

from events.dates import format_date
from geo.atlas import Atlas
from geo.groups import VIEWS
from geo.selection import select
from geo.view import THEMES, View, ViewError, read_view

Values = Mapping[str, str]  # what stands in the fields, by name; a box that is not ticked is ""
Field = dict[str, Any]

_SHOWN = ("event", "date", "dates")
_FILTERS = ("kind", "groups", "source")
_FILTER_WORDS = {"kind": "filter.kinds", "groups": "filter.groups", "source": "filter.source"}
_TYPED = ("date", "since", "until", "width")  # what the reader types, so that only these can be wrong
_LONGEST = 300  # characters; no value has more


def first_values(atlas: Atlas, lang: str, given: Mapping[str, str]) -> dict[str, str]:
    """What stands in the fields at first: what the address says, as far as it can be shown."""
    events = [event.id for event in atlas.catalogue.events]
    islands = [group.id for group in atlas.groups]
    event = given.get("event", "")
    # Of a period or a selection the figure is of all of it, not of an event that it may leave out.
    chosen = [name for name in ("date", "since", "until", *_FILTERS) if given.get(name)]
    return {
        "lang": lang,
        "view": given["view"] if given.get("view") in VIEWS else VIEWS[0],
        "what": "event" if event in events or (events and not chosen) else "date",
        "event": event if event in events else (events or [""])[-1],
        "date": given.get("date", ""),
        "dates": given.get("date", ""),
        "since": given.get("since", ""),
        "until": given.get("until", ""),
        "island": given["island"] if given.get("island") in islands else "",
        "width": "1200",
        "theme": "",
        "panel": "yes",
        "strip": "yes",
        "all": "",
        **{name: given.get(name, "") for name in _FILTERS},
    }


def fields(atlas: Atlas, lang: str, values: Values) -> list[Field]:
    """The fields in order; each has name, kind (select, radio, text, box), label, value, and what belongs to its kind.

    One with `only` is there only while `what` has that value.
    """
    words = atlas.texts[lang]
    events = [
        (event.id, f"{format_date(event.date, lang)}{words['colon']}{event.title.in_language(lang)}")
        for event in reversed(atlas.catalogue.events)
    ]
    islands = [(group.id, group.names_in(atlas.language(lang))[0]) for group in atlas.groups]
    langs = [*((language.tag, language.name) for language in atlas.languages), ("all", words["report.all-languages"])]
    shown = [(name, words[f"report.one-{name}"]) for name in _SHOWN if events or name != "event"]
    themes = [("", words["report.theme-device"]), *((theme, words[f"report.{theme}"]) for theme in THEMES)]
    found = [
        _field("select", "lang", words["page.language"], options=langs),
        _field("select", "view", words["filter.view"], options=[(each, _viewpoint(words, each)) for each in VIEWS]),
        _field("radio", "what", words["report.shows"], options=shown),
        _field("select", "event", words["report.event"], options=events, only="event"),
        _field("text", "date", words["report.date"], hint=words["report.date-hint"], only="date"),
        _field("text", "dates", words["report.dates"], hint=words["report.dates-hint"], only="dates"),
        _field("text", "since", words["report.since"], half=True),
        _field("text", "until", words["report.until"], half=True, hint=words["filter.hint"]),
        _field("select", "island", words["report.island"], options=[("", words["report.no-island"]), *islands]),
        _field("text", "width", words["report.width"], half=True),
        _field("select", "theme", words["report.theme"], options=themes, half=True),
        _field("box", "panel", words["report.panel"]),
        _field("box", "strip", words["report.strip"]),
        *_kept(words, values),
    ]
    return [{**each, "value": values[each["name"]]} for each in found]


def _field(kind: str, name: str, label: str, **more: Any) -> Field:
    return {"kind": kind, "name": name, "label": label, **more}


def _viewpoint(words: Mapping[str, str], view: str) -> str:
    return words["filter.neutral"] if view == VIEWS[0] else words[f"holder.{view}"]


def _kept(words: Mapping[str, str], values: Values) -> list[Field]:
    """The way out of the filters that came along from the map, by their own names."""
    named = words["caption.comma"].join(words[_FILTER_WORDS[name]] for name in _FILTERS if values[name])
    return [_field("box", "all", words["report.drop-filter"].replace("{names}", named))] if named else []


def read_values(found: object, first: Values) -> dict[str, str]:
    """What a browser sent, as far as it is text under a known name; the rest stays as it was at first."""
    sent = found if isinstance(found, Mapping) else {}
    kept = {name: sent[name][:_LONGEST] for name in first if isinstance(sent.get(name), str)}
    return {**first, **kept}


def view_of(atlas: Atlas, values: Values) -> View:
    """The view that the values ask for; ViewError if it cannot be shown."""
    filters = {} if values["all"] else {name: values[name] for name in _FILTERS}
    words = {**filters, **{name: values[name].strip() for name in ("lang", "view", "island", "since", "until")}}
    if values["what"] == "event":
        words["event"] = values["event"]
    width = values["width"].strip()
    view = read_view(
        atlas,
        words,
        dates=_dates(values),
        # What is no number is no width that a picture may have.
        width=int(width) if width.isascii() and width.isdigit() else 0,
        theme=values["theme"] or None,
        panel=bool(values["panel"]),
        strip=bool(values["strip"]),
    )
    select(atlas, view)
    return view


def _dates(values: Values) -> list[str]:
    if values["what"] == "event":
        return []
    texts: Iterable[str] = [values["date"]]
    if values["what"] == "dates":
        texts = values["dates"].replace("、", ",").split(",")
    return [text.strip() for text in texts if text.strip()]


def said(error: ViewError, words: Mapping[str, str]) -> str:
    """What cannot be shown, in the reader's language: which field, and what is wanted there."""
    if error.field in _TYPED:
        return words[f"report.bad-{error.field}"]
    return words["report.left-out" if error.field == "event" else "report.bad"]
