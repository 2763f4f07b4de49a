import itertools
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from events.language import LANGUAGES
from geo.picture.listing import numbered_of
from geo.report import markdown, word
from geo.report.blocks import blocks
from geo.report.captions import caption
from geo.selection import select
from geo.view import View, ViewError
from tests.driving import atlas
from tests.pandoc import Elements, docx_html
from tests.reporting import ASKED, each_view, entries, view
from tests.trees import ROOT


@each_view
def test_each_source_has_one_number_in_the_order_of_its_first_use(asked: View) -> None:
    [block] = blocks(atlas(), asked)
    assert [reference.number for reference in block.references] == list(range(1, len(block.references) + 1))
    assert len({(reference.text, reference.url) for reference in block.references}) == len(block.references)
    cited = {pointer.number for entry in entries(block) for pointer in entry.pointers}
    assert cited == {reference.number for reference in block.references}
    assert all(entry.pointers for entry in entries(block))
    assert f"[{max(cited)}" in "".join(pointer.text for entry in entries(block) for pointer in entry.pointers)


@each_view
def test_what_the_caption_cites_stands_first(asked: View) -> None:
    [block] = blocks(atlas(), asked)
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", block.cited)]
    assert (numbers[0], len(numbers)) in ((1, 1), (1, 2))
    held = [pointer.number for entry in block.holdings for pointer in entry.pointers]
    assert max(held) <= max(numbers)


def test_a_pointer_says_where_in_the_source() -> None:
    [block] = blocks(atlas(), ASKED["declaration"])
    last = [pointer.text for pointer in block.events[-1].pointers]
    assert last == ["[1, paragraph\u00a09]", "[2]", "[3, note\u00a02]"]
    assert "cmio.org" in block.references[0].url


def test_events_have_the_numbers_of_the_picture() -> None:
    for asked in (ASKED["declaration"], ASKED["landings"], ASKED["period"]):
        [block] = blocks(atlas(), asked)
        listed, _ = numbered_of(asked, select(atlas(), asked))
        titles = [(each.number, each.event.title.in_language(asked.lang)) for each in listed]
        assert len(titles) > 5
        assert [
            (entry.number, entry.text[: len(title)]) for entry, (_, title) in zip(block.events, titles, strict=True)
        ] == titles


def test_without_a_list_only_what_is_told_is_there() -> None:
    [block] = blocks(atlas(), ASKED["no-list"])
    assert [(entry.number, entry.lead) for entry in block.events] == [(0, "7\u00a0February\u00a01855:")]
    [told] = blocks(atlas(), ASKED["storyboard"])
    assert [entry.lead[:5] for entry in told.events] == ["1855年", "1945年", "1945年", "1956年"]


@each_view
def test_holdings_are_the_records_of_the_days_and_both_claims_have_one_form(asked: View) -> None:
    [block] = blocks(atlas(), asked)
    kinds = [re.split("[,、]", entry.lead)[0] for entry in block.holdings]
    assert len(kinds) >= 1
    assert kinds == sorted(kinds, key=kinds.index)
    assert len(set(kinds)) <= 2


def test_all_languages_give_a_block_each() -> None:
    every = blocks(atlas(), view("1956-10-19", lang="all"))
    assert [block.lang for block in every] == list(LANGUAGES)
    assert len({block.caption for block in every}) == len(LANGUAGES)


def test_an_event_that_is_filtered_out_has_no_document() -> None:
    for write in (markdown.markdown, word.word):
        with pytest.raises(ViewError):
            write(atlas(), view(event="1956-10-19-joint-declaration", kind="disaster"))


SCRIPT = """
import hashlib
from geo.atlas import load_atlas
from geo.report.markdown import markdown
from geo.report.word import word
from geo.view import read_view
atlas = load_atlas()
view = read_view(atlas, {"lang": "ja", "date": "1945-09-01"}, width=400, panel=False, strip=False)
print([hashlib.sha256(write(atlas, view)).hexdigest() for write in (markdown, word)])
"""


def test_the_same_view_is_the_same_bytes_in_other_processes() -> None:
    places: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    ]
    found = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, env=place, capture_output=True, check=True, text=True
        ).stdout
        for place in places
    }
    assert len(found) == 1
    assert len(re.findall("[0-9a-f]{64}", found.pop())) == 2


def readers() -> dict[str, Callable[[Path], str]]:
    """Return who else opens a Word document here: pandoc always, LibreOffice where it is installed."""
    office = shutil.which("soffice")
    return {
        "pandoc": lambda path: Elements(docx_html(path)).text,
        **({"LibreOffice": lambda path: printed(office, path)} if office else {}),
    }


def printed(office: str, path: Path) -> str:
    """Return the text of the pages that LibreOffice prints."""
    home = path.parent / "profile"
    command = [office, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(path.parent), str(path)], check=True, capture_output=True, timeout=180)
    pages = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    return "".join(page.get_textpage().get_text_bounded() for page in pages)


def test_others_open_the_document_and_find_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "map.docx"
    asked = view(event="1956-10-19-joint-declaration", lang="ru")
    path.write_bytes(word.word(atlas(), asked))
    [block] = blocks(atlas(), asked)
    for name, read in readers().items():
        text = squeezed(read(path))
        parts = itertools.chain(
            [block.title, block.caption, block.closing, block.citation, *block.headings.values()],
            (entry.text for entry in entries(block)),
            (reference.text for reference in block.references),
        )
        assert not [part for part in parts if squeezed(part) not in text], name


def squeezed(text: str) -> str:
    """Return a text without spaces, hyphens at line ends and what stands for a line's end."""
    return re.sub(r"[\s\u00ad\ufffe\u0002-]", "", text)


def test_the_caption_by_itself_and_the_one_in_a_document_say_the_same() -> None:
    for asked in ASKED.values():
        [block] = blocks(atlas(), asked)
        alone = caption(atlas(), asked, asked.lang)
        assert alone.startswith(block.caption)
