"""The page of one event in one language: everything that the records say of it, readable without a script."""
# floor 13

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from events.records import Event
from geo.report.captions import alt_text, caption
from geo.site import addresses, telling
from geo.site.addresses import leading
from geo.site.citing import citation
from geo.site.elements import make
from geo.site.pages import Page, Picture, Site
from geo.site.speaking import Speech
from geo.view import View

WIDTH = 1200  # CSS pixels, one to a pixel of the file: what previews elsewhere ask for


def event_page(site: Site, number: int, lang: str, size: tuple[int, int]) -> Page:
    """The page of the event with a number in the catalogue; `size` is that of its picture in pixels."""
    event = site.atlas.catalogue.events[number]
    speech = Speech(site.atlas, lang)
    path = addresses.event(lang, event.id)
    picture = Picture(
        addresses.beside(path, addresses.PICTURE), *size, alt=alt_text(site.atlas, picture_view(event.id, lang), lang)
    )
    return Page(
        path=path,
        lang=lang,
        title=speech.title(event),
        description=f"{speech.date(event.date)}{speech.say('colon')}{event.summary.in_language(lang)}",
        alternates=alternates(site, event),
        main=(_article(site, speech, event, picture), _neighbours(speech, number, path)),
        kind="article",
        picture=picture,
        embed=addresses.beside(path, addresses.OEMBED),
        style="event",
        about=_about(speech, event),
    )


def alternates(site: Site, event: Event) -> dict[str, str]:
    """The page of an event in each language, and the one for readers of none."""
    found = {lang: addresses.event(lang, event.id) for lang in site.langs}
    return {**found, "x-default": addresses.event(site.langs[0], event.id)}


def picture_view(event_id: str, lang: str) -> View:
    """What the picture of an event shows."""
    return View(langs=(lang,), event=event_id, width=WIDTH, panel=False, strip=False)


def _article(site: Site, speech: Speech, event: Event, picture: Picture) -> Element:
    path = addresses.event(speech.lang, event.id)
    text = make(
        "div",
        {"class": "text"},
        speech.span(event.summary, "p", "lead"),
        speech.span(event.note, "p", "note") if event.note else None,
        telling.positions(speech, event.positions) if event.positions else None,
        *telling.accounts(speech, event.accounts),
    )
    cite = citation(site, speech, event, path)
    aside = make("div", {"class": "facts"}, _places(speech, event, path), _sources(speech, event), cite)
    return make("article", None, *_head(speech, event), _figure(speech, event, path, picture), text, aside)


def _head(speech: Speech, event: Event) -> Iterator[Element]:
    words = speech.atlas.texts[speech.lang]
    note = telling.precision(speech, event.date)
    others = speech.atlas.calendar.lines(event.date, event.old_style, words, speech.lang)
    about = " about" if set(event.date.text) & set("~?%X") else ""
    yield make(
        "header",
        {"class": "title"},
        make("p", {"class": "kind"}, speech.say(f"kind.{event.kind}")),
        speech.span(event.title, "h1"),
        make(
            "p",
            {"class": "date"},
            make("span", {"class": f"badge{about}"}, telling.dated(speech, event.date)),
            make("span", {"class": "small"}, note) if note else None,
            make("span", {"class": "small"}, " · ".join(others)) if others else None,
        ),
    )


def _figure(speech: Speech, event: Event, path: str, picture: Picture) -> Element:
    words = {"src": addresses.PICTURE, "width": str(picture.width), "height": str(picture.height)}
    fragment = addresses.map_at(lang=speech.lang, event=event.id).partition("#")[2]
    target = f"{leading(path, addresses.MAP)}#{fragment}"
    below = make(
        "figcaption",
        None,
        caption(speech.atlas, picture_view(event.id, speech.lang), speech.lang),
    )
    return make(
        "figure",
        None,
        make("img", {**words, "alt": picture.alt}),
        below,
        make("p", None, make("a", {"class": "button", "href": target}, speech.say("site.open-map"))),
    )


def _places(speech: Speech, event: Event, path: str) -> Element:
    rows = []
    for how, groups in telling.scopes(speech, event):
        for group in groups:
            target = leading(path, addresses.island(speech.lang, group.id))
            name = make("a", {"href": target}, speech.name(group))
            rows.append(make("li", None, name, " ", make("span", {"class": "small"}, how)))
    return make(
        "section",
        {"aria-labelledby": "islands"},
        make("h2", {"id": "islands"}, speech.say("table.islands")),
        make("ul", None, *rows),
        speech.span(event.scope_note, "p", "small") if event.scope_note else None,
        make("p", {"lang": speech.foreign(event.act.name)}, _act(speech, event)) if event.act else None,
    )


def _act(speech: Speech, event: Event) -> str:
    assert event.act
    return speech.say("act.place", place=event.act.name.in_language(speech.lang))


def _sources(speech: Speech, event: Event) -> Element:
    rows = [telling.cited(speech, each, "li") for each in event.citations]
    return make(
        "section",
        {"aria-labelledby": "sources"},
        make("h2", {"id": "sources"}, speech.count("cite.sources", len(event.citations))),
        make("ol", {"class": "sources"}, *rows),
    )


def _neighbours(speech: Speech, number: int, path: str) -> Element:
    """The events before and after, as the catalogue has them."""
    events = speech.atlas.catalogue.events
    links = []
    for key, relation, at in (("site.earlier", "prev", number - 1), ("site.later", "next", number + 1)):
        if 0 <= at < len(events):
            target = leading(path, addresses.event(speech.lang, events[at].id))
            when = make("span", {"class": "small"}, speech.say(key), " · ", speech.date(events[at].date, short=True))
            links.append(
                make("a", {"class": relation, "rel": relation, "href": target}, when, speech.title(events[at]))
            )
    return make("nav", {"class": "neighbours", "aria-label": speech.say("site.neighbours")}, *links)


def _about(speech: Speech, event: Event) -> Mapping[str, Any]:
    """The event for search engines; its days only where they are known."""
    days = {}
    if event.date.precision == "day" and not set(event.date.text) & set("~?%."):
        days = {"startDate": event.date.earliest.isoformat(), "endDate": event.date.latest.isoformat()}
    sources = speech.atlas.catalogue.sources
    cited = [sources[each.source] for each in event.citations]
    works = [{"@type": "CreativeWork", "name": each.title, "inLanguage": each.language} for each in cited]
    for work, each in zip(works, cited, strict=True):
        work.update({"url": each.url} if each.url else {})
    return {"about": {"@type": "Event", "name": speech.title(event), **days}, "citation": works}
