import csv
import io
import json

import pytest

from events.documents.faults import DocumentError
from events.interchange.sheets import read_csv
from tests.interchanging import RECORD, SHEET, TIMELINE_SHEET, rows_of, said

WORDS = {
    "en": "Ferry reaches Shikotan",
    "ja": "船が色丹島に着いた。島の人々が港で迎えた。",
    "ru": "Паром пришёл на остров Шикотан",
}


def test_a_timeline_sheet_becomes_rows_with_their_dates() -> None:
    table = read_csv(TIMELINE_SHEET.encode(), "ferries.csv")
    assert table.kind == "timeline"
    assert [(row.number, row.edtf, row.date_fault, row.titles["und"]) for row in table.rows] == [
        (3, "1956-10-19", "", "Ferry reaches Shikotan"),
        (4, "1960-05/1961", "", "Crossings to Kunashir"),
        (5, "", "about", "A chart of Iturup"),
        (7, "", "parts", "A day without its month"),
    ]
    assert said(table) == [
        "ferries.csv: row 2: Type: found 'title', wanted an event; titles and eras of a timeline are none",
        "ferries.csv: row 6: Type: found 'era', wanted an event; titles and eras of a timeline are none",
    ]


def test_markup_of_a_timeline_is_taken_out_and_stays_elsewhere() -> None:
    [row, *_] = read_csv(TIMELINE_SHEET.encode()).rows
    assert row.summaries == {"und": "The old ferry & crew land."}
    hostile = "<script>alert(1)</script><p onclick=x>A<br>B</p><!-- c --><style>p{}</style>&lt;b&gt;"
    [row] = rows_of(f'Year,Headline,Text\n1956,A,"{hostile}"\n')
    assert row.summaries == {"und": "A B <b>"}
    [row] = rows_of(f'date,title,text\n1956,A,"{hostile}"\n')
    assert row.summaries == {"und": hostile}


def test_common_headings_are_understood() -> None:
    table = read_csv(SHEET.encode())
    first, second, third, fourth = table.rows
    assert table.kind == "table"
    assert (first.edtf, first.date_text, first.place_text) == ("1956-10-19", "19 October 1956", "Shikotan")
    assert (first.titles, first.summaries) == ({"en": "Ferry reaches Shikotan"}, {"en": "A ferry lands at noon"})
    [cited] = first.citations
    assert (cited.title, cited.publisher, cited.url, cited.language) == (
        "Log of the ferry",
        "Example Gazette",
        "https://example.org/log",
        "en",
    )
    assert (second.edtf, second.citations) == ("1957", ())
    assert (third.edtf, third.date_fault, third.date_text) == ("", "before", "500 BC")
    assert (fourth.edtf, fourth.date_fault, fourth.number) == ("", "none", 5)
    assert table.faults == ()


@pytest.mark.parametrize(
    ("header", "row", "edtf", "title", "place"),
    [
        ("Дата;Название;Остров", "1956-10-19;Паром;Шикотан", "1956-10-19", "Паром", "Шикотан"),
        ("日付,題名,場所", "1956年10月19日,船,色丹島", "1956-10-19", "船", "色丹島"),
        ("EDTF\tTitle (EN)\tLocation", "1956~\tFerry\tShikotan", "1956~", "Ferry", "Shikotan"),
        ("Start Date,End Date,Event,Where", "1956,1957,Ferry,Shikotan", "1956/1957", "Ferry", "Shikotan"),
        ("YEAR,MONTH,Name,Island", "1956,10,Ferry,Shikotan", "1956-10", "Ferry", "Shikotan"),
        (" 'date' ,title", "1956,Ferry", "1956", "Ferry", ""),
    ],
)
def test_headings_of_many_kinds(header: str, row: str, edtf: str, title: str, place: str) -> None:
    [found] = rows_of(f"{header}\n{row}\n")
    assert (found.edtf, [*found.titles.values()], found.place_text) == (edtf, [title], place)


