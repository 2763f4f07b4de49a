"""The figure and its texts as a Markdown block for Pandoc and Quarto."""
# floor 16

import re
from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import quote

from geo.atlas import Atlas
from geo.picture.drawing_out import draw
from geo.report.blocks import Block, Entry, Reference, blocks
from geo.view import View

# Always markup somewhere: in CommonMark, in Pandoc's dialect, or to what makes curly quotation marks of straight ones.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~^$&@\"']")
# Markup only in its place: dashes and dots in a row, addresses and emoji; what opens a block; what numbers a list.
_IN_PLACE = (
    (re.compile(r"-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.|:(?=[\w/])|(?<=www)\.|^[-+=:%!(]"), r"\\\g<0>"),
    (re.compile(r"^([0-9A-Za-z]+)([.)])"), r"\1\\\2"),
)


def markdown(atlas: Atlas, view: View) -> bytes:
    """One block for each language of a view, as UTF-8; the pictures (PNG) are inside, below the text.

    ViewError as `geo.selection.select`.
    """
    texts, pictures = [], []
    for block in blocks(atlas, view):
        data = b64encode(draw(atlas, block.view, "png")).decode()
        texts.append(_block(block, f"[{_name(block)}]"))
        pictures.append(f"[{_name(block)}]: data:image/png;base64,{data} {_attributes(block)}\n")
    return "\n".join([*texts, *pictures]).encode()


def files(atlas: Atlas, view: View, stem: str) -> dict[str, bytes]:
    """The same with the pictures beside it, by file name: `stem.md`, `stem.png`; with several languages `stem-ja.png`.

    `stem` is the name of a file without its ending. ViewError as `geo.selection.select`.
    """
    texts, pictures = [], {}
    for block in blocks(atlas, view):
        name = f"{stem}-{block.lang}.png" if len(view.langs) > 1 else f"{stem}.png"
        pictures[name] = draw(atlas, block.view, "png")
        texts.append(_block(block, f"({quote(name)}){_attributes(block)}"))
    return {f"{stem}.md": "\n".join(texts).encode(), **pictures}


def literal(text: str) -> str:
    """A text in which nothing is markup: it reads the same when the Markdown is rendered."""
    text = _MARKUP.sub(r"\\\g<0>", text)
    for pattern, replacement in _IN_PLACE:
        text = pattern.sub(replacement, text)
    return text


def _block(block: Block, target: str) -> str:
    """The text of a block; `target` says where its picture is. A division says which language it is in."""
    caption = literal("".join([block.caption, block.space, block.cited, block.space, block.closing]))
    parts = [
        f"![{caption}]{target}",
        *_list(block.headings["holdings"], map(_entry, block.holdings)),
        *_list(block.headings["events"], map(_entry, block.events)),
        *_list(block.headings["sources"], map(_reference, block.references)),
        *_list(block.headings["citation"], [_linked(block.citation, "")]),
        *_list(
            block.headings["licences"],
            (f"- {literal(each.what)} ([{literal(each.name)}]({each.url}))" for each in block.licences),
        ),
    ]
    return "\n\n".join([f"::: {{lang={block.lang}}}", *parts, ":::\n"])


def _name(block: Block) -> str:
    """A name for the figure that is its own in a document; Quarto numbers what begins with "fig-"."""
    return f"fig-islands-{block.day}-{block.lang}"


def _attributes(block: Block) -> str:
    """The alternative text, as Pandoc reads it and as Quarto does."""
    alt = re.sub(r'[\\"&]', r"\\\g<0>", block.alt)
    return f'{{#{_name(block)} alt="{alt}" fig-alt="{alt}"}}'


def _list(heading: str, items: Iterable[str]) -> list[str]:
    found = "\n".join(items)
    return [f"**{literal(heading)}**", found] if found else []


def _entry(entry: Entry) -> str:
    marker = f"{entry.number}." if entry.number else "-"
    pointers = " ".join(literal(pointer.text) for pointer in entry.pointers)
    return f"{marker} **{literal(entry.lead)}** {literal(entry.text)} {pointers}".rstrip()


def _reference(reference: Reference) -> str:
    return f"{reference.number}. {_linked(reference.text, reference.url)}"


def _linked(text: str, url: str) -> str:
    """A text in which its address can be followed; an address that it does not have goes behind it."""
    if not url:
        return literal(text)
    before, found, after = text.partition(url)
    link = f"<{quote(url, safe=_ADDRESS)}>"
    return f"{literal(before)}{link}{literal(after)}" if found else f"{literal(text)} {link}"


# What stays as it is in an address, already quoted bytes among it.
_ADDRESS = "%/:?#[]@!$&'()*+,;=~"
