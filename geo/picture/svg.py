"""matplotlib's SVG made into a file for readers: words about it, its fonts inside, events by their ids."""
# floor 4

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from geo.picture.canvas import HALO, to_svg
from geo.picture.fonts import FAMILY, Face, face_of, subset
from geo.picture.sheet import Mark, Sheet, Words

_SVG = "http://www.w3.org/2000/svg"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/terms/"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_NUMBER = re.compile(r"-?\d+\.\d+(e-?\d+)?")


@dataclass(frozen=True)
class About:
    """What a picture says of itself: plain texts, the language's tag, the day of the data as year-month-day or ""."""

    title: str
    description: str
    source: str
    rights: str
    keywords: str
    date: str
    lang: str


def finished_svg(sheet: Sheet, about: About, width: float) -> bytes:
    """The sheet as SVG, `width` CSS pixels wide."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True)
    drawn = etree.fromstring(to_svg(sheet), parser)
    root = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})
    height = sheet.height * width / sheet.width
    for name, value in {
        **{"width": f"{width:g}", "height": f"{height:g}", "viewBox": f"0 0 {sheet.width:g} {sheet.height:g}"},
        **{"role": "img", "lang": about.lang, f"{_XML}lang": about.lang, "aria-labelledby": "title description"},
    }.items():
        root.set(name, value)
    _child(root, "title", about.title).set("id", "title")
    _child(root, "desc", about.description).set("id", "description")
    root.append(_metadata(about))
    _child(root, "style", _style(sheet))
    root.extend(drawn.iterfind(f"{{{_SVG}}}defs/{{{_SVG}}}clipPath/.."))
    root.extend(_marks(drawn, sheet))
    _round_numbers(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["rdf", "dcterms"])
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _child(parent: etree._Element, name: str, text: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_SVG}}}{name}")
    child.text = text
    return child


def _metadata(about: About) -> etree._Element:
    """Dublin Core as RDF."""
    metadata = etree.Element(f"{{{_SVG}}}metadata")
    rdf = etree.SubElement(metadata, f"{{{_RDF}}}RDF", nsmap={"rdf": _RDF, "dcterms": _DC})
    work = etree.SubElement(rdf, f"{{{_RDF}}}Description")
    work.set(f"{{{_RDF}}}about", "")
    values: Mapping[str, str] = {
        **{"title": about.title, "description": about.description, "source": about.source, "rights": about.rights},
        **{"subject": about.keywords, "date": about.date, "language": about.lang, "format": "image/svg+xml"},
    }
    for name, value in values.items():
        if value:
            etree.SubElement(work, f"{{{_DC}}}{name}").text = value
    return metadata


def _style(sheet: Sheet) -> str:
    """The typefaces with just the letters that the picture has, and how a halo is drawn."""
    used: dict[Face, set[str]] = {}
    for mark in sheet.marks:
        for letter in mark.text if isinstance(mark, Words) else "":
            face = face_of(letter, mark.face) if isinstance(mark, Words) else None
            if face:
                used.setdefault(face, set()).add(letter)
    fonts = "".join(
        f"@font-face{{font-family:'{FAMILY[face]}';font-weight:100 900;"
        f"src:url(data:font/woff2;base64,{base64.b64encode(subset(face, ''.join(sorted(used[face])))).decode()})}}"
        for face in FAMILY
        if face in used
    )
    halo = f".halo{{paint-order:stroke;stroke-width:{HALO}px;stroke-linejoin:round}}"
    return f"{fonts}text{{font-weight:400;font-synthesis:none;white-space:pre}}path{{stroke-linejoin:round}}{halo}"


def _marks(drawn: etree._Element, sheet: Sheet) -> Iterator[etree._Element]:
    """Each mark's own elements, in order; a group only where it says something of them."""
    known: set[str] = set()
    for group in drawn.iterfind(f".//{{{_SVG}}}g[@id]"):
        number = re.fullmatch(r"m(\d+)", group.get("id", ""))
        if not number:
            continue
        mark = sheet.marks[int(number[1])]
        parts = [part for part in group.iter(f"{{{_SVG}}}path", f"{{{_SVG}}}text") if part.getparent() is not None]
        for part in parts:
            part.tail = None
            _say(part, mark, known)
            yield part


def _say(part: etree._Element, mark: Mark, known: set[str]) -> None:
    """Give an element its name, its events and, if it is text, its place and its halo."""
    if mark.events:
        part.set("data-events", " ".join(mark.events))
    name = mark.name or (f"event-{mark.events[0]}" if len(mark.events) == 1 else "")
    if name and name not in known:
        part.set("id", name)
        known.add(name)
    if not isinstance(mark, Words):
        return
    x, y = re.findall(r"-?[\d.]+", part.get("transform", ""))
    del part.attrib["transform"]
    part.set("x", x)
    part.set("y", y)
    part.set("style", f"{part.get('style')},sans-serif")
    if mark.halo:
        part.set("class", "halo")
        part.set("stroke", mark.halo[:7])
        part.set("stroke-opacity", f"{int(mark.halo[7:] or 'ff', 16) / 255:.2f}")


def _round_numbers(root: etree._Element) -> None:
    """A tenth of a CSS pixel is less than can be seen."""
    for element in root.iter(f"{{{_SVG}}}path", f"{{{_SVG}}}text", f"{{{_SVG}}}rect"):
        for name in ("d", "x", "y", "width", "height"):
            value = element.get(name)
            if value:
                element.set(name, _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value))
        path = element.get("d")
        if path:
            element.set("d", re.sub(r"\s*([MLCQz])\s*", r"\1", path).replace(" -", "-"))
