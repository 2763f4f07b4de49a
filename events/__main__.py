"""The command line of the events: documents in, candidates out, and what accepted ones become."""
# floor 22

import os
import sys
from argparse import ArgumentParser
from importlib import import_module
from io import TextIOWrapper

# Name: its module in events/commands, and what it does. Only the module of the command that runs is imported.
COMMANDS = {
    "check": ("check", "print every fault of a catalogue; exit 1 if there is one"),
    "extract": ("extract", "print the candidate events of documents, or of whole folders of them"),
    "dates": ("dates", "print every date expression of a document"),
    "add": ("add", "put documents into the store, with their candidates"),
    "list": ("listing", "print what is in the store"),
    "publish": ("publish", "write accepted events as catalogue files, ready to commit"),
    "backup": ("backup", "copy the store to a new file"),
    "export": ("export", "write the store as plain text, one file for each document"),
}
_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status is 0 (done), 1 (something given is at fault) or 2 (wrong call)."""
    given = sys.argv[1:] if arguments is None else arguments
    parser = ArgumentParser(prog="python -m events", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if name in given:
            import_module(f"events.commands.{module}").configure(command)
    options = parser.parse_args(given)
    # A console that lacks a script still gets every word.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = int(options.run(options))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough of it; Python would complain once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
