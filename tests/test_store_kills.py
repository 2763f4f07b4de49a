import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storing import KINDS, ROOT, fresh_url

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied and killed as on Unix")


@pytest.mark.parametrize("kind", KINDS)
def test_killed_while_it_saves_a_process_loses_nothing_that_it_was_told_is_saved(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.kills", "--times", "25", "--seed", "7"]
    if kind == "postgresql":
        command += ["--url", fresh_url(kind, tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=200)
    figures = {words[0]: int(words[-1]) for words in map(str.split, done.stdout.strip().split(", "))}
    assert (done.returncode, done.stderr) == (0, "")
    assert (figures["kills"], figures["lost"], figures["unreadable"]) == (25, 0, 0)
    assert figures["acknowledged"] == figures["found"] > 25
