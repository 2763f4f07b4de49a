"""The map from Python: `from geo import IslandMap`, in a notebook, a script or a Quarto document."""
# floor 18

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from geo.atlas import Atlas, load_atlas
from geo.export import FORMATS, format_of
from geo.selection import select
from geo.state import KEYS
from geo.view import View, read_view
from geo.writing import write_whole

_BEHIND = 900  # CSS pixels, the width of the picture in a notebook


class DataFaultError(ValueError):
    """The data that the map is drawn from has faults; the message names them all."""


class IslandMap:
    """The map at a date, ready to be shown, saved or handed on; it never changes once it is made.

    >>> from geo import IslandMap
    >>> map_1956 = IslandMap(lang="en", event="1956-10-19-joint-declaration")
    >>> map_1956.day
    '1956-10-19'
    """

    def __init__(
        self,
        lang: str = "en",
        date: str | Sequence[str] = "",
        *,
        width: int = 1200,
        theme: str | None = None,
        panel: bool = True,
        strip: bool = True,
        **words: str,
    ) -> None:
        """Choose what to show; ViewError (a ValueError) says in one sentence what cannot be shown and what can.

        `lang` is a BCP 47 tag ("en", "ja", "ru") or "all"; `date` an EDTF text, or several for the panels of a
        picture; `words` are those of the map's address: event, island, view ("neutral", "japan", "russia"), kind,
        source, groups, since, until (both ends included), compare. `width` is in CSS pixels, 320 to 4000; `theme` is
        "light" or "dark", None leaves it to the reader's device (a picture is light). `panel` is the history of the
        page and the list of events of the picture, `strip` the time axis. Without date and event it shows the latest.

        >>> IslandMap(date="1956-13")
        Traceback (most recent call last):
        geo.view.ViewError: date: found '1956-13', wanted an EDTF date: ...
        """
        unknown = sorted(words.keys() - set(KEYS))
        if unknown:
            raise TypeError(f"found {unknown[0]!r}, wanted one of {', '.join(KEYS)}, width, theme, panel, strip")
        dates = [date] if isinstance(date, str) else list(date)
        self._atlas = _atlas()
        self._view = read_view(
            self._atlas,
            {**words, "lang": lang},
            dates=[each for each in dates if each],
            width=width,
            theme=theme,
            panel=panel,
            strip=strip,
        )
        self._selection = select(self._atlas, self._view)

    @property
    def view(self) -> View:
        """What it shows, as a value that can be compared."""
        return self._view

    @property
    def day(self) -> str:
        """The ISO day that it shows: the first day of its date or of its event."""
        return self._selection.day.isoformat()

    @property
    def events(self) -> list[str]:
        """The ids of the events on it, in the order of time: those that fit the filters and have begun.

        >>> IslandMap(since="1945", until="1951", kind="treaty").events
        ['1951-09-08-san-francisco']
        """
        return [event.id for event in self._selection.begun]

    @property
    def caption(self) -> str:
        """What stands below the figure, in its language: what it shows, when, who says so, and the credits."""
        from geo.report.captions import caption

        return caption(self._atlas, self._view, self._view.lang)

    @property
    def alt_text(self) -> str:
        """What the figure shows, in its language, for those who do not see it."""
        from geo.report.captions import alt_text

        return alt_text(self._atlas, self._view, self._view.lang)

    def citation(self, style: str = "apa") -> str:
        """How the map is cited in a style: "apa", "chicago", "sist02" or "gost"; ValueError for another.

        >>> "Four Islands" in IslandMap().citation("gost")
        True
        """
        from geo.report.references import citation

        return citation(self._atlas, self._view, style)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write it to a file, whose ending says as what (geo.export.FORMATS); the path of the file.

        The file is there whole or not at all. UnknownFormatError (a ValueError) names the endings that are known;
        OSError if the file cannot be written.

        >>> IslandMap(lang="ja", date="1945-09-03").save("map.html")
        PosixPath('map.html')
        """
        target = Path(path)
        write_whole(target, format_of(str(target)).write(self._atlas, self._view))
        return target

    def to_html(self) -> str:
        """The page that works from disk, with no network; it opens at the date.

        >>> IslandMap(date="1956").to_html()[:15]
        '<!doctype html>'
        """
        return self._bytes(".html").decode()

    def to_svg(self) -> str:
        """The picture as SVG, its text as text and the typeface inside.

        >>> "<svg" in IslandMap(date="1956").to_svg()
        True
        """
        return self._bytes(".svg").decode()

    def to_png(self) -> bytes:
        """The picture as PNG, two pixels to a CSS pixel.

        >>> IslandMap(date="1956", width=600).to_png()[1:4]
        b'PNG'
        """
        return self._bytes(".png")

    def to_pdf(self) -> bytes:
        """The picture as PDF, one page of its size.

        >>> IslandMap(date="1956", width=600).to_pdf()[:4]
        b'%PDF'
        """
        return self._bytes(".pdf")

    def to_geojson(self) -> dict[str, Any]:
        """Groups and events as a FeatureCollection (RFC 7946): degrees, WGS 84, longitude first.

        >>> IslandMap(since="1945", until="1956").to_geojson()["type"]
        'FeatureCollection'
        """
        found: dict[str, Any] = json.loads(self._bytes(".geojson"))
        return found

    def _repr_html_(self) -> str:
        """The page in a frame, for a notebook, and behind it the picture, for one that nobody has said to trust.

        The frame may run its own script and nothing else.
        """
        from geo.embedding import frame
        from geo.picture.drawing_out import draw
        from geo.report.captions import title

        behind = replace(self._view, width=_BEHIND, strip=False, panel=False)
        picture = draw(self._atlas, behind, "png", scale=1, few_colours=True)
        return frame(
            self.to_html(), title(self._atlas, self._view, self._view.lang), picture=picture, alt=self.alt_text
        )

    def _bytes(self, ending: str) -> bytes:
        return next(each for each in FORMATS if each.ending == ending).write(self._atlas, self._view)


@cache
def _atlas() -> Atlas:
    """The project's data, read once; DataFaultError if an export would leave records out."""
    atlas = load_atlas()
    if atlas.faults:
        raise DataFaultError("\n".join(atlas.faults))
    return atlas