def test_a_linked_places_table_has_open_ends_and_years_of_its_sources() -> None:
    header = "id\ttitle\ttitle_source\ttitle_uri\tstart\tend\tattestation_year\tlon\tlat\n"
    first = "1\tShikotan\tA made-up atlas\thttps://example.org/atlas\t1947\t\t1950\t146.7\t43.8\n"
    others = '2\tGolovnino "old"\tThe same\t\t1900\t1910\t\t\t\n3\tB\tC\t\t-320\t\t\t\t\n4\tB\tC\t\t\t\t1950\t\t\n'
    rows = rows_of(f"{header}{first}{others}")
    assert [(row.id, row.edtf, row.date_fault) for row in rows] == [
        ("1", "1947/..", ""),
        ("2", "1900/1910", ""),
        ("3", "", "before"),
        ("4", "", "none"),
    ]
    [cited] = rows[0].citations
    assert (cited.title, cited.url, cited.published) == ("A made-up atlas", "https://example.org/atlas", "1950")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end(delimiter: str, newline: str) -> None:
    text = newline.join(
        delimiter.join(cells) for cells in (("date", "title"), ("1956", '"a ""quoted"" word"'), ("", ""))
    )
    [row] = read_csv(text.encode()).rows
    assert (row.edtf, row.titles) == ("1956", {"und": 'a "quoted" word'})


@pytest.mark.parametrize(
    ("encoding", "lang"),
    [
        *(("utf-8", "en"), ("utf-8-sig", "ja"), ("utf-16", "ru"), ("utf-16-le", "ru"), ("shift_jis", "ja")),
        *(("euc_jp", "ja"), ("iso2022_jp", "ja"), ("cp1251", "ru"), ("koi8-r", "ru"), ("cp866", "ru")),
    ],
)
def test_the_encodings_of_documents_are_those_of_tables(encoding: str, lang: str) -> None:
    [row] = read_csv(f"date,title\n1956-10-19,{WORDS[lang]}\n".encode(encoding)).rows
    assert (row.edtf, row.titles) == ("1956-10-19", {"und": WORDS[lang]})


def test_the_apostrophe_that_guards_against_formulas_is_taken_back() -> None:
    [row] = rows_of("date,title,text\n'-0500,'=HYPERLINK(1),''+1\n")
    assert (row.date_fault, row.titles, row.summaries) == ("before", {"und": "=HYPERLINK(1)"}, {"und": "'+1"})
    [row] = rows_of("date,title\n1956,'Tis a ferry\n")
    assert row.titles == {"und": "'Tis a ferry"}


def test_a_broken_row_is_one_sentence_and_the_others_come_in() -> None:
    table = read_csv(
        b"date,title,url\n"
        b"1956,one,\n"
        b"1957,two,,too,many\n"
        b"1958,,\n"
        b'1959,"th"ree,\n'
        b"1960,four,ftp://example.org\n"
        b"\n"
        b'1961,"five\n'
        b"1962,six,\n",
        "ferries.csv",
    )
    assert [row.titles["und"] for row in table.rows] == ["one", "four", "six"]
    quotes = "cells with the quotation marks of CSV: around the whole cell, doubled within it"
    assert said(table) == [
        "ferries.csv: row 3: found 5 cells, wanted at most 3, as the header has",
        "ferries.csv: row 4: found no title and no text, wanted one of them",
        f"ferries.csv: row 5: found a quotation mark in the middle of a cell, wanted {quotes}",
        "ferries.csv: row 6: url: found 'ftp://example.org', wanted a web address that starts with https:// or "
        "http://; the row came in without it",
        f"ferries.csv: row 8: found a quotation mark that is not closed, wanted {quotes}",
    ]


