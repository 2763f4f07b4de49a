"""`python -m geo export OUT`: the map as a page, a picture, a document or data."""
# floor 18

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from events.language import read_languages
from geo.atlas import ASSETS, Atlas, load_atlas
from geo.export import FORMATS, Format, UnknownFormatError, format_of
from geo.groups import VIEWS
from geo.selection import select
from geo.state import KEYS
from geo.view import THEMES, View, ViewError, read_view
from geo.writing import write_whole

_HELP = {
    "event": "id of the event whose card is open",
    "island": "id of the chosen group: iturup, kunashir, shikotan, habomai",
    "kind": "kinds of event, between commas",
    "groups": "ids of groups, between commas: only events that concern them",
    "source": "publisher: only events that cite it",
    "since": "first day, month or year of the period",
    "until": "last day, month or year of the period",
}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command: the words of the page's address as flags, and the look."""
    languages = [language.tag for language in read_languages(ASSETS / "text")[0]]
    endings = ", ".join(each.ending for each in FORMATS)
    parser.add_argument(
        "out",
        metavar="OUT",
        help=f"file to write; its ending says as what ({endings}); - is the page on standard output",
    )
    parser.add_argument("--lang", choices=[*languages, "all"], default=languages[0], help="one language, or all")
    parser.add_argument("--view", choices=VIEWS, default=VIEWS[0], help="whose names and lines")
    parser.add_argument(
        "--date", action="append", default=[], metavar="EDTF", help="date; several make a storyboard of a picture"
    )
    for name, words in _HELP.items():
        parser.add_argument(f"--{name}", default="", metavar="EDTF" if name in ("since", "until") else "ID", help=words)
    parser.add_argument("--width", type=int, default=1200, metavar="PX", help="width in CSS pixels, 320 to 4000")
    parser.add_argument("--theme", choices=THEMES, help="light or dark; the reader's device decides without it")
    parser.add_argument("--no-panel", dest="panel", action="store_false", help="without the history or list of events")
    parser.add_argument("--no-strip", dest="strip", action="store_false", help="without the time axis")
    parser.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Write one file; 0 when it is there, 1 if the data has faults, 2 if what was asked for cannot be had."""
    try:
        form = FORMATS[0] if chosen.out == "-" else format_of(chosen.out)
    except UnknownFormatError as error:
        return _refuse(str(error), 2)
    atlas = load_atlas()
    if atlas.faults:
        fault = "Nothing was written: an export must not leave records out silently."
        return _refuse("\n".join([*atlas.faults, fault]), 1)
    try:
        view = _view(atlas, chosen)
        select(atlas, view)
    except ViewError as error:
        return _refuse(str(error), 2)
    return _write(chosen.out, form, form.write(atlas, view))


def _view(atlas: Atlas, chosen: Namespace) -> View:
    words = {name: getattr(chosen, name) for name in KEYS if name not in ("date", "compare")}
    return read_view(
        atlas,
        words,
        dates=chosen.date,
        width=chosen.width,
        theme=chosen.theme,
        panel=chosen.panel,
        strip=chosen.strip,
    )


def _write(out: str, form: Format, content: bytes) -> int:
    if out == "-":
        sys.stdout.buffer.write(content)
    else:
        try:
            write_whole(Path(out), content)
        except OSError as error:
            wanted = "wanted a folder that exists and can be written to"
            return _refuse(f"{out}: could not be written ({error.strerror}), {wanted}", 2)
        print(f"{out}: {len(content):,} bytes", file=sys.stderr)
    if form.ending == ".html":
        from geo.page import script_hash

        # What a host with a Content-Security-Policy of its own has to allow.
        print(f"script-src {script_hash(content.decode())}", file=sys.stderr)
    return 0


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
