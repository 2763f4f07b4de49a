"""The words of Russian dates, in the forms that they take."""
# floor 5

from itertools import product
from typing import Final

from events.expressions.names import month_words
from events.expressions.values import AUTUMN, SPRING, SUMMER, WINTER

_HARD = ["ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ою", "ое", "ые", "ых", "ыми"]
_STRESSED = ["ой", "ого", "ому", "ым", "ом", "ая", "ую", "ою", "ое", "ые", "ых", "ыми"]
_SOFT = ["ий", "его", "ему", "им", "ем", "яя", "ей", "юю", "ею", "ее", "ие", "их", "ими"]
_HISSING = ["ий", "его", "ему", "им", "ем", "ая", "ей", "ую", "ею", "ее", "ие", "их", "ими"]
_THIRD = ["ий", "ьего", "ьему", "ьим", "ьем", "ья", "ьей", "ью", "ье", "ьи", "ьих", "ьими"]


def spellings(words: dict[str, int] | dict[str, str]) -> dict[str, int | str]:
    """The words and, of those with ё, the spelling with е."""
    return {spelt: meaning for word, meaning in words.items() for spelt in (word, word.replace("ё", "е"))}


def _forms(stem: str, endings: list[str]) -> list[str]:
    return [stem + ending for ending in endings]


_MONTHS_HARD = {
    "январ": 1,
    "феврал": 2,
    "апрел": 4,
    "июн": 6,
    "июл": 7,
    "сентябр": 9,
    "октябр": 10,
    "ноябр": 11,
    "декабр": 12,
}
MONTHS: Final = spellings(
    {
        **{stem + end: number for stem, number in _MONTHS_HARD.items() for end in ("ь", "я", "ю", "е", "ем", "ём")},
        **{
            stem + end: number for stem, number in {"март": 3, "август": 8}.items() for end in ("", "а", "у", "е", "ом")
        },
        **dict.fromkeys(("май", "мая", "маю", "мае", "маем"), 5),
    }
)
_SHORT = {word: number for word, number in month_words("ru").items() if word not in MONTHS} | {"сен": 9, "ноя": 11, "фев": 2}
# Behind the number of a day short names are plain too.
MONTHS_OF_DAY: Final = MONTHS | {f"{word}{dot}": number for word, number in _SHORT.items() for dot in ("", ".")}