def test_a_cell_without_end_is_refused() -> None:
    table = read_csv(f"date,title\n1956,{'a' * 20_001}\n1957,b\n1958,{'a' * 200_000}\n".encode())
    assert [row.number for row in table.rows] == [3]
    assert [fault.record for fault in table.faults] == ["row 2", "row 4"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A ferry came to Shikotan on 19 October 1956.\n", "no-table"),
        ("name,colour\nferry,white\n", "no-table"),
        ("date,title\n", "no-rows"),
        ("date,title\n,\n ; \n"[:13], "no-rows"),
        ("date,title\n" + "1956,ferry\n" * 2_001, "too-many-rows"),
        ("date,title\n" + "1,a\n" * 1_000_000, "too-many-rows"),
    ],
)
def test_what_is_no_table_of_events_is_refused_in_one_sentence(text: str, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_csv(text.encode(), "ferries.csv")
    assert (caught.value.key, str(caught.value).count("\n")) == (key, 0)


def test_two_thousand_rows_are_taken() -> None:
    assert len(rows_of("date,title\n" + "1956,ferry\n" * 2_000)) == 2_000


def test_several_addresses_are_several_sources() -> None:
    [row] = rows_of('date,title,source\n1956,a,"Gazette, https://example.org/1; https://example.org/2."\n')
    assert [(one.title, one.url) for one in row.citations] == [
        ("Gazette", "https://example.org/1"),
        ("Gazette", "https://example.org/2"),
    ]


def test_every_line_of_the_text_is_one_row_that_is_not_blank() -> None:
    table = read_csv(b'\n\ndate,title,text\n1956,a,"two\nlines"\n\n,\xc2\xa0,\n1957,b,\n', "a.csv")
    assert table.lines == ("date | title | text", "1956 | a | two lines", "1957 | b")
    assert [(row.number, row.line) for row in table.rows] == [(4, 2), (7, 3)]


def own_csv(**changed: str) -> str:
    """Return our own export of one made-up event."""
    cells = {"id": RECORD["id"], "edtf": RECORD["edtf"], "kind": RECORD["kind"]}
    for field in ("title", "summary", "scope_note"):
        cells |= {f"{field}_{lang}": text for lang, text in RECORD[field].items()}
    cells |= {"places": "shikotan:named;habomai:inferred", "citations": json.dumps(RECORD["citations"])} | changed
    file = io.StringIO()
    csv.writer(file).writerows([[*cells], [*cells.values()]])
    return f"\ufeff{file.getvalue()}"


def test_our_own_export_comes_back_whole() -> None:
    table = read_csv(own_csv().encode())
    [row] = table.rows
    [cited] = row.citations
    assert (table.kind, table.faults) == ("own", ())
    assert (row.id, row.edtf, row.kind) == (RECORD["id"], RECORD["edtf"], RECORD["kind"])
    assert (row.titles, row.summaries, row.scope_note) == (RECORD["title"], RECORD["summary"], RECORD["scope_note"])
    assert row.places == (("shikotan", "named"), ("habomai", "inferred"))
    written = RECORD["citations"][0]
    assert {field: getattr(cited, field) for field in written} == written


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"edtf": "soon"}, "row 2: edtf: found 'soon', wanted an EDTF date"),
        ({"kind": "party"}, "row 2: kind: found 'party', wanted one of treaty"),
        ({"places": "shikotan:near"}, "row 2: places: found 'shikotan:near', wanted a group and named"),
        ({"citations": "[{]"}, "row 2: citations: found '[{]', wanted the JSON list"),
        ({"citations": '[{"url": "x"}]'}, "row 2: citations: found {'url': 'x'}, wanted a citation with the id"),
    ],
)
def test_a_spoilt_field_of_our_own_export_is_named(changed: dict[str, str], sentence: str) -> None:
    table = read_csv(own_csv(**changed).encode(), "ours.csv")
    assert len(table.rows) == 1
    assert said(table)[0].startswith(f"ours.csv: {sentence}")


@pytest.mark.parametrize(
    ("cell", "title", "address"),
    [
        ("Log (https://example.org/log).", "Log", "https://example.org/log"),
        ("https://example.org/Log_(ferry)", "", "https://example.org/Log_(ferry)"),
        ("A log (1950)", "A log (1950)", ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
    ],
)
def test_an_address_among_the_words_of_a_source(cell: str, title: str, address: str) -> None:
    [row] = rows_of(f"date,title,source\n1956,a,{cell}\n")
    assert [(one.title, one.url) for one in row.citations] == [(title, address)]
