"""What crawlers ask for: every page with its other languages, and where that list is."""
# floor 9

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from geo.site.addresses import public

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
SITEMAP = "sitemap.xml"

# The path of a page, and its paths by language.
Listed = tuple[str, Mapping[str, str]]


def sitemap(base: str, pages: Iterable[Listed]) -> bytes:
    """The sitemap of pages. It holds no day of change: the records have none."""
    root = Element("urlset", {"xmlns": _NAMESPACE, "xmlns:xhtml": _XHTML})
    for path, alternates in pages:
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = public(base, path)
        for lang, other in alternates.items():
            SubElement(entry, "xhtml:link", {"rel": "alternate", "hreflang": lang, "href": public(base, other)})
    indent(root, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def robots(base: str) -> bytes:
    """Every page is for everybody."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {public(base, SITEMAP)}\n".encode()
