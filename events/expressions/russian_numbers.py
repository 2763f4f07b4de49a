"""Russian words for numbers: how many, which one, which century, in words and in Roman numerals."""
# floor 5

from itertools import product
from typing import Final

from events.expressions.russian_forms import HARD, STRESSED, THIRD, forms, numbered, spellings

_NINE = numbered("один два три четыре пять шесть семь восемь девять")
_TENS = {"двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70} | {
    "восемьдесят": 80
}
_TEENS = numbered("десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать", first=10)
NUMBERS: Final = spellings(
    {
        **_NINE,
        **_TEENS,
        **numbered("семнадцать восемнадцать девятнадцать", first=17),
        **_TENS,
        **{"девяносто": 90, "сто": 100},
        **{f"{ten} {one}": _TENS[ten] + _NINE[one] for ten in _TENS for one in _NINE},
        **dict.fromkeys(("одну", "одного", "одной", "одним"), 1),
        **dict.fromkeys(("две", "двух", "двумя", "двое", "пару"), 2),
        **numbered("трёх четырёх пяти шести семи восьми девяти десяти", first=3),
        **numbered("тремя четырьмя пятью шестью семью восемью девятью десятью", first=3),
        **numbered("трое четверо пятеро", first=3),
        **{"двадцати": 20, "двадцатью": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "ста": 100},
    }
)
_STEMS = numbered("пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат", first=5) | (
    numbered("шестнадцат семнадцат восемнадцат девятнадцат", first=16)
)
_ORDINALS = {
    **dict.fromkeys(forms("перв", HARD), 1),
    **dict.fromkeys(forms("втор", STRESSED), 2),
    **dict.fromkeys(forms("трет", THIRD), 3),
    **{form: 4 for stem in ("четверт", "четвёрт") for form in forms(stem, HARD)},
    **{form: number for stem, number in _STEMS.items() for form in forms(stem, (*HARD, "ой"))},
}
ORDINALS: Final = {
    **_ORDINALS,
    **dict.fromkeys(forms("двадцат", HARD), 20),
    **{f"двадцать {form}": 20 + number for form, number in _ORDINALS.items() if number < 10},
    **dict.fromkeys(forms("тридцат", HARD), 30),
    **{f"тридцать {form}": 31 for form in forms("перв", HARD)},
}
# Quarters and halves of a year are numbered in words or in Roman numerals.
PARTS: Final = {form: number for form, number in _ORDINALS.items() if number <= 4} | numbered("i ii iii iv")
HALVES: Final = {form: number for form, number in PARTS.items() if number <= 2}
CENTURIES: Final = {form: number for form, number in ORDINALS.items() if 15 <= number <= 21}
# "In forty-five" is a year of the twentieth century to those who tell of it.
YEARS: Final = {
    f"{ten} {form}": 1900 + tens + one
    for ten, tens in _TENS.items()
    if tens >= 40
    for form, one in _ORDINALS.items()
    if one < 10
}
_ROMAN = numbered("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi")
# X is often typed as the Russian letter that looks the same.
ROMAN: Final = {
    "".join(letters): number
    for roman, number in _ROMAN.items()
    for letters in product(*(("x", "х") if letter == "x" else (letter,) for letter in roman))
}
ROMAN_MONTHS: Final = {word: number for word, number in ROMAN.items() if number <= 12}
_DECADES = {
    **{"двадцат": 192, "тридцат": 193, "сороков": 194, "пятидесят": 195, "шестидесят": 196},
    **{"семидесят": 197, "восьмидесят": 198, "девяност": 199, "нулев": 200, "двухтысячн": 200},
}
# Each as the digits that its years share.
DECADES: Final = {stem + end: digits for stem, digits in _DECADES.items() for end in ("ые", "ых", "ым", "ыми")}
