import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.candidates.copies import near_copy

WIRE = (
    "A ferry with forty people aboard ran aground off Shikotan in thick fog on Monday, and a tug from Nemuro pulled "
    "it free at high water. Nobody was hurt, the port said, but the hull has to be looked at before it sails again."
)
OTHER = (
    "The school at Malokurilskoye got a new roof last autumn after a storm had taken the old one, and lessons that "
    "were held in the house of culture for two months moved back before the first snow came to the bay."
)
JAPANESE = "霧の中で色丹島の沖を進んでいた連絡船が月曜日に座礁したが、根室から来た船が満潮のときに引き出した。"


def test_a_text_and_itself_are_copies() -> None:
    assert near_copy(WIRE, [(7, WIRE)]) == (7, 1.0)


@pytest.mark.parametrize(
    "copy",
    [
        WIRE.upper(),
        WIRE.replace(" ", "\n"),
        WIRE.replace(",", ";").replace(".", " -"),
        "By our reporter. " + WIRE,
        WIRE + " " + OTHER,
        WIRE[: len(WIRE) // 2],
    ],
)
def test_a_text_with_other_breaks_marks_and_lines_is_still_a_copy(copy: str) -> None:
    found = near_copy(copy, [(7, WIRE)])
    assert found is not None
    assert found[1] > 0.9


def test_a_japanese_text_is_compared_letter_by_letter() -> None:
    found = near_copy(JAPANESE + "乗客は無事だった。", [(1, JAPANESE)])
    assert found is not None
    assert found[1] > 0.9
    assert near_copy("色丹島の学校の屋根が秋の嵐で飛ばされ、冬の前に直された。", [(1, JAPANESE)]) is None


def test_another_text_is_no_copy_although_it_shares_words() -> None:
    assert near_copy(OTHER, [(7, WIRE)]) is None
    shuffled = " ".join(sorted(WIRE.split()))
    assert near_copy(shuffled, [(7, WIRE)]) is None


def test_of_several_texts_the_one_that_shares_most_is_named() -> None:
    half = " ".join(WIRE.split()[:25]) + " " + " ".join(OTHER.split()[:15])
    others = [(1, OTHER), (2, half), (3, WIRE), (4, WIRE)]
    assert near_copy(WIRE, others) == (3, 1.0)


def test_less_than_half_is_no_copy() -> None:
    words, strange = WIRE.split(), [f"x{number}" for number in range(100)]
    assert near_copy(" ".join(words[:10] + strange[:20]), [(1, WIRE)]) is None
    assert near_copy(" ".join(words[:25] + strange[:12]), [(1, WIRE)]) is not None


@pytest.mark.parametrize("text", ["", " \n", "...", "—"])
def test_a_text_without_words_is_a_copy_of_none(text: str) -> None:
    assert near_copy(text, [(1, text), (2, WIRE)]) is None
    assert near_copy(WIRE, [(1, text)]) is None
    assert near_copy(WIRE, []) is None


@given(st.text(), st.text())
def test_the_share_is_the_same_from_either_side(one: str, other: str) -> None:
    first, second = near_copy(one, [(1, other)]), near_copy(other, [(1, one)])
    assert first == second
    assert first is None or 0.5 <= first[1] <= 1
