"""What a record says, as elements: date, islands, accounts and positions side by side, and where it all stands."""
# floor 9

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from events.citations import Account, Citation, Locator, Source
from events.dates import EdtfDate
from events.language import State
from events.locators import format_locator
from events.records import Event, Stance, Stances
from geo.groups import Group
from geo.site.elements import Child, link, make
from geo.site.speaking import Speech

_CALENDAR_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_SCOPES: tuple[Literal["named", "group", "inferred"], ...] = ("named", "group", "inferred")


def dated(speech: Speech, date: EdtfDate, short: bool = False) -> Element:
    """A date in words; for programs, too, if HTML has a form for it that is no more exact."""
    if _CALENDAR_DATE.fullmatch(date.text):
        return make("time", {"datetime": date.text}, speech.date(date, short))
    return make("span", {"class": "day"}, speech.date(date, short))


def precision(speech: Speech, date: EdtfDate) -> str | None:
    """What a reader has to know of a date that is no day; a span of days says it itself."""
    if date.earliest == date.latest or "/" in date.text:
        return None
    return speech.say("date.year-known" if re.fullmatch("[0-9]{4}", date.text) else "date.imprecise")


def concerned(speech: Speech, event: Event) -> list[Group]:
    """The groups that an event concerns, in the order of the map."""
    ids = {place.id for place in event.places}
    return [group for group in speech.atlas.groups if group.id in ids]


def names_of(speech: Speech, event: Event) -> str:
    """The groups that an event concerns in words."""
    groups = concerned(speech, event)
    if len(groups) == len(speech.atlas.groups):
        return speech.say("scope.all")
    return speech.listed([speech.name(group) for group in groups])


def scopes(speech: Speech, event: Event) -> Iterator[tuple[str, list[Group]]]:
    """How the groups are known, in words, and which are known so."""
    for scope in _SCOPES:
        known = {place.id for place in event.places if place.scope == scope}
        groups = [group for group in speech.atlas.groups if group.id in known]
        if groups:
            yield speech.say(f"site.scope-{scope}"), groups


def frame(heading: str, cells: Iterable[Element], name: str, level: int = 2) -> Element:
    """Two or more tellings in cells of one size."""
    found = list(cells)
    return make(
        "section",
        {"class": "told", "aria-labelledby": name},
        make(f"h{level}", {"id": name}, heading),
        make("div", {"class": f"frame of-{min(len(found), 2)}"}, *found),
    )


def positions(speech: Speech, stances: Stances, level: int = 2) -> Element:
    """Both states in the order of the reader's alphabet, in equal form; a side without one says so."""
    sides: dict[State, Stance | None] = {"japan": stances.japan, "russia": stances.russia}
    cells = [_position(speech, state, sides[state], level + 1) for state in speech.language.states]
    return frame(speech.say("positions.title"), cells, "positions", level)


def _position(speech: Speech, state: State, stance: Stance | None, level: int) -> Element:
    head = make(f"h{level}", None, speech.say(f"holder.{state}"))
    if stance is None:
        return make("div", {"class": "cell"}, head, make("p", {"class": "small"}, speech.say("positions.none")))
    return make("div", {"class": "cell"}, head, speech.span(stance.text, "p"), cited(speech, stance.citation))


def accounts(speech: Speech, found: Sequence[Account], level: int = 2, name: str = "accounts") -> Iterator[Element]:
    """Accounts beside each other under the point that they are about; `name` is what their ids begin with."""
    points: dict[str, list[Account]] = {}
    for account in found:
        points.setdefault(account.point.in_language(speech.lang) if account.point else "", []).append(account)
    for number, (point, some) in enumerate(points.items(), start=1):
        heading = speech.say("accounts.differ" if len(some) > 1 else "accounts.one")
        heading += speech.say("colon") + point if point else ""
        yield frame(heading, [_account(speech, each, level + 1) for each in some], f"{name}-{number}", level)


def _account(speech: Speech, account: Account, level: int) -> Element:
    source = speech.atlas.catalogue.sources[account.source]
    comma = speech.say("caption.comma")
    published = comma + speech.date(source.date, short=True) if source.date else ""
    return make(
        "div",
        {"class": "cell"},
        make(f"h{level}", None, make("bdi", None, source.publisher), published),
        speech.span(account.text, "p"),
        make("p", {"class": "cite"}, _titled(source), *_place(speech, account.locator)),
    )


def cited(speech: Speech, citation: Citation, tag: str = "p") -> Element:
    """A source, where in it, and what it gives itself as wording and date."""
    source = speech.atlas.catalogue.sources[citation.source]
    comma = speech.say("caption.comma")
    children: list[Child] = [make("bdi", None, source.publisher), comma, _titled(source)]
    if source.date:
        children.append(comma + speech.date(source.date, short=True))
    children += [*_place(speech, citation.locator), *_given(speech, citation, source)]
    if source.date_basis:
        children.append(speech.span(source.date_basis, css="basis"))
    return make(tag, {"class": "cite"}, *children)


def _titled(source: Source) -> Element:
    return link(source.url, source.title, source.language)


def _place(speech: Speech, locator: Locator | None) -> list[Child]:
    where = format_locator(locator, speech.lang)
    return [speech.say("caption.comma") + where] if where else []


def _given(speech: Speech, citation: Citation, source: Source) -> list[Child]:
    """The source's own words, and the date as it gives it where that is another than its own."""
    found: list[Child] = []
    if citation.quote:
        found += [speech.say("colon"), make("q", {"lang": source.language}, citation.quote)]
    said = speech.say("caption.comma") + speech.say("cite.date") + " "
    if citation.date_words:
        found += [said, make("q", {"lang": source.language}, citation.date_words)]
    elif citation.date and citation.date != source.date:
        found += [said, make("q", None, speech.date(citation.date, short=True))]
    return found
