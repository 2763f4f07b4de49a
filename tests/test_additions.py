from pathlib import Path

import pytest

from events.catalogue import Catalogue, read_catalogue
from tests.test_reading import EVENT, GROUPS, SOURCE

GAZETTE = SOURCE.replace('id = "gazette"', 'id = "tribune"')
ADDITION = """
[[addition]]
event = "1956-declaration"
citations = [{source = "tribune", locator = {paragraph = 3}}]
"""


def read(folder: Path, **files: str) -> tuple[Catalogue, list[str]]:
    """Return what is read from a folder of these files, and what is said of them."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    catalogue, faults = read_catalogue(folder, GROUPS)
    return catalogue, [str(fault) for fault in faults]


def account(source: str, point: str) -> str:
    words = '{en = "x", ja = "x", ru = "x"}'
    heading = f'{{en = "{point}", ja = "{point}", ru = "{point}"}}'
    return f'{{source = "{source}", point = {heading}, text = {words}}}'


def test_an_addition_of_another_file_brings_its_source_to_the_event(tmp_path: Path) -> None:
    catalogue, faults = read(tmp_path, a=ADDITION, b=SOURCE + EVENT, c=GAZETTE)
    assert faults == []
    [event] = catalogue.events
    assert [citation.source for citation in event.citations] == ["gazette", "tribune"]


def test_additions_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    other = ADDITION.replace("paragraph = 3", "paragraph = 1")
    [event] = read(tmp_path, a=ADDITION, b=other, c=SOURCE + EVENT + GAZETTE)[0].events
    locators = [citation.locator.paragraph for citation in event.citations if citation.locator]
    assert locators == [(3,), (1,)]


def test_accounts_of_one_point_stand_beside_each_other(tmp_path: Path) -> None:
    own = f"accounts = [{account('gazette', 'day')}, {account('gazette', 'place')}]\n"
    more = f"accounts = [{account('tribune', 'number')}, {account('tribune', 'day')}]\n"
    catalogue, faults = read(tmp_path, a=SOURCE + EVENT + own + GAZETTE + ADDITION + more)
    assert faults == []
    told = [(each.point.en, each.source) for each in catalogue.events[0].accounts if each.point]
    assert told == [("day", "gazette"), ("day", "tribune"), ("place", "gazette"), ("number", "tribune")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("1956-declaration", "1957-nothing", "event: found '1957-nothing', wanted the id of an [[event]]"),
        ("1956-declaration", "nothing", "event: found 'nothing', wanted a date and words such as"),
        ('source = "tribune"', 'source = "none"', "citations 1 source: found 'none', wanted the id of a [[source]]"),
        ("citations = [{", "citations = []\n# [{", "citations: found a list, wanted"),
        ('event = "', 'events = "', "event: found nothing, wanted a value"),
        ("locator = {paragraph = 3}", "page = 3", "citations 1 page: found 3, wanted no such key"),
    ],
)
def test_a_wrong_addition_is_a_fault_and_the_event_stays(old: str, new: str, fault: str, tmp_path: Path) -> None:
    catalogue, faults = read(tmp_path, a=ADDITION.replace(old, new), b=SOURCE + EVENT + GAZETTE)
    assert any(line.startswith(f"a.toml: addition 1: {fault}") for line in faults), faults
    [event] = catalogue.events
    assert len(event.citations) == 1


def test_nothing_is_added_to_an_event_with_a_fault(tmp_path: Path) -> None:
    broken = EVENT.replace('kind = "treaty"', 'kind = "x"')
    catalogue, faults = read(tmp_path, a=ADDITION, b=SOURCE + broken + GAZETTE)
    assert catalogue.events == []
    assert "a.toml: addition 1: event: found 1956-declaration, which has a fault, wanted an event without" in faults


def test_further_folders_are_read_as_if_their_files_lay_in_the_first(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    read(first, a=SOURCE + EVENT)
    read(second, b=GAZETTE + ADDITION)
    catalogue, faults = read_catalogue(first, GROUPS, [tmp_path / "none", second])
    assert faults == []
    assert len(catalogue.events[0].citations) == 2
    (second / "c.toml").write_text(SOURCE, encoding="utf-8")
    _, [fault] = read_catalogue(first, GROUPS, [second])
    assert str(fault) == "c.toml: gazette: id: found an id that a.toml has already, wanted an id of its own"


def test_a_further_folder_without_files_is_no_fault(tmp_path: Path) -> None:
    read(tmp_path / "first", a=SOURCE)
    (tmp_path / "second").mkdir()
    assert read_catalogue(tmp_path / "first", GROUPS, [tmp_path / "second"])[1] == []
