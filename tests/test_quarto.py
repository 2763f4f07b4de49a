import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Browser

from geo import IslandMap
from geo.report.blocks import blocks
from tests.conftest import refuse_network, watch
from tests.driving import atlas, settle
from tests.pandoc import Elements
from tests.quarto import executed, rendered
from tests.trees import ROOT

EXAMPLE = ROOT / "assets" / "examples" / "report.qmd"
DECLARATION = IslandMap(lang="en", event="1956-10-19-joint-declaration", width=960)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with the example as Markdown, all its cells executed."""
    folder = tmp_path_factory.mktemp("quarto")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        (folder / "report.md").write_text(executed(EXAMPLE, folder), encoding="utf-8")
    yield folder


def test_every_cell_of_the_example_is_python_that_runs(document: Path) -> None:
    text = (document / "report.md").read_text(encoding="utf-8")
    assert "```{python}" not in text
    assert "Traceback" not in text
    assert (document / "declaration.md").read_text(encoding="utf-8") in text


def test_as_a_page_it_has_map_figure_alternative_text_and_sources(document: Path, browser: Browser) -> None:
    text = (document / "report.md").read_text(encoding="utf-8")
    path = rendered(text, "html", document / "report.html")
    page = Elements(path.read_text(encoding="utf-8"))
    # The other one lies behind the frame of the map.
    [image] = [each for each in page.all_of("img") if "data-fig-alt" in each]
    assert image["alt"] == image["data-fig-alt"] == DECLARATION.alt_text
    [block] = blocks(atlas(), DECLARATION.view)
    said = " ".join(page.text.split())
    assert " ".join(block.caption.split()) in said
    links = [link.get("href") for link in page.all_of("a")]
    assert {reference.url for reference in block.references} <= set(links)
    [frame] = page.all_of("iframe")
    assert "allow-scripts" in (frame["sandbox"] or "")
    assert "allow-same-origin" not in (frame["sandbox"] or "")
    assert re.search(r"the map has \d+ treaties and negotiations\.", said)

    context = browser.new_context(offline=True)
    watched = refuse_network(context, watch(context.new_page()))
    watched.page.goto(path.as_uri())
    inside = watched.page.frames[1]
    settle(inside)
    assert inside.locator("#card").get_attribute("data-event") == "1945-09-03-habomai"
    width = watched.page.evaluate("() => document.querySelector('figure img').naturalWidth")
    assert width == 2 * DECLARATION.view.width
    assert (watched.errors, watched.requests) == ([], [])
    context.close()


def test_as_a_word_document_it_has_figure_alternative_text_and_sources(document: Path) -> None:
    text = (document / "report.md").read_text(encoding="utf-8")
    found = docx.Document(str(rendered(text, "docx", document / "report.docx")))
    [shape] = found.inline_shapes
    assert shape._inline.docPr.get("descr") == DECLARATION.alt_text
    [block] = blocks(atlas(), DECLARATION.view)
    told = " ".join(" ".join(each.text.split()) for each in found.paragraphs)
    assert " ".join(block.caption.split()) in told
    outside = {
        found.part.rels[key].target_ref
        for key in (link.get(qn("r:id")) for link in found.element.iter(qn("w:hyperlink")))
        if key
    }
    assert {reference.url for reference in block.references} <= outside
