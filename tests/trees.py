"""A copy of the project whose data a test may spoil, and its commands."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def copy_code(folder: Path) -> Path:
    """Copy everything the app and the commands run on, but no data."""
    for name in ("geo", "events", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "streamlit_app.py", folder)
    return folder


def copy_project(folder: Path) -> Path:
    """Copy everything the app and the commands run on."""
    shutil.copytree(ROOT / "assets", folder / "assets")
    return copy_code(folder)


def run(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m` with the arguments in a tree."""
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=tree, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )
