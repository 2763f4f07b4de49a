import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from geo.site.addresses import SiteError, read_base
from geo.site.building import LOCAL, Built, build_site
from geo.site.making import Makers, size_of
from geo.site.placing import MANIFEST
from tests.siting import BASE, PLAIN, broken_picture, files_in, made_up_atlas
from tests.trees import ROOT


def build(place: Path, size: int = 2, jobs: int = 1, base: str = BASE) -> Built:
    return build_site(made_up_atlas(size), place, base, jobs, PLAIN)


def elsewhere(place: Path, size: int, jobs: int, pace: str = "plain", **variables: str) -> subprocess.Popen[str]:
    """Start a build in a process of its own."""
    command = [sys.executable, "-m", "tests.siting", str(place), str(size), str(jobs), pace]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **variables},
        text=True,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_the_same_atlas_gives_the_same_bytes_whatever_the_process(tmp_path: Path) -> None:
    build(tmp_path / "one", 5)
    other = elsewhere(tmp_path / "two", 5, 2, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C")
    assert other.wait(timeout=240) == 0
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_a_build_that_is_killed_leaves_the_old_site_whole_and_the_next_clears_up(tmp_path: Path) -> None:
    place = tmp_path / "site"
    build(place)
    before = files_in(place)
    process = elsewhere(place, 60, 2, "slow")
    parts = wait_for(lambda: list(tmp_path.glob(".site.*.part/en/events/*/image.png")))
    assert parts
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=60)
    assert files_in(place) == before
    # Its own workers end with it.
    assert wait_for(lambda: not alive(process.pid))
    build(place, 3)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert len(files_in(place)) > len(before)


def alive(group: int) -> bool:
    """Say whether a process of a group that was started by a test is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(look: Callable[[], object]) -> object:
    """Look until there is something, for two minutes at most."""
    for _ in range(1200):
        if found := look():
            return found
        time.sleep(0.1)
    return look()


def test_a_picture_that_cannot_be_drawn_stops_the_build_and_changes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "site"
    build(place)
    before = files_in(place)
    for jobs in (1, 2):
        with pytest.raises(ValueError, match="cannot draw"):
            build_site(made_up_atlas(3), place, BASE, jobs, Makers(broken_picture, PLAIN.dumps))
    assert files_in(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_rebuild_replaces_what_a_build_left_and_nothing_else_stays(tmp_path: Path) -> None:
    place = tmp_path / "site"
    build(place, 3)
    build(place, 2)
    build(tmp_path / "fresh", 2)
    assert files_in(place) == files_in(tmp_path / "fresh")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site")
    assert (tmp_path / "site" / MANIFEST).is_file()


@pytest.mark.parametrize("name", ["notes.txt", "en/notes.txt", ".git", MANIFEST])
def test_a_folder_with_something_else_in_it_is_refused(tmp_path: Path, name: str) -> None:
    place = tmp_path / "site"
    if name != MANIFEST:
        build(place)
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_text("mine", encoding="utf-8")
    before = files_in(place)
    with pytest.raises(SiteError, match=f"found '{name}', which no build of a site wrote, wanted a folder") as fault:
        build(place)
    assert "\n" not in str(fault.value)
    assert files_in(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_and_a_place_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("file", "link"):
        with pytest.raises(SiteError, match="found no folder, wanted"):
            build(tmp_path / name)
    with pytest.raises(SiteError, match="could not be written"):
        build(tmp_path / "none" / "site")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "base",
    [
        *("", "example.org", "ftp://example.org/", "https://", "https://example.org/?x", "https://example.org/#x"),
        *("https://me:secret@example.org/", "https://example.org/a b/", "https://example.org:x/", "file:///tmp/"),
        *("https://例え.jp/", "https://example.org/'\"<x>", "javascript:alert(1)", "http://[/"),
    ],
)
def test_an_address_that_is_no_place_for_a_site_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(SiteError, match=r"^base: found .*, wanted the address of a folder on the web") as fault:
        build(tmp_path / "site", base=base)
    assert "\n" not in str(fault.value)
    assert list(tmp_path.iterdir()) == []


def test_an_address_gets_its_slash() -> None:
    assert read_base("https://example.org") == "https://example.org/"
    assert read_base("http://127.0.0.1:8000/a/b/") == "http://127.0.0.1:8000/a/b/"
    assert urlsplit(LOCAL).hostname == "localhost"


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, bytes]]:
    """Return the files of sites of 20, 40 and 80 events."""
    folder = tmp_path_factory.mktemp("sizes")
    for size in (20, 40, 80):
        build(folder / str(size), size)
    return {size: files_in(folder / str(size)) for size in (20, 40, 80)}


def test_files_and_pictures_grow_with_the_events_and_no_faster(sizes: dict[int, dict[str, bytes]]) -> None:
    counts = {size: len(files) for size, files in sizes.items()}
    assert counts[80] - counts[40] == 2 * (counts[40] - counts[20])
    for size, files in sizes.items():
        assert sum(path.endswith(".png") for path in files) == 3 * size


def test_the_page_of_an_event_is_no_longer_for_all_the_others(sizes: dict[int, dict[str, bytes]]) -> None:
    """Each event adds the same to the whole, give or take the figures in captions."""
    whole = {
        size: sum(len(each) for path, each in files.items() if "/events/" in path) for size, files in sizes.items()
    }
    assert abs((whole[80] - whole[40]) / (whole[40] - whole[20]) - 2) < 0.05
    path = "en/events/1710-event-10/index.html"
    assert abs(len(sizes[80][path]) - len(sizes[20][path])) < 20


def test_an_atlas_without_events_is_a_site_all_the_same(tmp_path: Path) -> None:
    built = build(tmp_path / "site", 0)
    assert {"index.html", "map.html", "en/index.html", "ru/islands/habomai/index.html"} <= {
        path for path, _, _ in built.files
    }
    assert str(built).startswith(f"{tmp_path / 'site'}: 21 pages, 0 pictures, ")


def test_a_picture_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="wanted a PNG"):
        size_of(b"<svg/>")
