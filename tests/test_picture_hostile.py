import json
import re
from pathlib import Path
from typing import Any

import pytest

from events.dates import EdtfDate
from geo.atlas import Atlas
from geo.picture.drawing_out import Form, draw, shown_events
from geo.picture.typesetting import drawable
from geo.view import View, ViewError
from tests.driving import catalogue_of, in_all, made_up, with_catalogue
from tests.picturing import SVG, events_in, pixels, text_of_pdf, tree, view_of, words_in

HOSTILE: list[str] = json.loads((Path(__file__).parent / "data/hostile.json").read_text(encoding="utf-8"))
MATHEMATICS = [
    "$x^2$",
    "a$b",
    "$\\frac{1}{0$",
    "\\alpha \\",
    "{{ 7*7 }}",
    "$$",
    "%s %d",
    "\\n",
    "a & b <i>c</i> ]]> -->",
]
FORMS: tuple[Form, ...] = ("svg", "png", "pdf")
each_form = pytest.mark.parametrize("form", FORMS)


def told(*titles: str, **more: Any) -> Atlas:
    """Return an atlas with an event of each title, a year after another."""
    events = [
        made_up(str(1950 + number), f"e{number}").model_copy(update={"title": title_of(title), **more})
        for number, title in enumerate(titles)
    ]
    return with_catalogue(catalogue_of(*events))


def title_of(words: str) -> Any:
    """Return a title past the checks of the catalogue: what a store or another program might hold."""
    return made_up("1950", "model").title.model_construct(**in_all(words))


@each_form
def test_no_text_is_taken_for_something_else(form: Form) -> None:
    atlas = told(*MATHEMATICS, *HOSTILE[:12])
    assert draw(atlas, view_of(atlas, since="1900"), form, 1)


def test_mathematics_and_markup_stand_as_they_are_written() -> None:
    atlas = told(*MATHEMATICS)
    view = view_of(atlas, since="1900", width=1600)
    svg, pdf = draw(atlas, view, "svg"), draw(atlas, view, "pdf")
    for title in MATHEMATICS:
        assert title in words_in(svg)
        assert re.sub(r"\s", "", title) in re.sub(r"\s", "", text_of_pdf(pdf))


def test_an_svg_holds_no_element_that_a_text_brought() -> None:
    atlas = told(
        "<script>alert(1)</script>", '"><image href="https://example.org/a"/>', "]]><style>*{display:none}</style>"
    )
    root = tree(draw(atlas, view_of(atlas), "svg"))
    assert {element.tag.removeprefix(SVG) for element in root.iter() if SVG in str(element.tag)} <= {
        *("svg", "title", "desc", "metadata", "style", "defs", "clipPath", "rect", "path", "use", "text", "g")
    }


@each_form
def test_control_and_direction_marks_do_not_stop_it(form: Form) -> None:
    atlas = told(
        "a\u0000b\u0007\u001b[31m", "\u202eabc\u2066def\u200f", "\ud800 half", "\ufffe\uffff", "x\u0301" * 40, "الجزر 🏝"
    )
    assert draw(atlas, view_of(atlas, since="1900"), form, 1)


@each_form
@pytest.mark.parametrize("width", [320, 1200])
def test_a_very_long_title_wraps(form: Form, width: int) -> None:
    atlas = told("島" * 400, "Слово " * 100, "x" * 500)
    for lang in ("en", "ja"):
        assert draw(atlas, view_of(atlas, lang=lang, width=width), form, 1)
    words = words_in(draw(atlas, view_of(atlas, width=width), "svg"))
    assert words.replace("\n", "").count("x") >= 1000


@each_form
def test_an_atlas_without_events_is_a_map_all_the_same(form: Form) -> None:
    atlas = with_catalogue(catalogue_of())
    assert draw(atlas, view_of(atlas), form, 1)
    assert draw(atlas, view_of(atlas, date="1700"), form, 1)
    assert shown_events(atlas, view_of(atlas)) == []


def test_an_event_without_an_act_and_one_at_the_pole_are_shown() -> None:
    act = {"name": in_all("Pole"), "lon": 0.0, "lat": 90.0, "precision": "region"}
    atlas = with_catalogue(catalogue_of(made_up("1950", "none"), made_up("1951", "pole", "iturup", act=act)))
    view = view_of(atlas)
    assert events_in(draw(atlas, view, "svg")) == {"1950-none", "1951-pole"} == set(shown_events(atlas, view))


@pytest.mark.parametrize("edtf", ["0001", "9999-12-31", "1900/..", "../1900", "194X", "1945-21", "1300~/1500~"])
def test_dates_of_every_form_and_at_the_ends_of_time_are_drawn(edtf: str) -> None:
    atlas = with_catalogue(catalogue_of(made_up(edtf, "odd"), made_up("1950", "plain")))
    for event in atlas.catalogue.events:
        view = view_of(atlas, event=event.id)
        assert events_in(draw(atlas, view, "svg")) >= {event.id}


def test_very_many_events_become_a_figure_and_are_all_there() -> None:
    atlas = with_catalogue(catalogue_of(*(made_up(f"{1800 + number // 4}", f"n{number}") for number in range(800))))
    view = view_of(atlas)
    svg = draw(atlas, view, "svg")
    assert len(events_in(svg)) == 800
    assert "800" in words_in(svg).split("\n")


def test_a_group_without_a_name_in_the_language_and_without_a_shape_does_not_stop_it() -> None:
    whole = with_catalogue(catalogue_of(made_up("1950", "one")))
    layers = {
        name: {key: each for key, each in layer.items() if each.group != "habomai"}
        for name, layer in whole.layers.items()
    }
    bare = Atlas(**{**vars(whole), "layers": layers, "lines": {}})
    assert draw(bare, view_of(bare, island="habomai"), "svg")


def test_an_event_that_the_filters_leave_out_is_one_sentence() -> None:
    atlas = told("one", "two")
    with pytest.raises(ViewError, match="event: found '1950-e0'"):
        draw(atlas, view_of(atlas, event="1950-e0", since="1951"), "png")


def test_a_box_stands_where_no_font_has_a_letter() -> None:
    assert drawable("الجزر") == "□□□□□"
    atlas = told("الجزر")
    assert pixels(draw(atlas, view_of(atlas, width=480), "png", 1)).shape[1] == 480


@pytest.mark.parametrize("width", [320, 640, 1200, 4000])
def test_a_storyboard_is_drawn_at_every_width(width: int) -> None:
    atlas = told("one", "two", "three")
    view = View(dates=tuple(EdtfDate.parse(str(year)) for year in (1800, 1860, 1951)), width=width)
    assert pixels(draw(atlas, view, "png", 0.5)).shape[1] == width // 2
