"""The grammar of Russian dates, and where a Russian sentence looks: back or ahead."""
# floor 8

from events.expressions import russian_numbers as numbers
from events.expressions import russian_words as words
from events.expressions.grammar import Grammar
from events.expressions.russian_absolute import ABSOLUTE
from events.expressions.russian_feasts import FEASTS
from events.expressions.russian_parts import PARTS
from events.expressions.russian_relative import RELATIVE
from events.expressions.russian_tense import looks_ahead

__all__ = ["GRAMMAR", "looks_ahead"]

# Behind four digits these say that they are an amount.
_AMOUNTS = (
    r"(?:тонн|человек|раз|мест|солдат|экземпляр|литр|балл|кв|га|км|кг|квт|т)(?![а-яё])|тыс|млн|млрд|миллион|миллиард|"
    "доллар|евро|йен|иен|процент|килограмм|центнер|километр|метр|мили|миль|штук|экземпляр[ао]|балл[ао]|градус|гектар|"
    "мегаватт|рубл[ея]|людей|жител[ея]й?(?![а-яё])|военнослужащих|туристов|семей|домов|единиц|голов|литров"
)
_YEAR = f"(?:1[0-9]|20)[0-9]{{2}}(?![0-9%])(?! (?:{_AMOUNTS}))"
_ENDING = "(?:-?(?:ого|ому|ое|го|му|ом|ым|е|м))?"
_SIDES_OF_DATE = (
    r"начал[оаеу] |началом |конец |конц[аеу] |концом |середин[аыеу] |серединой |самого |самом |самой |рубеж[еа] |"
    r"(?:перв|втор)(?:ая|ой|ую) половин[аеуы] |"
    r"(?:перв|втор|треть|последн)(?:ая|ей|юю|ья|ьей|ью|ой|ую) декад[аеуы] |"
    r"(?:перв|последн)(?:ые|ых|ие|их) (?:дни|дней|днях|числа|чисел|числах) |"
    r"(?:двадцатых|десятых|20-х|10-х) числ(?:ах|а) |"
    r"(?:утр(?:о|а|у|ом)|вечер(?:а|у|ом)?|ноч(?:ь|и|ью)|полдень|полудн[юя]) "
)

GRAMMAR = Grammar(
    slots={
        **{"month": words.MONTHS, "mon": words.MONTHS_OF_DAY, "wday": words.WEEKDAYS, "season": words.SEASONS},
        **{"side": words.SIDES, "same": words.STORY_SIDES, "unit": words.UNITS, "units": words.UNITS_MANY},
        **{
            "halved": words.HALVED,
            "n": numbers.NUMBERS,
            "ordinal": numbers.ORDINALS,
            "part": numbers.PARTS,
            "half": numbers.HALVES,
        },
        **{
            "decade": numbers.DECADES,
            "century": numbers.CENTURIES,
            "roman": numbers.ROMAN,
            "rmonth": numbers.ROMAN_MONTHS,
        },
        **{"yearword": numbers.YEARS, "feast": FEASTS, "quarter": words.QUARTERS, "halfyear": words.HALF_YEARS},
        **{
            "halves": words.HALF_WORDS,
            "yunit": words.UNITS_OF,
            "today": words.TODAY,
            "oftoday": words.OF_TODAY,
            "weekend": words.WEEKENDS,
        },
    },
    patterns={
        "y": _YEAR,
        "z": _YEAR,
        "old": "[3-9][0-9]{2}",
        "m": "(?:1[0-2]|0?[1-9])",
        "mm": "(?:1[0-2]|0?[1-9])",
        "d": f"(?:3[01]|[12][0-9]|0?[1-9]){_ENDING}",
        "dd": "(?:3[01]|[12][0-9]|0?[1-9])",
        "dth": "(?:3[01]|[12][0-9]|0?[1-9])-?(?:ого|го|му)",
        "yy": "[0-9]{2}",
        "short": "[0-9]{1,2}",
        "tens": "[2-9]0",
        "ydecade": "(?:1[0-9]|20)[0-9]0",
        "cent": "(?:2[01]|1[0-9]|[5-9])",
        "count": "[0-9]{1,3}",
        "q": "[1-4]",
    },
    rows=(*ABSOLUTE, *RELATIVE, *PARTS),
    token="[а-яёa-z]+|[0-9]+",
    before=f"(?<![а-яё])(?:{_SIDES_OF_DATE})",
    ends="(?![а-яёa-z0-9])",
)
