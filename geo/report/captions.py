"""Title, caption and alternative text of what a view shows, as plain text in the reader's language.

Who administers and who claims stand in sentences of their own, both states in the same form, and nothing is said that
the records of that day do not say.
"""
# floor 11

from collections.abc import Iterable, Iterator, Sequence

from events.dates import EdtfDate, format_date
from events.records import Event
from geo.atlas import Atlas
from geo.groups import Group
from geo.report.facts import Day, changes_within, shown, states
from geo.report.phrases import Phrases
from geo.selection import period_of
from geo.view import View

ALT_LENGTH = 600  # characters; what a screen reader still reads in one go
_PUBLISHERS = 4  # named in a caption; the rest is counted
_DATES = 3  # of a storyboard, named in its title


def title(atlas: Atlas, view: View, lang: str) -> str:
    """What the picture is called: the event that is asked for, or the islands and the date or the period."""
    words = Phrases(atlas, lang, view.viewpoint)
    days = shown(atlas, view, lang)
    period = None if view.event or view.dates else period_of(view)
    dates = [format_date(period, lang)] if period else [_day_of(day, lang) for day in days]
    if len(dates) > _DATES:
        dates = [atlas.language(lang).dates.range.join((dates[0], dates[-1]))]
    if view.event and days[0].events:
        what = days[0].events[0].title.in_language(lang)
    elif view.island:
        what = words.name(_group(atlas, view.island))
    else:
        what = words.say("page.title") if view.viewpoint == "neutral" else words.listed(map(words.name, atlas.groups))
    return words.say("caption.title", {"what": what, "date": words.listed(dates)})


def caption(atlas: Atlas, view: View, lang: str) -> str:
    """The caption by itself: what the picture shows, publishers of its sources, disclaimer and credit."""
    words = Phrases(atlas, lang, view.viewpoint)
    return words.text([statement(atlas, view, lang), _sources(atlas, view, lang), closing(words)])


def statement(atlas: Atlas, view: View, lang: str) -> str:
    """The caption without sources, disclaimer and credit."""
    words = Phrases(atlas, lang, view.viewpoint)
    days = shown(atlas, view, lang)
    names = words.listed(map(words.both_names, atlas.groups))
    if len(days) > 1:
        head = [words.say("caption.lead-several", {"names": names})]
        head += [_panel(atlas, words, day) for day in days]
    else:
        head = [words.say("caption.lead", {"names": names, "date": _day_of(days[0], lang)})]
        head += [_held(words, days[0]), _first_day(atlas, words, days[0])]
    rest = [*_asked(atlas, words, view), _shown(words, days[-1], view)]
    lines = words.say("key.lines") if any(day.boundaries for day in days) else ""
    return words.text([*head, _told(words, days, len(days) > 1), *rest, lines])


def closing(words: Phrases) -> str:
    """The disclaimer and the credit."""
    return words.text([words.say("foot.disclaimer"), words.say("caption.credit")])


def alt_text(atlas: Atlas, view: View, lang: str) -> str:
    """The picture in words for somebody who does not see it, at most `ALT_LENGTH` characters."""
    words = Phrases(atlas, lang, view.viewpoint)
    days = shown(atlas, view, lang)
    spoken = {group.id: words.spoken_names(group) for group in atlas.groups}
    where = words.say("caption.alt.where-several" if len(days) > 1 else "caption.alt.where", spoken)
    dates = [_shown_date(atlas, day, lang) for day in days]
    sentences = [where, *_fills(words, days, dates), *_hatches(words, days, dates)]
    # The events of the last map only: of all there is no room for them.
    sentences += [_told(words, days[-1:], len(days) > 1), _place(words, days[-1])]
    sentences += [_lines(atlas, words, days, dates), *_asked(atlas, words, view), _shown(words, days[-1], view)]
    return _within(words, [sentence for sentence in sentences if sentence])


def _within(words: Phrases, sentences: Sequence[str]) -> str:
    """As many whole sentences as there is room for, those that say most first; the first is cut if it must be."""
    kept: list[str] = []
    for sentence in sentences:
        if len(words.text([*kept, sentence])) <= ALT_LENGTH:
            kept.append(sentence)
    return words.text(kept) or sentences[0][: ALT_LENGTH - 1] + "…"


def _day_of(day: Day, lang: str) -> str:
    return format_date(day.date, lang)


def _shown_date(atlas: Atlas, day: Day, lang: str) -> str:
    """The date of what is on the map: the first day of a date in which that changes."""
    return _first(day, lang) if changes_within(atlas, day.date) else _day_of(day, lang)


def _panel(atlas: Atlas, words: Phrases, day: Day) -> str:
    text = words.text([_held(words, day), _first_day(atlas, words, day)])
    return words.say("caption.panel", {"date": _day_of(day, words.lang), "text": text})


def _held(words: Phrases, day: Day) -> str:
    """Who administers; then, in a sentence of its own, who claims."""
    claims = words.say("caption.claims", {"who": _who(words, day.claims)}) if day.claims else ""
    administered = words.say("caption.administration", {"who": _who(words, day.administrations)})
    return words.text([administered, claims or words.say("caption.no-claims")])


def _who(words: Phrases, holders: Iterable[tuple[str, list[Group]]]) -> str:
    """Holders with their groups; those with the same groups stand together."""
    found: dict[str, list[str]] = {}
    for holder, groups in holders:
        found.setdefault(words.groups(groups), []).append(words.say(f"caption.hold.{holder}"))
    return words.joined(
        words.say("caption.bracket", {"what": words.listed(names), "more": groups}) for groups, names in found.items()
    )


