import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from events.__main__ import main
from events.commands.check import read_group_ids

ROOT = Path(__file__).parent.parent


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "events", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_catalogue_of_the_project_is_sound() -> None:
    done = run("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no faults; events: ")
    assert done.stdout.count("\n") == 1


def test_faults_are_printed_and_the_status_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.toml").write_text("[[evnt]]", encoding="utf-8")
    (tmp_path / "b.toml").write_text("x =", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert [line.partition(":")[0] for line in shown.out.splitlines()] == ["a.toml", "b.toml"]
    assert shown.out.count(", wanted ") == 2


def test_an_empty_folder_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert "found no file that ends in .toml" in capsys.readouterr().out


def test_a_console_without_the_script_of_a_fault_still_shows_it(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[event]]\nkind = "宣言"', encoding="utf-8")
    done = run("check", str(tmp_path), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "\\u5ba3\\u8a00" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "a", "b"]])
def test_a_wrong_call_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_group_ids_come_from_the_geometry(tmp_path: Path) -> None:
    path = tmp_path / "islands.geojson"
    features = [{"id": "zelyony", "properties": {"group": "habomai"}}, {"properties": {"group": None}}]
    path.write_text(json.dumps({"features": features}), encoding="utf-8")
    assert read_group_ids(path) == {"habomai"}


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"features": 1}',
        b'{"features": [{}]}',
        b'{"features": [{"properties": {"group": []}}]}',
    ],
)
def test_geometry_that_cannot_be_read_leaves_places_unchecked(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "islands.geojson"
    if content is not None:
        path.write_bytes(content)
    assert read_group_ids(path) is None
