"""What events rest on and what sources are cited for, as rows of plain texts in one language."""
# floor 8

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from babel import Locale

from events.citations import Locator
from events.dates import format_date
from events.evidence import FLAGS, EventEvidence, SourceEvidence, Use, event_evidence, source_evidence
from events.locators import format_locator
from events.texts import Record, Text
from geo.atlas import Atlas
from geo.groups import Named

_CITED = ("source", "at_source", "names_source", "names_sources")


def evidence_tables(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Everything the page shows in one language; plain texts, nothing in them is markup."""
    words = atlas.texts[lang]
    events = event_evidence(atlas.catalogue)
    sources = source_evidence(atlas.catalogue, further_uses(atlas))
    return {
        "lang": lang,
        "words": {name: words[f"evidence.{name}"] for name in ("title", "lead", "rules", "filter", "shown", "nothing")},
        "filters": _filters(events, atlas, lang),
        "events": {
            "title": words["evidence.events"],
            "columns": [words[name] for name in ("table.date", "table.event", "table.sources", "evidence.flags")],
            "rows": [_event_row(evidence, atlas, lang) for evidence in events],
        },
        "sources": {
            "title": words["evidence.sources"].replace("{n}", str(len(sources))),
            "columns": [words[f"evidence.{name}"] for name in ("source", "published", "country", "cited-for")],
            "rows": [_source_row(evidence, words, lang) for evidence in sources],
        },
    }


def further_uses(atlas: Atlas) -> Iterator[tuple[str, Use]]:
    """Uses outside the catalogue: figures and names of places, the name of a viewpoint, eras and lunar days."""
    named: Sequence[Named] = (*atlas.groups, *atlas.islets, *atlas.points)
    for place in named:
        yield from _uses_in(place, Text.model_validate({lang: _name(place, atlas, lang) for lang in atlas.texts}))
    for viewpoint in atlas.viewpoints:
        yield from _uses_in(viewpoint, viewpoint.collective)
    for era in atlas.calendar.eras.values():
        yield era.source, Use("calendar", era.id, era.name)
    for day in atlas.calendar.days.values():
        title = Text.model_validate({lang: format_date(day.date, lang) for lang in atlas.texts})
        yield day.source, Use("calendar", day.date.text, title)


def _name(place: Named, atlas: Atlas, lang: str) -> str:
    return place.names_in(atlas.language(lang))[0]


def _uses_in(record: Any, title: Text) -> Iterator[tuple[str, Use]]:
    for name, source_id in _cited(record):
        yield source_id, Use("name" if name.startswith("names_") else "figure", record.id, title)


def _cited(found: object) -> Iterator[tuple[str, str]]:
    """Field and id of every source in a record, however deep."""
    if isinstance(found, Record):
        for name, value in found:
            ids = [value] if isinstance(value, str) else value
            yield from ((name, source_id) for source_id in (ids or () if name in _CITED else ()))
            yield from _cited(value)
    elif isinstance(found, tuple):
        for value in found:
            yield from _cited(value)


def _filters(events: Sequence[EventEvidence], atlas: Atlas, lang: str) -> list[dict[str, Any]]:
    """All events, then each flag, with how many events there are; of one country's sources, how many each has."""
    words = atlas.texts[lang]
    countries = Counter(evidence.one_country for evidence in events if evidence.one_country)
    comma = "、" if lang == "ja" else ", "
    spelled = comma.join(f"{_country(code, words, lang)} {number}" for code, number in countries.most_common())
    counts = Counter(flag for evidence in events for flag in evidence.flags)
    found = [{"flag": "", "text": words["panel.all"], "n": len(events), "more": ""}]
    for flag in FLAGS:
        more = spelled if flag == "one-country" else ""
        found.append({"flag": flag, "text": words[f"evidence.{flag}"], "n": counts[flag], "more": more})
    return found


def _event_row(evidence: EventEvidence, atlas: Atlas, lang: str) -> dict[str, Any]:
    event, words = evidence.event, atlas.texts[lang]
    notes = [words[f"evidence.{flag}"] for flag in evidence.flags]
    if evidence.one_country:
        country = _country(evidence.one_country, words, lang)
        notes[evidence.flags.index("one-country")] += f"{words['colon']}{country}"
    return {
        "id": event.id,
        "date": format_date(event.date, lang),
        "title": event.title.in_language(lang),
        "sources": [_cited_source(atlas, source_id, at, lang) for source_id, at in evidence.sources.items()],
        "flags": list(evidence.flags),
        "notes": notes,
    }


def _cited_source(atlas: Atlas, source_id: str, at: Sequence[Locator], lang: str) -> dict[str, str]:
    source = atlas.catalogue.sources[source_id]
    places = "; ".join(format_locator(locator, lang) for locator in at)
    return {"publisher": source.publisher, **_link(source), "places": places}


def _link(source: Any) -> dict[str, str]:
    return {"title": source.title, "url": source.url, "lang": source.language}


def _source_row(evidence: SourceEvidence, words: Mapping[str, str], lang: str) -> dict[str, Any]:
    source = evidence.source
    return {
        "source": {"publisher": source.publisher, **_link(source)},
        "published": format_date(source.date, lang) if source.date else words["evidence.no-date"],
        "country": _country(source.country, words, lang),
        "uses": [
            {"kind": words[f"evidence.use-{kind}"], "titles": [_title(use, lang) for use in uses]}
            for kind, uses in evidence.uses.items()
        ],
    }


def _title(use: Use, lang: str) -> str:
    title = use.title.in_language(lang)
    return f"{title} ({format_date(use.date, lang, short=True)})" if use.date else title


def _country(code: str, words: Mapping[str, str], lang: str) -> str:
    return str(Locale.parse(lang, sep="-").territories[code]) if code else words["evidence.international"]
