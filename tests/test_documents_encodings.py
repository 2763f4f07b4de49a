import codecs
import json
from pathlib import Path

import pytest

from events.documents.encodings import decode
from events.documents.faults import DocumentError
from events.documents.reading import read_document

TEXTS: dict[str, str] = json.loads((Path(__file__).parent / "data/documents/texts.json").read_text(encoding="utf-8"))
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
JAPANESE = ("shift_jis", "cp932", "euc_jp", "iso2022_jp")
RUSSIAN = ("cp1251", "koi8-r", "cp866", "iso8859-5")


def cases() -> list[tuple[str, str]]:
    """Return each text with each encoding that is able to hold it."""
    kept = {"ja": (*UNICODE, *JAPANESE), "ru": (*UNICODE, *RUSSIAN), "en": (*UNICODE, "cp1252"), "fr": ("cp1252",)}
    found = [(name, encoding) for name in TEXTS for encoding in kept[name[:2]]]
    return [(name, encoding) for name, encoding in found if holds(encoding, TEXTS[name])]


def holds(encoding: str, text: str) -> bool:
    """Return whether an encoding has all characters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def test_there_are_many_cases_and_short_ones() -> None:
    assert len(cases()) >= 90
    assert len([name for name, _ in cases() if len(TEXTS[name]) <= 60]) >= 40


@pytest.mark.parametrize(("name", "encoding"), cases())
def test_text_in_an_old_encoding_is_read_back_exactly(name: str, encoding: str) -> None:
    assert decode("a.txt", TEXTS[name].encode(encoding)).text == TEXTS[name]


@pytest.mark.parametrize("size", [60, 200, 1000])
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5", "shift_jis", "euc_jp", "utf-16-be"])
def test_any_piece_of_a_text_is_read_back(size: int, encoding: str) -> None:
    whole = TEXTS["ru-long" if encoding in RUSSIAN else "ja-long"].replace("—", "-").replace("–", "-")
    whole = whole.translate(str.maketrans("«»", '""')) * 4
    for start in range(0, 200, 17):
        piece = whole[start : start + size]
        assert decode("a.txt", piece.encode(encoding)).text == piece


def test_other_encodings_than_utf_8_are_named_in_a_warning() -> None:
    assert decode("a.txt", TEXTS["ja-long"].encode("shift_jis")).warnings == ("not-utf8:shift_jis",)
    assert decode("a.txt", TEXTS["ru-long"].encode("cp1251")).warnings == ("not-utf8:cp1251",)
    assert decode("a.txt", TEXTS["ja-long"].encode("utf-8-sig")).warnings == ()


def test_letters_that_windows_added_to_shift_jis_are_read() -> None:
    text = "①国後島の㈱港運は、髙橋さんの船を待っていたと話した。"
    assert decode("a.txt", text.encode("cp932")).text == text


def test_line_ends_become_one_kind_and_nothing_else_changes() -> None:
    text = "One \r\nTwo\t\r  Three\u2028still three\u3000\n"
    assert decode("a.txt", text.encode()).text == "One \nTwo\t\n  Three\u2028still three\u3000\n"


def test_nul_bytes_are_removed_with_a_warning() -> None:
    found = decode("a.txt", b"Ferry\0 to\0 Kunashir\n")
    assert (found.text, found.warnings) == ("Ferry to Kunashir\n", ("nul",))


def test_utf_16_is_not_taken_for_nul_bytes() -> None:
    found = decode("a.txt", "Ferry to Kunashir.\n".encode("utf-16-le"))
    assert (found.text, found.warnings) == ("Ferry to Kunashir.\n", ("not-utf8:utf-16-le",))


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "euc_jp"])
def test_a_text_cut_inside_a_letter_shows_the_place_and_warns(encoding: str) -> None:
    text = TEXTS["ja-short"] * 3
    found = decode("a.txt", (text + "島").encode(encoding)[:-1])
    assert found.text == text + "\ufffd"
    assert "broken-characters" in found.warnings


def test_a_replacement_character_that_stands_in_the_file_is_no_fault_of_reading() -> None:
    assert decode("a.txt", "Ferry \ufffd boat".encode()).warnings == ()


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8])
def test_a_mark_of_byte_order_before_other_bytes_is_refused(mark: bytes) -> None:
    with pytest.raises(DocumentError) as fault:
        decode("a.txt", mark + bytes(range(128, 256)) * 4)
    assert fault.value.key == "encoding"


@pytest.mark.parametrize(("name", "wrong"), [("ru-short", "latin-1"), ("ru-short", "cp1251"), ("ja-long", "latin-1")])
def test_a_text_that_was_encoded_twice_is_read_as_it_stands_with_a_warning(name: str, wrong: str) -> None:
    spoilt = TEXTS[name].encode().decode(wrong)
    found = decode("a.txt", spoilt.encode())
    assert (found.text, found.warnings) == (spoilt, ("encoded-twice",))
    assert decode("a.txt", TEXTS[name].encode()).warnings == ()


def test_lone_surrogates_never_reach_the_text() -> None:
    for data in (
        "国後島".encode() * 30 + b"\xed\xa0\x80",
        codecs.BOM_UTF16_LE + "Kunashir".encode("utf-16-le") + b"\x00\xd8",
    ):
        text = read_document("a.txt", data).text
        assert not [char for char in text if "\ud800" <= char <= "\udfff"]


def test_bytes_that_no_encoding_explains_are_refused_and_not_guessed() -> None:
    with pytest.raises(DocumentError) as fault:
        decode("a.txt", b"\x81\xff\x8d\xfe\x90\xa0\xff\x9d\x81 " * 20)
    assert fault.value.key == "encoding"
    assert "encoding" in str(fault.value)


def test_a_declared_encoding_is_believed_only_if_it_fits() -> None:
    text = TEXTS["ja-long"]
    assert decode("a.html", text.encode("utf-8"), declared="shift_jis").text == text
    assert decode("a.html", text.encode("euc_jp"), declared="EUC-JP").text == text
    for wrong in ("no-such-thing", "unicode_escape", "idna", "zlib", ""):
        assert decode("a.html", text.encode("euc_jp"), declared=wrong).text == text


def test_other_languages_are_left_to_the_general_detector() -> None:
    korean = "쿠나시르섬으로 가는 배가 안개 때문에 이틀 늦게 네무로 항구를 떠났다고 항만 사무소가 밝혔다. " * 4
    found = decode("a.txt", korean.encode("cp949"))
    assert (found.text, found.warnings) == (korean, ("guessed:cp949",))
