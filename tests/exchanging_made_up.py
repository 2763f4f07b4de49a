"""Catalogues made up to be hard to export: hostile words, every form of a date, every kind of citation."""

import re
import unicodedata
from typing import get_args

from hypothesis import strategies as st

from events.catalogue import Catalogue
from events.citations import Source
from events.language import LANGUAGES
from events.records import Kind, Scope
from tests.driving import GROUPS, catalogue_of, in_all, made_up

HOSTILE = (
    *('=HYPERLINK("https://example.org/","x")', "+1+1", "-2+3", "@SUM(A1:A9)", "＝1+1", "＠x", "'=1", "''=1", "'Tis"),
    *('"', '"";', "a;b:c|d,e", "<script>alert(1)</script>", "]]>", "<![CDATA[x", "&amp; &#65;", "{{ 7*7 }} {% x %}"),
    *(
        "\u202eright to left",
        "עברית",
        "🗾 👩‍🚀",
        "line\u2028separator",
        "\ufeffmark",
        "nan",
        "NULL",
        "None",
        "1e5",
        "true",
    ),
    *(
        "\\n\\u0041",
        "%s {0} $x",
        "a\u200bb",
        "'; DROP TABLE events; --",
        "https://example.org/?a=1&b=2",
        "\U0010ffff x",
    ),
)


# What the catalogue allows and XML can hold: no control characters, and not the two numbers that are no characters.
_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")


def _tidied(text: str) -> str:
    """Without the spaces that the catalogue calls stray."""
    words = re.split("[ \u00a0\u3000]+", unicodedata.normalize("NFC", text))
    return " ".join(word for word in words if word)


_TIDY = st.text(_LETTERS, min_size=1, max_size=40).map(_tidied).filter(bool)
WORDS = st.sampled_from(HOSTILE) | _TIDY
QUOTES = WORDS.filter(lambda text: len(text.split()) <= 8 and len(text) <= 20)
TEXTS = st.fixed_dictionaries(dict.fromkeys(LANGUAGES, WORDS))

_YEARS = st.integers(1, 9999).map(lambda year: f"{year:04}")
_MARKS = st.sampled_from(("", "~", "?", "%"))
_POINTS = st.one_of(
    st.builds("{}{}".format, _YEARS, _MARKS),
    st.builds("{}-{:02}{}".format, _YEARS, st.integers(1, 12), _MARKS),
    st.builds("{}-{:02}-{:02}{}".format, _YEARS, st.integers(1, 12), st.integers(1, 28), _MARKS),
    st.builds("{}-{}".format, _YEARS, st.integers(21, 24)),
    st.integers(1, 999).map(lambda decade: f"{decade:03}X"),
)


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """Every form of a date that the catalogue takes."""
    form = draw(st.sampled_from(("point", "since", "until", "interval", "open")))
    if form == "interval":
        return "/".join(sorted(draw(st.lists(_YEARS, min_size=2, max_size=2)))) + draw(_MARKS)
    return {"since": "{}/..", "until": "../{}", "open": "../.."}.get(form, "{}").format(draw(_POINTS))


def bulletin() -> Source:
    """A second source: its title is hostile, it has no address and a date of its own."""
    return Source.model_validate(
        {
            **{"id": "bulletin", "title": '=cmd|"/c calc"!A0 <b>&</b>', "publisher": "@Bulletin", "url": ""},
            **{"language": "ja", "kind": "official", "country": "JP", "date": "1956-10"},
        }
    )


_LOCATORS = st.none() | st.one_of(
    st.builds(lambda numbers: {"paragraph": numbers}, st.lists(st.integers(1, 99), min_size=1, max_size=3)),
    st.builds(lambda number: {"article": number}, st.integers(1, 99)),
    st.builds(lambda text: {"text": text}, TEXTS),
)
_CITATIONS = st.fixed_dictionaries(
    {"source": st.sampled_from(("gazette", "bulletin")), "locator": _LOCATORS, "date": st.none() | edtf_texts()},
    optional={"date_words": QUOTES, "quote": QUOTES},
)
_PLACES = st.lists(
    st.builds(
        lambda name, scope: {"id": name, "scope": scope}, st.sampled_from(GROUPS), st.sampled_from(get_args(Scope))
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda place: place["id"],
)
_STANCES = st.fixed_dictionaries({"text": TEXTS, "citation": _CITATIONS})
_ACTS = st.fixed_dictionaries(
    {"name": TEXTS, "lon": st.floats(-180, 180), "lat": st.floats(-90, 90), "precision": st.just("city")}
)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Catalogues of a few events with hostile words, odd dates and every kind of citation."""
    fields = st.fixed_dictionaries(
        {
            **{"kind": st.sampled_from(get_args(Kind)), "title": TEXTS, "summary": TEXTS, "places": _PLACES},
            **{"scope_note": TEXTS, "citations": st.lists(_CITATIONS, min_size=1, max_size=3)},
        },
        optional={
            **{"act": _ACTS, "note": TEXTS, "old_style": st.booleans()},
            "positions": st.fixed_dictionaries({"japan": _STANCES}, optional={"russia": _STANCES}),
            "accounts": st.lists(
                st.fixed_dictionaries({"source": st.just("bulletin"), "locator": _LOCATORS, "text": TEXTS}), max_size=2
            ),
        },
    )
    several = draw(st.lists(st.tuples(edtf_texts(), fields), min_size=1, max_size=3))
    events = [made_up(edtf, f"event{number}", **more) for number, (edtf, more) in enumerate(several)]
    made = catalogue_of(*events)
    return Catalogue(sources={**made.sources, "bulletin": bulletin()}, events=made.events, positions=[])


def hostile_catalogue() -> Catalogue:
    """One event whose every text would be a formula, markup or no XML somewhere."""
    words = in_all('=1+1 <script>alert("x")</script> \u202e ]]> &amp; \ufffe')
    cited = [{"source": "bulletin", "quote": "=<b>&"}]
    stance = {"text": words, "citation": cited[0]}
    event = made_up(
        *("1956~", "hostile", "kunashir"),
        **{"title": words, "summary": words, "note": words, "citations": cited, "positions": {"japan": stance}},
        act={"name": words, "lon": -77.0, "lat": -0.5, "precision": "city"},
        accounts=[{"source": "bulletin", "point": in_all("@x"), "text": words}],
    )
    return Catalogue(sources={"bulletin": bulletin()}, events=[event], positions=[])
