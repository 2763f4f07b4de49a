import logging
import socket
from pathlib import Path

import pytest

from events.documents.document import Document
from events.documents.reading import read_document

PAGE = (Path(__file__).parent / "data/documents/page.html").read_text(encoding="utf-8")
META = '<meta property="article:published_time" content="2024-03-05T08:30:00+09:00">'
PARAGRAPHS = [
    "Ferry & fog: a spring without boats",
    "NEMURO, March 5 — The ferry to Kunashir will not sail before the summer, the harbour office said on Tuesday.",
    "“There was ice in the strait until last week, and now there is fog,” a captain said in the harbour of Nemuro.",
    "Families who had hoped to visit graves on Shikotan in May were told to wait for a letter from the town hall.",
]


def read(page: str, name: str = "page.html") -> Document:
    """Read a page in UTF-8."""
    return read_document(name, page.encode())


def with_head(*lines: str) -> Document:
    """Read the page with other lines in place of its day of publication."""
    return read(PAGE.replace(META, "\n".join(lines)))


def test_only_the_article_is_read() -> None:
    found = read(PAGE)
    assert found.text.replace("\u00a0", " ").split("\n") == PARAGRAPHS
    assert (found.title, found.publisher) == ("Ferry & fog: a spring without boats", "Harbour Gazette")
    assert found.url == "https://gazette.example/news/ferry-and-fog"
    assert (found.published, found.published_basis) == ("2024-03-05", "metadata")
    assert [found.text[start:end] for start, end in found.header] == ["March 5"]
    assert found.warnings == ("html-script",)


@pytest.mark.parametrize("name", ["page.txt", "page.pdf", "page", "page.html"])
def test_the_content_and_not_the_name_tells_a_page(name: str) -> None:
    assert read(PAGE, name).title == "Ferry & fog: a spring without boats"
    assert read("\n<!-- a --> <!-- b -->\n" + PAGE, name).title == "Ferry & fog: a spring without boats"
    assert read("Tags such as <html> and <p> are no page here.", name).text.startswith("Tags such as <html>")


@pytest.mark.parametrize(
    "line",
    [
        '<meta property="og:published_time" content="2024-03-05">',
        '<meta name="pubdate" content="20240305">',
        '<meta name="DC.date.issued" content="2024-03-05">',
        '<meta itemprop="datePublished" content="March 5, 2024">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-03-05T01:00Z"}]}</script>',
        '<link rel="canonical" href="https://other.example/2024/03/05/ferry">',
    ],
)
def test_pages_state_their_day_in_many_ways(line: str) -> None:
    page = PAGE.replace('<link rel="canonical" href="https://gazette.example/news/ferry-and-fog">', "").replace(
        META, line
    )
    found = read(page)
    assert (found.published, found.published_basis) == ("2024-03-05", "metadata")


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2024-03-05T08:30">5 March</time>',
        '<span itemprop="datePublished" content="2024-03-05">Tuesday</span>',
    ],
)
def test_an_element_of_the_body_may_state_the_day(line: str) -> None:
    found = read(PAGE.replace(META, "").replace("</h1>", f"</h1>{line}"))
    assert (found.published, found.published_basis) == ("2024-03-05", "metadata")


@pytest.mark.parametrize(
    "line",
    ['<p class="post-date">March 5, 2024</p>', '<div id="published">2024年3月5日</div>', "<time>5 марта 2024</time>"],
)
def test_a_date_line_for_readers_counts_as_a_header(line: str) -> None:
    found = read(PAGE.replace(META, "").replace("</h1>", f"</h1>{line}"))
    assert (found.published, found.published_basis) == ("2024-03-05", "header")


def test_dates_of_the_footer_of_other_articles_and_of_scripts_are_no_publication() -> None:
    found = with_head()
    assert (found.published, found.published_basis) == (None, "unknown")
    dates = "".join(f'<li class="date">{day} March 2024</li>' for day in (1, 2, 3))
    assert read(PAGE.replace(META, "").replace("</article>", f"</article><ul>{dates}</ul>")).published is None


@pytest.mark.parametrize("content", ["2024", "2024-02-30", "yesterday", "", "0000-00-00", "2024-01"])
def test_metadata_without_a_day_that_exists_are_no_publication(content: str) -> None:
    assert with_head(f'<meta property="article:published_time" content="{content}">').published is None


def test_metadata_and_header_that_differ_are_said_so() -> None:
    found = read(PAGE.replace("</h1>", "</h1><p>Published: March 7, 2024</p>"))
    assert (found.published, found.published_basis) == ("2024-03-05", "metadata")
    assert "two-dates" in found.warnings


def test_a_date_of_the_far_future_does_not_depend_on_the_clock() -> None:
    assert with_head('<meta name="date" content="2199-12-31">').published == "2199-12-31"
    page = PAGE.replace(META, "").replace("/news/ferry-and-fog", "/2039/12/31/ferry-and-fog")
    assert read(page).published == "2039-12-31"


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "utf-8", "iso2022_jp"])
def test_the_encoding_that_a_page_names_is_used(encoding: str) -> None:
    text = "国後島への船は霧のため二日遅れて根室の港を出た、と事務所は話した。"
    page = f"<html><head><meta charset={encoding}><title>船</title></head><body><p>{text}</p></body></html>"
    assert read_document("a.html", page.encode(encoding)).text == text


@pytest.mark.parametrize("wrong", ["iso-8859-1", "utf-8", "koi8-r"])
def test_a_page_that_names_a_wrong_encoding_is_read_all_the_same(wrong: str) -> None:
    text = "Паром на Кунашир задержался из-за тумана на двое суток, сообщили в порту."
    page = f"<html><head><meta charset={wrong}></head><body><p>{text}</p></body></html>"
    assert read_document("a.html", page.encode("cp1251")).text == text


def test_a_fragment_is_read_too() -> None:
    assert read("<p>One</p><p>Two <b>three</b><br>four</p>").text.split() == ["One", "Two", "three", "four"]


def test_a_page_too_large_for_the_extractor_keeps_its_text() -> None:
    found = read(f"<html><body>{'<p>The ferry waits.</p>' * 60_000}<script>no()</script></body></html>")
    assert found.text == "\n".join(["The ferry waits."] * 60_000)


def test_nothing_is_fetched_and_nothing_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("a connection was opened"))
    links = '<link rel="stylesheet" href="http://x.example/a.css"><img src="http://x.example/b.png">'
    with caplog.at_level(logging.WARNING):
        read(PAGE.replace("<h1>", f"{links}<iframe src='http://x.example'></iframe><h1>"))
    assert not caplog.records


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "The end",
        "<p>" + "<" * 100_000,
        "<html " + "a " * 100_000,
        "<!--" * 50_000,
        "<p>&#xD800;&#0;&#x1F;a",
        "<p>\x0b\x0ca",
    ],
)
def test_a_hostile_page_is_read_or_refused_in_words(page: str) -> None:
    try:
        assert read(page).text.strip()
    except Exception as fault:
        assert str(fault) == "page.html: it holds no text, wanted a news article or another text."
