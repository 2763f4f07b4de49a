"""What tells a Russian date from words and numbers that only look like one."""
# floor 5

import re

_BEFORE = 32


def _behind(words: str) -> re.Pattern[str]:
    """Matches text that ends in one of the words and a blank."""
    return re.compile(rf"(?:^|[^а-яё])(?:{words}) $")


_PARTS_OF_DAY = "утр[оау]м?|вечер[аоу]?м?|ноч[ьи]ю?|полудн[юя]|полдень|день|дня|днём|днем"
_EDGES = "начал[оаеу]м?|конец|конц[аеу]|середин[аеыу]"
_START = re.compile(r"(?:^|[.!?:;\n•*»\"]|\s[—–-])[\s«\"(]*$")
_STREET = re.compile(
    r"\b(?:улиц[аеуы]|ул\.|площад[ьи]|пл\.|проспект[аеу]?|переул[а-я]+|пер\.|имени|им\.|колхоз[а-я]*) ?[«\"]?$"
)
_NUMBERED = re.compile(
    r"(?:[a-zа-яё]-|№ ?|"
    r"\b(?:номер[а-я]*|тел\.?|телефон[а-я]*|пункт[а-я]*|п\.|стать[а-я]+|ст\.|верси[а-я]+|раздел[а-я]*):? ?)$"
)
_EVERY = re.compile(r",? (?:кажд|ежегодн|ежемесячн)")
_EACH = _behind("кажд[а-яё]+(?: год)?")
_INTO = _behind(f"в|во|на|до|с|со|к|ко|по|за|после|перед|от|около|между|и|или|{_PARTS_OF_DAY}|уже|ещё|еще|только")
_OF_WEDNESDAY = {"среды": _behind(f"до|с|после|{_PARTS_OF_DAY}"), "среде": _behind("к|ко")}
_SURROUNDINGS = re.compile(r",? (?:обитани|проживани|программировани|разработк|общени|переговор|котор[а-яё]+ )")
_NAMED_DAY = _behind("(?:чёрн|черн|велик|страстн|кровав|вербн|прощ[её]н|родительск|чист)[а-яё]+")
_SEASON_BEFORE = _behind(f"в|с|со|до|на|к|ко|за|после|от|раньше|позже|позднее|{_EDGES}")
_PREPARED = re.compile(r"готов[а-яё]+ (?:к|ко) $")
_PAIR = re.compile(r"(?:весной|летом|осенью|зимой),? и (?:весной|летом|осенью|зимой)")
_YEAR_IN = _behind("в|с|после|до|между")
_WEEKEND_IN = _behind("в|на|за")
_DECADE_IN = _behind(f"в|во|с|со|до|из|от|к|{_EDGES}|лихи[ех]")
_NO_DECADE = re.compile(r" (?:числ|годовщин|дом|скорост|минут|рубл|размер|широт|улиц)")
_NO_SPAN = _behind("на|раз в|кажд[а-яё]+")
_NEW_YEAR = _behind("до|под|после|к|ко|на")
_CLOSED = re.compile(r" ?(?:[.,;:!?)»]|$)(?! ?[0-9])|\n")
_DAY_BEFORE = re.compile(r"(?:\b(?:до|с|со|к|ко|после|на|от|числа|утром|вечером|днём|днем)|-|,) $")
_SUBJECT = re.compile(r" [а-яё]{3,24}[бвгджзклмнпрстфхцчшщ] ")
_COUNTED_THING = re.compile(
    r" (?:километр|км\b|метр|полк|дивизи|бригад|корпус|посетител|пассажир|участник|рейс|заказ|квартал|номер|маршрут|"
    r"дом|канал|этаж|размер|тысячн|человек|место|мест[аеу]|раз|выпуск|объект|экземпляр)"
)
_GRAMS = _behind("вес[оа]?м?|масс[аойу]+|весит|весил[аои]?|по|около|более|менее|свыше|почти|добавить|взять")
_OF_EVENT = re.compile(r" (?:после (?!этого|того)|с момента|со дня|до (?!этого|того|сих)|от )")
_EVE_OF = re.compile(
    r" (?:[0-9]|(?:визит|саммит|матч|старт|сезон|отъезд|приезд|праздник|юбиле|рождеств|референдум|год|дн)[а-яё]*|"
    r"войны|встречи|поездки|зимы|игры|даты|[а-яё]+(?:ого|его|ой|ей|ых|их|ов|ев|ции|сии|ытия)(?![а-яё])|"
    r"(?!компани|кампани|германи|испани|армени)[а-яё]+(?:ани|ени)я(?![а-яё]))"
)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _BEFORE) : start]


def _near(match: re.Match[str]) -> str:
    return _before(match.string, match.start())


def is_named(_: str, match: re.Match[str]) -> bool:
    """Whether the words are no name of a street and no number of a thing."""
    return not _STREET.search(_near(match)) and not _NUMBERED.search(_near(match))


def is_month(text: str, match: re.Match[str]) -> bool:
    """Whether the name of a month is one, and not Марта, a woman, or every May."""
    start = match.start()
    if _EACH.search(_near(match)) or re.search(r"[0-9] ?$", _near(match)):
        return False
    if not text[start].isupper() or text[start + 1 : start + 3].isupper():
        return True
    return bool(_START.search(_before(text, start))) and (
        match.end() > match.end("month") or match["month"][-1] not in "ая"
    )


