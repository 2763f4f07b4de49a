import json
from pathlib import Path

import pytest

from events.catalogue import Catalogue, read_catalogue

KINDS_WANTED = "[[source]], [[event]], [[addition]], [[position]], [[administration]], [[claim]] or [[boundary]]"
GROUPS = {"iturup", "kunashir", "shikotan", "habomai"}
SOURCE = """
[[source]]
id = "gazette"
title = "x"
publisher = "x"
date = "1956"
url = "https://example.org/"
language = "en"
kind = "news"
country = "GB"
"""
EVENT = """
[[event]]
id = "1956-declaration"
date = "1956"
kind = "treaty"
title = {en = "x", ja = "x", ru = "x"}
summary = {en = "x", ja = "x", ru = "x"}
places = [{id = "iturup", scope = "named"}]
citations = [{source = "gazette"}]
"""
POSITION = """
[[position]]
id = "claim"
holder = "japan"
topic = {en = "x", ja = "x", ru = "x"}
text = {en = "x", ja = "x", ru = "x"}
citations = [{source = "gazette"}]
"""


def read(folder: Path, **files: str | bytes) -> tuple[Catalogue, list[str]]:
    for name, content in files.items():
        raw = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.toml").write_bytes(raw)
    catalogue, faults = read_catalogue(folder, GROUPS)
    return catalogue, [str(fault) for fault in faults]


def test_sources_are_shared_by_all_files(tmp_path: Path) -> None:
    catalogue, faults = read(tmp_path, a=EVENT + POSITION, b=SOURCE)
    assert faults == []
    assert [*catalogue.sources] == ["gazette"]


def test_events_are_sorted_by_their_days_then_as_they_stand_in_the_files(tmp_path: Path) -> None:
    dates = [
        ("c", "1956-10-19"),
        ("b", "1956-10-19"),
        ("d", "1956"),
        ("a", "1855-02-07"),
        ("e", "1956-01-01"),
    ]
    events = [
        EVENT.replace("1956-declaration", f"1956-{name}").replace('date = "1956"', f'date = "{day}"')
        for name, day in dates
    ]
    catalogue, faults = read(tmp_path, b="".join(events[1:]), a=SOURCE + events[0])
    assert faults == []
    assert [event.id[5:] for event in catalogue.events] == ["a", "e", "d", "c", "b"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff", "a.toml: byte 1: found 0xff, wanted text in UTF-8"),
        ("x = ", "a.toml: last line: found invalid value, wanted valid TOML"),
        (
            "\n[[event]\n",
            "a.toml: line 2: found expected ']]' at the end of an array declaration, wanted valid TOML",
        ),
        ("", f"a.toml: found no record, wanted {KINDS_WANTED}"),
        ("# only a comment", f"a.toml: found no record, wanted {KINDS_WANTED}"),
        ("[[evnt]]", f"a.toml: evnt: found a list, wanted {KINDS_WANTED}"),
        ("[event]", f"a.toml: event: found a table, wanted {KINDS_WANTED}"),
        ("event = [1]", "a.toml: event 1: found 1, wanted a table under [[event]]"),
        ("x = " + "[" * 5000, "a.toml: found tables nested too deep"),
        ("x = " + "9" * 5000, "a.toml: found exceeds the limit"),
        (f"{'x.' * 5000}x = 1", "a.toml: x: found a table"),
        (
            f"[[event]]\nx = 0x{'f' * 5000}",
            "a.toml: event 1: x: found a very large number, wanted no such key",
        ),
        (
            f"[[event]]\ndate = 0x{'f' * 5000}",
            "a.toml: event 1: date: found int, wanted an EDTF text in quotes",
        ),
        ("[[event]]\ndate = 1956-10-19", "a.toml: event 1: date: found date, wanted an EDTF text in quotes"),
        (
            f"[[event]]\n{'date.' * 3000}x = 1",
            "a.toml: event 1: date: found dict, wanted an EDTF text in quotes",
        ),
        (f"[[event]]\n{'citations.' * 3000}x = 1", "a.toml: event 1: citations: found a table, wanted"),
        ('[[event]]\nid = ["a"]', "a.toml: event 1: id: found a list, wanted a valid string"),
        ('[[source]]\nid = "{{7*7}}"', "a.toml: {{7*7}}: id: found '{{7*7}}', wanted small letters"),
        (
            '[[source]]\nid = "\u202e\u2028"',
            r"a.toml: \u202e\u2028: id: found '\u202e\u2028', wanted small letters",
        ),
        (f'[[source]]\nid = "{"x" * 500}!"', "a.toml: " + "x" * 80 + "…: id: found"),
    ],
)
def test_a_broken_file_is_a_fault_and_never_a_traceback(tmp_path: Path, content: str | bytes, fault: str) -> None:
    catalogue, faults = read(tmp_path, a=content, b=SOURCE)
    assert [found for found in faults if found.startswith(fault)], faults
    assert [*catalogue.sources] == ["gazette"], "the good file was lost"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '"iturup"',
            '"atlantis"',
            "1956-declaration: places 1 id: found 'atlantis', wanted one of habomai, iturup, kunashir",
        ),
        (
            '{source = "gazette"}',
            '{source = "x"}',
            "1956-declaration: citations 1 source: found 'x', wanted the id of a [[source]]",
        ),
        (
            "[{source",
            '[{source = "gazette"}, {source = "gazette", quote = "a b c d e f g h i"}, {source',
            "1956-declaration: citations 2 quote: found 9 words, wanted at most 8",
        ),
        ('ja = "x", ', "", "1956-declaration: title ja: found nothing, wanted a value"),
        (
            'kind = "treaty"',
            'kind = "war"',
            "1956-declaration: kind: found 'war', wanted 'treaty', 'negotiation'",
        ),
        (
            'kind = "treaty"',
            'kind = "treaty"\nkinds = true',
            "1956-declaration: kinds: found true, wanted no such key",
        ),
        (
            'date = "1956"',
            'date = "last March"',
            "1956-declaration: date: found 'last March', wanted an EDTF date",
        ),
        (
            'summary = {en = "x"',
            'summary = {en = "x  y"',
            "1956-declaration: summary en: found a stray space in 'x  y', wanted",
        ),
    ],
)
def test_faults_say_where_what_was_found_and_what_is_wanted(tmp_path: Path, old: str, new: str, fault: str) -> None:
    catalogue, faults = read(tmp_path, a=SOURCE, b=EVENT.replace(old, new, 1))
    assert len(faults) == 1
    assert faults[0].startswith("b.toml: " + fault)
    assert catalogue.events == []


