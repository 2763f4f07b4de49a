"""`python -m events publish` writes accepted events as catalogue files, ready to commit."""
# floor 19

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from events.catalogue import OWN_FOLDER
from events.commands.storing import person, with_store
from events.folders import published_folder
from events.publishing import publish
from events.publishing_catalogue import hand_over
from events.store.store import Store


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    where = "folder of the files, by default the project's catalogue"
    parser.add_argument("--out", type=Path, default=OWN_FOLDER, metavar="FOLDER", help=where)
    parser.set_defaults(run=with_store(run))


def run(store: Store, options: Namespace) -> int:
    """Write the files, say which, and what is left to fill in; 1 if not every record could be marked as published."""
    done = hand_over(store, options.out, person())
    for path, number in done.files.items():
        print(f"{path}: {number} {'record' if number == 1 else 'records'}")
    if not done.files:
        print("nothing new to publish: no accepted or merged candidate that is not in the catalogue")
    for sentence in (*done.notes, *done.faults):
        print(sentence, file=sys.stderr)
    # What is in the catalogue now leaves the person's own records.
    publish(store, published_folder())
    return 1 if done.faults else 0
