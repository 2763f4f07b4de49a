"""Russian expressions for seasons, quarters, halves, decades, centuries and feasts."""
# floor 7

from events.expressions.grammar import Found, Row
from events.expressions.russian_frames import TAIL, YEAR_WORD, within, year_of
from events.expressions.russian_guards import is_decade, is_named, is_new_year, is_season, starts_capital
from events.expressions.values import WINTER, Feast, Fixed, Lean, Offset, Part, Value

_YEARS = r"(?: ?(?:годы|годов|годах|годам|годами|гг\.|гг))"
_DECADE = "-?(?:ые|ых|ыми|ым|х|е|м)"
_CENTURY = r"(?: (?:век|века|веке|веку|веком|столетие|столетия|столетии)|(?: в\.))"
_CENTURIES = r"(?: (?:веков|веках|века|веками|век|столетий|столетия)| вв\.)"
_IN_CENTURY = "(?: (?:в )?(?:начал|конц)[а-я]{0,3})?"
_PAST_CENTURIES = {"нынешн": 20, "текущ": 20, "прошл": 19, "позапрошл": 18}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _season(found: Found) -> Value:
    return Part("season", found.whole("season"), year_of(found), within=within(found))


def _side_season(found: Found) -> Value:
    """ "Прошлое лето" is that of last year; of winters, that lie in two years, it is the last before today."""
    number, side, count = found.whole("season"), found.word("side"), found.whole("side")
    if number == WINTER:
        # "Эта зима" in March is the one that is ending: the sentence decides.
        lean: Lean | None = -1 if count < 0 else 1 if count > 0 else None
        return Part("season", number, lean=lean)
    if count > 0 or side.startswith(("минувш", "прошедш", "ушедш", "истекш")):
        return Part("season", number, lean=1 if count > 0 else -1)
    return Part("season", number, within=Offset("year", count))


def _story_season(found: Found) -> Value:
    return Part("season", found.whole("season"), within=Offset("year", found.whole("same"), "story"))


def _quarter(found: Found) -> Value:
    return Part("quarter", found["part"] or found.whole("q"), year_of(found), within=within(found))


def _half(found: Found) -> Value:
    return Part("half", found["half"] or found.whole("q"), year_of(found), within=within(found))


def _half_of_year(found: Found) -> Value:
    return Part("half", found.whole("half"), within=Offset("year", 0, "story"))


def _decade(found: Found) -> Value:
    """A decade of the century that is named, or of the twentieth."""
    if found.word("ydecade"):
        return Fixed(f"{found.word('ydecade')[:3]}X")
    if found.word("decade"):
        return Fixed(f"{found.whole('decade')}X")
    century = 19
    if found.word("roman"):
        century = found.whole("roman") - 1
    elif found.word("side"):
        century = next((there for stem, there in _PAST_CENTURIES.items() if found.word("side").startswith(stem)), 19)
    return Fixed(f"{century:02d}{found.word('tens')[0]}X")


def _decades(found: Found) -> Value | None:
    first, last = found.word("ydecade") or f"19{found.word('tens')}", found.word("ydecade2") or f"{found.word('tens2')}"
    end = last if len(last) == 4 else first[:2] + last
    return Fixed(f"{first}/{end[:3]}9") if first < end else None


def _century(found: Found) -> Value | None:
    number = found["roman"] or found["century"] or found["cent"] or 0
    return Fixed(f"{number - 1:02d}XX")


def _centuries(found: Found) -> Value | None:
    first, last = found.whole("roman"), found.whole("roman2")
    return Fixed(f"{first - 1:02d}XX/{last - 1:02d}XX") if first < last else None


def _feast(found: Found) -> Value:
    return Feast(found.meaning("feast"), year_of(found), within=within(found))


def _winter(found: Found) -> Value | None:
    """ "Зимой 1975/76 года" is the winter that begins in the first of two years."""
    follows = found["z"] == found.whole("y") + 1 or found["yy"] == (found.whole("y") + 1) % 100
    return Part("season", found.whole("season"), found.whole("y")) if follows else None


