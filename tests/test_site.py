import posixpath
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

import pytest

from events.dates import format_date
from events.locators import format_locator
from events.records import Event
from geo.site.addresses import event as event_path
from tests.driving import GROUPS, atlas
from tests.siting import BASE, events_of, own_site, pages, plain_pages, shows

LANGS = [language.tag for language in atlas().languages]
ALL = list(events_of(atlas()))
each_event = pytest.mark.parametrize(("lang", "event"), ALL, ids=[f"{event.id} {lang}" for lang, event in ALL])


def test_every_event_has_its_page_in_every_language() -> None:
    assert {event_path(lang, event.id) for lang, event in ALL} == {
        path for path in pages() if "/events/" in path and path.count("/") == 3
    }
    assert len(ALL) == len(LANGS) * len(atlas().catalogue.events) > 200


@each_event
def test_an_event_s_page_says_all_that_its_record_says(lang: str, event: Event) -> None:
    shown = shows(pages()[event_path(lang, event.id)])
    texts = [event.title, event.summary, event.note, event.scope_note, event.act and event.act.name]
    texts += [part for account in event.accounts for part in (account.point, account.text)]
    sides = [side for side in (event.positions.japan, event.positions.russia) if side] if event.positions else []
    texts += [side.text for side in sides]
    wanted = [text.in_language(lang) for text in texts if text]
    wanted += [format_date(event.date, lang), atlas().texts[lang][f"kind.{event.kind}"]]
    citations = [*event.citations, *(side.citation for side in sides)]
    located = [*citations, *event.accounts]
    wanted += [format_locator(each.locator, lang) for each in located]
    wanted += [words for each in citations for words in (each.quote, each.date_words) if words]
    wanted += atlas().calendar.lines(event.date, event.old_style, atlas().texts[lang], lang)
    for each in located:
        source = atlas().catalogue.sources[each.source]
        wanted += [source.publisher, source.title]
    assert [words for words in wanted if words not in shown] == []


@each_event
def test_an_event_s_page_leads_to_all_its_sources_and_to_the_map(lang: str, event: Event) -> None:
    page = pages()[event_path(lang, event.id)]
    found = set(page.xpath("//main//a/@href"))
    cited = [*event.citations, *event.accounts]
    urls = {atlas().catalogue.sources[each.source].url for each in cited} - {""}
    assert urls <= found
    [target] = [href for href in found if "map.html" in href]
    assert target.startswith("../../../map.html#")
    assert dict(parse_qsl(urlsplit(target).fragment)) == {"lang": lang, "event": event.id}


def test_both_sides_stand_in_equal_form_in_the_order_of_the_reader_s_alphabet() -> None:
    with_positions = [(lang, event) for lang, event in ALL if event.positions]
    assert len(with_positions) > 30
    for lang, event in with_positions:
        page = pages()[event_path(lang, event.id)]
        [frame] = page.xpath("//section[@aria-labelledby='positions']/div")
        words = atlas().texts[lang]
        states = [words[f"holder.{state}"] for state in atlas().language(lang).states]
        assert [cell.findtext("h3") for cell in frame] == states
        assert {(cell.tag, cell.get("class")) for cell in frame} == {("div", "cell")}


def test_every_group_has_its_page_with_its_events_and_every_list_has_all() -> None:
    for lang in LANGS:
        lists = {f"{lang}/events/index.html": [event.id for event in atlas().catalogue.events]}
        for group in GROUPS:
            events = [event for event in atlas().catalogue.events if group in {place.id for place in event.places}]
            lists[f"{lang}/islands/{group}/index.html"] = [event.id for event in events]
        for path, wanted in lists.items():
            links = pages()[path].xpath("//table//a/@href")
            assert [href.split("/")[-2] for href in links] == wanted
            assert wanted


def test_every_link_inside_the_site_leads_somewhere() -> None:
    broken = []
    for path, page in plain_pages().items():
        for reference in page.xpath("//body//@href | //body//@src | //head/link[@rel='stylesheet']/@href"):
            if urlsplit(reference).scheme in ("http", "https"):
                continue
            target, fragment = urldefrag(urljoin(f"x:/{path}".replace("x:", ""), reference))
            target = unquote(target.removeprefix("/"))
            anchors = set(pages()[target].xpath("//@id")) if target in pages() else None
            known = anchors is not None or (own_site().folder / target).is_file()
            anchored = not fragment or target == "map.html" or (anchors is not None and fragment in anchors)
            broken += [] if known and anchored else [(path, reference)]
    assert broken == []


def test_links_inside_the_site_are_relative_so_that_it_works_from_disk_and_from_any_folder() -> None:
    for path, page in plain_pages().items():
        found = page.xpath("//body//@href | //body//@src")
        assert [each for each in found if each.startswith(("/", BASE, "file:"))] == []
        # Nothing climbs out of the site, and a folder is named with its index: a disk has no default page.
        for each in found:
            if not urlsplit(each).scheme:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), urldefrag(each)[0]))
                assert not target.startswith("..")
                assert not each or each.startswith("#") or "." in posixpath.basename(target)


def test_a_lost_address_leads_back_by_whole_addresses() -> None:
    found = pages()["404.html"].xpath("//@href")
    assert {f"{BASE}{lang}/" for lang in LANGS} <= set(found)
    assert all(each.startswith(BASE) for each in found)


def test_pages_have_one_heading_landmarks_a_way_past_the_menu_and_a_language() -> None:
    for path, page in plain_pages().items():
        assert len(page.xpath("//h1")) == len(page.xpath("//main")) == len(page.xpath("//body/footer")) == 1, path
        assert page.xpath("//body/a[1]/@href") == ["#text"]
        assert page.xpath("//main/@id") == ["text"]
        assert page.get("lang") == (path.split("/")[0] if "/" in path else LANGS[0])
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5")]
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), path
        assert len(page.xpath("//@id")) == len(set(page.xpath("//@id"))), path
        assert not page.xpath("//img[not(@alt)] | //iframe[not(@title)] | //nav[not(@aria-label)]")
        assert not page.xpath("//script[not(@type='application/ld+json')]")
        assert not page.xpath("//@style | //style")


def test_titles_and_quotes_of_sources_are_marked_with_their_language() -> None:
    page = pages()[event_path("en", "1956-10-19-joint-declaration")]
    assert page.xpath("//a[text()='日ソ共同宣言']/@lang")[0] == "ja"
    assert page.xpath("//q/@lang")


def test_every_page_and_picture_carries_the_credit_of_the_coastlines() -> None:
    for path, page in pages().items():
        said = page.text_content() if path == "map.html" else shows(page)
        assert "OpenStreetMap" in said, path
    assert "OpenStreetMap" in (own_site().folder / "licences/ODbL-1.0.txt").read_text("utf-8") + (
        own_site().folder / "licences/LICENSE-DATA.md"
    ).read_text("utf-8")
    assert {"MIT.txt", "OFL.txt", "leaflet.txt", "ODbL-1.0.txt"} <= {
        path.name for path in (own_site().folder / "licences").iterdir()
    }
