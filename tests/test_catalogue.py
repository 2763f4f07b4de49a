import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.catalogue import read_catalogue
from events.citations import Account, Citation, Source
from events.dates import EdtfDate
from events.holdings import Administration, Boundary, Claim
from events.language import LANGUAGES
from events.records import Addition, Event, Position, Stance
from events.texts import QUOTED_WORDS, Record, Text, count_words

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "assets" / "catalogue"
GROUPS = {"iturup", "kunashir", "shikotan", "habomai"}
CATALOGUE, FAULTS = read_catalogue(FOLDER, GROUPS)
RECORDS = {record.id: record for record in [*CATALOGUE.events, *CATALOGUE.positions]}
# Id and date of each event: the reference chronology, the two documents' own, and what was found since.
CHRONOLOGY: dict[str, str] = json.loads((ROOT / "tests" / "data" / "chronology.json").read_text(encoding="utf-8"))
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
    """The records of the two documents and each happening of the reference chronology, once, on its date."""
    assert {event.id: event.date.text for event in CATALOGUE.events} == CHRONOLOGY
    assert len(CATALOGUE.events) == len(CHRONOLOGY) >= 90
    assert {fact["record"] for fact in FACTS if fact["kind_of_record"] == "event"} <= CHRONOLOGY.keys()
    assert len(CATALOGUE.positions) >= 12
    assert {source.id for source in CATALOGUE.sources.values() if source.document} == DOCUMENTS


def test_the_chronology_begins_and_ends_where_the_readme_says() -> None:
    dates = [event.date for event in CATALOGUE.events]
    assert (dates[0].text, dates[-1].text) == ("1400~/1500~", "2026-02-20")
    assert max(date.latest for date in dates).year == 2026


def test_every_event_says_who_says_so() -> None:
    assert [event.id for event in CATALOGUE.events if not event.citations] == []
    cited_sources = {citation.source for event in CATALOGUE.events for citation in event.citations}
    assert cited_sources <= CATALOGUE.sources.keys()


def test_what_russia_took_part_in_before_1918_has_its_old_style_day() -> None:
    marked = {event.id for event in CATALOGUE.events if event.old_style}
    assert marked >= {"1855-02-07-shimoda", "1875-05-07-st-petersburg", "1905-09-05-portsmouth"}
    assert all(event.date.earliest.isoformat() < "1918-02-14" for event in CATALOGUE.events if event.old_style)


@pytest.mark.parametrize(
    ("event", "point", "told"),
    [
        ("1945-09-03-habomai", "Days of the landings", ["the 3rd", "5 September", "1 September"]),
        ("1807-khvostov", "Attack on Naibo", ["30\u00a0May", "23\u00a0April"]),
        ("1994-10-04-earthquake", "Day", ["4 October", "5 October"]),
        ("2017-09-23-grave-flight", "First flight", ["first charter flight", "in 2000"]),
        (
            "1956-10-19-joint-declaration",
            "Article\u00a09",
            ["consider the possibility", "agrees to the transfer itself"],
        ),
        ("1947-07-removal-to-japan", "How many, until when", ["8,8", "1948", "1949"]),
    ],
)
def test_where_sources_differ_each_account_stands(event: str, point: str, told: list[str]) -> None:
    record = RECORDS[event]
    accounts = [account for account in record.accounts if account.point and account.point.en == point]
    texts = " ".join(account.text.en for account in accounts).replace("\u00a0", " ")
    assert len({account.source for account in accounts}) >= 2
    assert [words for words in told if words.replace("\u00a0", " ") not in texts] == []


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


def stances(event: Event) -> list[Stance]:
    """Return the readings of an event that are there."""
    given = [event.positions.japan, event.positions.russia] if event.positions else []
    return [stance for stance in given if stance]


def test_every_source_can_be_opened() -> None:
    """A document that an editor brought in may wait for its address; here a reader must be able to open it."""
    assert [source.id for source in CATALOGUE.sources.values() if not source.url] == []


def test_every_source_is_cited_somewhere() -> None:
    """By a record, by a span of administration, claim or boundary, by a name or figure, or by a day of a calendar."""
    used = {cite.source for record in RECORDS.values() for cite in cited(record)}
    used |= {stance.citation.source for event in CATALOGUE.events for stance in stances(event)}
    holdings = [*CATALOGUE.administrations, *CATALOGUE.claims, *CATALOGUE.boundaries]
    used |= {citation.source for record in holdings for citation in record.citations}
    files = [*(ROOT / "assets/places").glob("*.toml"), ROOT / "assets/calendars/japan.toml"]
    fields = re.findall(r"source\w* = (\[[^]]*\]|\"[^\"]*\")", "\n".join(path.read_text("utf-8") for path in files))
    used |= set(re.findall(r'"([a-z0-9-]+)"', " ".join(fields)))
    assert sorted(set(CATALOGUE.sources) - used) == []


def test_the_template_is_a_sound_catalogue_and_is_not_read_with_the_others(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "template.toml.example", tmp_path / "template.toml")
    found, faults = read_catalogue(tmp_path, GROUPS)
    assert faults == []
    assert (len(found.sources), len(found.events), len(found.positions)) == (1, 1, 1)
    assert (len(found.administrations), len(found.claims), len(found.boundaries)) == (2, 1, 1)
    assert len(found.events[0].citations) == 2, "the event's own and the one that is added"
    assert not found.sources.keys() & CATALOGUE.sources.keys()


TEMPLATE = tomllib.loads((FOLDER / "template.toml.example").read_text("utf-8"))


@pytest.mark.parametrize("kind", [Source, Event, Addition, Position, Administration, Claim, Boundary])
def test_the_template_shows_every_field(kind: type[Record]) -> None:
    """Of each table, and of the citations and accounts inside it."""
    tables = TEMPLATE[kind.__name__.lower()]
    assert {field for table in tables for field in table} == set(kind.model_fields)
    if kind in (Event, Position):
        accounts = [account for table in tables for account in table["accounts"]]
        assert {field for account in accounts for field in account} >= {"source", "text"}
    if kind is Event:
        assert {field for table in tables for cite in table["citations"] for field in cite} == set(
            Citation.model_fields
        )
        assert {field for account in accounts for field in account} == set(Account.model_fields)


def test_each_table_and_field_of_the_template_is_explained() -> None:
    """In one of its languages, and once for all tables that have it."""
    fields: dict[str, bool] = {}
    for line in (FOLDER / "template.toml.example").read_text("utf-8").splitlines():
        if name := re.match(r"\s*(\[\[[a-z_.]+|[a-z_.]+ =)", line):
            field = re.sub(r"\.(en|ja|ru)? =| =", "", name[1]).replace("positions.russia", "positions.japan")
            fields[field] = fields.get(field, False) or "#" in line
    assert len(fields) >= 45
    assert [field for field, explained in fields.items() if not explained] == []
