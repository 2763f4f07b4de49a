"""Words behind a Japanese year, month or day that narrow it: the expression has them, its EDTF does not."""
# floor 5

from typing import Final

WEEKDAY_LETTERS: Final = "月火水木金土日"
TO: Final = r"\s?(?P<to>〜|~|～|-|→|から|より|[、・,])\s?"
# The letters that begin what joins numbers.
JOINING: Final = "〜~～-→かよ、・,"
# What joins days of which only a few are told, one after another, rather than a span.
LISTS: Final = ("、", "・", ",")
_EDGES = r"初め(?!て)|はじめ(?!て)|初頭|早々|半ば|なかば|中ごろ|中頃|前半|後半|末"
OF_YEAR: Final = f"(?:の?(?:末期|年末|年頭|年初|初期|中期|暮れ|{_EDGES}))?"
OF_MONTH: Final = f"(?:の?(?:上旬|中旬|下旬|初旬|中盤|末日|終わり|{_EDGES}))?"
OF_WEEK: Final = r"(?:の?(?:初め(?!て)|はじめ(?!て)|前半|半ば|なかば|後半|明け))?"
PART_OF_DAY: Final = (
    r"の?(?:午前中|午前|午後|未明|早朝|深夜|夜遅く|夜半|夜(?![間行景勤])|朝方|朝(?!鮮|日新|刊|食|廷|礼)|昼過ぎ|昼前|昼(?!食)|正午過ぎ|正午"
    r"|夕方|夕(?![刊食張])|晩(?!さん|餐))"
)
OF_DAY: Final = (
    rf"(?:\s?[(=＝]\s?(?P<wd>[{WEEKDAY_LETTERS}])(?:曜日?)?(?:[・、,\s]{{0,2}}(?:祝日?|振?休))?\s?[)=＝]"
    rf"|の?(?P<wdd>[{WEEKDAY_LETTERS}])曜日?|\s?[(]祝日?[)])?(?:付け?(?![近属随])|{PART_OF_DAY})?"
)
