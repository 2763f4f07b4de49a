"""What a picture says of itself in its file: title, description, sources, rights, the day of its data."""
# floor 11

from collections.abc import Sequence

from geo.picture.heading import Heading, publishers_of
from geo.picture.reader import Reader
from geo.picture.standing import Standing
from geo.picture.svg import About
from geo.picture.typesetting import plain
from geo.selection import Selection


def about_of(reader: Reader, heading: Heading, days: Sequence[tuple[Selection, Standing]]) -> About:
    """The words for a picture of one day or several."""
    title = reader.say("colon").join(part for part in (heading.date, heading.title) if part)
    last = reader.atlas.catalogue.events[-1:]
    return About(
        title=plain(f"{title} · {heading.of}"),
        description=plain(" ".join([*(_day(reader, *day) for day in days), reader.say("foot.disclaimer")])),
        source=plain("; ".join(_sources(reader, days))),
        rights=plain(reader.say("picture.credit")),
        keywords=plain(
            ", ".join(" / ".join(part for part in reader.names(each) if part) for each in reader.atlas.groups)
        ),
        date=last[0].date.earliest.isoformat() if last else "",
        lang=reader.lang,
    )


def _day(reader: Reader, selection: Selection, standing: Standing) -> str:
    """Who administers which group on a day, which are claimed by both, and how many events there are by then."""
    day = reader.day(standing.day)
    holders = [
        f"{reader.names(group)[0]}{reader.say('colon')}{reader.say('hold.' + standing.holder(group.id))}"
        for group in reader.atlas.groups
    ]
    both = [reader.names(group)[0] for group in reader.atlas.groups if standing.both(group.id)]
    claimed = [f"{reader.say('key.both')}{reader.say('colon')}{reader.listed(both)}"] if both else []
    said = [
        reader.say("key.administration", date=day) + reader.say("colon") + "; ".join(holders),
        *claimed,
        reader.count("picture.begun", len(selection.begun)),
    ]
    return " ".join(f"{sentence}{'。' if reader.lang == 'ja' else '.'}" for sentence in said)


def _sources(reader: Reader, days: Sequence[tuple[Selection, Standing]]) -> list[str]:
    current = [selection.current for selection, _ in days if selection.current]
    events = [reader.source(reader.atlas.catalogue.sources[each.citations[0].source]) for each in current]
    return list(dict.fromkeys([*events, *publishers_of(reader, [standing for _, standing in days])]))
