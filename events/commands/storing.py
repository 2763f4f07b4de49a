"""What the commands about the store share: opening it, who acts, and its sentences on standard error."""
# floor 18

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing

from events.documents.faults import DocumentError
from events.publishing_composing import PublishingError
from events.store.faults import StoreError
from events.store.opening import open_store
from events.store.store import Store


def with_store(work: Callable[[Store, Namespace], int]) -> Callable[[Namespace], int]:
    """A command that opens the store, does its work, and closes it; what fails is one sentence, and the status 1."""

    def run(options: Namespace) -> int:
        try:
            with closing(open_store()) as store:
                return work(store, options)
        except (StoreError, PublishingError, DocumentError) as error:
            print(error, file=sys.stderr)
        except BrokenPipeError:
            raise
        except OSError as error:
            print(f"{error.filename or 'A file'} could not be written: {error.strerror or error}.", file=sys.stderr)
        return 1

    return run


def person() -> str:
    """The name of the person at this computer, as revisions show it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"
