"""The map in a notebook: run, converted, and reopened by somebody who has not said to trust it."""

import re
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from playwright.sync_api import expect

from geo import IslandMap
from tests.conftest import Watched
from tests.driving import atlas, reached, settle, within, write_page


def notebook(*outputs: str) -> str:
    """Return a notebook of one cell as nbconvert writes it in HTML."""
    cell = nbformat.v4.new_code_cell("IslandMap()")
    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": output}) for output in outputs]
    text, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    return str(text)


def test_the_page_works_in_a_converted_notebook(offline_page: Watched, tmp_path: Path) -> None:
    page = offline_page.page
    page.goto(write_page(tmp_path / "bare.html", notebook()).as_uri())
    bare = set(offline_page.requests)
    page.goto(write_page(tmp_path / "notebook.html", notebook(IslandMap(lang="ja")._repr_html_())).as_uri())
    page.locator("iframe").wait_for()
    content = page.frames[-1]
    settle(content)
    content.locator("#previous").click()
    assert reached(content) == atlas().catalogue.events[-2].id
    # What nbconvert's own page asks for is not ours.
    assert set(offline_page.requests) == bare
    assert [error for error in offline_page.errors if "ERR_FAILED" not in error] == []


def test_a_picture_stands_in_where_frames_and_styles_are_taken_out(offline_page: Watched) -> None:
    """As JupyterLab does with what a notebook shows that nobody has said to trust."""
    shown = IslandMap(lang="ja", date="1956-10-19")
    text = re.sub("<iframe.*</iframe>", "", shown._repr_html_()).replace("style=", "data-was=")
    offline_page.page.set_content(text)
    picture = offline_page.page.get_by_role("img", name=shown.alt_text)
    expect(picture).to_be_visible()
    assert picture.evaluate("image => [image.complete, image.naturalWidth]") == [True, 900]


def test_the_picture_lies_behind_the_frame(offline_page: Watched) -> None:
    page = offline_page.page
    page.set_content(IslandMap(date="1956-10-19")._repr_html_())
    frame_box, picture_box = (page.locator(name).bounding_box() for name in ("iframe", "img"))
    assert frame_box
    assert picture_box
    assert within(picture_box, frame_box)
    at = (frame_box["x"] + 50, frame_box["y"] + 50)
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).tagName", at) == "IFRAME"
