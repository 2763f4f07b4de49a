"""The ways in which a Japanese date says its year, and the calendar date that comes of it."""
# floor 6

import re
from datetime import date
from typing import Final, NamedTuple

from events.expressions.grammar import Found
from events.expressions.japanese_eras import ERAS, KANJI, LETTERS, is_lunar
from events.expressions.japanese_numbers import number
from events.expressions.values import Anchor, Calendar, Offset, Unit, Unknown

_OPEN, _SHUT = r"\s?[(=＝〔]\s?", r"\s?[)=＝〕]"
_WESTERN = r"(?:西暦\s?)?"
# How a year can be said, by the name that its rows begin with.
YEARS: Final = {
    "year": rf"{{y}}(?:\s?年(?:{_OPEN}{{era}}\s?{{n}}\s?年?{_SHUT})?|{_OPEN}{{era2}}\s?{{n2}}\s?年?{_SHUT}\s?年)",
    "short": r"{yy}\s?年",
    "era": r"{era}\s?{n}\s?"
    rf"(?:年(?:{_OPEN}{_WESTERN}{{y}}\s?年?{_SHUT})?|{_OPEN}{_WESTERN}{{y2}}\s?年?{_SHUT}\s?年)",
    "letter": r"{letter}\.?{n}\s?年",
    "said": "{said}",
    "same": r"{sameyear}{n}\s?年",
}
# What stands behind the number that opens a year.
BEHIND: Final = {"year": "年(=＝〔", "short": "年", "era": "", "letter": "", "said": "", "same": ""}
# A full year before a short one tells its century, an era before 同21年 its era.
_FULL_YEAR = re.compile(r"(?<![0-9])(1[6-9][0-9]{2}|20[0-9]{2})\s?年")
_ANY_YEAR = re.compile(rf"({'|'.join(ERAS)})[0-9元一二三四五六七八九十]{{1,3}}年|{_FULL_YEAR.pattern}")
_LOOK_BACK = 300
# Two digits below this are years of this century, if nothing before them tells.
_PIVOT = 50


class Year(NamedTuple):
    """The year of a date: its number, or from where it counts; `era` is that of a year with lunar months."""

    number: int | None = None
    within: Offset | None = None
    era: str = ""

    def later(self) -> "Year":
        """The year after."""
        within = self.within and Offset(self.within.unit, self.within.count + 1, self.within.anchor)
        return Year(self.number and self.number + 1, within)


def counted(found: Found, slot: str, unit: Unit) -> Offset:
    """What a word such as 昨年 or 翌月 counts."""
    where, count = found.meaning(slot).split()[-2:]
    anchor: Anchor = "story" if where == "story" else "published"
    return Offset(unit, int(count), anchor)


def number_in(found: Found, slot: str) -> int | None:
    """The number in a slot, None if it is empty."""
    word = found.word(slot)
    return number(word) if word else None


def year_of(found: Found) -> Year | None:
    """The year that an expression says, an empty one if it says none; None if 同21年 follows no year."""
    count = number_in(found, "n") or 0
    if found.word("said"):
        return Year(within=counted(found, "said", "year"))
    if found.word("sameyear"):
        same = _same(found.match, count)
        return Year(same) if same else None
    if found.word("yy"):
        return Year(century(found.match, number(found.word("yy"))))
    if found.word("letter"):
        return Year(LETTERS[found.word("letter")] + count)
    if found.word("kanji"):
        return Year(KANJI[found.word("kanji")] + count)
    western = number_in(found, "y") or number_in(found, "y2")
    if found.word("era") and found.match[0].startswith(found.word("era")):
        year = ERAS[found.word("era")] + count
        return Year(western or year, era=found.word("era") if is_lunar(year) else "")
    return Year(western)


def century(match: re.Match[str], short: int) -> int:
    """The full year of two digits: in the century of the last full year before them, if that fits; else the nearest."""
    full = _FULL_YEAR.findall(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    if full:
        last = int(full[-1])
        year = last // 100 * 100 + short
        if last - 10 <= year < 2000 + _PIVOT:
            return year
    return 2000 + short if short < _PIVOT else 1900 + short


def _same(match: re.Match[str], count: int) -> int | None:
    """The year of 同21年: of the era that the text named last, or of the century of its last year."""
    named = _ANY_YEAR.findall(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    if not named:
        return None
    era, full = named[-1]
    return ERAS[era] + count if era else int(full) // 100 * 100 + count


def dated(
    year: Year, month: int | None, day: int, weekday: int | None = None, anchor: Anchor | None = None
) -> Calendar | Unknown:
    """A day of a month; Unknown if no calendar has it."""
    try:
        date(year.number or 2000, month or 1, day)
    except ValueError:
        return Unknown("no-such-day")
    return Calendar(year.number, month, day, within=year.within, weekday=weekday, anchor=anchor)
