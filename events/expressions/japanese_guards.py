"""What tells a Japanese date from words and numbers that only look like one."""
# floor 6

import re

from events.expressions.japanese_numbers import NUMERALS, ONES, number

_HIRAGANA = "[ぁ-ん]"
# A line shorter than this is a heading: its year is no part of the line below.
_HEADING = 16

# 約15日 is a length of time; a treaty (条約) before a number is none.
_ABOUT = r"(?<![条公規契盟要節婚誓制協])約\s?"
# Behind a number and its unit: it is a length of time, an amount or a rank.
_LENGTH = re.compile(
    r"間(?!の休会)|以内|以上|未満|以下|連続|続|ぶり|振り|がかり|掛かり|分(?!から|に|の|、|は)|目|遅[れくい]|早[くいま]|余|弱|程度|ほど"
    r"|くらい|ぐらい|ごと|毎|おき|置き|に?わた|にも?及|足らず|待[ちっ]|あまり|あたり|当た|平均|かけ|かか|たっ|たつ|経|を切|ものの?|"
    r"も(?:続|かか|経|の|た[っつ])|に(?:一|1|２)[回度便人本件]|超|限り|がたっ|が経|近[くい]|前(?![半場])|後(?![半場])|[-/]"
)
# 2、3日: two or three days, where such words follow.
_LOOSE_BEFORE = re.compile("[1-3一二三][、・]$")
_LOOSE_AFTER = re.compile("間|中|で|後|前|すれば|ほど|以内|程度|おき|連続|ぶり|分")
_BEFORE_LENGTH = re.compile(
    rf"(?:[第数何幾毎各計丸満築残]|{_ABOUT}|およそ|ほぼ|延べ|あと|まる|最[長短大低高]|少なくとも|わずか|過去|今後|向こう|たった|ここ|毎月|"
    r"毎年|例年|平年|初|中|月|年|週|旧|閏|[0-9]-|[a-z]|[＋+*])$"
)
# A month or year whose larger unit is not of the date.
_BEFORE_MONTH = re.compile(rf"(?:[第数何毎各計閏旧年]|{_ABOUT}|[毎例]年[^。]{0, 9}|[0-9]-|[a-z])$")
_AFTER_MONTH = re.compile(r"[0-9]*(?:余|足らず|間|革命|号|ほど|程度|以上|未満|以内)")
_WORDS_IN_KANJI = re.compile(
    "五月(?:雨|病|人形|晴|蠅|山|祭)|四月馬鹿|二月堂|[三九]月場所|三日(?:月|坊主|天下|三晩)|二日(?:酔|市|町)|二十日(?:大根|鼠|ネズミ|えび)"
    "|十日(?:戎|えびす|町)|(?:[三四五六八]|廿)日(?:市(?!内|議|長|役|民|立)|町)|七日(?:町|七)|十八日町|一日(?:千秋|一善|署長|税務)"
)
# One of the month in kanji is also "a day", and 二三日 "two or three days": only these words behind tell.
_OPEN_DAY = re.compile(
    rf"[、付]|午[前後]|夜|朝(?!鮮)|未明|早朝|夕|深夜|から|まで|以降|[(=]|の?[月火水木金土日]曜|に[^0-9{NUMERALS}平最約数何一]"
)
_DAY_AMOUNT = re.compile(
    r"に?(?:つき)?(?:平均|最[大高低]|約|およそ|延べ|数|何|[0-9]+(?![0-9]*[時日月年分/])|当た|あた|も早|も欠|中(?!に)|券|乗車|署長|体験)"
)
_BEFORE_YEAR = re.compile(rf"(?:第|{_ABOUT}|紀元前|前|およそ|過去|今後|わずか|計|延べ|[0-9]-|[a-z])$")
_AFTER_YEAR = re.compile(
    r"間|ぶり|以上|余|も?続|もの|超|祭|分|目|連続|も?経|かけ|ほど|程度|足らず|弱|強|前(?!半|期|後)|後(?!半|期)|周年|来[、のにず]|近[くい]|とか"
)
_BEFORE_SHORT = re.compile(
    r"(?:[一-龥々ァ-ヶ0-9第約a-z]|から|以来|より|およそ|ほぼ|わずか|まる|あと|ここ|この|その|もう|丸|てから|たった|延べ|また|さらに)[、\s]?$"
)
_AFTER_SHORT = re.compile(
    r"に(?!一|1|[0-9]|わた|及|も(?:わた|及|な)|な[るっり]|満|近|相当|処|延|短縮|延長|一度)|には|から(?!出|2|3)|まで(?!の間)|以降|以後|時点|ごろ|頃|の(?!歴史|歳月|節目|間|"
    r"うち|刑|実刑|判決|懲役|経験|キャリア|任期|期限|契約|計画|伝統|生涯|人生|年月|長|時|月日|服役|ベテラン|保証|猶予|国債|沈黙|空白|ブランク|"
    r"区切|蓄積|準備|研究|老舗|古|付き合い|つきあい|人|重|期間|男|女|壁|眠|営業|実績|活動|幕|あゆみ|歩み|交流|努力|苦|はず|よう|とき|と)"
    r"|[、，]|[)）]|初め|春|夏|秋|冬|末|前半|後半|上半期|下半期"
)
_NOT_DAY = "共合協混異賛一帯年"
_BEFORE_WORD = {
    **dict.fromkeys("同", f"[{_NOT_DAY}]$"),
    **dict.fromkeys("前", "[午以直目手人名自事戦生従建腕板眼寸]$"),
    **dict.fromkeys("本明", "[一-龥々]$"),
    **dict.fromkeys("来", "[以本将未元由往従伝渡到再到外]$"),
    **dict.fromkeys("先", "[優祖旅連勤得宛行]$"),
    **dict.fromkeys("去", "[過死]$"),
    **dict.fromkeys("今", "[昨現当古]$"),
    **dict.fromkeys("年月週", "[一-龥々0-9]$"),
    **dict.fromkeys("終", "[最]$"),
}
_AFTER_WORD = re.compile(
    r"(?:[同前本]日(?:本|銀|産|航)|前日比|前[年月週](?:度|同月|同期)?比|同年(?:代|齢|輩|配|生)|今日(?:的|では|でも|に至|に及|性|まで(?:続|至|、)|の(?:国際|世界|社会|日本|姿|形))"
    r"|明日香|明朝体|[こそ]の年(?:齢|代|末|度|月日|頃|ごろ)|[こその]の日(?:暮|常|程|本|々|付|曜|差|頃)|[こそ]の月(?:曜|日)|元日(?:本|銀|産|立|通|ハム|活)"
    r"|来日|今年齢|年頭教書|年内容|年始回|月内容|新年度予算|同月(?:曜|刊)|前月(?:曜|刊)|この[春夏秋冬][一-龥]|[今昨来翌][春夏秋冬](?:闘|季|雄|子|樹|菜)"
    r"|本年次|今週刊|先週刊|週末期|年末調整|年末ジャンボ|[ァ-ヶ]*クリスマス(?:島|ツリー|カード|ケーキ|商戦|ソング|プレゼント|セール|マーケット)"
    r"|山の日(?:本|々|差)|海の日(?:本|々|差)|明日(?:葉|は我が身)|同日(?:本|銀|選)|今日から|その日その日|[次前]の日曜)"
)
_STANDS = re.compile(r"(?:^|[^ぁ-ん]|[はもがにのでとをやへ])$")
_LEAVES = re.compile(r"$|[^ぁ-んー]|[はもにのでとがへかよ]|まで|ごろ|ごと")


