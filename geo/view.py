"""What a reader asks to see, judged against the atlas: language, viewpoint, date or event, island, period, size, theme.

The same words stand in the page's #hash, in the app's query and behind the flags of the command line (geo.state).
"""
# floor 8

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Literal, get_args

from events.dates import EXAMPLES, EdtfDate
from events.records import Kind
from geo.atlas import Atlas
from geo.groups import VIEWS
from geo.groups import View as Viewpoint

Theme = Literal["light", "dark"]

KINDS: tuple[str, ...] = get_args(Kind)
THEMES: tuple[Theme, ...] = get_args(Theme)
NARROWEST, WIDEST = 320, 4000  # CSS pixels


class ViewError(ValueError):
    """Something that cannot be shown, in one sentence: which word (`field`), what was found, what is accepted."""

    def __init__(self, field: str, sentence: str) -> None:
        """Take the name of the word and the rest of the sentence: "found ..., wanted ..."."""
        super().__init__(f"{field}: {sentence}")
        self.field = field


@dataclass(frozen=True)
class View:
    """What to show. `langs` has one tag or more, the first is the one it opens in; the empty parts mean "all".

    Several `dates` are the panels of a storyboard. `since` and `until` bound a period, both ends included. `width` is
    in CSS pixels. `theme` is None where the reader's device decides (a page) or nobody asked (a picture is light).
    `panel` (a picture's list of events) and `strip` (the time axis) can be left out.
    """

    langs: tuple[str, ...] = ("en",)
    viewpoint: Viewpoint = "neutral"
    dates: tuple[EdtfDate, ...] = ()
    event: str = ""
    island: str = ""
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    publisher: str = ""
    since: EdtfDate | None = None
    until: EdtfDate | None = None
    compare: EdtfDate | None = None
    width: int = 1200
    theme: Theme | None = None
    panel: bool = True
    strip: bool = True

    @property
    def lang(self) -> str:
        """The language it opens in."""
        return self.langs[0]

    def in_language(self, lang: str) -> "View":
        """The same view in one language."""
        return replace(self, langs=(lang,))

    def words(self) -> dict[str, str]:
        """The words of an address, as the page's own codec has them; a date there is the first day of its own."""
        found = {
            "date": self.dates[-1].earliest.isoformat() if self.dates else "",
            "event": self.event,
            "island": self.island,
            "lang": self.lang,
            "view": "" if self.viewpoint == "neutral" else self.viewpoint,
            "kind": ",".join(self.kinds),
            "source": self.publisher,
            "groups": ",".join(self.groups),
            "since": self.since.text if self.since else "",
            "until": self.until.text if self.until else "",
            "compare": self.compare.earliest.isoformat() if self.compare else "",
        }
        return {name: words for name, words in found.items() if words}


def read_view(
    atlas: Atlas,
    words: Mapping[str, str],
    *,
    dates: Collection[str] = (),
    width: int = 1200,
    theme: str | None = None,
    panel: bool = True,
    strip: bool = True,
) -> View:
    """Judge the words of an address (geo.state.KEYS; `lang` may be "all") and the rest; ViewError for the first that
    cannot be shown.

    `dates` are EDTF texts and go before the date of `words`; an empty word is as good as none.
    """
    given = {name: value for name, value in words.items() if value}
    view = View(
        **_reader(atlas, given),
        **_filters(atlas, given),
        dates=tuple(_date("date", text) for text in dates or ((given["date"],) if "date" in given else ())),
        event=_event(atlas, given.get("event", "")),
        compare=_date("compare", given["compare"]) if "compare" in given else None,
        width=_width(width),
        theme=next(each for each in THEMES if each == _one("theme", theme, THEMES)) if theme else None,
        panel=panel,
        strip=strip,
    )
    if view.since and view.until and view.since.earliest > view.until.latest:
        raise ViewError("until", f"found {view.until.text!r}, wanted an end that is not before {view.since.text!r}")
    return view


def _reader(atlas: Atlas, given: Mapping[str, str]) -> dict[str, Any]:
    """Whose eyes: language, viewpoint, chosen island."""
    known = [language.tag for language in atlas.languages]
    lang = _one("lang", given.get("lang", known[0]), [*known, "all"])
    return {
        "langs": tuple(known) if lang == "all" else (lang,),
        "viewpoint": _one("view", given.get("view", VIEWS[0]), VIEWS),
        "island": _one("island", given["island"], _islands(atlas)) if "island" in given else "",
    }


def _filters(atlas: Atlas, given: Mapping[str, str]) -> dict[str, Any]:
    """Which events."""
    return {
        "kinds": _some("kind", given.get("kind", ""), KINDS),
        "groups": _some("groups", given.get("groups", ""), _islands(atlas)),
        "publisher": _publisher(atlas, given.get("source", "")),
        "since": _bound("since", given.get("since", "")),
        "until": _bound("until", given.get("until", "")),
    }


def _islands(atlas: Atlas) -> list[str]:
    return [group.id for group in atlas.groups]


def _one(name: str, found: str, known: Collection[str]) -> str:
    if found not in known:
        raise ViewError(name, f"found {found[:80]!r}, wanted one of {', '.join(known)}")
    return found


def _event(atlas: Atlas, found: str) -> str:
    known = [event.id for event in atlas.catalogue.events]
    if found and found not in known:
        near = ", ".join(get_close_matches(found, known, cutoff=0.5) or known[-3:])
        raise ViewError("event", f"found {found[:80]!r}, wanted the id of an event, such as {near}")
    return found


def _some(name: str, found: str, known: Collection[str]) -> tuple[str, ...]:
    """Ids between commas, in the order of the known ones; all of them are no filter."""
    chosen = {_one(name, each, known) for each in found.split(",")} if found else set()
    return () if len(chosen) == len(known) else tuple(each for each in known if each in chosen)


def _date(name: str, text: str) -> EdtfDate:
    try:
        date = EdtfDate.parse(text)
    except ValueError as error:
        raise ViewError(name, str(error)) from error
    if date.text.startswith(".."):
        raise ViewError(name, f"found {text!r}, wanted a date with a beginning: {EXAMPLES}")
    return date


def _bound(name: str, text: str) -> EdtfDate | None:
    """An end of a period: a year, a month or a day, as the page has it."""
    if not text:
        return None
    date = _date(name, text)
    if not text.replace("-", "").isdigit() or date.precision == "season":
        raise ViewError(name, f"found {text[:80]!r}, wanted a year, a month or a day such as '1945-08'")
    return date


def _publisher(atlas: Atlas, found: str) -> str:
    if found and found not in {source.publisher for source in atlas.catalogue.sources.values()}:
        raise ViewError("source", f"found {found[:80]!r}, wanted a publisher as the map names it")
    return found


def _width(found: int) -> int:
    if not NARROWEST <= found <= WIDEST:
        raise ViewError("width", f"found {found}, wanted {NARROWEST} to {WIDEST} pixels")
    return found