def _nth_weekday(found: Found) -> Value | None:
    number = "last" if found.match[0].startswith("последн") else str(found.whole("part"))
    rule = f"{number}-{_WEEKDAYS[found.whole('wday')]}-{found.whole('month')}"
    return Feast(rule, year_of(found), within=within(found))


PARTS = (
    Row("season-of-list", f"{{season}}(?=(?: и |-| - |, ){{season2}}{TAIL})", _season),
    Row("season", f"{{season}}{TAIL}", _season),
    Row("season", "{season}", _season, is_season),
    Row("winter", f"{{season}}(?: с)? {{y}}(?: ?(?:-|/) ?| на )(?:{{z}}|{{yy}}){YEAR_WORD}?", _winter),
    Row("side-season", "{side} {season}", _side_season),
    Row("story-season", "{same} {season}", _story_season),
    Row("quarter", f"{{part}} {{quarter}}{TAIL}?", _quarter),
    Row("quarter", f"{{q}}-(?:й|го|м|му|ом|ый) {{quarter}}{TAIL}?", _quarter, behind="-"),
    Row("quarter", f"{{q}} (?:квартал|квартале){TAIL}?", _quarter, behind="к"),
    Row("quarter", f"{{q}} квартала{TAIL}", _quarter, behind="к"),
    Row("half", f"{{half}} {{halfyear}}{TAIL}?", _half),
    Row("half", f"{{q}}-?(?:е|го|м|му|ом|ое) {{halfyear}}{TAIL}?", _half, behind="-егмо"),
    Row("half", f"{{half}} {{halves}}{TAIL}", _half),
    Row("half", "{half} {halves} года", _half_of_year),
    Row("decade", f"{{ydecade}}{_DECADE}{_YEARS}?", _decade, behind="-хеым"),
    Row("decade", f"{{tens}}{_DECADE}{_YEARS}?", _decade, is_decade, behind="-хеым"),
    Row("decade", f"{{tens}}{_DECADE}{_YEARS}? (?:{{roman}}|{{side}}){_CENTURY}", _decade, is_named, behind="-хеым"),
    Row("decade", f"{{decade}}{_YEARS}?", _decade, is_decade),
    Row(
        "decades",
        f"{{ydecade}}(?:{_DECADE})? ?(?:-|и) ?(?:{{ydecade2}}|{{tens2}}){_DECADE}{_YEARS}?",
        _decades,
        behind="-хеыми",
    ),
    Row("decades", f"{{tens}}(?:{_DECADE})? ?(?:-|и) ?{{tens2}}{_DECADE}{_YEARS}", _decades, behind="-хеыми"),
    Row("century", f"{{roman}}(?:-(?:й|го|м|ом))?(?:{_CENTURY}|{_CENTURIES})", _century),
    Row("century", f"{{cent}}-?(?:й|го|м|му|ом|ый){_CENTURY}", _century, is_named, behind="-йгмоы"),
    Row("century", "{cent} (?:век|века|веке|веку|веком)", _century, is_named, behind="в"),
    Row("century", "{century} (?:век|века|веке|веку|веком|столетие|столетия|столетии)", _century),
    Row("centuries", f"{{roman}} ?- ?{{roman2}}{_CENTURIES}", _centuries),
    Row(
        "century-of-list",
        f"{{roman}}(?:{_CENTURY})?(?= (?:и|или){_IN_CENTURY} {{roman2}}(?:{_CENTURY}|{_CENTURIES}))",
        _century,
    ),
    Row(
        "century-of-list",
        f"{{roman}}(?= - (?:начал[а-я]{{0,3}} |перв[а-я]{{0,3}} половин[а-я]{{0,3}} ){{roman2}}{_CENTURY})",
        _century,
    ),
    Row("feast", f"{{feast}}{TAIL}?", _feast, starts_capital),
    Row("new-year", "(?:нового года|новый год|новому году)", lambda _: Feast("1-1"), is_new_year),
    Row("nth-weekday", f"{{part}} {{wday}} {{month}}{TAIL}?", _nth_weekday),
    Row(
        "nth-weekday",
        f"(?:последний|последняя|последнее|последнюю|последнего|последней) {{wday}} {{month}}{TAIL}?",
        _nth_weekday,
    ),
)
