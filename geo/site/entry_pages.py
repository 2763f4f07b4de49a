"""Where readers arrive: the choice of language, the beginning of each, the list of all events, and the lost page."""
# floor 14

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from geo.site import addresses, telling
from geo.site.addresses import leading
from geo.site.elements import document, make
from geo.site.island_page import other_names
from geo.site.listing import by_period
from geo.site.pages import Page, Picture, Site
from geo.site.speaking import Speech


def root_page(site: Site, picture: Picture | None) -> Page:
    """The choice of language, for a reader whose language nobody knows."""
    tags = site.langs
    links = []
    for language in site.atlas.languages:
        speech = Speech(site.atlas, language.tag)
        words = {"href": leading(addresses.ROOT, addresses.entry(language.tag)), "hreflang": language.tag}
        said = make("span", {"class": "small"}, speech.say("page.title"))
        links.append(make("li", {"lang": language.tag}, make("a", words, make("b", None, language.name), said)))
    speech = Speech(site.atlas, tags[0])
    return Page(
        path=addresses.ROOT,
        lang=tags[0],
        title=speech.say("site.name"),
        description=speech.say("page.subtitle"),
        alternates=_alternates(site, addresses.ROOT),
        main=(
            make("h1", None, speech.say("page.title")),
            make("p", {"class": "lead"}, speech.say("page.subtitle")),
            make("ul", {"class": "choice"}, *links),
        ),
        picture=picture,
        style="root",
    )


def _alternates(site: Site, default: str) -> dict[str, str]:
    return {**{tag: addresses.entry(tag) for tag in site.langs}, "x-default": default}


def entry_page(site: Site, lang: str, picture: Picture | None) -> Page:
    """Where a language begins: the interactive page opened in it, the groups, and the way to every event."""
    speech = Speech(site.atlas, lang)
    path = addresses.entry(lang)
    return Page(
        path=path,
        lang=lang,
        title=speech.say("page.title"),
        description=speech.say("page.subtitle"),
        alternates=_alternates(site, addresses.ROOT),
        main=(
            make(
                "header",
                {"class": "title"},
                make("h1", None, speech.say("page.title")),
                make("p", {"class": "lead"}, speech.say("page.subtitle")),
            ),
            _map(speech, path),
            _groups(speech, path),
            *_latest(speech, path),
            make("p", None, speech.say("about.what")),
        ),
        picture=picture,
        style="entry",
        frames=True,
    )


def _map(speech: Speech, path: str) -> Element:
    """The interactive page in a frame, the same file for every language, and the way to the whole window."""
    target = leading(path, addresses.MAP) + addresses.map_at(lang=speech.lang).removeprefix(addresses.MAP)
    return make(
        "div",
        {"class": "map"},
        make("iframe", {"src": target, "title": speech.say("map.label")}),
        make("p", None, make("a", {"class": "button", "href": target}, speech.say("site.whole-window"))),
    )


def _groups(speech: Speech, path: str) -> Element:
    rows = []
    for group in speech.atlas.groups:
        count = sum(any(place.id == group.id for place in event.places) for event in speech.atlas.catalogue.events)
        target = leading(path, addresses.island(speech.lang, group.id))
        name = make("a", {"href": target}, speech.name(group))
        number = make("p", {"class": "small"}, speech.count("list.events", count))
        rows.append(make("li", None, name, other_names(speech, group), number))
    heading = make("h2", {"id": "groups"}, speech.say("table.islands"))
    return make("section", {"aria-labelledby": "groups"}, heading, make("ul", {"class": "groups"}, *rows))


_LATEST = 6


def _latest(speech: Speech, path: str) -> Iterator[Element]:
    """The events that the chronology ends with, the last first, and the way to all of them."""
    events = speech.atlas.catalogue.events
    rows = []
    for event in events[: -_LATEST - 1 : -1]:
        target = leading(path, addresses.event(speech.lang, event.id))
        when = make("span", {"class": "when"}, telling.dated(speech, event.date, short=True))
        rows.append(make("li", None, when, make("a", {"href": target}, speech.title(event))))
    target = leading(path, addresses.events(speech.lang))
    every = make("a", {"class": "button", "href": target}, speech.say("panel.all"))
    heading = make("h2", {"id": "latest"}, speech.say("site.latest"))
    if rows:
        yield make("section", {"aria-labelledby": "latest"}, heading, make("ol", {"class": "latest"}, *rows), every)


def events_page(site: Site, lang: str) -> Page:
    """All events by period, and what both sides hold without a date."""
    speech = Speech(site.atlas, lang)
    path = addresses.events(lang)
    every = site.atlas.catalogue.events
    found = {tag: addresses.events(tag) for tag in site.langs}
    return Page(
        path=path,
        lang=lang,
        title=speech.say("panel.all"),
        description=f"{speech.say('page.title')}{speech.say('colon')}{speech.count('list.events', len(every))}",
        alternates={**found, "x-default": found[site.langs[0]]},
        main=(
            make("header", {"class": "title"}, make("h1", None, speech.say("panel.all"))),
            *by_period(speech, path, every),
            *_standing(speech),
        ),
        style="list",
    )


def _standing(speech: Speech) -> Iterator[Element]:
    positions = speech.atlas.catalogue.positions
    if not positions:
        return
    yield make("h2", {"class": "whole", "id": "standing"}, speech.say("positions.standing"))
    for position in positions:
        sources = speech.atlas.catalogue.sources
        publisher = sources[position.citations[0].source].publisher
        holder = publisher if position.holder == "publisher" else speech.say(f"holder.{position.holder}")
        yield make(
            "section",
            {"class": "standing"},
            make("h3", None, holder, speech.say("colon"), speech.span(position.topic)),
            speech.span(position.text, "p"),
            *(telling.cited(speech, citation) for citation in position.citations),
            *telling.accounts(speech, position.accounts, level=4, name=position.id),
        )


def lost_page(site: Site) -> bytes:
    """What a host shows for an address that is not there; it may stand anywhere, so it leads by whole addresses."""
    items = []
    for language in site.atlas.languages:
        speech = Speech(site.atlas, language.tag)
        target = addresses.public(site.base, addresses.entry(language.tag))
        said = make("h2", None, speech.say("site.lost"))
        items.append(
            make("section", {"lang": language.tag}, said, make("a", {"href": target}, speech.say("site.name")))
        )
    speech = Speech(site.atlas, site.langs[0])
    style = addresses.public(site.base, site.statics["site.css"])
    policy = f"default-src 'none'; style-src {site.base}; font-src {site.base}; base-uri 'none'; form-action 'none'"
    page = make(
        "html",
        {"lang": site.langs[0]},
        make(
            "head",
            None,
            make("meta", {"charset": "utf-8"}),
            make("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
            make("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            make("meta", {"name": "robots", "content": "noindex"}),
            make("title", None, speech.say("site.lost")),
            make("link", {"rel": "stylesheet", "href": style}),
        ),
        make("body", None, make("main", None, make("h1", None, speech.say("site.name")), *items), _credit(speech)),
    )
    return document(page).encode()


def _credit(speech: Speech) -> Element:
    return make("footer", {"class": "foot"}, make("p", None, speech.say("foot.credit")))
