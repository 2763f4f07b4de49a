"""What the reading of documents is timed on: news over and over, and texts that are meant to take long."""

from tests.scoring import texts

MEGABYTE = 1_000_000
LANGUAGES = ("en", "ru", "ja")
_FILES = {"en": ("en", "en_wire"), "ru": ("ru",), "ja": ("ja",)}


def news(lang: str, size: int) -> str:
    """The news of the tests, one after another until there are `size` bytes of UTF-8, the last letter whole."""
    return repeated("\n".join(entry["text"] for name in _FILES[lang] for entry in texts(name, "open")) + "\n", size)


def repeated(piece: str, size: int) -> str:
    """`piece` over and over until there are `size` bytes of UTF-8, the last letter whole."""
    data = piece.encode()
    return (data * (size // len(data) + 1))[:size].decode(errors="ignore")


# Name: language, and what is repeated. No text of a person is like these; their time has to stay in proportion all the
# same.
PIECES = {
    "only digits": ("en", "1"),
    "only digits, Japanese": ("ja", "1"),
    "years in one line": ("en", "1945 "),
    "years in one line, Russian": ("ru", "1945 "),
    "years in one line, Japanese": ("ja", "1945年"),
    "one sentence without end": ("en", "the ferry went on and "),
    "the same with dates": ("en", "on Monday the ferry went on and "),
    "the same in Russian": ("ru", "в понедельник судно шло дальше и "),
    "the same in Japanese": ("ja", "同年、船は島へ向かい、"),
    "days that open spans": ("ja", "1日から"),
    "only Iturup": ("en", "Iturup "),
    "only the islands": ("en", "Iturup and Kunashir, the two islands, the islands "),
    "ships in quotes": ("en", 'ferry "Iturup" '),
    "only may": ("en", "may "),
    "only the": ("en", "the "),
    "only opening brackets": ("en", "("),
    "only closing brackets": ("ja", "」"),
    "one word without a blank": ("en", "a"),
    "one word, Japanese": ("ja", "島"),
    "kanji numerals": ("ja", "二"),
    "kanji tens": ("ja", "十"),
    "only new lines": ("en", "\n"),
    "only blanks": ("en", " "),
    "only full stops": ("en", "."),
    "only accents": ("en", "a\u0301"),
    "publication lines": ("en", "Published: 5 May 2020\n"),
}
# Name: language, and what is repeated with a number in it, so that nothing is told twice.
NUMBERED = {
    "happenings, each of its day": ("en", "On {day} May {year} crew {n} landed on Iturup. "),
    "happenings of one day": ("en", "On 5 May 2020 on Iturup {words}.\n"),
    "positions": ("en", "Japan claims Iturup and {words}.\n"),
    "dates in one sentence": ("en", "on {day} May {year} at Iturup, Japan, "),
    "dates in one sentence, Japanese": ("ja", "日ロは{year}年{day}月に択捉島で会談し、"),
    "lines of a chronology": ("en", "{year}\n"),
    "what nobody dates": ("en", "On Monday crew {n} landed on Iturup, the next day on Kunashir.\n"),
}
_WORDS = (
    *("harbour", "survey", "winter", "fishery", "vessel", "treaty", "council"),
    *("office", "census", "school", "station", "letter", "visit", "coast"),
)


def hostile(name: str, size: int) -> tuple[str, str]:
    """Language and text, `size` bytes of it, of one of PIECES or NUMBERED."""
    if name in PIECES:
        lang, piece = PIECES[name]
        return lang, repeated(piece, size)
    lang, pattern = NUMBERED[name]
    least = len(pattern.format(day=1, year=1900, n=0, words="").encode())
    return lang, repeated("".join(_numbered(pattern, n) for n in range(size // least + 1)), size)


def _numbered(pattern: str, n: int) -> str:
    words = " ".join(_WORDS[n // step % len(_WORDS)] for step in (1, 14, 196, 2744))
    return pattern.format(day=n % 12 + 1, year=1900 + n // 12 % 120, n=n, words=words)
