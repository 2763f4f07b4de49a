"""Publication lines: the lines around an article that say when it came out, and nothing else.

"Published: March 5, 2024", "date 2023-01-23 World", "2023年1月23日 10:15", "23 января 2023, 14:05". Such a line holds
a whole day, perhaps a time, and otherwise only labels and a few names. A sentence that begins with a date has a
predicate in small letters or in hiragana, and is none.
"""
# floor 8

import re
from dataclasses import dataclass
from enum import IntEnum

from events.documents.days import Day, days_in, has_ambiguous_day, has_impossible_day

_LONGEST = 200
_NAMES = 3
_NAMES_BESIDE_LABEL = 9
_SIGNS_OF_NAME = 14

_UPDATED = re.compile(r"updated?|modified|revised|edited|обновл\w*|изменен\w*|更新|改訂|修正", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(publish(ed)?|publication|posted|post|dated?|issued|released?|created|first|last|time)\b"
    r"|\b(опубликован\w*|публикаци\w*|размещен\w*|добавлен\w*|дат[аы]|создан\w*|время)\b"
    r"|公開|掲載|配信|投稿|発行|発表|作成|発信|日付|日時|最終|初版|付け?(?!き)",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(publish(ed)?|publication|posted|date|issued|released?|опубликован\w*|публикаци\w*|размещен\w*|дата)\b"
    r"|公開|掲載|配信|投稿|発行",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"T?(?<!\d)(午前|午後|at )?\s?\d{1,2}([:.]\d{2}){1,2}(\.\d+)?(\s?[ap]\.?\s?m\.?)?(?!\d)|(午前|午後)?\s?\d{1,2}時"
    r"(\d{1,2}分)?"
    r"|\d{1,2}\s?[ap]\.?m\.?(?!\w)|[+-]\d{2}:?\d{2}(?!\d)"
    r"|\b(GMT|UTC|JST|MSK|EST|EDT|ET|PST|PDT|BST|CET|CEST|МСК|мск|Z)\b([+-]\d{1,2})?",
)
_WEEKDAY = re.compile(
    r"\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b\.?"
    r"|\b(понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)\b"
    r"|[（(][月火水木金土日](曜日?)?[）)]|[月火水木金土日]曜日?",
    re.IGNORECASE,
)
# How a page is cited: the day on which somebody looked at it.
_LOOKED_UP = re.compile(r"\b(retrieved|accessed|printed|viewed)\b|дата обращения|閲覧|印刷", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"\b(on|at)\b(?=\W*\|)", re.IGNORECASE)
_TITLE_IN_QUOTES = re.compile(r"[«“„\"][^«»“”„\"\n]{1,40}[»”“\"]")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fc\u3400-\u9fff]+")
_MONTH = re.compile(r"(?<=\d )[^\W\d_]{3,9}(?= \d{4})|[年月日]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_PUBLISHER = re.compile(
    r"(新聞|通信|ニュース|放送|テレビ|タイムス|時報|社|版|面|支局|省|部|室|課|局|報|者|刊|号|発|報道|デジタル)$"
)
_PLACE_OR_SECTION = re.compile(r"\w{1,3}|[\u30a1-\u30fc]+")
_JOINING = re.compile(
    r"by|of|the|and|for|from|in|with|a|photo|гг?|года|в|и|от|по|на|агентство|фото|текст", re.IGNORECASE
)
_BY_LINE = re.compile(
    r"\s*(By|Автор:?|Text:?|Written by|文[=＝:：・]|取材[=＝:：・])\s*[^\s,・]+([ ,・]+[^\s,・]+){0,5}\s*"
)


class Rank(IntEnum):
    """How far a publication line is believed, the better first."""

    PUBLISHED = 0
    PLAIN = 1
    UPDATED = 2


