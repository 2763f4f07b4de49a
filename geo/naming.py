"""Groups, islets and points as plain data: names by language and viewpoint, and figures with their sources."""
# floor 7

from collections.abc import Iterable, Sequence
from typing import Any

import shapely

from events.citations import Day
from events.language import Language
from geo.groups import VIEWS, Ainu, Area, Districts, Group, Islet, Named, Point, View, Viewpoint
from geo.places import Layer
from geo.wording import Wording


class Naming:
    """Turns what lies on the map into plain data, in the languages of one page."""

    def __init__(self, wording: Wording, languages: Sequence[Language]) -> None:
        """Take the page's wording, which numbers the sources, and its languages."""
        self._wording = wording
        self._languages = languages

    def group(self, group: Group) -> dict[str, Any]:
        """A group's names, label places and figures."""
        return {
            "id": group.id,
            "anchor": group.anchor,
            "scattered": group.scattered,
            "names": self.names(group),
            "label": group.label.model_dump(),
            "label_narrow": group.label_narrow.model_dump(),
            "names_cite": self._wording.cites(group.names_sources),
            "ainu": self._ainu(group.ainu),
            "area": self._area(group.area),
            "highest": [
                {"point": height.point, "metres": height.metres, "cite": self._wording.cite(height.source)}
                for height in group.highest
            ],
            "population": self._people(group),
            "settlement": group.settlement,
            "districts": self._districts(group.districts),
        }

    def names(self, named: Named) -> dict[str, dict[View, list[str]]]:
        """Both lines of a label by language and viewpoint; a viewpoint that changes nothing is left out."""
        found = {}
        for language in self._languages:
            views = {view: list(named.names_in(language, view)) for view in VIEWS}
            found[language.tag] = {
                view: lines for view, lines in views.items() if view == "neutral" or lines != views["neutral"]
            }
        return found

    def islet(self, islet: Islet, layer: Layer) -> dict[str, Any]:
        """A named part of a group, at a point on its land."""
        place = layer[islet.id]
        spot = shapely.point_on_surface(place.geometry)
        return {
            "id": islet.id,
            "kind": "islet",
            "group": place.group,
            "at": [round(spot.x, 4), round(spot.y, 4)],
            "names": self.names(islet),
            "ainu": self._ainu(islet.ainu),
            "area": self._area(islet.area),
            "population": self._people(islet),
            "names_cite": self._wording.cites(islet.names_sources),
        }

    def point(self, point: Point) -> dict[str, Any]:
        """A settlement or a peak."""
        return {
            "id": point.id,
            "kind": point.kind,
            "group": point.group,
            "at": point.at,
            "names": self.names(point),
            "metres": point.metres,
            "ainu": self._ainu(point.ainu),
            "names_cite": self._wording.cites(point.names_sources),
        }

    def viewpoint(self, viewpoint: Viewpoint) -> dict[str, Any]:
        """What one side calls the four together."""
        sources = [viewpoint.names_source] if viewpoint.names_source else []
        return {
            "id": viewpoint.id,
            "collective": self._wording.text(viewpoint.collective),
            "note": self._wording.text(viewpoint.note),
            "cite": next(iter(self._wording.cites(sources)), None),
        }

    def _ainu(self, accounts: Iterable[Ainu]) -> list[dict[str, Any]] | None:
        return [
            {
                "form": " ".join(part for part in (account.form, account.latin) if part),
                "meaning": self._wording.text(account.meaning),
                "cite": self._wording.cite(account.source),
            }
            for account in accounts
        ] or None

    def _area(self, area: Area | None) -> dict[str, Any] | None:
        if area is None:
            return None
        return {"km2": area.km2, "date": _text(area.date), "cite": self._wording.cite(area.source)}

    def _people(self, named: Group | Islet) -> list[dict[str, Any]] | None:
        return [
            {"date": _text(each.date), "people": each.people, "cite": self._wording.cite(each.source)}
            for each in named.population
        ] or None

    def _districts(self, districts: Districts | None) -> dict[str, Any] | None:
        sides = {"japan": districts.japan, "russia": districts.russia} if districts else {}
        found = {side: district for side, district in sides.items() if district}
        return {
            side: {"text": self._wording.text(district.text), "cite": self._wording.cite(district.source)}
            for side, district in found.items()
        } or None


def _text(day: Day | None) -> str | None:
    return day.text if day else None
