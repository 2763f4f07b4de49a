from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.candidates.clauses import whole_years
from events.candidates.proposing import propose
from events.dates import EdtfDate
from events.documents.faults import DocumentError
from events.documents.reading import read_document

ALL = {"iturup", "kunashir", "shikotan", "habomai"}


def proposed(text: str, lang: str = "en", published: str | None = "2024-05-16") -> list[dict[str, Any]]:
    """The candidates of a text, of which each quote is where it is said to be."""
    document = read_document("a.txt", text.encode(), published=published, language=lang)
    found = propose(document)
    for passage in (*found, *(also for one in found for also in one["also"])):
        assert document.text[passage["start"] : passage["end"]] == passage["quote"]
        assert document.paragraph_at(passage["start"]) == passage["paragraph"]
    return found


def told(text: str, lang: str = "en", published: str | None = "2024-05-16") -> list[tuple[str | None, set[str]]]:
    return [(one["date"], set(one["places"])) for one in proposed(text, lang, published)]


def test_one_happening_in_three_paragraphs_is_one_candidate() -> None:
    text = (
        "A ferry ran aground off Shikotan on Monday.\nNobody was hurt.\n"
        "The ferry ran aground off Shikotan on Monday in thick fog, the port said.\nWind drove it aground on Monday."
    )
    [one] = proposed(text)
    assert (one["date"], one["paragraph"]) == ("2024-05-13", 1)
    assert [also["paragraph"] for also in one["also"]] == [3, 4]


def test_one_day_on_two_islands_is_two_candidates() -> None:
    text = "A school opened on Kunashir on Monday.\nThe school on Iturup opened on Monday."
    assert told(text) == [("2024-05-13", {"kunashir"}), ("2024-05-13", {"iturup"})]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 5 May 2019 officials visited Kunashir, and on 7 May 2019 they saw Shikotan."),
        ("ja", "2019年5月5日に一行は国後島を訪れ、2019年5月7日に色丹島を見た。"),
        ("ru", "5 мая 2019 года группа посетила Кунашир, а 7 мая 2019 года — Шикотан."),
    ],
)
def test_two_islands_and_two_dates_in_one_sentence_are_kept_apart(lang: str, text: str) -> None:
    assert told(text, lang) == [("2019-05-05", {"kunashir"}), ("2019-05-07", {"shikotan"})]


def test_from_one_day_to_another_is_one_candidate() -> None:
    [one] = proposed("Ships stayed off Iturup from 28 August 1945 to 5 September 1945.")
    assert (one["date"], one["date_text"]) == ("1945-08-28/1945-09-05", "28 August 1945 to 5 September 1945")


@pytest.mark.parametrize("between", ["", "It has two doors.\n", "It has two doors.\nAnd a stove.\n"])
def test_a_sentence_without_a_place_has_that_of_the_sentences_before(between: str) -> None:
    places = proposed(f"There is a school on Kunashir.\n{between}It got a roof in 2012.")
    assert [(one["places"], one["place_basis"], one["place_scopes"]) for one in places] == (
        [(["kunashir"], "inherited", {"kunashir": "inferred"})] if between.count("\n") < 2 else []
    )


def test_a_group_of_islands_is_marked_as_one() -> None:
    [one] = proposed("A ferry came to the southern Kurils in 2012.")
    assert set(one["places"]) == ALL
    assert (one["place_basis"], set(one["place_scopes"].values())) == ("group", {"group"})


def test_a_dispute_without_an_island_is_about_all_four() -> None:
    text = "Japan and Russia talked of a peace treaty in 1998.\nNothing was said of Kunashir for years."
    assert told(text) == [("1998", ALL)]


@pytest.mark.parametrize("line", ["Quake on Kunashir, Monday", "More on Kunashir", "関連：国後島、月曜日", "Kunashir"])
def test_headings_and_links_are_no_candidates(line: str) -> None:
    text = f"{line}\nA school opened on Kunashir in 2012.\n{line}\n"
    assert [one["paragraph"] for one in proposed(text)] == [2]


def test_a_line_of_a_chronology_is_a_candidate() -> None:
    assert told("28 August 1945: troops land on Iturup") == [("1945-08-28", {"iturup"})]


def test_publication_line_and_dateline_are_no_candidates() -> None:
    text = "Published: May 16, 2024\nKUNASHIR, May 16 (Wire) - A school here has two doors. It got a roof in 2012."
    assert [one["date"] for one in proposed(text, published=None)] == ["2012"]


@pytest.mark.parametrize(
    ("lang", "text", "date", "basis"),
    [
        ("en", "Japan claims Kunashir and Iturup.", "../..", "standing"),
        ("ja", "日本は国後島を固有の領土と主張している。", "../..", "standing"),
        ("ru", "Япония претендует на Кунашир.", "../..", "standing"),
        ("en", "Russia insists that Iturup became its own after World War II.", "1945/..", "period"),
        ("en", "Japan and Russia have not signed a treaty on Iturup since World War II.", "1945-09/..", "period"),
        ("ja", "戦後、日本とロシアは国後島の平和条約を締結していない。", "1945-09/..", "period"),
        ("ru", "Россия считает, что Итуруп стал её частью после Второй мировой войны.", "1945/..", "period"),
    ],
)
def test_a_position_has_the_span_that_the_text_gives(lang: str, text: str, date: str, basis: str) -> None:
    assert [(one["date"], one["date_basis"], one["kind"]) for one in proposed(text, lang)] == [
        (date, basis, "position")
    ]


