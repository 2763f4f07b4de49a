from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.candidates.clauses import clauses, spanning
from events.candidates.passages import Passage, annotate
from events.candidates.proposing import propose
from events.documents.reading import read_document


def passage(text: str, lang: str = "en", published: str | None = "2024-05-16") -> Passage:
    document = read_document("a.txt", text.encode(), published=published, language=lang)
    return max(annotate(document).passages, key=lambda one: len(one.dates))


def told(text: str, lang: str = "en") -> list[tuple[str | None, set[str]]]:
    """Date and places of each candidate of a text."""
    document = read_document("a.txt", text.encode(), published="2024-05-16", language=lang)
    return [(one["date"], set(one["places"])) for one in propose(document)]


def parts(text: str, lang: str = "en") -> list[tuple[str | None, list[str]]]:
    """Each date of the sentence with the places that go with it."""
    found = passage(text, lang)
    return [(part.edtf, [place.entry for place in part.places(found)]) for part in clauses(found)]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Officials visited Kunashir on 5 May 2019.", [("2019-05-05", ["kunashir"])]),
        (
            "en",
            "On 5 May 2019 officials visited Kunashir, and on 7 May 2019 they saw Shikotan.",
            [("2019-05-05", ["kunashir"]), ("2019-05-07", ["shikotan"])],
        ),
        (
            "en",
            "Troops landed on Iturup on 28 August 1945, on Kunashir on 1 September 1945.",
            [("1945-08-28", ["iturup"]), ("1945-09-01", ["kunashir"])],
        ),
        (
            "en",
            "Iturup got a pier in 2010, Kunashir a school in 2012, and Shikotan a clinic in 2014.",
            [("2010", ["iturup"]), ("2012", ["kunashir"]), ("2014", ["shikotan"])],
        ),
        (
            "ja",
            "2010年に択捉島で桟橋が完成し、2012年に国後島で学校が開校した。",
            [("2010", ["iturup"]), ("2012", ["kunashir"])],
        ),
        (
            "ru",
            "В 2010 году на Итурупе построили причал, а в 2012 году на Кунашире открыли школу.",
            [("2010", ["iturup"]), ("2012", ["kunashir"])],
        ),
        (
            "ru",
            "Десант высадился на Итурупе 28 августа 1945 года, на Кунашире 1 сентября 1945 года.",
            [("1945-08-28", ["iturup"]), ("1945-09-01", ["kunashir"])],
        ),
    ],
)
def test_each_date_has_the_places_that_are_told_with_it(
    lang: str, text: str, wanted: list[tuple[str | None, list[str]]]
) -> None:
    assert parts(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Ships stayed off Iturup from 28 August 1945 to 5 September 1945.", "1945-08-28/1945-09-05"),
        ("en", "Ships stayed off Iturup between August 1945 and March 1946.", "1945-08/1946-03"),
        ("en", "Ships came to Iturup 28 August 1945 – 5 September 1945.", "1945-08-28/1945-09-05"),
        ("en", "Ships came to Iturup from 1941 until the summer of 1945.", "1941/1945-22"),
        ("en", "Ships stayed at Iturup from last year until Monday.", "2023/2024-05-13"),
        ("ja", "1945年8月から1946年3月まで択捉島に船がいた。", "1945-08/1946-03"),
        ("ru", "Суда стояли у Итурупа с августа 1945 года по март 1946 года.", "1945-08/1946-03"),
        ("ru", "Суда стояли у Итурупа между 1941 и 1945 годом.", "1941/1945"),
    ],
)
def test_from_one_date_to_another_is_one_span(lang: str, text: str, wanted: str) -> None:
    [(edtf, places)] = parts(text, lang)
    assert (edtf, places) == (wanted, ["iturup"])


@pytest.mark.parametrize(
    "text",
    [
        "Ships came to Iturup in 2010 and 2012.",
        "Ships came to Iturup in 2010, then to Kunashir in 2012.",
    ],
)
def test_two_dates_that_nothing_joins_are_two(text: str) -> None:
    assert [edtf for edtf, _ in parts(text)] == ["2010", "2012"]


def test_a_span_of_which_an_end_is_not_known_is_open() -> None:
    found = passage("Ships came to Iturup from last year until 3 May 2024.", published=None)
    [part] = clauses(found)
    assert part.first.edtf is None
    assert part.edtf is None


def test_a_span_that_runs_backwards_is_none() -> None:
    assert spanning("1946-03", "1945-08") is None
    assert spanning("1941/1943", "1944/1945") == "1941/1945"
    [(edtf, _)] = parts("Ships came to Iturup from March 1946 to August 1945.")
    assert edtf == "1946-03"


@pytest.mark.parametrize(
    "text",
    [
        "Officials said on Tuesday that a pier opened on Iturup on 5 May.",
        "Officials said Tuesday that a pier opened on Iturup on 5 May.",
        "Officials told reporters on Tuesday that a pier opened on Iturup on 5 May.",
        "Officials on Tuesday said that a pier opened on Iturup on 5 May.",
    ],
)
def test_the_day_of_a_report_is_no_candidate_where_another_is_told(text: str) -> None:
    assert told(text) == [("2024-05-05", {"iturup"})]


def test_a_verb_between_two_dates_has_the_one_behind_it() -> None:
    text = "Об открытии причала на Итурупе 5 мая сообщил в понедельник мэр."
    assert told(text, "ru") == [("2024-05-05", {"iturup"})]


def test_the_day_of_a_report_is_one_where_no_other_is_told() -> None:
    assert told("Officials said on Tuesday that a pier is open on Iturup.") == [("2024-05-14", {"iturup"})]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The pier on Iturup was in use until 2015."),
        ("en", "The pier on Iturup was to be built no later than May 2026."),
        ("en", "The pier on Iturup was finished before the end of May 2015."),
        ("ru", "Причалом на Итурупе пользовались до 2015 года."),
        ("ru", "Причал на Итурупе построят не позднее 2026 года."),
    ],
)
def test_a_date_that_only_bounds_something_is_no_candidate(lang: str, text: str) -> None:
    assert told(text, lang) == []


def test_a_bound_beside_a_date_leaves_the_date() -> None:
    assert told("The pier on Iturup was built before 2015 and sold in 2017.") == [("2017", {"iturup"})]
    assert told("As before, on 5 May 2015 a pier opened on Iturup.") == [("2015-05-05", {"iturup"})]


def test_the_year_of_a_day_that_is_told_too_is_no_candidate() -> None:
    assert told("The 1956 declaration of 19 October 1956 names Shikotan.") == [("1956-10-19", {"shikotan"})]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("Iturup", "Kunashir", "in 2010", "on 5 May 2019", "from", "to", "last year", "and", ",", ";", "but"),
                *("between", "until", "until Monday", "–", "the", "ships came"),
            ]
        ),
        min_size=1,
        max_size=14,
    )
)
def test_clauses_cover_the_sentence_in_order(words: list[str]) -> None:
    found = passage("It was cold.\nShips came to Iturup in May 2010 " + " ".join(words) + ".")
    made = clauses(found)
    assert (made[0].start, made[-1].end) == (found.sentence.start, found.sentence.end)
    assert all(first.end == second.start and first.last.start < second.first.start for first, second in pairwise(made))
    assert all(part.start <= part.first.start and part.last.end <= part.end for part in made)
