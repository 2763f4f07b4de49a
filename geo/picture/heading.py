"""Title, date and foot of a picture in words, and how they stand on it."""
# floor 10

from collections.abc import Sequence
from dataclasses import dataclass

from events.dates import EdtfDate
from events.holdings import Administration, Boundary
from events.records import Event
from geo.picture.fonts import Face
from geo.picture.reader import Reader
from geo.picture.sheet import Sheet
from geo.picture.standing import Standing
from geo.picture.typesetting import balanced, wrap
from geo.selection import Selection, period_of


@dataclass(frozen=True)
class Heading:
    """What a picture is of: the groups by their names, the date, the event, how the date is meant."""

    of: str
    date: str
    title: str
    note: str


def heading_of(reader: Reader, selection: Selection) -> Heading:
    """The words at the head: date and title of the event or of what begins on the date; of a period, the period."""
    view, current = reader.view, selection.current
    period = None if view.event or view.dates else period_of(view)
    asked = view.dates[-1] if view.dates and not view.event else period
    date = asked or (current.date if current else EdtfDate.parse(selection.day.isoformat()))
    coarse = date.earliest != date.latest
    as_on = reader.say("picture.on-day", date=reader.day(selection.day))
    acts = [] if period else [event.act.name.in_language(reader.lang) for event in told(reader, selection) if event.act]
    place = [reader.say("act.place", place=reader.joined(dict.fromkeys(acts)))] if acts else []
    notes = [*place, *_island(reader), *_filters(reader, selection, period), *([as_on] if coarse else [])]
    return Heading(
        of=subject(reader),
        date=_capital(reader.date(date)),
        title="" if period else titles(reader, selection),
        note=" · ".join(notes),
    )


def told(reader: Reader, selection: Selection) -> list[Event]:
    """The event that is asked for, or all that begin on the day."""
    if reader.view.event and selection.current:
        return [selection.current]
    return [event for event in selection.begun if event.date.earliest == selection.day]


def titles(reader: Reader, selection: Selection) -> str:
    """Titles of the events that are told."""
    return reader.joined([event.title.in_language(reader.lang) for event in told(reader, selection)])


def _capital(date: str) -> str:
    """A date as it begins a heading: a capital where it begins with a word."""
    return date[:1].upper() + date[1:] if date[1:2].isalpha() else date


def _island(reader: Reader) -> list[str]:
    """The chosen group, which has a heavier outline."""
    chosen = [reader.names(group)[0] for group in reader.atlas.groups if group.id == reader.view.island]
    return [reader.say("picture.highlighted", name=name) for name in chosen]


def _filters(reader: Reader, selection: Selection, headed: EdtfDate | None) -> list[str]:
    """What a selection is of, and how many of all events that are."""
    view, events, period = reader.view, reader.atlas.catalogue.events, period_of(reader.view)
    parts = [
        reader.date(period) if period and not headed else "",
        reader.listed([reader.say(f"kind.{kind}") for kind in view.kinds]),
        reader.listed([reader.names(group)[0] for group in reader.atlas.groups if group.id in view.groups]),
        view.publisher,
    ]
    said = [part for part in parts if part]
    count = reader.count("filter.result", len(events)).replace("{m}", reader.number(len(selection.events)))
    return [*said, count] if said or period else []


def subject(reader: Reader) -> str:
    """What the four are called: by both names, or as a side presents them, which is said."""
    if reader.view.viewpoint != "neutral":
        for viewpoint in reader.atlas.viewpoints:
            if viewpoint.id == reader.view.viewpoint:
                return f"{viewpoint.collective.in_language(reader.lang)} · {viewpoint.note.in_language(reader.lang)}"
    return reader.say("page.title")


def draw_heading(sheet: Sheet, reader: Reader, heading: Heading, corner: tuple[float, float], width: float) -> float:
    """The head, its date the largest thing on the picture; returns its height."""
    small = width < 560
    lines: list[tuple[str, float, Face, str, float]] = [
        (heading.of, 13.0, "regular", "ink2", 18.0),
        (heading.date, 22.0 if small else 28.0, "semibold", "ink", 29.0 if small else 37.0),
        (heading.title, 16.0 if small else 18.0, "semibold", "ink", 21.0 if small else 24.0),
        (heading.note, 13.0, "regular", "ink2", 19.0),
    ]
    x, y = corner
    for text, size, face, colour, high in lines:
        for line in balanced(text, size, face, width):
            y += high
            sheet.words((x, y - 0.28 * high), line, size=size, face=face, colour=reader.colours[colour])
    return y - corner[1]


def foot_of(reader: Reader, selection: Selection | None, standings: Sequence[Standing]) -> list[str]:
    """The lines at the foot: sources, what the picture does not say, credits."""
    current = selection.current if selection else None
    event = [reader.say("picture.source", names=reader.sources(current))] if current and not reader.view.panel else []
    publishers = publishers_of(reader, standings)
    sources = reader.say("picture.sources", names=_row(reader, publishers))
    last = reader.atlas.catalogue.events[-1:]
    as_of = [reader.say("picture.as-of", date=reader.date(last[0].date))] if last else []
    space = "" if reader.lang == "ja" else " "
    return [
        *event,
        *([sources] if publishers else []),
        space.join([reader.say("foot.disclaimer"), *as_of]),
        space.join([reader.say("picture.credit"), reader.say("picture.projection")]),
    ]


def publishers_of(reader: Reader, standings: Sequence[Standing]) -> list[str]:
    """Who publishes the first source of each administration and line."""
    records: list[Administration | Boundary] = []
    for standing in standings:
        records += [each for each in standing.administrations.values() if each]
        records += standing.boundaries
    cited = (record.citations[0].source for record in records)
    return list(dict.fromkeys(reader.atlas.catalogue.sources[source].publisher for source in cited))


def _row(reader: Reader, names: list[str]) -> str:
    return ("、" if reader.lang == "ja" else "; ").join(names)


def draw_foot(sheet: Sheet, reader: Reader, lines: Sequence[str], corner: tuple[float, float], width: float) -> float:
    """The foot under a hairline; returns its height."""
    x, y = corner
    sheet.line([(x, y), (x + width, y)], reader.colours["rule"], width=1.0)
    y += 6.0
    for text in lines:
        for line in wrap(text, 12.0, "regular", width):
            y += 17.0
            sheet.words((x, y - 4), line, size=12.0, colour=reader.colours["ink3"])
    return y - corner[1]
