"""The page inside another one: the code an author pastes, and a frame that a notebook or a document carries whole."""
# floor 4

import base64
import html
import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

HEIGHT = 760  # CSS pixels, until the page has said what it wants
# It may run its own script and open the links to its sources, as what they are; it is nobody's own origin.
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
# Only the frame that a message comes from is changed, and only its height. Two of it on a page do no harm.
_LISTENER = """<script>
addEventListener("message", function (event) {
  if (!event.data || event.data.type !== "four-islands:height") return;
  document.querySelectorAll("iframe").forEach(function (frame) {
    if (frame.contentWindow !== event.source) return;
    frame.height = Math.min(Math.max(Number(event.data.height) || 0, 320), 2000);
  });
});
</script>"""


def embed_code(file_name: str, title: str, words: Mapping[str, str] | None = None, height: int = HEIGHT) -> str:
    """HTML for an article: the page by its file name or address, open at the words of a view.

    The script after it gives the frame the height it asks for; where a host takes scripts out, `height` stays.
    """
    address = _address(file_name) + (f"#{urlencode(words)}" if words else "")
    return f'<iframe src="{_escaped(address)}" {_attributes(title, height, "lazy")}></iframe>\n{_LISTENER}\n'


def frame(page: str, title: str, height: int = HEIGHT, picture: bytes = b"", alt: str = "") -> str:
    """A frame that holds a whole page, escaped.

    It needs no trust: the page in it can reach neither its host nor any network. `picture` is a PNG that lies behind
    it, with `alt` as its alternative text: it is seen where a host takes frames out, as JupyterLab does in a notebook
    that nobody has said to trust.
    """
    behind = ""
    if picture:
        data = base64.b64encode(picture).decode()
        style = f"position:absolute;top:0;max-width:100%;max-height:{height}px"
        behind = f'<img src="data:image/png;base64,{data}" alt="{_escaped(alt)}" style="{style}">'
    # On one line: Markdown around it would end a piece of HTML at an empty one.
    whole = _escaped(page).replace("\r", "&#13;").replace("\n", "&#10;")
    inside = f'<iframe srcdoc="{whole}" {_attributes(title, height, "eager")}></iframe>'
    return f'<div style="position:relative">{behind}{inside}</div>'


def _attributes(title: str, height: int, loading: str) -> str:
    return (
        f'title="{_escaped(title)}" sandbox="{_SANDBOX}" width="100%" height="{height}" loading="{loading}" '
        'style="position:relative;border:0"'
    )


def _address(file_name: str) -> str:
    """A file's name as a relative address; a whole address stays as it is."""
    return file_name if re.match(r"https?://", file_name) else quote(file_name)


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)
