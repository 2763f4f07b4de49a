"""The page of one group of islands: its names and figures, who administered and who claims it, and its history."""
# floor 11

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from events.citations import Citation
from events.holdings import Administration, Claim, Span
from events.records import Event
from geo.groups import Group, Named
from geo.site import addresses, telling
from geo.site.elements import link, make
from geo.site.listing import by_period
from geo.site.pages import Page, Site
from geo.site.speaking import Speech


def island_page(site: Site, group: Group, lang: str) -> Page:
    """The page of a group in a language."""
    speech = Speech(site.atlas, lang)
    path = addresses.island(lang, group.id)
    events = [event for event in site.atlas.catalogue.events if any(place.id == group.id for place in event.places)]
    found = {each: addresses.island(each, group.id) for each in site.langs}
    name = speech.name(group)
    others = " · ".join(other for _, other in speech.other_names(group))
    return Page(
        path=path,
        lang=lang,
        title=name,
        description=f"{name} ({others}){speech.say('colon')}{speech.count('list.history', len(events))}",
        alternates={**found, "x-default": found[site.langs[0]]},
        main=(_head(speech, group), *_holdings(speech, group), *_history(speech, path, events)),
        style="island",
    )


def _head(speech: Speech, group: Group) -> Element:
    return make(
        "header",
        {"class": "title"},
        make("h1", None, speech.name(group)),
        other_names(speech, group),
        make("dl", {"class": "figures"}, *_figures(speech, group)),
        make("p", None, make("a", {"class": "button", "href": _map(speech, group)}, speech.say("site.open-map"))),
    )


def _map(speech: Speech, group: Group) -> str:
    at = addresses.map_at(lang=speech.lang, island=group.id)
    return addresses.leading(addresses.island(speech.lang, group.id), addresses.MAP) + at.removeprefix(addresses.MAP)


def other_names(speech: Speech, named: Named) -> Element:
    """The names of the second line of a label, each in its own language."""
    words: list[Element | str] = []
    for number, (tag, name) in enumerate(speech.other_names(named)):
        words += [" · "] if number else []
        words.append(make("span", {"lang": tag}, name))
    return make("p", {"class": "others"}, *words)


def _figures(speech: Speech, group: Group) -> Iterator[Element]:
    """Published figures, each with its date and source."""
    if group.area:
        area = speech.say("unit.km2", n=speech.number(group.area.km2))
        yield from _figure(speech, area, speech.say("figure.area"), group.area.source)
    points = {point.id: point for point in speech.atlas.points}
    for height in group.highest:
        name = speech.name(points[height.point]) if height.point in points else height.point
        metres = speech.say("unit.m", n=speech.number(height.metres))
        yield from _figure(speech, metres, speech.say("figure.highest", name=name), height.source)
    for people in group.population:
        when = speech.say("figure.people", date=speech.date(people.date))
        yield from _figure(speech, speech.number(people.people), when, people.source)


def _figure(speech: Speech, figure: str, what: str, source_id: str) -> Iterator[Element]:
    source = speech.atlas.catalogue.sources.get(source_id)
    cite = make("span", {"class": "cite"}, link(source.url, source.title, source.language)) if source else None
    yield make("div", None, make("dt", None, what), make("dd", None, figure), make("dd", None, cite) if cite else None)


def _holdings(speech: Speech, group: Group) -> Iterator[Element]:
    """Who acted on the ground, and who says it is theirs: two lists, never one."""
    catalogue = speech.atlas.catalogue
    held = [record for record in catalogue.administrations if group.id in record.places]
    claims = [record for record in catalogue.claims if group.id in record.places]
    claims.sort(key=lambda record: (speech.language.states.index(record.claimant), record.first))
    yield from _spans(speech, "rule.administration", sorted(held, key=lambda record: record.first))
    yield from _spans(speech, "rule.claim", claims)


def _spans(speech: Speech, key: str, records: Sequence[Administration | Claim]) -> Iterator[Element]:
    if not records:
        return
    name = key.replace(".", "-")
    yield make(
        "section",
        {"class": "holding", "aria-labelledby": name},
        make("h2", {"id": name}, speech.say(key)),
        make("ul", {"class": "spans"}, *(_span(speech, record) for record in records)),
    )


def _span(speech: Speech, record: Administration | Claim) -> Element:
    said = record.note if isinstance(record, Administration) else record.text
    cites: Sequence[Citation] = record.citations
    return make(
        "li",
        None,
        make("p", {"class": "when"}, *_ends(speech, record)),
        make("p", None, make("b", {"lang": speech.foreign(record.title)}, record.title.in_language(speech.lang))),
        speech.span(said, "p") if said else None,
        *(telling.cited(speech, citation) for citation in cites),
    )


def _ends(speech: Speech, span: Span) -> list[Element | str]:
    """From the day it begins to the day on which it holds no more, as the language writes a range."""
    words = speech.language.dates
    if span.since and span.until:
        return [telling.dated(speech, span.since), words.range, telling.dated(speech, span.until)]
    end = span.since or span.until
    before, _, after = (words.since if span.since else words.until).partition("{}")
    return [before, telling.dated(speech, end), after] if end else []


def _history(speech: Speech, path: str, events: Sequence[Event]) -> list[Element]:
    heading = make("h2", {"class": "whole"}, speech.count("list.history", len(events)))
    return [heading, *by_period(speech, path, events)]
