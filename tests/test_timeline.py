import json
from pathlib import Path

import pytest

from events.records import Event
from events.timeline import event_phase, events_on, phase, stops

CASES = json.loads((Path(__file__).parent / "data" / "visible.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['earliest']}..{case['latest']} on {case['day']}")
def test_phase(case: dict[str, str]) -> None:
    assert phase(case["earliest"], case["latest"], case["day"]) == case["phase"]


def event(number: int, edtf: str) -> Event:
    text = {"en": "x", "ja": "x", "ru": "x"}
    return Event.model_validate(
        {
            "id": f"1855-event-{number}",
            "date": edtf,
            "kind": "treaty",
            "title": text,
            "summary": text,
            "places": [{"id": "iturup", "scope": "named"}],
            "citations": [{"source": "s"}],
        }
    )


EVENTS = [
    event(0, "../1855-02-07"),
    event(1, "1956"),
    event(2, "1956-01-01"),
    event(3, "1956-10-19"),
    event(4, "1992/.."),
]


def test_stops_are_the_days_on_which_events_begin_each_once() -> None:
    assert stops(EVENTS) == ["1855-02-07", "1956-01-01", "1956-10-19", "1992-01-01"]


def test_there_are_no_stops_without_events() -> None:
    assert stops([]) == []


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        ("1700-01-01", [0]),
        ("1855-02-08", []),
        ("1956-01-01", [1, 2]),
        ("1956-10-19", [1, 3]),
        ("1956-10-20", [1]),
        ("9999-12-31", [4]),
    ],
)
def test_events_on_a_day_keep_their_order(day: str, numbers: list[int]) -> None:
    assert events_on(EVENTS, day) == [EVENTS[number] for number in numbers]


def test_every_stop_shows_an_event_that_is_there() -> None:
    for day in stops(EVENTS):
        assert any(event_phase(found, day) == "now" for found in EVENTS)
