"""A view as a picture: SVG, PNG or PDF, and the events that are seen on it."""
# floor 13

from typing import Literal

from geo.atlas import Atlas
from geo.picture.canvas import drawing, to_pdf, to_png, to_svg
from geo.picture.layout import WIDEST, compose
from geo.picture.reader import Reader
from geo.picture.sheet import Sheet
from geo.selection import select
from geo.view import View

Form = Literal["svg", "png", "pdf"]


def draw(atlas: Atlas, view: View, form: Form, scale: float = 2) -> bytes:
    """The picture of a view in its first language; `scale` is device pixels of a PNG to a CSS pixel."""
    with drawing():
        sheet = _sheet(atlas, view)
        if form == "png":
            return to_png(sheet, scale * max(1.0, view.width / WIDEST), {})
        return to_pdf(sheet, {"CreationDate": None}) if form == "pdf" else to_svg(sheet)


def shown_events(atlas: Atlas, view: View) -> list[str]:
    """Ids of the events that some mark of the picture stands for, in the order of the catalogue."""
    seen = set(_sheet(atlas, view).events())
    return [event.id for event in atlas.catalogue.events if event.id in seen]


def _sheet(atlas: Atlas, view: View) -> Sheet:
    return compose(Reader(atlas, view), select(atlas, view))
