"""What makes pictures and data files for the site, and the files that one event has in all languages."""
# floor 18

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from geo.atlas import Atlas
from geo.export import format_of
from geo.site.citing import citation_files
from geo.site.embedding import oembed
from geo.site.event_page import event_page, picture_view
from geo.site.frame import rendered
from geo.site.pages import Dump, Site
from geo.view import View

Write = Callable[[Atlas, View], bytes]
File = tuple[str, bytes]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def draw_picture(atlas: Atlas, view: View) -> bytes:
    """A PNG of a view, a pixel for each of its width, in few bytes."""
    from geo.picture.drawing_out import draw

    return draw(atlas, view, "png", scale=1, few_colours=True)


def _dumps() -> dict[Dump, Write]:
    return {
        Dump(path, format_of(path).media_type, label): format_of(path).write
        for path, label in (("data/events.geojson", "GeoJSON"), ("data/linked-places.jsonld", "Linked Places"))
    }


@dataclass(frozen=True)
class Makers:
    """What draws the picture of an event (PNG), and what writes each file of data; all must go through pickle."""

    picture: Write = draw_picture
    dumps: Mapping[Dump, Write] = field(default_factory=_dumps)


def event_files(site: Site, makers: Makers, number: int) -> Iterator[File]:
    """Page, picture, oEmbed answer and citations of one event in every language: path and content."""
    event = site.atlas.catalogue.events[number]
    for lang in site.langs:
        picture = makers.picture(site.atlas, picture_view(event.id, lang))
        page = event_page(site, number, lang, size_of(picture))
        assert page.picture
        yield page.path, rendered(site, page)
        yield page.picture.path, picture
        yield page.embed, oembed(site, page, page.picture, event.id)
        yield from citation_files(site, event, lang)


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels, from its header; ValueError if it is none."""
    if not picture.startswith(_SIGNATURE) or picture[12:16] != b"IHDR":
        raise ValueError(f"found {picture[:8]!r} at the start of a picture, wanted a PNG")
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")


def whole_view(site: Site) -> View:
    """What a file with all the data holds."""
    return View(langs=tuple(site.langs))
