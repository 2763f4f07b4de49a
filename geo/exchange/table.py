"""CSV (RFC 4180): one row an event, safe to open in a spreadsheet, and nothing lost on the way back."""
# floor 11

import csv
import json
import re
from io import StringIO

from events.dates import EdtfDate, format_date
from geo.atlas import Atlas
from geo.exchange.licences import marks
from geo.exchange.record import Plain, Records, every_citation, flat, places_line, reference
from geo.view import View

# What a spreadsheet may take for a formula at the start of a cell (OWASP, "CSV Injection"), wide forms included.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def table(atlas: Atlas, view: View) -> bytes:
    """The events of a view as CSV: UTF-8 with BOM, commas, CRLF, a header, one row an event in the catalogue's order.

    Texts have a column a language of `view.langs` (`title_en`). `places` are "kunashir:named;iturup:group";
    `citations`, `accounts` and `positions` are JSON, `sources` says the same for people. `lon` and `lat` are degrees
    (EPSG:4326) of where the act took place. `earliest` and `latest` are ISO days, both included, empty for an open
    end. A cell that a spreadsheet could take for a formula has an apostrophe in front; `plain_cell` takes it back. The
    whole filtered set of events is there: a view's date cuts no data. ViewError as in `select`.
    """
    records = Records(atlas, view)
    rows = [{**_row(records.event(event), view), **_read_as(event.date, view)} for event in records.events]
    text = StringIO()
    writer = csv.DictWriter(text, _columns(view), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """A text as a spreadsheet may see it: with an apostrophe in front if it could be a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """The text of a cell that `safe_cell` wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(value: str | float | bool | None) -> str:
    """A number stays a number, and then a minus is no formula."""
    if isinstance(value, str):
        return safe_cell(value)
    return {None: "", True: "true", False: ""}[value] if value is None or isinstance(value, bool) else repr(value)


def _columns(view: View) -> list[str]:
    """The header, which does not depend on the rows: a view without events has it too."""

    def each(name: str) -> list[str]:
        return list(flat(name, {}, view.langs))

    return [
        *("id", "edtf", "earliest", "latest", "precision", "kind"),
        *(*each("date"), *each("title"), *each("summary"), "places", *each("scope_note")),
        *(*each("act_name"), "lon", "lat", "act_precision"),
        *("citations", "sources", "accounts", "positions", *each("note"), "old_style"),
        *marks(),
    ]


def _row(record: Plain, view: View) -> Plain:
    act = record.get("act", {})
    return {
        **{name: record[name] for name in ("id", "edtf", "earliest", "latest", "precision", "kind")},
        **flat("title", record["title"], view.langs),
        **flat("summary", record["summary"], view.langs),
        "places": places_line(record["places"]),
        **flat("scope_note", record.get("scope_note", {}), view.langs),
        **flat("act_name", act.get("name", {}), view.langs),
        **{"lon": act.get("lon"), "lat": act.get("lat"), "act_precision": act.get("precision")},
        **{name: _json(record.get(name)) for name in ("citations", "accounts", "positions")},
        "sources": " | ".join(dict.fromkeys(reference(cited) for cited in every_citation(record))),
        **flat("note", record.get("note", {}), view.langs),
        "old_style": record.get("old_style"),
        **marks(),
    }


def _read_as(date: EdtfDate, view: View) -> dict[str, str]:
    """How the date reads, for people."""
    return {f"date_{lang}": format_date(date, lang) for lang in view.langs}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
