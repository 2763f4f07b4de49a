"""The map from Python, and the examples that its documentation and README give."""

import doctest
import os
from pathlib import Path

import pytest

import geo
from geo import IslandMap, island_map
from geo.selection import select
from geo.view import ViewError
from tests.driving import atlas

MEMBERS = [name for name in vars(IslandMap) if not name.startswith("_")]


def test_the_examples_of_the_documentation_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL | doctest.NORMALIZE_WHITESPACE
    found = doctest.testmod(island_map, optionflags=flags)
    assert found.failed == 0
    assert found.attempted >= 12
    assert os.listdir(tmp_path) == ["map.html"]


@pytest.mark.parametrize("name", [each for each in MEMBERS if each.startswith(("to_", "save", "citation", "events"))])
def test_what_a_person_calls_has_an_example(name: str) -> None:
    found = vars(IslandMap)[name]
    assert ">>> " in (found.__doc__ or "")


def test_the_package_hands_on_the_map_and_nothing_else() -> None:
    assert geo.IslandMap is IslandMap
    with pytest.raises(AttributeError, match="has no attribute 'Atlantis'"):
        geo.Atlantis  # type: ignore[attr-defined]  # noqa: B018


def test_events_are_those_of_the_view() -> None:
    found = IslandMap(date="1945-09-03", kind="military")
    assert found.events == [event.id for event in select(atlas(), found.view).begun]
    assert found.day == "1945-09-03"


def test_two_maps_of_the_same_are_the_same() -> None:
    assert IslandMap("ja", "1945-09-03").view == IslandMap(lang="ja", date=["1945-09-03"]).view
    assert IslandMap(date="1956").to_html() == IslandMap(date="1956").to_html()


def test_a_word_that_is_none_is_said() -> None:
    with pytest.raises(TypeError, match="found 'isle', wanted one of date, event, island"):
        IslandMap(isle="iturup")


@pytest.mark.parametrize(
    "words", [{"date": "x"}, {"lang": "de"}, {"event": "x"}, {"event": "1855-02-07-shimoda-treaty", "since": "1900"}]
)
def test_what_cannot_be_shown_is_a_value_error(words: dict[str, str]) -> None:
    with pytest.raises(ViewError, match="wanted"):
        IslandMap(**words)


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        IslandMap().save(tmp_path / "no" / "map.html")
    with pytest.raises(ValueError, match=r"wanted one of \.html"):
        IslandMap().save(tmp_path / "map.xyz")
    assert os.listdir(tmp_path) == []


def test_a_notebook_shows_the_page_in_a_sandbox() -> None:
    shown = IslandMap(lang="ru", date="1956")._repr_html_()
    assert shown.count("<iframe") == 1
    assert 'sandbox="allow-scripts' in shown
    assert "allow-same-origin" not in shown
    assert "<script" not in shown.replace("&lt;script", "")


def test_the_picture_and_its_words_are_in_the_language() -> None:
    found = IslandMap(lang="ja", event="1956-10-19-joint-declaration")
    assert "1956年10月19日" in found.caption
    assert found.alt_text != found.caption
    assert "1956年10月19日" in found.to_svg()
