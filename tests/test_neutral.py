"""The project's own voice takes no side: a list of words guards titles, summaries, scope notes and topics."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.catalogue import read_catalogue
from events.language import LANGUAGES
from events.texts import Text

ROOT = Path(__file__).parent.parent
CATALOGUE, _ = read_catalogue(ROOT / "assets" / "catalogue", None)
# Regular expressions in any case. "judgement": never. "collective": only as a source's quoted words.
WORDS = json.loads((ROOT / "tests" / "data" / "loaded-words.json").read_text(encoding="utf-8"))
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|「[^」]*」")


def own_voice() -> Iterator[tuple[str, Text]]:
    for event in CATALOGUE.events:
        yield f"{event.id}: title", event.title
        yield f"{event.id}: summary", event.summary
        if event.scope_note:
            yield f"{event.id}: scope_note", event.scope_note
    for position in CATALOGUE.positions:
        yield f"{position.id}: topic", position.topic


TEXTS = dict(own_voice())


def found(group: str, lang: str, text: str) -> list[str]:
    return [word for word in WORDS[group][lang] if re.search(word, text, re.IGNORECASE)]


def test_there_is_something_to_guard() -> None:
    assert len(TEXTS) >= 10 * 3
    assert {lang for group in WORDS.values() for lang in group} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("where", TEXTS)
def test_own_voice_does_not_judge(where: str, lang: str) -> None:
    assert not found("judgement", lang, QUOTED.sub("", TEXTS[where].in_language(lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("where", TEXTS)
def test_collective_names_with_a_side_are_quoted(where: str, lang: str) -> None:
    assert not found("collective", lang, QUOTED.sub("", TEXTS[where].in_language(lang)))


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


def test_the_two_general_positions_are_of_similar_length() -> None:
    """Neither side gets more room to speak."""
    by_id = {position.id: position.text for position in CATALOGUE.positions}
    for lang in LANGUAGES:
        japan = len(by_id["japan-claim"].in_language(lang))
        russia = len(by_id["russia-sovereignty"].in_language(lang))
        assert 0.8 <= japan / russia <= 1.25
