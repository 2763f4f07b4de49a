"""`python -m geo site DIR`: the map as files that any host can serve."""
# floor 21

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from geo.atlas import load_atlas

_NO_ADDRESS = "http://localhost:8000/"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder to write; an older site there is replaced")
    parser.add_argument(
        "--url",
        default="",
        metavar="ADDRESS",
        help="public address of the site, for its sitemap and for previews elsewhere",
    )
    parser.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Write the site; 0 when it is there, 1 if the data has faults, 2 if the folder or the address cannot be used."""
    from geo.site.building import SiteError, build_site

    atlas = load_atlas()
    if atlas.faults:
        fault = "Nothing was written: a site must not leave records out silently."
        print("\n".join([*atlas.faults, fault]), file=sys.stderr)
        return 1
    try:
        built = build_site(atlas, chosen.folder, chosen.url or _NO_ADDRESS)
    except (SiteError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(built, file=sys.stderr)
    if not chosen.url:
        print(f"Addresses in it start with {_NO_ADDRESS}: give --url before it goes public.", file=sys.stderr)
    return 0
