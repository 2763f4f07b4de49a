"""Our own page, through the same scene as every export: of synthetic events, and of the catalogue."""

import dataclasses
import datetime
import re
from collections.abc import Sequence
from functools import cache

from events.citations import Citation, Locator, Source
from events.dates import EdtfDate
from events.records import ActPlace, Event, PlaceRef
from events.texts import Text
from geo.atlas import Atlas, load_atlas
from geo.page import build_page
from geo.scene import build_scene
from tests.bench.synthetic import Happening

SOURCE = "synthetic"
FONT = re.compile(r"data:font/woff2;base64,[A-Za-z0-9+/=]+")


@cache
def atlas() -> Atlas:
    """Return the project's own atlas, read once."""
    return load_atlas()


def catalogue_page(*langs: str) -> str:
    """Return the page of the catalogue; one language is what an export holds unless asked for more."""
    return build_page(build_scene(atlas(), langs))


def without_fonts(page: str) -> str:
    """Return the page without its embedded font files, which have a budget of their own."""
    return FONT.sub("", page)


def our_page(happenings: Sequence[Happening]) -> str:
    """Return our page of synthetic events, in one language as the peers' pages are."""
    source = Source.model_construct(
        id=SOURCE,
        title="Synthetic events",
        publisher="Benchmark",
        author="",
        date=None,
        url="https://example.org/",
        language="en",
        kind="reference",
        country="",
    )
    # Administrations, claims and boundaries stay: their fills and lines are work that every step of the real page does.
    catalogue = dataclasses.replace(
        atlas().catalogue,
        sources={**atlas().catalogue.sources, SOURCE: source},
        events=[event(happening) for happening in happenings],
        positions=[],
    )
    return build_page(build_scene(dataclasses.replace(atlas(), catalogue=catalogue), ["en"]))


def event(happening: Happening) -> Event:
    """Return a happening as a record; it is made, not read, so nothing checks it again 100,000 times over."""
    lon, lat = happening.lonlat
    return Event.model_construct(
        id=happening.id,
        date=day(happening.day),
        kind=happening.kind,
        title=words(happening.title),
        summary=words(happening.summary),
        places=(PlaceRef.model_construct(id=happening.group, scope="named"),),
        act=ActPlace.model_construct(name=words(happening.group), lon=lon, lat=lat, precision="settlement"),
        citations=(Citation.model_construct(source=SOURCE, locator=Locator.model_construct(paragraph=(1,))),),
    )


def words(text: str) -> Text:
    """Return an English text; only that language is shown."""
    return Text.model_construct(en=text, ja=text, ru=text)


def day(date: datetime.date) -> EdtfDate:
    """Return the date type of a known day."""
    return EdtfDate(date.isoformat(), date, date, approximate=False, precision="day")
