"""Names of months and weekdays in a language, from CLDR."""
# floor 3

from babel import Locale

_FORMS = ("format", "stand-alone")


def month_words(lang: str) -> dict[str, int]:
    """Full and short names of months in small letters, in each form that the language has; January is 1."""
    months = Locale.parse(lang, sep="-").months
    return {
        months[form][width][number].lower().rstrip("."): number
        for form in _FORMS
        for width in ("wide", "abbreviated")
        for number in range(1, 13)
    }


def weekday_words(lang: str) -> dict[str, int]:
    """Full names of weekdays in small letters; Monday is 0."""
    days = Locale.parse(lang, sep="-").days
    return {days[form]["wide"][number].lower(): number for form in _FORMS for number in range(7)}
