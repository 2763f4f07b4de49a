import io
import itertools
import json
import re
import shutil
import subprocess
import sys
import zipfile
from base64 import b64decode
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from events.language import LANGUAGES
from events.texts import Text
from geo.atlas import Atlas
from geo.picture.listing import numbered_of
from geo.report import markdown, word
from geo.report.blocks import Block, Entry, blocks
from geo.report.captions import alt_text, caption, statement
from geo.selection import select
from geo.view import View, ViewError, read_view
from tests.driving import atlas, catalogue_of, in_all, made_up, with_catalogue
from tests.pandoc import Elements, blocks_of, docx_html, html_of
from tests.trees import ROOT

HOSTILE: list[str] = json.loads((Path(__file__).parent / "data" / "hostile.json").read_text(encoding="utf-8"))


def view(*dates: str, **words: str) -> View:
    return read_view(atlas(), words, dates=dates)


ASKED = {
    "declaration": view(event="1956-10-19-joint-declaration"),
    "landings": view("1945-09-01", lang="ja"),
    "period": view(since="1945", until="1956", lang="ru"),
    "no-list": read_view(atlas(), {"date": "1855-02-07"}, panel=False),
    "storyboard": view("1855-02-07", "1945-09-01", "1956-10-19", lang="ja"),
    "unclaimed": view("1650"),
}
each_view = pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())


@cache
def png(width: int, height: int) -> bytes:
    """Return a picture of nothing."""
    found = io.BytesIO()
    Image.new("RGB", (width, height), "#d9e3e7").save(found, "png")
    return found.getvalue()


