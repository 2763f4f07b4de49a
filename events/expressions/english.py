"""The grammar of English dates, and which way an English sentence looks."""
# floor 8

from events.expressions import english_words as words
from events.expressions.english_absolute import ABSOLUTE
from events.expressions.english_parts import PARTS
from events.expressions.english_relative import RELATIVE
from events.expressions.english_tense import looks_ahead
from events.expressions.grammar import Grammar

__all__ = ["GRAMMAR", "looks_ahead"]

GRAMMAR = Grammar(
    slots={
        **{"month": words.MONTHS, "wday": words.WEEKDAYS_SHORT, "season": words.SEASONS, "decade": words.DECADES},
        **{"unit": words.UNITS, "units": words.UNITS_MANY, "side": words.SIDES, "ago": words.STORY_SIDES},
        **{"n": words.NUMBERS, "ordinal": words.ORDINALS, "century": words.CENTURIES, "feast": words.FEASTS},
        **{"era": words.ERAS, "quarter": words.QUARTERS, "half": words.HALVES},
    },
    patterns={
        "y": "(?:1[0-9]|20)[0-9]{2}",
        "m": "(?:1[0-2]|0?[1-9])",
        "d": "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?",
        "dd": "(?:3[01]|[12][0-9]|0?[1-9])",
        "yy": "[0-9]{2}",
        "short": "[0-9]{1,2}",
        "tens": "[2-9]0",
        "ydecade": "(?:1[0-9]|20)[0-9]0",
        "nth": "[0-9]{1,2}(?:st|nd|rd|th)",
        "count": "[0-9]{1,3}",
        "q": "[1-4]",
    },
    rows=(*ABSOLUTE, *RELATIVE, *PARTS),
    token="[a-z]+|[0-9]+",
    before=(
        r"the |early |late |mid |mid-|earlier |later |about |around |circa |c\. ?|"
        "(?:middle|end|beginning|start|turn) of "
    ),
)
