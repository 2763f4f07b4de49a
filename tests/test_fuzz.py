import random
from datetime import date

import pytest

from events.candidates.proposing import propose
from events.documents.document import Document
from events.expressions.finding import find_dates
from tests import fuzz
from tests.fuzzing_checks import CHECKS, Note, check_lending
from tests.fuzzing_texts import some_bytes, some_text


@pytest.mark.parametrize("seed", range(4))
def test_no_input_by_chance_fails(seed: int) -> None:
    counts, failures = fuzz.batch(seed, range(250))
    assert not failures
    assert counts.total() == 250


def test_every_property_has_its_share_of_the_inputs() -> None:
    assert sum(share for _, share in CHECKS) == 100
    names = {fuzz.batch(1, range(number, number + 1))[0].most_common(1)[0][0] for number in range(120)}
    assert len(names) >= len(CHECKS) - 1


def test_an_input_depends_on_its_seed_alone() -> None:
    def inputs() -> list[object]:
        return [(some_bytes(random.Random(one)), some_text(random.Random(one), "ja")) for one in range(20)]

    assert inputs() == inputs()
    assert len(set(inputs())) == 20


def test_what_fails_is_told_with_its_input_and_how_to_try_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def check_nothing(_: random.Random, note: Note) -> None:
        note("21 March")
        raise IndexError("out of it")

    monkeypatch.setattr(fuzz, "_NAMES", [check_nothing])
    monkeypatch.setattr(fuzz, "_WEIGHTS", [1])
    name, failure = fuzz.one(5, 17)
    assert name == "check_nothing"
    for words in ("--seed 5 --only 17", "'21 March'", "IndexError: out of it"):
        assert words in failure


# What the long run has found.
@pytest.mark.parametrize(
    ("lang", "text", "published"),
    [
        ("en", "It is the second theft this decade.", date.min),
        ("ru", "В субботу судно уйдёт.", date.max),
        ("ja", "土曜に船が出る予定だ。", date.max),
        ("en", "The tower is of the 0th century.", None),
        ("en", "Open 16-5 September 1945.", None),
    ],
)
def test_a_day_that_no_calendar_has_stays_open(lang: str, text: str, published: date | None) -> None:
    assert [one.edtf for one in find_dates(text, lang, published)] == [None]


def test_the_first_century_begins_with_the_year_one() -> None:
    text = "In the 1st century people lived on Iturup."
    [one] = propose(Document("a.txt", text, "en", "2020-01-01", "editor", (), "", "", "", ()))
    assert one["date"] == "0001/0099"


@pytest.mark.parametrize("seed", range(300, 400))
def test_dates_are_lent_up_to_the_last_year(seed: int) -> None:
    check_lending(random.Random(seed), lambda _: None)
