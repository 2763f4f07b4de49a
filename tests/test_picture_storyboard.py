import pytest

from events.language import LANGUAGES
from geo.picture.colours import GROUND, LIGHT
from geo.picture.drawing_out import shown_events
from geo.picture.reader import Reader
from geo.picture.sheet import Sheet, Words
from geo.picture.standing import standing_on
from geo.picture.storyboard import Panel, compose_storyboard
from geo.selection import select_on
from geo.view import View
from tests.driving import GROUPS, atlas
from tests.picturing import clashes, events_in, fills_of, picture, tree, view_of, words_in

DATES = ("1800", "1855-02-07", "1905-09-05", "1945-09-03", "1956", "2024")


def sheet_of(view: View) -> Sheet:
    panels = [Panel(date, select_on(atlas(), view, date.earliest)) for date in view.dates]
    return compose_storyboard(Reader(atlas(), view), panels)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_date_has_its_heading_at_its_own_precision_and_one_map(lang: str) -> None:
    view = view_of(dates=DATES, lang=lang)
    words = words_in(picture("svg", view)).split("\n")
    reader = Reader(atlas(), view)
    assert not [date.text for date in view.dates if reader.date(date) not in words]
    # The names of the groups stand on every map, the key and the scale once.
    for group in atlas().groups:
        assert words.count(reader.names(group)[0]) >= len(DATES)
    assert len(tree(picture("svg", view)).xpath("//*[@id='scale']")) == 1
    assert words.count(atlas().texts[lang]["key.both"]) == 1


def test_the_fills_are_those_of_each_day() -> None:
    view = view_of(dates=DATES)
    standings = [standing_on(atlas(), date.earliest) for date in view.dates]
    wanted = [(group, LIGHT[GROUND[standing.holder(group)]]) for standing in standings for group in GROUPS]
    assert fills_of(sheet_of(view)) == wanted


def test_all_events_of_every_panel_are_shown() -> None:
    view = view_of(dates=DATES)
    begun = {event.id for date in view.dates for event in select_on(atlas(), view, date.earliest).begun}
    assert events_in(picture("svg", view)) == begun == set(shown_events(atlas(), view))


def test_filters_hold_in_every_panel() -> None:
    view = view_of(dates=("1900", "2000"), kind="treaty")
    kinds = {event.id: event.kind for event in atlas().catalogue.events}
    assert {kinds[event] for event in events_in(picture("svg", view))} == {"treaty"}


@pytest.mark.parametrize(("width", "columns"), [(320, 1), (700, 2), (1200, 3)])
def test_panels_stand_in_even_rows(width: int, columns: int) -> None:
    view = view_of(dates=DATES, width=width)
    words = [mark for mark in sheet_of(view).marks if isinstance(mark, Words) and mark.size == 17]
    assert len({mark.at[0] for mark in words}) == columns
    assert len(words) == len(DATES)


def test_the_foot_has_the_sources_of_every_day() -> None:
    words = words_in(picture("svg", view_of(dates=DATES))).replace("\n", " ")
    for date in view_of(dates=DATES).dates:
        standing = standing_on(atlas(), date.earliest)
        records = [record for record in standing.administrations.values() if record]
        assert atlas().catalogue.sources[records[0].citations[0].source].publisher in words


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 640, 1000, 1600])
def test_no_two_lines_of_text_overlap_and_none_leaves_the_picture(lang: str, width: int) -> None:
    assert not clashes(sheet_of(view_of(dates=DATES, lang=lang, width=width)))
