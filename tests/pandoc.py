"""Pandoc as a reader: what a Markdown text or a Word document says once it is rendered."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypandoc


def html_of(markdown: str) -> str:
    """Return the HTML that pandoc makes of its own Markdown."""
    found: str = pypandoc.convert_text(markdown, "html", "markdown", extra_args=["--wrap=none"])
    return found


def blocks_of(markdown: str, dialect: str = "markdown") -> list[str]:
    """Return the plain text of each block of a Markdown text, read in a dialect that pandoc knows."""
    tree = json.loads(pypandoc.convert_text(markdown, "json", dialect))
    return [_said(block) for block in tree["blocks"]]


def docx_html(path: Path) -> str:
    """Return the HTML that pandoc makes of a Word document."""
    found: str = pypandoc.convert_file(str(path), "html", "docx", extra_args=["--wrap=none"])
    return found


def _said(node: Any) -> str:
    """Return the text of a node of pandoc's tree; anything that is not plain text shows by its type."""
    if isinstance(node, list):
        return "".join(map(_said, node))
    kind, content = node["t"], node.get("c")
    if kind in ("Para", "Plain"):
        return _said(content)
    return {"Str": content, "Space": " ", "SoftBreak": " "}.get(kind) or f"<{kind}>"


class Elements(HTMLParser):
    """The elements of an HTML text with their attributes, and all its text."""

    def __init__(self, html: str) -> None:
        """Read the text."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data

    def all_of(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each element of a name."""
        return [attributes for name, attributes in self.found if name == tag]
