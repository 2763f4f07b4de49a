"""Events in a list: by period, each with its date, title, islands and kind."""
# floor 10

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from events.dates import EdtfDate
from events.records import Event
from geo.site import addresses
from geo.site.addresses import leading
from geo.site.elements import make
from geo.site.speaking import Speech
from geo.site.telling import dated, names_of

# Each ends before the next begins.
_PERIODS = [EdtfDate.parse(text) for text in ("../1854", "1855/1944", "1945/1955", "1956/1990", "1991/..")]
_COLUMNS = ("table.date", "table.event", "table.islands", "table.kind")


def by_period(speech: Speech, path: str, events: Sequence[Event]) -> list[Element]:
    """A table for each period in which events begin."""
    found = []
    for period in _PERIODS:
        some = [event for event in events if period.earliest <= event.date.earliest <= period.latest]
        if some:
            name = f"from-{period.text.partition('/')[0].strip('.') or 'the-first'}"
            heading = make("h2", {"id": name}, speech.date(period))
            count = make("p", {"class": "small"}, speech.count("list.events", len(some)))
            found.append(make("section", {"aria-labelledby": name}, heading, count, _table(speech, path, some, name)))
    return found


def _table(speech: Speech, path: str, events: Sequence[Event], name: str) -> Element:
    """Roles are spelled out: on a narrow screen the rows are laid out anew, and a table they stay."""
    cells = [make("th", {"scope": "col", "role": "columnheader"}, speech.say(key)) for key in _COLUMNS]
    return make(
        "table",
        {"role": "table", "class": "events", "aria-labelledby": name},
        make("thead", {"role": "rowgroup"}, make("tr", {"role": "row"}, *cells)),
        make("tbody", {"role": "rowgroup"}, *(_row(speech, path, event) for event in events)),
    )


def _row(speech: Speech, path: str, event: Event) -> Element:
    target = leading(path, addresses.event(speech.lang, event.id))
    title = make("a", {"href": target, "lang": speech.foreign(event.title)}, speech.title(event))
    return make(
        "tr",
        {"role": "row"},
        make("td", {"role": "cell", "class": "when"}, dated(speech, event.date, short=True)),
        make("th", {"role": "rowheader", "scope": "row"}, title),
        make("td", {"role": "cell", "class": "where"}, names_of(speech, event)),
        make("td", {"role": "cell", "class": "kind"}, speech.say(f"kind.{event.kind}")),
    )
