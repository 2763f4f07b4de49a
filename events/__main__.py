"""The editor's check: `python -m events check [FOLDER]` prints every fault of a catalogue."""
# floor 7

import argparse
import json
import sys
from io import TextIOWrapper
from pathlib import Path

from events.catalogue import Catalogue, read_catalogue

ASSETS = Path(__file__).resolve().parent.parent / "assets"


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
    for fault in faults:
        print(fault)
    if not faults:
        print(_counts(catalogue))
    return 1 if faults else 0


def _counts(catalogue: Catalogue) -> str:
    events, positions, sources = len(catalogue.events), len(catalogue.positions), len(catalogue.sources)
    return f"no faults; events: {events}, positions: {positions}, sources: {sources}"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status is 0 (sound), 1 (faults) or 2 (wrong call)."""
    parser = argparse.ArgumentParser(prog="python -m events", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("check", help="print every fault of a catalogue; exit 1 if there is one")
    command.add_argument("folder", nargs="?", type=Path, default=ASSETS / "catalogue", metavar="FOLDER")
    folder = parser.parse_args(arguments).folder
    # A console that lacks a script still gets every fault.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return check(folder, ASSETS / "geometry" / "islands.geojson")


if __name__ == "__main__":
    sys.exit(main())
