import pytest

from geo.picture.heading import Heading, heading_of
from geo.picture.listing import numbered_of
from geo.picture.reader import Reader
from geo.picture.storyboard import Panel, storyboard_heading
from geo.selection import select, select_on
from geo.view import View
from tests.driving import atlas
from tests.picturing import picture, view_of, words_in


def head_of(view: View) -> Heading:
    return heading_of(Reader(atlas(), view), select(atlas(), view))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("lang", "date", "note"),
    [
        ("en", "1945–1956", "15 of 92 events · Administration and lines as on 31 December 1956"),
        ("ja", "1945〜1956年", "92件中15件 · 施政と線は1956年12月31日現在"),
        ("ru", "1945–1956 гг.", "15 из 92 событий · Управление и линии — на 31 декабря 1956 г."),
    ],
)
def test_a_period_is_headed_by_the_period(lang: str, date: str, note: str) -> None:
    found = head_of(view_of(lang=lang, since="1945", until="1956"))
    assert (plain(found.date), found.title, plain(found.note)) == (date, "", note)


def test_a_date_within_a_period_stays_the_date_and_says_the_period() -> None:
    found = head_of(view_of(date="1950", since="1945", until="1956"))
    assert (found.date, found.note.partition(" · ")[0]) == ("1950", "1945–1956")


def test_all_events_of_a_day_are_in_the_head_and_in_the_list() -> None:
    view = view_of(date="1945-09-01")
    found = head_of(view)
    assert found.title == "Soviet troops land on Kunashir; Soviet troops land on Shikotan"
    assert found.note == "Place: Furukamappu (Yuzhno-Kurilsk), Kunashir; Shakotan (Malokurilskoye), Shikotan"
    listed = [each.event.id for each in numbered_of(view, select(atlas(), view))[0]]
    assert listed[-2:] == ["1945-09-01-kunashir", "1945-09-01-shikotan"]


def test_an_event_that_is_asked_for_is_alone_in_the_head() -> None:
    assert head_of(view_of(event="1945-09-01-shikotan")).title == "Soviet troops land on Shikotan"


@pytest.mark.parametrize(
    ("lang", "date", "begin"),
    [("ru", "1992-01", "Январь"), ("ru", "1700~", "Ок."), ("en", "1992/..", "Since"), ("en", "1700~", "c.")],
)
def test_a_heading_begins_with_a_capital_and_an_abbreviation_stays_one(lang: str, date: str, begin: str) -> None:
    assert head_of(view_of(lang=lang, date=date)).date.startswith(begin)


def test_the_chosen_group_is_named_in_the_head_and_over_its_list() -> None:
    words = plain(words_in(picture("svg", view_of(date="1799", island="kunashir")))).replace("\n", " ")
    assert "Highlighted: Kunashir / Kunashiri · Administration and lines as on 1 January 1799" in words
    assert "Latest events up to 1 January 1799: Kunashir / Kunashiri" in words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("1855-02-07", "1956-10"), "7 February 1855 and October 1956"),
        (("1855-02-07", "1875-05-07", "1956"), "From 7 February 1855 to 1956"),
    ],
)
def test_two_dates_are_no_span(dates: tuple[str, ...], words: str) -> None:
    view = view_of(dates=dates)
    panels = [Panel(date, select_on(atlas(), view, date.earliest)) for date in view.dates]
    assert plain(storyboard_heading(Reader(atlas(), view), panels).date) == words
