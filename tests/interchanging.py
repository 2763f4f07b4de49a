"""What the tests of tables share: made-up files of every kind about these islands, and what is read in them."""

import json
from typing import Any

from events.candidates.proposing import propose
from events.documents.document import Document
from events.documents.reading import read_document
from events.interchange.record import Row, Table
from events.interchange.sheets import read_csv
from events.review_intake import Incoming, Outcome, take_in
from events.store.rows import StoredCandidate
from events.store.store import Store

TIMELINE_HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,"
    "Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
)
# One row of each sort: a title slide, a day, a span, a year that is only about, an era, a month without a day.
TIMELINE_SHEET = f"""{TIMELINE_HEADER}
,,,,,,,,,Ferries of the strait,A made-up timeline,,,,,title,,
1956,10,19,10:30,,,,,,Ferry reaches Shikotan,<p>The <b>old</b> ferry &amp; crew land.</p>,https://example.org/a.jpg,,,,,Ships,
1960,5,,,1961,,,,,Crossings to Kunashir,,,,,,,Ships,#fff
c. 1855,,,,,,,,c. 1855,A chart of Iturup,,,,,,,,
1900,,,,1950,,,,,An era,,,,,,era,,
1970,,7,,,,,,,A day without its month,,,,,,,,
"""
SHEET = """date;title;summary;island;source;publisher;url;lang
19 October 1956;Ferry reaches Shikotan;A ferry lands at noon;Shikotan;Log of the ferry;Example Gazette;https://example.org/log;en
1957;School on the southern Kurils;Lessons begin;Southern Kurils;;;;en
500 BC;Before all ferries;;Kunashir;;;;en
;Nothing says when;;Habomai;;;;en
"""
LONG = "A ferry of the made-up line reaches the harbour of Shikotan at noon of that day"
LINKED_PLACES: dict[str, Any] = {
    "type": "FeatureCollection",
    "@context": "https://example.org/linkedplaces-context-v1.1.jsonld",
    "features": [
        {
            "@id": "https://example.org/places/1",
            "type": "Feature",
            "properties": {"title": "Malokurilskoye", "ccodes": []},
            "when": {"timespans": [{"start": {"in": "1947"}, "end": {"in": "1952-11"}}]},
            "names": [
                {
                    "toponym": "Shikotan village",
                    "lang": "en",
                    "citations": [{"label": "A made-up gazetteer (1950)", "@id": "https://example.org/gazetteer"}],
                }
            ],
            "geometry": {"type": "Point", "coordinates": [146.83, 43.87]},
            "descriptions": [{"value": "A village on Shikotan.", "lang": "en"}],
        },
        {
            "type": "Feature",
            "properties": {"title": "Golovnino"},
            "when": {"timespans": [{"start": {"in": "1900"}}, {"start": {"in": "1950"}}]},
            "names": [],
            "geometry": None,
        },
    ],
}
TIMELINE: dict[str, Any] = {
    "title": {"text": {"headline": "Ferries of the <i>strait</i>"}},
    "events": [
        {
            "start_date": {"year": 1956, "month": "10", "day": 19},
            "text": {"headline": "Ferry reaches Shikotan", "text": "<p>It lands.</p>"},
            "unique_id": "ferry-1",
            "group": "Ships",
            "media": {"url": "https://example.org/a.jpg", "link": "https://example.org/report"},
        },
        {"start_date": {"year": "-500"}, "text": {"headline": "Before all ferries", "text": ""}},
        {"start_date": {"year": 1960}, "media": {"url": "https://example.org/b.jpg"}},
    ],
}
RECORD: dict[str, Any] = {
    "id": "1956-10-19-made-up-ferry",
    "edtf": "1956-10-19",
    "kind": "exchange",
    "title": {"en": "Ferry reaches Shikotan", "ja": "船、色丹島に着く", "ru": "Паром приходит на Шикотан"},
    "summary": {
        "en": "A ferry of the made-up line reaches the harbour of Shikotan at noon and leaves in the evening.",
        "ja": "架空の航路の船が正午に色丹島の港に着き、夕方に出る。",
        "ru": "Паром вымышленной линии приходит в порт Шикотана в полдень и уходит вечером того же дня.",
    },
    "places": [{"id": "shikotan", "scope": "named"}, {"id": "habomai", "scope": "inferred"}],
    "scope_note": {
        "en": "Habomai is added by inference.",
        "ja": "歯舞群島は推定による。",
        "ru": "Хабомаи — по смыслу.",
    },
    "citations": [
        {
            "source": "made-up-gazette-1956",
            "publisher": "Made-up Gazette",
            "title": "Ferry log",
            "published": "1956-10-20",
            "url": "https://example.org/ferry-log",
            "language": "en",
            "locator": {"paragraph": [3, 5]},
            "date": "1956-10-19",
            "date_words": "19 October",
            "quote": "at noon",
        }
    ],
}


def as_json(value: object) -> bytes:
    """A value as the bytes of a JSON file."""
    return json.dumps(value, ensure_ascii=False).encode()


OWN = as_json({"events": [{"text": {"headline": "x"}, "record": RECORD}]})


def rows_of(text: str) -> tuple[Row, ...]:
    """The rows of a spreadsheet."""
    return read_csv(text.encode(), "table.csv").rows


def said(table: Table) -> list[str]:
    """What is wrong with the rows of a table."""
    return [str(fault) for fault in table.faults]


def read(data: bytes | str, name: str = "table.csv") -> Document:
    """A file as a document."""
    return read_document(name, data if isinstance(data, bytes) else data.encode())


def candidates_of(data: bytes | str, name: str = "table.csv") -> list[dict[str, Any]]:
    """What is proposed for a file."""
    return propose(read(data, name))


def bring_in(store: Store, data: bytes | str, name: str = "table.csv") -> Outcome:
    """Bring a file in by the page's door."""
    given = Incoming(name, data if isinstance(data, bytes) else data.encode(), second_source=True)
    return dict(take_in(store, "anna", [given]))[0]


def first(store: Store) -> StoredCandidate:
    """Return the first candidate of a store."""
    return store.candidates()[0]
