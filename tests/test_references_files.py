import json
import re
from pathlib import Path
from typing import Any

import bibtexparser
import citeproc
import jsonschema
import pypandoc
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st

from events.references.bibtex import bibtex
from events.references.csl import csl_item, csl_json
from events.references.items import Item
from events.references.ris import ris
from tests.citing import dated, every_own, every_source, made_up

SCHEMAS = Path(citeproc.__file__).parent / "data/schema/schemas/styles"
EVERYTHING = [*every_source(), *{item.id: item for item in every_own("ru")}.values()]
HOSTILE = made_up(
    title=r"50% of A_b & C #1 for $5 {braces} ~tilde \cmd{x} <i>markup</i> 択捉",
    author="Smith, J. and {Doe}",
    container="House & Co_",
    url="https://example.org/a_b?x=1&y=%20#z",
)


def test_csl_json_is_as_the_schema_of_csl_has_it() -> None:
    found = json.loads(csl_json([*EVERYTHING, HOSTILE]))
    jsonschema.validate(found, schema())
    assert [item["id"] for item in found] == [item.id for item in [*EVERYTHING, HOSTILE]]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"id": "a", "type": "news"}], schema())


def test_csl_json_leaves_out_what_is_not_known_and_no_day_of_access_is_made_up() -> None:
    for item in json.loads(csl_json(EVERYTHING)):
        assert all(item.values())
        assert "accessed" not in item


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("1956", {"date-parts": [[1956]]}),
        ("1956-10", {"date-parts": [[1956, 10]]}),
        ("1956-10-19", {"date-parts": [[1956, 10, 19]]}),
        ("1644~", {"date-parts": [[1644]], "circa": True}),
        ("1786?", {"date-parts": [[1786]], "circa": True}),
        ("1945-21", {"date-parts": [[1945]], "season": 1}),
        ("1945-24", {"date-parts": [[1945]], "season": 4}),
        ("1956-10-13/1956-10-19", {"date-parts": [[1956, 10, 13], [1956, 10, 19]]}),
        ("1300~/1500~", {"date-parts": [[1300], [1500]], "circa": True}),
        ("194X", {"literal": "1940s"}),
        ("1992/..", {"literal": "since 1992"}),
        ("1945-21/1946-22", {"literal": "spring\u00a01945\u00a0– summer\u00a01946"}),
    ],
)
def test_a_date_keeps_its_precision_in_csl(edtf: str, wanted: dict[str, Any]) -> None:
    assert csl_item(dated(edtf))["issued"] == wanted


def test_bibtex_is_read_back_with_keys_titles_years_and_addresses() -> None:
    entries = read_bibtex([*EVERYTHING, HOSTILE])
    assert list(entries) == [item.id for item in [*EVERYTHING, HOSTILE]]
    for item in [*EVERYTHING, HOSTILE]:
        entry = entries[item.id]
        assert entry["title"] == item.title
        assert entry.get("author", "") == item.author
        assert entry.get("journal", "") + entry.get("organization", "") == item.container or item.publisher
        assert (entry.get("date"), entry.get("year")) == (
            (item.issued.text, item.issued.text[:4]) if item.issued else (None, None)
        )
        assert entry.get("url", "") == item.url


@pytest.mark.parametrize("form", ["biblatex", "bibtex", "ris", "csljson"])
def test_pandoc_reads_every_file_with_the_same_titles_and_addresses(form: str) -> None:
    items = [*EVERYTHING, HOSTILE]
    data = {"ris": ris, "csljson": csl_json}.get(form, bibtex)(items).decode()
    found = json.loads(pypandoc.convert_text(data, "csljson", format=form))
    assert {item["id"] for item in found} == {item.id for item in items}
    by_id = {item["id"]: item for item in found}
    for item in EVERYTHING:
        assert plain(by_id[item.id]["title"]) == plain(item.title)
        assert by_id[item.id].get("URL", "") == item.url
        assert not item.issued or item.issued.text[:4] in json.dumps(by_id[item.id]["issued"])


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("a_b & c", r"a\_b \& c"),
        ("5% #1 $x", r"5\% \#1 \$x"),
        ("~ ^", r"\textasciitilde{} \textasciicircum{}"),
        ("\\", r"\textbackslash{}"),
        ("{pair}", r"\{pair\}"),
        ("}{ {", r"\rbrace{}\lbrace{} \lbrace{}"),
    ],
)
def test_what_tex_would_run_is_escaped(title: str, wanted: str) -> None:
    assert f"title = {{{{{wanted}}}}}," in bibtex([made_up(title=title)]).decode()


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["C", "Z", "M"]), min_size=1, max_size=20))
def test_no_title_breaks_a_file(title: str) -> None:
    items = [made_up(id="a", title=title), made_up(id="b")]
    braces = re.sub(r"[^{}]", "", bibtex(items).decode())
    assert list(bibtexparser.parse_string(bibtex(items).decode()).entries_dict) == ["a", "b"]
    assert balanced(braces)
    assert [(entry["id"], entry["title"]) for entry in rispy.loads(ris(items).decode())] == [
        ("a", title),
        ("b", "The page"),
    ]
    assert [item["title"] for item in json.loads(csl_json(items))] == [title, "The page"]


