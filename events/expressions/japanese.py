"""The grammar of Japanese dates, and where a Japanese sentence looks: back or ahead."""
# floor 8

from events.expressions import japanese_numbers as numbers
from events.expressions import japanese_words as words
from events.expressions.grammar import Grammar
from events.expressions.japanese_absolute import ABSOLUTE
from events.expressions.japanese_eras import ERAS, KANJI, LETTERS
from events.expressions.japanese_parts import PARTS
from events.expressions.japanese_relative import RELATIVE
from events.expressions.japanese_sentences import looks_ahead
from events.expressions.japanese_spans import SPANS

__all__ = ["GRAMMAR", "looks_ahead"]

GRAMMAR = Grammar(
    slots={
        **{"era": ERAS, "letter": LETTERS, "kanji": KANJI, "said": words.YEARS, "fiscal": words.FISCAL_YEARS},
        **{"rmonth": words.MONTHS, "week": words.WEEKS, "weekend": words.WEEKENDS, "wday": words.WEEKDAYS},
        **{"today": words.DAYS, "sday": words.STORY_DAYS, "season": words.SEASONS, "sideseason": words.SIDE_SEASONS},
        **{"half": words.HALVES, "unit": words.UNITS, "feast": words.FEASTS, "newfiscal": words.NEW_FISCAL_YEAR},
        **{"yearpart": words.YEAR_PARTS, "monthpart": words.MONTH_PARTS},
        **words.OPENERS,
    },
    patterns={
        **{"y": numbers.YEAR, "yy": numbers.SHORT_YEAR, "n": numbers.ERA_YEAR, "m": numbers.MONTH, "d": numbers.DAY},
        **{"count": numbers.COUNT, "tens": "(?:[0-9]0|[二三四五六七八九]?十)", "q": "[1-4一二三四]"},
        "c": "(?:2[01]|1[0-9]|[2-9]|二十一?|十[一二三四五六七八九]?|[二三四五六七八九])",
    },
    rows=(*ABSOLUTE, *SPANS, *RELATIVE, *PARTS),
    token=words.TOKEN,
    before=r"西暦\s?",
    # A clock time follows a day without a break: 3日9時.
    ends="(?:(?<![0-9])|(?![0-9]))",
    numerals=numbers.NUMERALS,
)
