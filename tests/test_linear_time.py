"""Hostile texts cost in proportion to their length: work is counted, and no clock is looked at."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from events.candidates.proposing import propose
from events.candidates.sentences import sentences
from events.documents.document import Document
from events.expressions.finding import READABLE, find_dates
from tests.bench.reading import DAY, find, propose_in
from tests.bench.reading_texts import NUMBERED, PIECES, hostile, news

SMALL, TIMES = 6_000, 4
# Four times the text may cost four times the work, and some for what is done once.
MOST = 4.6
FEW = 300
each_hostile_text = pytest.mark.parametrize("name", [*PIECES, *NUMBERED])


def calls(action: Callable[[], object]) -> int:
    """How many functions an action calls, those in C included."""
    count = 0

    def step(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def growth(read: Callable[[str, str], object], small: tuple[str, str], large: tuple[str, str]) -> float:
    """How many times the calls of the small text the large one takes, both (language, text)."""
    # What is built once is built before.
    read(small[1], small[0])
    read(large[1], large[0])
    return (calls(lambda: read(large[1], large[0])) + FEW) / (calls(lambda: read(small[1], small[0])) + FEW)


@each_hostile_text
def test_four_times_a_hostile_text_takes_four_times_the_work_to_find_dates_and_places(name: str) -> None:
    assert growth(find, hostile(name, SMALL), hostile(name, TIMES * SMALL)) <= MOST


@each_hostile_text
def test_four_times_a_hostile_text_takes_four_times_the_work_to_propose(name: str) -> None:
    assert growth(propose_in, hostile(name, SMALL), hostile(name, TIMES * SMALL)) <= MOST


@pytest.mark.parametrize("lang", READABLE)
def test_four_times_the_news_take_four_times_the_work(lang: str) -> None:
    small = news(lang, 15_000)
    assert growth(propose_in, (lang, small), (lang, small * TIMES)) <= MOST


def test_work_that_grows_faster_than_the_text_would_be_seen() -> None:
    def pairs(text: str, _: str) -> object:
        return [one.lower() for one in text for _ in text]

    assert growth(pairs, ("en", "a" * 20), ("en", "a" * 80)) > MOST


# What a regular expression does in itself is no call. Where it went back over a text again and again these would take
# hours, and the time that every test here has at most would end them.
@pytest.mark.parametrize("lang", READABLE)
@pytest.mark.parametrize(
    "sign", [".", "…", "!", '"', ")", "」", "-", " ", "\n", "1", "a", "A", "я", "Я", "島", "二", "a. "]
)
def test_a_text_of_one_sign_comes_to_an_end(sign: str, lang: str) -> None:
    text = (sign * 1_000_000)[:1_000_000]
    find_dates(text, lang, DAY)
    assert sum(one.end - one.start for one in sentences(text)) <= len(text)


@pytest.mark.parametrize("name", NUMBERED)
def test_what_candidates_quote_stays_in_proportion(name: str) -> None:
    quoted = []
    for size in (SMALL, TIMES * SMALL):
        lang, text = hostile(name, size)
        document = Document("a.txt", text, lang, None, "unknown", (), "", "", "", ())
        quoted.append(
            sum(len(one["quote"]) + sum(len(more["quote"]) for more in one["also"]) for one in propose(document))
        )
    assert quoted[1] <= MOST * (quoted[0] + FEW)
