"""What happened and what is held: events with their accounts and positions, additions to them, undated positions."""
# floor 4

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictBool, ValidationInfo, field_validator, model_validator

from events.citations import Account, Citation, Citations, Day
from events.identifiers import EventIdentifier, Identifier
from events.texts import Label, Paragraph, Record, Sentence, Text, Title

Kind = Literal[
    "treaty",
    "negotiation",
    "statement",
    "administration",
    "military",
    "exchange",
    "economy",
    "population",
    "disaster",
]
Scope = Literal["named", "group", "inferred"]
ActPrecision = Literal["city", "settlement", "port", "airport", "island", "region", "approximate"]
Holder = Literal["japan", "russia", "both", "publisher"]


class Stance(Record):
    """One side's reading of an event, with the source that gives it."""

    text: Paragraph
    citation: Citation


class Stances(Record):
    """The two sides' readings; a side is None where no source gives one."""

    japan: Stance | None = None
    russia: Stance | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.japan is None and self.russia is None:
            raise ValueError("found neither, wanted japan, russia or both")
        return self


class PlaceRef(Record):
    """A place that a record concerns: the source names it, names its group, or it is inferred."""

    id: Identifier
    scope: Scope


class ActPlace(Record):
    """Where the act took place: name, degrees of longitude and latitude (EPSG:4326), how exact they are."""

    name: Label
    lon: Annotated[float, Field(strict=True, ge=-180, le=180)]
    lat: Annotated[float, Field(strict=True, ge=-90, le=90)]
    precision: ActPrecision


def _each_once(places: tuple[PlaceRef, ...]) -> tuple[PlaceRef, ...]:
    twice = [place for place, count in Counter(ref.id for ref in places).items() if count > 1]
    if twice:
        raise ValueError(f"found {twice[0]!r} more than once, wanted each place once")
    return places


Places = Annotated[tuple[PlaceRef, ...], AfterValidator(_each_once)]


class Event(Record):
    """Something that happened: dated, cited, and tied to places.

    `scope_note` says how the places are known; it may be left out only if every scope is `named`.
    `accounts` are shown beside the summary, never melted into it. `old_style` marks what Russia took part in
    before 1918, when it counted days by the Julian calendar.
    """

    id: EventIdentifier
    date: Day
    kind: Kind
    title: Title
    summary: Paragraph
    places: Annotated[Places, Field(min_length=1)]
    scope_note: Annotated[Sentence | None, Field(validate_default=True)] = None
    act: ActPlace | None = None
    citations: Citations
    accounts: tuple[Account, ...] = ()
    positions: Stances | None = None
    note: Paragraph | None = None
    old_style: StrictBool = False

    @field_validator("scope_note")
    @classmethod
    def _says_how_places_are_known(cls, note: Text | None, info: ValidationInfo) -> Text | None:
        places = info.data.get("places", ())
        if note is None and any(place.scope != "named" for place in places):
            raise ValueError("found none, wanted a sentence: not every place has the scope 'named'")
        return note


class Addition(Record):
    """What a further source says of an event that stands elsewhere: its citations and accounts go to that event."""

    event: EventIdentifier
    citations: Citations
    accounts: tuple[Account, ...] = ()


class Position(Record):
    """What a side, both sides or a publisher holds; it has no date of its own."""

    id: Identifier
    holder: Holder
    topic: Title
    text: Paragraph
    places: Places = ()
    citations: Citations
    accounts: tuple[Account, ...] = ()
