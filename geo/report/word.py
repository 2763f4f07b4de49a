"""The figure and its texts as a Word document: a caption that Word numbers, alternative text, links, languages."""
# floor 16

import io
from collections.abc import Sequence
from dataclasses import replace

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.image.image import Image
from docx.shared import Mm, Pt, RGBColor

from events.references.published import published
from geo.atlas import Atlas
from geo.picture.drawing_out import draw
from geo.report.blocks import Block, Entry, Reference, blocks
from geo.report.word_parts import count, describe, dress, field, link, mark, numbered_list, packed, sign, write
from geo.view import View

_PAGE = (Mm(210), Mm(297))
_MARGIN = Mm(22)
# The picture across the page, its height with room for heading and caption; the narrowest with its list at the side.
_WIDTH, _TALLEST = _PAGE[0] - 2 * _MARGIN, Mm(185)
_NARROW = 960
_INK = RGBColor(0x1B, 0x22, 0x26)
# Points, and points before and after; headings stay with what follows.
_SIZES = {
    "Normal": (10, 0, 4),
    "Heading 1": (16, 0, 8),
    "Heading 2": (12, 12, 4),
    "Caption": (9, 4, 8),
    "List Number 2": (9, 0, 3),
}


def word(atlas: Atlas, view: View) -> bytes:
    """A .docx with a part for each language of a view, on a page of its own; ViewError as `geo.selection.select`."""
    document = docx.Document()
    dress(document, view.lang)
    _lay_out(document)
    found = blocks(atlas, view)
    for number, block in enumerate(found):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _write(document, block, _picture(atlas, block.view))
    edition = published()
    sign(
        document,
        title=found[0].title,
        subject=atlas.texts[view.lang]["page.title"],
        lang=view.lang,
        author=edition.author,
        released=edition.released.earliest.isoformat(),
    )
    return packed(document)


def _picture(atlas: Atlas, view: View) -> Image:
    """The picture with its letters as large as the page has room for: narrow, unless that makes it too tall."""
    narrow = replace(view, width=min(view.width, _NARROW))
    for each in dict.fromkeys((narrow, view)):
        found = Image.from_blob(draw(atlas, each, "png"))
        if found.px_height * _WIDTH <= found.px_width * _TALLEST:
            break
    return found


def _lay_out(document: Document) -> None:
    """A4, margins, and the looks of the styles that are used."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name, (size, before, after) in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb, style.font.bold = Pt(size), _INK, name.startswith("Heading")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.15


def _write(document: Document, block: Block, picture: Image) -> None:
    """One block, its heading first."""
    write(document.add_heading(level=1), block.title, block.lang)
    _figure(document, block, picture)
    _entries(document, block, "holdings", block.holdings)
    _entries(document, block, "events", block.events)
    if block.references:
        _heading(document, block, "sources")
        numbering = numbered_list(document, "[%1]")
        for reference in block.references:
            _reference(document, block, reference, numbering)
    _heading(document, block, "citation")
    write(document.add_paragraph(), block.citation, block.lang)
    _heading(document, block, "licences")
    for licence in block.licences:
        paragraph = document.add_paragraph(style="List Bullet")
        write(paragraph, f"{licence.what} (", block.lang)
        link(paragraph, licence.name, "en", url=licence.url)
        write(paragraph, ")", block.lang)


def _figure(document: Document, block: Block, picture: Image) -> None:
    """The picture across the page, with its alternative text, and its caption, which stays with it."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run()
    height = min(_TALLEST, round(_WIDTH * picture.px_height / picture.px_width))
    run.add_picture(io.BytesIO(picture.blob), height=height)
    label = block.headings["figure"]
    describe(run.element, f"{label} {block.day}", block.title, block.alt)
    caption = document.add_paragraph(style="Caption")
    caption.paragraph_format.keep_together = True
    write(caption, f"{label} ", block.lang, bold=True)
    # Word's own captions count by their label: the number goes on from those of the report it is pasted into.
    field(caption, f" SEQ {label} \\* ARABIC ", "1", block.lang)
    write(caption, ". " if block.space else "\u3000", block.lang, bold=True)
    write(caption, block.space.join([block.caption, block.cited, block.closing]), block.lang)


def _heading(document: Document, block: Block, part: str) -> None:
    write(document.add_heading(level=2), block.headings[part], block.lang)


def _entries(document: Document, block: Block, part: str, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    _heading(document, block, part)
    numbering = numbered_list(document, "%1.") if entries[0].number else 0
    for entry in entries:
        paragraph = document.add_paragraph(style="List Number" if numbering else "List Bullet")
        if numbering:
            count(paragraph, numbering)
        write(paragraph, entry.lead, block.lang, bold=True)
        write(paragraph, block.space + entry.text, block.lang)
        for pointer in entry.pointers:
            write(paragraph, " ", block.lang)
            link(paragraph, pointer.text, block.lang, bookmark=_bookmark(block, pointer.number))


def _reference(document: Document, block: Block, reference: Reference, numbering: int) -> None:
    paragraph = document.add_paragraph(style="List Number 2")
    count(paragraph, numbering)
    mark(paragraph, _bookmark(block, reference.number), len(document.paragraphs))
    before, found, after = reference.text.partition(reference.url) if reference.url else (reference.text, "", "")
    write(paragraph, before if found or not reference.url else f"{before} ", reference.lang)
    if reference.url:
        link(paragraph, reference.url, reference.lang, url=reference.url)
    write(paragraph, after, reference.lang)


def _bookmark(block: Block, number: int) -> str:
    return f"source_{block.lang.replace('-', '_')}_{number}"
