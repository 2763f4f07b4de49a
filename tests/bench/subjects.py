"""What is measured side by side, and how each is stepped with a real key."""

from collections.abc import Callable, Sequence

from tests.bench.measure import Subject
from tests.bench.ours import our_page
from tests.bench.peers import floor_page, timeline_page, timestamped_page
from tests.bench.synthetic import Happening

HALF_THE_RANGE = """() => { const time = document.getElementById('time');
time.value = Math.floor(time.max / 2); time.dispatchEvent(new Event('input', {bubbles: true})); }"""
OURS = Subject("our page", HALF_THE_RANGE, ("#time", "ArrowRight"), ("#time", "ArrowLeft"))
TIMESTAMPED = Subject(
    "TimestampedGeoJson",
    """() => { const map = Object.values(window).find((value) => value instanceof L.Map);
    map.timeDimension.setCurrentTimeIndex(Math.floor(map.timeDimension.getAvailableTimes().length / 2)); }""",
    # It knows no keys of its own; its buttons are links, which Enter presses.
    (".timecontrol-forward", "Enter"),
    (".timecontrol-backward", "Enter"),
)
TIMELINE = Subject(
    "Timeline + TimelineSlider",
    """() => { const name = Object.keys(window).find((key) => key.startsWith('timeline_slider_'));
    window[name].setTime((window[name].start + window[name].end) / 2); }""",
    (None, "ArrowRight"),
    (None, "ArrowLeft"),
)
FLOOR = Subject("floor", HALF_THE_RANGE, ("#time", "ArrowRight"), ("#time", "ArrowLeft"), has_map=False)
SUBJECTS: tuple[tuple[Subject, Callable[[Sequence[Happening]], str]], ...] = (
    (OURS, our_page),
    (TIMESTAMPED, timestamped_page),
    (TIMELINE, timeline_page),
    (FLOOR, floor_page),
)
