"""Whether a text is a table of events, and which: its content decides, and its ending where that says nothing."""
# floor 12

from events.documents.faults import DocumentError
from events.interchange.json_files import json_of
from events.interchange.linked_places import is_linked_places, linked_places_of
from events.interchange.record import Table
from events.interchange.sheets import sheet_of
from events.interchange.timeline import is_timeline, timeline_of

ENDINGS = (".csv", ".tsv", ".json", ".jsonld", ".geojson")
_SHEETS = ENDINGS[:2]


def table_of(name: str, text: str) -> Table | None:
    """The table that a text is; None for a text that is none and whose name does not say that it is one.

    DocumentError for a table that cannot be read, and for a file whose ending promises one that is not there.
    """
    content = json_of(text)
    if is_timeline(content):
        return timeline_of(name, content)
    if is_linked_places(content):
        return linked_places_of(name, content)
    table = None if content is not None else sheet_of(name, text)
    if table is None and name.lower().endswith(ENDINGS):
        raise DocumentError(name, "no-table" if name.lower().endswith(_SHEETS) else "no-events")
    return table
