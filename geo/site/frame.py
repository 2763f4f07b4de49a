"""What stands round every page: the way to its text, to other pages and to other languages, and whose data it is."""
# floor 10

from xml.etree.ElementTree import Element

from geo.site import addresses
from geo.site.addresses import leading
from geo.site.elements import document, link, make
from geo.site.head import head
from geo.site.pages import Page, Site
from geo.site.speaking import Speech

OSM = "https://www.openstreetmap.org/copyright"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def rendered(site: Site, page: Page) -> bytes:
    """The bytes of a page."""
    speech = Speech(site.atlas, page.lang)
    body = make(
        "body",
        {"class": page.style or None},
        make("a", {"class": "skip", "href": "#text"}, speech.say("site.skip")),
        _header(site, page, speech),
        make("main", {"id": "text", "tabindex": "-1"}, *page.main),
        _footer(site, page, speech),
    )
    return document(make("html", {"lang": page.lang}, head(site, page), body)).encode()


def _header(site: Site, page: Page, speech: Speech) -> Element:
    places = [
        (addresses.entry(page.lang), "", speech.say("site.name"), "name"),
        (addresses.events(page.lang), "", speech.say("site.events"), None),
        (addresses.MAP, "#" + addresses.map_at(lang=page.lang).partition("#")[2], speech.say("site.map"), None),
    ]
    links = [
        make(
            "a",
            {
                "class": css,
                "href": leading(page.path, path) + fragment,
                "aria-current": "page" if path == page.path else None,
            },
            text,
        )
        for path, fragment, text, css in places
    ]
    return make(
        "header",
        {"class": "head"},
        make("nav", {"class": "pages", "aria-label": speech.say("site.pages")}, *links),
        _switch(site, page, speech),
    )


def _switch(site: Site, page: Page, speech: Speech) -> Element:
    """The same page in each language; a page that is in one only leads to where the others begin."""
    links = []
    for language in site.atlas.languages:
        target = page.alternates.get(language.tag, addresses.entry(language.tag))
        here = language.tag == page.lang
        words = {"href": leading(page.path, target), "lang": language.tag, "hreflang": language.tag}
        links.append(make("a", {**words, "aria-current": "true" if here else None}, language.name))
    return make("nav", {"class": "languages", "aria-label": speech.say("page.language")}, *links)


def _footer(site: Site, page: Page, speech: Speech) -> Element:
    dumps = [make("a", {"href": leading(page.path, dump.path)}, dump.label) for dump in site.dumps]
    return make(
        "footer",
        {"class": "foot"},
        make("p", None, speech.say("foot.disclaimer"), " ", speech.say("about.scope")),
        make(
            "p",
            None,
            speech.say("foot.coast"),
            link(OSM, speech.say("foot.credit")),
            " · ",
            link(CC_BY, speech.say("site.texts")),
            " · ",
            make("a", {"href": leading(page.path, LICENCES)}, speech.say("about.licences")),
        ),
        make("p", None, speech.say("site.data"), speech.say("colon"), *_spaced(dumps)) if dumps else None,
    )


LICENCES = "licences/LICENSE-DATA.md"


def _spaced(links: list[Element]) -> list[Element | str]:
    spaced: list[Element | str] = []
    for number, each in enumerate(links):
        spaced += [" · ", each] if number else [each]
    return spaced
