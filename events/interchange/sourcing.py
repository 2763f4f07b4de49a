"""What rows say of their sources: web addresses, titles, publishers; citations as the catalogue has them."""
# floor 8

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from events.citations import Citation
from events.dates import EdtfDate
from events.identifiers import LanguageTag, WebAddressOrNothing
from events.interchange.plain import one_line
from events.interchange.record import Cited

_ADDRESS_WITHIN = re.compile(r"https?://[^\s;,|<>\"'“”«»]+")
_EDGES = " ;,.|"
# What is left of brackets around an address.
_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_ADDRESS: TypeAdapter[str] = TypeAdapter(WebAddressOrNothing)
_TAG: TypeAdapter[str] = TypeAdapter(LanguageTag)
_OF_CITATION = frozenset(Citation.model_fields)
_LONGEST = 300
_SHOWN = 60


def cited(
    title: str, publisher: str = "", address: str = "", published: str = "", language: str = ""
) -> tuple[Cited, ...]:
    """The sources that cells name: one for each web address, in either cell, or one that has none.

    `published` is the source's day in EDTF; anything else is left out.
    """
    found = dict.fromkeys(map(_unbracketed, _ADDRESS_WITHIN.findall(f"{address} {title}")))
    addresses = [each for each in found if web_address(each)]
    rest = one_line(_BRACKETS.sub(" ", _without_addresses(title))).strip(_EDGES)[:_LONGEST]
    maker = one_line(publisher)[:_LONGEST]
    if not (addresses or rest or maker):
        return ()
    day, lang = edtf(published), tag(language)
    return tuple(
        Cited(url=each, title=rest, publisher=maker, published=day, language=lang) for each in addresses or [""]
    )


def _unbracketed(address: str) -> str:
    """An address without the full stop or the bracket that the text around it puts behind it."""
    bare = address.rstrip(".")
    return bare[:-1] if bare.endswith((")", "]")) and "(" not in bare and "[" not in bare else bare


def _without_addresses(text: str) -> str:
    return _ADDRESS_WITHIN.sub(lambda match: match[0][len(_unbracketed(match[0])) :], text)


def web_address(text: str) -> str:
    """The text if it is a web address that a source may have, else ""."""
    try:
        return _ADDRESS.validate_python(text.strip())
    except ValidationError:
        return ""


def tag(text: str) -> str:
    """The text if it is a BCP 47 tag, else ""."""
    try:
        return _TAG.validate_python(text.strip())
    except ValidationError:
        return ""


def edtf(text: str) -> str:
    """The text if it is an EDTF date of the catalogue, else ""."""
    try:
        return EdtfDate.parse(text.strip()).text
    except ValueError:
        return ""


def cited_by_record(citations: object) -> Iterator[Cited | str]:
    """The citations of an event that this project wrote; for one that is none, what was found in its place."""
    for each in citations if isinstance(citations, list) else [citations]:
        if not isinstance(each, Mapping) or not isinstance(each.get("source"), str):
            yield repr(each)[:_SHOWN]
            continue
        own = {name: value for name, value in each.items() if name in _OF_CITATION}
        try:
            checked = Citation.model_validate(own)
        except ValidationError:
            yield repr(dict(each))[:_SHOWN]
            continue
        yield _cited(checked, each)


def _cited(citation: Citation, told: Mapping[str, Any]) -> Cited:
    return Cited(
        source=citation.source,
        locator=citation.locator.model_dump(mode="json", exclude_none=True) if citation.locator else {},
        date=citation.date.text if citation.date else "",
        date_words=citation.date_words or "",
        quote=citation.quote or "",
        title=_told(told, "title"),
        publisher=_told(told, "publisher"),
        url=web_address(str(told.get("url") or "")),
        published=edtf(str(told.get("published") or "")),
        language=tag(str(told.get("language") or "")),
    )


def _told(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return one_line(value)[:_LONGEST] if isinstance(value, str) else ""
