"""`python -m events export FOLDER` writes the store as plain text, one file for each document."""
# floor 19

from argparse import ArgumentParser, Namespace
from pathlib import Path

from events.commands.storing import with_store
from events.store.saving import export_text
from events.store.store import Store


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the files go; those of before are replaced")
    parser.set_defaults(run=with_store(run))


def run(store: Store, options: Namespace) -> int:
    """Write the files and say how many."""
    print(f"{export_text(store, options.folder)} documents written to {options.folder}")
    return 0