@dataclass(frozen=True)
class Stamp:
    """A whole day of a publication line, by its label; `bare` if no label stood by it."""

    day: Day
    rank: Rank

    @property
    def bare(self) -> bool:
        """Whether nothing but its place tells that the day is that of publication."""
        return self.rank is Rank.PLAIN


def stamps_in(line: str) -> list[Stamp]:
    """Days of a publication line in order, offsets within the line; [] if the line is none."""
    if len(line) > _LONGEST:
        return []
    days = [day for day in days_in(line) if day.year >= 1900]
    if not days or _LOOKED_UP.search(line) or not _is_bare_of_prose(line, days):
        return []
    ends = [0, *(day.end for day in days)]
    return [Stamp(day, _rank(line[end : day.start], line[day.end :])) for end, day in zip(ends, days, strict=False)]


def doubt_in(line: str) -> str:
    """What makes the day of a publication line no day: "impossible-date", "ambiguous-date", or "" if nothing does."""
    if len(line) > _LONGEST or not (has_impossible_day(line) or has_ambiguous_day(line)):
        return ""
    if not _is_bare_of_prose(_MONTH.sub(" ", line), []):
        return ""
    return "impossible-date" if has_impossible_day(line) else "ambiguous-date"


def is_about_document(line: str) -> bool:
    """Whether a line names only the writer, a time of change or a look-up: "By A. Writer", "Updated 10:15 GMT"."""
    if len(line) > _LONGEST:
        return False
    by_line = _BY_LINE.fullmatch(line) and not line.rstrip().endswith((".", "。"))
    label = _UPDATED.match(line.strip()) or _STRONG.match(line.strip())
    looked_up = _LOOKED_UP.search(line) and days_in(line)
    return bool(by_line or ((looked_up or (label and _CLOCK.search(line))) and _is_bare_of_prose(line, days_in(line))))


def _rank(before: str, after: str) -> Rank:
    if _UPDATED.search(before) or (not _STRONG.search(before) and re.match(r"\W*(に)?(更新|改訂|修正)", after)):
        return Rank.UPDATED
    return Rank.PUBLISHED if _STRONG.search(before) or re.match(r"\W*(に)?(公開|掲載|配信|投稿)", after) else Rank.PLAIN


def _is_bare_of_prose(line: str, days: list[Day]) -> bool:
    rest = line
    for day in reversed(days):
        rest = rest[: day.start] + " | " + rest[day.end :]
    labelled = bool(_UPDATED.search(rest) or _STRONG.search(rest))
    rest = _BEFORE_DAY.sub(" ", _CLOCK.sub(" | ", rest))
    for known in (_WEEKDAY, _UPDATED, _PUBLISHED, _LOOKED_UP):
        rest = known.sub(" ", rest)
    rest = _TITLE_IN_QUOTES.sub(" ", rest)
    return _names_only(rest, labelled) and _short_japanese(rest, labelled)


def _names_only(rest: str, labelled: bool) -> bool:
    """Whether the words in letters with case are few, and begin with capitals or are domains or joining words."""
    words = [word for word in _WORD.findall(rest) if not _JAPANESE.match(word)]
    names = [word for word in words if not _JOINING.fullmatch(word.rstrip("."))]
    plain = all(not name[0].islower() or "." in name.rstrip(".") for name in names)
    return plain and len(names) <= (_NAMES_BESIDE_LABEL if labelled else _NAMES)


def _short_japanese(rest: str, labelled: bool) -> bool:
    """Whether what is Japanese is short and a name: no clause, and hiragana only in the name of a publisher."""
    if re.search("[、。]", rest):
        return False
    pieces = _JAPANESE.findall(rest)
    unknown = [piece for piece in pieces if not _PUBLISHER.search(piece)]
    if any(_HIRAGANA.search(piece) for piece in unknown):
        return False
    if not labelled and not all(_PLACE_OR_SECTION.fullmatch(piece) for piece in unknown):
        return False
    return sum(map(len, pieces)) <= _SIGNS_OF_NAME * (2 if labelled else 1)
