"""The head of a page: what search engines, link previews and readers of oEmbed look for."""
# floor 9

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from geo.packing import json_block
from geo.site.addresses import leading, public
from geo.site.elements import make
from geo.site.pages import Page, Site
from geo.site.speaking import Speech

_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"


def head(site: Site, page: Page) -> Element:
    """The whole head of a page of the site."""
    policy = f"{_POLICY}; frame-src 'self'" if page.frames else _POLICY
    return make(
        "head",
        None,
        make("meta", {"charset": "utf-8"}),
        make("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        make("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        make("meta", {"name": "color-scheme", "content": "light dark"}),
        make("title", None, titled(site, page)),
        make("meta", {"name": "description", "content": page.description}),
        make("link", {"rel": "stylesheet", "href": leading(page.path, site.statics["site.css"])}),
        *tags(site, page),
    )


def titled(site: Site, page: Page) -> str:
    """The title of a page in a row of others."""
    name = Speech(site.atlas, page.lang).say("site.name")
    return page.title if page.title == name else f"{page.title} · {name}"


def tags(site: Site, page: Page) -> Iterator[Element]:
    """Where the page has its home, in which languages it is there, and how it looks in a preview."""
    yield _link("canonical", public(site.base, page.path))
    yield from (_link("alternate", public(site.base, path), hreflang=lang) for lang, path in page.alternates.items())
    if page.embed:
        target = public(site.base, page.embed)
        yield _link("alternate", target, type="application/json+oembed", title=page.title)
    for dump in site.dumps:
        yield _link("alternate", public(site.base, dump.path), type=dump.media_type)
    yield from (make("meta", {"property": name, "content": text}) for name, text in _open_graph(site, page))
    yield from (make("meta", {"name": name, "content": text}) for name, text in _card(site, page))
    if page.about:
        yield make("script", {"type": "application/ld+json"}, json_block(_told(site, page)))


def _link(relation: str, target: str, **more: str) -> Element:
    return make("link", {"rel": relation, **more, "href": target})


def _open_graph(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    speech = Speech(site.atlas, page.lang)
    yield "og:type", page.kind
    yield "og:site_name", speech.say("site.name")
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:url", public(site.base, page.path)
    yield "og:locale", speech.territory()
    for lang in page.alternates:
        if lang not in (page.lang, "x-default"):
            yield "og:locale:alternate", Speech(site.atlas, lang).territory()
    if page.picture:
        yield "og:image", public(site.base, page.picture.path)
        yield "og:image:type", "image/png"
        yield "og:image:width", str(page.picture.width)
        yield "og:image:height", str(page.picture.height)
        yield "og:image:alt", page.picture.alt


def _card(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    yield "twitter:card", "summary_large_image" if page.picture else "summary"
    yield "twitter:title", page.title
    yield "twitter:description", page.description
    if page.picture:
        yield "twitter:image", public(site.base, page.picture.path)
        yield "twitter:image:alt", page.picture.alt


def _told(site: Site, page: Page) -> Mapping[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": page.lang,
        "url": public(site.base, page.path),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        **({"image": public(site.base, page.picture.path)} if page.picture else {}),
        **page.about,
    }
