import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.documents.document import lines
from events.documents.reading import read_document
from tests.fuzzing_documents import BEGINNINGS, check, fuzz_document
from tests.pdfs import pdf_of

WORDS = json.loads((Path(__file__).parent / "data/documents/texts.json").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    [
        *WORDS.values(),
        "23",
        "2023",
        "January",
        "月",
        "日",
        "(",
        "）",
        "-",
        "—",
        ", ",
        "/",
        "MOSCOW",
        "\n",
        "By ",
        "Updated ",
    ]
)
PAGE = (Path(__file__).parent / "data/documents/page.html").read_bytes()


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_document_or_refused_in_words(data: bytes) -> None:
    fuzz_document(data)


@pytest.mark.parametrize("start", range(len(BEGINNINGS)))
def test_every_beginning_is_tried(start: int) -> None:
    fuzz_document(bytes([start, 4]) + b"ferry 23 January 2023 - \xe5\xb3\xb6 <b>")


@given(st.text(), st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_document_or_refused_in_words(name: str, text: str) -> None:
    fuzz_document(b"\0\0" + name.encode("utf-8", errors="replace") + text.encode("utf-16"))
    fuzz_document(b"\0\0" + text.encode("utf-8", errors="surrogatepass"))


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
@settings(max_examples=200, deadline=None)
def test_headers_put_together_by_chance_keep_their_spans_in_order(text: str) -> None:
    if text.strip():
        found = read_document("a.txt", text.encode(), language="en")
        check(found)
        assert found.text == text


@given(st.lists(st.sampled_from("a \n\u3000\t"), max_size=30).map("".join))
def test_lines_are_those_that_are_not_blank(text: str) -> None:
    assert [text[start:end] for _, start, end in lines(text)] == [line for line in text.split("\n") if line.strip()]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_pages_and_pdfs_are_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([PAGE, pdf_of(["The ferry waits.", "国後島"])])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6))
    fuzz_document(b"\0\0" + bytes(whole))
