import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.names.actors import ActorMention, find_actors
from events.names.entries import FOLDER, gazetteer, load, spellings_of
from events.names.folding import fold
from events.names.notation import Search, forms_of
from events.names.places import PlaceMention, find_places

PLACE = """
[[place]]
id = "iturup"
groups = ["iturup"]
names = { en = "Iturup", ja = "択捉島", ru = "Итуруп" }
spellings.en = ["Iturup"]
"""
KNOWN = gazetteer()
WORDS = [spelling for spelling, _, _ in spellings_of(KNOWN.places, KNOWN.others)]
PIECES = st.sampled_from(
    [form.whole.replace("*", "").replace("|", "") for word in WORDS[::3] for form in forms_of(word)[:2]]
    + [
        "\n",
        " ",
        "-",
        "\u0301",
        "\u00ad",
        "\u3099",
        "\u0130",
        "«",
        "”",
        "ferry ",
        "улица ",
        "丸",
        "the islands",
        "島々",
        "\0",
    ]
)
ANY = st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the project's own two files."""
    return Path(shutil.copytree(FOLDER, tmp_path / "names"))


def add(folder: Path, text: str, file: str = "places.toml") -> list[str]:
    """Put a text before the entries of one file and return what is then wrong."""
    path = folder / file
    path.write_text(text + path.read_text(encoding="utf-8"), encoding="utf-8")
    return [str(fault) for fault in load(folder).faults]


def test_the_copy_has_no_faults(folder: Path) -> None:
    assert load(folder).faults == ()


def test_a_missing_file_is_named_and_the_other_still_read(folder: Path) -> None:
    (folder / "places.toml").unlink()
    found = load(folder)
    assert [fault.file for fault in found.faults] == ["places.toml"]
    assert not found.places
    assert found.actors


@pytest.mark.parametrize("text", [b"[[place]", b"\xff\xfe", b"id = 1\nid = 2"])
def test_what_is_no_toml_is_said(folder: Path, text: bytes) -> None:
    (folder / "actors.toml").write_bytes(text)
    [said] = map(str, load(folder).faults)
    assert said.startswith("actors.toml: found no TOML")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('groups = ["iturup"]', "groups = []", "groups"),
        ('groups = ["iturup"]', 'groups = ["urup"]', "groups"),
        ('groups = ["iturup"]', 'groups = ["iturup"]\nscope = "sure"', "scope"),
        ('groups = ["iturup"]', 'groups = ["iturup"]\nstrength = "weak"', "strength"),
        ('groups = ["iturup"]', 'groups = ["iturup"]\ncolour = "red"', "colour"),
        ('id = "iturup"', 'id = "It urup"', "id"),
        (', ru = "Итуруп"', "", "ru"),
        ('["Iturup"]', '["*turup"]', "wanted a letter or digit at its start"),
        ('["Iturup"]', '["Iturup (island"]', "at the ends only"),
        ('["Iturup"]', '["(the)"]', "at the ends only"),
        ('["Iturup"]', '[" Iturup"]', "stray space"),
        ('["Iturup"]', '["/"]', "at least one letter"),
        ('["Iturup"]', '["a/b/c/d/e a/b/c/d/e a/b/c/d/e a/b/c/d/e"]', "at most 400 readings"),
        ('["Iturup"]', "3", "spellings en"),
    ],
)
def test_a_wrong_entry_is_said_and_left_out(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "places.toml").write_text("", encoding="utf-8")
    assert old in PLACE
    [fault, *_] = add(folder, PLACE.replace(old, new))
    assert fault.startswith("places.toml: ")
    assert said in fault
    assert not load(folder).places


def test_one_spelling_under_two_entries_is_said(folder: Path) -> None:
    [said] = add(folder, PLACE.replace('id = "iturup"', 'id = "another"').replace("Iturup", "Kunashir", 4))
    assert "spelling" in said
    assert "'Kunashir'" in said
    assert {"another", "kunashir"} <= set(said.replace(":", " ").split())


def test_one_id_twice_is_said(folder: Path) -> None:
    assert any("the same id twice" in said for said in add(folder, PLACE))


@pytest.mark.parametrize("table", ["evidence", "named_after"])
def test_a_table_that_lacks_is_said(folder: Path, table: str) -> None:
    path = folder / "places.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(f"[{table}]", "[something]"), encoding="utf-8")
    assert f"places.toml: {table}: found no such table, wanted [{table}]" in map(str, load(folder).faults)