WEEKDAYS: Final = {
    **dict.fromkeys(_forms("понедельник", ["", "а", "у", "ом", "е"]), 0),
    **dict.fromkeys(_forms("вторник", ["", "а", "у", "ом", "е"]), 1),
    **dict.fromkeys(_forms("сред", ["а", "ы", "е", "у"]), 2),
    **dict.fromkeys(_forms("четверг", ["", "а", "у", "ом", "е"]), 3),
    **dict.fromkeys(_forms("пятниц", ["а", "ы", "е", "у", "ей"]), 4),
    **dict.fromkeys(_forms("суббот", ["а", "ы", "е", "у", "ой"]), 5),
    **dict.fromkeys(_forms("воскресень", ["е", "я", "ю", "ем"]), 6),
}
SEASONS: Final = {
    **dict.fromkeys(_forms("весн", ["а", "ы", "е", "у", "ой", "ою"]), SPRING),
    **dict.fromkeys(_forms("лет", ["о", "а", "у", "ом", "е"]), SUMMER),
    **dict.fromkeys(_forms("осен", ["ь", "и", "ью"]), AUTUMN),
    **dict.fromkeys(_forms("зим", ["а", "ы", "е", "у", "ой", "ою"]), WINTER),
}
UNITS: Final = spellings(
    {
        **dict.fromkeys(("день", "дня", "дню", "днём", "дне", "сутки", "суток", "сутками"), "day"),
        **dict.fromkeys(_forms("недел", ["я", "и", "е", "ю", "ей"]), "week"),
        **dict.fromkeys(("выходные", "выходных", "выходным", "выходными", "уикенд", "уикенда", "уикенде"), "weekend"),
        **dict.fromkeys(_forms("месяц", ["", "а", "у", "ем", "е"]), "month"),
        **dict.fromkeys(_forms("квартал", ["", "а", "у", "ом", "е"]), "quarter"),
        **dict.fromkeys(_forms("полугоди", ["е", "я", "ю", "ем", "и"]), "half"),
        **dict.fromkeys(_forms("год", ["", "а", "у", "ом", "е"]), "year"),
        **dict.fromkeys(_forms("десятилети", ["е", "я", "ю", "ем", "и"]), "decade"),
        **dict.fromkeys(
            (*_forms("век", ["", "а", "у", "ом", "е"]), *_forms("столети", ["е", "я", "ю", "и"])), "century"
        ),
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
# Units that a half turns into months and years: "half a year ago".
HALVED: Final = {"полгода": 6, "полугода": 6, "полтора года": 18, "полутора лет": 18, "полвека": 600}
_OF_THIS = [
    "этот",
    "этого",
    "этому",
    "этим",
    "этом",
    "эта",
    "этой",
    "эту",
    "этою",
    "это",
    "эти",
    "этих",
    "этими",
    "сей",
    "сего",
]
# Where "last", "this" and "next" point from the day of publication.
SIDES: Final = {
    **dict.fromkeys(_forms("позапрошл", _HARD), -2),
    **dict.fromkeys(_forms("прошл", _HARD), -1),
    **{form: -1 for stem in ("минувш", "истекш", "прошедш", "ушедш") for form in _forms(stem, _HISSING)},
    **dict.fromkeys((*_OF_THIS, *_forms("нынешн", _SOFT)), 0),
    **{form: 0 for stem in ("текущ", "наступивш", "уходящ") for form in _forms(stem, _HISSING)},
    **{
        form: 1
        for stem in ("следующ", "будущ", "предстоящ", "грядущ", "ближайш", "наступающ")
        for form in _forms(stem, _HISSING)
    },
}
_THAT = ["тот", "того", "тому", "тем", "том", "та", "той", "ту"]
# Where "that", "the previous" and "the following" point from the date that the text spoke of last.
STORY_SIDES: Final = {
    **{f"{form}{same}": 0 for form in _THAT for same in ("", " же")},
    **{f"{form} же": 0 for form in _OF_THIS},
    **{f"{form} {same}": 0 for form, same in zip(("тот", "того", "том"), ("самый", "самого", "самом"), strict=True)},
    **{form: -1 for stem in ("предыдущ", "предшествующ") for form in _forms(stem, _HISSING)},
    **dict.fromkeys(_forms("последующ", _HISSING), 1),
}

_ONES = (
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать"
)
_TENS = {
    "двадцать": 20,
    "тридцать": 30,
    "сорок": 40,
    "пятьдесят": 50,
    "шестьдесят": 60,
    "семьдесят": 70,
    "восемьдесят": 80,
}
_COUNTED = {word: number for number, word in enumerate(_ONES.split(), start=1)}
NUMBERS: Final = spellings(
    {
        **_COUNTED,
        **{
            "шестнадцать": 16,
            "семнадцать": 17,
            "восемнадцать": 18,
            "девятнадцать": 19,
            **_TENS,
            "девяносто": 90,
            "сто": 100,
        },
        **{f"{ten} {one}": _TENS[ten] + _COUNTED[one] for ten in _TENS for one in _ONES.split()[:9]},
        **{"одну": 1, "одного": 1, "одной": 1, "одним": 1, "две": 2, "двух": 2, "двумя": 2, "двое": 2, "пару": 2},
        **{
            "трёх": 3,
            "тремя": 3,
            "трое": 3,
            "четырёх": 4,
            "четырьмя": 4,
            "четверо": 4,
            "пяти": 5,
            "пятью": 5,
            "пятеро": 5,
        },
        **{"шести": 6, "шестью": 6, "семи": 7, "семью": 7, "восьми": 8, "восемью": 8, "девяти": 9, "девятью": 9},
        **{
            "десяти": 10,
            "десятью": 10,
            "двадцати": 20,
            "двадцатью": 20,
            "тридцати": 30,
            "сорока": 40,
            "пятидесяти": 50,
        },
    }
)
_STEMS = (
    "пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат "
    "девятнадцат"
)
_ORDINALS = {
    **dict.fromkeys(_forms("перв", _HARD), 1),
    **dict.fromkeys(_forms("втор", _STRESSED), 2),
    **dict.fromkeys(_forms("трет", _THIRD), 3),
    **{form: 4 for stem in ("четверт", "четвёрт") for form in _forms(stem, _HARD)},
    **{form: number for number, stem in enumerate(_STEMS.split(), start=5) for form in _forms(stem, [*_HARD, "ой"])},
}
ORDINALS: Final = {
    **_ORDINALS,
    **dict.fromkeys(_forms("двадцат", _HARD), 20),
    **{f"двадцать {form}": 20 + number for form, number in _ORDINALS.items() if number < 10},
    **dict.fromkeys(_forms("тридцат", _HARD), 30),
    **{f"тридцать {form}": 31 for form in _forms("перв", _HARD)},
}
PARTS: Final = {form: number for form, number in _ORDINALS.items() if number <= 4} | {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
HALVES: Final = {form: number for form, number in PARTS.items() if number <= 2}
# "In forty-five" is a year of the twentieth century to those who tell of it.
YEARS: Final = {
    f"{ten} {form}": 1900 + _TENS[ten] + n
    for ten in ("сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят")
    for form, n in _ORDINALS.items()
    if n < 10
}
CENTURIES: Final = {form: number for form, number in ORDINALS.items() if 15 <= number <= 21}

_ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
    "xxi",
]
# X is often typed as the Russian letter that looks the same.
ROMAN: Final = {
    "".join(letters): number
    for number, roman in enumerate(_ROMAN, start=1)
    for letters in product(*(("x", "х") if letter == "x" else (letter,) for letter in roman))
}
ROMAN_MONTHS: Final = {word: number for word, number in ROMAN.items() if number <= 12}
DECADES: Final = {
    stem + ending: number
    for stem, number in {
        **{"двадцат": 192, "тридцат": 193, "сороков": 194, "пятидесят": 195, "шестидесят": 196},
        **{"семидесят": 197, "восьмидесят": 198, "девяност": 199, "нулев": 200, "двухтысячн": 200},
    }.items()
    for ending in ("ые", "ых", "ым", "ыми")
}

QUARTERS: Final = dict.fromkeys(_forms("квартал", ["", "а", "у", "ом", "е"]), 1)
HALF_YEARS: Final = dict.fromkeys(_forms("полугоди", ["е", "я", "ю", "ем", "и"]), 1)
HALF_WORDS: Final = dict.fromkeys(_forms("половин", ["а", "ы", "е", "у", "ой"]), 1)
UNITS_OF: Final = {"года": "year", "месяца": "month", "недели": "week", "квартала": "quarter", "полугодия": "half"}
TODAY: Final = {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}
OF_TODAY: Final = {
    form: count
    for stem, count in {"сегодняшн": 0, "вчерашн": -1, "завтрашн": 1}.items()
    for form in _forms(stem, _SOFT)
}
