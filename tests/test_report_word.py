import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from events.language import LANGUAGES
from geo.atlas import Atlas
from geo.picture.listing import numbered_of
from geo.report import word
from geo.report.blocks import blocks
from geo.selection import select
from geo.view import View, read_view
from tests.driving import atlas, catalogue_of, in_all, made_up, with_catalogue
from tests.reporting import ASKED, each_view, entries, hostile, nothing, png, view


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "draw", nothing)


def written(asked: View, what: Atlas | None = None) -> Document:
    """Return the Word document of a view, opened again."""
    return docx.Document(io.BytesIO(word.word(what or atlas(), asked)))


def test_hostile_titles_stay_words() -> None:
    asked = read_view(hostile(), {"since": "1950"})
    told = " ".join(paragraph.text for paragraph in written(asked, hostile()).paragraphs)
    listed, _ = numbered_of(asked, select(hostile(), asked))
    assert len(listed) > 20
    assert not [each for each in listed if each.event.title.en not in told]


def test_a_character_that_xml_cannot_hold_is_replaced() -> None:
    odd = with_catalogue(catalogue_of(made_up("1956-10-19", "x", title=in_all("a\ufffeb\uffffc"))))
    assert "a\ufffdb\ufffdc" in " ".join(each.text for each in written(view("1956-10-19"), odd).paragraphs)


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


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [each.style.name for each in written(ASKED["landings"]).paragraphs if each.style.name.startswith("Head")]
    assert levels == ["Heading 1", *["Heading 2"] * 5]


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
