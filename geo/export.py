"""Every file an export can be: what its ending stands for, and the bytes of a view in it.

A format's own module is read only when the format is asked for, so that a page needs no GDAL and no matplotlib.
"""
# floor 17

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from geo.atlas import Atlas
from geo.view import View

Write = Callable[[Atlas, View], bytes]
Form = Literal["svg", "png", "pdf"]


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, what it is, its media type, and what writes it."""

    ending: str
    what: str
    media_type: str
    write: Write


class UnknownFormatError(ValueError):
    """A file name whose ending stands for no format: what was found and which endings there are."""


def format_of(name: str) -> Format:
    """The format that the ending of a path stands for, capitals or not; UnknownFormatError if there is none."""
    file = PurePath(name).name.lower()
    found = [each for each in FORMATS if file.endswith(each.ending) and file != each.ending]
    if not found:
        known = ", ".join(f"{each.ending} ({each.what})" for each in FORMATS)
        raise UnknownFormatError(f"{name}: found no ending that is known, wanted one of {known}")
    return max(found, key=lambda each: len(each.ending))


def _page(atlas: Atlas, view: View) -> bytes:
    from geo.page import page_of

    return page_of(atlas, view).encode()


def _picture(form: Form) -> Write:
    def write(atlas: Atlas, view: View) -> bytes:
        from geo.picture.drawing_out import draw

        return draw(atlas, view, form)

    return write


def _geojson(atlas: Atlas, view: View) -> bytes:
    from geo.exchange.geojson import geojson

    return geojson(atlas, view)


def _geopackage(atlas: Atlas, view: View) -> bytes:
    from geo.exchange.geopackage import geopackage

    return geopackage(atlas, view)


def _kml(atlas: Atlas, view: View) -> bytes:
    from geo.exchange.kml import kml

    return kml(atlas, view)


def _csv(atlas: Atlas, view: View) -> bytes:
    from geo.exchange.table import table

    return table(atlas, view)


def _linked_places(atlas: Atlas, view: View) -> bytes:
    from geo.exchange.linked_places import linked_places

    return linked_places(atlas, view)


def _timeline(atlas: Atlas, view: View) -> bytes:
    from geo.exchange.timeline import timeline

    return timeline(atlas, view)


def _markdown(atlas: Atlas, view: View) -> bytes:
    from geo.report.markdown import markdown

    return markdown(atlas, view)


def _word(atlas: Atlas, view: View) -> bytes:
    from geo.report.word import word

    return word(atlas, view)


def _text(atlas: Atlas, view: View) -> bytes:
    from geo.report.plain import plain

    return plain(atlas, view)


def _csl(atlas: Atlas, view: View) -> bytes:
    from events.references.csl import csl_json
    from geo.report.references import items

    return csl_json(items(atlas, view))


def _bibtex(atlas: Atlas, view: View) -> bytes:
    from events.references.bibtex import bibtex
    from geo.report.references import items

    return bibtex(items(atlas, view))


def _ris(atlas: Atlas, view: View) -> bytes:
    from events.references.ris import ris
    from geo.report.references import items

    return ris(items(atlas, view))


FORMATS = (
    Format(".html", "a page that works from disk", "text/html", _page),
    Format(".svg", "a picture with text as text", "image/svg+xml", _picture("svg")),
    Format(".png", "a picture at twice its width", "image/png", _picture("png")),
    Format(".pdf", "a picture for print", "application/pdf", _picture("pdf")),
    Format(
        ".docx",
        "a Word document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _word,
    ),
    Format(".md", "a Markdown block", "text/markdown", _markdown),
    Format(".txt", "caption, alternative text and citation", "text/plain", _text),
    Format(".geojson", "GeoJSON", "application/geo+json", _geojson),
    Format(".gpkg", "GeoPackage", "application/geopackage+sqlite3", _geopackage),
    Format(".kml", "KML", "application/vnd.google-earth.kml+xml", _kml),
    Format(".csv", "a table", "text/csv", _csv),
    Format(".jsonld", "Linked Places", "application/ld+json", _linked_places),
    Format(".timeline.json", "TimelineJS", "application/json", _timeline),
    Format(".csl.json", "the citations as CSL-JSON", "application/vnd.citationstyles.csl+json", _csl),
    Format(".bib", "the citations as BibTeX", "application/x-bibtex", _bibtex),
    Format(".ris", "the citations as RIS", "application/x-research-info-systems", _ris),
)
