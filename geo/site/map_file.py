"""The interactive page as one file for all languages: `#lang=ja&event=...` says what a link wants to see."""
# floor 15

from geo.page import build_page
from geo.scene import build_scene
from geo.site import addresses
from geo.site.addresses import leading
from geo.site.elements import fragment, make
from geo.site.head import tags
from geo.site.pages import Page, Picture, Site
from geo.site.speaking import Speech


def map_file(site: Site, picture: Picture | None) -> tuple[Page, bytes]:
    """The page as the site knows it, and its bytes: those of an export, with a preview and a way round it."""
    speech = Speech(site.atlas, site.langs[0])
    page = Page(
        path=addresses.MAP,
        lang=site.langs[0],
        title=speech.say("page.title"),
        description=speech.say("page.subtitle"),
        alternates={},
        main=(),
        picture=picture,
    )
    html = build_page(build_scene(site.atlas, site.langs))
    head = "".join(fragment(tag) for tag in tags(site, page))
    # Texts stand behind both places, and escaped: the first of each is the page's own.
    html = html.replace("<title>", f"{head}\n<title>", 1).replace("<body>", f"<body>\n{_around(site)}", 1)
    return page, html.encode()


def _around(site: Site) -> str:
    """The way to the plain pages for a reader without scripts."""
    links = [
        make(
            "p",
            {"lang": language.tag},
            make(
                "a",
                {"href": leading(addresses.MAP, addresses.events(language.tag))},
                Speech(site.atlas, language.tag).say("table.title"),
            ),
        )
        for language in site.atlas.languages
    ]
    return fragment(make("noscript", None, *links))
