"""The command line: python -m geo build | export | site | check."""
# floor 22

import argparse
import sys

from geo import export_command, site_command
from geo.atlas import ASSETS, load_atlas


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 when the data has faults, 2 for what cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m geo", description="Build, check and export the map.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="make assets/geometry from the coastline source (downloads 100 MB once)")
    build.add_argument("--check", action="store_true", help="build aside and compare with the committed files")
    build.set_defaults(run=_build)
    export_command.configure(commands.add_parser("export", help="write the map as a page, a picture, a document, data"))
    site_command.configure(commands.add_parser("site", help="write a static site that any file host can serve"))
    check = commands.add_parser("check", help="check geometry, names and records; print every fault")
    check.set_defaults(run=_check)
    chosen = parser.parse_args(arguments)
    code: int = chosen.run(chosen)
    return code


def _build(chosen: argparse.Namespace) -> int:
    # Imported here: the other commands need neither the archive reader nor its cache.
    from geo.build import build_geometry, check_geometry
    from geo.coastline import CACHE, CoastlineError
    from geo.layers import RecipeError

    folder = ASSETS / "geometry"
    try:
        if not chosen.check:
            print("\n".join(map(str, build_geometry(folder, CACHE))))
            return 0
        differing = check_geometry(folder, CACHE)
    except (CoastlineError, RecipeError) as error:
        print(error, file=sys.stderr)
        return 1
    for name in differing:
        print(f"{name}: found other bytes than a fresh build gives, wanted the same")
    print("geometry: rebuilt, " + ("not the same" if differing else "the same bytes"))
    return 1 if differing else 0


def _check(_: argparse.Namespace) -> int:
    atlas = load_atlas()
    for fault in atlas.faults:
        print(fault)
    shapes = sum(len(layer) for layer in atlas.layers.values())
    print(
        f"{len(atlas.faults)} faults; {len(atlas.groups)} groups, {shapes} shapes, {len(atlas.catalogue.events)} events"
    )
    return 1 if atlas.faults else 0


if __name__ == "__main__":
    sys.exit(main())
