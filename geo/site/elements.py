"""Elements of a page: text enters as text and as nothing else, the library that writes them escapes it."""
# floor 0

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

Child = Element | str | None
Attributes = Mapping[str, str | None]

# Characters that no HTML text may hold; records have none of them.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def make(tag: str, attributes: Attributes | None = None, *children: Child) -> Element:
    """An element; an attribute or a child that is None is left out."""
    element = Element(tag, {name: value for name, value in (attributes or {}).items() if value is not None})
    for child in children:
        add(element, child)
    return element


def add(parent: Element, child: Child) -> None:
    """Put an element or a text behind what a parent holds; None is nothing."""
    if child is None:
        return
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def link(address: str, text: str, lang: str | None = None) -> Element:
    """A link to another host, which may know nothing of this page; an address that is no web address is text."""
    if not address.startswith(("https://", "http://")):
        return make("span", {"lang": lang}, text)
    return make("a", {"href": address, "lang": lang, "rel": "noopener noreferrer"}, text)


def document(root: Element) -> str:
    """The text of a whole page."""
    return f"<!doctype html>\n{fragment(root)}\n"


def fragment(element: Element) -> str:
    """The text of one element with all that is in it."""
    return _FORBIDDEN.sub("\ufffd", tostring(element, encoding="unicode", method="html"))
