import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from events.catalogue import read_catalogue
from events.holdings import Administration, Boundary, Claim, Span, administration_on, untiled
from tests.driving import GROUPS, atlas

CATALOGUE = atlas().catalogue
HOLDINGS = [*CATALOGUE.administrations, *CATALOGUE.claims, *CATALOGUE.boundaries]
WORDS = {"en": "x", "ja": "x", "ru": "x"}
each_group = pytest.mark.parametrize("group", GROUPS)


def administration(name: str, since: str | None, until: str | None, *places: str) -> Administration:
    """Return an administration of Iturup, or of the places given."""
    return Administration.model_validate(fields(name, since, until, *places) | {"holder": "japan"})


def fields(name: str, since: str | None, until: str | None, *places: str) -> dict[str, Any]:
    """Return what every record with a span has; an end that is None is left out."""
    ends = {"since": since, "until": until}
    return {
        **{"id": name, "title": WORDS, "citations": [{"source": "gazette"}], "places": places or ("iturup",)},
        **{end: text for end, text in ends.items() if text},
    }


@each_group
def test_each_group_is_tiled_from_the_beginning_of_time_to_its_end(group: str) -> None:
    spans = sorted((each for each in CATALOGUE.administrations if group in each.places), key=lambda each: each.first)
    assert len(spans) >= 8
    assert (spans[0].since, spans[-1].until) == (None, None)
    for before, after in pairwise(spans):
        assert after.since, after.id
        assert before.until, before.id
        assert before.end == after.first, f"{before.id} and {after.id} do not meet"


def test_the_check_finds_nothing_in_the_real_records() -> None:
    assert untiled(CATALOGUE.administrations, GROUPS) == []


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([("a", None, "1855"), ("b", "1855", None)], []),
        ([("a", None, "1855"), ("b", "1856", None)], [("b", "1856-01-01", "1855-01-01")]),
        ([("a", None, "1856"), ("b", "1855", None)], [("b", "1855-01-01", "1856-01-01")]),
        ([("a", None, "1855"), ("b", None, None)], [("b", "0001-01-01", "1855-01-01")]),
        ([("a", None, None), ("b", "1855", None)], [("b", "1855-01-01", "9999-12-31")]),
        ([("a", "1855", None)], [("a", "1855-01-01", "0001-01-01")]),
        ([("a", None, "1855")], [("the end of time", "9999-12-31", "1855-01-01")]),
        ([("b", "1855-02-08", None), ("a", None, "1855-02-07")], [("b", "1855-02-08", "1855-02-07")]),
    ],
)
def test_a_hole_and_an_overlap_are_named(
    records: list[tuple[str, str | None, str | None]], said: list[tuple[str, str, str]]
) -> None:
    faults = untiled([administration(*record) for record in records], ["iturup"])
    seams = [fault for fault in faults if fault.found != fault.wanted]
    named = [(fault.record, fault.field) for fault in seams]
    assert [name for name, *_ in said] == [field for _, field in named][: len(said)]
    assert {record for record, _ in named} <= {"iturup"}
    for fault, (_, start, end) in zip(seams, said, strict=False):
        assert (start in fault.found, end in fault.wanted) == (True, True), str(fault)
    assert bool(faults) == bool(said)


def test_only_the_place_with_the_hole_is_named() -> None:
    records = [administration("a", None, "1855", "iturup", "kunashir"), administration("b", "1855", None, "iturup")]
    assert [(fault.record, fault.field) for fault in untiled(records, ["iturup", "kunashir"])] == [
        ("kunashir", "the end of time")
    ]


def test_a_hole_in_the_files_is_a_fault_of_the_catalogue(tmp_path: Path) -> None:
    source = Path(__file__).parent.parent / "assets/catalogue"
    for path in source.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.name == "control.toml":
            text = re.sub(r'(id = "all-1991"\nplaces = .*\nsince = )"1991-12-25"', r'\1"1991-12-26"', text)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    _, faults = read_catalogue(tmp_path, GROUPS)
    assert [(fault.record, fault.field) for fault in faults] == [(group, "all-1991") for group in sorted(GROUPS)]


def test_ends_are_half_open() -> None:
    span = Span.model_validate({"since": "1945-09-05", "until": "1946-02"})
    assert (span.first, span.end) == (date(1945, 9, 5), date(1946, 2, 1))
    days = [date(1945, 9, 4), date(1945, 9, 5), date(1946, 1, 31), date(1946, 2, 1)]
    assert [span.holds_on(day) for day in days] == [False, True, True, False]
    assert all(Span().holds_on(day) for day in (date.min, date(1956, 10, 19), date(9999, 12, 30)))


@pytest.mark.parametrize(("since", "until"), [("1856", "1855"), ("1855", "1855"), ("1855-02-07", "1855")])
def test_a_span_ends_after_it_begins(since: str, until: str) -> None:
    with pytest.raises(ValidationError, match="wanted an end after the beginning"):
        Span.model_validate({"since": since, "until": until})


