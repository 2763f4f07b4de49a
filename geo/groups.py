"""The four groups and what lies on them as people name them: names on both sides, label places, published figures."""
# floor 5

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from events.citations import Day
from events.identifiers import Identifier, LanguageTag
from events.language import Language
from events.texts import Label, Line, Record, Sentence, Text

Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
LonLat = tuple[Longitude, Latitude]  # degrees, WGS 84
# Names by BCP 47 tag: the language says whose name it is, the script how it is written ("ja-Latn" is "Etorofu").
Names = Annotated[dict[LanguageTag, Line], Field(min_length=1)]
Sources = Annotated[tuple[Identifier, ...], Field(min_length=1)]
View = Literal["neutral", "japan", "russia"]
VIEWS: tuple[View, ...] = ("neutral", "japan", "russia")


class Spot(Record):
    """Where a label hangs, and which way it runs from there."""

    at: LonLat
    side: Literal["left", "right"]


class Area(Record):
    """A published area in square kilometres, its date, and the id of the source that gives it."""

    km2: Annotated[float, Field(gt=0)]
    date: Day | None = None
    source: Identifier


class Height(Record):
    """A published height in metres, the id of the point that has it, and of the source that gives it."""

    point: Identifier
    metres: Annotated[float, Field(gt=0)]
    source: Identifier


class People(Record):
    """A published number of inhabitants on a date, and the id of the source that gives it."""

    date: Day
    people: Annotated[int, Field(strict=True, ge=0)]
    source: Identifier


class Ainu(Record):
    """One account of the Ainu name: the form in kana or Latin letters, what it is taken to mean, the source's id."""

    form: Line | None = None
    latin: Line | None = None
    meaning: Label
    source: Identifier


class District(Record):
    """How one side counts the group among its own districts, and the id of the source that says so."""

    text: Sentence
    source: Identifier


class Districts(Record):
    """The two sides' districts; a side is None where no source gives one."""

    japan: District | None = None
    russia: District | None = None


def _listed(found: object) -> object:
    """One table stands for a list of one."""
    return [found] if isinstance(found, dict) else found


Heights = Annotated[tuple[Height, ...], BeforeValidator(_listed)]


class Named(Record):
    """Something with names on both sides, and the sources in which they are seen."""

    id: Identifier
    names: Names
    names_sources: Sources
    ainu: tuple[Ainu, ...] = ()

    def names_in(self, language: Language, view: View = "neutral") -> tuple[str, str]:
        """The first line of the label and the line below it, as the language's entry has them for a viewpoint.

        A name that this thing does not have is left out; with none of the first line, every name it has is there.
        """
        first, second = getattr(language.labels, view)
        above = _each_once(self.names.get(tag) for tag in first) or list(self.names.values())[:1]
        below = [name for name in _each_once(self.names.get(tag) for tag in second) if name not in above]
        return " / ".join(above), " · ".join(below)


def _each_once(names: object) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))  # type: ignore[attr-defined]


class Group(Named):
    """One of the four groups; `anchor` lies on land, `scattered` asks for one hit area round all its islets."""

    anchor: LonLat
    label: Spot
    label_narrow: Spot
    scattered: bool
    area: Area | None = None
    highest: Heights = ()
    population: tuple[People, ...] = ()
    settlement: Identifier | None = None
    districts: Districts | None = None


class Islet(Named):
    """A named part of a group; its shape has the same id."""

    area: Area | None = None
    population: tuple[People, ...] = ()


class Point(Named):
    """A settlement or a peak, at a point in lon/lat degrees that `at_source` gives."""

    kind: Literal["settlement", "peak"]
    group: Identifier
    at: LonLat
    at_source: Identifier
    metres: Annotated[float, Field(gt=0)] | None = None


class MapLabel(Record):
    """A sea or a land that is not in dispute, named for orientation."""

    id: Identifier
    kind: Literal["sea", "land"]
    at: LonLat
    names: Text


class Viewpoint(Record):
    """Whose names and lines are shown: what the four are called together, and what the view shows."""

    id: View
    collective: Label
    note: Sentence
    names_source: Identifier | None = None

    @model_validator(mode="after")
    def _cited(self) -> "Viewpoint":
        if self.id != "neutral" and self.names_source is None:
            raise ValueError("found no names_source, wanted the source of this side's name")
        return self
