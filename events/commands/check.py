"""The editor's check: `python -m events check [FOLDER]` prints every fault of a catalogue."""
# floor 7

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from events.catalogue import OWN_FOLDER, Catalogue, read_catalogue
from events.names.entries import names_faults

_ISLANDS = OWN_FOLDER.parent / "geometry" / "islands.geojson"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("folder", nargs="?", type=Path, default=OWN_FOLDER, metavar="FOLDER")
    parser.set_defaults(run=lambda options: check(options.folder, _ISLANDS))


def read_group_ids(path: Path) -> set[str] | None:
    """Ids of the groups that records may concern, from the islands' GeoJSON; None if it cannot be read."""
    try:
        features = json.loads(path.read_bytes())["features"]
        groups = {feature["properties"]["group"] for feature in features}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return {group for group in groups if isinstance(group, str)}


def check(folder: Path, islands: Path) -> int:
    """Print all faults of the catalogue in `folder`, or one line of counts; 1 if there is a fault, else 0."""
    group_ids = read_group_ids(islands)
    if group_ids is None:
        print(f"{islands.name}: not read, so places are not checked", file=sys.stderr)
    catalogue, faults = read_catalogue(folder, group_ids)
    if folder == OWN_FOLDER:
        # The project's own files of names go with its catalogue.
        faults += names_faults()
    for fault in faults:
        print(fault)
    if not faults:
        print(_counts(catalogue))
    return 1 if faults else 0


def _counts(catalogue: Catalogue) -> str:
    events, positions, sources = len(catalogue.events), len(catalogue.positions), len(catalogue.sources)
    return f"no faults; events: {events}, positions: {positions}, sources: {sources}"
