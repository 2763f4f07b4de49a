import re
import unicodedata
from base64 import b64decode
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.language import LANGUAGES
from geo.atlas import Atlas
from geo.picture.listing import numbered_of
from geo.report import markdown
from geo.report.blocks import blocks
from geo.report.captions import alt_text, statement
from geo.selection import select
from geo.view import View, read_view
from tests.driving import atlas
from tests.pandoc import Elements, blocks_of, html_of
from tests.reporting import ASKED, HOSTILE, each_view, entries, hostile, nothing, png, view


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "draw", nothing)


def text_beside(asked: View, what: Atlas | None = None) -> str:
    """Return the Markdown of a view with its picture in a file."""
    return markdown.files(what or atlas(), asked, "map")["map.md"].decode()


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


def test_markdown_by_itself_has_the_picture_inside() -> None:
    text = markdown.markdown(atlas(), ASKED["declaration"]).decode()
    [image] = Elements(html_of(text)).all_of("img")
    kind, _, data = (image["src"] or "").partition(";base64,")
    assert (kind, b64decode(data)) == ("data:image/png", png(2400, 2400))
    assert image["alt"] == alt_text(atlas(), ASKED["declaration"], "en")
    # The picture stands below what a person reads.
    assert "base64" not in text[: text.rindex("\n:::\n")]


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
# As records are (events.texts): single spaces, Unicode NFC.
TIDY = WORDS.map(lambda text: unicodedata.normalize("NFC", re.sub(" +", " ", text).strip())).filter(bool)


@settings(max_examples=25, deadline=None)
@given(st.lists(TIDY, min_size=1, max_size=30))
@pytest.mark.parametrize("dialect", ["markdown", "commonmark", "gfm"])
def test_no_text_is_markup_in_any_dialect(dialect: str, texts: list[str]) -> None:
    assert blocks_of("\n\n".join(map(markdown.literal, texts)), dialect) == texts


@pytest.mark.parametrize("dialect", ["markdown", "commonmark", "gfm"])
def test_hostile_words_stay_words(dialect: str) -> None:
    assert blocks_of("\n\n".join(map(markdown.literal, HOSTILE)), dialect) == HOSTILE


def test_hostile_titles_stay_words() -> None:
    asked = read_view(hostile(), {"since": "1950"})
    page = Elements(html_of(text_beside(asked, hostile())))
    assert {name for name, _ in page.found} <= {
        *("div", "figure", "img", "figcaption", "p", "strong", "ul", "ol", "li", "a"),
    }
    listed, _ = numbered_of(asked, select(hostile(), asked))
    assert len(listed) > 20
    assert not [each for each in listed if each.event.title.en not in page.text]
