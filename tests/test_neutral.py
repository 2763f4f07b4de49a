"""The project's own voice takes no side: a list of words guards all that is not attributed to somebody."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.citations import Account
from events.language import LANGUAGES
from events.records import Event
from events.texts import Text
from tests.driving import atlas

ROOT = Path(__file__).parent.parent
CATALOGUE = atlas().catalogue
# Regular expressions in any case. "judgement": never. "collective": only as a source's quoted words.
WORDS = json.loads((ROOT / "tests" / "data" / "loaded-words.json").read_text(encoding="utf-8"))
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|「[^」]*」")
# A town is called what it is called: its name says nothing of the islands it stands on.
TOWNS = re.compile("|".join(sorted({name for point in atlas().points for name in point.names.values()}, reverse=True)))


def of_records() -> Iterator[tuple[str, Text | None]]:
    for event in CATALOGUE.events:
        yield f"{event.id}: title", event.title
        yield f"{event.id}: summary", event.summary
        yield f"{event.id}: scope_note", event.scope_note
        yield f"{event.id}: note", event.note
        yield f"{event.id}: act", event.act and event.act.name
        yield from points(event.id, event.accounts)
    for position in CATALOGUE.positions:
        yield f"{position.id}: topic", position.topic
        yield from points(position.id, position.accounts)


def points(record: str, accounts: tuple[Account, ...]) -> Iterator[tuple[str, Text | None]]:
    """What an account is about is ours to say; what it says is its source's."""
    for number, account in enumerate(accounts, start=1):
        yield f"{record}: point {number}", account.point


def of_holdings() -> Iterator[tuple[str, Text | None]]:
    """A claim's text is the claimant's: of claims only the titles are ours."""
    for record in (*CATALOGUE.administrations, *CATALOGUE.claims, *CATALOGUE.boundaries):
        yield f"{record.id}: title", record.title
    for held in (*CATALOGUE.administrations, *CATALOGUE.boundaries):
        yield f"{held.id}: note", held.note


def of_places() -> Iterator[tuple[str, Text | None]]:
    """How each side counts its districts is that side's; its wording here is ours, the names in it are titles."""
    for named in (*atlas().groups, *atlas().islets, *atlas().points):
        for number, account in enumerate(named.ainu, start=1):
            yield f"{named.id}: ainu {number}", account.meaning
    for label in atlas().labels:
        yield f"{label.id}: label", label.names
    for viewpoint in atlas().viewpoints:
        yield f"viewpoint {viewpoint.id}: note", viewpoint.note
    for group in atlas().groups:
        sides = {"japan": group.districts.japan, "russia": group.districts.russia} if group.districts else {}
        for side, district in sides.items():
            yield f"{group.id}: district {side}", district.text if district else None
    yield from ((f"era {era.id}", era.name) for era in atlas().calendar.eras.values())


TEXTS = {where: text for part in (of_records, of_holdings, of_places) for where, text in part() if text}


def found(group: str, lang: str, text: str) -> list[str]:
    return [word for word in WORDS[group][lang] if re.search(word, text, re.IGNORECASE)]


def test_there_is_something_to_guard() -> None:
    parts = [where.partition(": ")[2].split(" ")[0] for where in TEXTS]
    least = {
        "title": 110,
        "summary": 90,
        "note": 20,
        "act": 40,
        "point": 50,
        "district": 8,
        "ainu": 12,
        "scope_note": 30,
    }
    assert {part: parts.count(part) for part in least if parts.count(part) < least[part]} == {}
    assert {lang for group in WORDS.values() for lang in group} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("where", TEXTS)
def test_own_voice_does_not_judge(where: str, lang: str) -> None:
    assert not found("judgement", lang, QUOTED.sub("", TEXTS[where].in_language(lang)))


# A district is named as its side names it, and only in that side's own cell.
OWN = {where for where in TEXTS if ": district " in where}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("where", TEXTS.keys() - OWN)
def test_collective_names_with_a_side_are_quoted(where: str, lang: str) -> None:
    assert not found("collective", lang, TOWNS.sub("", QUOTED.sub("", TEXTS[where].in_language(lang))))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_viewpoint_s_collective_name_is_its_own_side_s(lang: str) -> None:
    """The neutral one takes no side; each of the others has a name that the neutral voice may not use."""
    names = {viewpoint.id: viewpoint.collective.in_language(lang) for viewpoint in atlas().viewpoints}
    assert not found("judgement", lang, " ".join(names.values()))
    assert [view for view, name in names.items() if found("collective", lang, name)] == ["japan", "russia"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Soviet forces illegally occupy the islands"),
        ("en", "The islands are returned to Japan"),
        ("ja", "ソ連が北方領土を不法占拠する"),
        ("ja", "島の返還を求める"),
        ("ru", "Советские войска освобождают исконные земли"),
        ("ru", "Япония требует возвращения островов"),
    ],
)
def test_the_list_finds_words_that_take_a_side(lang: str, text: str) -> None:
    assert found("judgement", lang, text)


def similar(one: str, other: str) -> bool:
    """Say whether neither side gets more room to speak: within a quarter of the shorter, or 40 characters."""
    short, long = sorted((len(one), len(other)))
    return long - short <= max(40, short / 4)


BOTH = [event for event in CATALOGUE.events if event.positions and event.positions.japan and event.positions.russia]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("event", BOTH, ids=[event.id for event in BOTH])
def test_both_sides_of_an_event_are_of_similar_length(event: Event, lang: str) -> None:
    stances = event.positions
    assert stances
    assert stances.japan
    assert stances.russia
    assert similar(stances.japan.text.in_language(lang), stances.russia.text.in_language(lang))


def test_there_are_events_on_which_both_sides_speak() -> None:
    assert len(BOTH) >= 10
    assert not similar("x" * 100, "x" * 141)
    assert not similar("x" * 200, "x" * 251)
    assert similar("x" * 200, "x" * 250)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_two_general_positions_and_the_two_claims_are_of_similar_length(lang: str) -> None:
    by_id = {position.id: position.text for position in CATALOGUE.positions}
    assert similar(by_id["japan-claim"].in_language(lang), by_id["russia-sovereignty"].in_language(lang))
    sides = {side: [claim.text for claim in CATALOGUE.claims if claim.claimant == side] for side in ("japan", "russia")}
    assert len(sides["japan"]) == len(sides["russia"]) > 0
    japan, russia = ("".join(text.in_language(lang) for text in texts) for texts in sides.values())
    assert similar(japan, russia)
