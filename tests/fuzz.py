"""The long run of inputs by chance: `python -m tests.fuzz --inputs 1000000` on all cores; exit status 1 if one fails.

An input depends on the seed and its number alone: `--seed S --only N` tries number N of a run again by itself.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tests.fuzzing_checks import CHECKS

_BATCH = 500
# Seconds for one input, of which the longest take a few hundredths.
_PATIENCE = 60
_FEW = 5
_NAMES, _WEIGHTS = [check for check, _ in CHECKS], [weight for _, weight in CHECKS]


class _TooSlowError(Exception):
    """An input that does not come to an end."""


def batch(seed: int, numbers: range) -> tuple[Counter[str], list[str]]:
    """Try some inputs; how many each check had, and a report on each that failed."""
    counts, failures = Counter[str](), []
    for number in numbers:
        name, failure = one(seed, number)
        counts[name] += 1
        failures += [failure] if failure else []
    return counts, failures


def one(seed: int, number: int) -> tuple[str, str]:
    """Try one input: the name of its check, and a report if it failed, else ""."""
    chance = random.Random(f"{seed}:{number}")
    check = chance.choices(_NAMES, _WEIGHTS)[0]
    noted: list[object] = []
    try:
        with_patience(_PATIENCE)
        check(chance, noted.append)
    # Everything that can be raised is what this looks for.
    except Exception:
        again = f"python -m tests.fuzz --seed {seed} --only {number}"
        return check.__name__, f"{again}\n{check.__name__}\n{noted!r}\n{traceback.format_exc()}"
    finally:
        with_patience(0)
    return check.__name__, ""


def with_patience(seconds: int) -> None:
    """Give up on what runs for longer, where the system can; 0 ends it."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(seconds)


def _give_up(*_: Any) -> None:
    raise _TooSlowError(f"more than {_PATIENCE} s")


def run(seed: int, inputs: int, workers: int) -> Iterator[tuple[Counter[str], list[str]]]:
    """The results of batches as they come, in order."""
    batches = [range(first, min(first + _BATCH, inputs)) for first in range(0, inputs, _BATCH)]
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(batch, [seed] * len(batches), batches)


def told(results: Iterator[tuple[Counter[str], list[str]]], inputs: int) -> tuple[Counter[str], list[str]]:
    """All results together; how far it is, to a waiting person."""
    counts, failures, start = Counter[str](), [], time.monotonic()
    for more, failed in results:
        counts += more
        failures += failed
        done = counts.total()
        if done % (20 * _BATCH) == 0 or done == inputs:
            rate = done / (time.monotonic() - start)
            print(f"{done:,} of {inputs:,}, {len(failures)} failed, {rate:,.0f} a second", file=sys.stderr, flush=True)
    return counts, failures


def main() -> int:
    """Print the counts, and where what failed is written down."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description="Inputs by chance, none of which may fail."
    )
    parser.add_argument("--inputs", type=int, default=1_000_000, help="how many (1000000)")
    parser.add_argument("--seed", type=int, default=1, help="of all of them (1)")
    parser.add_argument("--only", type=int, help="the number of one input, to try it again")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (as many as cores)")
    options = parser.parse_args()
    print(f"seed {options.seed}")
    if options.only is None:
        counts, failures = told(run(options.seed, options.inputs, options.workers), options.inputs)
    else:
        counts, failures = batch(options.seed, range(options.only, options.only + 1))
    for name, count in sorted(counts.items()):
        print(f"{name} {count:,}")
    print(f"{counts.total():,} inputs, {len(failures):,} failed")
    if failures:
        file = Path(tempfile.mkdtemp(prefix="fuzz-")) / "failures.txt"
        file.write_text("\n\n".join(failures), encoding="utf-8", errors="backslashreplace")
        print("\n\n".join(failures[:_FEW]).encode(errors="backslashreplace").decode())
        print(f"all of them are in {file}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
