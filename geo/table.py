"""The events as rows of a plain table, in the order of the map and in each language."""
# floor 8

from typing import Any

from events.dates import format_date
from events.records import Event
from geo.atlas import Atlas

_COLUMNS = ("date", "event", "islands", "kind", "sources")


def event_table(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Title, column names and one row per event; plain texts, nothing in them is markup."""
    words = atlas.texts[lang]
    return {
        "lang": lang,
        "title": words["table.title"],
        "columns": [words[f"table.{name}"] for name in _COLUMNS],
        "rows": [_row(event, atlas, lang) for event in atlas.catalogue.events],
    }


def _row(event: Event, atlas: Atlas, lang: str) -> dict[str, Any]:
    names = {group.id: group.names_in(atlas.language(lang))[0] for group in atlas.groups}
    return {
        "date": format_date(event.date, lang),
        "title": event.title.in_language(lang),
        "islands": (", " if lang != "ja" else "、").join(names.get(place.id, place.id) for place in event.places),
        "kind": atlas.texts[lang][f"kind.{event.kind}"],
        "sources": [_source(atlas, source_id) for source_id in dict.fromkeys(cite.source for cite in event.citations)],
    }


def _source(atlas: Atlas, source_id: str) -> dict[str, str]:
    source = atlas.catalogue.sources[source_id]
    return {"publisher": source.publisher, "title": source.title, "url": source.url, "lang": source.language}
