"""Kill a process that reviews, again and again: `python -m tests.kills --times 1000` tells what was lost.

The process is ended by SIGKILL at random moments: while it opens or makes a store, between reviews, within one.
"""

import argparse
import functools
import os
import random
import select
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from events.store.faults import StoreError
from events.store.opening import open_store
from events.store.store import Store
from tests.storing import a_document, proposals

# A store is used for so many kills: some come while it is made, later ones meet what those before have left.
KILLS_A_STORE = 10


@dataclass
class Tally:
    """What became of the reviews that the killed processes had been told were saved."""

    kills: int = 0
    acknowledged: int = 0
    found: int = 0
    unacknowledged: int = 0
    unreadable: int = 0

    @property
    def lost(self) -> int:
        """Acknowledged, but not there."""
        return self.acknowledged - self.found

    def __str__(self) -> str:
        """All of it on one line; saved but not acknowledged are reviews cut off between the disk and the answer."""
        return (
            f"kills {self.kills}, acknowledged {self.acknowledged}, found {self.found}, lost {self.lost}, "
            f"saved but not acknowledged {self.unacknowledged}, unreadable {self.unreadable}"
        )


def kill_again_and_again(url_of: Callable[[int], str], times: int, seed: int, a_store: int) -> Tally:
    """Kill `times` reviewers, `a_store` of them on each of the stores `url_of(0)`, `url_of(1)` and so on, and count."""
    chance, tally = random.Random(seed), Tally()
    for first in range(0, times, a_store):
        url, end = url_of(first // a_store), min(times, first + a_store)
        acknowledged: set[str] = set()
        for number in range(first, end):
            acknowledged |= kill_one(url, f"round {number}", chance)
            tally.kills += 1
            count(url, acknowledged, tally, last=number + 1 == end)
    return tally


def kill_one(url: str, who: str, chance: random.Random) -> set[str]:
    """Start a reviewer, kill it, and return the reviews it was told are saved."""
    answers, to_us = os.pipe()
    reviewer = os.fork()
    if reviewer == 0:
        review_until_killed(url, who, to_us)
    os.close(to_us)
    with open(answers, "rb") as lines:
        if chance.random() < 0.7:
            # So that most kills come in the middle of the work, however slow the computer.
            select.select([lines], [], [], 60)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(reviewer, signal.SIGKILL)
        _, status = os.waitpid(reviewer, 0)
        if not os.WIFSIGNALED(status):
            raise RuntimeError("the reviewer ended by itself; what it printed stands above")
        return set(lines.read().decode().splitlines())


def review_until_killed(url: str, who: str, to_us: int) -> None:
    """Review in turn without end; the answers go to a pipe, each in one piece."""
    try:
        store = open_store(url)
        if not store.documents():
            store.add_document(a_document(), proposals(5), who)
        turn = 0
        while True:
            for candidate in store.candidates():
                turn += 1
                content = {"turn": turn, "note": "島" * (turn * 97 % 3000)}
                saved = store.review(candidate.id, candidate.revision, who, f"turn {turn}", "accepted", content)
                os.write(to_us, f"{saved.id} {saved.revision} {who} turn {turn}\n".encode())
    except BaseException as error:
        print(repr(error), file=sys.stderr)
    finally:
        # A copy of the parent: what that one has to do at its end is not done twice.
        os._exit(1)


def count(url: str, acknowledged: set[str], tally: Tally, last: bool) -> None:
    """Look whether the store is sound; after its last kill, count what it has of what was acknowledged."""
    try:
        with closing(open_store(url)) as store:
            sound = is_sound(url)
            there = reviews_of(store) if last else set()
    except StoreError as error:
        print(error, file=sys.stderr)
        sound, there = False, set()
    tally.unreadable += not sound
    if last:
        tally.acknowledged += len(acknowledged)
        tally.found += len(acknowledged & there)
        tally.unacknowledged += len(there - acknowledged)


def reviews_of(store: Store) -> set[str]:
    """All reviews in a store, each as the reviewer prints it."""
    steps = [step for candidate in store.candidates() for step in store.history(candidate.id)]
    return {f"{step.candidate_id} {step.number} {step.who} {step.action}" for step in steps if step.number > 1}


def is_sound(url: str) -> bool:
    """Whether SQLite finds every page of its file in order; PostgreSQL looks after its own."""
    if not url.startswith("sqlite:///"):
        return True
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        answer: tuple[str] = connection.execute("PRAGMA integrity_check").fetchone()
    return answer == ("ok",)


def main() -> int:
    """Print the tally; the exit status is 1 if anything was lost or unreadable, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--times", type=int, default=1000, help="how many kills (1000)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which they come (1)")
    parser.add_argument("--url", help="one database for all kills, instead of SQLite files in a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url_of = functools.partial("sqlite:///{}/store-{}.sqlite".format, folder)
        if options.url:
            tally = kill_again_and_again(lambda _: options.url, options.times, options.seed, options.times)
        else:
            tally = kill_again_and_again(url_of, options.times, options.seed, KILLS_A_STORE)
    print(tally)
    return 1 if tally.lost or tally.unreadable else 0


if __name__ == "__main__":
    sys.exit(main())
