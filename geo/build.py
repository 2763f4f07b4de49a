"""Assemble assets/geometry from the coastline source, as assets/geometry/recipe.toml says."""
# floor 4

import json
import os
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely

from geo.coastline import SourcePin, read_coastline, sha256_of
from geo.layers import Feature, Table, build_layers

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "geometry"
MANIFEST = "manifest.json"
# Members that RFC 7946 section 6.1 allows: the notice travels with the file.
_CREDIT = {"license": "ODbL-1.0", "attribution": "© OpenStreetMap contributors"}


def build_geometry(out: Path, cache: Path) -> list[Path]:
    """Write every geometry file and the manifest into `out`, return their paths; `cache` keeps the source."""
    recipe = read_recipe()
    coastline = read_coastline(SourcePin(**recipe["source"]), cache)
    layers = build_layers(coastline, recipe)
    texts = {
        f"{name}.geojson": collection_text(features, recipe[name]["decimals"]) for name, features in layers.items()
    }
    texts[MANIFEST] = _manifest(recipe, texts)
    out.mkdir(parents=True, exist_ok=True)
    return [_write(out / name, text) for name, text in sorted(texts.items())]


def read_recipe() -> Table:
    """Return what the project's own recipe.toml says."""
    return tomllib.loads((FOLDER / "recipe.toml").read_text(encoding="utf-8"))


def check_geometry(committed: Path, cache: Path) -> list[str]:
    """Build again, aside, and return the names of the files that are missing in `committed` or differ."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = build_geometry(Path(folder), cache)
        return [path.name for path in fresh if not _same(path, committed / path.name)]


def _same(fresh: Path, committed: Path) -> bool:
    return committed.is_file() and committed.read_bytes() == fresh.read_bytes()


def _write(path: Path, text: str) -> Path:
    """Write a whole file or none of it."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    os.replace(unfinished, path)
    return path


def _manifest(recipe: Table, texts: dict[str, str]) -> str:
    """Return what the files were made from, and the hash of each, as JSON."""
    hashes = {name: sha256_of(text.encode()) for name, text in sorted(texts.items())}
    return json.dumps({"source": recipe["source"], "sha256": hashes}, indent=1) + "\n"


def collection_text(features: Iterable[Feature], decimals: int) -> str:
    """Return a GeoJSON FeatureCollection with one feature on each line, in the order given."""
    members = {"type": "FeatureCollection", **_CREDIT}
    head = "".join(f"{json.dumps(key)}:{_compact(value)},\n" for key, value in members.items())
    lines = ",\n".join(_feature_line(feature, decimals) for feature in features)
    return f'{{{head}"features":[\n{lines}\n]}}\n'


def _feature_line(feature: Feature, decimals: int) -> str:
    place_id, properties, shape = feature
    geometry = _rounded(json.loads(shapely.to_geojson(shape)), decimals)
    return _compact({"type": "Feature", "id": place_id, "properties": properties, "geometry": geometry})


def _rounded(value: Any, decimals: int) -> Any:
    """Round every number in nested GeoJSON: points on a decimal grid carry dust in the last binary digit."""
    if isinstance(value, dict):
        return {key: _rounded(member, decimals) for key, member in value.items()}
    if isinstance(value, list):
        return [_rounded(member, decimals) for member in value]
    return round(value, decimals) if isinstance(value, float) else value


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