@each_group
def test_a_day_belongs_to_one_administration(group: str) -> None:
    """Read from the records themselves, on the first and last day of each and on a day of every year."""
    spans = [each for each in CATALOGUE.administrations if group in each.places]
    seams = {end for each in spans for end in (each.since, each.until) if end}
    days = {end.earliest + timedelta(days=step) for end in seams for step in (-1, 0, 1)}
    days |= {date(year, 7, 1) for year in range(1, 10_000, 7)}
    for day in days:
        held = [each for each in spans if not (each.since and day < each.since.earliest)]
        held = [each for each in held if not (each.until and day >= each.until.earliest)]
        assert held == [administration_on(CATALOGUE.administrations, group, day)], day


@given(
    st.dates(max_value=date(9999, 12, 30)), st.lists(st.dates(date(2, 1, 1), date(9999, 1, 1)), max_size=6, unique=True)
)
def test_made_up_spans_that_tile_hold_each_day_once(day: date, cuts: list[date]) -> None:
    ends = [None, *(cut.isoformat() for cut in sorted(cuts)), None]
    records = [administration(f"at-{at}", *pair) for at, pair in enumerate(pairwise(ends))]
    assert untiled(records, ["iturup"]) == []
    found = administration_on(reversed(records), "iturup", day)
    assert found == records[sum(cut <= day for cut in cuts)]
    assert administration_on(records, "kunashir", day) is None


@pytest.mark.parametrize(
    ("group", "day", "holder"),
    [
        ("iturup", "0001-01-01", "none"),
        ("kunashir", "1855-02-07", "japan"),
        ("shikotan", "1945-08-31", "japan"),
        ("iturup", "1945-08-29", "soviet-military"),
        ("habomai", "1945-09-02", "japan"),
        ("habomai", "1945-09-05", "soviet-military"),
        ("kunashir", "1956-10-19", "soviet"),
        ("shikotan", "1991-12-24", "soviet"),
        ("shikotan", "1991-12-25", "russia"),
        ("habomai", "2026-02-20", "russia"),
    ],
)
def test_who_administered_what_when(group: str, day: str, holder: str) -> None:
    found = administration_on(CATALOGUE.administrations, group, date.fromisoformat(day))
    assert found
    assert found.holder == holder


def test_the_three_types_are_never_mixed() -> None:
    types = (Administration, Claim, Boundary)
    assert not any(issubclass(one, other) for one in types for other in types if one is not other)
    assert "claimant" not in Administration.model_fields
    assert "holder" not in Claim.model_fields | Boundary.model_fields
    for kind, extra in ((Administration, "claimant"), (Claim, "holder"), (Boundary, "holder")):
        with pytest.raises(ValidationError, match="Extra inputs"):
            kind.model_validate({**fields("x", None, None), "title": WORDS, extra: "japan"})
    assert get_type_hints(administration_on)["return"] == Administration | None


def test_a_claim_never_changes_the_administration(tmp_path: Path) -> None:
    """The same administrations are read from the files with all claims and boundaries and without any."""
    for path in (Path(__file__).parent.parent / "assets/catalogue").glob("*.toml"):
        tables = re.split(
            r"(?m)^(?=\[\[(?:source|event|position|administration|claim|boundary)\]\])", path.read_text("utf-8")
        )
        kept = [table for table in tables if not table.startswith(("[[claim]]", "[[boundary]]"))]
        (tmp_path / path.name).write_text("".join(kept), encoding="utf-8")
    bare, faults = read_catalogue(tmp_path, GROUPS)
    assert (faults, bare.claims, bare.boundaries) == ([], [], [])
    assert CATALOGUE.claims
    assert bare.administrations == CATALOGUE.administrations


@pytest.mark.parametrize("record", HOLDINGS, ids=[record.id for record in HOLDINGS])
def test_every_record_is_cited(record: Administration | Claim | Boundary) -> None:
    assert record.citations
    assert {citation.source for citation in record.citations} <= CATALOGUE.sources.keys()


@pytest.mark.parametrize("kind", [Administration, Claim, Boundary])
def test_none_can_be_written_without_a_citation(kind: type[Administration | Claim | Boundary]) -> None:
    own = {"holder": "japan"} if kind is Administration else {"claimant": "japan", "text": WORDS}
    given = {**fields("x", None, None), **(own if kind is not Boundary else {"role": "treaty", "lines": ["a"]})}
    if kind is Boundary:
        del given["places"]
    kind.model_validate(given)
    with pytest.raises(ValidationError, match="at least 1"):
        kind.model_validate({**given, "citations": []})


def test_both_states_claim_and_each_role_of_a_line_is_there() -> None:
    assert {claim.claimant for claim in CATALOGUE.claims} == {"japan", "russia"}
    assert {boundary.role for boundary in CATALOGUE.boundaries} == {"treaty", "control", "japan", "russia"}
    assert {line for boundary in CATALOGUE.boundaries for line in boundary.lines} == set(atlas().lines)
