"""A view as a picture: SVG, PNG or PDF, and the events that are seen on it."""
# floor 13

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from geo.atlas import Atlas
from geo.picture.canvas import drawing, to_pdf, to_png
from geo.picture.describing import about_of
from geo.picture.heading import heading_of
from geo.picture.layout import compose
from geo.picture.paper import WIDEST
from geo.picture.reader import Reader
from geo.picture.sheet import Sheet
from geo.picture.standing import standing_on
from geo.picture.storyboard import Panel, compose_storyboard, storyboard_heading
from geo.picture.svg import About, finished_svg
from geo.selection import select, select_on
from geo.view import View

Form = Literal["svg", "png", "pdf"]
_MAKER = "Four Islands"


@dataclass(frozen=True)
class _Picture:
    sheet: Sheet
    about: About


def draw(atlas: Atlas, view: View, form: Form, scale: float = 2, few_colours: bool = False) -> bytes:
    """The picture of a view in its first language, as wide as the view says; its height follows from what is on it.

    Several dates make a storyboard. `scale` is device pixels of a PNG to a CSS pixel, `few_colours` gives it a palette:
    a quarter of the bytes. The same view gives the same bytes. ViewError if the view names an event that its filters
    leave out.
    """
    with drawing():
        picture = _picture(atlas, view)
        if form == "svg":
            return finished_svg(picture.sheet, picture.about, view.width)
        if form == "pdf":
            return to_pdf(picture.sheet, _of_pdf(picture.about))
        return to_png(picture.sheet, scale * max(1.0, view.width / WIDEST), _of_png(picture.about), few_colours)


def shown_events(atlas: Atlas, view: View) -> list[str]:
    """Ids of the events that some mark of the picture stands for, in the order of the catalogue."""
    with drawing():
        seen = set(_picture(atlas, view).sheet.events())
    return [event.id for event in atlas.catalogue.events if event.id in seen]


def _picture(atlas: Atlas, view: View) -> _Picture:
    reader = Reader(atlas, view)
    if len(view.dates) > 1:
        panels = [Panel(date, select_on(atlas, view, date.earliest)) for date in view.dates]
        days = [(panel.selection, standing_on(atlas, panel.selection.day)) for panel in panels]
        return _Picture(compose_storyboard(reader, panels), about_of(reader, storyboard_heading(reader, panels), days))
    selection = select(atlas, view)
    about = about_of(reader, heading_of(reader, selection), [(selection, standing_on(atlas, selection.day))])
    return _Picture(compose(reader, selection), about)


def _of_png(about: About) -> dict[str, str]:
    """The keywords that the PNG specification names; the time is that of the data."""
    found = {
        **{"Title": about.title, "Description": about.description, "Source": about.source},
        **{"Copyright": about.rights, "Creation Time": about.date, "Software": _MAKER},
    }
    return {name: text for name, text in found.items() if text}


def _of_pdf(about: About) -> dict[str, str | datetime | None]:
    """The entries of a PDF; its date is that of the data."""
    day = datetime.fromisoformat(about.date).replace(tzinfo=UTC) if about.date else None
    return {
        **{"Title": about.title, "Subject": about.description, "Keywords": about.keywords},
        **{"Author": _MAKER, "Creator": _MAKER, "Producer": _MAKER, "CreationDate": day},
    }
