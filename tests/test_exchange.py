"""What is exported and read back is the same, in all six formats; files that do not depend on where they are made."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.catalogue import Catalogue
from events.interchange.linked_places import read_linked_places
from events.interchange.record import Row
from events.interchange.sheets import read_csv
from events.interchange.timeline import read_timeline
from events.language import LANGUAGES
from geo.exchange.licences import CATALOGUE, COAST
from geo.selection import select
from geo.view import View, ViewError, read_view
from tests.driving import atlas, catalogue_of, made_up, with_catalogue
from tests.exchanging import ALL, READERS, WRITERS, Kept, exported, kept_of
from tests.exchanging_made_up import catalogues, hostile_catalogue

ROOT = Path(__file__).parent.parent
each_format = pytest.mark.parametrize("name", WRITERS)
_settings = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def by_id(kept: list[Kept]) -> dict[str, Kept]:
    assert len({each.id for each in kept}) == len(kept)
    return {each.id: each for each in kept}


@each_format
def test_the_whole_catalogue_comes_back(name: str) -> None:
    wanted = [kept_of(event) for event in atlas().catalogue.events]
    assert len(wanted) > 90
    assert by_id(READERS[name](exported(name), LANGUAGES)) == by_id(wanted)


@each_format
@_settings
@given(catalogue=catalogues(), langs=st.sampled_from([LANGUAGES, ("ja",), ("ru", "en")]))
def test_what_is_exported_and_read_back_is_the_same(name: str, catalogue: Catalogue, langs: tuple[str, ...]) -> None:
    data = WRITERS[name](with_catalogue(catalogue), View(langs=langs))
    assert by_id(READERS[name](data, langs)) == by_id([kept_of(event, langs) for event in catalogue.events])


@pytest.mark.parametrize(
    ("name", "read"), [("table", read_csv), ("linked_places", read_linked_places), ("timeline", read_timeline)]
)
def test_the_import_reads_our_own_files_without_a_fault(name: str, read: object) -> None:
    table = read(exported(name))  # type: ignore[operator]
    assert not table.faults
    rows: dict[str, Row] = {row.id: row for row in table.rows}
    for event in atlas().catalogue.events:
        row = rows.pop(event.id)
        assert (row.edtf, row.kind) == (event.date.text, event.kind)
        assert row.places == tuple((place.id, place.scope) for place in event.places)
        assert [cited.source for cited in row.citations] == [cited.source for cited in event.citations]
    assert not rows


@each_format
def test_a_filter_is_kept_and_a_date_cuts_nothing(name: str) -> None:
    view = read_view(atlas(), {"lang": "ja", "kind": "treaty", "groups": "shikotan", "date": "1875"})
    wanted = [event.id for event in select(atlas(), view).events]
    assert 0 < len(wanted) < len(atlas().catalogue.events)
    assert {each.id for each in READERS[name](WRITERS[name](atlas(), view), ("ja",))} == set(wanted)


@each_format
def test_an_event_that_the_filters_leave_out_is_refused(name: str) -> None:
    last = atlas().catalogue.events[-1]
    view = read_view(atlas(), {"event": last.id, "until": "1900"})
    with pytest.raises(ViewError, match=last.id):
        WRITERS[name](atlas(), view)


@each_format
def test_no_events_is_a_file_too(name: str) -> None:
    assert READERS[name](WRITERS[name](with_catalogue(catalogue_of()), ALL), LANGUAGES) == []


@each_format
def test_the_file_says_on_what_terms_it_stands(name: str) -> None:
    data = exported(name).decode("utf-8", errors="replace")
    assert CATALOGUE.licence in data
    assert CATALOGUE.attribution in data
    coast = COAST.licence in data and COAST.attribution in data
    assert coast is (name not in ("table", "timeline")), "the credit stands where the coastline is, and only there"


@each_format
def test_hostile_words_are_data(name: str) -> None:
    catalogue = hostile_catalogue()
    (event,) = catalogue.events
    found = WRITERS[name](with_catalogue(catalogue), ALL)
    (kept,) = READERS[name](found, LANGUAGES)
    shown = "\ufffd" if name == "kml" else "\ufffe"
    assert kept.titles == tuple(event.title.in_language(lang).replace("\ufffe", shown) for lang in LANGUAGES)


def test_bytes_are_the_same_in_another_process_elsewhere() -> None:
    code = (
        "import hashlib; from tests.exchanging import ALL, WRITERS; from tests.driving import atlas\n"
        "for name, write in WRITERS.items(): print(name, hashlib.sha256(write(atlas(), ALL)).hexdigest())"
    )
    where = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kamchatka", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **where}, cwd=ROOT, capture_output=True, text=True, check=True
    )
    own = "".join(f"{name} {hashlib.sha256(exported(name)).hexdigest()}\n" for name in WRITERS)
    assert done.stdout == own


def test_a_second_export_is_the_same_file() -> None:
    once = with_catalogue(catalogue_of(made_up("1956", "a"), made_up("../1855", "b", "kunashir")))
    for name, write in WRITERS.items():
        assert write(once, ALL) == write(once, ALL), name
