"""Titles and summaries that an editor starts from: own words from a template, in every language of the map."""
# floor 13

import tomllib
from functools import cache
from pathlib import Path

from events.candidates.drafts import Draft
from events.documents.document import Document
from events.language import LANGUAGES
from events.names.actors import actor_name

_FILE = Path(__file__).resolve().parent.parent.parent / "assets" / "words" / "titles.toml"
_ACTORS = 2
# What a record's title may hold (events/texts.py).
_LONGEST = 120


@cache
def _patterns() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def titles(draft: Draft) -> dict[str, str]:
    """A title by language: the kind, who acts, and where."""
    return {lang: _title(draft, lang) for lang in LANGUAGES}


def _title(draft: Draft, lang: str) -> str:
    patterns = _patterns()
    actors = list(dict.fromkeys(actor.entry for actor in draft.passage.actors))[:_ACTORS]
    places = _places(draft, lang)
    parts = {
        "kind": patterns["kind"][draft.kind][lang],
        "actors": ("・" if lang == "ja" else ", ").join(actor_name(actor, lang) for actor in actors),
        "places": places,
    }
    form = ("both" if places else "actors") if actors else ("places" if places else "none")
    title = patterns["title"][form][lang].format(**parts)
    return title if len(title) <= _LONGEST else patterns["title"]["places"][lang].format(**parts)[:_LONGEST]


def _places(draft: Draft, lang: str) -> str:
    groups, names = draft.where.groups, _patterns()["groups"]
    if len(groups) == len(names) - 1:
        return names["all"][lang]
    separator = "・" if lang == "ja" else ", "
    return separator.join(names[group][lang] for group in names if group in groups)


def summaries(draft: Draft, document: Document) -> dict[str, str]:
    """A summary by language: who reports it, and in which paragraph."""
    pattern = _patterns()["summary"]["named" if document.publisher else "unnamed"]
    number = draft.passage.sentence.paragraph
    return {lang: pattern[lang].format(publisher=document.publisher[:80], n=number) for lang in LANGUAGES}


def row_summaries(number: int, publisher: str) -> dict[str, str]:
    """A summary by language of what a row of a table tells: who says it, "" if nobody is named, and in which row."""
    pattern = _patterns()["summary"]["row-named" if publisher else "row"]
    return {lang: pattern[lang].format(publisher=publisher[:80], n=number) for lang in LANGUAGES}
