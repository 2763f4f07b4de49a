"""The command line: python -m geo build | export | check."""
# floor 11

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path

from events.language import read_languages
from geo.atlas import ASSETS, load_atlas
from geo.page import build_page
from geo.scene import build_scene

_ENDINGS = {".html": "a page that works from disk"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 when the data has faults, 2 for a wrong call."""
    languages = [language.tag for language in read_languages(ASSETS / "text")[0]]
    parser = argparse.ArgumentParser(prog="python -m geo", description="Build, check and export the map.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="make assets/geometry from the coastline source (downloads 100 MB once)")
    build.add_argument("--check", action="store_true", help="build aside and compare with the committed files")
    export = commands.add_parser("export", help="write the map to a file")
    export.add_argument("out", help="file to write; its ending says the format (.html); - is standard output")
    export.add_argument("--lang", choices=[*languages, "all"], default="en", help="one language, or all with a switch")
    commands.add_parser("check", help="check geometry, names and records; print every fault")
    chosen = parser.parse_args(arguments)
    return {"build": _build, "export": _export, "check": _check}[chosen.command](chosen)


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


def _export(chosen: argparse.Namespace) -> int:
    ending = Path(chosen.out).suffix.lower()
    if chosen.out != "-" and ending not in _ENDINGS:
        known = ", ".join(f"{end} ({what})" for end, what in _ENDINGS.items())
        print(f"{chosen.out}: found the ending {ending or 'none'!r}, wanted one of {known}", file=sys.stderr)
        return 2
    atlas = load_atlas()
    if atlas.faults:
        print("\n".join(atlas.faults), file=sys.stderr)
        print("Nothing was written: an export must not leave records out silently.", file=sys.stderr)
        return 1
    langs = [language.tag for language in atlas.languages] if chosen.lang == "all" else [chosen.lang]
    page = build_page(build_scene(atlas, langs))
    return _write(chosen.out, page.encode())


def _write(out: str, content: bytes) -> int:
    if out == "-":
        sys.stdout.buffer.write(content)
        return 0
    path = Path(out)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(content)
        os.replace(unfinished, path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        print(
            f"{out}: could not be written ({error.strerror}); wanted a folder that exists and can be written to",
            file=sys.stderr,
        )
        return 1
    print(f"{out}: {len(content):,} bytes", file=sys.stderr)
    return 0


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
