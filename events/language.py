"""The languages and their texts: languages.toml and one gettext file each, all in one folder of data."""
# floor 1

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po
from pydantic import AfterValidator, Field, ValidationError

from events.faults import Fault, faults_of
from events.identifiers import LanguageTag
from events.texts import Record

# Every record has these; a further language may lack texts, and then shows the first of these.
LANGUAGES = ("en", "ja", "ru")

_FOLDER = Path(__file__).resolve().parent.parent / "assets" / "text"
_FILE = "languages.toml"

State = Literal["japan", "russia"]
Pattern = Annotated[str, Field(pattern=r"^[^{}]*\{\}[^{}]*$")]
Pair = Annotated[tuple[Pattern, ...], Field(min_length=2, max_length=2)]
Tags = Annotated[tuple[LanguageTag, ...], Field(min_length=1)]
Four = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=4, max_length=4)]
Lines = Annotated[tuple[Tags, ...], Field(min_length=2, max_length=2)]


def _known(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise ValueError(f"found {tag!r}, wanted a language whose months and plurals CLDR knows") from error
    return tag


class DateWords(Record):
    """How a date reads; "{}" is the date itself. `day` is the number of a day before the name of its month."""

    exact: Pattern
    about: Pattern
    doubt: Pattern
    none: str
    range: str
    until: Pattern
    until_about: Annotated[Pattern, Field(alias="until-about")]
    since: Pattern
    since_about: Annotated[Pattern, Field(alias="since-about")]
    decade: Pattern
    day: Pattern


class Numbers(Record):
    """How a numbered part of a source reads, one and several."""

    paragraph: Pair
    article: Pair


class Labels(Record):
    """Tags of the names on a group's label by viewpoint: those of the first line, and those of the line below."""

    neutral: Lines
    japan: Lines
    russia: Lines


class Language(Record):
    """One language: its tag, its name in itself, both states in its alphabet, and its patterns.

    `seasons` are spring to winter; `seasons_oblique` the same after a preposition.
    """

    tag: Annotated[LanguageTag, AfterValidator(_known)]
    name: str
    brief: str
    states: tuple[State, State]
    seasons: Four
    seasons_oblique: Annotated[Four, Field(alias="seasons-oblique")]
    dates: DateWords
    numbers: Numbers
    labels: Labels


# English without its own entry: what a page falls back on if that cannot be read.
_PLAIN = Language.model_validate(
    {
        **{"tag": LANGUAGES[0], "name": "English", "brief": "EN", "states": ["japan", "russia"]},
        **{form: ["spring", "summer", "autumn", "winter"] for form in ("seasons", "seasons-oblique")},
        "dates": {
            **{
                "exact": "{}",
                "about": "c.\u00a0{}",
                "doubt": "{}?",
                "none": "undated",
                "range": "\u00a0– ",
                "decade": "{}s",
            },
            **{
                "until": "until {}",
                "until-about": "until c.\u00a0{}",
                "since": "since {}",
                "since-about": "since c.\u00a0{}",
            },
            "day": "{}",
        },
        "numbers": {"paragraph": ["paragraph {}", "paragraphs {}"], "article": ["article {}", "articles {}"]},
        "labels": {view: [["ru-Latn", "ja-Latn"], ["ru", "ja"]] for view in ("neutral", "japan", "russia")},
    }
)


def read_languages(folder: Path) -> tuple[list[Language], list[Fault]]:
    """The languages of a folder in file order, and every fault of the file; nothing is raised.

    English is always among them, so that there is a language to show faults in.
    """
    try:
        content = tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return [_PLAIN], [Fault(_FILE, "", "", str(error) or "no such file", "the languages of the map")]
    entries = content.get("language")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return [_PLAIN], [Fault(_FILE, "language", "", "no list of tables", "[[language]]")]
    languages: list[Language] = []
    faults: list[Fault] = []
    for number, entry in enumerate(entries, start=1):
        try:
            languages.append(Language.model_validate(entry))
        except ValidationError as error:
            faults += faults_of(error, _FILE, str(entry.get("tag", f"language {number}")))
    tags = [language.tag for language in languages]
    faults += [Fault(_FILE, tag, "tag", "none of it", "this language") for tag in LANGUAGES if tag not in tags]
    return languages if LANGUAGES[0] in tags else [_PLAIN, *languages], faults


@cache
def language_of(tag: str) -> Language:
    """One of the project's own languages; ValueError if there is none with this tag."""
    languages, faults = read_languages(_FOLDER)
    found = next((language for language in languages if language.tag == tag), None)
    if found is None:
        raise ValueError("\n".join(map(str, faults)) or f"{_FILE}: found no language {tag!r}, wanted one of its tags")
    return found


def load_texts(folder: Path, tags: Sequence[str] = LANGUAGES) -> tuple[dict[str, dict[str, str]], list[Fault]]:
    """Interface texts by language and key, from `<tag>.po` in `folder` (msgid = key, msgstr = text), and faults.

    A text that a file lacks is the English one; so is every text of a file that cannot be read. A text that English
    itself lacks is that of another language.
    """
    found = {tag: _read(folder / f"{tag}.po", tag) for tag in tags}
    texts = {tag: words for tag, words in found.items() if isinstance(words, dict)}
    known = {key: text for words in reversed(texts.values()) for key, text in words.items()}
    known |= texts.get(LANGUAGES[0], {})
    faults = [words for words in found.values() if isinstance(words, Fault)]
    for tag, words in texts.items():
        lost = sorted(key for key in known if key not in words and f"{key.rpartition('.')[0]}.other" not in words)
        faults += [Fault(f"{tag}.po", key, "", "no text", "one, as the other languages have") for key in lost]
    return {tag: {**known, **texts.get(tag, {})} for tag in tags}, faults


def _read(path: Path, tag: str) -> dict[str, str] | Fault:
    try:
        with path.open("rb") as file:
            messages = read_po(file, locale=tag.replace("-", "_"), abort_invalid=True)
    except OSError as error:
        return Fault(path.name, "", "", error.strerror or "no such file", "the interface texts of this language")
    except (PoFileError, ValueError) as error:
        return Fault(path.name, "", "", f"no gettext file ({str(error)[:80]})", "a .po file in UTF-8")
    # The header is the message with the empty id.
    return {str(message.id): str(message.string) for message in messages if message.id and message.string}
