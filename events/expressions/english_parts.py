"""English expressions for seasons, quarters, halves and feasts."""
# floor 7

from events.expressions.english_absolute import full_year
from events.expressions.english_guards import is_feast, is_season
from events.expressions.english_relative import lean_of
from events.expressions.english_words import FEASTS
from events.expressions.grammar import Found, Row
from events.expressions.values import Feast, Offset, Part, Value

_YEAR = r"(?:,? (?:of )?(?:the year )?{y}|,? (?:of )?{side} year|,? (?:of )?{ago} year)"


def _within(found: Found) -> Offset | None:
    if found.word("side"):
        return Offset("year", lean_of(found))
    return Offset("year", found.whole("ago"), "story") if found.word("ago") else None


def _season(found: Found) -> Value:
    return Part("season", found.whole("season"), found["y"], within=_within(found))


def _short_season(found: Found) -> Value:
    return Part("season", found.whole("season"), full_year(found.whole("yy")))


def _quarter(found: Found) -> Value:
    return Part("quarter", found["quarter"] or found.whole("q"), found["y"], within=_within(found))


def _half(found: Found) -> Value:
    return Part("half", found.whole("half"), found["y"], within=_within(found))


def _feast(found: Found) -> Value:
    return Feast(FEASTS[" ".join(found.word("feast").split())], found["y"], within=_within(found))


def _feast_weekend(found: Found) -> Value:
    return Feast(FEASTS[" ".join(found.word("feast").split())], weekend=True)


def _side_feast(found: Found) -> Value:
    return Feast(FEASTS[" ".join(found.word("feast").split())], lean=lean_of(found))


def _side_season(found: Found) -> Value:
    return Part("season", found.whole("season"), lean=lean_of(found))


def _story_season(found: Found) -> Value:
    return Part("season", found.whole("season"), within=Offset("year", found.whole("ago"), "story"))


PARTS = (
    Row("season", f"{{season}}{_YEAR}", _season),
    Row("season", r"{season},? (?:of )?{y}(?:-|/)(?:{y2}|{yy})", _season),
    Row("season", "{season} of '{yy}", _short_season),
    Row("season", "{season}", _season, is_season),
    Row("side-season", "{side} {season}", _side_season),
    Row("story-season", "{ago} {season}", _story_season),
    Row("quarter", f"{{quarter}}[ -]quarter{_YEAR}?", _quarter),
    Row("quarter", "q{q}(?:,? (?:of )?{y})?", _quarter),
    Row("quarter", "{q}q(?:,? (?:of )?{y})?", _quarter),
    Row("side-quarter", "{side} quarter", lambda found: Offset("quarter", found.whole("side"))),
    Row("half", f"{{half}}[ -]half{_YEAR}", _half),
    Row("feast", f"{{feast}}{_YEAR}?", _feast, is_feast),
    Row("feast-weekend", "{feast} weekend", _feast_weekend, is_feast),
    Row("side-feast", "{side} {feast}", _side_feast),
)
