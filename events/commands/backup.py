"""`python -m events backup OUT` copies the store to a new file."""
# floor 19

from argparse import ArgumentParser, Namespace
from pathlib import Path

from events.commands.storing import with_store
from events.store.saving import backup
from events.store.store import Store


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("out", type=Path, metavar="OUT", help="a file that is not there yet (PostgreSQL: a folder)")
    parser.set_defaults(run=with_store(run))


def run(store: Store, options: Namespace) -> int:
    """Copy the store and say where the copy is."""
    print(f"{store.where} copied to {backup(store, options.out)}")
    return 0
