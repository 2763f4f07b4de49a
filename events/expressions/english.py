"""The grammar of English dates, and where an English sentence looks: back or ahead."""
# floor 8

import re

from events.expressions import english_words as words
from events.expressions.english_absolute import ABSOLUTE
from events.expressions.english_parts import PARTS
from events.expressions.english_relative import RELATIVE
from events.expressions.grammar import Grammar

GRAMMAR = Grammar(
    slots={
        **{"month": words.MONTHS, "wday": words.WEEKDAYS_SHORT, "season": words.SEASONS, "decade": words.DECADES},
        **{"unit": words.UNITS, "units": words.UNITS_MANY, "side": words.SIDES, "ago": words.STORY_SIDES},
        **{"n": words.NUMBERS, "ordinal": words.ORDINALS, "century": words.CENTURIES, "feast": words.FEASTS},
        **{"quarter": words.QUARTERS, "half": words.HALVES},
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
    before=r"the |early |late |mid |mid-|middle of |end of |beginning of |start of |earlier |later |about |around |circa |c\. ?|turn of ",
)

# Words that point ahead, and words that point back; the nearest to a date decides.
_BE = "(?: (?:not|also|then|be|have|been|again|soon|probably|likely|now|only|formally|officially|already))*"
_DONE = "(?: (?:[a-z]{2,}ed|held|taken|made|given|put|sent|cut|built|sold|begun|shown|brought|paid))?"
_PAST = (
    "said told was were had did since according came went took made began met held saw fell rose let cut hit shut lay won lost gave found left sent spoke "
    "wrote became got kept led put ran shot struck stood thought brought bought sold built grew knew drew drove flew heard laid paid read sank sat sought "
    "taught threw woke broke chose dealt felt forgot fought hid meant rode rang sang slept spent swore swam tore wore"
)
_CUE = re.compile(
    rf"\b(?:(?P<ahead>(?:will|would|shall|should|must|won't|may|might|could|can|'ll|(?:is|are|was|were|still|set|due|has|have|had)(?: [a-z]+)? to){_BE}"
    rf"(?: [a-z]+)?|to be{_DONE}|plans? to|planned|planning to|due|schedules?|scheduled|expects?|expected|set for|going to|upcoming|hopes? to|aims? to|"
    "intends? to|postponed|delayed|proposed|deadline|ahead of|forthcoming|preparing|prepares? (?:to|for)|slated|awaits?|looking to|invited|targeted|coming|"
    "begins|starts|opens|takes? (?:place|effect|over|office)|kicks off|comes? into|goes (?:up|into|to|on)|enters|expires?|ends|closes|leaves|arrives|resumes|"
    "falls on|precedes|returns|votes|meets?|moves|retires|faces)|"
    rf"(?P<now>(?:is|are|be|stays?|remains?|keeps?){_BE}(?:{_DONE}| shut| open)|has|have|runs?|lasts?|close|open|begin|start)|"
    rf"(?P<back>(?:has|have)(?: [a-z]+)? (?:been|[a-z]+ed|[a-z]+en|gone|done|made|had|held|won|lost|sent|cut|put)|{_PAST.replace(' ', '|')}|[a-z]{{2,}}ed))\b"
)
# Weaker than a verb: these point ahead where no verb of the past stands by.
_TOWARDS = re.compile(r"\b(?:until|by|before|till|through)(?: the)? $")


def looks_ahead(before: str, after: str) -> bool | None:
    """Whether the words around a date, in small letters, point ahead; those before it count first; None: neither way."""
    cues = list(_CUE.finditer(before))
    cue = cues[-1] if cues else _CUE.search(after)
    if cue is None or cue["now"] is not None:
        return True if _TOWARDS.search(before) else None
    return cue["ahead"] is not None
