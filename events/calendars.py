"""The other calendars of a date: Old Style (Julian) in Russia before 1918, and the Japanese one.

Before 1873 Japan counted lunar months, so its days come from a small cited table; from 1873 on they are those of
the Gregorian calendar, and only the year of the era is counted.
"""
# floor 4

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

from babel import Locale
from convertdate import julian
from pydantic import AfterValidator, Field, ValidationError

from events.citations import Day
from events.dates import EdtfDate, pattern_words
from events.faults import Fault, faults_of
from events.identifiers import Identifier
from events.texts import Label, Record

_COUNTED_FROM = date(1873, 1, 1)  # the first day of Meiji 6, on which Japan took over the Gregorian calendar
_NEW_STYLE = date(1918, 2, 14)  # the first Gregorian day in Russia; 31 January 1918 came before it


Kind = TypeVar("Kind", bound=Record)


def _one_day(day: EdtfDate) -> EdtfDate:
    if day.earliest != day.latest:
        raise ValueError(f"found {day.text!r}, wanted a day such as '1855-02-07'")
    return day


Number = Annotated[int, Field(strict=True, ge=1)]
OneDay = Annotated[Day, AfterValidator(_one_day)]


class Era(Record):
    """A Japanese era; `since` is its first Gregorian day, needed only where years are counted from it."""

    id: Identifier
    name: Label
    since: OneDay | None = None
    source: Identifier


class LunarDay(Record):
    """A Gregorian day before 1873 as Japan counted it, and the source that says so."""

    date: OneDay
    era: Identifier
    year: Number
    month: Number
    day: Number
    source: Identifier


@dataclass(frozen=True)
class Calendar:
    """Eras by id, and lunar days by their Gregorian day."""

    eras: Mapping[str, Era] = field(default_factory=dict)
    days: Mapping[date, LunarDay] = field(default_factory=dict)

    def lines(self, when: EdtfDate, old_style: bool, words: Mapping[str, str], lang: str) -> list[str]:
        """How a date reads in the other calendars, none if its days are not known; `words` are interface texts."""
        ends = [when.earliest] if when.earliest == when.latest else [when.earliest, when.latest]
        if when.precision != "day" or when.approximate or date.min in ends or date.max in ends:
            return []
        julian_days = [_julian(day, words, lang) for day in ends if old_style and day < _NEW_STYLE]
        japanese = [found for day in ends if (found := self._japanese(day, words, lang))]
        return [
            words[key].replace("{date}", pattern_words(lang)["range"].join(texts))
            for key, texts in (("calendar.old-style", julian_days), ("calendar.japanese", japanese))
            if len(texts) == len(ends)
        ]

    def _japanese(self, day: date, words: Mapping[str, str], lang: str) -> str:
        lunar = self.days.get(day)
        if lunar and lunar.era in self.eras:
            name = self.eras[lunar.era].name.in_language(lang)
            return _filled(words["calendar.lunar"], name, lunar.year, str(lunar.month), lunar.day)
        begun = [era for era in self.eras.values() if era.since and era.since.earliest <= day]
        if day < _COUNTED_FROM or not begun:
            return ""
        era = max(begun, key=lambda each: each.since.earliest if each.since else date.min)
        start = era.since.earliest.year if era.since else day.year
        month = str(day.month) if lang == "ja" else _month(day, lang)
        return _filled(words["calendar.civil"], era.name.in_language(lang), day.year - start + 1, month, day.day)


def _filled(pattern: str, era: str, year: int, month: str, day: int) -> str:
    first = "元" if year == 1 and "年" in pattern else str(year)
    values = {"era": era, "year": first, "month": month, "day": str(day)}
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def _month(day: date, lang: str) -> str:
    return str(Locale.parse(lang, sep="-").months["format"]["wide"][day.month])


def _julian(day: date, words: Mapping[str, str], lang: str) -> str:
    """The Julian day of a Gregorian one, by the convertdate library."""
    year, month, number = julian.from_gregorian(day.year, day.month, day.day)
    first = date(year, month, 1)  # 29 February 1700 is a day there, and none of the Gregorian calendar
    pattern = words["calendar.day"].replace("{year}", str(year)).replace("{day}", str(number))
    return pattern.replace("{month}", str(month) if lang == "ja" else _month(first, lang))


def read_calendar(path: Path) -> tuple[Calendar, list[Fault]]:
    """The Japanese calendar of a TOML file of [[era]] and [[day]], and the file's faults; nothing is raised."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return Calendar(), [Fault(path.name, "", "", str(error)[:120], "a TOML file of eras and days")]
    faults = [
        Fault(path.name, kind, "", "no list of known tables", "[[era]] or [[day]]")
        for kind, entries in content.items()
        if kind not in ("era", "day") or not isinstance(entries, list)
    ]
    eras = _each(Era, content.get("era"), path.name, faults)
    days = _each(LunarDay, content.get("day"), path.name, faults)
    known = {era.id: era for era in eras}
    faults += [
        Fault(path.name, day.date.text, "era", repr(day.era), "the id of an [[era]]")
        for day in days
        if day.era not in known
    ]
    return Calendar(known, {day.date.earliest: day for day in days}), faults


def _each(kind: type[Kind], entries: object, file: str, faults: list[Fault]) -> list[Kind]:
    found = [_valid(kind, entry, file, faults) for entry in (entries if isinstance(entries, list) else [])]
    return [record for record in found if record]


def _valid(kind: type[Kind], entry: object, file: str, faults: list[Fault]) -> Kind | None:
    try:
        return kind.model_validate(entry)
    except ValidationError as error:
        name = entry.get("id") or entry.get("date") if isinstance(entry, dict) else None
        faults += faults_of(error, file, str(name or kind.__name__))
        return None


def uncited_days(calendar: Calendar, sources: Collection[str]) -> list[Fault]:
    """Eras and days whose source is not in the catalogue."""
    named = [*((era.id, era.source) for era in calendar.eras.values())]
    named += [(day.date.text, day.source) for day in calendar.days.values()]
    wanted = "the id of a catalogue source"
    lost = [(name, source) for name, source in named if source not in sources]
    return [Fault("japan.toml", name, "source", repr(source), wanted) for name, source in lost]
