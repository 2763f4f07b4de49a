import math
from typing import Any

import pytest
from pydantic import ValidationError

from events.citations import Source
from events.records import ActPlace, Event, Position
from events.texts import Text, count_words

HOSTILE = [
    *("{{7*7}}", "{% raw %}x{% endraw %}", "{% x %}", "</script><b>", "`x`", "${x}", "\"'", "&amp;", "<!--"),
    *("\u202eabc", "a\u2028b", "a\u2029b", "\ufeffx", "😀", "％", "\\u003c", "x" * 100),
]


def text(words: str = "x") -> dict[str, str]:
    return {"en": words, "ja": words, "ru": words}


def event(**changes: Any) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": "1956-10-19-declaration",
        "date": "1956-10-19",
        "kind": "treaty",
        "title": text(),
        "summary": text(),
        "places": [{"id": "shikotan", "scope": "named"}],
        "citations": [{"source": "gazette"}],
    }
    return {key: value for key, value in {**record, **changes}.items() if value is not None}


def source(**changes: Any) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": "gazette",
        "title": "x",
        "publisher": "x",
        "date": "1956",
        "url": "https://example.org/",
        "language": "en",
        "kind": "news",
        "country": "GB",
    }
    return {key: value for key, value in {**record, **changes}.items() if value is not None}


def messages(kind: type[Event | Source | Position | Text], record: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as faults:
        kind.model_validate(record)
    return str(faults.value)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_legal_and_stays_as_it_is(words: str) -> None:
    found = Event.model_validate(event(title=text(words), summary=text(words), note=text(words)))
    assert found.title.ja == found.summary.en == words
    assert Source.model_validate(source(title=words)).title == words


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("", "found no words"),
        (" ", "found no words"),
        (" x", "stray space"),
        ("x ", "stray space"),
        ("x\u00a0", "stray space"),
        ("\u3000x", "stray space"),
        ("a  b", "stray space"),
        ("a \u00a0b", "stray space"),
        ("a\nb", "U\\+000A"),
        ("a\tb", "U\\+0009"),
        ("a\u0000b", "U\\+0000"),
        ("a\u0085b", "U\\+0085"),
        ("и\u0306", "Unicode NFC"),
        ("か\u3099", "Unicode NFC"),
    ],
)
def test_untidy_text_is_refused(words: str, fault: str) -> None:
    for field in ("title", "summary", "note"):
        with pytest.raises(ValidationError, match=fault):
            Event.model_validate(event(**{field: text(words)}))


@pytest.mark.parametrize(("field", "limit"), [("title", 120), ("summary", 400), ("scope_note", 250), ("note", 400)])
def test_lengths(field: str, limit: int) -> None:
    Event.model_validate(event(**{field: text("ж" * limit)}))
    too_long = {**text(), "ru": "ж" * (limit + 1)}
    assert f"found {limit + 1} characters in ru, wanted at most {limit}" in messages(Event, event(**{field: too_long}))


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_no_language_may_be_missing(lang: str) -> None:
    words = text()
    del words[lang]
    assert lang in messages(Event, event(title=words))


def test_a_fourth_language_may_be_there_and_may_be_missing() -> None:
    found = Text.model_validate({**text("x"), "de": "y", "zh-Hant": "z"})
    assert [found.in_language(lang) for lang in ("en", "de", "zh-Hant", "fr")] == ["x", "y", "z", "x"]


@pytest.mark.parametrize("key", ["DE", "german", "d", "de_AT", "en ", "model_dump", "__class__", "point", "de-"])
def test_what_is_no_tag_of_a_language_is_refused(key: str) -> None:
    assert "wanted a BCP 47 tag" in messages(Text, {**text(), key: "x"})


@pytest.mark.parametrize(
    ("words", "fault"), [("", "found no words"), ("a  b", "stray space"), ("и\u0306", "Unicode NFC")]
)
def test_a_fourth_language_is_as_tidy_and_as_short(words: str, fault: str) -> None:
    assert fault in messages(Text, {**text(), "de": words})
    assert "found 121 characters in de" in messages(Event, event(title={**text(), "de": "x" * 121}))


def test_records_cannot_be_changed() -> None:
    found = Event.model_validate(event())
    with pytest.raises(ValidationError):
        found.kind = "statement"  # type: ignore[misc]


