import pytest

from events.dates import EdtfDate, format_date
from events.language import LANGUAGES
from geo.report.captions import alt_text, caption, title
from geo.report.facts import shown
from geo.report.phrases import Phrases
from geo.report.references import citation
from geo.view import View, read_view
from tests.driving import atlas

each_lang = pytest.mark.parametrize("lang", LANGUAGES)


def view(*dates: str, **words: str) -> View:
    return read_view(atlas(), words, dates=dates)


def begin(lang: str, key: str, slot: str, **values: str) -> str:
    return Phrases(atlas(), lang).say(key, {**values, slot: "@"}).partition("@")[0]


def test_the_alternative_text_of_a_date_in_which_something_changes_is_of_the_day_shown() -> None:
    text = alt_text(atlas(), view("1945-09"), "en").replace("\u00a0", " ")
    assert "Fill for administration (1 September 1945): Japan (Habomai islands); Soviet military" in text
    assert "Places of the events: Furukamappu" in text


@each_lang
@pytest.mark.parametrize(("day", "there"), [("1870", True), ("1900", False), ("1945-09-01", False), ("1950", True)])
def test_lines_that_run_elsewhere_are_not_said_to_be_on_the_map(lang: str, day: str, there: bool) -> None:
    asked = view(day)
    assert (Phrases(atlas(), lang).say("key.lines") in caption(atlas(), asked, lang)) is there
    assert (begin(lang, "caption.alt.lines", "lines") in alt_text(atlas(), asked, lang)) is there


@each_lang
def test_a_storyboard_dates_its_events_and_tells_what_both_claim_in_every_language(lang: str) -> None:
    asked = view("1644", "1855-02-07", "1875-05-07", "1905-09-05", "1946", "1992")
    text = caption(atlas(), asked, lang)
    for event in (each for day in shown(atlas(), asked, lang) for each in day.events):
        named = {"what": event.title.in_language(lang), "more": format_date(event.date, lang)}
        assert Phrases(atlas(), lang).say("caption.bracket", named) in text
    last = format_date(EdtfDate.parse("1992"), lang)
    assert begin(lang, "caption.alt.hatch", "groups", date=last) in alt_text(atlas(), asked, lang)


def test_in_a_storyboard_the_day_shown_of_a_year_is_said_beside_that_year() -> None:
    text = caption(atlas(), view("1855-02-07", "1946", "1992"), "en").replace("\u00a0", " ")
    assert (
        text.index("1946. Administration") < text.index("shows the first day (1 January 1946)") < text.index("1992. ")
    )


@each_lang
def test_a_period_is_in_the_title_and_the_citation_and_the_alternative_text(lang: str) -> None:
    asked = view(since="1945", until="1956", lang=lang)
    period = format_date(EdtfDate.parse("1945/1956"), lang)
    for text in (title(atlas(), asked, lang), citation(atlas(), asked), alt_text(atlas(), asked, lang)):
        assert period.replace("\u00a0", " ") in text.replace("\u00a0", " ")


@each_lang
def test_a_selection_is_told_in_the_alternative_text_too(lang: str) -> None:
    text = alt_text(atlas(), view(kind="treaty"), lang)
    assert atlas().texts[lang]["kind.treaty"] in text
    assert begin(lang, "caption.begun-chosen", "n", day=format_date(EdtfDate.parse("2026-02-20"), lang)) in text
