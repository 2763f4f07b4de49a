"""Numbers as Japanese dates write them: 15, 十五, 一五, 元, and how their patterns look."""
# floor 5

from typing import Final

ONES: Final = "一二三四五六七八九"
_ZEROS = "〇零○"
TENS: Final = "十百千廿卅"
# Every letter that can stand in a number; the digits are ASCII, since the text is folded.
NUMERALS: Final = ONES + _ZEROS + TENS

_VALUES = {letter: str(value) for value, letter in enumerate(ONES, start=1)} | dict.fromkeys(_ZEROS, "0")
_OLD = {"廿": "二十", "卅": "三十"}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_ANY = f"[{ONES}{_ZEROS}]"

YEAR: Final = (
    rf"(?:(?:1[0-9]|20)[0-9]{{2}}|一{_ANY}{{3}}|二[{_ZEROS}]{_ANY}{{2}}"
    rf"|[一二]?千(?:[{ONES}]?百)(?:[{ONES}]?十)?[{ONES}]?|二千(?:[{ONES}]?十)?[{ONES}]?)"
)
SHORT_YEAR: Final = rf"(?:[0-9]{{2}}|{_ANY}{{2}})"
ERA_YEAR: Final = rf"(?:元|[0-9]{{1,2}}|[{ONES}]?十[{ONES}]?|廿[{ONES}]?|卅[{ONES}]?|[{ONES}]{_ANY}?)"
MONTH: Final = rf"(?:1[0-2]|0?[1-9]|十[一二]?|一[一二{_ZEROS}]|[{ONES}])"
DAY: Final = (
    rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[{ONES}]?|廿[{ONES}]?|卅一?|三[一{_ZEROS}]|[一二]{_ANY}|[{ONES}])"
)
COUNT: Final = rf"(?:[0-9]{{1,3}}|[{ONES}百十]{{1,5}}|[{ONES}]{_ANY}{{1,2}})"


def number(text: str) -> int:
    """The number that `text` writes, in digits or in kanji by place ("二三") or by tens ("二十三"); 元 is 1."""
    if text == "元":
        return 1
    for old, plain in _OLD.items():
        text = text.replace(old, plain)
    if not any(letter in _POWERS for letter in text):
        return int("".join(_VALUES.get(letter, letter) for letter in text))
    whole, part = 0, 0
    for letter in text:
        if letter in _POWERS:
            whole += (part or 1) * _POWERS[letter]
            part = 0
        else:
            part = int(_VALUES.get(letter, letter))
    return whole + part
