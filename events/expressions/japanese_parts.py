"""Japanese expressions for seasons, quarters, halves, fiscal years, decades, centuries and feasts."""
# floor 7

from datetime import date

from dateutil.relativedelta import relativedelta

from events.expressions.grammar import Found, Row
from events.expressions.japanese_endings import JOINING, LISTS, OF_YEAR, PART_OF_DAY, TO
from events.expressions.japanese_eras import ERAS
from events.expressions.japanese_guards import is_century, is_dated, is_fiscal, is_season, is_short, is_word
from events.expressions.japanese_numbers import number
from events.expressions.japanese_words import FEASTS
from events.expressions.japanese_years import BEHIND, YEARS, counted, number_in, year_of
from events.expressions.values import Between, Calendar, Feast, Fixed, Offset, Part, Value

_FISCAL = {name: YEARS[name] for name in ("year", "short", "era", "letter")}
_PART = r"(?:第?{q}\s?四半期|{half})"
_OF_FISCAL = rf"(?:の?{_PART}|{OF_YEAR})"
_GUARDS = {"year": is_dated, "short": is_short, "era": is_word, "said": is_word}


def _season(found: Found) -> Value | None:
    year = year_of(found)
    return year and Part("season", found.whole("season"), year.number, within=year.within)


def _side_season(found: Found) -> Value:
    return Part("season", int(found.meaning("sideseason").split()[0]), within=counted(found, "sideseason", "year"))


def _part(found: Found) -> Value | None:
    year = year_of(found)
    if year is None:
        return None
    if found.word("half"):
        return Part("half", found.whole("half"), year.number, within=year.within)
    return Part("quarter", number(found.word("q")), year.number, within=year.within)


def _months_of_fiscal(found: Found) -> tuple[int, int]:
    """How many months after April the part of a fiscal year begins, and how many it has."""
    if found.word("half"):
        return 6 * found.whole("half") - 6, 6
    quarter = number_in(found, "q")
    return (3 * quarter - 3, 3) if quarter else (0, 12)


def _fiscal(found: Found) -> Value | None:
    year = year_of(found)
    if year is None or year.number is None:
        return None
    skipped, length = _months_of_fiscal(found)
    first = date(year.number, 4, 1) + relativedelta(months=skipped)
    last = first + relativedelta(months=length - 1)
    return Fixed(f"{first:%Y-%m}/{last:%Y-%m}")


def _side_fiscal(found: Found) -> Value:
    whole = counted(found, "fiscal", "fiscal")
    skipped, length = _months_of_fiscal(found)
    if length == 12:
        return whole
    # The year in which a fiscal year begins is the earlier of its two; January to March lie in the later one.
    first, last = (3 + skipped) % 12 + 1, (2 + skipped + length) % 12 + 1
    within = Offset("fiscal", whole.count + (last < 4), whole.anchor)
    return Between(Calendar(month=first), Calendar(month=last, within=within))


def _fiscal_span(found: Found) -> Value | None:
    first = number(found.word("y"))
    last = number(found.word("y2")) if found.word("y2") else first // 100 * 100 + number(found.word("yy"))
    if last <= first or (found.word("to") in LISTS and last != first + 1):
        return None
    return Fixed(f"{first:04d}-04/{last + 1:04d}-03")


def _new_fiscal_year(_: Found) -> Value:
    """The fiscal year that begins in the April of the year of publication."""
    return Between(Calendar(month=4), Calendar(month=3, within=Offset("year", 1)))


def _decade(found: Found) -> Value:
    """1990年代; 1800年代 is the century, 2000年代 the ten years."""
    year = number(found.word("y"))
    return Fixed(f"{year // 100}XX" if year % 100 == 0 and year < 2000 else f"{year // 10}X")


def _short_decade(found: Found) -> Value:
    tens = number(found.word("tens"))
    return Fixed(f"{(2000 if tens < 30 else 1900) // 10 + tens // 10}X")


def _decades(found: Found) -> Value | None:
    first = number(found.word("y"))
    last = first // 100 * 100 + number(found.word("tens"))
    return Fixed(f"{first}/{last + 9}") if first < last else None


def _era_decade(found: Found) -> Value:
    first = ERAS[found.word("era")] + number(found.word("tens"))
    return Fixed(f"{first}/{first + 9}")


def _century(found: Found) -> Value | None:
    first, last = number(found.word("c")), number_in(found, "c2")
    if last is None:
        return Fixed(f"{first - 1:02d}XX")
    return Fixed(f"{first - 1:02d}00/{last - 1:02d}99") if first < last else None


def _feast(found: Found) -> Value | None:
    year = year_of(found)
    return year and Feast(FEASTS[found.word("feast")], year.number, within=year.within)


PARTS = (
    *(Row(f"{name}-season", f"{YEARS[name]}の?{{season}}", _season, is_season, BEHIND[name]) for name in _GUARDS),
    Row("side-season", "{sideseason}", _side_season, is_word),
    *(Row(f"{name}-part", f"{YEARS[name]}の?{_PART}", _part, guard, BEHIND[name]) for name, guard in _GUARDS.items()),
    *(
        Row(f"{name}-fiscal", f"{year}度{_OF_FISCAL}", _fiscal, is_fiscal, BEHIND[name])
        for name, year in _FISCAL.items()
    ),
    Row("side-fiscal", f"{{fiscal}}{_OF_FISCAL}", _side_fiscal, is_word),
    Row("fiscal-span", rf"{{y}}\s?(?:年度?)?{TO}(?:{{y2}}|{{yy}})\s?年度", _fiscal_span, is_dated, f"年{JOINING}"),
    Row("new-fiscal", "{newfiscal}", _new_fiscal_year, is_word),
    Row("decade", rf"{{y}}年代{OF_YEAR}", _decade, is_dated, "年"),
    Row("short-decade", rf"{{tens}}年代{OF_YEAR}", _short_decade, is_short, "年"),
    Row("decades", rf"{{y}}年?代?{TO}{{tens}}年代{OF_YEAR}", _decades, is_dated, f"年代{JOINING}"),
    Row("era-decade", rf"{{era}}{{tens}}年代{OF_YEAR}", _era_decade, is_word),
    Row("century", rf"{{c}}(?:{TO}{{c2}})?世紀{OF_YEAR}", _century, is_century, f"世{JOINING}"),
    *(
        Row(f"{name}-feast", f"{YEARS[name]}の?「?{{feast}}", _feast, guard, BEHIND[name])
        for name, guard in _GUARDS.items()
    ),
    Row("feast", f"{{feast}}(?:{PART_OF_DAY})?", lambda found: Feast(FEASTS[found.word("feast")]), is_word),
)
