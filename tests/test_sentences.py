from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.candidates.sentences import sentences
from events.documents.document import lines


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Sato of Nemuro met Gov. Limarenko on Jan. 5 near St. Petersburg.",
        "J. R. Smith of Acme Co. Ltd. sailed at 5 p.m. on Sept. 3.",
        "Rates rose 2.5 percent to No. 7 in the list.",
        "Он родился в 1956 г. в пос. Шана, ул. Ленина, д. 5.",
        "В 1956 г. А. Б. Иванов, т. е. автор, прибыл.",
        "一文だけの段落です。",
        "“Is it so?” he asked, and was gone.",
        "Is there no end",
    ],
)
def test_abbreviations_initials_and_decimals_end_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "Boats stayed in port."],
        ["“It rained.”", "Boats stayed in port."],
        ["Did it rain?", "“Yes!”", "Boats stayed."],
        ["It rained…", "Boats stayed."],
        ["Шёл дождь.", "«Суда стояли», сказал он.", "— Да!"],
        ["Talks began in 1992.", "16 ships came."],
        ["It rained (and snowed.)", "Boats stayed."],
    ],
)
def test_a_full_stop_before_a_capital_ends_a_sentence(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts
    assert cut("  \t".join(parts)) == parts


def test_japanese_sentences_end_without_a_blank() -> None:
    assert cut("雨が降った。船は港にいた！「帰ろう。」と言った") == [
        "雨が降った。",
        "船は港にいた！",
        "「帰ろう。」",
        "と言った",
    ]


def test_paragraphs_are_counted_from_one_among_lines_with_text() -> None:
    found = list(sentences("\n\nIt rained. It poured.\n \t\nBoats stayed.\n"))
    assert [one.paragraph for one in found] == [1, 1, 2]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Quake on Kunashir", True),
        ("More on this story", True),
        ("- Timeline of the talks", True),
        ("地震、国後島で", True),
        ("It rained.", False),
        ("It rained:", False),
        ("It rained.”", False),
        ("雨が降った。", False),
        ("「雨が降った」", False),
        ("Boats stayed in port and nobody went out " * 5, False),
        ("It rained. Boats stayed", False),
    ],
)
def test_a_short_line_that_no_stop_closes_is_a_heading(line: str, heading: bool) -> None:
    assert {one.heading for one in sentences(f"{line}\nIt rained.\n") if one.paragraph == 1} == {heading}


def test_a_sentence_without_end_comes_in_pieces() -> None:
    text = "rain and fog " * 1000
    found = list(sentences(text))
    assert len(found) > 1
    assert max(one.end - one.start for one in found) <= 2000
    assert "".join(cut(text)) == text.strip()


@given(
    st.text()
    | st.lists(
        st.sampled_from(["Rain", "Mr", "5", ".", "。", "!", "”", " ", "\n", "島", "г", "「", "」", "\u3000"])
    ).map("".join)
)
def test_sentences_hold_all_letters_of_a_text_in_their_order(text: str) -> None:
    found = list(sentences(text))
    assert all(first.end <= second.start and first.paragraph <= second.paragraph for first, second in pairwise(found))
    assert all(one.start < one.end for one in found)
    assert "".join("".join(cut(text)).split()) == "".join("".join(text[a:b] for _, a, b in lines(text)).split())
