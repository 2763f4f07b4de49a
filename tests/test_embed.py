"""The code an author pastes and the frame a notebook carries: what stands in them, whatever title and page are."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.embedding import HEIGHT, embed_code, frame

HOSTILE = "</iframe><script>alert(1)</script> \" ' & < > {{ 7 * 7 }} %page%"


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes, and its texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(text: str) -> Tags:
    found = Tags()
    found.feed(text)
    return found


def only_frame(text: str) -> dict[str, str | None]:
    [attributes] = [given for tag, given in read(text).tags if tag == "iframe"]
    return attributes


def test_the_code_has_a_frame_at_the_view_and_a_listener() -> None:
    code = embed_code("map.html", "Islands", {"date": "1945-09-03", "source": "Asahi & Co"}, 640)
    assert only_frame(code) == {
        "src": "map.html#date=1945-09-03&source=Asahi+%26+Co",
        "title": "Islands",
        "sandbox": "allow-scripts allow-popups allow-popups-to-escape-sandbox",
        "width": "100%",
        "height": "640",
        "loading": "lazy",
        "style": "position:relative;border:0",
    }
    assert [tag for tag, _ in read(code).tags] == ["iframe", "script"]


def test_the_listener_is_the_same_in_every_code_so_that_a_host_can_allow_it_by_its_hash() -> None:
    one, other = (embed_code(name, name, {}).partition("<script>")[2] for name in ("a.html", "b.html"))
    assert one == other


@pytest.mark.parametrize(
    ("name", "src"),
    [
        ("map.html", "map.html"),
        ("my map #2?.html", "my%20map%20%232%3F.html"),
        ("島.html", "%E5%B3%B6.html"),
        ("https://example.org/a/map.html", "https://example.org/a/map.html"),
        ('"><script>', "%22%3E%3Cscript%3E"),
    ],
)
def test_a_file_name_becomes_an_address(name: str, src: str) -> None:
    assert only_frame(embed_code(name, "x"))["src"] == src


@given(page=st.text(), title=st.text(), picture=st.binary(max_size=20))
def test_a_frame_holds_page_title_and_picture_and_nothing_gets_out(page: str, title: str, picture: bytes) -> None:
    found = read(frame(page, title, picture=picture, alt=title))
    # HTML itself reads these as line ends and as nothing.
    whole = {"\r\n": "\n", "\r": "\n", "\0": "\N{REPLACEMENT CHARACTER}"}
    assert [tag for tag, _ in found.tags] == ["div", *(["img"] if picture else []), "iframe"]
    attributes = dict(found.tags)["iframe"]
    for old, new in whole.items():
        page, title = page.replace(old, new), title.replace(old, new)
    srcdoc, named = attributes["srcdoc"] or "", attributes["title"] or ""
    for old, new in whole.items():
        srcdoc, named = srcdoc.replace(old, new), named.replace(old, new)
    assert (srcdoc, named) == (page, title)


def test_a_hostile_title_stays_a_title() -> None:
    for text in (embed_code("map.html", HOSTILE), frame("<!doctype html>", HOSTILE)):
        assert only_frame(text)["title"] == HOSTILE
        assert "alert(1)</script>" not in text


def test_no_frame_is_given_an_origin() -> None:
    for text in (embed_code("map.html", "x"), frame("x", "x")):
        assert "allow-same-origin" not in text
        assert f'height="{HEIGHT}"' in text


def test_the_picture_behind_a_frame_has_its_text() -> None:
    image = dict(read(frame("x", "x", picture=b"PNG", alt=HOSTILE)).tags)["img"]
    assert (image["alt"], image["src"]) == (HOSTILE, "data:image/png;base64,UE5H")
