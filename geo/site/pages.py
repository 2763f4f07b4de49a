"""What one page of the site says of itself, and the site it belongs to."""
# floor 8

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from geo.atlas import Atlas


@dataclass(frozen=True)
class Dump:
    """A file with all the data: its path, its media type, and what the format calls itself."""

    path: str
    media_type: str
    label: str


@dataclass(frozen=True)
class Picture:
    """A picture of the site: its path, width and height in pixels, and what it shows, in the language of its page."""

    path: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Site:
    """The atlas as one site.

    `base` is its public address. `statics` are the paths of style sheet and typefaces by their plain names. `dumps`
    are the files with all the data.
    """

    atlas: Atlas
    base: str
    statics: Mapping[str, str]
    dumps: tuple[Dump, ...] = ()

    @property
    def langs(self) -> list[str]:
        """The languages, the first of them for readers of none."""
        return [language.tag for language in self.atlas.languages]


@dataclass(frozen=True)
class Page:
    """One page: where it lies, what it is about, and the same page in each language, itself among them.

    `kind` is Open Graph's: "article" for an event, else "website". `embed` is the path of an oEmbed file. `about` is
    what schema.org can be told.
    """

    path: str
    lang: str
    title: str
    description: str
    alternates: Mapping[str, str]
    main: tuple[Element, ...]
    kind: str = "website"
    picture: Picture | None = None
    embed: str = ""
    style: str = ""
    frames: bool = False
    about: Mapping[str, object] = field(default_factory=dict)
