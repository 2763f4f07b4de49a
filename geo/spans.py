"""Administrations, claims and boundaries as plain data: half-open spans of days, the three never mixed."""
# floor 7

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from events.catalogue import Catalogue
from events.holdings import Administration, Boundary, Claim
from geo.wording import Wording

_NEVER = 99_999_999  # later than every day


def spans(catalogue: Catalogue, wording: Wording, bits: Mapping[str, int]) -> dict[str, list[dict[str, Any]]]:
    """The three lists of a scene; days are the integers yyyymmdd, `from` included, `to` not; an open end has none."""

    def mask(places: Sequence[str]) -> int:
        return sum(bits[place] for place in places if place in bits)

    return {
        "administrations": [
            {
                **_span(each, wording),
                "places": mask(each.places),
                "holder": each.holder,
                "note": wording.text(each.note),
            }
            for each in catalogue.administrations
        ],
        "claims": [
            {
                **_span(each, wording),
                "places": mask(each.places),
                "claimant": each.claimant,
                "text": wording.text(each.text),
            }
            for each in catalogue.claims
        ],
        "boundaries": [
            {**_span(each, wording), "lines": each.lines, "role": each.role, "note": wording.text(each.note)}
            for each in catalogue.boundaries
        ],
    }


def _span(record: Administration | Claim | Boundary, wording: Wording) -> dict[str, Any]:
    return {
        "id": record.id,
        "title": wording.text(record.title),
        "from": _day(record.first) if record.since else 0,
        "to": _day(record.end) if record.until else _NEVER,
        "since": record.since and record.since.text,
        "until": record.until and record.until.text,
        # The span's own ends say when; a date of the source would only repeat them.
        "cites": [wording.citation(each.model_copy(update={"date": None})) for each in record.citations],
    }


def _day(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
