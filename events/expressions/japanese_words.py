"""The words of Japanese dates; a count has its anchor beside it, as in "story -1"."""
# floor 6

import re
from collections.abc import Mapping
from typing import Final

from events.expressions.japanese_eras import ERAS, KANJI, LETTERS
from events.expressions.japanese_numbers import NUMERALS
from events.expressions.names import weekday_words
from events.expressions.values import AUTUMN, SPRING, SUMMER, WINTER


def _counted(anchor: str, words: dict[int, str]) -> dict[str, str]:
    return {word: f"{anchor} {count}" for count, line in words.items() for word in line.split()}


YEARS: Final = _counted(
    "published",
    {-2: "一昨年 おととし", -1: "昨年 去年", 0: "今年 ことし 本年", 1: "来年 明年", 2: "再来年 さ来年"},
) | _counted(
    "story",
    {
        **{-2: "前々年 その前々年", -1: "前年 その前年", 0: "同年 同じ年 その年 この年"},
        **{1: "翌年 その翌年 あくる年", 2: "翌々年 その翌々年"},
    },
)
FISCAL_YEARS: Final = _counted(
    "published",
    {-2: "一昨年度", -1: "昨年度 去年度", 0: "今年度 本年度 年度内 年度末 年度初め", 1: "来年度 明年度", 2: "再来年度"},
) | _counted("story", {-1: "前年度", 0: "同年度", 1: "翌年度"})
MONTHS: Final = _counted(
    "published", {-2: "先々月", -1: "先月", 0: "今月 本月 月内", 1: "来月", 2: "再来月 さ来月"}
) | _counted("story", {-2: "前々月", -1: "前月", 0: "同月 同じ月 その月 この月", 1: "翌月 その翌月", 2: "翌々月"})
WEEKS: Final = _counted("published", {-2: "先々週", -1: "先週", 0: "今週", 1: "来週", 2: "再来週 さ来週"}) | _counted(
    "story", {-1: "前週", 0: "同週 その週", 1: "翌週"}
)
WEEKENDS: Final = _counted("published", {-1: "先週末", 0: "週末 今週末", 1: "来週末"})
DAYS: Final = _counted(
    "published",
    {
        **{-3: "さきおととい 一昨々日", -2: "一昨日 おととい", -1: "昨日 きのう 昨夜 昨晩 昨夕 ゆうべ"},
        **{
            0: "今日 きょう 本日 今朝 けさ 今夜 今晩 今夕",
            1: "明日 あす あした 明朝 明晩",
            2: "明後日 あさって",
            3: "しあさって",
        },
    },
)
STORY_DAYS: Final = _counted(
    "story",
    {
        **{-2: "前々日", -1: "前日 前夜 前の日 その前日", 0: "同日 同じ日 その日 この日 同夜"},
        **{1: "翌日 翌朝 翌晩 その翌日 次の日 あくる日", 2: "翌々日"},
    },
)
SEASONS: Final = {
    **{"春": SPRING, "夏": SUMMER, "秋": AUTUMN, "冬": WINTER},
    **{"初春": SPRING, "早春": SPRING, "晩春": SPRING, "春先": SPRING, "初夏": SUMMER, "真夏": SUMMER, "盛夏": SUMMER},
    **{"晩夏": SUMMER, "初秋": AUTUMN, "晩秋": AUTUMN, "秋口": AUTUMN, "初冬": WINTER, "真冬": WINTER, "厳冬": WINTER},
}
_PLAIN: Final = {"春": SPRING, "夏": SUMMER, "秋": AUTUMN, "冬": WINTER}
# A season and its year in one word: the season's number, the anchor, the count.
SIDE_SEASONS: Final = {
    f"{side}{season}": f"{number} {where}"
    for side, where in {
        **{"今": "published 0", "この": "published 0", "昨": "published -1", "来": "published 1"},
        **{"翌": "story 1", "同年": "story 0"},
    }.items()
    for season, number in _PLAIN.items()
}
HALVES: Final = {"上半期": 1, "上期": 1, "下半期": 2, "下期": 2}
UNITS: Final = {
    **{"日": "day", "週間": "week", "週": "week", "年": "year", "世紀": "century"},
    **{f"{counter}月": "month" for counter in ("カ", "か", "ヶ", "ヵ", "ケ", "箇", "個", "ｶ")},
}
WEEKDAYS: Final = weekday_words("ja") | {
    name.removesuffix("日"): number for name, number in weekday_words("ja").items()
}
FEASTS: Final = {
    **{
        "北方領土の日": "2-7",
        "終戦の日": "8-15",
        "終戦記念日": "8-15",
        "敗戦の日": "8-15",
        "元日": "1-1",
        "元旦": "1-1",
    },
    **{"大みそか": "12-31", "大晦日": "12-31", "こどもの日": "5-5", "子どもの日": "5-5", "子供の日": "5-5"},
    **{"憲法記念日": "5-3", "建国記念の日": "2-11", "建国記念日": "2-11", "昭和の日": "4-29", "みどりの日": "5-4"},
    **{"文化の日": "11-3", "勤労感謝の日": "11-23", "山の日": "8-11", "海の日": "3-monday-7", "敬老の日": "3-monday-9"},
    **{"成人の日": "2-monday-1", "スポーツの日": "2-monday-10", "体育の日": "2-monday-10", "防災の日": "9-1"},
    **{"クリスマス": "12-25", "クリスマスイブ": "12-24", "クリスマスイヴ": "12-24", "クリスマス・イブ": "12-24"},
    **{"バレンタインデー": "2-14", "ひな祭り": "3-3", "メーデー": "5-1", "竹島の日": "2-22", "沖縄慰霊の日": "6-23"},
    **{"広島原爆の日": "8-6", "長崎原爆の日": "8-9", "対独戦勝記念日": "5-9", "対ドイツ戦勝記念日": "5-9"},
}
NEW_FISCAL_YEAR: Final = {"新年度": 0}
# The year itself, seen from within: its end, its beginning.
YEAR_PARTS: Final = dict.fromkeys(("年末", "年内", "年初", "年始", "年頭", "年明け早々"), 0)
MONTH_PARTS: Final = dict.fromkeys(("月末", "月初め", "月初", "月半ば"), 0)
# Words that open an expression and say where the number behind them counts from.
OPENERS: Final = {
    **{
        "same": {"同": 0},
        "sameyear": {"同": 0, "翌": 1},
        "next": {"翌": 1, "翌日": 1, "前日": -1},
        "that": {"その": 0},
    },
    **{"turn": {"年明け": 1}, "span": {"年末年始": 1}, "monday": {"週明け": 0, "週初め": 0}},
    **{"tide": {"今世紀": 0, "前世紀": -1, "来世紀": 1}},
}