def _first_day(atlas: Atlas, words: Phrases, day: Day) -> str:
    """Which day it is that a coarser date stands for, where that makes a difference."""
    changes = changes_within(atlas, day.date)
    return words.say("caption.first-day", {"day": _first(day, words.lang)}) if changes else ""


def _told(words: Phrases, days: Sequence[Day], dated: bool) -> str:
    """Titles of events, each with its date if `dated`, else where it is not the one that is already said."""
    events = {event.id: _event(words, event, None if dated else day.date) for day in days for event in day.events}
    return words.count("caption.event", len(events), {"titles": words.joined(events.values())}) if events else ""


def _event(words: Phrases, event: Event, said: EdtfDate | None) -> str:
    """A title, and the event's date where that is not the one already said."""
    named = event.title.in_language(words.lang)
    if said and event.date.text == said.text:
        return named
    return words.say("caption.bracket", {"what": named, "more": format_date(event.date, words.lang)})


def _asked(atlas: Atlas, words: Phrases, view: View) -> Iterator[str]:
    """What the reader has set: island, viewpoint, period and filters."""
    yield _highlight(atlas, words, view)
    viewpoint = words.viewpoint()
    if viewpoint:
        yield viewpoint.note.in_language(words.lang)
    period = period_of(view)
    if period:
        yield _set(words, "filter.period", format_date(period, words.lang))
    if view.kinds:
        yield _set(words, "filter.kinds", words.listed(words.say(f"kind.{kind}") for kind in view.kinds))
    if view.groups:
        chosen = words.groups(group for group in atlas.groups if group.id in view.groups)
        yield _set(words, "filter.groups", chosen)
    if view.publisher:
        yield words.say("caption.publisher", {"name": view.publisher})


def _set(words: Phrases, key: str, value: str) -> str:
    return words.say("caption.set", {"what": words.say(key), "value": value})


def _highlight(atlas: Atlas, words: Phrases, view: View) -> str:
    if not view.island:
        return ""
    return words.say("caption.highlighted", {"name": words.both_names(_group(atlas, view.island))})


def _group(atlas: Atlas, island: str) -> Group:
    return next(group for group in atlas.groups if group.id == island)


def _shown(words: Phrases, day: Day, view: View) -> str:
    """How many events there are by the day, and of what."""
    narrowed = view.kinds or view.groups or view.publisher
    key = "-chosen" if narrowed else "-in-period" if period_of(view) else ""
    return words.say(
        f"caption.begun{key}", {"day": _first(day, words.lang), "n": words.number(len(day.selection.begun))}
    )


def _first(day: Day, lang: str) -> str:
    return format_date(EdtfDate.parse(day.selection.day.isoformat()), lang)


def _fills(words: Phrases, days: Iterable[Day], dates: Iterable[str]) -> Iterator[str]:
    """Who administers; days on which that is the same stand together."""
    key = "caption.alt.fill"
    for who, when in _dated(words, (_who(words, day.administrations) for day in days), dates):
        yield words.say(key, {"who": who, "date": when})
        key = "caption.alt.fill-next"


def _hatches(words: Phrases, days: Iterable[Day], dates: Iterable[str]) -> Iterator[str]:
    """Groups that both states claim."""
    for groups, when in _dated(words, (_both(words, day) for day in days), dates):
        yield words.say("caption.alt.hatch", {"groups": groups, "date": when}) if groups else ""


def _both(words: Phrases, day: Day) -> str:
    hatched = [group for group in day.claims[0][1] if group in day.claims[1][1]] if len(day.claims) > 1 else []
    return words.groups(hatched) if hatched else ""


def _dated(words: Phrases, said: Iterable[str], dates: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is said of several days, once, with their dates."""
    found: dict[str, list[str]] = {}
    for text, date in zip(said, dates, strict=True):
        found.setdefault(text, []).append(date)
    yield from ((text, words.listed(when)) for text, when in found.items())


def _place(words: Phrases, day: Day) -> str:
    places = dict.fromkeys(event.act.name.in_language(words.lang) for event in day.events if event.act)
    key = "caption.alt.places" if len(places) > 1 else "caption.alt.place"
    return words.say(key, {"place": words.joined(places)}) if places else ""


def _lines(atlas: Atlas, words: Phrases, days: Sequence[Day], dates: Sequence[str]) -> str:
    """Boundary lines; of several maps with their dates."""
    found = [(what, when) for what, when in _dated(words, (_roles(atlas, words, day) for day in days), dates) if what]
    dated = [words.say("caption.bracket", {"what": what, "more": when}) for what, when in found]
    lines = words.joined(dated if len(days) > 1 else [what for what, _ in found])
    return words.say("caption.alt.lines", {"lines": lines}) if lines else ""


def _roles(atlas: Atlas, words: Phrases, day: Day) -> str:
    """Lines by their role; the two sides' in the order of the language."""
    roles = dict.fromkeys(boundary.role for boundary in day.boundaries)
    neutral = [role for role in roles if role in ("treaty", "control")]
    sides = states(atlas, words.lang, [role for role in roles if role not in neutral])
    return words.listed(words.say(f"caption.line.{role}") for role in [*neutral, *sides])


def _sources(atlas: Atlas, view: View, lang: str) -> str:
    """Publishers of what the caption says, the first few by name."""
    words = Phrases(atlas, lang, view.viewpoint)
    records = [record for day in shown(atlas, view, lang) for record in (*day.events, *day.records)]
    cited = (citation.source for record in records for citation in record.citations)
    names = list(dict.fromkeys(atlas.catalogue.sources[source].publisher for source in cited))
    if not names:
        return ""
    named = words.joined(names[:_PUBLISHERS])
    more = len(names) - _PUBLISHERS
    whole = words.say("caption.more", {"names": named, "n": words.number(more)}) if more > 0 else named
    return words.count("caption.sources", len(names), {"names": whole})
