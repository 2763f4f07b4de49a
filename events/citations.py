"""Where a statement stands: sources, citations of them with locators, and accounts that differ."""
# floor 3

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, StrictBool, model_validator

from events.dates import EdtfDate
from events.identifiers import Country, Identifier, LanguageTag, WebAddressOrNothing
from events.texts import Label, Line, LineOrNothing, Paragraph, Quote, Record

SourceKind = Literal["news", "treaty", "statement", "reference", "official"]

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

    `url` is "" if the text is not on the web.

    `date_basis` says how the date is known if the source itself does not print it. `document` marks the
    documents that the catalogue starts from.
    """

    id: Identifier
    title: Line
    publisher: Line
    author: LineOrNothing = ""
    date: DayOrNothing = None
    date_basis: Paragraph | None = None
    url: WebAddressOrNothing
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


Citations = Annotated[tuple[Citation, ...], Field(min_length=1)]
