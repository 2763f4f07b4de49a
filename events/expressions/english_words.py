"""The words of English dates."""
# floor 5

from typing import Final

from events.expressions.names import month_words, weekday_words
from events.expressions.values import AUTUMN, SPRING, SUMMER, WINTER

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

NUMBERS: Final = {word: number for number, word in enumerate(_ONES.split(), start=1)} | {
    "a": 1,
    "an": 1,
    **{tens: 10 * number for number, tens in enumerate(_TENS.split(), start=2)},
    "a dozen": 12,
    "a couple of": 2,
    **{
        f"{tens}-{ones}": 10 * number + unit
        for number, tens in enumerate(_TENS.split(), start=2)
        for unit, ones in enumerate(_ONES.split()[:9], start=1)
    },
    "a hundred": 100,
    "one hundred": 100,
}
ORDINALS: Final = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)} | {
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINALS.split()[:9], start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
CENTURIES: Final = {word: number for word, number in ORDINALS.items() if number <= 21}
QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
HALVES: Final = {word: number for word, number in QUARTERS.items() if number <= 2}

_SHORT = {name: number for name, number in month_words("en").items() if len(name) == 3 and name != "may"}
MONTHS: Final = (
    month_words("en") | {"sept": 9} | {f"{name}.": number for name, number in _SHORT.items()} | {"sept.": 9, "febr.": 2}
)
WEEKDAYS: Final = weekday_words("en")
WEEKDAYS_SHORT: Final = {
    f"{short}{dot}": number
    for number, names in enumerate(("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"))
    for short in names.split()
    for dot in ("", ".")
} | WEEKDAYS
SEASONS: Final = {
    **{"spring": SPRING, "springtime": SPRING, "summer": SUMMER, "summertime": SUMMER},
    **{"autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER, "wintertime": WINTER},
}
DECADES: Final = {
    f"{stem}ties": number
    for stem, number in {
        **{"twen": 20, "thir": 30, "for": 40, "fif": 50, "six": 60},
        **{"seven": 70, "eigh": 80, "nine": 90},
    }.items()
}
UNITS: Final = {
    **{"day": "day", "week": "week", "weekend": "weekend", "fortnight": "week", "month": "month"},
    **{"quarter": "quarter", "year": "year", "decade": "decade", "century": "century"},
}
ERAS: Final = {unit: unit for unit in ("year", "decade", "century")}
UNITS_MANY: Final = {
    **{f"{unit}s": name for unit, name in UNITS.items() if unit not in ("century", "weekend", "fortnight")},
    "centuries": "century",
}
# Where "last", "next" and "this" point.
SIDES: Final = {
    "last": -1,
    "past": -1,
    "this past": -1,
    "next": 1,
    "coming": 1,
    "this coming": 1,
    "this": 0,
    "the current": 0,
    "current": 0,
}
STORY_SIDES: Final = {
    **{"that": 0, "that same": 0, "the same": 0, "same": 0, "that very": 0, "the very same": 0},
    **{"the following": 1, "the next": 1, "the ensuing": 1, "the previous": -1, "the preceding": -1, "the prior": -1},
    **{"following": 1, "previous": -1, "preceding": -1, "prior": -1, "the subsequent": 1},
}
FEASTS: Final = {
    **{"christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26"},
    **{"new year's day": "1-1", "new year's eve": "12-31", "new year's": "1-1", "new years day": "1-1"},
    **{"valentine's day": "2-14", "st. patrick's day": "3-17", "st patrick's day": "3-17", "may day": "5-1"},
    **{"victory day": "5-9", "halloween": "10-31", "veterans day": "11-11", "armistice day": "11-11"},
    **{"remembrance day": "11-11", "fourth of july": "7-4", "july fourth": "7-4", "bastille day": "7-14"},
    **{"groundhog day": "2-2", "april fools' day": "4-1", "earth day": "4-22", "juneteenth": "6-19"},
    **{"all saints' day": "11-1", "epiphany": "1-6", "anzac day": "4-25", "canada day": "7-1"},
    **{"good friday": "easter-2", "easter monday": "easter1", "easter sunday": "easter0", "easter": "easter0"},
    **{"palm sunday": "easter-7", "ash wednesday": "easter-46", "maundy thursday": "easter-3"},
    **{"thanksgiving": "4-thursday-11", "thanksgiving day": "4-thursday-11", "labor day": "1-monday-9"},
    **{"memorial day": "last-monday-5", "martin luther king day": "3-monday-1", "presidents day": "3-monday-2"},
    **{"presidents' day": "3-monday-2", "columbus day": "2-monday-10", "mother's day": "2-sunday-5"},
    **{"father's day": "3-sunday-6", "northern territories day": "2-7", "black friday": "4-friday-11"},
}
