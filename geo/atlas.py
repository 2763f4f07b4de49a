"""Places and catalogue in one value: the only module that joins what words say with where shapes lie."""
# floor 3

from dataclasses import dataclass
from pathlib import Path

from events.catalogue import Catalogue, read_catalogue
from events.faults import Fault
from events.language import load_texts
from geo.groups import Group, MapLabel, read_groups
from geo.places import Layer, load_layers

ASSETS = Path(__file__).resolve().parent.parent / "assets"


@dataclass(frozen=True)
class Atlas:
    """Everything a map is drawn from; `faults` are the records that had to be left out, and why."""

    layers: dict[str, Layer]
    groups: list[Group]
    labels: list[MapLabel]
    catalogue: Catalogue
    texts: dict[str, dict[str, str]]
    faults: list[str]


def load_atlas(assets: Path = ASSETS) -> Atlas:
    """Read geometry, names, catalogue and interface texts; mistakes in files that people edit become `faults`."""
    layers, shape_faults = load_layers(assets / "geometry")
    groups, labels, name_faults = read_groups(assets / "places" / "places.toml")
    catalogue, record_faults = read_catalogue(assets / "catalogue", {group.id for group in groups})
    groups, figure_faults = _with_sourced_areas(groups, catalogue)
    lost = _without_shape(groups, layers["islands-overview"])
    faults = [str(fault) for fault in (*shape_faults, *name_faults, *lost, *record_faults, *figure_faults)]
    return Atlas(layers, groups, labels, catalogue, load_texts(assets / "text"), faults)


def _without_shape(groups: list[Group], layer: Layer) -> list[Fault]:
    """A group that the map has nothing to draw of."""
    drawn = {place.group for place in layer.values()}
    wanted = "a feature of this group"
    return [
        Fault("islands-overview.geojson", group.id, "", "none", wanted) for group in groups if group.id not in drawn
    ]


def _with_sourced_areas(groups: list[Group], catalogue: Catalogue) -> tuple[list[Group], list[Fault]]:
    """A figure whose source is not there is a fault, and is not shown."""
    lost = [group for group in groups if group.area and group.area.source not in catalogue.sources]
    wanted = "the id of a catalogue source"
    faults = [
        Fault("places.toml", group.id, "area source", repr(group.area and group.area.source), wanted) for group in lost
    ]
    return [group.model_copy(update={"area": None}) if group in lost else group for group in groups], faults
