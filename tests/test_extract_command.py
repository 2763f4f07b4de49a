import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from events.__main__ import COMMANDS, main
from tests.archiving import ELSEWHERE, ROOT, STORY, command

FIELDS = {
    *("document", "date", "date_text", "date_basis", "places", "place_basis", "paragraph", "quote"),
    *("start", "end", "kind", "title", "confidence"),
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A document about the islands, in a file with a blank before its name's end."""
    path = tmp_path / "a story.txt"
    path.write_text(STORY.format(number=7), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's real store is touched."""
    monkeypatch.setenv("FOUR_ISLANDS_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)


def listed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[dict[str, Any]]:
    """Return the JSON list that a command prints; it ends well and says nothing else."""
    assert main([*map(str, arguments), "--json"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    found = json.loads(shown.out)
    assert isinstance(found, list)
    return found


def test_candidates_have_their_fields_and_quote_the_document(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(capsys, "extract", story)
    assert [(each["date"], each["places"], each["paragraph"]) for each in found] == [
        ("2020-05-05", ["shikotan"], 3),
        ("2023-01-20", ["kunashir"], 4),
    ]
    text = story.read_text("utf-8")
    for each in found:
        assert each.keys() >= FIELDS
        assert each["document"] == "a story.txt"
        assert text[each["start"] : each["end"]] == each["quote"]


def test_several_files_make_one_list_and_each_is_judged_alone(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "b.txt"
    other.write_text(STORY.format(number=8).replace("Published: 2023-01-23\n", ""), encoding="utf-8")
    found = listed(capsys, "extract", story, other)
    assert [(each["document"], each["date"]) for each in found] == [
        ("a story.txt", "2020-05-05"),
        ("a story.txt", "2023-01-20"),
        ("b.txt", "2020-05-05"),
        ("b.txt", None),
    ]
    assert found[-1]["date_basis"] == "unresolved"


def test_a_given_day_of_publication_dates_what_counts_from_it(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(capsys, "extract", story, "--published", "2024-02-10")
    assert [each["date"] for each in found] == ["2020-05-05", "2024-02-09"]


def test_a_text_about_other_places_gives_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_text(ELSEWHERE, encoding="utf-8")
    assert listed(capsys, "extract", path) == []


def test_people_see_the_why(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(story)]) == 0
    shown = capsys.readouterr().out
    assert "a story.txt: published 2023-01-23, by its header" in shown
    assert "'On Friday', counted from 2023-01-23." in shown or "'Friday', counted from 2023-01-23." in shown
    assert "Kunashir / Kunashiri (named)" in shown
    assert "paragraph 4: On Friday a ferry" in shown


def test_a_bad_file_is_one_sentence_and_the_others_go_on(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["extract", str(empty), str(tmp_path / "none.txt"), str(story), "--json"]) == 1
    shown = capsys.readouterr()
    assert [line.partition(":")[0] for line in shown.err.splitlines()] == ["empty.txt", "none.txt"]
    assert len(json.loads(shown.out)) == 2


@pytest.mark.parametrize("day", ["2023-02-30", "2023", "2023-01", "20230123", "23 January 2023", "", "2023-01-23/.."])
@pytest.mark.parametrize("name", ["extract", "dates", "add"])
def test_a_day_that_is_none_is_a_wrong_call(
    name: str, day: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, str(story), "--published", day])
    assert end.value.code == 2
    assert "wanted a day that exists, such as 2023-01-23" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["extract"], ["dates"], ["extract", "x", "--lang", "de"], ["publish", "x", "y"]])
def test_a_wrong_call_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert COMMANDS[name][1][1:] in " ".join(capsys.readouterr().out.split())


def test_a_dash_reads_standard_input(tmp_path: Path) -> None:
    done = command("extract", "-", "--json", data=tmp_path, given=STORY.format(number=1).encode("utf-16"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert [each["document"] for each in json.loads(done.stdout)] == ["standard input"] * 2


def test_standard_input_over_the_limit_is_refused(tmp_path: Path) -> None:
    done = command("extract", "-", data=tmp_path, given=b"x " * 3_000_000)
    assert done.returncode == 1
    assert b"wanted at most 5 MB" in done.stderr


def test_dates_have_offsets_words_value_and_rule(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(capsys, "dates", story)
    text = story.read_text("utf-8")
    assert all(list(each) == ["start", "end", "text", "edtf", "rule"] for each in found)
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found)
    assert [each["edtf"] for each in found] == ["2023-01-23", "2020-05-05", "2023-01-20"]
    assert [each["start"] for each in found] == sorted(each["start"] for each in found)


def test_a_date_that_is_not_known_is_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Talks ended last March, officials of both countries said on Monday.", encoding="utf-8")
    assert [each["edtf"] for each in listed(capsys, "dates", path)] == [None, None]
    dated = listed(capsys, "dates", path, "--published", "2023-01-23")
    assert [each["edtf"] for each in dated] == ["2022-03", "2023-01-23"]


@pytest.mark.parametrize(
    ("text", "edtf"), [("on Monday", "2023-01-23"), ("昨年3月", "2022-03"), ("в марте прошлого года", "2022-03")]
)
def test_a_text_too_short_to_tell_its_language_is_read_by_its_letters(
    text: str, edtf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    assert [each["edtf"] for each in listed(capsys, "dates", path, "--published", "2023-01-23")] == [edtf]


def test_people_see_dates_line_by_line(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", str(story)]) == 0
    assert [line.split("\t")[1] for line in capsys.readouterr().out.splitlines()] == [
        "2023-01-23",
        "2020-05-05",
        "2023-01-20",
    ]


def test_dates_of_a_bad_file_are_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", str(tmp_path / "none.txt")]) == 1
    assert capsys.readouterr().err == "none.txt: no such file.\n"


@pytest.mark.parametrize(
    ("name", "not_wanted"),
    [
        ("dates", {"pandas", "sqlalchemy", "streamlit", "shapely", "events.catalogue", "events.candidates"}),
        ("extract", {"pandas", "sqlalchemy", "streamlit", "shapely", "distributed", "concurrent.futures.process"}),
        ("check", {"sqlalchemy", "events.documents", "events.candidates"}),
    ],
)
def test_a_command_imports_nothing_heavy_that_it_does_not_need(name: str, not_wanted: set[str], story: Path) -> None:
    given = [name] if name == "check" else [name, str(story)]
    script = f"import sys; from events.__main__ import main; main({given!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(done.stderr.split()) & not_wanted


def test_json_survives_a_console_without_the_script(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("2020年5月5日、色丹島に学校が開校した。新しい校舎には児童三十人が通う。", encoding="utf-8")
    done = command("extract", path, "--json", data=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "色丹島" in json.loads(done.stdout.decode("ascii"))[0]["quote"]


def test_a_reader_that_has_enough_ends_the_command_without_a_word(story: Path) -> None:
    script = " ".join([f'"{sys.executable}" -m events extract', f"'{story}' " * 200, "--json | head -c 1"])
    done = subprocess.run(["sh", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("[", "")
