import re

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from events.language import LANGUAGES
from geo.picture.canvas import _laid_out, drawing
from geo.picture.fonts import FAMILY, Face, advances, face_of, file_of, subset
from geo.picture.typesetting import balanced, drawable, plain, width_of, wrap
from tests.driving import atlas

FACES: tuple[Face, ...] = ("regular", "semibold", "italic")
each_language = pytest.mark.parametrize("lang", LANGUAGES)
words = st.text(st.characters(blacklist_categories=("Cs",)), max_size=80)


@each_language
@pytest.mark.parametrize("face", FACES)
def test_every_letter_of_catalogue_and_interface_has_a_glyph(lang: str, face: Face) -> None:
    assert not {letter for text in texts(lang) for letter in text if face_of(letter, face) is None}


def test_cyrillic_and_latin_are_never_taken_from_the_japanese_font() -> None:
    every = {letter for lang in LANGUAGES for text in texts(lang) for letter in text}
    west = {letter for letter in every if re.match("[\u0020-\u024f\u0400-\u04ff]", letter)}
    assert len(west) > 150
    assert {face_of(letter, face) for letter in west for face in FACES} == set(FACES)


def test_fonts_go_by_names_of_their_own_and_say_their_licence() -> None:
    for face in FACES:
        names = TTFont(file_of(face))["name"]
        assert names.getDebugName(1) == FAMILY[face]
        assert "SIL Open Font License" in names.getDebugName(13)
        assert not [record for record in names.names if record.nameID in (1, 3, 4, 6, 16) and "Source" in str(record)]


def test_a_subset_has_the_letters_asked_for_and_is_the_same_each_time() -> None:
    subset.cache_clear()
    first = subset("japanese", "島四")
    subset.cache_clear()
    assert subset("japanese", "島四") == first
    assert len(first) < 3_000


@given(words, st.sampled_from(FACES), st.integers(40, 400))
def test_wrapped_lines_fit_and_lose_only_spaces(text: str, face: Face, limit: int) -> None:
    lines = wrap(text, 14.0, face, float(limit))
    assert "".join(lines).replace(" ", "") == drawable(text).replace(" ", "")
    assert all(width_of(line, 14.0, face) <= limit or len(line) <= 12 for line in lines)


@given(words)
def test_what_is_drawn_has_no_control_and_no_direction_marks(text: str) -> None:
    assert not re.search(
        "[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", drawable(text)
    )
    assert all(face_of(letter, "regular") for letter in drawable(text))


def test_japanese_breaks_between_letters_but_never_before_a_stop_or_after_a_bracket() -> None:
    text = "日ソ共同宣言、第9条。「歯舞群島」及び「色丹島」を引き渡すことに同意する。"
    for limit in range(40, 300, 7):
        lines = wrap(text, 14.0, "regular", float(limit))
        assert len(lines) > 1
        assert not [line for line in lines[1:] if line[0] in "、。」"]
        assert not [line for line in lines[:-1] if line[-1] == "「"]


def test_no_break_spaces_hold_and_plain_ones_break() -> None:
    assert wrap("19\xa0октября 1956\xa0г.", 14.0, "regular", 90.0) == ("19\xa0октября", "1956\xa0г.")


def test_a_word_wider_than_the_line_falls_into_letters() -> None:
    lines = wrap("a" * 200, 14.0, "regular", 100.0)
    assert len(lines) > 10
    assert max(width_of(line, 14.0) for line in lines) <= 100


def test_balanced_lines_are_as_few_and_more_even() -> None:
    title = "Japan and the USSR sign the Joint Declaration in Moscow today"
    for limit in (150.0, 250.0, 350.0):
        plainly, evenly = (make(title, 16.0, "semibold", limit) for make in (wrap, balanced))
        assert len(evenly) == len(plainly)
        assert max(width_of(line, 16.0, "semibold") for line in evenly) <= limit


@each_language
def test_measured_widths_are_those_of_the_layout(lang: str) -> None:
    with drawing():
        for event in atlas().catalogue.events[::6]:
            text = drawable(event.title.in_language(lang))
            real = _laid_out(text, "regular", 14.0)
            # Kerning is left aside, the ink of the last letter ends before its advance does.
            assert real == pytest.approx(width_of(text, 14.0), rel=0.02, abs=2)
            assert real <= width_of(text, 14.0) * 1.005 + 1


def test_marks_and_mathematics_are_plain_letters() -> None:
    assert plain("a\u202eb\u0007c\ud800") == "abc"
    assert drawable("$x^2$ \\frac {{ } <b>") == "$x^2$ \\frac {{ } <b>"
    assert drawable("\U0001f600ا") == "□□"


def test_advances_are_in_units_of_the_size() -> None:
    assert advances("japanese")[ord("島")] == pytest.approx(1.0)
    assert 0.4 < advances("regular")[ord("0")] < 0.6


def texts(lang: str) -> list[str]:
    """Return every text that a picture in a language may show: of events, sources, places and the interface."""
    catalogue = atlas().catalogue
    found = [
        text for event in catalogue.events for text in (event.title.in_language(lang), event.summary.in_language(lang))
    ]
    found += [text for source in catalogue.sources.values() for text in (source.title, source.publisher)]
    named = [*atlas().groups, *atlas().islets, *atlas().points]
    found += [name for each in named for name in each.names.values()]
    found += [label.names.in_language(lang) for label in atlas().labels]
    found += [event.act.name.in_language(lang) for event in catalogue.events if event.act]
    return [*found, *atlas().texts[lang].values()]
