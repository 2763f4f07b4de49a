from datetime import date
from typing import get_args

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from events.expressions import arithmetic
from events.expressions.arithmetic import feast_day, part_of, part_text, point_text, shifted
from events.expressions.nearest import nearest
from events.expressions.resolving import Answer, Context, Story, resolve
from events.expressions.values import (
    AUTUMN,
    SPRING,
    SUMMER,
    WINTER,
    Between,
    Calendar,
    Feast,
    Offset,
    Part,
    Unit,
    Unknown,
    Value,
    Weekday,
)

THURSDAY = date(2024, 5, 16)
MONDAY = date(2023, 1, 23)


@pytest.mark.parametrize(
    ("day", "unit", "count", "wanted"),
    [
        (date(2024, 2, 29), "day", 1, "2024-03-01"),
        (date(2024, 2, 29), "year", 1, "2025"),
        (date(2024, 3, 31), "month", -1, "2024-02"),
        (date(2023, 12, 31), "day", 1, "2024-01-01"),
        (date(2024, 12, 31), "week", 0, "2024-12-30/2025-01-05"),
        (date(2024, 1, 1), "week", -1, "2023-12-25/2023-12-31"),
        (date(2024, 5, 19), "weekend", 0, "2024-05-18/2024-05-19"),
        (date(2024, 1, 15), "quarter", -1, "2023-10/2023-12"),
        (date(2024, 8, 31), "half", -1, "2024-01/2024-06"),
        (date(2024, 8, 31), "half", 1, "2025-01/2025-06"),
        (date(2024, 3, 31), "fiscal", 0, "2023-04/2024-03"),
        (date(2024, 4, 1), "fiscal", 0, "2024-04/2025-03"),
        (date(2024, 1, 15), "season", 0, "2023-24"),
        (date(2024, 3, 1), "season", -1, "2023-21"),
        (date(2001, 1, 1), "decade", -1, "199X"),
        (date(2001, 1, 1), "century", -1, "19XX"),
        (date(1, 1, 1), "year", 0, "0001"),
    ],
)
def test_units_are_counted_from_a_day(day: date, unit: Unit, count: int, wanted: str) -> None:
    assert shifted(day, unit, count) == wanted


@pytest.mark.parametrize("unit", get_args(Unit))
@pytest.mark.parametrize(("day", "count"), [(date.max, 1), (date.min, -1), (THURSDAY, 10**7), (THURSDAY, -(10**7))])
def test_what_lies_outside_the_years_1_to_9999_is_refused(unit: Unit, day: date, count: int) -> None:
    with pytest.raises(ValueError):
        shifted(day, unit, count)


def test_years_decades_and_centuries_are_written_as_edtf() -> None:
    assert arithmetic.year_text(7) == "0007"
    assert arithmetic.decade_text(1975) == "197X"
    assert arithmetic.century_text(1855) == "18XX"
    assert arithmetic.fiscal_text(2023) == "2023-04/2024-03"
    assert arithmetic.week_text(date(2023, 1, 1)) == "2022-12-26/2023-01-01"
    assert part_text("quarter", 4, 2023) == "2023-10/2023-12"
    assert part_text("half", 2, 2023) == "2023-07/2023-12"
    assert part_text("season", AUTUMN, 2023) == "2023-23"


@pytest.mark.parametrize("numbers", [(2023, 2, 30), (2023, 2, 29), (1900, 2, 29), (2023, 13), (0,), (10000,)])
def test_a_day_that_no_calendar_has_is_refused(numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        point_text(*numbers)


def test_a_leap_day_is_one_every_four_years_and_in_the_year_2000() -> None:
    assert [point_text(year, 2, 29) for year in (2000, 2024)] == ["2000-02-29", "2024-02-29"]


def test_the_winter_of_january_is_that_of_the_year_before() -> None:
    months = {month: part_of("season", date(2024, month, 10)) for month in range(1, 13)}
    assert months[1] == months[2] == (2023, WINTER)
    assert [months[month][1] for month in range(3, 13)] == [SPRING] * 3 + [SUMMER] * 3 + [AUTUMN] * 3 + [WINTER]
    assert months[12] == (2024, WINTER)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2023, "2023-12-25"),
        ("easter0", 2024, "2024-03-31"),
        ("easter-2", 2024, "2024-03-29"),
        ("pascha0", 2024, "2024-05-05"),
        ("4-thursday-11", 2023, "2023-11-23"),
        ("last-monday-5", 2021, "2021-05-31"),
        ("last-monday-5", 2024, "2024-05-27"),
        ("last-friday-12", 2021, "2021-12-31"),
    ],
)
def test_feasts_fall_on_the_day_that_their_rule_says(rule: str, year: int, day: str) -> None:
    assert feast_day(rule, year).isoformat() == day


