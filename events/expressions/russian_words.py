"""The words of Russian dates, in the forms that they take."""
# floor 5

from typing import Final

from events.expressions.names import month_words
from events.expressions.russian_forms import HARD, HISSING, MASCULINE, NEUTER, SOFT, forms, spellings
from events.expressions.values import AUTUMN, SPRING, SUMMER, WINTER

_SOFT_MONTHS = {"январ": 1, "феврал": 2, "апрел": 4, "июн": 6, "июл": 7, "сентябр": 9, "октябр": 10, "ноябр": 11}
MONTHS: Final = spellings(
    {
        **{
            form: number
            for stem, number in (_SOFT_MONTHS | {"декабр": 12}).items()
            for form in forms(stem, ("ь", "я", "ю", "е", "ем", "ём"))
        },
        **dict.fromkeys(forms("март", MASCULINE), 3),
        **dict.fromkeys(forms("август", MASCULINE), 8),
        **dict.fromkeys(("май", "мая", "маю", "мае", "маем"), 5),
    }
)
_SHORT = {word: number for word, number in month_words("ru").items() if word not in MONTHS} | {
    **{"сен": 9, "ноя": 11, "фев": 2}
}
# Behind the number of a day short names are plain too.
MONTHS_OF_DAY: Final = MONTHS | {f"{word}{dot}": number for word, number in _SHORT.items() for dot in ("", ".")}
WEEKDAYS: Final = {
    **dict.fromkeys(forms("понедельник", MASCULINE), 0),
    **dict.fromkeys(forms("вторник", MASCULINE), 1),
    **dict.fromkeys(forms("сред", ("а", "ы", "е", "у")), 2),
    **dict.fromkeys(forms("четверг", MASCULINE), 3),
    **dict.fromkeys(forms("пятниц", ("а", "ы", "е", "у", "ей")), 4),
    **dict.fromkeys(forms("суббот", ("а", "ы", "е", "у", "ой")), 5),
    **dict.fromkeys(forms("воскресень", ("е", "я", "ю", "ем")), 6),
}
SEASONS: Final = {
    **dict.fromkeys(forms("весн", ("а", "ы", "е", "у", "ой", "ою")), SPRING),
    **dict.fromkeys(forms("лет", ("о", "а", "у", "ом", "е")), SUMMER),
    **dict.fromkeys(forms("осен", ("ь", "и", "ью")), AUTUMN),
    **dict.fromkeys(forms("зим", ("а", "ы", "е", "у", "ой", "ою")), WINTER),
}
QUARTERS: Final = dict.fromkeys(forms("квартал", MASCULINE), "quarter")
HALF_YEARS: Final = dict.fromkeys(forms("полугоди", NEUTER), "half")
HALF_WORDS: Final = dict.fromkeys(forms("половин", ("а", "ы", "е", "у", "ой")), "half")
WEEKENDS: Final = dict.fromkeys(
    ("выходные", "выходных", "выходным", "выходными", "уикенд", "уикенда", "уикенде"), "weekend"
)
UNITS: Final = spellings(
    {
        **dict.fromkeys(("день", "дня", "дню", "днём", "дне", "сутки", "суток", "сутками"), "day"),
        **dict.fromkeys(forms("недел", ("я", "и", "е", "ю", "ей")), "week"),
        **WEEKENDS,
        **dict.fromkeys(forms("месяц", ("", "а", "у", "ем", "е")), "month"),
        **QUARTERS,
        **HALF_YEARS,
        **dict.fromkeys(forms("год", MASCULINE), "year"),
        **dict.fromkeys(forms("десятилети", NEUTER), "decade"),
        **dict.fromkeys((*forms("век", MASCULINE), *forms("столети", NEUTER)), "century"),
    }
)
UNITS_MANY: Final = spellings(
    {
        **dict.fromkeys(("дней", "дня", "дню", "день", "днями", "днём", "суток", "сутки", "сутками"), "day"),
        **dict.fromkeys(("недель", "недели", "неделю", "неделями", "неделей"), "week"),
        **dict.fromkeys(("месяцев", "месяца", "месяц", "месяцами", "месяцем"), "month"),
        **dict.fromkeys(("лет", "года", "год", "годами", "годом", "годов"), "year"),
        **dict.fromkeys(("десятилетий", "десятилетия", "десятилетие", "десятилетиями"), "decade"),
        **dict.fromkeys(("веков", "века", "век", "столетий", "столетия", "столетие"), "century"),
    }
)
# What has a beginning and an end: "в конце года".
UNITS_OF: Final = {"года": "year", "месяца": "month", "недели": "week", "квартала": "quarter", "полугодия": "half"}
# Halves, in months: "half a year ago".
HALVED: Final = {"полгода": 6, "полугода": 6, "полтора года": 18, "полутора лет": 18, "полвека": 600}
TODAY: Final = {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}
_OF_DAYS = {"сегодняшн": 0, "вчерашн": -1, "завтрашн": 1}
OF_TODAY: Final = {form: count for stem, count in _OF_DAYS.items() for form in forms(stem, SOFT)}

_THIS = ("этот", "этого", "этому", "этим", "этом", "эта", "этой", "эту", "это", "эти", "этих", "этими", "сей", "сего")
_SIDES = {
    **dict.fromkeys(("минувш", "истекш", "прошедш", "ушедш"), -1),
    **dict.fromkeys(("текущ", "наступивш", "уходящ"), 0),
    **dict.fromkeys(("следующ", "будущ", "предстоящ", "грядущ", "ближайш", "наступающ"), 1),
}
# Where "last", "this" and "next" point from the day of publication.
SIDES: Final = {
    **dict.fromkeys(forms("позапрошл", HARD), -2),
    **dict.fromkeys(forms("прошл", HARD), -1),
    **dict.fromkeys((*_THIS, *forms("нынешн", SOFT)), 0),
    **{form: count for stem, count in _SIDES.items() for form in forms(stem, HISSING)},
}
_THAT = ("тот", "того", "тому", "тем", "том", "та", "той", "ту")
# Where "that", "the previous" and "the following" point from the date that the text spoke of last.
STORY_SIDES: Final = {
    **dict.fromkeys(_THAT, 0),
    **{f"{form} же": 0 for form in (*_THAT, *_THIS)},
    **dict.fromkeys(("тот самый", "того самого", "том самом"), 0),
    **dict.fromkeys((*forms("предыдущ", HISSING), *forms("предшествующ", HISSING)), -1),
    **dict.fromkeys(forms("последующ", HISSING), 1),
}
