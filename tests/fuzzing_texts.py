"""Texts by chance for the long run: words of dates, names and decoys shuffled, news cut up, and damaged bytes."""

import random
import re
from functools import cache
from importlib import import_module
from pathlib import Path

from events.candidates.words import ROLES, words
from events.expressions.finding import READABLE
from events.expressions.names import month_words
from events.names.entries import gazetteer
from tests.pdfs import pdf_of
from tests.scoring import texts

_MODULES = {"en": "english", "ja": "japanese", "ru": "russian"}
_FILES = {"en": ("en", "en_dates", "en_wire"), "ja": ("ja",), "ru": ("ru",)}
_PAGE = Path(__file__).parent / "data/documents/page.html"
# Blanks, dashes, quotes, brackets, signs that join or are not seen, controls, halves of pairs, digits of other scripts.
_ODD = (
    *(" ", " ", " ", "\n", "\t", "\r", "\u00a0", "\u3000", "\u2028", "\u200b", "\u0301", "\u3099", "\ufeff", "\0"),
    *(
        "-",
        "–",
        "—",
        "/",
        ".",
        ",",
        ":",
        ";",
        "、",
        "。",
        "・",
        "〜",
        "(",
        ")",
        "「",
        "」",
        "【",
        "】",
        '"',
        "’",
        "«",
        "»",
    ),
    *(
        "\x1b",
        "\x85",
        "\ud800",
        "\udfff",
        "İ",
        "ẞ",
        "ﬁ",
        "㍻",
        "①",
        "²",
        "٣",
        "४",
        "Ⅻ",
        "🏝",
        "\U0010ffff",
        "年",
        "月",
        "日",
    ),
    *(
        "$",
        "%",
        "№",
        "#",
        "~",
        "?",
        "!",
        "…",
        "X",
        "0",
        "1",
        "00",
        "31",
        "29",
        "1945",
        "9999",
        "10000",
        "２０２３",
        "二〇二三",
    ),
)
_OFFICES = ("the Foreign Ministry of Japan", "the Russian Foreign Ministry", "Sergey Lavrov", "the Government of Japan")
_LITERAL = re.compile(r"[^\W\d_]+")


@cache
def _known(lang: str) -> tuple[str, ...]:
    """Every word that the grammar, the gazetteer and the word lists know in a language."""
    grammar = import_module(f"events.expressions.{_MODULES[lang]}").GRAMMAR
    listed = [word for slot in grammar.slots.values() for word in slot]
    listed += [word for row in grammar.rows for word in _LITERAL.findall(re.sub(r"\{\w+\}|\(\?\w*", " ", row.pattern))]
    names = gazetteer()
    spellings = [*names.places.values(), *names.others.values(), *names.actors.values()]
    known = [one.spellings for one in spellings] + [getattr(words(), role) for role in ROLES]
    known += [*words().kind, *words().period]
    listed += [re.sub(r"[|*()]", "", word) for one in known for word in getattr(one, lang)]
    return tuple(dict.fromkeys(listed))


@cache
def _news(lang: str) -> tuple[str, ...]:
    return tuple(entry["text"] for name in _FILES[lang] for entry in texts(name, "open"))


def language(chance: random.Random) -> str:
    """One of the languages that can be read."""
    return chance.choice(READABLE)


def shuffled(chance: random.Random, lang: str, most: int = 30) -> str:
    """Up to `most` pieces: known words, odd signs and numbers, mostly with blanks between them."""
    known, pieces = _known(lang), []
    blank = chance.choice((" ", " ", "", "\n"))
    for _ in range(chance.randint(1, most)):
        kind = chance.random()
        if kind < 0.55:
            piece = chance.choice(known)
        elif kind < 0.85:
            piece = chance.choice(_ODD)
        elif kind < 0.97:
            piece = str(chance.randrange(10 ** chance.randint(1, 5)))
        else:
            piece = chr(chance.randrange(0x110000))
        pieces.append(piece.title() if chance.random() < 0.2 else piece)
        if chance.random() < 0.7:
            pieces.append(blank)
    return "".join(pieces)


