import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import matplotlib
import pytest

from geo.picture.drawing_out import Form, draw
from tests.driving import atlas
from tests.picturing import view_of

ROOT = Path(__file__).parent.parent
FORMS: tuple[Form, ...] = ("svg", "png", "pdf")
_DRAW = """
import hashlib
from geo.atlas import load_atlas
from geo.picture.drawing_out import draw
from geo.view import read_view
atlas = load_atlas()
views = [
    read_view(atlas, {"lang": "ja", "event": "1956-10-19-joint-declaration"}, width=700, theme="dark"),
    read_view(atlas, {"lang": "ru"}, dates=["1855", "1945-09-03"], width=640),
]
for view in views:
    for form in ("svg", "png", "pdf"):
        print(form, hashlib.sha256(draw(atlas, view, form)).hexdigest())
"""
HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8"}
THERE = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}


def drawn(environment: dict[str, str]) -> list[str]:
    """Return the digests of six pictures as another process draws them."""
    settings = {**os.environ, **environment}
    run = subprocess.run(
        [sys.executable, "-c", _DRAW], cwd=ROOT, env=settings, capture_output=True, text=True, check=True, timeout=240
    )
    return run.stdout.splitlines()


def test_two_processes_draw_the_same_bytes_wherever_they_are() -> None:
    with ThreadPoolExecutor(2) as pool:
        here, there = pool.map(drawn, (HERE, THERE))
    assert len(here) == 6
    assert len(set(here)) == 6
    assert here == there


def test_what_was_drawn_before_changes_nothing() -> None:
    view = view_of(event="1956-10-19-joint-declaration", width=600)
    first = [draw(atlas(), view, form, 1) for form in FORMS]
    draw(atlas(), view_of(lang="ja", theme="dark", width=600), "svg", 1)
    draw(atlas(), view_of(dates=("1855", "2024"), width=600), "png", 1)
    assert [draw(atlas(), view, form, 1) for form in FORMS] == first


def test_threads_draw_what_one_draws() -> None:
    views = [view_of(lang=lang, width=480, panel=False, strip=False) for lang in ("en", "ja", "ru")]
    alone = [draw(atlas(), view, form, 1) for view in views for form in FORMS]
    with ThreadPoolExecutor(6) as pool:
        jobs = [pool.submit(draw, atlas(), view, form, 1) for view in views for form in FORMS]
        assert [job.result() for job in jobs] == alone


@pytest.mark.parametrize("form", FORMS)
def test_settings_of_matplotlib_are_left_alone(form: Form) -> None:
    with matplotlib.rc_context({"font.size": 23.0, "svg.fonttype": "path", "text.parse_math": True}):
        before = dict(matplotlib.rcParams)
        draw(atlas(), view_of(width=480), form, 1)
        assert dict(matplotlib.rcParams) == before


def test_settings_of_others_do_not_reach_a_picture() -> None:
    view = view_of(width=480, panel=False)
    plain = [hashlib.sha256(draw(atlas(), view, form, 1)).hexdigest() for form in FORMS]
    with matplotlib.rc_context({"lines.linewidth": 9, "text.hinting": "force_autohint", "svg.fonttype": "path"}):
        assert [hashlib.sha256(draw(atlas(), view, form, 1)).hexdigest() for form in FORMS] == plain
