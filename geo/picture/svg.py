"""matplotlib's SVG made into a file for readers: words about it, its fonts inside, events by their ids."""
# floor 4

import base64
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from geo.picture.canvas import HALO, to_svg
from geo.picture.fonts import FAMILY, Face, face_of, subset
from geo.picture.sheet import Mark, Shape, Sheet, Words
from geo.picture.svg_paths import path_text

_SVG = "http://www.w3.org/2000/svg"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/terms/"
_XML = "{http://www.w3.org/XML/1998/namespace}"


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
    families = "".join(
        f".{face}{{font-family:'{FAMILY[face]}','{FAMILY['japanese']}',sans-serif}}" for face in FAMILY if face in used
    )
    halo = f".halo{{paint-order:stroke;stroke-width:{HALO}px;stroke-linejoin:round}}"
    common = "text{font-weight:400;font-synthesis:none;white-space:pre}path{stroke-linejoin:round}"
    return fonts + families + common + halo


def _marks(drawn: etree._Element, sheet: Sheet) -> Iterator[etree._Element]:
    """The definitions of paths that are drawn several times, then each mark's own element, in order."""
    texts = {number: path_text(mark.path) for number, mark in enumerate(sheet.marks) if isinstance(mark, Shape)}
    counts = Counter(texts.values())
    again = {text: f"p{number}" for number, text in enumerate(text for text, count in counts.items() if count > 1)}
    definitions = etree.Element(f"{{{_SVG}}}defs")
    for text, name in again.items():
        etree.SubElement(definitions, f"{{{_SVG}}}path", {"id": name, "d": text})
    yield definitions
    known: set[str] = set(again.values())
    for group in drawn.iterfind(f".//{{{_SVG}}}g[@id]"):
        number = re.fullmatch(r"m(\d+)", group.get("id", ""))
        mark = sheet.marks[int(number[1])] if number else None
        part = next(group.iter(f"{{{_SVG}}}path", f"{{{_SVG}}}text"), None)
        if mark is not None and part is not None:
            element = _line(part, mark) if isinstance(mark, Words) else _path(part, mark, texts[int(number[1])], again)  # type: ignore[index]
            _name(element, mark, known)
            yield element if not mark.clip else _clipped(element, part)


def _path(part: etree._Element, mark: Mark, text: str, again: Mapping[str, str]) -> etree._Element:
    """A path in matplotlib's style, at its place."""
    x, y = (f"{shift:.1f}".removesuffix(".0") for shift in mark.shift)
    if text in again:
        element = etree.Element(f"{{{_SVG}}}use", {"href": f"#{again[text]}", "x": x, "y": y})
    else:
        element = etree.Element(f"{{{_SVG}}}path", {"d": text})
        if any(mark.shift):
            element.set("transform", f"translate({x} {y})")
    element.set("style", part.get("style", "").replace(": ", ":").replace("; ", ";"))
    return element


def _line(part: etree._Element, mark: Words) -> etree._Element:
    """A line of text from where matplotlib starts it."""
    x, y = re.findall(r"-?[\d.]+", part.get("transform", ""))
    shown = {
        **{"x": f"{float(x):.1f}", "y": f"{float(y):.1f}", "class": f"{mark.face} halo" if mark.halo else mark.face},
        **{"font-size": f"{mark.size:g}", "fill": mark.colour},
    }
    if mark.halo:
        shown |= {"stroke": mark.halo[:7], "stroke-opacity": f"{int(mark.halo[7:] or 'ff', 16) / 255:.2f}"}
    element = etree.Element(f"{{{_SVG}}}text", shown)
    element.text = part.text
    return element


def _clipped(element: etree._Element, part: etree._Element) -> etree._Element:
    """An element in a group that is cut: the cut is where the page is, not where the element is moved to."""
    group = etree.Element(f"{{{_SVG}}}g", {"clip-path": part.get("clip-path", "")})
    group.append(element)
    return group


def _name(element: etree._Element, mark: Mark, known: set[str]) -> None:
    """The events that an element stands for, and a name that no other has."""
    if mark.events:
        element.set("data-events", " ".join(mark.events))
    name = mark.name or (f"event-{mark.events[0]}" if len(mark.events) == 1 else "")
    if name and name not in known:
        element.set("id", name)
        known.add(name)
