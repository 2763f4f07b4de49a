"""TimelineJS JSON: every event a slide, every administration an era, dates no more exact than their sources."""
# floor 12

from collections.abc import Iterable
from html import escape

from events.dates import EdtfDate, format_date
from events.records import Event
from geo.atlas import Atlas
from geo.exchange.geojson import dump
from geo.exchange.holdings import Holding, administrations
from geo.exchange.licences import CATALOGUE, licences
from geo.exchange.record import Plain, Records, every_citation, reference
from geo.exchange.shapes import labels
from geo.exchange.timespans import ends, is_interval, numbers
from geo.view import View


def timeline(atlas: Atlas, view: View) -> bytes:
    """A view as TimelineJS 3 reads it, in UTF-8, in the view's first language; `record` of a slide holds all of them.

    TimelineJS takes texts for HTML, so all that the catalogue says is escaped. A date has the numbers that its source
    gives: a year has no month. An open end has no `end_date`; an open start begins at the known end, and
    `display_date` says how it is meant. An event that is open at both ends has no place on an axis: it stands in
    `undated`, which TimelineJS passes over, and in the text of the title. Administrations are `eras`; their open ends
    reach to the first and last year of the file. The whole filtered set of events is there: a view's date cuts no
    data. ViewError as in `select`.
    """
    records = Records(atlas, view)
    slides = [(event, _slide(atlas, view, records.event(event), event)) for event in records.events]
    undated = [slide for event, slide in slides if not any(ends(event.date))]
    whole = {
        "title": _title(atlas, view, undated),
        "events": [slide for event, slide in slides if any(ends(event.date))],
        "eras": _eras(atlas, view, records),
        "scale": "human",
        "undated": undated,
        "licences": licences(CATALOGUE),
    }
    return f"{dump(whole)}\n".encode()


def _title(atlas: Atlas, view: View, undated: Iterable[Plain]) -> Plain:
    words = atlas.texts[view.lang]
    lines = [words["page.subtitle"], words["foot.disclaimer"], f"{CATALOGUE.attribution}, {CATALOGUE.licence}"]
    said = [*map(escape, lines), *(slide["text"]["headline"] for slide in undated)]
    return {"text": {"headline": escape(words["page.title"]), "text": _paragraphs(said)}, "autolink": False}


def _slide(atlas: Atlas, view: View, record: Plain, event: Event) -> Plain:
    return {
        "unique_id": event.id,
        **_dates(event.date),
        "display_date": format_date(event.date, view.lang),
        "text": {"headline": escape(record["title"][view.lang]), "text": _html(atlas, view, record)},
        "group": atlas.texts[view.lang][f"kind.{event.kind}"],
        "autolink": False,
        "record": record,
    }


def _dates(edtf: EdtfDate) -> dict[str, dict[str, int]]:
    """`start_date`, and `end_date` if the date reaches further than its start says."""
    first, last = ends(edtf)
    if first is None:
        return {"start_date": numbers(last.begin)} if last else {}
    start = {"start_date": numbers(first.begin)}
    if last is None or (not is_interval(edtf) and first.simple):
        return start
    return {**start, "end_date": numbers(last.end)}


def _html(atlas: Atlas, view: View, record: Plain) -> str:
    """Summary, accounts, both positions and sources, all escaped."""
    words, lang = atlas.texts[view.lang], view.lang
    sides = record.get("positions", {}).items()
    said = [
        record["summary"][lang],
        *(f"{account['publisher']}{words['colon']}{account['text'][lang]}" for account in record.get("accounts", [])),
        *(f"{words[f'holder.{side}']}{words['colon']}{stance['text'][lang]}" for side, stance in sides),
    ]
    cited = dict.fromkeys(_link(each) for each in every_citation(record))
    return _paragraphs([*map(escape, said), *cited])


def _link(cited: Plain) -> str:
    """A source in one line; its address is a web address, which the catalogue has made sure of."""
    if "url" not in cited:
        return escape(reference(cited))
    words = escape(reference({**cited, "url": ""}))
    return f'<a href="{escape(cited["url"])}" rel="noopener noreferrer">{words}</a>'


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _eras(atlas: Atlas, view: View, records: Records) -> list[Plain]:
    found = [each for _, each in administrations(atlas, records)]
    dates = [event.date for event in records.events] + [
        day for each in found for day in (each.since, each.until) if day
    ]
    years = [day.year for edtf in dates for day in (edtf.earliest, edtf.latest) if 1 < day.year < 9999]
    return [_era(atlas, view, each, min(years), max(years)) for each in found] if years else []


def _era(atlas: Atlas, view: View, holding: Holding, first: int, last: int) -> Plain:
    """`places` say whose it is; the years `first` and `last` stand for open ends."""
    start, end = (ends(day)[0] if day else None for day in (holding.since, holding.until))
    called = {group.id: labels(atlas, view, group)[view.lang] for group in atlas.groups}
    where = ", ".join(called.get(place, place) for place in getattr(holding, "places", ()))
    title = holding.title.in_language(view.lang)
    return {
        "start_date": numbers(start.begin) if start else {"year": first},
        "end_date": numbers(end.begin) if end else {"year": last},
        "text": {"headline": escape(f"{where}{atlas.texts[view.lang]['colon']}{title}")},
        "record": {"id": holding.id, "since": start and start.text, "until": end and end.text},
    }
