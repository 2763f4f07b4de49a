import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from events.expressions.english import GRAMMAR, looks_ahead
from events.expressions.finding import READABLE, find_dates
from events.expressions.folding import fold
from events.expressions.grammar import Grammar
from tests.english_dates import DECOYS, READ

TODAY = date(2024, 5, 16)
MARK = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")
# What the texts of hypothesis are made of: words and marks of dates in the languages that are read, and their traps.
PIECES = (
    *("May", "march", "7", "30", "1945", "2024", "03/04/2020", "th", "'s", "Monday", "last", "next", "year", "weeks"),
    *("ago", "later", "the", "of", "spring", "quarter", "Q3", "first", "second", "Easter", "weekend", "1970s", "19th"),
    *("century", "to", "and", "-", "–", "/", ".", ",", "(", ")", "\n", "\u00a0", "０", "９", "’", "“", "İ", "ſ", "ß"),
    *("昨年", "3月", "21日", "令和", "元", "年", "〜", "翌", "марта", "года", "в", "с", "по", "прошлого", "век", "XX"),
)


def sentences() -> list[tuple[str, str]]:
    """Every line of the table with the day on which it was published, "" if that is not known."""
    return [(published, line) for published, block in READ.items() for line in block.strip().splitlines()]


def plain(line: str) -> str:
    return MARK.sub(r"\1", line)


def found(text: str, published: str) -> list[tuple[str, str | None]]:
    day = date.fromisoformat(published) if published else None
    return [(one.text, one.edtf) for one in find_dates(text, "en", day)]


@pytest.mark.parametrize(("published", "line"), sentences(), ids=lambda value: plain(value)[:70])
def test_every_date_of_a_sentence_is_found_and_nothing_else(published: str, line: str) -> None:
    wanted = [(text, None if edtf == "?" else edtf) for text, edtf in MARK.findall(line)]
    assert found(plain(line), published) == wanted


@pytest.mark.parametrize("line", DECOYS.strip().splitlines(), ids=lambda line: line[:70])
def test_what_only_looks_like_a_date_is_none(line: str) -> None:
    assert found(line, TODAY.isoformat()) == []


def test_the_table_is_as_long_as_it_is_said_to_be() -> None:
    assert len([*sentences(), *DECOYS.strip().splitlines()]) >= 150


def test_no_row_of_the_grammar_is_unused() -> None:
    rows = tuple(replace(row, name=str(number)) for number, row in enumerate(GRAMMAR.rows))
    grammar = Grammar(GRAMMAR.slots, GRAMMAR.patterns, rows, GRAMMAR.token, GRAMMAR.before, GRAMMAR.ends)
    texts = [plain(line) for _, line in sentences()]
    used = {hit.row for text in texts for hit in grammar.scan(text, fold(text))}
    assert [GRAMMAR.rows[int(row.name)].pattern for row in rows if row.name not in used] == []


def test_every_value_of_the_table_is_edtf_that_the_package_reads() -> None:
    values = {edtf for _, line in sentences() for _, edtf in MARK.findall(line)} - {"?"}
    assert len(values) > 100
    for value in values:
        assert str(parse_edtf(value)) == value


@pytest.mark.parametrize("blank", ["\n", "\u00a0", "\u202f", "  ", " \n", "\r\n"])
def test_any_blank_and_any_line_break_parts_the_words_of_a_date(blank: str) -> None:
    words = f"March{blank}21,{blank}2019"
    assert found(f"signed on {words}, in Tokyo", "") == [(words, "2019-03-21")]
    assert found(f"signed two{blank}weeks{blank}ago", "2024-05-16")[0][1] == "2024-04-29/2024-05-05"


@pytest.mark.parametrize("dash", "-‐‑‒–—−")
def test_any_dash_joins_two_days(dash: str) -> None:
    assert found(f"seen on 7{dash}9 May 2019", "") == [(f"7{dash}9 May 2019", "2019-05-07/2019-05-09")]


def test_quotation_marks_and_brackets_may_stand_around_a_date() -> None:
    for before, after in ("“”", "‘’", '""', "()", "[]", "«»"):
        assert found(f"It says {before}March 21, 2019{after} there.", "") == [("March 21, 2019", "2019-03-21")]


def test_what_counts_from_an_open_date_stays_open_and_says_so() -> None:
    opened = find_dates("It opened last Friday, and two days later it shut.", "en", None)
    assert [(one.edtf, one.basis, one.anchor) for one in opened] == [(None, "unresolved", "")] * 2


def test_a_date_says_what_it_was_counted_from() -> None:
    text = "The port opened on 2 September 1945 and shut the next day. Last year it was found again."
    assert [(one.basis, one.anchor) for one in find_dates(text, "en", TODAY)] == [
        ("absolute", ""),
        ("anaphoric", "1945-09-02"),
        ("relative", "2024-05-16"),
    ]


def test_a_language_without_a_grammar_has_no_dates() -> None:
    assert find_dates("am 21. März 2019", "de", TODAY) == []


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("talks will be held on ", "", True),
        ("talks were held on ", "", False),
        ("talks are to be held on ", "", True),
        ("the vote set for ", "", True),
        ("on ", ", talks will be held", True),
        ("on ", ", talks were held", False),
        ("figures for ", "", False),
        ("was not raised until ", "", False),
        ("the port is shut until ", "", True),
        ("the port is shut on ", "", None),
        ("talks on ", "", False),
    ],
)
def test_verbs_tell_where_a_sentence_looks(before: str, after: str, wanted: bool | None) -> None:
    assert looks_ahead(before, after) is wanted


# The first text of a language waits for its words to be read.
@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    ),
    st.sampled_from(READABLE),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read_in_any_language(text: str, lang: str, published: date | None) -> None:
    expressions = find_dates(text, lang, published)
    assert all(text[one.start : one.end] == one.text and one.start < one.end for one in expressions)
    assert all(first.end <= second.start for first, second in pairwise(expressions))
    assert all((one.edtf is None) == (one.basis == "unresolved") for one in expressions)
    for one in expressions:
        if one.edtf is not None:
            assert str(parse_edtf(one.edtf)) == one.edtf
