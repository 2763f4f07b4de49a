"""The language of a text, from its letters where they tell and from a small model where they do not."""
# floor 8

import re

_LOOKED_AT = 4_000
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_KANJI = re.compile("[\u3400-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_RUSSIAN_ONLY = re.compile("[ыэъё]", re.IGNORECASE)
_NOT_RUSSIAN = re.compile("[іїєґўђѓјљњћќџәғқңөұүһ]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = re.compile(r"\b(the|of|and|to|in|a|that|is|was|for|on|with|said|as|by|at|from|has|he|it)\b", re.IGNORECASE)
_ENGLISH_ONLY = frozenset({"the", "of", "and", "to", "that", "with", "said", "from", "by", "it"})
# The model knows many small languages and takes short English for one of them.
_LARGE = re.compile(
    "en|ja|ru|zh|ko|uk|be|bg|sr|mk|kk|mn|de|fr|es|it|pt|nl|pl|cs|sv|no|nb|da|fi|tr|vi|id|ar|he|hi|el|hu|ro"
)
_SHORTEST = 20
# Enough in a script that one language of the project has.
_FEW = 4


def language_of_text(text: str) -> str:
    """BCP 47 tag of the language most of a text is in, "und" if it has fewer than about 20 letters."""
    sample = (
        text[:_LOOKED_AT] if len(text) <= 2 * _LOOKED_AT else text[:_LOOKED_AT] + text[len(text) // 2 :][:_LOOKED_AT]
    )
    kana, kanji, cyrillic = (len(letters.findall(sample)) for letters in (_KANA, _KANJI, _CYRILLIC))
    letters = len(_LETTER.findall(sample))
    # A Japanese letter says what two or three others do.
    if kana and (kana + kanji) * 2 > letters - kana - kanji and kana * 20 > kanji:
        return "ja" if kana + kanji >= _FEW else "und"
    if cyrillic * 2 > letters and _is_russian(sample):
        return "ru" if cyrillic >= _FEW else "und"
    if letters < _SHORTEST and kanji < _SHORTEST // 2:
        return "und"
    return "en" if _is_english(sample) else _by_model(sample)


def _is_russian(sample: str) -> bool:
    foreign = len(_NOT_RUSSIAN.findall(sample))
    own = len(_RUSSIAN_ONLY.findall(sample))
    return own > 2 * foreign or (foreign == 0 and len(_CYRILLIC.findall(sample)) < 60)


def _is_english(sample: str) -> bool:
    """Small words that no other language has so many of together."""
    words = _WORD.findall(sample[: 2 * _LOOKED_AT])
    small = [word.lower() for word in _ENGLISH.findall(sample)]
    return len(set(small)) >= 3 and len(_ENGLISH_ONLY.intersection(small)) >= 2 and len(small) * 5 >= len(words)


def _by_model(sample: str) -> str:
    from py3langid import rank

    return next((str(tag) for tag, _ in rank(sample[:_LOOKED_AT]) if _LARGE.fullmatch(tag)), "und")
