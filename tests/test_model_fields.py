"""What a candidate of a language model says: its date, its islands, its title and its kind."""

from dataclasses import replace

import pytest

from events.dates import EdtfDate
from tests.modelling import AGAIN, DOCUMENT, FERRY, GOOD, SCHOOL, TALKS, TEXT, only

GENERAL = "Negotiations: Japan, Russia (Kunashir / Kunashiri)"


def test_what_the_rules_read_wins_and_the_disagreement_is_kept() -> None:
    content = only({**GOOD, "quote": FERRY, "date_text": "in 1992", "edtf": "2024-05-01"})
    assert (content["date"], content["date_basis"]) == ("1992", "absolute")
    assert "The model reads 2024-05-01 instead; the rules' reading stands." in content["date_why"]
    assert content["confidence"] < only(GOOD)["confidence"]


def test_a_date_that_the_model_leaves_open_is_read_by_the_rules() -> None:
    assert only({**GOOD, "edtf": None})["date"] == "2023-01-23"


def test_relative_words_stay_open_without_a_day_of_publication() -> None:
    unknown = replace(DOCUMENT, published=None, published_basis="unknown", header=(), text=TEXT.split("\n", 1)[1])
    content = only(GOOD, document=unknown)
    assert (content["date"], content["date_basis"], content["date_text"]) == (None, "unresolved", "Monday")
    assert "2023-01-23" in content["date_why"]


@pytest.mark.parametrize(
    ("published", "words", "edtf", "wanted"),
    [
        (None, "vorigen Montag", "2023-01-16", (None, "unresolved")),
        ("2023-01-23", "vorigen Montag", "2023-01-16", ("2023-01-16", "relative")),
        ("2023-01-23", "vorigen Montag", None, (None, "unresolved")),
        (None, "Mai 2017", "2017-05", ("2017-05", "absolute")),
        (None, "Mai 2017", "2016-05", (None, "unresolved")),
        (None, "Mai 2017", "../2017-05", ("../2017-05", "absolute")),
    ],
)
def test_words_that_no_rule_reads_need_their_year_written_out_or_a_day_to_count_from(
    published: str | None, words: str, edtf: str | None, wanted: tuple[str | None, str]
) -> None:
    quote = f"Man traf sich {words} auf Kunashir."
    german = replace(DOCUMENT, text=quote, language="de", published=published, header=())
    content = only({**GOOD, "quote": quote, "date_text": words, "edtf": edtf}, document=german)
    assert (content["date"], content["date_basis"]) == wanted
    assert content["date_rule"] == "model"
    assert content["confidence"] < only(GOOD)["confidence"]
    assert content["date"] or content["date_text"] == words


def test_words_are_looked_for_where_the_rules_see_a_date_first() -> None:
    quote = "Flight 1992 reached Kunashir in 1992."
    content = only(
        {**GOOD, "quote": quote, "date_text": "1992", "edtf": "1991"}, document=replace(DOCUMENT, text=quote)
    )
    assert content["date"] == "1992"


def test_a_century_is_read_as_its_years() -> None:
    quote = "Maps of the 18th century show Kunashir."
    found = {**GOOD, "quote": quote, "date_text": "18th century", "edtf": "1700/1799"}
    content = only(found, document=replace(DOCUMENT, text=quote, header=()))
    assert (content["date"], content["date_why"]) == ("1700/1799", "'the 18th century', as written.")


@pytest.mark.parametrize(("edtf", "date"), [("2017", "2017"), ("1992", "1992"), ("2001", "2017")])
def test_of_two_dates_in_the_words_the_one_that_the_model_reads_counts(edtf: str, date: str) -> None:
    quote = "Kunashir got roads in 1992 or in May 2017 at last.".replace("May 2017", "the year 2017")
    found = {**GOOD, "quote": quote, "date_text": "1992 or in the year 2017", "edtf": edtf}
    assert only(found, document=replace(DOCUMENT, text=quote, header=()))["date"] == date


def test_an_undated_position_holds_without_a_day() -> None:
    quote = "The southern Kurils were calm."
    change = {"quote": quote, "date_text": "", "edtf": None, "islands": ["iturup", "shikotan"], "kind": "position"}
    content = only({**GOOD, **change})
    assert (content["date"], content["date_basis"]) == ("../..", "standing")
    assert EdtfDate.parse(content["date"])


def test_an_event_without_words_for_its_date_stays_undated() -> None:
    content = only({**GOOD, "quote": AGAIN, "date_text": None, "edtf": None})
    assert (content["date"], content["date_basis"]) == (None, "unresolved")


@pytest.mark.parametrize(
    ("quote", "scopes", "basis", "words"),
    [
        (TALKS, {"kunashir": "named"}, "named", "Kunashir"),
        ("The southern Kurils were calm.", {"habomai": "group"}, "group", "southern Kurils"),
        (SCHOOL, {"shikotan": "inferred"}, "inherited", "Shikotan"),
        (TALKS, {"iturup": "inferred"}, "inferred", ""),
        (TALKS, {"iturup": "inferred", "kunashir": "named"}, "inferred", "Kunashir"),
        (TALKS, {}, "none", ""),
    ],
)
def test_islands_say_how_they_are_known(quote: str, scopes: dict[str, str], basis: str, words: str) -> None:
    islands = [*reversed(scopes), *scopes]
    content = only({**GOOD, "quote": quote, "date_text": "", "edtf": None, "islands": islands})
    assert (content["places"], content["place_basis"], content["place_text"]) == (list(scopes), basis, words)
    assert content["place_scopes"] == scopes


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Delegations\tdiscuss \u202efisheries\n", "Delegations discuss fisheries"),
        (
            "Delegations of Japan and Russia met in Sapporo yesterday",
            "Delegations of Japan and Russia met in Sapporo yesterday",
        ),
        ("DELEGATIONS of Japan and Russia met in Sapporo, on a boat", GENERAL),
        ("", GENERAL),
        (None, GENERAL),
        ("new words " * 20, "new words " * 11 + "new…"),
        ("x" * 500, "x" * 119 + "…"),
    ],
)
def test_a_title_is_one_short_line_of_words_that_are_not_the_documents(label: str | None, title: str) -> None:
    content = only({**GOOD, "label": label})
    assert content["title"] == title
    assert len(title) <= 120
    assert content["titles"]["en"] == title


@pytest.mark.parametrize(
    ("label", "own"),
    [("国後島の周辺の漁業について", True), ("国後島の周辺の漁業について日本とロシアの代表団が札幌で", False)],
)
def test_three_japanese_characters_count_as_a_word(label: str, own: bool) -> None:
    quote = "国後島の周辺の漁業について日本とロシアの代表団が札幌で話し合った。"
    document = replace(DOCUMENT, text=quote, language="ja", header=())
    found = {**GOOD, "quote": quote, "date_text": "", "edtf": None, "label": label}
    content = only(found, document=document)
    assert (content["title"] == label) is own
    assert content["titles"]["ja"] == content["title"]
    assert content["place_text"] == "国後島"


@pytest.mark.parametrize("kind", ["war", "", None, "Treaty"])
def test_an_unknown_kind_is_a_statement(kind: str | None) -> None:
    assert only({**GOOD, "kind": kind})["kind"] == "statement"


def test_what_lies_after_the_day_of_publication_is_planned() -> None:
    quote = "A bridge to Kunashir will open in 2031."
    found = {**GOOD, "quote": quote, "date_text": "2031", "edtf": "2031"}
    assert only(found, document=replace(DOCUMENT, text=quote, header=()))["planned"]
    assert not only(found, document=replace(DOCUMENT, text=quote, header=(), published=None))["planned"]
