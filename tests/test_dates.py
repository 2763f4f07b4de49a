import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import EdtfDate, format_date
from events.language import LANGUAGES

CASES = json.loads((Path(__file__).parent / "data" / "dates.json").read_text(encoding="utf-8"))
each_case = pytest.mark.parametrize("case", CASES, ids=[case["edtf"] for case in CASES])


@each_case
def test_bounds(case: dict[str, str]) -> None:
    parsed = EdtfDate.parse(case["edtf"])
    assert (parsed.earliest.isoformat(), parsed.latest.isoformat()) == (case["earliest"], case["latest"])
    assert parsed.text == case["edtf"]


@each_case
@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading(case: dict[str, dict[str, str]], lang: str) -> None:
    parsed = EdtfDate.parse(case["edtf"])
    found = {"long": format_date(parsed, lang), "short": format_date(parsed, lang, short=True)}
    assert found == case[lang]


def test_the_table_has_every_month_as_day_and_alone() -> None:
    days = {case["edtf"][5:7] for case in CASES if re.fullmatch(r"\d{4}-\d\d-\d\d", case["edtf"])}
    alone = {case["edtf"][5:7] for case in CASES if re.fullmatch(r"\d{4}-[01]\d", case["edtf"])}
    assert days == alone == {f"{month:02}" for month in range(1, 13)}


@pytest.mark.parametrize(
    ("edtf", "lang", "reading"),
    [
        ("1956-10-19", "en", "19 October 1956"),
        ("1956-10-19", "ja", "1956年10月19日"),
        ("1956-10-19", "ru", "19 октября 1956 г."),
        ("2017-09", "ru", "сентябрь 2017 г."),
        ("1945-09-03/1945-09-05", "en", "3–5 September 1945"),
        ("1945-09-03/1945-09-05", "ja", "1945年9月3日〜5日"),
        ("1300~/1500~", "ja", "1300〜1500年頃"),
        ("1300~/1500~", "ru", "ок. 1300–1500 гг."),
        ("194X", "ru", "1940-е гг."),
    ],
)
def test_the_readings_that_were_agreed(edtf: str, lang: str, reading: str) -> None:
    """Written out here too, since the table could be wrong as a whole."""
    assert format_date(EdtfDate.parse(edtf), lang).replace("\u00a0", " ") == reading


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("edtf", ["1956-10-19", "2017-09", "1945-09-03/1945-09-05", "1644~"])
def test_one_date_never_breaks_over_two_lines(edtf: str, lang: str) -> None:
    for short in (False, True):
        assert " " not in format_date(EdtfDate.parse(edtf), lang, short)


@pytest.mark.parametrize(
    ("edtf", "approximate", "precision"),
    [
        ("1956-10-19", False, "day"),
        ("2017-09?", False, "month"),
        ("1644~", True, "year"),
        ("1644%", True, "year"),
        ("194X", False, "decade"),
        ("1995/1998~", True, "year"),
        ("2023-07/2023-08-26", False, "month"),
        ("../1992", False, "year"),
        ("../..", False, "none"),
    ],
)
def test_approximate_and_precision(edtf: str, approximate: bool, precision: str) -> None:
    parsed = EdtfDate.parse(edtf)
    assert (parsed.approximate, parsed.precision) == (approximate, precision)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "..",
            "7 Feb 1855",
            "7.2.1855",
            "1855/02/07",
            "1855-2-7",
            "1855 ",
            " 1855",
            "1855-02-07\n",
        ),
        *("19XX", "1XXX", "194x", "1956-XX", "1956-13", "1956-00", "1956-10-32", "1956-10-00", "1900-02-29"),
        *("2023-02-29", "1945-04-31", "0000", "000X", "-0100", "10000", "Y12000", "2004-25", "2004-21~"),
        *("2004-21-01", "1560s"),
        *(
            "/1992",
            "1992/",
            "1/2/3",
            "1992/open",
            "../1992/..",
            "1956/1950",
            "1956-10-19T10:00:00",
            "[1667,1668]",
        ),
        *("٢٠٢٢", "１９５６", "1956~?", "~1956", "x" * 5000, "1956-10-19\u0000", "{{7*7}}"),
    ],
)
def test_bad_texts_are_refused_with_a_good_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"(?s)^found .*, wanted .*'\d{4}") as fault:
        EdtfDate.parse(text)
    assert repr(text[:20])[1:-1] in str(fault.value)


@pytest.mark.parametrize("value", [None, 1956, 1956.5, True, date(1956, 10, 19), ["1956"], {"a": 1}])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="wanted an EDTF text in quotes: '1855'"):
        EdtfDate.parse(value)


@given(st.dates(), st.dates())
def test_any_two_days_make_an_interval_that_holds_both(one: date, other: date) -> None:
    first, last = sorted((one, other))
    parsed = EdtfDate.parse(f"{first.isoformat()}/{last.isoformat()}")
    assert (parsed.earliest, parsed.latest) == (first, last)
    for lang in LANGUAGES:
        assert str(first.year) in format_date(parsed, lang)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        parsed = EdtfDate.parse(text)
    except ValueError:
        return
    assert parsed.earliest <= parsed.latest
