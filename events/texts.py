"""What a piece of catalogue text may be: three languages and more, tidy, within its length.

Any character that TOML allows is legal except control characters: markup, braces and direction marks are
plain text here, and whoever shows them must show them as text.
"""
# floor 0

import re
import unicodedata
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

QUOTED_WORDS = 8

_SPACES = " \t\u00a0\u3000"
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


class Record(BaseModel):
    """The base of every catalogue type: never changed after reading, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _tidy(text: str) -> str:
    control = next((char for char in text if unicodedata.category(char) == "Cc"), None)
    if control is not None:
        raise ValueError(f"found the control character U+{ord(control):04X}, wanted one line of plain text")
    if not text.strip(_SPACES):
        raise ValueError("found no words, wanted a text")
    if text != text.strip(_SPACES) or re.search(f"[{_SPACES}]{{2}}", text):
        raise ValueError(f"found a stray space in {text[:40]!r}, wanted single spaces between words only")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError(f"found letters written as base and mark in {text[:40]!r}, wanted Unicode NFC")
    return text


def count_words(text: str) -> int:
    """Words between spaces; Japanese has none, so three of its characters count as one word more."""
    return len(text.split()) + len(_CJK.findall(text)) // 3


def _brief(text: str) -> str:
    if count_words(text) > QUOTED_WORDS:
        raise ValueError(f"found {count_words(text)} words, wanted at most {QUOTED_WORDS}")
    return text


Words = Annotated[str, AfterValidator(_tidy)]
Line = Annotated[Words, Field(max_length=300)]
LineOrNothing = Annotated[str, AfterValidator(lambda text: text and _tidy(text)), Field(max_length=300)]
Quote = Annotated[Words, AfterValidator(_brief)]


class Text(Record):
    """The same text in English, Japanese and Russian, of which none may be missing, and in any further language."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Words] = Field(init=False)

    en: Words
    ja: Words
    ru: Words

    @model_validator(mode="after")
    def _in_known_languages(self) -> Self:
        wrong = [tag for tag in self.__pydantic_extra__ if not _TAG.fullmatch(tag)]
        if wrong:
            raise ValueError(f"found the language {wrong[0]!r}, wanted a BCP 47 tag such as 'de'")
        return self

    def in_language(self, lang: str) -> str:
        """The text in a language; the English one where it is not translated."""
        return str(getattr(self, lang, self.en))


def _within(limit: int) -> AfterValidator:
    def check(text: Text) -> Text:
        for lang, words in text:
            if len(words) > limit:
                raise ValueError(f"found {len(words)} characters in {lang}, wanted at most {limit}")
        return text

    return AfterValidator(check)


Label = Annotated[Text, _within(80)]
Title = Annotated[Text, _within(120)]
Sentence = Annotated[Text, _within(250)]
Paragraph = Annotated[Text, _within(400)]
