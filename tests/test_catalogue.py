import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.catalogue import read_catalogue
from events.dates import EdtfDate
from events.language import LANGUAGES
from events.citations import Account, Citation
from events.records import Event, Position
from events.texts import QUOTED_WORDS, Text, count_words

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "assets" / "catalogue"
GROUPS = {"iturup", "kunashir", "shikotan", "habomai"}
CATALOGUE, FAULTS = read_catalogue(FOLDER, GROUPS)
RECORDS = {record.id: record for record in [*CATALOGUE.events, *CATALOGUE.positions]}
# Every fact of the two starting documents, resolved by hand, and the record that tells it here.
FACTS = json.loads((ROOT / "tests" / "data" / "documents.json").read_text(encoding="utf-8"))
DOCUMENTS = {"al-mayadeen-2022-10-03", "ria-novosti-2023-01-23"}
QUOTED = re.compile(r"“([^”]*)”|«([^»]*)»|「([^」]*)」")

each_fact = pytest.mark.parametrize("fact", FACTS, ids=[fact["ref"] for fact in FACTS])
each_record = pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))


def cited(record: Event | Position) -> list[Citation | Account]:
    return [*record.citations, *record.accounts]


def own_texts(record: Event | Position) -> Iterator[Text]:
    if isinstance(record, Event):
        yield from (text for text in (record.title, record.summary, record.scope_note, record.note) if text)
    else:
        yield from (record.topic, record.text)
    yield from (account.text for account in record.accounts)


def test_the_catalogue_has_no_faults() -> None:
    assert [str(fault) for fault in FAULTS] == []


def test_nothing_got_lost() -> None:
    assert [event.id for event in CATALOGUE.events] == [
        "1855-02-07-shimoda",
        "1956-10-19-joint-declaration",
        "1991-10-14-letters",
        "1992-04-22-first-visa-free",
        "2017-09-23-grave-flight",
        "2022-03-21-talks-ended",
        "2022-10-03-kishida",
        "2022-10-03-peskov",
        "2023-01-23-kishida",
        "2023-01-23-peskov",
    ]
    assert len(CATALOGUE.positions) >= 12
    assert {source.id for source in CATALOGUE.sources.values() if source.document} == DOCUMENTS


def test_all_facts_of_the_documents_are_listed() -> None:
    assert len(FACTS) == 38
    assert {fact["document"] for fact in FACTS} == DOCUMENTS
    ignored = [fact["ref"] for fact in FACTS if fact["kind_of_record"] == "ignored"]
    assert ignored == ["B-05"], "only the title of a link may be left out"


@each_fact
def test_each_fact_is_told_with_its_paragraph(fact: dict[str, str]) -> None:
    if fact["kind_of_record"] in ("source", "ignored"):
        assert fact["document"] in CATALOGUE.sources
        return
    record = RECORDS[fact["record"]]
    assert isinstance(record, Event if fact["kind_of_record"] == "event" else Position)
    paragraphs = {
        number
        for cite in cited(record)
        if cite.source == fact["document"] and cite.locator
        for number in cite.locator.paragraph or ()
    }
    assert fact["paragraph"] in paragraphs


@each_fact
def test_each_fact_has_its_true_date(fact: dict[str, str]) -> None:
    true = EdtfDate.parse(fact["edtf_true"]) if fact["edtf_true"] else None
    if true and fact["kind_of_record"] == "event":
        told = RECORDS[fact["record"]].date
        within = true.earliest <= told.earliest and told.latest <= true.latest
        around = told.earliest <= true.earliest and true.latest <= told.latest
        assert within or around
    if true and fact["kind_of_record"] == "source":
        assert CATALOGUE.sources[fact["record"]].date == true


@each_fact
def test_each_fact_is_on_its_islands(fact: dict[str, list[str]]) -> None:
    if fact["islands"] and fact["record"] in RECORDS:
        assert sorted(place.id for place in RECORDS[fact["record"]].places) == fact["islands"]


def test_two_statements_of_like_days_are_not_melted() -> None:
    """3 October 2022 and 23 January 2023: both Mondays, both a speech of Kishida and an answer of Peskov."""
    for day, document in (("2022-10-03", "al-mayadeen-2022-10-03"), ("2023-01-23", "ria-novosti-2023-01-23")):
        for speaker in ("kishida", "peskov"):
            sources = {cite.source for cite in cited(RECORDS[f"{day}-{speaker}"])}
            assert sources & DOCUMENTS == {document}


def test_an_undated_document_says_how_its_date_is_known() -> None:
    source = CATALOGUE.sources["al-mayadeen-2022-10-03"]
    assert source.date_basis
    for lang in LANGUAGES:
        assert "2022" in source.date_basis.in_language(lang)


@each_record
def test_dates_given_by_sources_do_not_contradict_the_event(record: Event | Position) -> None:
    if isinstance(record, Event):
        given = [cite.date for cite in record.citations if cite.date]
        assert all(date.earliest <= record.date.latest and record.date.earliest <= date.latest for date in given)


@each_record
def test_no_source_is_quoted_at_length(record: Event | Position) -> None:
    for text in own_texts(record):
        for lang in LANGUAGES:
            quotes = ["".join(parts) for parts in QUOTED.findall(text.in_language(lang))]
            # Japanese needs about as many signs as two scripts of words; it is our own translation there.
            assert all(count_words(quote) <= QUOTED_WORDS for quote in quotes)


@each_record
def test_accounts_that_differ_stand_under_one_heading(record: Event | Position) -> None:
    points = [account.point.en if account.point else "" for account in record.accounts]
    assert points == sorted(points, key=points.index), "accounts of one point are not beside each other"


def test_every_source_is_cited_or_gives_a_figure() -> None:
    used = {cite.source for record in RECORDS.values() for cite in cited(record)}
    used |= {
        stance.citation.source
        for event in CATALOGUE.events
        if event.positions
        for stance in (event.positions.japan, event.positions.russia)
        if stance
    }
    used |= set(re.findall(r'source = "([a-z0-9-]+)"', (ROOT / "assets/places/places.toml").read_text("utf-8")))
    assert set(CATALOGUE.sources) <= used


def test_the_template_is_a_sound_catalogue_and_is_not_read_with_the_others(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "template.toml.example", tmp_path / "template.toml")
    found, faults = read_catalogue(tmp_path, GROUPS)
    assert faults == []
    assert (len(found.sources), len(found.events), len(found.positions)) == (1, 1, 1)
    assert not found.sources.keys() & CATALOGUE.sources.keys()


def test_the_template_shows_every_field() -> None:
    template = (FOLDER / "template.toml.example").read_text("utf-8")
    for kind in (Event, Position, Citation, Account):
        for field in kind.model_fields:
            assert re.search(rf"^\s*(\[\[\w+\.)?{field}\b", template, re.MULTILINE), f"{kind.__name__}.{field}"
