"""What each geometry file holds: which source polygon belongs to which feature, and with how much detail."""
# floor 3

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.coastline import Coastline, Polygons
from geo.generalise import Detail, Level, generalise, on_grid
from geo.lines import REACH_DEG, LineError, median_line, parallel_across
from geo.measure import Box, area_km2, to_metres
from geo.world import world_land

Table = dict[str, Any]  # a table of recipe.toml
Feature = tuple[str, dict[str, str], BaseGeometry]  # id, properties, geometry in lon/lat degrees

# Land this far beyond a clip box is simplified too: the cut comes last and lies exactly on the box.
_MARGIN_DEG = 2.0


class RecipeError(ValueError):
    """The recipe does not fit the source: which entry, what was found, what is wanted."""


def build_layers(coastline: Coastline, recipe: Table) -> dict[str, list[Feature]]:
    """Return the features of every geometry file, by the stem of the file's name."""
    west, south, east, north = recipe["context"]["box"]
    region = (west - _MARGIN_DEG, south - _MARGIN_DEG, east + _MARGIN_DEG, north + _MARGIN_DEG)
    polygons = cut_to(coastline.meeting(region), region)
    owners = assign_islands(polygons, recipe)
    land = polygons[[owner is None for owner in owners]]
    world = world_land(coastline.larger_than(recipe["world"]["min_km2"]), **recipe["world"])
    return {
        **{layer: island_features(polygons, owners, recipe, layer) for layer in ("islands", "islands-overview")},
        **{layer: context_features(land, recipe, layer) for layer in ("context", "context-overview")},
        "lines": line_features(coasts_of_lines(polygons, owners, recipe), recipe),
        "world": [("world", {}, world)],
    }


def cut_to(polygons: Polygons, box: Box) -> Polygons:
    """Return the polygons' parts inside a box: Eurasia need not be carried along whole."""
    return np.asarray(shapely.get_parts(shapely.intersection(polygons, shapely.box(*box))), dtype=object)


def assign_islands(polygons: Polygons, recipe: Table) -> list[str | None]:
    """Return for each polygon the id of its feature, or None where it is no part of the four groups.

    A polygon that holds a point of a place is that place. Another one whose middle is in the islets' box
    goes to the islets of the nearest large island, or of Habomai if its middle is in Habomai's box.
    """
    group_of = {place["id"]: place["group"] for place in recipe["place"]}
    named, around = pick(polygons, recipe["place"]), pick(polygons, recipe["land"])
    anchors = {i: place for i, place in named.items() if group_of[place] == place} | around
    owners = [named.get(i) for i in range(len(polygons))]
    middles = shapely.centroid(polygons)
    habomai = within(middles, recipe["islets"]["habomai_box"])
    islets = within(middles, recipe["islets"]["box"])
    islets[[*named, *around]] = False
    nearest = nearest_anchor(polygons[islets], [polygons[i] for i in anchors], list(anchors.values()))
    for i, place in zip(np.flatnonzero(islets), nearest, strict=True):
        group = "habomai" if habomai[i] else place
        owners[i] = f"{group}-islets" if group in group_of.values() else None
    return owners


def pick(polygons: Polygons, entries: Iterable[Table]) -> dict[int, str]:
    """Return the index of the one polygon that holds each point, with its entry's id; or RecipeError."""
    picked = {}
    for entry in entries:
        for lon, lat in entry["points"]:
            holders = np.flatnonzero(shapely.contains_xy(polygons, lon, lat))
            if len(holders) != 1:
                raise RecipeError(f"{entry['id']}: [{lon}, {lat}]: found in {len(holders)} polygons, wanted in one")
            picked[int(holders[0])] = str(entry["id"])
    return picked


def within(points: Polygons, box: Box) -> npt.NDArray[np.bool_]:
    """Say of each point whether it lies inside the box, edges not included."""
    west, south, east, north = box
    lon, lat = shapely.get_x(points), shapely.get_y(points)
    return np.asarray((lon > west) & (lon < east) & (lat > south) & (lat < north))


