import re
import subprocess
import sys
import threading
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.references.formatted import STYLES, formatted
from events.references.items import Item
from tests.citing import ADDRESS, catalogue, dated, every_own, every_source, made_up
from tests.test_floors import ROOT

LANGS = ("en", "ja", "ru")
NAMES = [style.name for style in STYLES]
each_style = pytest.mark.parametrize("style", NAMES)
each_lang = pytest.mark.parametrize("lang", LANGS)
DAY = dated("1956-10-19", type="article-newspaper")


def test_the_styles_that_reports_ask_for_are_there() -> None:
    assert NAMES == ["apa", "chicago", "chicago-notes", "sist02", "gost"]
    assert len({style.title for style in STYLES}) == len(STYLES)


@each_style
@each_lang
def test_every_source_is_cited_whole_and_clean(style: str, lang: str) -> None:
    items = every_source()
    lines = formatted(items, style, lang)
    assert len(lines) == len(items) > 200
    assert not [fault for item, line in zip(items, lines, strict=True) for fault in faults(item, line)]


@each_style
@each_lang
def test_every_event_view_and_the_data_set_is_cited_whole_and_clean(style: str, lang: str) -> None:
    items = every_own(lang)
    lines = formatted(items, style, lang)
    assert len(lines) == len(items) > 90
    assert not [fault for item, line in zip(items, lines, strict=True) for fault in faults(item, line)]


@pytest.mark.parametrize(
    ("style", "lang", "wanted"),
    [
        ("apa", "en", "The page. (1956, October 19). Gazette. https://example.org/page"),
        ("chicago", "en", "Gazette. 1956. “The Page.” October 19. https://example.org/page."),
        ("chicago-notes", "en", "Gazette. “The Page.” October 19, 1956. https://example.org/page."),
        ("sist02", "ja", "“The page”. Gazette. 1956. https://example.org/page."),
        ("gost", "ru", "The page // Gazette. 1956. URL: https://example.org/page."),
        ("chicago-notes", "ja", "Gazette. 「The Page」. 1956年10月19日. https://example.org/page."),
        ("chicago-notes", "ru", "Gazette. «The Page». 19 октября 1956 г. https://example.org/page."),
        ("apa", "ru", "The page. (1956, 19 октября). Gazette. https://example.org/page"),
    ],
)
def test_a_news_item_reads_as_the_style_has_it(style: str, lang: str, wanted: str) -> None:
    assert formatted([DAY], style, lang) == [wanted]


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("1956", "(1956)"),
        ("1956-10", "(1956, October)"),
        ("1956~", "(ca. 1956)"),
        ("1945-21", "(1945, Spring)"),
        ("1956/1958", "(1956–1958)"),
        ("1956-10-13/1956-10-19", "(1956, October 13–October 19)"),
    ],
)
def test_a_date_is_as_exact_as_the_source_gives_it(edtf: str, wanted: str) -> None:
    assert wanted in formatted([dated(edtf)], "apa", "en")[0]


@each_style
def test_a_decade_or_an_open_span_is_no_error(style: str) -> None:
    for edtf, wanted in (("194X", "1940"), ("1992/..", "1992")):
        assert wanted in formatted([dated(edtf)], style, "en")[0]


@each_style
def test_no_day_of_access_is_made_up(style: str) -> None:
    line = formatted([made_up()], style, "en")[0]
    assert not re.search("retrieved|accessed|дата обращения", line, re.IGNORECASE)


@each_style
def test_an_order_of_items_is_kept_and_a_line_does_not_depend_on_those_before_it(style: str) -> None:
    items = [DAY, *every_own("en")[:3], *every_source()[:6], dated("1945-21"), dated("1956/1958")]
    together = formatted(items, style, "ja")
    assert formatted(items[::-1], style, "ja") == together[::-1]
    formatted.__globals__["_line"].cache_clear()
    assert [formatted([item], style, "ja")[0] for item in items[::-1]] == together[::-1]


