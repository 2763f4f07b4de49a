import shutil
from pathlib import Path

import pytest

from events.calendars import Calendar, read_calendar, uncited_days
from events.dates import EdtfDate
from events.language import LANGUAGES
from geo.atlas import ASSETS, load_atlas
from geo.scene import build_scene
from tests.driving import atlas

FILE = Path(__file__).parent.parent / "assets/calendars/japan.toml"
CALENDAR, FAULTS = read_calendar(FILE)
ERA = '[[era]]\nid = "meiji"\nname = {en = "Meiji", ja = "明治", ru = "Мэйдзи"}\nsince = "1868-10-23"\nsource = "x"\n'
DAY = '[[day]]\ndate = "1869-09-20"\nera = "meiji"\nyear = 2\nmonth = 8\nday = 15\nsource = "x"\n'


def lines(edtf: str, lang: str = "en", *, old_style: bool = False, calendar: Calendar = CALENDAR) -> list[str]:
    """Return how a date reads in the other calendars, no-break spaces as plain ones."""
    found = calendar.lines(EdtfDate.parse(edtf), old_style, atlas().texts[lang], lang)
    return [line.replace("\u00a0", " ") for line in found]


def read(folder: Path, text: str | bytes) -> tuple[Calendar, list[str]]:
    path = folder / "japan.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    calendar, faults = read_calendar(path)
    return calendar, [str(fault) for fault in faults]


def test_the_real_file() -> None:
    assert FAULTS == []
    assert uncited_days(CALENDAR, atlas().catalogue.sources) == []
    assert [era for era in CALENDAR.eras if CALENDAR.eras[era].since] == ["meiji", "taisho", "showa", "heisei", "reiwa"]


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", ["26 January 1855 (Old Style)", "Ansei 1, month 12, day 21"]),
        ("ja", ["ロシア旧暦：1855年1月26日", "和暦：安政元年12月21日"]),
        ("ru", ["26 января 1855 г. по старому стилю", "Ансэй 1, месяц 12, день 21 (японский календарь)"]),
    ],
)
def test_the_day_of_shimoda_in_each_language(lang: str, wanted: list[str]) -> None:
    assert lines("1855-02-07", lang, old_style=True) == wanted


def test_the_event_of_shimoda_says_so() -> None:
    [event] = [each for each in atlas().catalogue.events if each.id == "1855-02-07-shimoda"]
    assert event.old_style
    assert lines(event.date.text, "ja", old_style=event.old_style) == [
        "ロシア旧暦：1855年1月26日",
        "和暦：安政元年12月21日",
    ]


@pytest.mark.parametrize(
    ("day", "ja", "en"),
    [
        ("1873-01-01", "明治6年1月1日", "1 January, Meiji 6"),
        ("1912-07-29", "明治45年7月29日", "29 July, Meiji 45"),
        ("1912-07-30", "大正元年7月30日", "30 July, Taishō 1"),
        ("1926-12-24", "大正15年12月24日", "24 December, Taishō 15"),
        ("1926-12-25", "昭和元年12月25日", "25 December, Shōwa 1"),
        ("1927-01-01", "昭和2年1月1日", "1 January, Shōwa 2"),
        ("1956-10-19", "昭和31年10月19日", "19 October, Shōwa 31"),
        ("1989-01-07", "昭和64年1月7日", "7 January, Shōwa 64"),
        ("1989-01-08", "平成元年1月8日", "8 January, Heisei 1"),
        ("2019-04-30", "平成31年4月30日", "30 April, Heisei 31"),
        ("2019-05-01", "令和元年5月1日", "1 May, Reiwa 1"),
        ("2026-02-20", "令和8年2月20日", "20 February, Reiwa 8"),
    ],
)
def test_a_year_of_an_era_and_the_first_day_of_the_next(day: str, ja: str, en: str) -> None:
    assert lines(day, "ja") == [f"和暦：{ja}"]
    assert lines(day, "en") == [en]


def test_a_russian_reads_the_month_in_the_genitive() -> None:
    assert lines("1956-10-19", "ru") == ["19 октября, Сёва 31 (японский календарь)"]


@pytest.mark.parametrize(
    "edtf",
    [
        *("1956", "1956-10", "194X", "1956-10-19~", "1956-10-19%", "1945/1956", "1945-09/1956-10-19"),
        *("../1956-10-19", "1956-10-19/..", "../..", "1855-02", "1855", "1855-02-07~"),
    ],
)
def test_nothing_where_the_day_is_not_known(edtf: str) -> None:
    assert [lines(edtf, lang, old_style=True) for lang in LANGUAGES] == [[], [], []]


@pytest.mark.parametrize("day", ["1855-02-08", "1868-10-23", "1872-12-31", "1644-01-01"])
def test_a_lunar_day_that_no_source_gives_is_not_computed(day: str) -> None:
    assert lines(day, "ja") == []


