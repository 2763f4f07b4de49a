"""How a view of the map is cited, and what it rests on."""
# floor 11

from events.dates import EdtfDate
from events.references.formatted import STYLES, formatted
from events.references.items import Item, event_item, source_items, view_item
from geo.atlas import Atlas
from geo.selection import period_of, select
from geo.view import View, ViewError

# The style that is at home in a language.
STYLE_OF = {"ja": "sist02", "ru": "gost"}
USUAL_STYLE = "apa"


def items(atlas: Atlas, view: View) -> list[Item]:
    """What is cited, first the map: its entry of the open event, else the view; then each source of its events once.

    The sources are those of the open event, or of every event that fits the filters.
    """
    found = select(atlas, view)
    events = [found.current] if view.event and found.current else found.events
    return [_own(atlas, view), *source_items(events, atlas.catalogue, view.lang)]


def citation(atlas: Atlas, view: View, style: str = "") -> str:
    """How the view itself is cited, in a style and the view's language; the language's own style if none is given.

    ViewError names the styles if there is none of this name.
    """
    known = [each.name for each in STYLES]
    style = style or STYLE_OF.get(view.lang, USUAL_STYLE)
    if style not in known:
        raise ViewError("style", f"found {style[:80]!r}, wanted one of {', '.join(known)}")
    return formatted([_own(atlas, view)], style, view.lang)[0]


def citations(atlas: Atlas, view: View) -> list[dict[str, str]]:
    """The citation of the view in every style: its id, its name, the text."""
    return [{"id": each.name, "name": each.title, "text": citation(atlas, view, each.name)} for each in STYLES]


def _own(atlas: Atlas, view: View) -> Item:
    found = select(atlas, view)
    if view.event and found.current:
        return event_item(found.current, atlas.catalogue, view.lang)
    asked = view.dates[-1] if view.dates else period_of(view) or EdtfDate.parse(found.day.isoformat())
    return view_item(atlas.texts[view.lang]["page.title"], view.lang, view.words(), asked)
