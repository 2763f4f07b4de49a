"""The catalogue as this computer's map has it: read once, and again when a file has changed."""

from contextlib import closing
from pathlib import Path

import pytest

from events.catalogue import OWN_FOLDER, read_catalogue
from events.catalogue_now import catalogue_now, own_ids
from events.folders import published_folder
from events.publishing import publish
from tests.reviewing import a_content, a_report, store_in


def test_it_has_what_comes_with_the_program_and_what_was_accepted_in_order_of_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path))
    own, _ = read_catalogue(OWN_FOLDER, None)
    before = catalogue_now()
    assert before == own
    with closing(store_in(tmp_path)) as store:
        store.add_document(a_report(), [a_content()], "tester")
        store.review(1, 1, "tester", "accept", "accepted")
        publish(store, published_folder())
    both, _ = read_catalogue(OWN_FOLDER, None, [published_folder()])
    assert len(both.events) == len(own.events) + 1
    assert catalogue_now() == both


def test_the_ids_of_the_program_s_own_records_are_of_every_kind() -> None:
    own, _ = read_catalogue(OWN_FOLDER, None)
    assert own_ids() >= {*own.sources, *(each.id for each in (*own.events, *own.positions, *own.claims))}