def cut_up(chance: random.Random, lang: str) -> str:
    """Snippets of news put together, some with odd signs, words or numbers in them."""
    parts = []
    for _ in range(chance.randint(1, 5)):
        text = chance.choice(_news(lang))
        start = chance.randrange(len(text))
        parts.append(text[start : start + chance.randint(5, 300)])
        if chance.random() < 0.4:
            parts.append(shuffled(chance, lang, 4))
    text = chance.choice(("", " ", "\n")).join(parts)
    return re.sub(r"\d+", lambda found: _other_number(chance, found[0]), text)


def _other_number(chance: random.Random, number: str) -> str:
    return number if chance.random() < 0.8 else str(chance.randrange(10 ** (len(number) + chance.randint(0, 1))))


def some_text(chance: random.Random, lang: str) -> str:
    """A text of either kind; now and then the one in another language."""
    spoken = lang if chance.random() < 0.9 else language(chance)
    return cut_up(chance, spoken) if chance.random() < 0.5 else shuffled(chance, spoken)


def some_bytes(chance: random.Random) -> bytes:
    """Bytes for `fuzz_document`: two that it reads itself, then a text, a page or a PDF, often damaged."""
    kind, lang = chance.random(), language(chance)
    if kind < 0.2:
        data = chance.randbytes(chance.randint(0, 300))
    elif kind < 0.75:
        encoding = chance.choice(("utf-8", "utf-8", "utf-16", "shift_jis", "euc_jp", "cp1251", "koi8_r", "iso2022_jp"))
        data = some_text(chance, lang).encode(encoding, errors="ignore")
    elif kind < 0.95:
        data = b"<html><body><p>" + some_text(chance, lang).encode(errors="ignore") + b"</p><script>1</script>"
    else:
        data = _PAGE.read_bytes() if chance.random() < 0.5 else pdf_of(encodable(cut_up(chance, lang)).split("\n"))
    plain = chance.random() < 0.7
    return (b"\0\0" if plain else chance.randbytes(2)) + (data if chance.random() < 0.5 else damaged(chance, data))


def retold(chance: random.Random) -> tuple[str, str]:
    """Two texts of one happening: the first says the year, the second only the month."""
    month, office = chance.choice(tuple(month_words("en"))).title(), chance.choice(_OFFICES)
    tail = f"{office} announced {encodable(shuffled(chance, 'en', 4))} on Iturup"
    year = chance.choice((1, 9, 945, 1945, 2022, 2024, 9998, 9999))
    undated = f"Last {month} {tail}. {encodable(some_text(chance, 'en'))}"
    return f"On {chance.randint(1, 30)} {month} {year:04d} {tail}.", undated


def encodable(text: str) -> str:
    """`text` without halves of surrogate pairs, which no file can hold."""
    return text.encode(errors="ignore").decode()


def damaged(chance: random.Random, data: bytes) -> bytes:
    """`data` with some of its bytes gone, doubled or others."""
    whole = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(whole))
        whole[at : at + chance.randint(0, 20)] = chance.randbytes(chance.randint(0, 6))
    return bytes(whole)


def some_edtf(chance: random.Random) -> str:
    """What looks like EDTF, and what does not."""
    points = (
        "1945",
        "1945-09",
        "1945-09-03",
        "194X",
        "18XX",
        "1945-21",
        "..",
        "0000",
        "9999-12-31",
        "2023-02-30",
        "1644~",
    )
    parts = [chance.choice(points) for _ in range(chance.randint(1, 3))]
    text = list("/".join(parts))
    for _ in range(chance.choice((0, 0, 1, 2, 4))):
        at = chance.randint(0, len(text))
        text[at : at + chance.randint(0, 2)] = chance.choice(
            ("", "/", "-", "X", "~", "?", "%", ".", "0", "9", "13", "５", *_ODD)
        )
    return "".join(text)
