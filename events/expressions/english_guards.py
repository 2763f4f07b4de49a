"""What tells an English date from words and numbers that only look like one."""
# floor 5

import re

_BEFORE = 32
# A number after one of these is a year.
_YEAR_WORDS = (
    "in within of since by from to until till through throughout during before after around circa and or late "
    "early mid year years fiscal calendar between than back as for spring summer autumn fall winter election "
    "elections olympics cup"
)
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:{_YEAR_WORDS.replace(' ', '|')}|c\.|ca\.|mid-|pre-|post-|late-|early-)|[(\[–—,;]|-) ?(?:the )?$"
)
_OWNER = "the a an its his her their our my your this that every each whose"
_DETERMINED = re.compile(rf"(?:\b(?:{_OWNER.replace(' ', '|')}|[a-z]+'s|[a-z]+s')|^|[.!?:\"“”'•*]) ?$")
# Things with numbers, and words before an amount.
_NUMBERED = (
    "no nos number numbers flight flights resolution route room page pages p pp article bill model boeing "
    "highway section line chapter order lot apartment suite code case unit act rule protocol decree paragraph "
    "file su mig tu channel hotel studio versus against about some nearly almost roughly approximately over "
    "under least most only exceed exceeds exceeded worth totaling numbered another further additional these "
    "those record windows bus train gate locker building house block street mile platform hull pier form "
    "ticket phone tel box grid chart asteroid than"
)
_NEVER_BEFORE = re.compile(rf"(?:\b(?:{_NUMBERED.replace(' ', '|')}|up to|total of)\.?|[#№$€£¥]) ?$")
_COUNTED = (
    "people persons residents inhabitants ton tons tonne tonnes km kilometer kilometers kilometre kilometres "
    "mile miles meter meters metre metres feet ft yen dollar dollars euro euros pound pounds ruble rubles "
    "rouble roubles won percent point points degree degrees troops soldiers men women children islanders "
    "visitors hectare hectares acre acres jobs cases vote votes year years day days hour hours minute minutes "
    "second seconds month months week weeks share shares students pupils workers employees vehicles cars ship "
    "ships boat boats aircraft planes homes houses families households passengers tourists books copies square "
    "cubic million billion thousand hundred kilogram kilograms kg gram grams litre litres liter liters barrel "
    "barrels mw megawatts volts species sheep cattle horses birds fish trees bottles pieces units seats beds "
    "rooms pages words times signatures names letters items prisoners refugees casualties victims deaths dead "
    "injured wounded members delegates protesters fans spectators bc gmt hrs"
)
# An entry of a chronology: "1945", "- 1945:", "1945 – landing".
_LINE_BEFORE = re.compile(r"(?:^|\n)[-*•# ]{0,3}$")
_LINE_AFTER = re.compile(r" ?(?:[:.–—-] |[:.]?(?:\n|$))")
_UNIT_AFTER = re.compile(rf"(?:%| (?:{_COUNTED.replace(' ', '|')}|b\.c)\b)")
_MONTH_WORDS = (
    "in since by until till last next this past of from to through throughout during early late mid between "
    "before after and or for around about on coming previous following the"
)
_PLAIN_MONTH = re.compile(rf"\b(?:{_MONTH_WORDS.replace(' ', '|')}|mid-|as of|-)[ -]$")
_SEASON_BEFORE = re.compile(
    r"\b(?:in|since|by|until|during|from|over|before|after|spent|all|early|late|mid|through|throughout)(?: the)?[ -]$"
)
_SHY = frozenset(("may", "march", "april", "june", "august", "mar", "jan", "jun", "dec", "sept", "sep"))
_SECOND_HALF = re.compile(r"[-,/.:][0-9]")
_CLOSED = re.compile(r"[.,;:)!?\"”’]|$| (?:and|but|when|in|on|at|to|was|were|had|that)\b")
_SOMEBODY = re.compile(r" (?:I|we|he|she|they|it)\b")
_REPEATED = re.compile(r"\b(?:every|each|first|second|third|fourth|the last) $")
_OF_A_MONTH = re.compile(" (?:of|in) ")
# Short names of days that are also words or names.
_DAYS_OR_WORDS = frozenset(("sun", "sat", "wed", "mon"))
_DAY_BEFORE = re.compile(r"\b(?:on|by|until|till|since|from|late|early|last|next|this) $|[(,/-] ?$")
_NOT_THE_DAY = re.compile(" (?:islands?|trees?|eggs?|cards?|carols?|lights)\\b")
_TAIL = re.compile(r"[0-9]-$")
_NO_NOUN = re.compile(r" (?:a|an|the|he|she|it|they|we|his|her|their|[A-Z][A-Za-z]+)\b")