@pytest.mark.parametrize(
    ("value", "anchor", "ahead", "wanted"),
    [
        (Calendar(None, 2, 29), MONDAY, False, "2020-02-29"),
        (Calendar(None, 2, 29), date(2024, 9, 1), True, "2028-02-29"),
        (Calendar(None, 2, 29), date(1903, 6, 1), False, "1896-02-29"),
        (Calendar(None, 2, 30), MONDAY, False, None),
        (Calendar(None, 1, 3), date(2022, 12, 28), True, "2023-01-03"),
        (Calendar(None, 5), THURSDAY, False, "2024-05"),
        (Calendar(None, 5, lean=-1), THURSDAY, False, "2023-05"),
        (Calendar(None, 5, lean=0), THURSDAY, False, "2024-05"),
        (Calendar(None, 10), THURSDAY, False, "2023-10"),
        (Calendar(None, 10), THURSDAY, True, "2024-10"),
        (Calendar(None, 6, 30), THURSDAY, None, "2024-06-30"),
        (Calendar(None, 9, 30), THURSDAY, None, "2023-09-30"),
        (Calendar(None, 3, 21, weekday=1), THURSDAY, False, "2023-03-21"),
        (Calendar(None, 5, 17, weekday=0), THURSDAY, False, "2021-05-17"),
        (Part("season", WINTER), MONDAY, False, "2022-24"),
        (Part("season", WINTER), THURSDAY, False, "2023-24"),
        (Part("season", WINTER, lean=-1), MONDAY, False, "2021-24"),
        (Part("season", WINTER, lean=0), MONDAY, False, "2022-24"),
        (Part("season", WINTER, lean=0), date(2023, 12, 5), False, "2023-24"),
        (Part("season", AUTUMN), THURSDAY, True, "2024-23"),
        (Part("quarter", 4), MONDAY, False, "2022-10/2022-12"),
        (Feast("easter0"), date(2024, 4, 3), False, "2024-03-31"),
    ],
)
def test_the_nearest_in_the_direction_of_the_sentence_is_meant(
    value: Calendar | Part | Feast, anchor: date, ahead: bool | None, wanted: str | None
) -> None:
    assert nearest(value, anchor, ahead) == wanted


def test_a_date_far_ahead_is_not_meant_where_the_one_just_past_is_close() -> None:
    assert nearest(Calendar(None, 6), date(2024, 8, 10), True) == "2024-06"
    assert nearest(Calendar(None, 4), date(2024, 8, 10), True) == "2025-04"


@pytest.mark.parametrize(
    ("value", "context", "wanted"),
    [
        (Calendar(1945, 8, 28), Context(), Answer("1945-08-28")),
        (Calendar(2023, 2, 30), Context(THURSDAY), Answer(None)),
        (Unknown("ambiguous"), Context(THURSDAY), Answer(None)),
        (Offset("day", -1), Context(THURSDAY), Answer("2024-05-15", "2024-05-16")),
        (Offset("day", -1), Context(), Answer(None)),
        (Offset("day", 1, "story"), Context(THURSDAY, "1945-08-31"), Answer("1945-09-01", "1945-08-31")),
        (Offset("day", 1, "story"), Context(THURSDAY), Answer("2024-05-17", "2024-05-16")),
        (Offset("day", 1, "story"), Context(THURSDAY, "1945"), Answer(None)),
        (Offset("year", 1, "story"), Context(THURSDAY, "1941/1945"), Answer("1946", "1941/1945")),
        (Offset("year", -1, "story"), Context(THURSDAY, "1941/1945"), Answer("1940", "1941/1945")),
        (Offset("year", 1, "story"), Context(THURSDAY, "194X"), Answer(None)),
        (Offset("weekend", 0), Context(THURSDAY), Answer("2024-05-11/2024-05-12", "2024-05-16")),
        (Offset("weekend", 0), Context(THURSDAY, ahead=True), Answer("2024-05-18/2024-05-19", "2024-05-16")),
        (Weekday(0), Context(MONDAY), Answer("2023-01-23", "2023-01-23")),
        (Weekday(4), Context(MONDAY), Answer("2023-01-20", "2023-01-23")),
        (Weekday(4), Context(MONDAY, ahead=True), Answer("2023-01-27", "2023-01-23")),
        (Weekday(0, lean=-1), Context(MONDAY), Answer("2023-01-16", "2023-01-23")),
        (Weekday(0, lean=1), Context(MONDAY), Answer("2023-01-30", "2023-01-23")),
        (Weekday(6, lean=0), Context(MONDAY), Answer("2023-01-29", "2023-01-23")),
        (Weekday(4, within=Offset("week", -1)), Context(MONDAY), Answer("2023-01-20", "2023-01-23")),
        (Calendar(None, 3, 21, within=Offset("year", -1)), Context(MONDAY), Answer("2022-03-21", "2023-01-23")),
        (Calendar(day=4, within=Offset("month", -1)), Context(MONDAY), Answer("2022-12-04", "2023-01-23")),
        (Calendar(day=31, within=Offset("month", 1)), Context(MONDAY), Answer(None)),
        (Calendar(day=31), Context(date(2024, 5, 16)), Answer("2024-03-31", "2024-05-16")),
        (Calendar(day=31), Context(date(2024, 6, 1), ahead=True), Answer("2024-07-31", "2024-06-01")),
        (Calendar(day=30), Context(MONDAY, "1945-08-28", 1945, 8), Answer("1945-08-30", "1945-08-28")),
        (Calendar(None, 12), Context(MONDAY, "1998-11", 1998, 11), Answer("1998-12", "1998-11")),
        (Part("season", WINTER, within=Offset("year", 0)), Context(MONDAY), Answer("2022-24", "2023-01-23")),
        (Part("season", WINTER, within=Offset("year", -1)), Context(MONDAY), Answer("2022-24", "2023-01-23")),
        (Feast("easter0", 2024, weekend=True), Context(), Answer("2024-03-30/2024-03-31")),
        (Between(Calendar(day=7), Calendar(None, 5, 9)), Context(THURSDAY), "2024-05-07/2024-05-09"),
        (Between(Calendar(day=28), Calendar(2024, 3, 2)), Context(), "2024-02-28/2024-03-02"),
        (Between(Calendar(day=28), Calendar(2024, 1, 2)), Context(), "2023-12-28/2024-01-02"),
        (Between(Calendar(None, 12), Calendar(2024, 2)), Context(), "2023-12/2024-02"),
        (Between(Calendar(day=30), Calendar(2024, 3, 2)), Context(), Answer(None)),
    ],
    ids=str,
)
def test_a_value_means_these_days_in_its_context(value: Value, context: Context, wanted: Answer | str) -> None:
    answer = resolve(value, context)
    assert answer == wanted if isinstance(wanted, Answer) else answer.edtf == wanted


