"""README's examples of exports, run as they stand there."""

import os
import re
import shlex
from pathlib import Path

import pytest

from geo import __main__ as command
from tests.test_project import code_of

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
LINES = [line.partition("#")[0].strip() for line in code_of(README).splitlines()]
EXPORTS = [line for line in LINES if line.startswith("python -m geo export ") and "OUT" not in line]
[PYTHON] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_there_are_examples() -> None:
    assert len(EXPORTS) >= 8


@pytest.mark.parametrize("line", dict.fromkeys(EXPORTS))
def test_an_export_does_what_it_says(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(line)[3:]
    assert command.main(arguments) == 0
    assert os.listdir(tmp_path) == [arguments[1]]


def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(PYTHON, "README.md", "exec"), {})
    assert os.listdir(tmp_path) == ["map.html"]
    caption, alt_text, citation = capsys.readouterr().out.strip().split("\n\n")
    assert "1945年9月3日" in caption
    assert "1945年9月3日" in alt_text
    assert "Four Islands" in citation
