import pytest

from events.language import LANGUAGES
from geo.picture.colours import GROUND
from geo.picture.drawing_out import shown_events
from geo.picture.listing import numbered_of
from geo.picture.sheet import Sheet, Words
from geo.selection import Selection, select
from geo.view import THEMES, View
from tests.driving import atlas
from tests.picturing import clashes, events_in, picture, pixels, sheet_of, tree, view_of, words_in

EVENT = "1956-10-19-joint-declaration"
WIDTHS = (320, 480, 700, 960, 1200, 1600)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.mark.parametrize(
    ("width", "scale", "wanted"), [(320, 1, 320), (1200, 2, 2400), (2500, 1, 2500), (4000, 0.5, 2000)]
)
def test_a_png_is_as_wide_as_asked(width: int, scale: float, wanted: int) -> None:
    assert pixels(picture("png", view_of(width=width, panel=False, strip=False), scale)).shape[1] == wanted


@each_language
@pytest.mark.parametrize("width", WIDTHS)
def test_no_two_lines_of_text_overlap_and_none_leaves_the_picture(lang: str, width: int) -> None:
    for asked in ({"event": EVENT}, {"since": "1900"}, {"island": "habomai", "date": "1945-09-03"}):
        assert not clashes(sheet_of(view_of(lang=lang, width=width, **asked)))


def test_the_check_of_overlaps_sees_one() -> None:
    sheet = Sheet(100, 50)
    sheet.words((5, 20), "Iturup")
    sheet.words((70, 40), "beyond the edge")
    assert clashes(sheet) == ["beyond the edge"]
    sheet.words((20, 24), "over it")
    assert clashes(sheet) == ["beyond the edge", "over it / Iturup"]


@each_language
def test_no_text_is_smaller_than_eleven_pixels(lang: str) -> None:
    for width in (320, 1200):
        marks = sheet_of(view_of(lang=lang, width=width, event=EVENT)).marks
        assert min(mark.size for mark in marks if isinstance(mark, Words)) >= 11


@each_language
def test_head_says_names_date_and_title(lang: str) -> None:
    words = words_in(picture("svg", view_of(lang=lang, event=EVENT)))
    event = next(event for event in atlas().catalogue.events if event.id == EVENT)
    assert atlas().texts[lang]["page.title"] in words
    assert event.title.in_language(lang) in words.replace("\n", " ") or event.title.in_language(lang) in words
    assert {"en": "19 October 1956", "ja": "1956年10月19日", "ru": "19 октября 1956 г."}[lang] in words.replace(
        "\xa0", " "
    )


def test_a_year_stays_a_year_and_the_day_of_the_fills_is_said() -> None:
    words = words_in(picture("svg", view_of(date="1956"))).replace("\xa0", " ").split("\n")
    assert "1956" in words
    assert "Administration and lines as on 1 January 1956" in words


def test_a_side_s_names_are_said_to_be_its_own() -> None:
    words = words_in(picture("svg", view_of(view="japan")))
    assert "Northern Territories · Names and lines as Japan presents them." in words
    assert "Etorofu" in words.split("\n")


def test_key_has_the_classes_of_the_day_and_no_other() -> None:
    words = words_in(picture("svg", view_of(date="1900-01-01"))).split("\n")
    texts = atlas().texts["en"]
    shades = [texts[f"hold.{name}"] for name in GROUND if texts[f"hold.{name}"] in words]
    assert shades.count("Japan") == 1
    # On the time strip stand the others, too; here is no strip.
    plain = words_in(picture("svg", view_of(date="1900-01-01", strip=False, panel=False))).split("\n")
    assert [texts[f"hold.{name}"] for name in GROUND if texts[f"hold.{name}"] in plain] == ["Japan"]
    assert texts["key.both"] not in plain


def test_every_begun_event_is_shown_with_and_without_list_and_strip() -> None:
    for asked in ({"event": EVENT}, {"date": "1800"}, {"kind": "treaty"}, {"since": "1990", "until": "2000"}):
        for panel, strip in ((True, True), (False, False)):
            view = view_of(panel=panel, strip=strip, **asked)
            begun = {event.id for event in select(atlas(), view).begun}
            assert events_in(picture("svg", view)) == begun == set(shown_events(atlas(), view))


def test_list_is_the_current_event_and_those_before_it() -> None:
    view = view_of(event=EVENT)
    numbered, earlier = numbered_of(view, select(atlas(), view))
    assert [each.number for each in numbered] == [1, 2, 3, 4, 5, 6]
    assert numbered[-1].event.id == EVENT
    assert earlier == 0


def test_list_of_a_selection_is_all_of_it_and_counts_what_it_leaves_out() -> None:
    few, none = numbered_of(*both(view_of(kind="treaty", since="1850", until="1960")))
    assert none == 0
    assert {each.event.kind for each in few} == {"treaty"}
    many, earlier = numbered_of(*both(view_of(since="1900")))
    begun = select(atlas(), view_of(since="1900")).begun
    assert len(many) == 24
    assert earlier == len(begun) - 24 > 0
    assert f"+ {earlier} earlier events" in words_in(picture("svg", view_of(since="1900")))


def test_without_the_list_there_are_no_numbers() -> None:
    assert numbered_of(*both(view_of(event=EVENT, panel=False))) == ([], 0)
    names = [mark.name for mark in sheet_of(view_of(event=EVENT, strip=False)).marks]
    assert "handle" not in names
    assert "ticks" not in names


def test_each_number_stands_on_the_map_as_often_as_its_groups_ask() -> None:
    root = tree(picture("svg", view_of(event=EVENT)))
    assert root.xpath(f"//*[@id='event-{EVENT}']")
    words = words_in(picture("svg", view_of(event=EVENT))).split("\n")
    # In the list, and beside each of the two groups that it concerns.
    assert words.count("6") == 3


@each_language
def test_foot_has_disclaimer_credits_and_the_day_of_the_catalogue(lang: str) -> None:
    words = words_in(picture("svg", view_of(lang=lang, event=EVENT, panel=False, strip=False))).replace("\n", " ")
    assert atlas().texts[lang]["foot.disclaimer"] in words
    assert "© OpenStreetMap contributors (ODbL)" in words
    assert "2026" in words
    assert "RIA Novosti" in words


def test_dark_is_dark() -> None:
    light, dark = (pixels(picture("png", view_of(theme=theme, panel=False, strip=False))) for theme in THEMES)
    assert light.mean() > 0.7
    assert dark.mean() < 0.3


def both(view: View) -> tuple[View, Selection]:
    """Return a view and what it shows."""
    return view, select(atlas(), view)
