"""The page's own script and style, with Leaflet and the typeface in them: nothing is left to ask a host for."""
# floor 5

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import minify
from xstatic.pkg import leaflet

_ASSETS = Path(__file__).resolve().parent.parent / "assets"
# The order matters only in that each part stands before the one that starts them all.
_SCRIPTS = (
    *("civil", "dates", "words", "dom", "scene", "state", "coast", "record", "place", "realm", "map", "marks"),
    *("key", "card", "portrait", "panel", "control", "lanes", "strip", "filter", "compare", "page"),
)
# Family style: file, characters, weights.
_FONTS = (
    ("latin", "normal", "U+20-FF,U+2000-206F,U+2190-2193,U+2212", "400 650"),
    ("macron", "normal", "U+100-17F", "400 650"),
    ("cyrillic", "normal", "U+400-45F,U+2116", "400 650"),
    ("latin-sea", "italic", "U+20-FF", "400"),
    ("cyrillic-sea", "italic", "U+400-45F", "400"),
)
# What the page has no use for in Leaflet's style.
_UNUSED = re.compile(
    r"leaflet-(popup|tooltip|control|attribution|bar|touch |top|bottom|left|right|container a|marker)"
    r"|leaflet-(tile|div-icon|retina|image|shadow|zoom-box|zoom-hide|overlay-pane|vml|crosshair|oldie|layer)|\.lvml"
)


def policy(script: str, styles: str) -> str:
    """Nothing may be loaded, run or applied but what stands in this page; scripts and styles by their hash."""
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" for part in (script, styles)
    ]
    return (
        f"default-src 'none'; script-src {hashes[0]}; style-src {hashes[1]}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def read_asset(name: str) -> str:
    """A text file of assets/ by its path there."""
    return (_ASSETS / name).read_text(encoding="utf-8")


@cache
def own_script() -> str:
    """Our scripts without comments and long local names."""
    return str(minify.string("text/javascript", "\n".join(read_asset(f"page/{name}.js") for name in _SCRIPTS)))


@cache
def style() -> str:
    """The rules of Leaflet that the page uses, the typeface, and our own."""
    vendor = (Path(leaflet.BASE_DIR) / "leaflet.css").read_text(encoding="utf-8")
    vendor = re.sub(r"/\*.*?\*/", "", vendor, flags=re.S)
    vendor = re.sub(r"([^{}]+)\{([^{}]*)\}", _used_rule, vendor)
    own = [read_asset("page/page.css"), read_asset("page/time.css")]
    return str(minify.string("text/css", "\n".join([vendor, *map(_font_face, _FONTS), *own])))


def _used_rule(rule: re.Match[str]) -> str:
    """A rule of Leaflet's without the parts this page has no use for, and without pictures: each would be a request."""
    selectors = [selector for selector in rule[1].split(",") if not _UNUSED.search(selector)]
    declarations = re.sub(
        r"[\w-]+:\s*url\([^)]*\);?|-(moz|ms|o)-[\w-]+:[^;]*;|-webkit-tr[\w-]+:[^;]*;|cursor:\s*-[^;]*;|filter:[^;]*;|behavior:[^;]*;",
        "",
        rule[2],
    )
    return f"{','.join(selectors)}{{{declarations}}}" if selectors and declarations.strip() else ""


def _font_face(font: tuple[str, str, str, str]) -> str:
    file, style, characters, weight = font
    data = base64.b64encode((_ASSETS / "font" / f"{file}.woff2").read_bytes()).decode()
    return (
        f'@font-face{{font-family:"Four Islands Sans";font-style:{style};font-weight:{weight};'
        f"src:url(data:font/woff2;base64,{data}) format('woff2');unicode-range:{characters}}}"
    )