@pytest.mark.parametrize("field", ["id", "date", "kind", "title", "summary", "places", "citations"])
def test_what_an_event_must_have(field: str) -> None:
    assert field in messages(Event, event(**{field: None}))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"citations": []}, "at least 1"),
        ({"places": []}, "at least 1"),
        ({"places": [{"id": "iturup", "scope": "named"}] * 2}, "found 'iturup' more than once"),
        ({"places": [{"id": "iturup", "scope": "group"}]}, "found none, wanted a sentence"),
        ({"places": [{"id": "iturup", "scope": "nearby"}]}, "'named', 'group' or 'inferred'"),
        ({"kind": "war"}, "'treaty'"),
        ({"date": "19 October 1956"}, "wanted an EDTF date"),
        ({"id": "declaration"}, "wanted a date and words"),
        ({"id": "1956-10-19"}, "wanted a date and words"),
        ({"id": "1956-10-19-Declaration"}, "wanted a date and words"),
        ({"posititions": {}}, "Extra inputs"),
        ({"positions": {}}, "found neither"),
        ({"accounts": [{"source": "gazette"}]}, "accounts.0.text"),
        (
            {"citations": [{"source": "gazette", "quote": "one two three four five six seven eight nine"}]},
            "found 9 words",
        ),
        ({"citations": [{"source": "gazette", "date_words": "a b c d e f g h i"}]}, "found 9 words"),
        ({"citations": [{"source": "gazette", "date": "last March"}]}, "wanted an EDTF date"),
    ],
)
def test_wrong_events(changes: dict[str, Any], fault: str) -> None:
    assert fault in messages(Event, event(**changes))


def test_all_faults_of_a_record_come_at_once() -> None:
    with pytest.raises(ValidationError) as faults:
        Event.model_validate(
            event(date="?", kind="?", citations=[], places=[{"id": "iturup", "scope": "group"}], extra="?")
        )
    assert {fault["loc"][0] for fault in faults.value.errors()} == {
        "date",
        "kind",
        "citations",
        "scope_note",
        "extra",
    }


def test_a_scope_note_may_be_left_out_if_all_places_are_named() -> None:
    assert Event.model_validate(event()).scope_note is None


def test_a_position_has_no_date() -> None:
    record = {
        "id": "claim",
        "holder": "japan",
        "topic": text(),
        "text": text(),
        "citations": [{"source": "gazette"}],
    }
    assert Position.model_validate(record).places == ()
    assert "Extra inputs" in messages(Position, {**record, "date": "1956"})


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"url": "javascript:alert(1)"}, "wanted a web address"),
        ({"url": "ftp://example.org"}, "wanted a web address"),
        ({"url": "https://"}, "wanted a web address"),
        ({"url": "https://a b"}, "wanted a web address"),
        ({"url": "https://[::1"}, "wanted a web address"),
        ({"url": "https://x\u202e.org"}, "wanted a web address"),
        ({"country": "XX"}, "wanted an ISO 3166-1 code"),
        ({"country": "jp"}, "wanted an ISO 3166-1 code"),
        ({"country": "EU"}, "wanted an ISO 3166-1 code"),
        ({"language": "English"}, "wanted a BCP 47 tag"),
        ({"kind": "blog"}, "'news', 'treaty'"),
        ({"document": "yes"}, "valid boolean"),
        ({"id": "Gazette 1"}, "wanted small letters"),
        ({"title": "x" * 301}, "at most 300"),
    ],
)
def test_wrong_sources(changes: dict[str, Any], fault: str) -> None:
    assert fault in messages(Source, source(**changes))


def test_an_unknown_date_no_country_and_no_address() -> None:
    found = Source.model_validate(source(date="", country="", url=""))
    assert found.date is None
    assert found.country == found.author == found.url == ""


@pytest.mark.parametrize("number", [181.0, -180.5, math.nan, math.inf, "37.62", True])
def test_places_lie_on_the_globe(number: object) -> None:
    with pytest.raises(ValidationError):
        ActPlace.model_validate({"name": text(), "lon": number, "lat": 0.0, "precision": "city"})


@pytest.mark.parametrize(
    ("words", "count"),
    [("on Monday", 2), ("consider the possibility of transferring two islands", 7), ("平和条約", 2), ("", 0)],
)
def test_words_are_counted_in_japanese_too(words: str, count: int) -> None:
    assert count_words(words) == count


def test_event_ids_take_any_date_that_events_take() -> None:
    for name in (
        "1855-treaty",
        "1855-02-treaty",
        "1855-02-07-treaty",
        "194x-removals",
        "1991-10-14-letters-2",
    ):
        assert Event.model_validate(event(id=name)).id == name
