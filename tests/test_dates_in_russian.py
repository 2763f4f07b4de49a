import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.expressions.finding import find_dates
from events.expressions.folding import fold
from events.expressions.grammar import Grammar
from events.expressions.russian import GRAMMAR, looks_ahead

# Texts with their day of publication and what is in them: words and EDTF, None where the days stay open.
TABLE = json.loads((Path(__file__).parent / "data/dates-in-russian.json").read_text(encoding="utf-8"))
TODAY = date(2024, 5, 14)
PIECES = [
    *("5", "мая", "1945", "года", "в", "с", "по", "-", "(", ")", "и", ",", ".", "\n", "вторник", "следующий", "день"),
    *(
        "через",
        "два",
        "назад",
        "XX",
        "век",
        "30",
        "февраля",
        "0",
        "9999",
        "апреля",
        "квартал",
        "90-х",
        "Пасха",
        "сегодня",
    ),
]


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["text"][:60])
def test_russian_expressions_have_their_words_and_days(case: dict[str, Any]) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    found = find_dates(case["text"], "ru", published)
    assert [[one.text, one.edtf] for one in found] == case["dates"]


@pytest.mark.parametrize("text", TABLE["decoys"])
def test_words_and_numbers_that_only_look_like_dates_are_none(text: str) -> None:
    assert not [(one.text, one.rule) for one in find_dates(text, "ru", TODAY)]


def test_no_row_of_the_grammar_is_unused() -> None:
    rows = tuple(replace(row, name=str(number)) for number, row in enumerate(GRAMMAR.rows))
    grammar = Grammar(GRAMMAR.slots, GRAMMAR.patterns, rows, GRAMMAR.token, GRAMMAR.before, GRAMMAR.ends)
    texts = [case["text"] for case in TABLE["cases"]]
    used = {hit.row for text in texts for hit in grammar.scan(text, fold(text))}
    assert [GRAMMAR.rows[int(row.name)].pattern for row in rows if row.name not in used] == []


def test_what_counts_from_today_is_open_without_a_day_of_publication() -> None:
    text = "Вчера, на прошлой неделе, в пятницу, 3 мая, в прошлом году и три года назад."
    found = find_dates(text, "ru", None)
    assert len(found) == 5
    assert {(one.edtf, one.basis) for one in found} == {(None, "unresolved")}


def test_a_date_says_what_it_was_counted_from() -> None:
    text = "Порт открыли 2 сентября 1945 года, на следующий день вышел указ. В прошлом году его нашли."
    found = find_dates(text, "ru", TODAY)
    assert [(one.basis, one.anchor) for one in found] == [
        ("absolute", ""),
        ("anaphoric", "1945-09-02"),
        ("relative", "2024-05-14"),
    ]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\n", "  "])
def test_any_blank_parts_the_words_of_a_date(blank: str) -> None:
    [found] = find_dates(f"от 5{blank}мая{blank}2020{blank}года", "ru", None)
    assert (found.start, found.edtf) == (3, "2020-05-05")


def test_yo_and_capitals_make_no_difference() -> None:
    for text in ("в четвёртом квартале 2020 года", "В ЧЕТВЕРТОМ КВАРТАЛЕ 2020 ГОДА"):
        assert [one.edtf for one in find_dates(text, "ru", None)] == ["2020-10/2020-12"]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("в июне ", " откроется новый причал", True),
        ("новый причал открыли ", " на острове", False),
        ("министры увидятся ", "", True),
        ("сообщил, что ", " начнутся учения", True),
        ("лёд, который стоит до ", ", опасен", True),
        ("порт закрыт до ", "", True),
        ("завод работал до ", "", False),
        ("обещали построить к ", "", True),
        ("об этом договорились ", "", False),
        ("жители, представители и учителя ", "", None),
        ("", "", None),
    ],
)
def test_verbs_tell_where_a_sentence_looks(before: str, after: str, wanted: bool | None) -> None:
    assert looks_ahead(before, after) is wanted


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join), st.lists(st.sampled_from(PIECES)).map("".join)
    )
)
def test_any_text_is_read_and_its_expressions_are_literal(text: str) -> None:
    end = 0
    for one in find_dates(text, "ru", TODAY):
        assert end <= one.start < one.end
        assert text[one.start : one.end] == one.text
        end = one.end