def test_a_position_may_hold_since_what_was_told_before() -> None:
    first = "Japan and Russia held talks on Iturup in 1998. "
    _, since = proposed(first + "All subsequent talks of Japan and Russia came to nothing.")
    assert (since["date"], since["date_rule"], since["kind"]) == ("1998/2024-05", "since", "position")
    _, then = proposed(first + "Japan insists on the document.")
    assert (then["date"], then["date_rule"], then["kind"]) == ("1998/..", "from-then-on", "position")
    _, unpublished = proposed(first + "All subsequent talks of Japan and Russia came to nothing.", published=None)
    assert unpublished["date"] == "1998/.."


def test_a_side_goes_on_with_what_it_has_just_said() -> None:
    text = (
        "The Russian Foreign Ministry said on Monday that it halts talks on Iturup.\n"
        "The ministry also leaves the joint projects.\nThe sea was calm."
    )
    first, second = proposed(text)
    assert (second["date"], second["date_rule"], second["date_anchor"]) == ("2024-05-13", "goes-on", "2024-05-13")
    assert (second["follows"], second["places"]) == (first["start"], ["iturup"])


def test_a_report_opens_with_what_is_said_on_the_day_of_publication() -> None:
    text = "Kunashir today\nJapan said a ferry to Kunashir is late.\nOfficials said it has two decks."
    assert [(one["date"], one["date_rule"], one["paragraph"]) for one in proposed(text)] == [("2024-05-16", "lead", 2)]
    assert proposed(text, published=None) == []


def test_what_something_rests_on_is_no_younger() -> None:
    text = "Visits to Kunashir began in 1992 on the basis of an agreement of Japan and Russia."
    assert [(one["date"], one["date_rule"]) for one in proposed(text)] == [
        ("1992", "year"),
        ("../1992", "no-later-than"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Senkaku Islands were visited on 5 May 2019. The islands have had a pier since 2012.",
        "Paramushir got a pier in 2019.",
        "The president was in Paris on Monday, officials said.",
        "The ferry Kunashir was sold in 2012.",
    ],
)
def test_a_text_about_other_places_has_no_candidates(text: str) -> None:
    assert proposed(text) == []


def test_what_counts_from_an_unknown_day_is_unresolved_and_says_so() -> None:
    one, other = proposed("A ferry ran aground off Shikotan last Friday. It was built in 2012.", published=None)
    assert (one["date"], one["date_basis"], one["date_text"]) == (None, "unresolved", "last Friday")
    assert one["date_why"] == "'last Friday' names no single day, or counts from a date that is not known."
    assert (other["date"], other["date_why"]) == ("2012", "'2012', as written.")


def test_why_a_date_is_what_it_is_names_what_it_counts_from() -> None:
    [one] = proposed("A pier opened on Iturup on March 21 last year.", published="2023-01-23")
    assert one["date"] == "2022-03-21"
    assert one["date_why"] == "'March 21 last year', counted from 2023-01-23."


def test_what_begins_after_the_day_of_publication_is_planned() -> None:
    text = "A pier opened on Shikotan in 2012, and one will open in 2026."
    assert [one["planned"] for one in proposed(text)] == [False, True]
    assert [one["planned"] for one in proposed(text, published=None)] == [False, False]


def test_a_century_is_its_years() -> None:
    assert told("Maps of the 19th century show Shikotan.") == [("1800/1899", {"shikotan"})]
    assert told("Ships called at Shikotan from the 18th century to the 19th century.") == [("1700/1899", {"shikotan"})]
    written = {"18XX": "1800/1899", "../18XX": "../1899", "18XX/..": "1800/..", "17XX/1850": "1700/1850"}
    assert {edtf: whole_years(edtf) for edtf in written} == written
    assert [whole_years(edtf) for edtf in ("197X", "1956-10", None)] == ["197X", "1956-10", None]


def test_hostile_text_is_quoted_as_it_is() -> None:
    words = "{{ 7*7 }} {% raw %} </textarea> 'a' \"b\" \u202ec\u202c 🏝 $(d) ../../e"
    [one] = proposed(f"In 2012 a school {words} opened on Kunashir.")
    assert words in one["quote"]
    assert not [title for title in one["titles"].values() if "{" in title or "<" in title]


def test_a_candidate_has_a_title_and_a_summary_in_every_language() -> None:
    [one] = proposed("The Russian Foreign Ministry closed a school on Kunashir in 2012.")
    assert one["title"] == one["titles"]["en"]
    assert one["titles"].keys() == one["summaries"].keys() == {"en", "ja", "ru"}
    assert all(one["quote"] not in text for text in (*one["titles"].values(), *one["summaries"].values()))


_PIECES = (
    *("Kunashir", "Iturup", "the islands", "Japan", "Russia", "claims", "said", "also", "until", "since then", "from"),
    *(
        "to",
        "and",
        "on 5 May 2019",
        "in 1956",
        "last year",
        "Monday",
        "the 19th century",
        "30 February",
        "the next day",
    ),
    *(
        ".",
        ". ",
        "\n",
        ",",
        ";",
        "「",
        "。",
        "国後島",
        "昨年3月",
        "主張している",
        "Итуруп",
        "в 1956 году",
        "претендует",
    ),
    *("after World War II", "subsequent", "on the basis of an agreement", "in 1946 to 1945", "9999", "-", "this"),
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map(" ".join),
    st.sampled_from(("en", "ja", "ru", "de")),
    st.sampled_from((None, "2024-05-16", "1940-01-01")),
)
def test_any_text_gives_candidates_with_readable_dates_and_literal_quotes(
    text: str, lang: str, published: str | None
) -> None:
    try:
        found = proposed(text, lang, published)
    except DocumentError:
        return
    for one in found:
        assert one["date"] is None or EdtfDate.parse(one["date"]).text == one["date"]
        assert set(one["places"]) <= ALL
        assert 0 < one["confidence"] <= 1
