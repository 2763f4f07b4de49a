"""What events rest on: the rules, and the rows of the page."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from events.catalogue import Catalogue
from events.citations import Source
from events.evidence import FLAGS, Flag, Use, event_evidence, source_evidence
from events.language import LANGUAGES
from events.records import Event, Position
from geo.evidence_table import evidence_tables, further_uses
from tests.driving import atlas, catalogue_of, in_all, made_up, with_catalogue

EVENTS = event_evidence(atlas().catalogue)
SOURCES = source_evidence(atlas().catalogue, further_uses(atlas()))


def source(name: str, country: str = "", **more: Any) -> Source:
    """Return a source in the language of nobody."""
    fixed = {"title": name, "publisher": name, "url": f"https://{name}.example/", "language": "en", "kind": "news"}
    return Source.model_validate({"id": name, "country": country, **fixed, **more})


SIDES = {each.id: each for each in (source("tokyo", "JP"), source("osaka", "JP"), source("moscow", "RU"), source("un"))}


def cite(*names: str, **more: Any) -> list[dict[str, Any]]:
    return [{"source": name, **more} for name in names]


def flags(event: Event, sources: Mapping[str, Source] = SIDES) -> tuple[Flag, ...]:
    [found] = event_evidence(Catalogue(sources=dict(sources), events=[event], positions=[]))
    assert found.one_source == ("one-source" in found.flags)
    return found.flags


@pytest.mark.parametrize(
    ("names", "wanted", "country"),
    [
        (["tokyo"], ("one-source", "one-country"), "JP"),
        (["un"], ("one-source",), None),
        (["tokyo", "osaka"], ("one-country",), "JP"),
        (["tokyo", "moscow"], (), None),
        (["tokyo", "un"], (), None),
        (["moscow", "moscow"], ("one-source", "one-country"), "RU"),
    ],
)
def test_one_source_and_one_country(names: list[str], wanted: tuple[Flag, ...], country: str | None) -> None:
    event = made_up("1956", "talks", citations=cite(*names, date="1956"))
    assert flags(event) == wanted
    [found] = event_evidence(Catalogue(sources=SIDES, events=[event], positions=[]))
    assert found.one_country == country
    assert [*found.sources] == list(dict.fromkeys(names))


def test_an_account_is_a_source_of_its_event_and_a_sides_reading_is_not() -> None:
    accounts = [{"source": "moscow", "text": in_all("x"), "locator": {"paragraph": 2}}]
    reading = {"japan": {"text": in_all("x"), "citation": {"source": "un"}}}
    cited = [{"source": "tokyo", "date": "1956", "locator": {"article": number}} for number in (9, 9, 3)]
    event = made_up("1956", "talks", citations=cited, accounts=accounts, positions=reading)
    [found] = event_evidence(Catalogue(sources=SIDES, events=[event], positions=[]))
    assert {name: [at.article or at.paragraph for at in places] for name, places in found.sources.items()} == {
        "tokyo": [(9,), (3,)],
        "moscow": [(2,)],
    }
    assert found.flags == ()


@pytest.mark.parametrize("scope", ["named", "group", "inferred"])
def test_an_island_is_inferred_if_any_is(scope: str) -> None:
    places = [{"id": "iturup", "scope": "named"}, {"id": "habomai", "scope": scope}]
    event = made_up("1956", "talks", places=places, scope_note=in_all("x"), citations=cite("tokyo", "un", date="1956"))
    assert flags(event) == (("inferred-place",) if scope == "inferred" else ())


@pytest.mark.parametrize(
    ("date", "given", "inferred"),
    [
        ("1956-10-19", ["1956-10-19"], False),
        ("1956-10-19", ["1956", "1956-10-19"], False),
        ("1956-10-19", ["1956-10", None], True),
        ("1956-10-19", ["1956-10-18"], True),
        ("1956-10-19", ["1956-10-19?"], True),
        ("1956-10-19", ["1956-10-13/1956-10-19"], False),
        ("1956-10-18", ["1956-10-13/1956-10-19"], True),
        ("1956", ["1956-10-19"], False),
        ("195X", ["1956"], False),
        ("1956~", ["1956~"], True),
        ("1956?", ["1956"], True),
        ("1300~/1500", ["1300/1500"], True),
        ("1945-09-03/1945-09-05", ["1945-09-03", "1945-09-05"], False),
        ("1945-09-03/1945-09-05", ["1945-09-03"], True),
        ("1992/..", ["1992-04"], False),
        ("1992/..", [None], True),
    ],
)
def test_a_date_is_inferred_if_no_citation_gives_it(date: str, given: list[str | None], inferred: bool) -> None:
    cited = [{"source": "tokyo", "date": each or "", "date_words": "on that day"} for each in given]
    assert ("inferred-date" in flags(made_up(date, "talks", citations=cited))) == inferred


@pytest.mark.parametrize(
    ("printed", "more", "inferred"),
    [
        ("1956-10-19", {}, False),
        ("1956-10-20", {}, True),
        ("1956-10-19", {"date_basis": in_all("The next issue names it.")}, True),
        ("", {}, True),
    ],
)
def test_a_source_of_that_day_gives_the_date_if_it_prints_it(
    printed: str, more: dict[str, Any], inferred: bool
) -> None:
    sources = {"treaty": source("treaty", date=printed, **more)}
    event = made_up("1956-10-19", "talks", citations=cite("treaty"))
    assert ("inferred-date" in flags(event, sources)) == inferred
    other = made_up("1956-10-19", "talks", citations=cite("treaty", date="1956-10"))
    assert "inferred-date" in flags(other, sources), "a date of the citation stands before that of its source"


def test_a_source_knows_what_it_is_cited_for_each_once() -> None:
    more = {"accounts": [{"source": "un", "text": in_all("x")}] * 2}
    more |= {"positions": {"russia": {"text": in_all("x"), "citation": {"source": "moscow"}}}}
    event = made_up("1956", "talks", citations=cite("un", "un", "tokyo"), **more)
    held = {"holder": "japan", "topic": in_all("Claim"), "text": in_all("x"), "citations": cite("un")}
    position = Position.model_validate({"id": "claim", **held, "accounts": [{"source": "tokyo", "text": in_all("x")}]})
    catalogue = Catalogue(sources=SIDES, events=[event], positions=[position])
    figure = Use("figure", "iturup", position.topic)
    found = source_evidence(catalogue, [("tokyo", figure), ("tokyo", figure)])
    assert {each.source.id: {kind: [use.id for use in uses] for kind, uses in each.uses.items()} for each in found} == {
        "tokyo": {"event": [event.id], "account": ["claim"], "figure": ["iturup"]},
        "osaka": {},
        "moscow": {"position": [event.id]},
        "un": {"event": [event.id], "account": [event.id], "position": ["claim"]},
    }
    assert found[0].uses["event"][0] == Use("event", event.id, event.title, event.date)


def test_the_projects_own_records_are_all_accounted_for() -> None:
    assert [found.event for found in EVENTS] == atlas().catalogue.events
    assert [found.source for found in SOURCES] == [*atlas().catalogue.sources.values()]
    named = {(use.kind, use.id) for found in SOURCES for uses in found.uses.values() for use in uses}
    kinds = {"event": "events", "administration": "administrations", "claim": "claims", "boundary": "boundaries"}
    for kind, records in kinds.items():
        assert {name for of, name in named if of == kind} == {each.id for each in getattr(atlas().catalogue, records)}
    assert {name for kind, name in named if kind == "name"} >= {group.id for group in atlas().groups}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_counts_on_top_are_those_of_the_rows(lang: str) -> None:
    tables = evidence_tables(atlas(), lang)
    assert [each["flag"] for each in tables["filters"]] == ["", *FLAGS]
    for each in tables["filters"]:
        rows = [row for row in tables["events"]["rows"] if not each["flag"] or each["flag"] in row["flags"]]
        assert each["n"] == len(rows)
        assert sum(map(int, re.findall("[0-9]+", each["more"]))) in (0, each["n"])


def test_a_row_tells_the_country_where_there_is_but_one() -> None:
    event = made_up("1956", "talks", citations=cite("tokyo", date="1956", locator={"article": 9}))
    made = with_catalogue(Catalogue(sources=SIDES, events=[event], positions=[]))
    [row] = evidence_tables(made, "en")["events"]["rows"]
    assert row["notes"] == ["One source only", "Sources of one country only: Japan"]
    assert row["sources"][0]["places"] == "article\u00a09"
    assert evidence_tables(with_catalogue(catalogue_of()), "en")["events"]["rows"] == []
