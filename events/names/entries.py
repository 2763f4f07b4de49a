"""The gazetteer of places and of actors: two files of data that an editor changes, and what is wrong with them."""
# floor 2

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, ValidationError

from events.faults import Fault, faults_of
from events.identifiers import Identifier
from events.names.notation import Search, forms_of
from events.texts import Record, Text, Words

FOLDER = Path(__file__).resolve().parent.parent.parent / "assets" / "names"

Group = Literal["iturup", "kunashir", "shikotan", "habomai"]
Scope = Literal["named", "group", "inferred"]
Strength = Literal["own", "loose", "anaphoric"]


def _readable(spelling: str) -> str:
    forms_of(spelling)
    return spelling


Spelling = Annotated[Words, AfterValidator(_readable)]


class Spellings(Record):
    """Spellings by language, in the notation of events/names/notation.py."""

    en: tuple[Spelling, ...] = ()
    ja: tuple[Spelling, ...] = ()
    ru: tuple[Spelling, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Those of all languages: a text may mix scripts."""
        return self.en + self.ja + self.ru


class Place(Record):
    """A name for one or more of the groups, or for something that lies on one."""

    id: Identifier
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    scope: Scope = "named"
    strength: Strength = "own"
    names: Text
    spellings: Spellings = Spellings()
    loose: Spellings = Spellings()
    source: tuple[str, ...] = ()


class Other(Record):
    """What is not ours although its name may hold one of ours, and whose islands "the islands" may mean."""

    id: Identifier
    kind: Literal["kurils", "dispute", "elsewhere"]
    spellings: Spellings


class Evidence(Record):
    """Words by which a text without a name of ours says that Japan and Russia dispute islands."""

    japan: Spellings
    russia: Spellings
    dispute: Spellings


class NamedAfter(Record):
    """Words beside a name by which it is a ship, a street or a company: `quoted` ones also at some distance."""

    before: Spellings
    after: Spellings
    quoted: Spellings


class Actor(Record):
    """A state, an office or a person; `side` is empty for third parties."""

    id: Identifier
    side: Literal["japan", "russia", ""]
    names: Text
    spellings: Spellings


@dataclass(frozen=True)
class Gazetteer:
    """What the two files hold, as far as they can be read, and every fault in them."""

    places: dict[str, Place] = field(default_factory=dict)
    others: dict[str, Other] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    evidence: Evidence | None = None
    named_after: NamedAfter | None = None
    faults: tuple[Fault, ...] = ()


_Entry = TypeVar("_Entry", Place, Other, Actor)
_Table = TypeVar("_Table", Evidence, NamedAfter)


def load(folder: Path) -> Gazetteer:
    """The gazetteer in `places.toml` and `actors.toml` of a folder; a record with a fault is left out."""
    faults: list[Fault] = []
    places = _read(folder / "places.toml", faults)
    actors = _read(folder / "actors.toml", faults)
    found = Gazetteer(
        places=_entries(Place, places, "place", "places.toml", faults),
        others=_entries(Other, places, "other", "places.toml", faults),
        actors=_entries(Actor, actors, "actor", "actors.toml", faults),
        evidence=_table(Evidence, places, "evidence", faults),
        named_after=_table(NamedAfter, places, "named_after", faults),
        faults=(),
    )
    faults += _twice(found)
    return Gazetteer(found.places, found.others, found.actors, found.evidence, found.named_after, tuple(faults))


@cache
def gazetteer() -> Gazetteer:
    """The project's own gazetteer."""
    return load(FOLDER)


def names_faults() -> list[Fault]:
    """What is wrong with the project's own gazetteer; empty if nothing is."""
    return list(gazetteer().faults)


def spellings_of(places: dict[str, Place], others: dict[str, Other]) -> Iterator[tuple[str, str, Strength | None]]:
    """Every spelling of places and others: the spelling, its entry, and its strength (None: not ours)."""
    for place in places.values():
        yield from ((spelling, place.id, place.strength) for spelling in place.spellings.all())
        yield from ((spelling, place.id, "loose") for spelling in place.loose.all())
    for other in others.values():
        yield from ((spelling, other.id, None) for spelling in other.spellings.all())


def _read(path: Path, faults: list[Fault]) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as error:
        faults.append(Fault(path.name, "", "", error.strerror or "no such file", "the names in running text"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(path.name, "", "", f"no TOML ({str(error)[:80]})", "a TOML file in UTF-8"))
    return {}


def _entries(kind: type[_Entry], tables: dict[str, Any], key: str, file: str, faults: list[Fault]) -> dict[str, _Entry]:
    entries = tables.get(key, [])
    if not isinstance(entries, list):
        faults.append(Fault(file, key, "", "no list of tables", f"[[{key}]]"))
        return {}
    found: dict[str, _Entry] = {}
    for number, entry in enumerate(entries, start=1):
        name = str(entry.get("id", f"{key} {number}")) if isinstance(entry, dict) else f"{key} {number}"
        try:
            record = kind.model_validate(entry)
        except ValidationError as error:
            faults += faults_of(error, file, name)
            continue
        if record.id in found:
            faults.append(Fault(file, name, "id", "the same id twice", "one entry for each id"))
        found.setdefault(record.id, record)
    return found


def _table(kind: type[_Table], tables: dict[str, Any], key: str, faults: list[Fault]) -> _Table | None:
    try:
        return kind.model_validate(tables[key]) if tables else None
    except KeyError:
        faults.append(Fault("places.toml", key, "", "no such table", f"[{key}]"))
    except ValidationError as error:
        faults += faults_of(error, "places.toml", key)
    return None


def _twice(found: Gazetteer) -> list[Fault]:
    """One spelling under two entries, of which a text can mean only one."""
    of_places = [(spelling, entry) for spelling, entry, _ in spellings_of(found.places, found.others)]
    of_actors = [(spelling, actor.id) for actor in found.actors.values() for spelling in actor.spellings.all()]
    return [
        Fault(file, pairs[other][1], "spellings", f"{pairs[other][0]!r}", f"a spelling that {pairs[one][1]} lacks")
        for file, pairs in (("places.toml", of_places), ("actors.toml", of_actors))
        for one, other in Search([spelling for spelling, _ in pairs]).twice
        if pairs[one][1] != pairs[other][1]
    ]
