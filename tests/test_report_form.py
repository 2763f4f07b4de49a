"""The form of the report page: its fields in every language, and the view that its values ask for."""

import json
from pathlib import Path
from typing import Any

import pytest

from events.catalogue import Catalogue
from events.language import LANGUAGES
from geo.report.form import fields, first_values, read_values, said, view_of
from geo.view import ViewError, read_view
from tests.driving import atlas, with_catalogue

HOSTILE: list[str] = json.loads((Path(__file__).parent / "data/hostile.json").read_text(encoding="utf-8"))
EVENT = "1956-10-19-joint-declaration"


def first(lang: str = "en", **given: str) -> dict[str, str]:
    return first_values(atlas(), lang, given)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_has_a_value_that_it_can_have(lang: str) -> None:
    found = fields(atlas(), lang, first(lang, kind="treaty"))
    assert len({field["name"] for field in found}) == len(found)
    for field in found:
        assert field["label"]
        if "options" in field:
            values = [value for value, _ in field["options"]]
            assert field["value"] in values
            assert len(set(values)) == len(values)
            assert all(text for _, text in field["options"])


def test_it_starts_from_what_the_map_shows() -> None:
    given = {"date": "1956-10-19", "event": EVENT, "island": "habomai", "view": "japan", "kind": "treaty"}
    asked = view_of(atlas(), first("ja", **given, since="1945", until="1960"))
    assert asked == read_view(
        atlas(), {**given, "date": "", "lang": "ja", "since": "1945", "until": "1960"}, width=1200
    )


@pytest.mark.parametrize("given", [{"since": "1945", "until": "1956"}, {"kind": "treaty"}, {"source": "TASS"}])
def test_a_period_or_a_selection_without_an_event_can_be_shown(given: dict[str, str]) -> None:
    assert view_of(atlas(), first(**given)) == read_view(atlas(), given)


def test_a_date_without_an_event_is_a_date() -> None:
    assert view_of(atlas(), first(date="1945-09-10")) == read_view(atlas(), {"date": "1945-09-10"})


def test_without_an_address_it_shows_the_latest_event() -> None:
    assert view_of(atlas(), first()).event == atlas().catalogue.events[-1].id


def test_several_dates_are_a_storyboard() -> None:
    values = {**first(), "what": "dates", "dates": "1855-02-07, 1875、 1945-09-03,"}
    assert [date.text for date in view_of(atlas(), values).dates] == ["1855-02-07", "1875", "1945-09-03"]


def test_the_filter_of_the_map_stays_until_it_is_left_out() -> None:
    values = first(kind="treaty", date="1956")
    assert "all" in {field["name"] for field in fields(atlas(), "en", values)}
    assert view_of(atlas(), values).kinds == ("treaty",)
    assert view_of(atlas(), {**values, "all": "yes"}).kinds == ()
    assert "all" not in {field["name"] for field in fields(atlas(), "en", first())}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"what": "date", "date": "1956-13"}, "report.bad-date"),
        ({"what": "dates", "dates": "1956, soon"}, "report.bad-date"),
        ({"since": "soon"}, "report.bad-since"),
        ({"since": "1956", "until": "1945"}, "report.bad-until"),
        ({"width": "wide"}, "report.bad-width"),
        ({"width": "９００"}, "report.bad-width"),
        ({"width": "99999"}, "report.bad-width"),
        ({"event": EVENT, "since": "2000"}, "report.left-out"),
        ({"island": "urup"}, "report.bad"),
    ],
)
def test_what_cannot_be_shown_is_said_in_the_readers_language(lang: str, values: dict[str, str], key: str) -> None:
    with pytest.raises(ViewError) as error:
        view_of(atlas(), {**first(lang), **values})
    assert said(error.value, atlas().texts[lang]) == atlas().texts[lang][key]


@pytest.mark.parametrize("sent", [None, 1, [], {"lang": 1, "x": "y", "theme": None}, {"panel": ["yes"]}])
def test_what_is_no_value_leaves_the_field_as_it_was(sent: Any) -> None:
    assert read_values(sent, first()) == first()


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_in_any_field_is_a_view_or_a_sentence(text: str) -> None:
    for name in first():
        values = read_values({name: text * 50}, {**first(), "what": "date"})
        assert len(values[name]) <= 300
        try:
            view_of(atlas(), values)
        except ViewError as error:
            assert said(error, atlas().texts["en"])


def test_a_map_without_events_asks_for_dates_only() -> None:
    bare = with_catalogue(Catalogue({}, [], []))
    values = first_values(bare, "en", {})
    assert values["what"] == "date"
    [shown] = [field for field in fields(bare, "en", values) if field["name"] == "what"]
    assert [value for value, _ in shown["options"]] == ["date", "dates"]
    assert view_of(bare, values).dates == ()