def test_an_address_cannot_end_its_field() -> None:
    item = made_up(url="https://example.org/}x{\\")
    assert r"url = {https://example.org/%7Dx%7B%5C}," in bibtex([item, made_up(id="b")]).decode()


@pytest.mark.parametrize(
    ("edtf", "year"), [("194X", "1940"), ("1992/..", "1992"), ("../1992", None), ("1945-21", "1945")]
)
def test_bibtex_keeps_a_date_as_edtf(edtf: str, year: str | None) -> None:
    entry = read_bibtex([dated(edtf)])["page"]
    assert (entry["date"], entry.get("year")) == (edtf, year)


def test_ris_is_read_back_with_ids_titles_years_and_addresses() -> None:
    items = [*EVERYTHING, HOSTILE]
    found = rispy.loads(ris(items).decode())
    assert len(found) == len(items)
    for item, entry in zip(items, found, strict=True):
        assert (entry["id"], entry["title"], entry["language"]) == (item.id, item.title, item.language)
        assert entry.get("year") == (item.issued.text[:4] if item.issued else None)
        assert entry.get("urls", [""]) == [item.url]
        assert entry.get("authors", [""]) == [item.author]
        assert entry["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("1956", "1956///"),
        ("1956-10", "1956/10//"),
        ("1956-10-19", "1956/10/19/"),
        ("1644~", "1644///1644~"),
        ("1945-21", "1945///1945-21"),
        ("../1992", "///../1992"),
    ],
)
def test_ris_keeps_the_precision_of_a_date(edtf: str, wanted: str) -> None:
    assert rispy.loads(ris([dated(edtf)]).decode())[0]["date"] == wanted


def test_ris_ends_its_lines_as_it_should_and_no_text_can_end_one() -> None:
    data = ris([made_up(title="A\u2028ER  - \u2029B")]).decode()
    assert data.count("\r\n") == data.count("\n") == len(data.splitlines())
    assert rispy.loads(data)[0]["title"] == "A ER  -  B"


def test_no_items_are_an_empty_file() -> None:
    assert (json.loads(csl_json([])), bibtex([]), ris([])) == ([], b"", b"")


def schema() -> dict[str, Any]:
    """Return CSL's data schema in JSON, made of the lists of types and variables that CSL publishes (RELAX NG)."""
    types, variables = ((SCHEMAS / f"csl-{name}.rnc").read_text(encoding="utf-8") for name in ("types", "variables"))
    parts = re.split(r"variables\.(\w+) =", variables)[1:]
    kinds = {name: re.findall(r'"([^"]+)"', part) for name, part in zip(parts[::2], parts[1::2], strict=True)}
    date = {
        "type": "object",
        "properties": {
            "date-parts": {
                **{"type": "array", "minItems": 1, "maxItems": 2},
                "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
            },
            **{"season": {"enum": [1, 2, 3, 4]}, "circa": {"type": "boolean"}, "literal": {"type": "string"}},
        },
        "additionalProperties": False,
    }
    name = {"type": "object", "properties": {"literal": {"type": "string"}}, "additionalProperties": False}
    names = {"type": "array", "items": name}
    text = {"type": "string", "minLength": 1}
    properties: dict[str, Any] = dict.fromkeys(kinds["strings"] + kinds["titles"] + kinds["numbers"], text)
    properties |= dict.fromkeys(kinds["dates"], date) | dict.fromkeys(kinds["names"], names)
    known = {"id": text, "type": {"enum": re.findall(r'"([^"]+)"', types.partition("item-types")[2])}, "language": text}
    item = {
        "type": "object",
        "properties": properties | known,
        "required": ["id", "type"],
        "additionalProperties": False,
    }
    return {"type": "array", "items": item}


def read_bibtex(items: list[Item]) -> dict[str, dict[str, str]]:
    """Return the fields of each entry by key, as text without TeX; an address and a date are no TeX."""
    data = bibtex(items).decode()
    raw, decoded = (
        bibtexparser.parse_string(data, append_middleware=more).entries_dict
        for more in ([], [LatexDecodingMiddleware()])
    )
    return {
        key: {
            **{field.key: re.sub(r"^\{(.*)\}$", r"\1", field.value) for field in decoded[key].fields},
            **{name: raw[key][name] for name in ("url", "date") if name in raw[key].fields_dict},
        }
        for key in raw
    }


def balanced(braces: str) -> bool:
    """Say whether braces pair, as BibTeX counts them: escaped or not."""
    while "{}" in braces:
        braces = braces.replace("{}", "")
    return not braces


def plain(text: str) -> str:
    """Return a text without what pandoc does to quotation marks and kinds of space."""
    return " ".join(text.translate(dict.fromkeys(map(ord, '"’‘“”'), "'")).split())