def is_weekday(text: str, match: re.Match[str]) -> bool:
    """Whether a word is a day of the week in a sentence: behind "в" and the like, and no surroundings (среда)."""
    start, word, before = match.start(), match["wday"], _near(match)
    opens = bool(_START.search(_before(text, start))) or before.endswith((", ", "("))
    if text[start].isupper() and not opens and not text[start + 1].isupper():
        return False
    if _SURROUNDINGS.match(match.string, match.end("wday")) or _NAMED_DAY.search(before):
        return False
    if word in _OF_WEDNESDAY and match.end() == match.end("wday"):
        return bool(_OF_WEDNESDAY[word].search(before))
    if word == "среда" and match.end() == match.end("wday"):
        return opens and match.string[match.end() : match.end() + 1] in (",", ":", ".")
    return opens or bool(_INTO.search(before)) or match.end() > match.end("wday")


def is_weekend(_: str, match: re.Match[str]) -> bool:
    """Whether "выходные" is a weekend: behind "в", "на" and the like; not paid days off, and not each weekend."""
    return bool(_WEEKEND_IN.search(_near(match)))


def is_season(text: str, match: re.Match[str]) -> bool:
    """Whether the name of a season is a time that passed once: "весной", "до лета"; not "зимой и летом"."""
    before, word = _near(match), match["season"]
    if _EACH.search(before) or _PREPARED.search(before) or _EVERY.match(match.string, match.end()):
        return False
    if word not in ("весной", "весною", "летом", "осенью", "зимой", "зимою"):
        return bool(_SEASON_BEFORE.search(before))
    if text[match.start()].isupper() and not _START.search(_before(text, match.start())):
        return False
    around = match.string[max(0, match.start() - 12) : match.end() + 12]
    return not _PAIR.search(around)


def is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits with the word for year, or with the ending of one, are a year: no street, no grams."""
    if not is_named(text, match) or (match[0].endswith(("г", "г.")) and _GRAMS.search(_near(match))):
        return False
    return (
        match[0].rstrip(".").endswith("г") or "год" in match[0] or not _COUNTED_THING.match(match.string, match.end())
    )


def is_bare_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits alone are a year: in brackets, at the head of a line, or between "в" and a stop."""
    start, end = match.span()
    if re.search(r"(?:^|\n)[ \t]*$", text[max(0, start - 3) : start]) and re.match(
        r" ?[:—–-] |\. ?\S|\n", text[end : end + 3]
    ):
        return True
    if text[start - 1 : start] == "(" and re.match(r"\)|, | ?[—–-] ?[0-9]{4}\)", text[end : end + 8]):
        return True
    return bool(_YEAR_IN.search(_near(match))) and bool(_CLOSED.match(text, end)) and int(match[0]) >= 1600


def is_span(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers joined are years: with the word for years, in brackets, or at the head of a line."""
    if match["word"]:
        return is_named(text, match)
    start, end = match.span()
    return (
        (text[start - 1 : start] == "(" and text[end : end + 1] in (")", ","))
        or bool(_YEAR_IN.search(_near(match)))
        or bool(re.search(r"(?:^|\n)$", text[max(0, start - 1) : start]))
    )


def is_bare_day(text: str, match: re.Match[str]) -> bool:
    """Whether "20-го" is a day of the month: behind "до", "с" or a stop, and not a number of the noun behind it."""
    if _EVERY.match(match.string, match.end()):
        return False
    if "числ" in match[0]:
        return is_named(text, match)
    closed = bool(_CLOSED.match(text, match.end()))
    if closed and _DAY_BEFORE.search(_near(match)):
        return True
    opens = bool(_START.search(_before(text, match.start())))
    # Behind a day a noun is in the nominative ("28-го десант высадился"), behind a number it is not ("28-го полка").
    return opens and (closed or bool(_SUBJECT.match(match.string, match.end())))


def is_decade(_: str, match: re.Match[str]) -> bool:
    """Whether "90-х" or "девяностые" are years: with the word for years, or behind "в", "с" and no days behind."""
    if "год" in match[0] or "гг" in match[0]:
        return True
    return bool(_DECADE_IN.search(_near(match))) and not _NO_DECADE.match(match.string, match.end())


def counts_alone(_: str, match: re.Match[str]) -> bool:
    """Whether "на следующий день" counts from the story, and not from what is said next: "после встречи"."""
    return not _OF_EVENT.match(match.string, match.end())


def is_counted(text: str, match: re.Match[str]) -> bool:
    """Whether "два дня" counts from the story: no habit ("раз в два дня") and no comparison ("на два дня раньше")."""
    return counts_alone(text, match) and not _NO_SPAN.search(_near(match))


def is_other_day(text: str, match: re.Match[str]) -> bool:
    """Whether "другой день" is the next: behind "на"."""
    return _near(match).endswith("на ") and counts_alone(text, match)


def is_eve(_: str, match: re.Match[str]) -> bool:
    """Whether "накануне" is the day before, and not the eve of something that is named."""
    return not _EVE_OF.match(match.string, match.end())


def starts_capital(text: str, match: re.Match[str]) -> bool:
    """Whether the words begin with a capital letter, as the names of feasts do."""
    return text[match.start()].isupper()


def is_new_year(text: str, match: re.Match[str]) -> bool:
    """Whether the new year is the first of January: in capitals, or behind "до", "под" and the like."""
    return starts_capital(text, match) or bool(_NEW_YEAR.search(_near(match)))


def is_said_today(text: str, match: re.Match[str]) -> bool:
    """Whether "сегодня" or "завтрашний" is a day: no agency of that name, no "на сегодня", no "завтрашний день"."""
    if match[0].startswith("сегодня"):
        return not re.search(r"Россия $", _before(text, match.start())) and not re.search(r"\bна $", _near(match))
    return not (match[0].startswith("завтрашн") and " д" in match[0])
