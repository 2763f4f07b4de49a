import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.expressions.finding import find_dates
from events.expressions.folding import fold
from events.expressions.grammar import Grammar
from events.expressions.japanese import GRAMMAR, looks_ahead
from events.expressions.japanese_numbers import number
from tests.japanese_dates import DECOYS, NEWS, OPEN, STORY

PUBLISHED = date(2024, 5, 16)
MARK = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")


def lines(block: str) -> list[str]:
    return block.strip().splitlines()


def plain(line: str) -> str:
    return MARK.sub(r"\1", line)


def wanted(line: str) -> list[tuple[str, str | None]]:
    return [(text, None if edtf == "?" else edtf) for text, edtf in MARK.findall(line)]


def found(text: str, published: date | None) -> list[tuple[str, str | None]]:
    return [(one.text, one.edtf) for one in find_dates(text, "ja", published)]


@pytest.mark.parametrize("line", [*lines(NEWS), *lines(STORY)], ids=plain)
def test_every_date_of_a_sentence_is_found_and_nothing_else(line: str) -> None:
    assert found(plain(line), PUBLISHED) == wanted(line)


@pytest.mark.parametrize("line", lines(STORY), ids=plain)
def test_dates_that_need_no_day_of_publication_are_the_same_without_one(line: str) -> None:
    assert found(plain(line), None) == wanted(line)


@pytest.mark.parametrize("line", lines(OPEN), ids=plain)
def test_what_counts_from_an_unknown_day_stays_open(line: str) -> None:
    assert found(plain(line), None) == wanted(line)
    assert {one.basis for one in find_dates(plain(line), "ja", None)} == {"unresolved"}


@pytest.mark.parametrize("line", lines(DECOYS), ids=plain)
def test_what_only_looks_like_a_date_is_none(line: str) -> None:
    assert found(plain(line), PUBLISHED) == wanted(line)


def test_the_table_is_as_long_as_it_is_said_to_be() -> None:
    assert sum(len(wanted(line)) for block in (NEWS, STORY, OPEN) for line in lines(block)) >= 120


def test_no_row_of_the_grammar_is_unused() -> None:
    used = {
        one.rule
        for block in (NEWS, STORY, OPEN)
        for line in lines(block)
        for one in find_dates(plain(line), "ja", PUBLISHED)
    }
    assert {row.name for row in GRAMMAR.rows} == used


def test_the_name_of_a_row_is_its_own() -> None:
    names = [row.name for row in GRAMMAR.rows]
    assert len(names) == len(set(names))


def test_a_row_that_names_what_stands_behind_its_number_is_found_by_it() -> None:
    free = Grammar(
        **{name: getattr(GRAMMAR, name) for name in ("slots", "patterns", "token", "before", "ends", "numerals")},
        rows=tuple(type(row)(row.name, row.pattern, row.value, row.guard) for row in GRAMMAR.rows),
    )
    for line in [*lines(NEWS), *lines(STORY), *lines(DECOYS)]:
        text = plain(line)
        assert list(GRAMMAR.scan(text, fold(text))) == list(free.scan(text, fold(text)))


def test_a_heading_with_a_year_is_no_part_of_the_line_below() -> None:
    assert [text for text, _ in found("1945年\n8月28日　択捉島に上陸", PUBLISHED)] == ["1945年", "8月28日"]


def test_a_long_line_may_break_within_a_date() -> None:
    text = "北方領土をめぐる両国の交渉の歴史は長く、1956年10\n月19日に共同宣言が署名された。"
    assert found(text, None) == [("1956年10\n月19日", "1956-10-19")]


def test_spans_are_literal() -> None:
    text = "　".join(plain(line) for block in (NEWS, STORY, OPEN, DECOYS) for line in lines(block))
    for one in find_dates(text, "ja", PUBLISHED):
        assert text[one.start : one.end] == one.text


@given(
    st.text(
        alphabet="0123456789０１２〇一二三十百千元年月日火曜同翌前今来昨先週末半世紀代度令和昭平成明治R"
        ".-/〜、（）()の間後 \n",
        max_size=60,
    )
)
def test_no_text_made_of_the_letters_of_dates_raises(text: str) -> None:
    spans = [(one.start, one.end) for one in find_dates(text, "ja", PUBLISHED)]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(st.text(max_size=80))
def test_no_text_at_all_raises(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in find_dates(text, "ja", None))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("元", 1),
        ("15", 15),
        ("十五", 15),
        ("一五", 15),
        ("廿一", 21),
        ("卅", 30),
        ("二〇二三", 2023),
        ("千九百四十五", 1945),
    ],
)
def test_numbers_are_read_however_they_are_written(written: str, value: int) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("before", "after", "ahead"),
    [
        ("首相は", "、来月訪問する考えを示した", False),
        ("両首脳は", "、東京で会談する見通しだ", True),
        ("会談は", "に開かれる見通しだと、政府が発表した", True),
        ("", "に開かれた会議で、協議を続ける方針を決めた", False),
        ("船は来る", "、入港した", True),
        ("漁期は", "まで", True),
        ("根室の気温", "", None),
    ],
)
def test_a_sentence_looks_where_its_verb_does(before: str, after: str, ahead: bool | None) -> None:
    assert looks_ahead(before, after) is ahead
