import gzip
import json
import posixpath
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from lxml.html import fragment_fromstring

from events.records import Event
from geo.site.addresses import event as event_path
from geo.site.placing import MANIFEST, packed
from tests.driving import atlas
from tests.siting import BASE, SIZE, events_of, files_in, own_site, pages, plain_pages

LANGS = [language.tag for language in atlas().languages]
ALL = list(events_of(atlas()))
each_event = pytest.mark.parametrize(("lang", "event"), ALL, ids=[f"{event.id} {lang}" for lang, event in ALL])


def meta(path: str, attribute: str, name: str) -> list[str]:
    found: list[str] = pages()[path].xpath(f"//head/meta[@{attribute}='{name}']/@content")
    return found


def alternates(path: str) -> dict[str, str]:
    links = pages()[path].xpath("//head/link[@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def test_the_head_of_every_page_is_complete() -> None:
    for path, page in plain_pages().items():
        [canonical] = page.xpath("//head/link[@rel='canonical']/@href")
        assert canonical == BASE + path.removesuffix("index.html")
        assert meta(path, "property", "og:url") == [canonical]
        [title] = meta(path, "property", "og:title")
        assert page.findtext("head/title").startswith(title)
        [description] = meta(path, "name", "description")
        assert (
            description == meta(path, "property", "og:description")[0] == meta(path, "name", "twitter:description")[0]
        )
        [locale] = meta(path, "property", "og:locale")
        others = meta(path, "property", "og:locale:alternate")
        assert len({locale, *others}) == len(LANGS) == len(others) + 1
        assert all(len(each) == 5 and each[2] == "_" for each in (locale, *others))
        [policy] = meta(path, "http-equiv", "Content-Security-Policy")
        assert policy.startswith("default-src 'none';") and "script-src" not in policy and "unsafe" not in policy
        assert page.xpath("//head/link[@type='application/geo+json']/@href") == [f"{BASE}data/events.geojson"]
        json.loads("".join(page.xpath("//head/script/text()")) or "{}")


def test_languages_of_a_page_lead_to_each_other_and_back() -> None:
    for path in plain_pages():
        found = alternates(path)
        assert list(found) == [*LANGS, "x-default"]
        for lang in LANGS:
            other = found[lang].removeprefix(BASE) + "index.html"
            assert pages()[other].get("lang") == lang
            assert alternates(other) == found


@each_event
def test_previews_and_embedding_of_an_event(lang: str, event: Event) -> None:
    path = event_path(lang, event.id)
    folder = f"{BASE}{posixpath.dirname(path)}"
    picture = {
        **{"og:type": "article", "og:image": f"{folder}/image.png", "og:image:type": "image/png"},
        **{"og:image:width": str(SIZE[0]), "og:image:height": str(SIZE[1])},
    }
    assert {name: meta(path, "property", name)[0] for name in picture} == picture
    assert meta(path, "property", "og:image:alt") == pages()[path].xpath("//figure/img/@alt")
    assert meta(path, "name", "twitter:card") == ["summary_large_image"]
    assert not [name for name in pages()[path].xpath("//meta/@property") if "time" in name or "date" in name]
    [embed] = pages()[path].xpath("//head/link[@type='application/json+oembed']/@href")
    answer = json.loads((own_site().folder / embed.removeprefix(BASE)).read_text(encoding="utf-8"))
    # oEmbed 1.0, 2.3.4: what a rich answer must have, and a thumbnail with all three members or none.
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert all(isinstance(answer[name], int) for name in ("width", "height", "thumbnail_width", "thumbnail_height"))
    assert answer["thumbnail_url"] == f"{folder}/image.png"
    assert answer["title"] == event.title.in_language(lang)
    frame = fragment_fromstring(answer["html"])
    assert (frame.tag, frame.get("sandbox"), frame.get("title")) == (
        "iframe",
        "allow-scripts allow-popups",
        answer["title"],
    )
    address = urlsplit(frame.get("src"))
    assert frame.get("src").startswith(f"{BASE}map.html#")
    assert dict(parse_qsl(address.fragment)) == {"lang": lang, "event": event.id}


def test_the_sitemap_is_every_page_with_its_languages() -> None:
    root = ElementTree.parse(own_site().folder / "sitemap.xml").getroot()
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {}
    for entry in root.findall("s:url", spaces):
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", spaces)}
        found[entry.findtext("s:loc", "", spaces)] = links
    wanted = {BASE + path.removesuffix("index.html"): alternates(path) for path in pages() if path != "404.html"}
    assert found == wanted
    assert len(root) == len(wanted)
    # The records do not say when they were changed.
    assert not root.findall(".//s:lastmod", spaces)
    robots = (own_site().folder / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {BASE}sitemap.xml" in robots.splitlines()


def test_citations_of_an_event_lead_to_its_own_page() -> None:
    for lang, event in ALL[:9]:
        folder = own_site().folder / posixpath.dirname(event_path(lang, event.id))
        address = f"{BASE}{posixpath.dirname(event_path(lang, event.id))}/"
        first, *sources = json.loads((folder / "citation.csl.json").read_text(encoding="utf-8"))
        assert first["URL"] == address
        assert len(sources) == len({each.source for each in [*event.citations, *event.accounts]})
        assert address in (folder / "citation.ris").read_text(encoding="utf-8")
        assert event.id in (folder / "citation.bib").read_text(encoding="utf-8")
        cited = pages()[event_path(lang, event.id)].xpath("//section[@aria-labelledby='cite']//p[@class='cite']")
        assert len(cited) == 5
        assert all(address.rstrip("/") in line.text_content() for line in cited)


def test_the_manifest_names_every_file_and_a_text_s_twin_is_the_same_text() -> None:
    found = files_in(own_site().folder)
    manifest = json.loads(found.pop(MANIFEST))
    twins = {path for path in found if path.endswith(".gz")}
    assert [entry["path"] for entry in manifest["files"]] == sorted(found.keys() - twins)
    assert {entry["path"]: entry["bytes"] for entry in manifest["files"]} == {
        path: len(content) for path, content in found.items() if path not in twins
    }
    assert len(twins) > len(pages())
    for twin in twins - {f"{MANIFEST}.gz"}:
        assert gzip.decompress(found[twin]) == found[twin.removesuffix(".gz")]
        assert found[twin] == packed(found[twin.removesuffix(".gz")])
        assert len(found[twin]) < len(found[twin.removesuffix(".gz")])
