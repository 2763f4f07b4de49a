import io
from typing import Literal

import pytest
from pypdf import PdfWriter

from events.documents.document import Document
from events.documents.faults import DocumentError
from events.documents.pdf import LIMIT_PAGES
from events.documents.reading import LIMIT_BYTES, read_document
from tests.pdfs import file_of, pdf_of, stream


def read(data: bytes) -> Document:
    """Read a PDF."""
    return read_document("a.pdf", data)


def refusal(data: bytes) -> str:
    """Return the key with which a PDF is refused."""
    with pytest.raises(DocumentError) as fault:
        read(data)
    return fault.value.key


def locked(user: str, algorithm: Literal["RC4-128", "RC4-40"] = "RC4-128") -> bytes:
    """Return a PDF that a user opens with a password."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(["The ferry waits in the harbour."])))
    writer.encrypt(user, "owner", algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def with_content(content: bytes, *others: bytes) -> bytes:
    """Return a PDF of one page that is drawn by a stream object, beside further objects from 5 on."""
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << >> /XObject << /A 5 0 R >> >> >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9 9] >>"
    return file_of([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, content, *others])


def test_three_scripts_come_out_with_title_and_day() -> None:
    english = read(
        pdf_of(["Ferry waits", "January 23, 2023", "The ferry waits in the harbour of Nemuro."], title="Паром 船")
    )
    assert english.text == "Ferry waits\nJanuary 23, 2023\nThe ferry waits in the harbour of Nemuro."
    assert (english.title, english.published, english.language) == ("Паром 船", "2023-01-23", "en")
    japanese = read(pdf_of(["国後島への船", "2023年1月23日", "国後島への船は霧のため港で待っている。"]))
    assert japanese.text == "国後島への船\n2023年1月23日\n国後島への船は霧のため港で待っている。"
    assert (japanese.published, japanese.language) == ("2023-01-23", "ja")
    russian = read(pdf_of(["Паром", "23 января 2023", "Паром на Кунашир ждёт в порту из-за тумана."]))
    assert (russian.text.split("\n")[2], russian.published) == (
        "Паром на Кунашир ждёт в порту из-за тумана.",
        "2023-01-23",
    )
    assert russian.language == "ru"


def test_lines_broken_for_want_of_room_are_joined() -> None:
    lines = [
        *("Ferry to Kunashir", "The harbour office said that the ferry would not sail, since the nego-"),
        *("tiations with the other harbour had not come to an end by the time at which", "Tokyo had wanted an answer."),
        *("A second paragraph tells of the fog.", "12"),
    ]
    assert read(pdf_of(lines)).text.split("\n") == [
        "Ferry to Kunashir",
        "The harbour office said that the ferry would not sail, since the negotiations with the other harbour had not "
        "come to an end by the time at which Tokyo had wanted an answer.",
        "A second paragraph tells of the fog.",
    ]


def test_a_publication_line_stays_by_itself() -> None:
    lines = [
        "A headline that is as wide as the page and ends in no full stop",
        "Published: January 23, 2023 by the Harbour Gazette of Nemuro",
    ]
    found = read(pdf_of([*lines, "And the ferry waits in the harbour of Nemuro."]))
    assert found.text.split("\n")[:2] == lines
    assert found.published == "2023-01-23"


def test_japanese_lines_meet_without_a_space() -> None:
    lines = [
        "国後島への船は霧のため港で二日待ったが、三日目の朝になってようやく",
        "出たと事務所は話した。",
        "次の便は未定である。",
    ]
    assert read(pdf_of(lines)).text.split("\n") == ["".join(lines[:2]), lines[2]]


def test_pages_follow_each_other() -> None:
    assert read(pdf_of(["Page one ends."], ["Page two begins."])).text == "Page one ends.\nPage two begins."


def test_a_pdf_without_text_is_refused() -> None:
    assert refusal(pdf_of([])) == "pdf-no-text"
    assert refusal(pdf_of([], [], [" "])) == "pdf-no-text"


def test_a_pdf_under_a_password_is_refused_and_one_with_an_empty_password_read() -> None:
    assert refusal(locked("secret")) == "pdf-encrypted"
    assert read(locked("")).text == "The ferry waits in the harbour."


@pytest.mark.parametrize(
    "data", [b"%PDF-", b"%PDF-1.4\n" + b"junk" * 100, pdf_of(["The ferry waits."])[:300], b"%PDF-1.7\n%%EOF"]
)
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    assert refusal(data) == "pdf-broken"


def test_any_cut_of_a_pdf_is_read_or_refused_as_one() -> None:
    whole = pdf_of(["The ferry waits in the harbour."])
    for end in range(5, len(whole), 23):
        try:
            assert "ferry" in read(whole[:end]).text
        except DocumentError as fault:
            assert fault.key in ("pdf-broken", "pdf-no-text")


def test_too_many_pages_are_refused() -> None:
    assert refusal(pdf_of(*[["a"]] * (LIMIT_PAGES + 1))) == "pdf-too-long"
    assert read(pdf_of(*[["a"]] * LIMIT_PAGES)).text.count("a") == LIMIT_PAGES


def test_a_stream_that_unpacks_to_half_a_gigabyte_is_refused() -> None:
    bomb = with_content(stream(b" " * 500_000_000))
    assert len(bomb) < LIMIT_BYTES
    assert refusal(bomb) == "pdf-too-long"


def test_pages_that_repeat_a_long_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    repeated = pdf_of(*[["x" * 500] * 10] * 20, shared=True)
    assert len(read(repeated).text) > 80_000
    monkeypatch.setattr("events.documents.pdf.LIMIT_CHARACTERS", 20_000)
    assert refusal(repeated) == "pdf-too-long"


def test_pages_that_repeat_a_large_drawing_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    repeated = pdf_of(*[["x"] * 10] * 20, shared=True)
    assert "x" in read(repeated).text
    monkeypatch.setattr("events.documents.pdf._LIMIT_OPERATIONS", 300)
    assert refusal(repeated) == "pdf-too-long"


def test_forms_that_draw_each_other_without_end_are_bounded() -> None:
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << >> /XObject << /A %d 0 R >> >>"
    forms = [stream(b"/A Do " * 10, entries % (number + 1)) for number in range(5, 15)]
    assert refusal(with_content(stream(b"/A Do " * 10), *forms, stream(b"BT ET", entries % 5))) == "pdf-no-text"
    circle = stream(b"/A Do " * 10, entries % 5)
    assert refusal(with_content(stream(b"/A Do"), circle)) == "pdf-no-text"