_WORDS: tuple[Mapping[str, int | str], ...] = (
    *(YEARS, FISCAL_YEARS, MONTHS, WEEKS, WEEKENDS, DAYS, STORY_DAYS, SIDE_SEASONS, WEEKDAYS, FEASTS, ERAS),
    *(NEW_FISCAL_YEAR, YEAR_PARTS, MONTH_PARTS, *OPENERS.values()),
)
_HIRAGANA = re.compile("[ぁ-ん]")


def _openings() -> str:
    """What begins an expression: a word in hiragana whole, any other by its first two letters."""
    found = {word if _HIRAGANA.match(word) else word[:2] for words in _WORDS for word in words}
    return "|".join(sorted((word for word in found if len(word) > 1 and word != "その"), key=len, reverse=True))


_NUMBER = f"0-9{NUMERALS}"
# What may follow a number that belongs to a date.
_COUNTED = r"\s{0,2}(?:[年月日世週カかヶヵケ箇個ｶ、・,〜～~./(=＝〔-]|から|元)"
_FIRST = "".join(sorted({word[0] for word in _openings().split("|")}))
TOKEN: Final = (
    # One look at the letter spares most of the text all the rest.
    f"(?=[{_FIRST}同翌そ{''.join(KANJI)}{''.join(LETTERS)}{_NUMBER}])"
    f"(?:{_openings()}"
    # These open a date only right before a number; alone, they stand for themselves in the rows.
    rf"|(?:[同翌{''.join(KANJI)}]|その|(?<![a-zａ-ｚ])[{''.join(LETTERS)}])(?![^{_NUMBER}.])"
    rf"|(?<![0-9])[0-9]++(?={_COUNTED})|(?<![{NUMERALS}])[{NUMERALS}]++(?={_COUNTED}))"
)