@pytest.mark.parametrize("text", ["place = 3\n", "place = [1]\n", "[place]\n"])
def test_a_list_that_is_none_is_said(folder: Path, text: str) -> None:
    (folder / "places.toml").write_text(text, encoding="utf-8")
    assert any("place" in str(fault) for fault in load(folder).faults)


def test_every_field_is_explained_to_editors() -> None:
    for file, entry in (("places.toml", KNOWN.places["iturup"]), ("actors.toml", KNOWN.actors["japan"])):
        text = (FOLDER / file).read_text(encoding="utf-8")
        comment = text[: text.index("\n[[")]
        assert not [name for name in type(entry).model_fields if f"#   {name} " not in comment]


@pytest.mark.parametrize(
    ("spelling", "text", "found"),
    [
        ("Kunashir", "a Kunashir, a kunashir, KUNASHIR, Kunashirs, xKunashir, Kunashir2", ["Kunashir", "KUNASHIR"]),
        ("kunashir", "a Kunashir, a kunashir", ["Kunashir", "kunashir"]),
        ("UN", "UN and Un and ＵＮ", ["UN", "ＵＮ"]),
        ("Japan's", "Japan’s and Japan's", ["Japan’s", "Japan's"]),
        (
            "Kunashiri-to",
            "Kunashiri-to Kunashirito Kunashiri–to Kunashiri to",
            ["Kunashiri-to", "Kunashirito", "Kunashiri–to"],
        ),
        ("Кунашир*", "Кунашир Кунаширами Кунаширский", ["Кунашир", "Кунаширами"]),
        ("остров/о. Юрий", "остров Юрий, о. Юрий, Юрий", ["остров Юрий", "о. Юрий"]),
        ("south/ Kurils", "south Kurils; Kurils", ["south Kurils", "Kurils"]),
        ("(the) islands", "the islands, islands, The  islands", ["islands", "islands"]),
        ("Habomai (port)", "Habomai port, Habomai", ["Habomai"]),
        ("|四島", "四島と十四島、ア四島、の四島", ["四島", "四島"]),
        ("クリル", "クリルとミクリルとクリルン", ["クリル"]),
        ("島", "北島", ["島"]),
    ],
)
def test_the_notation_means_what_its_table_says(spelling: str, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in Search([spelling]).hits(text, fold(text))] == found


def test_of_two_spellings_the_longer_wins_and_the_written_one_before_the_stem() -> None:
    search = Search(["Курильск", "Курильск*", "Курильск* район*", "северн*", "Северн*"])
    text = "Курильск, Курильском, Курильск району, Курильском районе, северный, Северный"
    assert [hit.number for hit in search.hits(text, fold(text))] == [0, 1, 2, 2, 3, 4]


def test_no_letter_but_one_changes_its_length_in_small_letters() -> None:
    """The way back from a folded text counts on it."""
    chars = (chr(code) for code in range(0x110000))
    assert [char for char in chars if len(char.lower()) != 1] == ["\u0130"]


@given(ANY)
def test_folding_keeps_every_character_s_place(text: str) -> None:
    folded = fold(text)
    places = [folded.back(offset) for offset in range(len(folded.text) + 1)]
    assert places == sorted(set(places))
    assert places[-1] == len(text)
    for offset, char in enumerate(folded.text):
        if char.isalpha() and char.isascii():
            plain = unicodedata.normalize("NFKD", text[places[offset]].replace("\u0130", "I"))[0]
            assert plain.lower() == char


def hold(text: str, mentions: list[PlaceMention] | list[ActorMention]) -> None:
    """Every mention is literally in the text, not empty, and none lies over another."""
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@settings(max_examples=400)
@given(ANY)
def test_any_text_is_read_and_every_mention_is_in_it(text: str) -> None:
    places = find_places(text)
    hold(text, places)
    hold(text, find_actors(text))
    assert all(place.groups for place in places)
    assert not places or any(place.strength != "anaphoric" for place in places)


@given(st.text(st.characters(codec=None), max_size=80))
def test_lone_surrogates_and_control_characters_are_no_matter(text: str) -> None:
    around = f"{text} Kunashir {text}"
    hold(around, find_places(around))
    assert find_actors(f"{text} Kremlin")[-1].entry == "kremlin"
