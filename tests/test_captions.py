import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.dates import EdtfDate, format_date
from events.holdings import administration_on
from events.language import LANGUAGES
from geo.groups import VIEWS
from geo.report.captions import ALT_LENGTH, alt_text, caption, title
from geo.report.facts import shown
from geo.report.phrases import Phrases
from geo.view import View, ViewError, read_view
from tests.driving import atlas, catalogue_of, in_all, made_up, with_catalogue

CATALOGUE = atlas().catalogue
LOADED = json.loads((Path(__file__).parent / "data" / "loaded-words.json").read_text(encoding="utf-8"))["judgement"]
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|「[^」]*」")
STORY = ("1855-02-07", "1875-05-07", "1945-09-01", "1956-10-19", "2022-03-21")

each_lang = pytest.mark.parametrize("lang", LANGUAGES)


def view(*dates: str, **words: str) -> View:
    return read_view(atlas(), words, dates=dates)


ASKED = {
    "latest": view(),
    "treaty": view("1855-02-07"),
    "year": view("1850"),
    "landings": view("1945-09-01"),
    "changing-year": view("1945"),
    "declaration": view(event="1956-10-19-joint-declaration"),
    "talks": view(event="2022-03-21-talks-ended"),
    "island": view("1885-01-01", island="shikotan"),
    "japan": view("1945-09-04", view="japan"),
    "russia": view(event="1945-09-01-kunashir", view="russia", island="habomai"),
    "period": view(since="1945", until="1956"),
    "filters": view(since="1945", kind="treaty,negotiation", groups="shikotan,habomai", source="TASS"),
    "storyboard": view(*STORY),
    "about": view("1700~", "1799"),
}
each_view = pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())


def test_a_caption_says_names_date_administration_claims_event_count_sources_disclaimer_and_credit() -> None:
    assert caption(atlas(), ASKED["declaration"], "en").replace("\u00a0", " ") == (
        "Administration and claims, 19 October 1956: Iturup / Etorofu, Kunashir / Kunashiri, Shikotan, Habomai"
        " islands. Administration: USSR (all four groups). Claims: Japan, USSR (all four groups). Event: Japan and the"
        " USSR sign the Joint Declaration. Events up to and including 19 October 1956: 33. Illustrative median"
        " lines, not treaty coordinates. Sources: RIA Novosti (English copy at cmio.org); The World and Japan Database"
        " (GRIPS, University of Tokyo); Foreign Relations of the United States, 1955–1957, vol. XXIII, part 1, no. 104;"
        " Yuzhno-Sakhalinsk city library and 4 more. Names and shapes state no position on sovereignty. Coastline"
        " © OpenStreetMap contributors (ODbL)."
    )


def test_a_japanese_caption() -> None:
    assert caption(atlas(), ASKED["landings"], "ja").startswith(
        "1945年9月1日の施政と領有の主張：択捉島（Итуруп）、国後島（Кунашир）、色丹島（Шикотан）、歯舞群島（Хабомаи）。"
        "施政：日本（歯舞群島）／ソ連軍（択捉島、国後島、色丹島）。領有の主張：日本（四島すべて）。"
        "出来事：ソ連軍、国後島に上陸／ソ連軍、色丹島に上陸。1945年9月1日までの出来事：24件。"
    )


def test_a_russian_caption() -> None:
    assert caption(atlas(), ASKED["landings"], "ru").startswith(
        "Управление и притязания, 1\u00a0сентября\u00a01945\u00a0г.: Итуруп (択捉島), Кунашир (国後島),"
        " Шикотан (色丹島), Хабомаи (歯舞群島). Управление: советские войска (Итуруп, Кунашир, Шикотан);"
        " Япония (Хабомаи). Притязания: Япония (все четыре группы). События: "
    )


@each_lang
@each_view
def test_nothing_is_left_to_fill_in_and_no_stop_stands_twice(asked: View, lang: str) -> None:
    for text in (caption(atlas(), asked, lang), alt_text(atlas(), asked, lang), title(atlas(), asked, lang)):
        assert not re.search(r"\{\w*\}|caption\.|\.\.|。。|  |\( |\(\)|（）|: \.|：。", text)
        assert text == text.strip()