_DATE_BEFORE = re.compile(f"(?:[0-9{NUMERALS}同翌前][年月日]|[そこ])の$")


def one_line(text: str, match: re.Match[str]) -> bool:
    """Whether the expression stands in one line, or in a long one that breaks within it."""
    start, end = match.span()
    return "\n" not in text[start:end] or start - text.rfind("\n", 0, start) > _HEADING


def is_word(text: str, match: re.Match[str]) -> bool:
    """Whether a word such as 今日 or きょう stands for itself, and is no part of another: 今日的, べんきょう."""
    start, end = match.span()
    before, first = match.string[max(0, start - 1) : start], match[0][0]
    if re.match(_HIRAGANA, first) and not match[0].startswith(("その", "この")):
        alone = _STANDS.search(before) and _LEAVES.match(match.string, end)
        if not alone:
            return False
    elif first in _BEFORE_WORD and re.search(_BEFORE_WORD[first], before):
        return False
    return not _AFTER_WORD.match(match.string, start) and one_line(text, match)


def is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits and 年 are a year, and not a length of time or a year before Christ."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return not (_BEFORE_YEAR.search(before) or _AFTER_YEAR.match(match.string, match.end())) and one_line(text, match)


def is_dated(text: str, match: re.Match[str]) -> bool:
    """Whether a year and its month stand for themselves; only what is before them can tell."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return not _BEFORE_YEAR.search(before) and one_line(text, match)


def is_short_year(text: str, match: re.Match[str]) -> bool:
    """Whether two digits and 年 are a year: nothing of a length before them, and the words of a date behind."""
    return (
        match["yy"].isascii()
        and is_short(text, match)
        and bool(_AFTER_SHORT.match(match.string, match.end()))
        and not _LENGTH.match(match.string, match.end())
    )


def is_short(text: str, match: re.Match[str]) -> bool:
    """Whether two digits and 年 before a month are a year, and no sentence of the court or part of an unknown era."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return not _BEFORE_SHORT.search(before) and one_line(text, match)


