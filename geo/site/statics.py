"""Style sheet, typefaces and licences of the site as files; what changes has a new name, so caches may keep the old."""
# floor 2

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent
_FONTS = ("latin.woff2", "macron.woff2", "cyrillic.woff2")
_LICENCES = {
    "licences/LICENSE-DATA.md": "LICENSE-DATA.md",
    "licences/MIT.txt": "LICENSE",
    "licences/ODbL-1.0.txt": "assets/geometry/LICENSE-ODbL-1.0.txt",
    "licences/geometry.md": "assets/geometry/NOTICE.md",
    "licences/OFL.txt": "assets/font/OFL.txt",
    "licences/leaflet.txt": "assets/page/LICENSE-leaflet.txt",
}


@cache
def statics() -> tuple[Mapping[str, str], Mapping[str, bytes]]:
    """Paths by plain name, and contents by path."""
    contents = {name: (_ROOT / "assets" / "font" / name).read_bytes() for name in _FONTS}
    paths = {name: _path(name, content) for name, content in contents.items()}
    style = (_ROOT / "assets" / "site" / "site.css").read_text(encoding="utf-8")
    # Style and typefaces lie in one folder.
    style = re.sub(r"url\(([\w.-]+)\)", lambda found: f"url({Path(paths[found[1]]).name})", style)
    contents["site.css"] = style.encode()
    paths["site.css"] = _path("site.css", contents["site.css"])
    return paths, {paths[name]: content for name, content in contents.items()}


def _path(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"static/{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}"


def licences() -> Mapping[str, bytes]:
    """The terms of everything on the site, by path."""
    return {path: (_ROOT / name).read_bytes() for path, name in _LICENCES.items()}