@each_lang
@each_view
def test_every_text_has_the_names_of_all_groups_and_its_date(asked: View, lang: str) -> None:
    names = Phrases(atlas(), lang, asked.viewpoint)
    told = caption(atlas(), asked, lang)
    assert all(names.both_names(group) in told for group in atlas().groups)
    assert all(names.spoken_names(group) in alt_text(atlas(), asked, lang) for group in atlas().groups)
    for day in shown(atlas(), asked, lang):
        assert format_date(day.date, lang) in told


@each_lang
@pytest.mark.parametrize("viewpoint", VIEWS)
def test_both_names_of_a_group_are_those_of_its_label(lang: str, viewpoint: str) -> None:
    words = Phrases(atlas(), lang, viewpoint)
    for group in atlas().groups:
        above, below = group.names_in(atlas().language(lang), viewpoint)
        first, _, other = words.both_names(group).replace("（", " (").rstrip(")）").partition(" (")
        assert first == above
        assert not other or other in below.split(" · ")
        sides = [[group.names.get(tag) for tag in group.names if tag.startswith(side)] for side in ("ja", "ru")]
        assert all(any(name and name in words.both_names(group) for name in side) for side in sides)


@each_lang
@each_view
def test_an_alternative_text_is_short_and_starts_with_what_it_is(asked: View, lang: str) -> None:
    text = alt_text(atlas(), asked, lang)
    assert 80 <= len(text) <= ALT_LENGTH
    assert not re.search(r"picture|image of|画像|写真|изображ|картинк", text, re.IGNORECASE)


@each_lang
def test_the_alternative_text_of_every_event_says_it_in_full(lang: str) -> None:
    for event in CATALOGUE.events:
        text = alt_text(atlas(), View(langs=(lang,), event=event.id), lang)
        assert len(text) <= ALT_LENGTH
        assert event.title.in_language(lang) in text


@each_lang
@each_view
def test_the_own_voice_takes_no_side(asked: View, lang: str) -> None:
    for text in (caption(atlas(), asked, lang), alt_text(atlas(), asked, lang)):
        assert not [word for word in LOADED[lang] if re.search(word, QUOTED.sub("", text), re.IGNORECASE)]


def test_control_and_claim_stand_in_sentences_of_their_own() -> None:
    sentences = caption(atlas(), ASKED["talks"], "en").split(". ")
    assert "Administration: Russia (all four groups)" in sentences
    assert "Claims: Japan, Russia (all four groups)" in sentences


@pytest.mark.parametrize(("lang", "order"), [("en", "Japan, Russia"), ("ja", "日本、ロシア"), ("ru", "Россия, Япония")])
def test_both_states_have_the_same_form_in_the_order_of_the_language(lang: str, order: str) -> None:
    assert order in caption(atlas(), ASKED["talks"], lang)


@pytest.mark.parametrize(
    ("day", "claims"), [("1950", "Japan, USSR"), ("1991-12-24", "Japan, USSR"), ("1992", "Japan, Russia")]
)
def test_a_claimant_is_called_what_it_was_called_then(day: str, claims: str) -> None:
    assert f"Claims: {claims} (all four groups)." in caption(atlas(), view(day), "en")


def test_where_no_claim_is_on_record_the_caption_says_so() -> None:
    assert "Claims: none on record." in caption(atlas(), view("1800"), "en")
    assert "Hatched" not in alt_text(atlas(), view("1800"), "en")
    assert "Hatched" in alt_text(atlas(), view("1950"), "en")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, (date(2030, 1, 1) - date(1600, 1, 1)).days))
def test_on_any_day_every_group_stands_with_the_holder_that_the_records_give(days: int) -> None:
    day = date(1600, 1, 1) + timedelta(days)
    [told] = shown(atlas(), View(dates=(EdtfDate.parse(day.isoformat()),)), "en")
    held = {group.id: holder for holder, groups in told.administrations for group in groups}
    records = {group.id: administration_on(CATALOGUE.administrations, group.id, day) for group in atlas().groups}
    assert held == {group: record.holder for group, record in records.items() if record}
    claims = {(claim.claimant, place) for claim in CATALOGUE.claims if claim.holds_on(day) for place in claim.places}
    names = {"japan": "japan", "soviet": "russia", "russia": "russia"}
    assert {(names[holder], group.id) for holder, groups in told.claims for group in groups} == claims


