"""How long it takes to read news and hostile texts, at several sizes and beside a peer and a floor.

Times are of one processor core and count its work, not the clock on the wall: a busy neighbour adds nothing.
"""

import math
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dateparser.search import search_dates

from events.candidates.proposing import propose
from events.documents.document import Document
from events.expressions.finding import find_dates
from events.names.places import find_places
from tests.bench.reading_texts import LANGUAGES, MEGABYTE, NUMBERED, PIECES, hostile, news
from tests.bench.run import say

SIZES = tuple(int(share * MEGABYTE) for share in (0.25, 0.5, 1, 2))
ROUNDS = 3
LONG = 4.0
SAMPLE = 20_000
DAY = date(2023, 1, 23)
_YEAR = re.compile(r"\d{4}")
Read = Callable[[str, str], object]


@dataclass(frozen=True)
class Curve:
    """Seconds at each of SIZES for one text."""

    text: str
    seconds: list[float]

    @property
    def exponent(self) -> float:
        """The slope of log time over log size: 1 where twice the text takes twice the time."""
        return slope([math.log(size) for size in SIZES], [math.log(max(second, 1e-6)) for second in self.seconds])


@dataclass(frozen=True)
class Speeds:
    """One language: words in the largest text, and the time to find dates and places, and to propose, at each size."""

    lang: str
    words: int
    found: Curve
    proposed: Curve


@dataclass(frozen=True)
class Beside:
    """Seconds for SAMPLE bytes of news of one language: our dates, dateparser's, and splitting with a plain search."""

    lang: str
    words: int
    ours: float
    peer: float
    floor: float


@dataclass(frozen=True)
class Readings:
    """All that was measured; of each hostile text a pair: dates and places, and the whole."""

    speeds: list[Speeds]
    hostile: list[tuple[Curve, Curve]]
    beside: list[Beside]


def measure_reading() -> Readings:
    """Measure everything; some minutes."""
    for lang in LANGUAGES:
        # Tables and patterns are made at the first use.
        propose_in(news(lang, 3000), lang)
    return Readings(
        speeds=[speeds_of(lang) for lang in LANGUAGES],
        hostile=[curves_of(name) for name in (*PIECES, *NUMBERED)],
        beside=[beside(lang) for lang in LANGUAGES],
    )


def speeds_of(lang: str) -> Speeds:
    """Measure the news of one language."""
    say(f"reading: news in {lang}")
    whole = [news(lang, size) for size in SIZES]
    return Speeds(
        lang,
        words_in(whole[-1], lang),
        Curve(f"news, {lang}", [seconds(find, text, lang) for text in whole]),
        Curve(f"news, {lang}", [seconds(propose_in, text, lang) for text in whole]),
    )


def curves_of(name: str) -> tuple[Curve, Curve]:
    """Measure one hostile text: dates and places, and the whole."""
    say(f"reading: {name}")
    curves = []
    for read in (find, propose_in):
        # What is kept of a text's days is made at the first use, too.
        read(*reversed(hostile(name, SIZES[0])))
        times = []
        for size in SIZES:
            lang, text = hostile(name, size)
            times.append(seconds(read, text, lang))
        curves.append(Curve(name, times))
    return curves[0], curves[1]


def beside(lang: str) -> Beside:
    """Measure a sample that the peer can bear."""
    say(f"reading: the peer in {lang}")
    text = news(lang, SAMPLE)
    return Beside(lang, words_in(text, lang), seconds(dates, text, lang), seconds(peer, text, lang), split_time(text))


def split_time(text: str) -> float:
    """Seconds of the floor, which are too few to be taken once."""
    times = 100
    return seconds(lambda text, lang: [plain(text, lang) for _ in range(times)], text, "") / times


def find(text: str, lang: str) -> object:
    """Dates and places."""
    return find_dates(text, lang, DAY), find_places(text)


def dates(text: str, lang: str) -> object:
    """Dates alone, as the peer finds them."""
    return find_dates(text, lang, DAY)


def propose_in(text: str, lang: str) -> object:
    """From a text to its candidates."""
    return propose(Document("bench.txt", text, lang, DAY.isoformat(), "editor", (), "", "", "", ()))


def peer(text: str, lang: str) -> object:
    """dateparser's search, told the language and the day."""
    return search_dates(text, languages=[lang], settings={"RELATIVE_BASE": datetime(DAY.year, DAY.month, DAY.day)})


def plain(text: str, _: str) -> object:
    """The least that anything can do: cut the words apart and look for four digits."""
    return text.split(), _YEAR.findall(text)


def seconds(read: Read, text: str, lang: str) -> float:
    """The least of three rounds, in seconds of the processor; no further round once the first have taken long."""
    rounds: list[float] = []
    while len(rounds) < ROUNDS and sum(rounds) < LONG:
        rounds.append(timed(read, text, lang))
    return min(rounds)


def timed(read: Read, text: str, lang: str) -> float:
    """One round."""
    start = time.process_time()
    read(text, lang)
    return time.process_time() - start


def words_in(text: str, lang: str) -> int:
    """Words between blanks; of Japanese, which has none, two characters count as a word."""
    return len(text) // 2 if lang == "ja" else len(text.split())


def slope(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Of the straight line that fits best."""
    return statistics.linear_regression(xs, ys).slope
