"""The short fields of a record: ids, web addresses, language and country codes."""
# floor 0

import re
from typing import Annotated
from urllib.parse import urlsplit

from babel import Locale
from pydantic import AfterValidator

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EVENT_ID = re.compile(r"[0-9]{3}[0-9x](-[0-9]{2}){0,2}(-[a-z][a-z0-9]*)(-[a-z0-9]+)*")
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# CLDR's two-letter territories are those of ISO 3166-1, and a few groups that publish nothing.
_COUNTRIES = {code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)}
_COUNTRIES -= {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


def _identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(f"found {text[:40]!r}, wanted small letters and digits joined by hyphens")
    return text


def _event_identifier(text: str) -> str:
    if not _EVENT_ID.fullmatch(text):
        raise ValueError(f"found {text[:40]!r}, wanted a date and words such as '1855-02-07-shimoda-treaty'")
    return text


def _web_address(text: str) -> str:
    """The empty text is for what is not on the web."""
    if not text:
        return text
    wanted = "wanted a web address that starts with https:// or http://"
    try:
        parts = urlsplit(text)
    except ValueError as fault:
        raise ValueError(f"found {text[:60]!r}, {wanted}") from fault
    if parts.scheme not in ("http", "https") or not parts.hostname or not text.isprintable() or " " in text:
        raise ValueError(f"found {text[:60]!r}, {wanted}")
    return text


def _country(code: str) -> str:
    if code and code not in _COUNTRIES:
        raise ValueError(f"found {code[:20]!r}, wanted an ISO 3166-1 code such as 'JP', or '' if international")
    return code


def _language_tag(tag: str) -> str:
    if not _LANGUAGE_TAG.fullmatch(tag):
        raise ValueError(f"found {tag[:20]!r}, wanted a BCP 47 tag such as 'en' or 'ja'")
    return tag


Identifier = Annotated[str, AfterValidator(_identifier)]
EventIdentifier = Annotated[str, AfterValidator(_event_identifier)]
WebAddressOrNothing = Annotated[str, AfterValidator(_web_address)]
Country = Annotated[str, AfterValidator(_country)]
LanguageTag = Annotated[str, AfterValidator(_language_tag)]
