"""The same events for every page that is measured: seeded, any number, spread over the four groups."""

import datetime
import json
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

GEOMETRY = Path(__file__).parents[2] / "assets/geometry"
LAYERS = {"context-overview": 3, "islands-overview": 4}  # decimals of a degree that our page keeps
FIRST, LAST = datetime.date(1643, 1, 1), datetime.date(2026, 1, 1)
# (lon, lat) around which the events of a group lie.
ANCHORS = {
    "iturup": (147.9, 45.0),
    "kunashir": (145.9, 44.1),
    "shikotan": (146.75, 43.8),
    "habomai": (146.15, 43.45),
}
KINDS = (
    *("treaty", "negotiation", "statement", "administration", "military"),
    *("exchange", "economy", "population", "disaster"),
)
WORDS = (
    *(
        "delegation",
        "harbour",
        "signs",
        "survey",
        "winter",
        "fishery",
        "vessel",
        "treaty",
        "council",
        "reports",
    ),
    *(
        "arrives",
        "northern",
        "office",
        "garrison",
        "census",
        "school",
        "station",
        "letter",
        "protocol",
        "talks",
    ),
    *("minister", "visit", "storm", "cannery", "map", "coast", "settlement", "agreement", "route", "winter"),
)


@dataclass(frozen=True)
class Happening:
    """One synthetic event; `lonlat` is (degrees east, degrees north)."""

    id: str
    day: datetime.date
    kind: str
    group: str
    lonlat: tuple[float, float]
    title: str
    summary: str


def happenings(size: int) -> list[Happening]:
    """Return `size` events in order of their day; the same size gives the same events."""
    chance = random.Random(size)
    span = (LAST - FIRST).days
    days = sorted(chance.randrange(span) for _ in range(size))
    return [happening(chance, number, FIRST + datetime.timedelta(days=day)) for number, day in enumerate(days)]


def happening(chance: random.Random, number: int, day: datetime.date) -> Happening:
    """Return one event on `day` with words, a kind and a place drawn from `chance`."""
    group = chance.choice(list(ANCHORS))
    lon, lat = ANCHORS[group]
    return Happening(
        id=f"{day.isoformat()}-{number}",
        day=day,
        kind=chance.choice(KINDS),
        group=group,
        lonlat=(round(lon + chance.uniform(-0.3, 0.3), 3), round(lat + chance.uniform(-0.2, 0.2), 3)),
        title=" ".join(chance.choices(WORDS, k=5)).capitalize(),
        summary=" ".join(chance.choices(WORDS, k=12)).capitalize() + ".",
    )


@cache
def coastline() -> dict[str, Any]:
    """Return the polygons of our page, as exactly as it draws them, as one GeoJSON FeatureCollection."""
    features = [
        {"type": "Feature", "properties": {}, "geometry": rounded(feature["geometry"], decimals)}
        for name, decimals in LAYERS.items()
        for feature in json.loads((GEOMETRY / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    ]
    return {"type": "FeatureCollection", "features": features}


def rounded(geometry: dict[str, Any], decimals: int) -> dict[str, Any]:
    """Return a geometry with its degrees rounded."""

    def cut(value: Any) -> Any:
        return [cut(item) for item in value] if isinstance(value, list) else round(value, decimals)

    return {"type": geometry["type"], "coordinates": cut(geometry["coordinates"])}
