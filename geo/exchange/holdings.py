"""Administrations, claims and boundaries as plain rows: half-open spans of days, the three never mixed."""
# floor 11

from collections.abc import Iterator

from events.holdings import Administration, Boundary, Claim
from geo.atlas import Atlas
from geo.exchange.record import Plain, Records, iso

Holding = Administration | Claim | Boundary


def span(records: Records, holding: Holding) -> Plain:
    """What an administration, a claim and a boundary have in common, texts by language.

    `since` and `until` are EDTF texts, None where an end is open; `first_day` is the first day of the span, `end_day`
    the first day after it, both ISO days.
    """
    return {
        "id": holding.id,
        "since": holding.since and holding.since.text,
        "until": holding.until and holding.until.text,
        "first_day": iso(holding.first),
        "end_day": iso(holding.end),
        "title": records.text(holding.title),
        "citations": records.citations(holding.citations),
    }


def administrations(atlas: Atlas, records: Records) -> Iterator[tuple[Plain, Administration]]:
    """Each administration with its record: `holder` and `note` are its own."""
    for each in atlas.catalogue.administrations:
        yield {**span(records, each), "holder": each.holder, "text": records.text(each.note)}, each


def claims(atlas: Atlas, records: Records) -> Iterator[tuple[Plain, Claim]]:
    """Each claim with its record: `claimant` and `text` are its own."""
    for each in atlas.catalogue.claims:
        yield {**span(records, each), "claimant": each.claimant, "text": records.text(each.text)}, each


def boundaries(atlas: Atlas, records: Records) -> Iterator[tuple[Plain, Boundary]]:
    """Each boundary with its record: `role` and `text` are its own."""
    for each in atlas.catalogue.boundaries:
        yield {**span(records, each), "role": each.role, "text": records.text(each.note)}, each
