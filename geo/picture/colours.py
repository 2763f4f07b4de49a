"""Colours of a picture, light and dark: the page's own tokens, by name."""
# floor 0

from collections.abc import Mapping
from typing import Literal

Colours = Mapping[str, str]  # token -> "#rrggbb" or "#rrggbbaa"

LIGHT: Colours = {
    **{"paper": "#fdfcf9", "page": "#f4f2ec", "ink": "#1b2226", "ink2": "#47525a", "ink3": "#626d74"},
    **{
        "rule": "#d8d5cc",
        "rule2": "#b9b7ae",
        "sea": "#d9e3e7",
        "sea1": "#e0e9ec",
        "sea2": "#e7eef0",
        "sea3": "#eff4f5",
    },
    **{"land": "#f2eee4", "coast": "#8a959a", "water": "#4f6875", "dens": "#e2ded3", "tick": "#68737a"},
    **{"jp": "#d2ac58", "jpT": "#e9d6a8", "ru": "#b29ecb", "ruT": "#d9cee6", "none": "#e3e0d8", "dot": "#8d8a80"},
    **{"hatch": "#1b22265c", "halo": "#fdfcf9eb", "graticule": "#4f687561", "act": "#47525a8c"},
}
DARK: Colours = {
    **{"paper": "#1a2126", "page": "#11171b", "ink": "#ecede9", "ink2": "#bac3c6", "ink3": "#98a3a8"},
    **{
        "rule": "#313b41",
        "rule2": "#4b575e",
        "sea": "#141c22",
        "sea1": "#172128",
        "sea2": "#1a262d",
        "sea3": "#1f2c34",
    },
    **{"land": "#2b3236", "coast": "#6f7c83", "water": "#8fa9b6", "dens": "#29323a", "tick": "#7f8b91"},
    **{"jp": "#a98a4c", "jpT": "#655633", "ru": "#8a77a6", "ruT": "#524966", "none": "#3b4246", "dot": "#8d979b"},
    **{"hatch": "#f0f0eb4d", "halo": "#1a2126eb", "graticule": "#8fa9b661", "act": "#bac3c68c"},
}

# The ground of each administration, as the page fills it; what lies on it is in geo.picture.patterns.
GROUND: Mapping[str, str] = {
    **{"none": "none", "matsumae": "jpT", "japan": "jp", "contested": "jpT"},
    **{"soviet-military": "ruT", "soviet": "ru", "russia": "ru", "unknown": "paper"},
}


def colours_of(theme: Literal["light", "dark"] | None) -> Colours:
    """The tokens of a theme; a picture that nobody asked a theme for is light."""
    return DARK if theme == "dark" else LIGHT
