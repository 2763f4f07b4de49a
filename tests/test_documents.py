import os
import subprocess
import sys
from pathlib import Path

import pytest

from events.documents.document import Document, lines
from events.documents.faults import KEYS, DocumentError
from events.documents.naming import shown_name
from events.documents.reading import LIMIT_BYTES, read_document, read_file

STORY = "The ferry to Kunashir waited in the harbour of Nemuro for two days because of the fog in the strait.\n"
ROOT = Path(__file__).parent.parent


def read(text: str) -> Document:
    """Read a text in UTF-8."""
    return read_document("story.txt", text.encode())


def fault_of(name: str, data: bytes, published: str | None = None, language: str | None = None) -> DocumentError:
    """Return the error with which a file is refused."""
    with pytest.raises(DocumentError) as fault:
        read_document(name, data, published, language)
    assert str(fault.value).startswith(f"{fault.value.name}: ")
    assert str(fault.value).endswith(".")
    assert "\n" not in str(fault.value)
    return fault.value


def test_a_plain_text_is_read_as_it_stands() -> None:
    found = read(f"  A headline \n\n{STORY}")
    assert (found.text, found.name, found.language) == (f"  A headline \n\n{STORY}", "story.txt", "en")
    assert (found.title, found.publisher, found.url, found.warnings) == ("", "", "", ("no-date",))


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    text = "One\n\n \u3000 \n Two\nThree"
    assert [(number, text[start:end]) for number, start, end in lines(text)] == [(1, "One"), (2, " Two"), (3, "Three")]
    found = read(text)
    assert [found.paragraph_at(text.index(word)) for word in ("One", "Two", "Three")] == [1, 2, 3]
    assert [found.paragraph_at(offset) for offset in (0, 4, len(text), len(text) + 9)] == [1, 1, 3, 3]


def test_a_text_has_one_hash_whatever_its_line_ends_its_spaces_and_its_accents() -> None:
    hashes = {
        read(text).sha256
        for text in ("Caf\u00e9 on\nthe pier", "Cafe\u0301 on\r\nthe  pier\r\n", "\ufeffCaf\u00e9 on the\tpier")
    }
    assert len(hashes) == 1
    assert len(hashes.pop()) == 64
    assert read("Cafe on the pier").sha256 != read("Caf\u00e9 on the pier").sha256


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\ferry.txt", "ferry.txt"),
        ("fer\x00ry\n\x1b[31m.txt", "ferry[31m.txt"),
        ("txt.\u202eyrref", "txt.yrref"),
        ("国後島.pdf", "国後島.pdf"),
        ("a" * 300 + ".html", "a" * 114 + "….html"),
        ("a" * 120, "a" * 120),
        *((name, "document") for name in ("", "..", "/", "a/", " \t", "\udcff")),
    ],
)
def test_a_name_is_its_last_part_without_control_characters(given: str, shown: str) -> None:
    assert shown_name(given) == shown
    assert len(shown) <= 120
    assert read_document(given, STORY.encode()).name == shown


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t \n", b"\xef\xbb\xbf \n", "\u3000\n".encode(), b"\0\0\0\0", b"<p> </p>"]
)
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert fault_of("a.txt", data).key == "empty"


@pytest.mark.parametrize(
    ("data", "key", "found"),
    [
        (b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)), "zip", "a ZIP archive"),
        (b"PK\x03\x04\x14\0[Content_Types].xml word/document.xml", "binary", "a Word document"),
        (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", "binary", "an OpenDocument file"),
        (b"\x1f\x8b\x08\0" + bytes(range(256)), "zip", "a gzip archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary", "a PNG image"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            "binary",
            "a Word, Excel or PowerPoint file of the old kind",
        ),
        (b"{\\rtf1\\ansi Ferry}", "binary", "an RTF document"),
        (bytes(range(256)) * 40, "binary", "a file of other bytes than text"),
        (b"ferry" + bytes(2000), "binary", "a file of other bytes than text"),
    ],
)
def test_a_file_that_is_no_text_is_named_for_what_it_is(data: bytes, key: str, found: str) -> None:
    fault = fault_of("notes.txt", data)
    assert (fault.key, fault.found) == (key, found)
    assert found in str(fault)


def test_a_file_over_the_limit_is_refused() -> None:
    assert fault_of("a.txt", b"a" * (LIMIT_BYTES + 1)).key == "too-large"
    assert "6.0 MB" in str(fault_of("a.txt", b"a" * 6 * 1024 * 1024))
    assert len(read_document("a.txt", b"a" * LIMIT_BYTES).text) == LIMIT_BYTES


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(DocumentError, match=r"50\.0 MB") as fault:
        read_file(path)
    assert fault.value.key == "too-large"


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode("utf-16"))
    found = read_file(path, published="2024-03-05", language="de")
    assert (found.text, found.name, found.published, found.language) == (STORY, "ferry.txt", "2024-03-05", "de")


def test_what_is_no_readable_file_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, key in ((tmp_path / "none", "missing"), (tmp_path, "folder"), (tmp_path / "pipe", "unreadable")):
        with pytest.raises(DocumentError) as fault:
            read_file(path)
        assert fault.value.key == key
    (tmp_path / "ferry.txt").write_text(STORY)
    for error, key in (
        (PermissionError(13, "Permission denied"), "permission"),
        (OSError(5, "Input/output error"), "unreadable"),
    ):
        monkeypatch.setattr(Path, "open", lambda *_, error=error: (_ for _ in ()).throw(error))
        with pytest.raises(DocumentError) as fault:
            read_file(tmp_path / "ferry.txt")
        assert fault.value.key == key


@pytest.mark.parametrize("name", ["ferry\0.txt", "a" * 5000])
def test_a_name_that_no_file_can_have_is_said_so(name: str) -> None:
    with pytest.raises(DocumentError) as fault:
        read_file(Path(name))
    assert fault.value.key in ("unreadable", "missing")


@pytest.mark.parametrize(
    "published", ["2023-02-30", "2023-01", "2023", "2023-01-23~", "2023-01-23/2023-01-24", "today", "", "1/2/2023"]
)
def test_the_editors_day_has_to_exist(published: str) -> None:
    fault = fault_of("a.txt", STORY.encode(), published=published)
    assert fault.key == "bad-published"
    assert "2023-01-23" in str(fault)


@pytest.mark.parametrize("language", ["English", "e", "ja_JP", "", "../x"])
def test_the_editors_language_has_to_be_a_tag(language: str) -> None:
    assert fault_of("a.txt", STORY.encode(), language=language).key == "bad-language"


def test_every_key_has_its_sentence() -> None:
    for key in KEYS:
        assert "{" not in str(DocumentError("a.txt", key, "something"))


def test_a_line_of_a_million_characters_is_read() -> None:
    for piece in ("a", "島", " 2023-01-23", "MOSCOW, ", "(", "年", "By A, "):
        text = piece * (1_000_000 // len(piece)) + "x"
        assert read_document("a.txt", text.encode(), language="en").text == text


def test_plain_text_is_read_without_the_libraries_of_other_kinds() -> None:
    heavy = "{'trafilatura', 'lxml', 'pypdf', 'charset_normalizer', 'py3langid', 'htmldate'}"
    code = (
        "import sys; from events.documents.reading import read_document\n"
        f"for text in ({STORY!r}, '国後島への船は霧のため港で二日待った。', 'Паром на Кунашир стоял в порту.'):\n"
        "    read_document('a.txt', text.encode()); read_document('a.txt', text.encode('utf-16'))\n"
        f"print(sorted({heavy} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
