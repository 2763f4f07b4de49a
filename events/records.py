"""The records of the catalogue: sources, events with their accounts, and positions without a date."""
# floor 1

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StrictBool,
    ValidationInfo,
    field_validator,
    model_validator,
)

from events.dates import EdtfDate
from events.identifiers import Country, EventIdentifier, Identifier, LanguageTag, WebAddress
from events.texts import Label, Line, LineOrNothing, Paragraph, Quote, Record, Sentence, Text, Title

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
SourceKind = Literal["news", "treaty", "statement", "reference", "official"]
Scope = Literal["named", "group", "inferred"]
ActPrecision = Literal["city", "settlement", "port", "airport", "island", "region", "approximate"]
Holder = Literal["japan", "russia", "both", "publisher"]

Day = Annotated[EdtfDate, BeforeValidator(EdtfDate.parse), PlainSerializer(lambda edtf: edtf.text, str)]
# The empty text is an unknown date.
DayOrNothing = Annotated[Day | None, BeforeValidator(lambda found: None if found == "" else found)]


def _listed(found: object) -> object:
    """One number stands for a list of one."""
    return [found] if isinstance(found, int) else found


Number = Annotated[int, Field(strict=True, ge=1)]
Numbers = Annotated[tuple[Number, ...], BeforeValidator(_listed), Field(min_length=1)]


class Locator(Record):
    """Where in a source: exactly one of `paragraph` and `article` (a number or several) and `text`.

    Paragraphs are the lines of a document that are not blank, counted from 1, title included.
    """

    paragraph: Numbers | None = None
    article: Numbers | None = None
    text: Label | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = [name for name, value in self if value is not None]
        if len(given) != 1:
            raise ValueError(f"found {' and '.join(given) or 'none'}, wanted one of paragraph, article, text")
        return self


class Source(Record):
    """One published text. `date` is None if unknown; `country` is where it is published, "" if international.

    `date_basis` says how the date is known if the source itself does not print it. `document` marks the
    documents that the catalogue starts from.
    """

    id: Identifier
    title: Line
    publisher: Line
    author: LineOrNothing = ""
    date: DayOrNothing = None
    date_basis: Paragraph | None = None
    url: WebAddress
    language: LanguageTag
    kind: SourceKind
    country: Country
    document: StrictBool = False


class Citation(Record):
    """Where a statement stands: source id, locator, and what the source itself gives as the date.

    `date_words` are its words for the date, `quote` words whose wording matters: at most eight words each.
    """

    source: Identifier
    locator: Locator | None = None
    date: DayOrNothing = None
    date_words: Quote | None = None
    quote: Quote | None = None


class Account(Record):
    """What one source says where sources differ, or what only one says; `point` is what it is about."""

    source: Identifier
    locator: Locator | None = None
    point: Label | None = None
    text: Paragraph


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
Citations = Annotated[tuple[Citation, ...], Field(min_length=1)]


class Event(Record):
    """Something that happened: dated, cited, and tied to places.

    `scope_note` says how the places are known; it may be left out only if every scope is `named`.
    `accounts` are shown beside the summary, never melted into it.
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

    @field_validator("scope_note")
    @classmethod
    def _says_how_places_are_known(cls, note: Text | None, info: ValidationInfo) -> Text | None:
        places = info.data.get("places", ())
        if note is None and any(place.scope != "named" for place in places):
            raise ValueError("found none, wanted a sentence: not every place has the scope 'named'")
        return note


class Position(Record):
    """What a side, both sides or a publisher holds; it has no date of its own."""

    id: Identifier
    holder: Holder
    topic: Title
    text: Paragraph
    places: Places = ()
    citations: Citations
    accounts: tuple[Account, ...] = ()