def test_two_processes_write_the_same() -> None:
    code = (
        "from tests.citing import dated; from events.references.formatted import STYLES, formatted\n"
        "print([ascii(formatted([dated('1956-10')], style.name, 'ru')) for style in STYLES])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout and b"Gazette" in runs[0].stdout
    assert not runs[0].stderr


def test_threads_do_not_mix_their_lines() -> None:
    items = [made_up(id=f"page-{n}", title=f"Page {n}", author=f"Author {n}") for n in range(40)]
    lines: dict[int, str] = {}
    workers = [
        threading.Thread(target=lambda n=n: lines.update({n: formatted([items[n]], "sist02", "en")[0]}))
        for n in range(len(items))
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert all(f"Author {n}. “Page {n}.”" in lines[n] for n in range(len(items)))


def test_nothing_is_warned_of_or_printed(capsys: pytest.CaptureFixture[str]) -> None:
    formatted.__globals__["_style"].cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        formatted([made_up(title=f"Page of {style}") for style in NAMES], "apa", "en")
    assert capsys.readouterr() == ("", "")


def test_an_unknown_style_is_one_sentence_that_names_the_known() -> None:
    with pytest.raises(ValueError, match="style: found 'mla', wanted one of apa, chicago, chicago-notes, sist02, gost"):
        formatted([DAY], "mla", "en")


def test_a_language_without_terms_of_its_own_is_cited_in_english() -> None:
    assert "October 19" in formatted([DAY], "apa", "xx")[0]
    assert "19. Oktober" in formatted([DAY], "chicago-notes", "de")[0]


@each_style
@pytest.mark.parametrize(
    "title",
    [
        '<i>Italic</i> <script>alert("x")</script>',
        '<span class="nocase">Kept</span> and <span class="nocase">open',
        "&amp; &lt;b&gt; & “quoted” {date} {title}",
        r"\textbf{x} %s {0} $HOME `id`",
        "Points. Before // 1956. And (after)",
        "Really?",
        "None",
    ],
)
def test_markup_in_a_title_is_text(style: str, title: str) -> None:
    line = formatted([dated("1956", title=title, language="ru")], style, "en")[0]
    assert title in line
    assert "example.org/page" in line


words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(title=st.lists(words, min_size=1, max_size=4).map(" ".join), publisher=words, style=st.sampled_from(NAMES))
def test_whatever_a_title_is_it_stands_in_the_line(title: str, publisher: str, style: str) -> None:
    line = formatted([dated("1956", title=title, container=publisher, language="ja")], style, "ja")[0]
    # A point at the end of a title may be that of the style, too.
    assert title.rstrip(".,:;!? ") in line
    assert publisher.rstrip(".,:;!? ").casefold() in line.casefold()
    assert "1956" in line and "https://example.org/page" in line


def test_a_place_on_the_map_is_cited_without_an_address_and_with_one() -> None:
    event = catalogue().events[-1]
    for item in (every_own("en")[2], every_own("en")[-1]):
        for style in NAMES:
            assert (item.url or item.place) in formatted([item], style, "en")[0]
    assert every_own("en")[-2].place == f"#event={event.id}&lang=en"
    assert every_own("en")[-1].url.startswith(f"{ADDRESS}#event=")


def faults(item: Item, line: str) -> list[str]:
    """Return what is wrong with a line: something lost, said twice, doubled punctuation, markup, a stray space."""
    address = item.url or item.place
    rest = line.replace(address, "U") if address else line
    found = [f"{item.id}: lost {words!r}: {line}" for words in wanted(item) if folded(words) not in folded(rest)]
    if address not in line:
        found.append(f"{item.id}: lost the address: {line}")
    if folded(rest).count(folded(item.title)) > 1 and folded(item.title) not in folded(item.container):
        found.append(f"{item.id}: title twice: {line}")
    own = folded(" ".join((item.title, item.author, item.container, item.publisher)))
    for odd in re.findall(r"[.,;:!?]{2,}|  |^ | $| [.,;:]|[(\[] | [)\]]|\(\)|\[\]|[<>\ufdd1]|&\w+;|\bNone\b", rest):
        if odd not in own:
            found.append(f"{item.id}: {odd!r}: {line}")
    return found


def wanted(item: Item) -> list[str]:
    """Return what a reader needs to find an item, its address apart."""
    year = item.issued.text[:4] if item.issued else ""
    # A style may close a title with the point that it has already.
    return [item.title.rstrip("."), item.author, item.container or item.publisher, year, item.version]


def folded(text: str) -> str:
    """Return a text without its capitals, which a style may change, and its kinds of space."""
    return " ".join(text.split()).casefold()
