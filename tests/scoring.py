"""How well dates and events of texts are found, against what an annotator wrote down: precision, recall and F1."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from events.candidates.proposing import propose
from events.documents.reading import read_document
from events.expressions.finding import find_dates

NEWS = Path(__file__).parent / "data" / "news"
FILES = ("en", "en_dates", "en_wire", "ja", "ru")


@dataclass(frozen=True)
class Score:
    """Counts over a set of texts: expected, proposed, and right among the proposed."""

    expected: int
    proposed: int
    right: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was expected and nothing proposed."""
        both = self.expected + self.proposed
        return 2 * self.right / both if both else 1.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} ({self.right} right of {self.proposed} proposed, {self.expected} expected)"


def texts(name: str, half: str) -> list[dict[str, Any]]:
    """The texts of one file and one half, "open" or "aside"."""
    entries = json.loads((NEWS / f"{name}.json").read_text(encoding="utf-8"))
    return [entry for entry in entries if entry["half"] == half]


def spans(entry: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Start, end and EDTF value of each expected date."""
    for wanted in entry["dates"]:
        start = -1
        for _ in range(wanted["nth"]):
            start = entry["text"].index(wanted["text"], start + 1)
        yield start, start + len(wanted["text"]), wanted["edtf"]


def date_mistakes(entry: dict[str, Any]) -> tuple[Score, list[str]]:
    """Dates by overlap and value, as TempEval counts them, and what went wrong in words."""
    wanted = list(spans(entry))
    found = find_dates(entry["text"], entry["lang"], date.fromisoformat(entry["published"]))
    right, mistakes, used = 0, [], set()
    for expression in found:
        match = next(
            (
                i
                for i, (start, end, _) in enumerate(wanted)
                if i not in used and start < expression.end and expression.start < end
            ),
            None,
        )
        used.add(match)
        if match is not None and wanted[match][2] == expression.edtf:
            right += 1
        else:
            asked = wanted[match][2] if match is not None else "nothing"
            mistakes.append(f"{expression.text!r} {expression.edtf} ({expression.rule}), wanted {asked}")
    missed = [entry["text"][start:end] + " " + value for i, (start, end, value) in enumerate(wanted) if i not in used]
    mistakes += [f"missed {text}" for text in missed]
    return Score(len(wanted), len(found), right), mistakes


def event_mistakes(entry: dict[str, Any], groups: bool) -> tuple[Score, list[str]]:
    """Events by date, or by date and at least one shared group; optional ones are right if found and never missed."""
    name = entry["id"] + ".txt"
    document = read_document(name, entry["text"].encode(), published=entry["published"], language=entry["lang"])
    found = [one for one in propose(document) if one["kind"] != "position"]
    left, right, mistakes = list(entry["events"]), 0, []
    for one in found:
        fit = [
            event
            for event in left
            if event["date"] == one["date"] and (not groups or set(event["places"]) & set(one["places"]))
        ]
        fit.sort(key=lambda event: (not event["required"], abs(event["paragraph"] - one["paragraph"])))
        if not fit:
            mistakes.append(f"p{one['paragraph']} {one['date']} {one['places']} {one['quote'][:150]!r}: not expected")
            continue
        left.remove(fit[0])
        right += 1
    missed = [event for event in left if event["required"]]
    mistakes += [f"missed {event}" for event in missed]
    # Precision over all proposed, recall over the required: an optional event that is found adds to both sides.
    return Score(right + len(missed), len(found), right), mistakes


def total(scores: Iterable[Score]) -> Score:
    """All counts together."""
    listed = list(scores)
    return Score(sum(s.expected for s in listed), sum(s.proposed for s in listed), sum(s.right for s in listed))


def scores(name: str, half: str) -> dict[str, Score]:
    """The scores of one file and half by what is judged: dates, and where the file has events "events" and "places".

    "other" holds what is proposed in texts about other places, where nothing is expected.
    """
    entries = texts(name, half)
    found = {"dates": total(date_mistakes(entry)[0] for entry in entries)}
    if any(entry["events"] for entry in entries):
        found["events"] = total(event_mistakes(entry, groups=False)[0] for entry in entries)
        found["places"] = total(event_mistakes(entry, groups=True)[0] for entry in entries)
    others = [entry for entry in entries if entry["topic"] == "other"]
    return found | ({"other": total(event_mistakes(entry, groups=False)[0] for entry in others)} if others else {})


def main() -> None:
    """Print one line for each file, half and task; the texts kept aside are counted and never shown."""
    for half in ("open", "aside"):
        found = {name: scores(name, half) for name in FILES if texts(name, half)}
        for name, by_task in found.items():
            for task, score in by_task.items():
                print(f"{half:6} {name:9} {task:7} {score}")
        for task in ("events", "places"):
            print(f"{half:6} {'all':9} {task:7} {total(one[task] for one in found.values() if task in one)}")


if __name__ == "__main__":
    main()
