import re
import tomllib
from datetime import date

import pytest
import yaml

from events.references.items import dataset_item
from events.references.published import published, read_published
from tests.citing import catalogue
from tests.test_floors import ROOT

TEXT = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
FILE = yaml.safe_load(TEXT)
# What version 1.2.0 of the Citation File Format knows at the top, and what it cannot do without.
REQUIRED = {"authors", "cff-version", "message", "title"}
KNOWN = REQUIRED | {
    *("abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license", "license-url"),
    *("preferred-citation", "references", "repository", "repository-artifact", "repository-code", "type", "url"),
    "version",
}
ENTITY = {"name", "address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location", "orcid"}
ENTITY |= {"post-code", "region", "tel", "website"}


def test_it_has_what_the_format_asks_for_and_nothing_that_it_does_not_know() -> None:
    assert REQUIRED <= FILE.keys() <= KNOWN
    assert FILE["cff-version"] == "1.2.0"
    assert FILE["type"] in ("software", "dataset")


def test_its_values_have_the_types_of_the_format() -> None:
    lines = ("message", "title", "abstract", "version", "license", "date-released")
    assert all(isinstance(FILE[name], str) and FILE[name].strip() for name in lines)
    assert FILE["keywords"] and len(set(FILE["keywords"])) == len(FILE["keywords"])
    assert all(isinstance(word, str) and word for word in FILE["keywords"])
    assert FILE["authors"] and all({"name"} <= author.keys() <= ENTITY for author in FILE["authors"])
    assert date.fromisoformat(FILE["date-released"])


def test_it_has_no_address_and_no_identifier_that_nobody_has_given() -> None:
    assert not FILE.keys() & {"doi", "identifiers", "url", "repository", "repository-code"}


def test_its_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert FILE["version"] == project["version"]


def test_its_date_is_not_before_anything_that_the_catalogue_tells_or_cites() -> None:
    released = date.fromisoformat(FILE["date-released"])
    sources = [source.date.latest for source in catalogue().sources.values() if source.date]
    assert max(*sources, *(event.date.latest for event in catalogue().events)) <= released


def test_its_licence_is_the_one_of_the_catalogue() -> None:
    assert FILE["license"] == "CC-BY-4.0"
    assert "Creative Commons Attribution 4.0 International" in (ROOT / "LICENSE-DATA.md").read_text(encoding="utf-8")


def test_the_program_reads_what_a_yaml_library_reads() -> None:
    found = published()
    assert found.title == FILE["title"] == dataset_item("en").title
    assert (found.version, found.released.text) == (FILE["version"], FILE["date-released"])
    assert [{"name": found.author}] == FILE["authors"]


@pytest.mark.parametrize("name", ["title", "version", "date-released", "name"])
def test_a_member_that_is_missing_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=f"CITATION.cff: found no line {name}:"):
        read_published(re.sub(rf"(?m)^(  - )?{name}: .*$", "", TEXT))
