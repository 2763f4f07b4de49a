"""Where each page of the site lies, how one leads to another, and the public address of each."""
# floor 1

import posixpath
from urllib.parse import quote, urlencode, urlsplit

LOCAL = "http://localhost:8000/"

ROOT = "index.html"
MAP = "map.html"
LOST = "404.html"
PICTURE = "image.png"
OEMBED = "oembed.json"


class SiteError(ValueError):
    """A site that cannot be written, in one sentence: what was found, what is wanted."""


def read_base(text: str) -> str:
    """The public address of the site, with a slash at its end; SiteError for one that is no place for a site."""
    wanted = "wanted the address of a folder on the web, such as 'https://example.org/islands/'"
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018, a port that is no number is found when it is asked for
    except ValueError as fault:
        raise SiteError(f"base: found {text[:80]!r}, {wanted}") from fault
    plain = text.isascii() and text.isprintable() and not set(text) & set(" \"'<>\\^`{|}")
    if parts.scheme not in ("http", "https") or not parts.hostname or not plain:
        raise SiteError(f"base: found {text[:80]!r}, {wanted}")
    if "?" in text or "#" in text or parts.username is not None:
        raise SiteError(f"base: found {text[:80]!r}, {wanted}, without a user, a query or a fragment")
    return text if text.endswith("/") else f"{text}/"


def entry(lang: str) -> str:
    """Where a language begins."""
    return f"{lang}/index.html"


def events(lang: str) -> str:
    """The list of all events."""
    return f"{lang}/events/index.html"


def event(lang: str, event_id: str) -> str:
    """The page of an event: it never moves while the event keeps its id."""
    return f"{lang}/events/{event_id}/index.html"


def island(lang: str, group_id: str) -> str:
    """The page of a group."""
    return f"{lang}/islands/{group_id}/index.html"


def beside(path: str, name: str) -> str:
    """A file in the folder of a page."""
    return posixpath.join(posixpath.dirname(path), name)


def leading(source: str, target: str) -> str:
    """How a page leads to a file: from disk and from any folder of any host."""
    return quote(posixpath.relpath(target, posixpath.dirname(source) or "."))


def map_at(**words: str) -> str:
    """The interactive map at a view, from the root of the site."""
    return f"{MAP}#{urlencode(words)}"


def public(base: str, path: str) -> str:
    """The public address of a file; a page that is the index of its folder goes by the folder's."""
    return base + quote(path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path)
