"""The parts of a KML file: a Placemark with its time, its data and its shape, in the order the schema wants."""
# floor 10

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from xml.etree import ElementTree as ET

import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from events.dates import EdtfDate
from geo.exchange.timespans import ends, is_interval

# What the catalogue allows and XML 1.0 does not: two numbers that are no characters.
_NOT_XML = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True)
class Times:
    """When something is: a stamp, or a span of which either end may be open (None); all three None is no time at all.

    Each is a year, a month or a day of ISO 8601, as exact as its source.
    """

    stamp: str | None = None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True)
class Mark:
    """One Placemark: `lines` are its description, `data` its columns, `shape` in lon/lat degrees."""

    name: str
    lines: tuple[str, ...]
    times: Times
    data: Mapping[str, object]
    shape: BaseGeometry
    visible: bool = True


def times_of(edtf: EdtfDate) -> Times:
    """The time of an event; what is approximate in it is not for KML to say."""
    first, last = ends(edtf)
    if first and not is_interval(edtf) and first.simple:
        return Times(stamp=first.begin)
    return Times(begin=first.begin if first else None, end=last.end if last else None)


def times_between(since: EdtfDate | None, until: EdtfDate | None) -> Times:
    """The time of a half-open span: both ends as they are named, the last day of it being the eve of `until`."""
    return Times(begin=_start(since), end=_start(until))


def _start(edtf: EdtfDate | None) -> str | None:
    first = ends(edtf)[0] if edtf else None
    return first.begin if first else None


def say(parent: ET.Element, tag: str, text: str) -> ET.Element:
    """Add an element that holds a text; the two code points that XML cannot hold become U+FFFD."""
    element = ET.SubElement(parent, tag)
    element.text = _NOT_XML.sub("\ufffd", text)
    return element


def describe(parent: ET.Element, lines: Iterable[str]) -> None:
    """Add a description: readers take it for HTML, so each line is escaped before the XML is."""
    say(parent, "description", "<br/>".join(escape(line) for line in lines))


def place(parent: ET.Element, mark: Mark) -> None:
    """Add a Placemark."""
    element = ET.SubElement(parent, "Placemark")
    say(element, "name", mark.name)
    if not mark.visible:
        say(element, "visibility", "0")
    describe(element, mark.lines)
    _time(element, mark.times)
    data = ET.SubElement(element, "ExtendedData")
    for name, value in mark.data.items():
        if value not in (None, ""):
            say(ET.SubElement(data, "Data", name=name), "value", str(value))
    _shape(element, mark.shape)


def _time(parent: ET.Element, times: Times) -> None:
    if times.stamp:
        say(ET.SubElement(parent, "TimeStamp"), "when", times.stamp)
    elif times.begin or times.end:
        span = ET.SubElement(parent, "TimeSpan")
        for tag, text in (("begin", times.begin), ("end", times.end)):
            if text:
                say(span, tag, text)


def _shape(parent: ET.Element, shape: BaseGeometry) -> None:
    parts = shapely.get_parts(shape)
    if len(parts) != 1:
        # A MultiGeometry of nothing is legal, and says that the place is not known.
        parent = ET.SubElement(parent, "MultiGeometry")
    for part in parts:
        if isinstance(part, Polygon):
            _polygon(ET.SubElement(parent, "Polygon"), part)
        elif isinstance(part, Point | LineString):
            say(ET.SubElement(parent, part.geom_type), "coordinates", _coordinates(part))


def _polygon(element: ET.Element, polygon: Polygon) -> None:
    rings = [("outerBoundaryIs", polygon.exterior), *(("innerBoundaryIs", ring) for ring in polygon.interiors)]
    for tag, ring in rings:
        linear = ET.SubElement(ET.SubElement(element, tag), "LinearRing")
        say(linear, "coordinates", _coordinates(ring))


def _coordinates(shape: BaseGeometry) -> str:
    """Longitude first, as everywhere in KML."""
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in shapely.get_coordinates(shape).tolist())
