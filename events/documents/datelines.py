"""Datelines: the place, the day and often the agency with which a report begins.

"MOSCOW, January 23 – RIA Novosti.", "МОСКВА, 23 янв 2023 - РИА Новости", "【東京＝23日】", "［東京 23日 ロイター］".
"""
# floor 8

import re
from dataclasses import dataclass

from events.documents.days import Day, days_in

_LOOKED_AT = 120
_LEADS = 3
_DASH = r"(?:-{1,2}|[–—―])(?!\s*\d)"
_NAME = r"[A-ZА-ЯЁ][\w.&’'-]*"
_IN_SIGNS = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)"
_AGENCY = (
    r"(?:AP|AFP|UPI|TASS|ITAR-TASS|Reuters|Kyodo|Jiji|Interfax|RIA|Xinhua|Yonhap|Bloomberg|Sputnik|REGNUM|NHK"
    r"|ТАСС|ИТАР-ТАСС|РИА|Интерфакс|ИНТЕРФАКС|INTERFAX|КИА|ИА)\b"
)
_OUTLET = r"[A-ZА-ЯЁ][\w.-]*(?:Media|News|Info|Press|Новости|\.[Rr][Uu])[.,]"
# What follows the day: an agency in brackets or strokes, a known agency, or a dash with or without a name before it.
_AFTER = re.compile(
    rf"(?P<agency>[.,]?\s*(?:{_IN_SIGNS}|{_AGENCY}|{_OUTLET}))"
    rf"|[.,]?\s*(?:{_NAME}(?: {_NAME}){{0,3}}[.,]?\s*)?{_DASH}"
)
_DIGIT = re.compile(r"\d")
_SMALL = ("de", "on", "на")
_PLACE_WORD = re.compile(rf"{_NAME}:?|{'|'.join(_SMALL)}")
_PLACE_WORDS = 6
_ONLY_AGENCY = re.compile(rf"\s*\([^()\n]{{2,40}}\)\s*{_DASH}")
_NO_PLACE = re.compile(
    r"In|By|Since|From|Until|Till|The|Last|This|That|Next|After|Before|At|During|As|Between|Late|Early|Mid|On"
    r"|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Published|Updated|Posted|Date"
    r"|В|Во|На|С|Со|До|К|Ко|После|От|По|Около|Утром|Днем|Вечером|Понедельник|Вторник"
)
_BRACKETS = re.compile(
    r"\s*(?:【(?P<a>[^】\n]{2,40})】|[［\[〔](?P<b>[^］\]〕\n]{2,40})[］\]〕]|[（(](?P<c>[^（）()\n]{2,40})[）)])"
)
_JAPANESE_AGENCY = re.compile(
    "共同|時事|ロイター|タス|ＡＰ|AP|ＡＦＰ|AFP|NHK|ＮＨＫ|インタファクス|ノーボスチ|新聞|通信|[=＝]"
)
_PARTICLES = re.compile("[\u3041-\u3096]")


@dataclass(frozen=True)
class Dateline:
    """The day of a dateline, with offsets in the text; `agency` if one is named."""

    day: Day
    agency: bool


def dateline_of(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which the paragraph text[start:end] begins, or None."""
    head = text[start : min(end, start + _LOOKED_AT)]
    found = _bracketed(head) or _with_dash(head)
    if not found:
        return None
    day = found.day
    return Dateline(Day(day.start + start, day.end + start, day.year, day.month, day.day), found.agency)


def _with_dash(head: str) -> Dateline | None:
    digit = _DIGIT.search(head)
    # Most paragraphs end here, so that long texts cost little.
    if not digit or any(word[0].islower() for word in head[: digit.start()].split() if word not in _SMALL):
        return None
    day = next(iter(days_in(head)), None)
    if not day or not day.month:
        return None
    before, after = head[: day.start], head[day.end :]
    if before.endswith("(") and after.startswith(")"):
        # "TOKYO (22 March 2022) —" reads like "TOKYO, 22 March 2022 —".
        before, after = before[:-1], after[1:]
    if not before.strip():
        return Dateline(day, True) if _ONLY_AGENCY.match(after) else None
    follows = _AFTER.match(after)
    if not _is_place(before) or not follows:
        return None
    return Dateline(day, bool(follows["agency"]) or "(" in before)


def _is_place(before: str) -> bool:
    """Whether all words before the day are names, agencies in brackets apart; no preposition, weekday or label."""
    words = re.split(r"[\s,]+", re.sub(_IN_SIGNS, " ", before).strip(" \t\u00a0,"))
    named = len(words) <= _PLACE_WORDS and all(_PLACE_WORD.fullmatch(word) for word in words)
    return named and not any(_NO_PLACE.fullmatch(word) for word in words)


def _bracketed(head: str) -> Dateline | None:
    """A Japanese dateline: in square signs whatever names it holds, in round ones only with an agency."""
    signs = _BRACKETS.match(head)
    if not signs:
        return None
    kind = signs.lastgroup or "a"
    inside = signs[kind]
    day = next(iter(days_in(inside)), None)
    if not day:
        return None
    rest = inside[: day.start] + inside[day.end :]
    agency = _JAPANESE_AGENCY.search(rest) is not None
    if _PARTICLES.search(rest) or not rest.strip() or (kind == "c" and not agency):
        return None
    offset = signs.start(kind)
    return Dateline(Day(day.start + offset, day.end + offset, day.year, day.month, day.day), agency)


def datelines_of(text: str, paragraphs: list[tuple[int, int]]) -> list[Dateline]:
    """Datelines of the paragraphs of a text; a list of dated entries has the same form and holds none."""
    found = [dateline for start, end in paragraphs if (dateline := dateline_of(text, start, end))]
    unsigned = {(each.day.year, each.day.month, each.day.day) for each in found if not each.agency}
    return [each for each in found if each.agency or len(unsigned) < _LEADS]