def is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits stand where a year stands, and not an amount or the number of a thing."""
    folded, start, end = match.string, match.start("y"), match.end("y")
    before = folded[max(0, start - _BEFORE) : start]
    after = folded[end : end + 16]
    if _LINE_BEFORE.search(text[max(0, start - 4) : start]) and _LINE_AFTER.match(text[end : end + 4]):
        return True
    if _NEVER_BEFORE.search(before) or _TAIL.search(before):
        return False
    if _UNIT_AFTER.match(after) or _SECOND_HALF.match(after):
        return False
    if _YEAR_BEFORE.search(before):
        return True
    return bool(_DETERMINED.search(before) and re.match(r"(?:'s)? [a-z]|:| -|\)", after)) or text[end : end + 2] == "'s"


def is_month(text: str, match: re.Match[str]) -> bool:
    """Whether the name of a month is one: "may" and "march" are verbs, April and June are people."""
    start, end = match.span("month")
    if match.string[max(0, start - 6) : start].endswith(("every ", "each ")):
        return False
    if not text[start].isupper() and text[start].lower() in "abcdefghijklmnopqrstuvwxyz":
        return False
    if match.string[start:end].rstrip(".") not in _SHY or match.end() > end:
        return True
    before = match.string[max(0, start - _BEFORE) : start]
    return bool(_PLAIN_MONTH.search(before)) and not re.match(r" [A-Z][a-z]+ (?:said|told)", text[end : end + 24])


def is_named_month(text: str, match: re.Match[str]) -> bool:
    """Whether the month of a longer expression begins with a capital letter."""
    return text[match.start("month")].isupper()


def is_year_span(_: str, match: re.Match[str]) -> bool:
    """Whether "2017-18" is a span of years: where a year may stand, or before the word that says so."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    if _NEVER_BEFORE.search(before) or _UNIT_AFTER.match(match.string[match.end() : match.end() + 16]):
        return False
    return bool(_YEAR_BEFORE.search(before) or _DETERMINED.search(before))


def is_season(text: str, match: re.Match[str]) -> bool:
    """Whether "the fall" or "spring" is a time of the year: after "in", "since" and the like, and not "the fall of"."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : match.end() + 12]
    if after.startswith(" of") or after[:1] == "-":
        return False
    if before.endswith("the ") and match[0] != "fall" and closes(text, match):
        return True
    return bool(_SEASON_BEFORE.search(before))


def closes(text: str, match: re.Match[str]) -> bool:
    """Whether "the day before" closes its phrase: "the day before the vote" counts from the vote, which has no date."""
    after = text[match.end() : match.end() + 12]
    opens = text[match.start()].isupper() and _SOMEBODY.match(after)
    return bool(opens or _CLOSED.match(after))


def counts_alone(text: str, match: re.Match[str]) -> bool:
    """Whether "two days after" counts from the story's date, and not from what is said next."""
    return match["way"] in ("later", "earlier") or closes(text, match)


def starts_capital(text: str, match: re.Match[str]) -> bool:
    """Whether the words begin with a capital letter, as the names of days do; "every Monday" is no one day."""
    return text[match.start()].isupper() and not match.string[max(0, match.start() - 6) : match.start()].endswith(
        ("every ", "each ")
    )


def is_weekday(text: str, match: re.Match[str]) -> bool:
    """Whether the name of a weekday is one certain day: no sun, no bride that was wed, no "first Monday" of a month.

    "Sun", "Sat", "Wed" and "Mon" are days only with a full stop or after words that want a day.
    """
    start, end = match.span("wday")
    before = match.string[max(0, start - _BEFORE) : start]
    if not text[start].isupper() or _REPEATED.search(before):
        return False
    if "side" in match.re.groupindex and before.endswith("the last ") and _OF_A_MONTH.match(match.string, end):
        return False
    return match["wday"] not in _DAYS_OR_WORDS or bool(_DAY_BEFORE.search(before))


def is_feast(text: str, match: re.Match[str]) -> bool:
    """Whether the name of a feast is its day: Easter Island and Christmas trees are there all year."""
    return starts_capital(text, match) and not _NOT_THE_DAY.match(match.string, match.end())


def is_whole(_: str, match: re.Match[str]) -> bool:
    """Whether "a year ago" is no part of "half a year ago" or of "a quarter of a century ago"."""
    return not match.string[max(0, match.start() - 12) : match.start()].endswith(("half ", "half of ", "quarter of "))


def is_length(_: str, match: re.Match[str]) -> bool:
    """Whether "last year" is a year and no length of time, as in "over the past year"."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    return match[0].startswith(("this ", "next ")) or not re.search(r"\b(?:the|its|his|her|their|first) $", before)


def is_bare_day(text: str, match: re.Match[str]) -> bool:
    """Whether "the 18th" is a day: after "on", "by" and the like, with its ending, and no noun behind it."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    named = match[0][-2:] in ("st", "nd", "rd", "th")
    free = closes(text, match) or _NO_NOUN.match(text[match.end() : match.end() + 24])
    return named and bool(free) and before.endswith(("on ", "by ", "of ", "until ", "since ", "from "))


def is_decade(text: str, match: re.Match[str]) -> bool:
    """Whether "90s" or "nineties" is a decade of the twentieth century: "the '90s", and no age or speed."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if re.search(r"\b(?:his|her|their|my|your|our)(?: (?:early|mid|late))?[ -]$", before):
        return False
    return before.endswith("'") or follows_decade_word(text, match)


def follows_decade_word(_: str, match: re.Match[str]) -> bool:
    """Whether the words before "1970's" want a decade and not what belonged to a year."""
    return bool(re.search(r"\b(?:the|early|mid|late)[ -]$", match.string[max(0, match.start() - 12) : match.start()]))


def follows_between(match: re.Match[str]) -> bool:
    """Whether "between" stands before two days that "and" joins."""
    return match.string[max(0, match.start() - 12) : match.start()].endswith(("between ", "between the "))


def follows_preposition(text: str, match: re.Match[str]) -> bool:
    """Whether "the weekend" is one certain weekend: "over the weekend", "at the weekend"."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    if before.endswith(" the ") and closes(text, match):
        return True
    return bool(re.search(r"\b(?:over|at|on|during|by|before|after|until|through|of) the $", before))
