from typing import Any

import pytest

from events.candidates.borrowing import borrow, needs_loan
from events.candidates.proposing import propose
from events.catalogue import OWN_FOLDER, Catalogue, read_catalogue
from events.documents.document import Document
from events.documents.reading import read_document

# The trap: both texts speak of a Monday and of an announcement in June. The June is one; the Mondays are two, because
# two spokesmen spoke on them.
DATED = (
    "Published: 22 October 2018\n\n"
    "TOKYO, October 22 - The Japanese Foreign Ministry spokesman spoke of Kunashir on Monday.\n"
    "On June 14 last year the Russian Defence Ministry announced that it closes the airfield on Iturup to foreign "
    "visitors and stops the shared rescue flights.\n"
)
UNDATED = (
    "The Russian Defence Ministry is still sure of Iturup, its spokesman told reporters on Monday.\n"
    "Last June, the Russian Defence Ministry announced the airfield on Iturup closes to foreign visitors and the "
    "shared rescue flights stop.\n"
    "A pier opened on Iturup in 2012.\n"
)
Contents = list[dict[str, Any]]


def read(name: str, text: str, published: str | None = None) -> Document:
    return read_document(name, text.encode(), published=published, language="en")


def lent(*documents: Document, catalogue: Catalogue | None = None) -> dict[str, Contents]:
    """The candidates of each document after lending, by the document's name."""
    contents = [propose(document) for document in documents]
    after = borrow(contents, documents, catalogue)
    return {document.name: found for document, found in zip(documents, after, strict=True)}


def dates(contents: Contents) -> list[tuple[str | None, str]]:
    return [(one["date"], one["date_basis"]) for one in contents]


def test_the_trap_holds() -> None:
    assert dates(propose(read("a.txt", DATED))) == [("2018-10-22", "relative"), ("2017-06-14", "relative")]
    assert dates(propose(read("b.txt", UNDATED))) == [(None, "unresolved"), (None, "unresolved"), ("2012", "absolute")]


def test_the_month_is_lent_and_monday_gets_the_year_after_it() -> None:
    found = lent(read("a.txt", DATED), read("b.txt", UNDATED))["b.txt"]
    assert dates(found) == [("2017-07/2018-06", "suggested"), ("2017-06", "suggested"), ("2012", "absolute")]
    monday, june, _ = found
    assert june["date_why"] == ("Suggested: 'Last June' fits 2017-06-14, if it is what paragraph 3 of a.txt tells.")
    assert monday["date_why"].endswith("the document was then published in 2017-07/2018-06.")


def test_no_day_of_the_other_document_is_ever_lent() -> None:
    found = lent(read("a.txt", DATED), read("b.txt", UNDATED))["b.txt"]
    assert not {one["date"] for one in found} & {"2018-10-22", "2017-06-14"}


def test_what_is_lent_is_the_rest_of_the_candidate_as_it_was() -> None:
    document = read("b.txt", UNDATED)
    before, after = propose(document), lent(read("a.txt", DATED), document)["b.txt"]
    changed = {"date", "date_basis", "date_why", "date_loan"}
    assert [{key: one[key] for key in one.keys() - changed} for one in after] == [
        {key: one[key] for key in one.keys() - changed} for one in before
    ]
    assert all(one["date"] is None for one in before[:2])


def test_the_document_that_lends_stays_as_it_was() -> None:
    document = read("a.txt", DATED)
    assert lent(document, read("b.txt", UNDATED))["a.txt"] == propose(document)


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = [read("a.txt", DATED), read("b.txt", UNDATED), read("c.txt", DATED.replace("Iturup", "Shikotan"))]
    assert lent(*documents)["b.txt"] == lent(*reversed(documents))["b.txt"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the Russian Defence Ministry announced that", "the Russian Foreign Ministry announced that"),
        ("June 14 last year", "August 14 last year"),
    ],
)
def test_nothing_is_lent_where_the_office_or_the_month_differs(old: str, new: str) -> None:
    assert old in DATED
    document = read("b.txt", UNDATED)
    assert lent(read("a.txt", DATED.replace(old, new)), document)["b.txt"] == propose(document)


def test_nothing_is_lent_to_a_document_with_a_day_of_its_own() -> None:
    document = read("b.txt", UNDATED, published="2020-02-03")
    assert lent(read("a.txt", DATED), document)["b.txt"] == propose(document)
    assert dates(propose(document))[0] == ("2020-02-03", "relative")


def test_nothing_is_lent_by_a_document_to_itself_or_by_one_without_dates() -> None:
    document, other = read("b.txt", UNDATED), read("d.txt", UNDATED)
    assert lent(document)["b.txt"] == propose(document)
    assert lent(document, other)["b.txt"] == propose(document)


def test_a_day_of_the_week_alone_asks_for_no_loan() -> None:
    document = read("b.txt", UNDATED.split("\n")[0] + "\n")
    assert lent(read("a.txt", DATED), document)["b.txt"] == propose(document)


def test_the_catalogue_lends_too() -> None:
    catalogue, _ = read_catalogue(OWN_FOLDER, None)
    event = next(one for one in catalogue.events if one.id.startswith("2022-03-21"))
    text = (
        "Last March the Russian Foreign Ministry announced that Russia stops talks with Japan on a peace treaty and "
        "leaves the dialogue on joint economic activities on the southern Kurils.\n"
    )
    [one] = lent(read("e.txt", text), catalogue=catalogue)["e.txt"]
    assert (one["date"], one["date_basis"]) == ("2022-03", "suggested")
    assert event.id in one["date_why"]


def test_only_a_document_that_waits_for_a_date_needs_a_loan() -> None:
    assert needs_loan(propose(read("b.txt", UNDATED)))
    assert not needs_loan(propose(read("a.txt", DATED)))
    assert not needs_loan([])