def test_all_faults_come_at_once_and_the_good_records_with_them(tmp_path: Path) -> None:
    bad = (
        EVENT.replace('"1956"', '"?"')
        .replace("iturup", "atlantis")
        .replace("gazette", "nobody")
        .replace("treaty", "war")
    )
    catalogue, faults = read(tmp_path, a=SOURCE + POSITION, b=bad, c="x =", d=EVENT.replace("declaration", "other"))
    assert [fault.partition(":")[0] for fault in faults] == ["c.toml", "b.toml", "b.toml", "b.toml", "b.toml"]
    assert [event.id for event in catalogue.events] == ["1956-other"]
    assert [position.id for position in catalogue.positions] == ["claim"]


def test_references_in_every_corner_are_checked(tmp_path: Path) -> None:
    text = '{en = "x", ja = "x", ru = "x"}'
    accounts = f'accounts = [{{source = "gazette", text = {text}}}, {{source = "lost", text = {text}}}]'
    stance = f'positions.japan = {{text = {text}, citation = {{source = "gone"}}}}'
    _, faults = read(tmp_path, a="\n".join([SOURCE, EVENT, accounts, stance]))
    assert [fault.split(": ")[2:] for fault in faults] == [
        ["accounts 2 source", "found 'lost', wanted the id of a [[source]]"],
        ["positions japan citation source", "found 'gone', wanted the id of a [[source]]"],
    ]


@pytest.mark.parametrize(
    "again", [SOURCE, EVENT.replace("1956-declaration", "gazette"), POSITION.replace("claim", "gazette")]
)
def test_an_id_stands_once_in_the_whole_catalogue(tmp_path: Path, again: str) -> None:
    catalogue, faults = read(tmp_path, a=SOURCE, b=again)
    assert "b.toml: gazette: id: found an id that a.toml has already, wanted an id of its own" in faults
    assert [*catalogue.sources] == ["gazette"]
    assert not catalogue.events
    assert not catalogue.positions


def test_a_record_that_cites_a_faulty_source_is_left_out_and_named(tmp_path: Path) -> None:
    catalogue, faults = read(tmp_path, a=SOURCE.replace("https", "gopher") + EVENT)
    assert len(faults) == 2
    assert faults[1].endswith("citations 1 source: found gazette, which has a fault, wanted a source without")
    assert not catalogue.events


def test_a_folder_without_files_is_a_fault(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        catalogue, faults = read_catalogue(folder, GROUPS)
        assert [str(fault) for fault in faults] == [
            f"{folder.name}: found no file that ends in .toml, wanted at least one"
        ]
        assert catalogue.events == []


def test_a_folder_that_looks_like_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    _, faults = read(tmp_path, b=SOURCE)
    assert len(faults) == 1
    assert faults[0].startswith("a.toml: found ")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    catalogue, faults = read(tmp_path, a=b"\xef\xbb\xbf" + SOURCE.encode())
    assert (faults, [*catalogue.sources]) == ([], ["gazette"])


def test_places_are_left_unchecked_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SOURCE + EVENT.replace("iturup", "atlantis"), encoding="utf-8")
    assert read_catalogue(tmp_path, None)[1] == []


@pytest.mark.parametrize("words", ["{{7*7}}", "{% x %}", "</script>", "`${x}`", "'", "\u202e", "\u2028x", "&lt;"])
def test_hostile_text_comes_through_files_unchanged(tmp_path: Path, words: str) -> None:
    text = json.dumps(words)
    catalogue, faults = read(tmp_path, a=SOURCE + EVENT.replace('"x"', text) + POSITION.replace('"x"', text))
    assert faults == []
    assert catalogue.events[0].title.en == catalogue.positions[0].text.ru == words
