"""What an editor typed about a candidate, checked: a new content, and what is still wrong with it, field by field."""
# floor 15

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from events.dates import EdtfDate
from events.language import LANGUAGES
from events.publishing_copies import copied, tokens
from events.records import Kind, Scope
from events.texts import Words

GROUPS = ("iturup", "kunashir", "shikotan", "habomai")
# A position is what a side holds: it needs no day.
POSITION = "position"
KINDS: tuple[str, ...] = (*get_args(Kind), POSITION)
SCOPES: tuple[str, ...] = get_args(Scope)
LIMITS = {"titles": 120, "summaries": 400}

_LONGEST = 4_000
_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029\u3000]+")
_WORDS: TypeAdapter[str] = TypeAdapter(Words)


def edited(content: Mapping[str, Any], typed: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A candidate's content with what was typed into its form; `language` is that of the document.

    `typed` comes from a browser: fields that are not of the form, and values that are of no use, are left out. A date
    or islands that an editor has changed have the basis "editor" or the one chosen.
    """
    new = dict(content)
    if isinstance(typed.get("date"), str):
        date = tidy(typed["date"]) or None
        if date != content.get("date"):
            new |= {"date": date, "date_basis": "editor" if date else "unresolved", "date_anchor": "", "date_why": ""}
    new |= _placed(content, typed)
    if typed.get("kind") in KINDS:
        new["kind"] = typed["kind"]
    for field in LIMITS:
        new[field] = _texts(content.get(field), typed.get(field))
    new["title"] = new["titles"].get(language) or content.get("title", "")
    return new


def _placed(content: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """The fields about islands that change: each group keeps how it is known unless the editor says it anew."""
    chosen = typed.get("places")
    old = [group for group in GROUPS if group in content.get("places", [])]
    places = [group for group in GROUPS if group in chosen] if isinstance(chosen, list) else old
    basis = typed.get("place_basis")
    if basis not in SCOPES:
        basis = shown_scope(content)
    anew = basis != shown_scope(content)
    if places == old and not anew:
        return {}
    scopes = {} if anew else content.get("place_scopes", {})
    new = {"places": places, "place_scopes": {group: scopes.get(group, basis) for group in places}}
    return {**new, "place_basis": basis} if anew or not old else new


def shown_scope(content: Mapping[str, Any]) -> str:
    """How the islands of a candidate are known, in the words that a record has for it."""
    basis = content.get("place_basis")
    return basis if basis in SCOPES else "inferred"


def _texts(old: object, typed: object) -> dict[str, str]:
    """The texts by language: those typed where there are any."""
    kept = old if isinstance(old, Mapping) else {}
    given = typed if isinstance(typed, Mapping) else {}
    both = {lang: given.get(lang, kept.get(lang, "")) for lang in LANGUAGES}
    return {lang: tidy(text) if isinstance(text, str) else "" for lang, text in both.items()}


def tidy(text: str) -> str:
    """One line of plain text: spaces single, letters composed, control characters gone."""
    line = _SPACE.sub(" ", unicodedata.normalize("NFC", text[:_LONGEST]))
    return "".join(char for char in line if unicodedata.category(char) != "Cc").strip(" \u00a0")


def wrong(content: Mapping[str, Any], whole: bool, text: str) -> dict[str, str]:
    """What is wrong, as field ("date", "titles.ja") and key of a sentence; `text` is that of the document.

    With `whole` what is missing or copied counts too: what goes on the map has a date, islands, and all its texts,
    none of which has more than eight words in a row of the document.
    """
    found = [*_wrong_date(content, whole), *_wrong_places(content, whole), *_wrong_texts(content, whole)]
    return {**(dict(_copied(content, text)) if whole else {}), **dict(found)}


def _wrong_date(content: Mapping[str, Any], whole: bool) -> Iterator[tuple[str, str]]:
    date = content.get("date")
    if date:
        try:
            EdtfDate.parse(date)
        except ValueError:
            yield "date", "documents.bad-date"
    elif whole and content.get("kind") != POSITION:
        yield "date", "documents.no-date"


def _wrong_places(content: Mapping[str, Any], whole: bool) -> Iterator[tuple[str, str]]:
    if whole and not content.get("places"):
        yield "places", "documents.no-places"


def _wrong_texts(content: Mapping[str, Any], whole: bool) -> Iterator[tuple[str, str]]:
    for field, limit in LIMITS.items():
        for lang in LANGUAGES:
            text = content.get(field, {}).get(lang, "")
            if len(text) > limit:
                yield f"{field}.{lang}", "documents.too-long"
            elif text and not _plain(text):
                yield f"{field}.{lang}", "documents.bad-text"
            elif whole and not text:
                yield f"{field}.{lang}", "documents.no-text"


def _copied(content: Mapping[str, Any], text: str) -> Iterator[tuple[str, str]]:
    # Texts that were written for this map come back in its own exports.
    document = "" if content.get("own_words") else " ".join(tokens(text))
    for field in LIMITS:
        for lang, words in content.get(field, {}).items():
            if copied(words, document):
                yield f"{field}.{lang}", "documents.copied"


def _plain(text: str) -> bool:
    try:
        _WORDS.validate_python(text)
    except ValidationError:
        return False
    return True


def passages(content: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The spans of a document that a candidate rests on, its own first; malformed ones are left out."""
    entries: Sequence[Any] = [content, *(content.get("also") or [])]
    spans = [(each.get("start"), each.get("end")) for each in entries if isinstance(each, Mapping)]
    return [(start, end) for start, end in spans if isinstance(start, int) and isinstance(end, int) and start < end]
