import pytest

from events.dates import EdtfDate
from events.records import Event
from events.references.items import (
    Item,
    cited_sources,
    dataset_item,
    event_item,
    source_item,
    source_items,
    text_of,
    view_item,
)
from events.references.published import published
from tests.citing import ADDRESS, catalogue, every_own, every_source

LANGS = ("en", "ja", "ru")
DECLARATION = "1956-10-19-joint-declaration"


def test_every_source_keeps_its_words_its_date_and_its_address() -> None:
    for item, source in zip(every_source(), catalogue().sources.values(), strict=True):
        assert (item.id, item.title, item.author, item.url) == (source.id, source.title, source.author, source.url)
        assert (item.issued, item.language) == (source.date, source.language)
        assert [item.container, item.publisher].count(source.publisher) == 1


@pytest.mark.parametrize(
    ("kind", "url", "wanted"),
    [
        ("news", "https://example.org/", "article-newspaper"),
        ("treaty", "https://example.org/", "treaty"),
        ("statement", "https://example.org/", "document"),
        ("official", "https://example.org/", "webpage"),
        ("reference", "https://example.org/", "webpage"),
        ("reference", "", "document"),
    ],
)
def test_a_kind_of_source_is_a_type_of_csl(kind: str, url: str, wanted: str) -> None:
    source = next(iter(catalogue().sources.values())).model_copy(update={"kind": kind, "url": url})
    assert source_item(source).type == wanted


def test_sources_of_an_event_come_once_in_the_order_of_citing() -> None:
    events = [event(DECLARATION), *catalogue().events[:5], event(DECLARATION)]
    ids = [item.id for item in source_items(events, catalogue(), "en")]
    assert len(ids) == len(set(ids))
    assert ids[0] == event(DECLARATION).citations[0].source
    assert ids == sorted(ids, key=[source for each in events for source in cited_sources(each)].index)


def test_sources_of_accounts_and_positions_are_among_them() -> None:
    for each in catalogue().events:
        ids = {item.id for item in source_items([each], catalogue(), "ja")}
        assert {account.source for account in each.accounts} <= ids
        if each.positions and each.positions.japan:
            assert each.positions.japan.citation.source in ids


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", "Japan and the USSR sign the Joint Declaration, 19 October 1956"),
        ("ja", "日本とソ連、共同宣言に署名（1956年10月19日）"),
        ("ru", "СССР и Япония подписывают Совместную декларацию, 19 октября 1956 г."),
    ],
)
def test_an_event_is_an_entry_of_the_map_with_its_date(lang: str, wanted: str) -> None:
    item = event_item(event(DECLARATION), catalogue(), lang)
    assert (item.id, item.type, item.title, item.container) == (DECLARATION, "entry", wanted, "Four Islands")
    assert item.about == event(DECLARATION).date
    assert (item.author, item.version, item.issued) == (published().author, published().version, published().released)


def test_an_address_is_left_out_where_there_is_none() -> None:
    item = event_item(event(DECLARATION), catalogue(), "en")
    assert (item.url, item.place) == ("", f"#event={DECLARATION}&lang=en")
    item = event_item(event(DECLARATION), catalogue(), "en", ADDRESS)
    assert (item.url, item.place) == (f"{ADDRESS}#event={DECLARATION}&lang=en", "")
    assert (dataset_item("en").url, dataset_item("en", ADDRESS).url) == ("", ADDRESS)


def test_a_view_is_cited_by_the_words_of_its_address() -> None:
    words = {"date": "1956-10-19", "groups": "iturup,shikotan", "source": "House & Co. #1"}
    item = view_item("Iturup", "en", words, EdtfDate.parse("1956-10"))
    assert item.place == "#date=1956-10-19&groups=iturup,shikotan&source=House%20%26%20Co.%20%231"
    assert (item.title, item.type, item.id) == ("Iturup, October 1956", "map", "four-islands-view-1956-10-19")
    assert view_item("Iturup", "en", {}, None).title == "Iturup"


def test_braces_of_a_title_stay() -> None:
    assert view_item("{date} {title} {x}", "en", {}, EdtfDate.parse("1956")).title == "{date} {title} {x}, 1956"


@pytest.mark.parametrize("lang", LANGS)
def test_the_data_set_is_called_as_the_page_is(lang: str) -> None:
    item = dataset_item(lang)
    assert item.title.startswith("Four Islands") and item.title.endswith(text_of(lang, "page.title"))
    assert (item.type, item.language) == ("dataset", lang)


def test_ids_are_ascii_and_unique_over_all_that_can_be_cited() -> None:
    ids = [item.id for item in [*every_source(), *every_own("en")]]
    assert all(each.isascii() and each.replace("-", "").isalnum() for each in ids)
    # The data set and one event stand there twice, with an address and without.
    assert len(ids) - len(set(ids)) == 2


def test_items_can_be_told_apart_and_kept() -> None:
    one, other = (Item("a", "webpage", "A", "en", url=url) for url in ("https://a.example/", "https://b.example/"))
    assert len({one, other, one}) == 2


def event(name: str) -> Event:
    """Return an event of the catalogue."""
    return next(each for each in catalogue().events if each.id == name)