def test_old_style_only_where_it_is_asked_for_and_only_while_russia_used_it() -> None:
    assert lines("1905-09-05") == ["5 September, Meiji 38"]
    assert lines("1905-09-05", old_style=True) == ["23 August 1905 (Old Style)", "5 September, Meiji 38"]
    assert lines("1918-02-13", old_style=True)[0] == "31 January 1918 (Old Style)"
    assert lines("1918-02-14", old_style=True) == ["14 February, Taishō 7"]


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("1700-02-28", "18 February 1700"),
        ("1700-03-11", "29 February 1700"),
        ("1800-03-13", "1 March 1800"),
        ("1900-03-14", "1 March 1900"),
        ("1900-12-31", "18 December 1900"),
        ("1855-01-10", "29 December 1854"),
    ],
)
def test_old_style_days_across_the_years_that_differ(day: str, there: str) -> None:
    assert lines(day, old_style=True)[0] == f"{there} (Old Style)"


def test_both_ends_of_a_range() -> None:
    assert lines("1945-09-03/1945-09-05", "ja") == ["和暦：昭和20年9月3日〜昭和20年9月5日"]
    assert lines("1807-05-30/1807-06-05", "en", old_style=True) == [
        "18 May 1807 – 24 May 1807 (Old Style)",
        "Bunka 4, month 4, day 23 – Bunka 4, month 4, day 29",
    ]


def test_a_range_of_which_one_end_is_not_known_says_nothing_of_it() -> None:
    assert lines("1807-05-30/1807-05-31", "ja") == []
    assert lines("1918-02-13/1918-02-14", "en", old_style=True) == ["13 February, Taishō 7 – 14 February, Taishō 7"]


@pytest.mark.parametrize("text", ["[[era]", "\x00", "era = ", b"\xff\xfe", b"[[era]]\nid='\xe9'"])
def test_a_broken_file_is_one_fault(tmp_path: Path, text: str | bytes) -> None:
    calendar, [said] = read(tmp_path, text)
    assert said.startswith("japan.toml: ")
    assert ", wanted " in said
    assert calendar == Calendar()


@pytest.mark.parametrize("text", ["era = 3", "era = [1]", "day = 'x'", "[era]\nid = 'meiji'", "eras = []"])
def test_what_is_no_list_of_tables_is_a_fault(tmp_path: Path, text: str) -> None:
    calendar, said = read(tmp_path, text)
    assert said
    assert all(line.startswith("japan.toml: ") and ", wanted " in line for line in said)
    assert calendar == Calendar()


def test_a_missing_file_and_a_folder_in_its_place(tmp_path: Path) -> None:
    assert [fault.file for fault in read_calendar(tmp_path / "japan.toml")[1]] == ["japan.toml"]
    (tmp_path / "japan.toml").mkdir()
    assert [fault.file for fault in read_calendar(tmp_path / "japan.toml")[1]] == ["japan.toml"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('since = "1868-10-23"', 'since = "1868"', "japan.toml: meiji: since: found '1868', wanted a day"),
        ('since = "1868-10-23"', 'since = "soon"', "japan.toml: meiji: since: found 'soon', wanted an EDTF date"),
        ('ja = "明治", ', "", "japan.toml: meiji: name ja: found nothing, wanted"),
        ('source = "x"', 'sauce = "x"', "japan.toml: meiji: source: found nothing, wanted"),
        ("month = 8", "month = 0", "japan.toml: 1869-09-20: month: found 0, wanted"),
        ("month = 8", 'month = "8"', "japan.toml: 1869-09-20: month: found '8', wanted"),
        ('era = "meiji"', 'era = "keio"', "japan.toml: 1869-09-20: era: found 'keio', wanted the id of an [[era]]"),
    ],
)
def test_a_fault_names_its_record_and_field(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert read(tmp_path, ERA + DAY)[1] == []
    _, said = read(tmp_path, (ERA + DAY).replace(old, new))
    assert [line for line in said if line.startswith(fault)], said


def test_a_day_of_an_era_that_is_not_there_shows_nothing(tmp_path: Path) -> None:
    calendar, _ = read(tmp_path, ERA + DAY.replace('"meiji"', '"keio"'))
    assert lines("1869-09-20", calendar=calendar) == []
    assert lines("1869-09-20", calendar=read(tmp_path, ERA + DAY)[0]) == ["Meiji 2, month 8, day 15"]


def test_a_source_that_nobody_knows_is_a_fault(tmp_path: Path) -> None:
    calendar, _ = read(tmp_path, ERA + DAY)
    assert [str(fault).split(": ")[1] for fault in uncited_days(calendar, {})] == ["meiji", "1869-09-20"]
    assert uncited_days(calendar, {"x"}) == []


def test_a_broken_file_leaves_the_map_without_other_calendars(tmp_path: Path) -> None:

    assets = Path(shutil.copytree(ASSETS, tmp_path / "assets"))
    (assets / "calendars/japan.toml").write_text("[[era]", encoding="utf-8")
    found = load_atlas(assets)
    assert [fault for fault in found.faults if fault.startswith("japan.toml")]
    assert len(found.catalogue.events) == len(atlas().catalogue.events)
    shown = [line for line in build_scene(found)["columns"]["calendar.ja"] if line]
    assert shown
    assert not [line for line in shown if "和暦" in line]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_column_of_the_scene_is_what_the_calendar_says(lang: str) -> None:

    column = build_scene(atlas(), [lang])["columns"][f"calendar.{lang}"]
    for event, text in zip(atlas().catalogue.events, column, strict=True):
        assert text.replace("\u00a0", " ") == " · ".join(lines(event.date.text, lang, old_style=event.old_style))