def nearest_anchor(polygons: Polygons, anchors: Sequence[BaseGeometry], names: Sequence[str]) -> list[str]:
    """Return for each polygon the name of the anchor nearest to it, by distance in local metres."""
    small, large = [to_metres(polygon) for polygon in polygons], [to_metres(anchor) for anchor in anchors]
    shapely.prepare(large)
    distances = np.array([shapely.distance(anchor, small) for anchor in large])
    return [names[i] for i in np.argmin(distances, axis=0)]


def island_features(polygons: Polygons, owners: Sequence[str | None], recipe: Table, layer: str) -> list[Feature]:
    """Return one feature per island and named islet, and one per group for its other islets."""
    detail = _detail(recipe[layer])
    about = {place["id"]: {"group": place["group"], "kind": place["kind"]} for place in recipe["place"]}
    shapes: dict[str, list[BaseGeometry]] = defaultdict(list)
    for polygon, owner in zip(polygons, owners, strict=True):
        if owner and (shape := generalise(polygon, detail, keep=owner in about)):
            shapes[owner].append(shape)
    return [
        (
            owner,
            about.get(owner) or {"group": owner.removesuffix("-islets"), "kind": "islets"},
            on_grid(parts, recipe[layer]["decimals"]),
        )
        for owner, parts in sorted(shapes.items())
    ]


def context_features(polygons: Polygons, recipe: Table, layer: str) -> list[Feature]:
    """Return the land round the four groups, cut to the layer's box: one feature per entry of `land`."""
    table = recipe[layer]
    thinned = (generalise(polygon, _detail(table)) for polygon in polygons)
    land = shapely.get_parts(on_grid(filter(None, thinned), table["decimals"], clip=table["box"]))
    # After the cut, because the box is what parts Kamchatka from the mainland.
    picked = pick(land, recipe["land"])
    names = nearest_anchor(land, [land[i] for i in picked], list(picked.values()))
    return [
        (name, {}, on_grid(land[[name == other for other in names]], table["decimals"])) for name in sorted(set(names))
    ]


def coasts_of_lines(polygons: Polygons, owners: Sequence[str | None], recipe: Table) -> dict[str, list[BaseGeometry]]:
    """Return the land near the boxes of the lines, at full detail, by the id of its group or of its entry of `land`."""
    group_of = {place["id"]: place["group"] for place in recipe["place"]}
    coasts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for polygon, owner in zip(polygons, owners, strict=True):
        if owner:
            coasts[group_of.get(owner) or owner.removesuffix("-islets")].append(polygon)
    land = cut_to(polygons[[owner is None for owner in owners]], recipe["context"]["box"])
    picked = pick(land, recipe["land"])
    boxes = shapely.union_all([shapely.box(*line["box"]) for line in recipe["line"]]).buffer(
        REACH_DEG, join_style="mitre"
    )
    near = land[shapely.intersects(land, boxes)]
    for polygon, name in zip(near, nearest_anchor(near, [land[i] for i in picked], list(picked.values())), strict=True):
        coasts[name].append(polygon)
    return coasts


def line_features(coasts: Mapping[str, Sequence[BaseGeometry]], recipe: Table) -> list[Feature]:
    """Return one feature per entry of `line`, sorted by id."""
    return [(line["id"], {}, _line(coasts, line)) for line in sorted(recipe["line"], key=lambda line: str(line["id"]))]


def _line(coasts: Mapping[str, Sequence[BaseGeometry]], line: Table) -> BaseGeometry:
    sides = [
        [polygon for name in names for polygon in coasts[name] if area_km2(polygon) >= line["min_km2"]]
        for names in line["between"]
    ]
    try:
        if "latitude" in line:
            return parallel_across(sides[0], line["latitude"])
        one, other = sides
        return median_line(one, other, line["box"], step_m=line["step_m"], tolerance_m=line["tolerance_m"])
    except LineError as error:
        raise RecipeError(f"{line['id']}: {error}") from error


def _detail(table: Table) -> Detail:
    level = Level(table["tolerance_m"], table["min_km2"])
    if "near" not in table:
        return Detail(level)
    near = table["near"]
    return Detail(level, tuple(near["box"]), Level(near["tolerance_m"], near["min_km2"]))
