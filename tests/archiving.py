"""What the tests of commands and archives share: documents, folders of them, and runs of the command line."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from events.archive.work import Task

ROOT = Path(__file__).parent.parent
STORY = (
    "Published: 2023-01-23\n"
    "Ships and schools\n"
    "A school opened on Shikotan on 5 May 2020, the district office said.\n"
    "On Friday a ferry came to Kunashir with {number} passengers and {number} cars.\n"
)
ELSEWHERE = "Published: 2023-01-23\nA school opened in Lisbon on 5 May 2020, the city hall there said this week.\n"


def command(
    *arguments: str | Path, data: Path, given: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m events` to its end, with `data` as the person's data folder."""
    return subprocess.run(
        [sys.executable, "-m", "events", *map(str, arguments)],
        cwd=ROOT,
        env=surroundings(data, **environment),
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        timeout=120,
        check=False,
    )


def start(*arguments: str | Path, data: Path) -> subprocess.Popen[bytes]:
    """Start `python -m events` in a process group of its own, as a shell does."""
    return subprocess.Popen(
        [sys.executable, "-m", "events", *map(str, arguments)],
        cwd=ROOT,
        env=surroundings(data),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def surroundings(data: Path, **environment: str) -> dict[str, str]:
    """The environment of a command: the store in `data`, no other."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "FOUR_ISLANDS_DATA": str(data), "PYTHONPATH": str(ROOT), **environment}


def write_archive(folder: Path, size: int) -> Path:
    """A folder of different documents in two folders below, one of them about other places, and a file without text."""
    for number in range(size):
        path = folder / f"{number % 2}" / f"{number:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY.format(number=number), encoding="utf-8")
    (folder / "elsewhere.txt").write_text(ELSEWHERE, encoding="utf-8")
    (folder / "nothing.txt").write_text(" \n", encoding="utf-8")
    return folder


def deadly(tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """Look through tasks as ever, but die without a word at a file that asks for it."""
    if any(b"lethal" in task.data for task in tasks):
        os.kill(os.getpid(), signal.SIGKILL)
    return plainly(tasks)


def deadly_once(tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """As `deadly`, but only the first time: the second time the file that a task names as its text is there."""
    for task in tasks:
        mark = Path(task.data.decode().partition("\n")[0])
        if mark.is_absolute() and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return plainly(tasks)


def plainly(tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """One line for each task, without any work."""
    return [{"file": task.file, "key": task.name, "size": len(task.data)} for task in tasks]