@pytest.mark.parametrize("edtf", ["1875", "1945", "1945-08", "1945-09-01/1945-09-05", "1945/.."])
def test_a_date_in_which_something_changes_says_which_day_is_shown(edtf: str) -> None:
    first = format_date(EdtfDate.parse(view(edtf).dates[0].earliest.isoformat()), "en")
    assert f"The map shows the first day ({first})" in caption(atlas(), view(edtf), "en")


@pytest.mark.parametrize("edtf", ["1950", "1956-10", "1956-10-19", "1992/.."])
def test_a_date_in_which_nothing_changes_is_said_as_it_is_asked(edtf: str) -> None:
    text = caption(atlas(), view(edtf), "en")
    assert "The map shows the first day" not in text
    assert f"Administration and claims, {format_date(EdtfDate.parse(edtf), 'en')}:" in text


def test_all_events_of_a_day_are_told_but_an_event_that_is_asked_for_alone() -> None:
    assert "Events: Soviet troops land on Kunashir; Soviet troops land on Shikotan." in caption(
        atlas(), view("1945-09-01"), "en"
    )
    alone = caption(atlas(), view(event="1945-09-01-kunashir"), "en")
    assert "Event: Soviet troops land on Kunashir." in alone
    assert "land on Shikotan" not in alone


def test_an_event_that_lasts_longer_than_the_date_says_its_own() -> None:
    assert "the Habomai islands (3–5\u00a0September\u00a01945)." in caption(atlas(), view("1945-09-03"), "en")


def test_filters_and_the_chosen_island_are_said() -> None:
    text = caption(atlas(), ASKED["filters"], "en")
    for sentence in (
        "Period: since 1945.",
        "Kinds of event: Treaty, Negotiation.",
        "Island groups: Shikotan, Habomai islands.",
        "Only events with a source from TASS.",
        "Events of this selection up to",
    ):
        assert sentence in text
    assert "強調表示：色丹島（Шикотан）。" in caption(atlas(), ASKED["island"], "ja")
    assert "Names and lines as Japan presents them." in caption(atlas(), ASKED["japan"], "en")
    assert "Период: 1945–1956\u00a0гг. " in caption(atlas(), ASKED["period"], "ru")


@each_lang
def test_a_storyboard_says_who_held_what_on_each_date(lang: str) -> None:
    text = caption(atlas(), ASKED["storyboard"], lang)
    days = shown(atlas(), ASKED["storyboard"], lang)
    assert [day.selection.day.isoformat() for day in days] == list(STORY)
    assert len(text.split(Phrases(atlas(), lang).say("caption.administration", {"who": "@"}).split("@")[0])) == 6
    ends = [format_date(each.date, lang) for each in (days[0], days[-1])]
    assert atlas().language(lang).dates.range.join(ends) in title(atlas(), ASKED["storyboard"], lang)


def test_a_title_is_the_event_that_is_asked_for_or_the_island_or_all_of_them() -> None:
    assert title(atlas(), ASKED["declaration"], "en").startswith("Japan and the USSR sign the Joint Declaration, 19")
    assert title(atlas(), ASKED["island"], "ja") == "色丹島（1885年1月1日）"
    assert (
        title(atlas(), ASKED["treaty"], "ru") == "Итуруп, Кунашир, Шикотан, Хабомаи, 7\u00a0февраля\u00a01855\u00a0г."
    )
    assert title(atlas(), ASKED["japan"], "en").startswith("Etorofu, Kunashiri, Shikotan, Habomai islands, ")


@pytest.mark.parametrize(("number", "form"), [(1, "Источник: @."), (2, "Источники: @."), (5, "Источники: @.")])
def test_russian_counts_by_its_own_forms(number: int, form: str) -> None:
    assert Phrases(atlas(), "ru").count("caption.sources", number, {"names": "@"}) == form


def test_what_fills_a_slot_is_never_a_slot_itself() -> None:
    made = with_catalogue(catalogue_of(made_up("1956-10-19", "x", title=in_all("{date} {names} {who} {n}."))))
    text = caption(made, view("1956-10-19"), "en")
    assert "Event: {date} {names} {who} {n}. Events up to" in text


def test_a_catalogue_without_events_has_a_caption() -> None:
    empty = with_catalogue(catalogue_of())
    assert "Events up to and including 1\u00a0January\u00a02000: 0." in caption(empty, view(), "en")


def test_an_event_that_the_filters_leave_out_cannot_be_captioned() -> None:
    with pytest.raises(ViewError):
        caption(atlas(), view(event="1956-10-19-joint-declaration", kind="disaster"), "en")