def is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a month without a year is one: not every year's, and no other word in kanji."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if _BEFORE_MONTH.search(before) or _WORDS_IN_KANJI.match(match.string, match.start()):
        return False
    return not _AFTER_MONTH.match(match.string, match.end()) and one_line(text, match)


def is_day(text: str, match: re.Match[str]) -> bool:
    """Whether a number and 日 are a day of the month, and not a length of time."""
    start, end = match.span()
    folded = match.string
    if _BEFORE_LENGTH.search(folded[max(0, start - 5) : start]) or _WORDS_IN_KANJI.match(folded, start):
        return False
    if not one_line(text, match) or folded[end - 1] not in "日":
        return one_line(text, match)
    if _LENGTH.match(folded, end) or (
        _LOOSE_BEFORE.search(folded[max(0, start - 2) : start]) and _LOOSE_AFTER.match(folded, end)
    ):
        return False
    return _is_first(match) if number(match["d"]) == 1 or _is_loose(match["d"]) else True


def _is_loose(day: str) -> bool:
    """Whether the kanji of a day also say "two or three"."""
    return len(day) == 2 and all(letter in ONES for letter in day)


def _is_first(match: re.Match[str]) -> bool:
    """Whether 1日 is the first of the month, and not "a day"."""
    folded, start, end = match.string, match.start(), match.end()
    if match["d"].isascii():
        return not _DAY_AMOUNT.match(folded, end)
    if folded[max(0, start - 2) : start] in ("この", "ある", "その", "もう"):
        return False
    return bool(_OPEN_DAY.match(folded, end))


def is_days(text: str, match: re.Match[str]) -> bool:
    """Whether a span of days is one, and not an amount of days: 2、3日間."""
    before = match.string[max(0, match.start() - 5) : match.start()]
    loose = number(match["d"]) < 4 and _LOOSE_AFTER.match(match.string, match.end())
    length = _LENGTH.match(match.string, match.end())
    return not (_BEFORE_LENGTH.search(before) or loose or length) and one_line(text, match)


def is_ago(text: str, match: re.Match[str]) -> bool:
    """Whether 3日前 is so long before: not 数十年前, nor a part of another word, nor before a thing without a date."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    after = match.string[match.end() : match.end() + 2]
    if re.match("倒|半|期|線|後|退|方|ろ|任|世|継", after) or re.search(rf"[数何第{NUMERALS}幾毎]$", before):
        return False
    if before.endswith("の"):
        return bool(_DATE_BEFORE.search(before))
    return one_line(text, match)


def is_weekday(text: str, match: re.Match[str]) -> bool:
    """Whether a day of the week is a single one: not every week's, and no name such as 日曜版."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    after = match.string[match.end() : match.end() + 2]
    habit = re.search("[毎隔]週?の?$|第[1-5一二三四五]$", before) or re.match(
        "版|会|市|大工|劇場|定休|休[館み診]", after
    )
    return not habit and one_line(text, match)


def is_numbers(text: str, match: re.Match[str]) -> bool:
    """Whether numbers with strokes or dots are a date, and not part of a longer number, a version or a score."""
    folded, start, end = match.string, match.start(), match.end()
    if re.search(r"[0-9a-z][-/.・]?$", folded[max(0, start - 2) : start]) or re.match(
        r"[-/.・]?[0-9]|[%点回位版]", folded[end : end + 2]
    ):
        return False
    return one_line(text, match)


def is_season(text: str, match: re.Match[str]) -> bool:
    """Whether a season behind a year is one: not 2020年夏季, 2023年春闘."""
    return not re.match("[季闘田期号分高場]", match.string[match.end() : match.end() + 1]) and is_dated(text, match)


def is_fiscal(text: str, match: re.Match[str]) -> bool:
    """Whether 23年度 is a fiscal year of its own, and not the tail of another word."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return not re.search("[第0-9]", before) and one_line(text, match)


def is_century(text: str, match: re.Match[str]) -> bool:
    """Whether a number and 世紀 are a century, and not a length of time or a century before Christ."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    after = match.string[match.end() : match.end() + 3]
    length = re.match("ぶり|以上|にわた|余|近く|間|を超|も[のの続]|前", after)
    return not (length or re.search("[前約第数分の]$|紀元前$", before)) and one_line(text, match)