def test_a_weekday_after_the_last_day_of_all_stays_open() -> None:
    assert resolve(Weekday(1, lean=1), Context(date.max)) == Answer(None)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1945-08-28", Story(1945, 8, 28), Story(1945, 8, 28)),
        ("1945-08~", Story(1945, 8), Story(1945, 8)),
        ("1945-21", Story(1945), Story(1945)),
        ("1941/1945-09", Story(1941), Story(1945, 9)),
        ("1945-09/..", Story(1945, 9), None),
        ("194X", None, None),
    ],
)
def test_a_story_goes_on_from_either_end_of_its_date(edtf: str, first: Story | None, last: Story | None) -> None:
    assert (Story.of(edtf, late=False), Story.of(edtf, late=True)) == (first, last)


_LEANS = st.sampled_from((-1, 0, 1, None))
_OFFSETS = st.builds(
    Offset, st.sampled_from(get_args(Unit)), st.integers(-20000, 20000), st.sampled_from(("published", "story"))
)
_CALENDARS = st.builds(
    Calendar,
    *(st.none() | st.integers(1, most) for most in (9999, 12, 31)),
    _LEANS,
    st.none() | _OFFSETS,
).filter(lambda value: bool(value.year or value.month or value.day))
_VALUES = st.one_of(
    _OFFSETS,
    _CALENDARS,
    st.builds(Calendar, st.none(), *(st.integers(1, most) for most in (12, 31)), weekday=st.integers(0, 6)),
    st.builds(Weekday, st.integers(0, 6), _LEANS, st.none() | st.builds(Offset, st.just("week"), st.integers(-9, 9))),
    st.builds(Part, st.just("season"), st.integers(21, 24), st.none(), _LEANS, st.none() | _OFFSETS),
    st.builds(Feast, st.sampled_from(("2-29", "easter0", "pascha-2", "last-monday-5")), st.none(), _LEANS),
    st.builds(Between, _CALENDARS, _CALENDARS),
)


@given(
    _VALUES,
    st.sampled_from((None, date.min, date.max)) | st.dates(),
    st.sampled_from((None, "0001", "9999-12-31", "1945-08-28", "1945-21", "194X", "1941/1945", "2024-02-29")),
    st.sampled_from((None, True, False)),
)
def test_no_value_raises_in_any_context(
    value: Value, published: date | None, story: str | None, ahead: bool | None
) -> None:
    answer = resolve(value, Context(published, story, ahead=ahead))
    if answer.edtf is not None:
        assert str(parse_edtf(answer.edtf)) == answer.edtf
