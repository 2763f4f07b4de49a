import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from events.language import LANGUAGES
from geo import __main__ as command
from geo.export import FORMATS, Format, UnknownFormatError, format_of
from geo.page import build_page, script_hash
from geo.scene import build_scene
from tests.driving import atlas
from tests.trees import copy_project, run

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with a fault in each kind of file that people edit."""
    tree = copy_project(tmp_path_factory.mktemp("broken"))
    with (tree / "assets/catalogue/references.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[source]]\nid = "no-title"\n\n[[position]]\nid = "lost"\nholder = "mars"\n')
    shutil.copy(tree / "assets/catalogue/references.toml", tree / "assets/catalogue/twice.toml")
    islands = tree / "assets/geometry/islands-overview.geojson"
    islands.write_text(islands.read_text(encoding="utf-8").replace('"shikotan"', '"atlantis"'), encoding="utf-8")
    places = tree / "assets/places/places.toml"
    places.write_text(places.read_text(encoding="utf-8").replace('"Итуруп"', '""'), encoding="utf-8")
    return tree


def page(*langs: str) -> bytes:
    return build_page(build_scene(atlas(), langs)).encode()


def test_a_page_is_written_in_english_unless_told_otherwise(tmp_path: Path) -> None:
    assert command.main(["export", str(tmp_path / "map.html")]) == 0
    assert (tmp_path / "map.html").read_bytes() == page("en")
    assert os.listdir(tmp_path) == ["map.html"]


@pytest.mark.parametrize("lang", [*LANGUAGES, "all"])
def test_each_language_and_all_of_them(tmp_path: Path, lang: str) -> None:
    assert command.main(["export", str(tmp_path / "map.HTML"), "--lang", lang]) == 0
    assert (tmp_path / "map.HTML").read_bytes() == page(*(LANGUAGES if lang == "all" else [lang]))


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text("old", encoding="utf-8")
    assert command.main(["export", str(tmp_path / "map.html")]) == 0
    assert (tmp_path / "map.html").read_bytes() == page("en")


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert command.main(["export", "-", "--lang", "ja"]) == 0
    assert capfdbinary.readouterr().out == page("ja")


@pytest.mark.parametrize("name", ["map.xlsx", "map", "map.", ".html.gz", "html", ".html", "map.json"])
def test_an_unknown_ending_names_those_that_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert command.main(["export", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err
    assert name in said
    assert len(said.splitlines()) == 1
    assert not [form.ending for form in FORMATS if f"{form.ending} (" not in said.split("wanted")[1]]
    assert os.listdir(tmp_path) == []


def test_the_longest_ending_that_fits_says_the_format() -> None:
    assert format_of("map.csl.json").what != format_of("map.timeline.json").what
    assert format_of("MAP.SVG") == format_of("a.b.svg")
    assert len({form.ending for form in FORMATS}) == len(FORMATS)
    with pytest.raises(UnknownFormatError):
        format_of(".svg")


def test_an_unknown_language_names_those_that_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["export", "map.html", "--lang", "de"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert not [lang for lang in (*LANGUAGES, "all") if lang not in said]


@pytest.mark.parametrize(
    ("flags", "wanted"),
    [
        (["--date", "1956-13"], "date: found '1956-13', wanted an EDTF date"),
        (["--date", "1956", "--date", "soon"], "date: found 'soon', wanted an EDTF date"),
        (["--event", "nothing"], "event: found 'nothing', wanted the id of an event"),
        (["--island", "urup"], "island: found 'urup', wanted one of iturup"),
        (["--since", "1956", "--until", "1945"], "until: found '1945', wanted an end that is not before '1956'"),
        (["--width", "20"], "width: found 20, wanted 320 to 4000"),
        (["--kind", "war"], "kind: found 'war', wanted one of treaty"),
        (["--event", "1956-10-19-joint-declaration", "--until", "1900"], "event: found '1956-10-19-joint-declaration'"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str], wanted: str
) -> None:
    assert command.main(["export", str(tmp_path / "map.svg"), *flags]) == 2
    said = capsys.readouterr().err
    assert said.startswith(wanted)
    assert len(said.splitlines()) == 1
    assert os.listdir(tmp_path) == []


def test_the_hash_of_the_script_is_printed_for_who_has_a_policy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["export", str(tmp_path / "map.html")]) == 0
    assert f"script-src {script_hash(page('en').decode())}" in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.ending)
def test_every_format_is_the_same_in_another_process(form: Format, tmp_path: Path) -> None:
    """Another seed of hashes, time zone, language of the system, folder, and a user's own matplotlib settings."""
    flags = ["--date", "1956-10-19", "--lang", "ja", "--width", "800"]
    name = f"map{form.ending}"
    assert command.main(["export", str(tmp_path / name), *flags]) == 0
    (tmp_path / "matplotlibrc").write_text("axes.facecolor: red\nfont.size: 30\nsvg.fonttype: path\n", encoding="utf-8")
    changed = {"PYTHONHASHSEED": "1855", "TZ": "Asia/Tokyo", "LANG": "ru_RU.UTF-8", "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-m", "geo", "export", f"other-{name}", *flags]
    done = subprocess.run(call, cwd=tmp_path, env={**os.environ, **changed}, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    one, other = (tmp_path / file for file in (name, f"other-{name}"))
    assert one.stat().st_size > 200
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("where", ["no/such/folder/map.html", "file/map.html", "folder.html"])
def test_a_place_that_cannot_be_written_to_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder.html").mkdir()
    before = sorted(os.listdir(tmp_path))
    assert command.main(["export", str(tmp_path / where)]) == 2
    said = capsys.readouterr().err
    assert str(tmp_path / where) in said
    assert "wanted" in said
    assert len(said.splitlines()) == 1
    assert sorted(os.listdir(tmp_path)) == before, "a half-written file is left behind"


def test_a_folder_that_is_read_only_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write everywhere, so the system's answer is put in its mouth."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert command.main(["export", str(tmp_path / "map.html")]) == 2
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("arguments", [["export", "map.html"], ["export", "-"], ["check"]])
def test_every_fault_is_named_and_nothing_is_written(broken: Path, arguments: list[str]) -> None:
    done = run(broken, "geo", *arguments)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    for wanted in (
        "references.toml: no-title: title: found nothing, wanted",
        "references.toml: lost: holder: found 'mars', wanted",
        "twice.toml: no-title: id: found an id that references.toml has already, wanted",
        "islands-overview.geojson: ",
        "group: found 'atlantis', wanted one of habomai, iturup, kunashir, shikotan",
        "places.toml: iturup: names ru: found",
    ):
        assert wanted in said
    assert not (broken / "map.html").exists()
    assert "<html" not in done.stdout


def test_the_real_data_has_no_fault() -> None:
    assert command.main(["check"]) == 0