@pytest.fixture
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the picture: it has tests of its own."""
    for module in (markdown, word):
        monkeypatch.setattr(module, "draw", lambda _, asked, __: png(2 * asked.width, 2 * asked.width))


def written(asked: View, what: Atlas | None = None) -> Document:
    """Return the Word document of a view, opened again."""
    return docx.Document(io.BytesIO(word.word(what or atlas(), asked)))


def text_beside(asked: View, what: Atlas | None = None) -> str:
    """Return the Markdown of a view with its picture in a file."""
    return markdown.files(what or atlas(), asked, "map")["map.md"].decode()


def entries(block: Block) -> Iterator[Entry]:
    yield from (*block.holdings, *block.events)


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


@pytest.mark.usefixtures("_drawn")
@each_view
def test_rendered_markdown_has_figure_caption_alternative_text_and_links(asked: View) -> None:
    page = Elements(html_of(text_beside(asked)))
    [block] = blocks(atlas(), asked)
    [image] = page.all_of("img")
    assert image["alt"] == image["data-fig-alt"] == alt_text(atlas(), asked, asked.lang)
    assert unquote(image["src"] or "") == "map.png"
    assert page.all_of("div")[0]["lang"] == asked.lang
    said = " ".join(page.text.split())
    for text in (statement(atlas(), asked, asked.lang), block.cited, block.closing, block.citation):
        assert " ".join(text.split()) in said
    links = [link["href"] for link in page.all_of("a")]
    assert links == [
        *(reference.url for reference in block.references if reference.url),
        *(licence.url for licence in block.licences),
    ]
    assert len(page.all_of("figure")) == len(page.all_of("figcaption")) == 1
    assert len(page.all_of("li")) == len(block.references) + len(list(entries(block))) + len(block.licences)


@pytest.mark.usefixtures("_drawn")
def test_markdown_by_itself_has_the_picture_inside() -> None:
    text = markdown.markdown(atlas(), ASKED["declaration"]).decode()
    [image] = Elements(html_of(text)).all_of("img")
    kind, _, data = (image["src"] or "").partition(";base64,")
    assert (kind, b64decode(data)) == ("data:image/png", png(2400, 2400))
    assert image["alt"] == alt_text(atlas(), ASKED["declaration"], "en")
    # The picture stands below what a person reads.
    assert "base64" not in text[: text.rindex("\n:::\n")]


@pytest.mark.usefixtures("_drawn")
def test_files_of_all_languages_stand_beside_each_other() -> None:
    found = markdown.files(atlas(), view("1956-10-19", lang="all"), "islands 1956")
    assert list(found) == ["islands 1956.md", *(f"islands 1956-{lang}.png" for lang in LANGUAGES)]
    page = Elements(html_of(found["islands 1956.md"].decode()))
    assert [unquote(image["src"] or "") for image in page.all_of("img")] == list(found)[1:]
    assert [each["lang"] for each in page.all_of("div") if "lang" in each] == list(LANGUAGES)


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"))
    | st.sampled_from(" \\`*_{}[]()#+-.!|~^$<>&@'\":=%12ai")
)
TIDY = WORDS.map(lambda text: " ".join(text.split(" ")).strip()).map(lambda text: re.sub(" +", " ", text)).filter(bool)


@settings(max_examples=25, deadline=None)
@given(st.lists(TIDY, min_size=1, max_size=30))
@pytest.mark.parametrize("dialect", ["markdown", "commonmark", "gfm"])
def test_no_text_is_markup_in_any_dialect(dialect: str, texts: list[str]) -> None:
    assert blocks_of("\n\n".join(map(markdown.literal, texts)), dialect) == texts


@pytest.mark.parametrize("dialect", ["markdown", "commonmark", "gfm"])
def test_hostile_words_stay_words(dialect: str) -> None:
    assert blocks_of("\n\n".join(map(markdown.literal, HOSTILE)), dialect) == HOSTILE


def hostile() -> Atlas:
    """Return the atlas with an event for each hostile text, all on one day."""
    texts = [Text(en=words, ja=words, ru=words) for words in HOSTILE]
    events = [made_up("1956-10-19", f"x{n}", title=text, summary=text) for n, text in enumerate(texts)]
    return with_catalogue(catalogue_of(*events))


@pytest.mark.usefixtures("_drawn")
def test_hostile_titles_stay_words_in_both_documents() -> None:
    asked = read_view(hostile(), {"since": "1950"})
    page = Elements(html_of(text_beside(asked, hostile())))
    assert {name for name, _ in page.found} <= {
        *("div", "figure", "img", "figcaption", "p", "strong", "ul", "ol", "li", "a"),
    }
    told = " ".join(paragraph.text for paragraph in written(asked, hostile()).paragraphs)
    listed, _ = numbered_of(asked, select(hostile(), asked))
    assert len(listed) > 20
    for each in listed:
        assert each.event.title.en in page.text
        assert each.event.title.en in told


@pytest.mark.usefixtures("_drawn")
def test_a_character_that_xml_cannot_hold_is_replaced() -> None:
    odd = with_catalogue(catalogue_of(made_up("1956-10-19", "x", title=in_all("a\ufffeb\uffffc"))))
    assert "a\ufffdb\ufffdc" in " ".join(each.text for each in written(view("1956-10-19"), odd).paragraphs)


@pytest.mark.usefixtures("_drawn")
@each_view
def test_word_has_the_figure_with_alternative_text_and_a_caption_that_counts(asked: View) -> None:
    document = written(asked)
    [block] = blocks(atlas(), asked)
    [shape] = document.inline_shapes
    properties = shape._inline.docPr
    assert (properties.get("descr"), properties.get("title")) == (block.alt, block.title)
    [below] = [each for each in document.paragraphs if each.style.name == "Caption"]
    assert below.text.endswith(block.closing)
    assert block.caption in below.text
    label = block.headings["figure"]
    assert [each.text for each in below._p.iter(qn("w:instrText"))] == [f" SEQ {label} \\* ARABIC "]
    assert below.text.startswith(f"{label} 1")
    section = document.sections[0]
    assert abs(shape.width - (section.page_width - section.left_margin - section.right_margin)) < 20_000


@pytest.mark.usefixtures("_drawn")
def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [each.style.name for each in written(ASKED["landings"]).paragraphs if each.style.name.startswith("Head")]
    assert levels == ["Heading 1", *["Heading 2"] * 5]


@pytest.mark.usefixtures("_drawn")
@each_view
def test_links_of_word_lead_to_their_sources(asked: View) -> None:
    document = written(asked)
    [block] = blocks(atlas(), asked)
    links = list(document.element.iter(qn("w:hyperlink")))
    outside = [document.part.rels[link.get(qn("r:id"))].target_ref for link in links if link.get(qn("r:id"))]
    addresses = [reference.url for reference in block.references if reference.url]
    assert outside == [*addresses, *(licence.url for licence in block.licences)]
    marks = [each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks)) == len(block.references)
    aims = [link.get(qn("w:anchor")) for link in links if link.get(qn("w:anchor"))]
    assert set(aims) == set(marks)
    assert len(aims) == sum(len(entry.pointers) for entry in entries(block))


@pytest.mark.usefixtures("_drawn")
def test_every_run_of_word_says_its_language() -> None:
    document = written(view("1956-10-19", lang="all"))
    tags = [
        (each.get(qn("w:val")), each.get(qn("w:eastAsia")))
        for run in document.element.iter(qn("w:r"))
        for each in run.iter(qn("w:lang"))
    ]
    assert set(tags) == {("en-GB", None), (None, "ja-JP"), ("ru-RU", None)}
    texts = [run for run in document.element.iter(qn("w:r")) if list(run.iter(qn("w:t")))]
    assert all(list(run.iter(qn("w:lang"))) for run in texts)
    assert len(document.inline_shapes) == len(LANGUAGES)
    assert {each.get(qn("w:eastAsia")) for each in document.styles.element.iter(qn("w:rFonts"))} == {"Yu Gothic"}


@pytest.mark.usefixtures("_drawn")
def test_the_properties_of_word_name_no_machine_and_no_moment() -> None:
    properties = written(ASKED["landings"]).core_properties
    assert properties.title == "択捉島・国後島・色丹島・歯舞群島（1945年9月1日）"
    assert (properties.author, properties.last_modified_by) == ("Four Islands contributors",) * 2
    assert (properties.language, properties.comments, properties.revision) == ("ja-JP", "", 1)
    assert properties.created == properties.modified
    with zipfile.ZipFile(io.BytesIO(word.word(atlas(), ASKED["landings"]))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist()[0] == "[Content_Types].xml"
        assert not [name for name in packed.namelist() if "thumbnail" in name or "customXml" in name]


@pytest.mark.usefixtures("_drawn")
def test_a_picture_that_would_be_too_tall_is_fitted_to_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def tall(_: Atlas, one: View, __: str) -> bytes:
        asked.append(one.width)
        return png(one.width, 2 * one.width)

    monkeypatch.setattr(word, "draw", tall)
    [shape] = written(ASKED["landings"]).inline_shapes
    assert asked == [960, 1200]
    assert shape.height.mm <= 185.1
    assert abs(shape.height / shape.width - 2) < 0.01


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
        assert alone.endswith(block.closing)
