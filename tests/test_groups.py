from pathlib import Path

import pytest

from geo.atlas import ASSETS
from geo.groups import read_groups
from tests.records import toml

PLACES = ASSETS / "places" / "places.toml"
GROUP = {
    "id": "iturup",
    "anchor": [147.8, 44.9],
    "label": {"at": [148.0, 44.8], "side": "right"},
    "label_narrow": {"at": [147.4, 45.0], "side": "left"},
    "scattered": False,
    "russian_latin": "Iturup",
    "japanese_latin": "Etorofu",
    "ja": "択捉島",
    "ru": "Итуруп",
    "area": {"km2": 3168, "source": "some-source"},
}
LABEL = {"id": "pacific", "kind": "sea", "at": [148.3, 43.9], "names": {"en": "Pacific", "ja": "太平洋", "ru": "Тихий"}}


def faults(folder: Path, text: str | bytes) -> list[str]:
    """Return what is said about a places.toml."""
    path = folder / "places.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(fault) for fault in read_groups(path)[2]]


def test_the_real_file() -> None:
    groups, labels, found = read_groups(PLACES)
    assert found == []
    assert [group.id for group in groups] == ["iturup", "kunashir", "shikotan", "habomai"]
    assert all(group.area for group in groups)
    assert {label.kind for label in labels} == {"sea", "land"}


@pytest.mark.parametrize(
    ("group", "lang", "names"),
    [
        ("iturup", "en", ("Iturup / Etorofu", "Итуруп · 択捉島")),
        ("iturup", "ja", ("択捉島", "Итуруп · Iturup")),
        ("iturup", "ru", ("Итуруп", "択捉島 · Etorofu")),
        ("shikotan", "en", ("Shikotan", "Шикотан · 色丹島")),
    ],
)
def test_both_sides_names_with_the_readers_first(group: str, lang: str, names: tuple[str, str]) -> None:
    [found] = [each for each in read_groups(PLACES)[0] if each.id == group]
    assert found.names_in(lang) == names


def test_a_missing_file(tmp_path: Path) -> None:
    groups, labels, found = read_groups(tmp_path / "places.toml")
    assert (groups, labels) == ([], [])
    assert [str(fault).split(":")[0] for fault in found] == ["places.toml"]


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "places.toml").mkdir()
    assert len(read_groups(tmp_path / "places.toml")[2]) == 1


@pytest.mark.parametrize(
    "text", ["[[group]", "group = ", "[[group]]\nid = 'a\n", "\x00", b"\xff\xfe", b"[[group]]\nid='\xe9'"]
)
def test_a_broken_file(tmp_path: Path, text: str | bytes) -> None:
    [said] = faults(tmp_path, text)
    assert said.startswith("places.toml: ")
    assert "wanted" in said


@pytest.mark.parametrize("text", ["", "group = 3", "group = [1, 2]", "[group]\nid = 'a'", "label = 'x'\ngroup = []"])
def test_what_is_no_list_of_tables(tmp_path: Path, text: str) -> None:
    assert all(said.startswith("places.toml: ") for said in faults(tmp_path, text))
    assert faults(tmp_path, text)


def test_an_unknown_kind_of_table(tmp_path: Path) -> None:
    assert any("city" in said and "wanted" in said for said in faults(tmp_path, toml({"group": [GROUP], "city": [{}]})))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Iturup!"),
        ("id", "{{7*7}}"),
        ("anchor", [44.9, 147.8]),
        ("anchor", [147.8]),
        ("anchor", [147.8, 44.9, 0]),
        ("anchor", "here"),
        ("anchor", [float("inf"), 44.9]),
        ("label", {"at": [148, 44], "side": "above"}),
        ("label", {"at": [148, 91], "side": "left"}),
        ("label_narrow", {"side": "left"}),
        ("scattered", "perhaps"),
        ("ja", ""),
        ("ru", " Итуруп"),
        ("russian_latin", 3),
        ("area", {"km2": -1, "source": "some-source"}),
        ("area", {"km2": 3168}),
        ("area", 3168),
        ("hight", 1),
    ],
)
def test_a_fault_names_file_group_and_field(tmp_path: Path, field: str, value: object) -> None:
    said = faults(tmp_path, written({**GROUP, field: value}))
    assert said
    name = value if field == "id" else "iturup"
    assert all(line.startswith(f"places.toml: {name}: {field}") and "wanted" in line for line in said)


def written(group: dict[str, object]) -> str:
    return toml({"group": [group]}).replace("Infinity", "inf")


def test_a_lost_field(tmp_path: Path) -> None:
    for field in GROUP.keys() - {"area", "id"}:
        group = {name: value for name, value in GROUP.items() if name != field}
        assert faults(tmp_path, written(group)) == [f"places.toml: iturup: {field}: found nothing, wanted a value"]
    nameless = {name: value for name, value in GROUP.items() if name != "id"}
    assert faults(tmp_path, written(nameless)) == ["places.toml: group 1: id: found nothing, wanted a value"]


def test_all_faults_at_once_and_the_good_ones_stay(tmp_path: Path) -> None:
    spoilt = {**GROUP, "id": "kunashir", "ja": "", "anchor": [1]}
    path = tmp_path / "places.toml"
    label = {**LABEL, "id": "okhotsk", "kind": "bay", "names": {"en": "Okhotsk"}}
    path.write_text(toml({"group": [GROUP, spoilt], "label": [LABEL, label]}), encoding="utf-8")
    groups, labels, found = read_groups(path)
    assert [group.id for group in groups] == ["iturup"]
    assert [each.id for each in labels] == ["pacific"]
    assert {(fault.record, fault.field.split()[0]) for fault in found} == {
        *(("kunashir", "ja"), ("kunashir", "anchor")),
        *(("okhotsk", "kind"), ("okhotsk", "names")),
    }


def test_an_id_is_given_once(tmp_path: Path) -> None:
    said = faults(tmp_path, toml({"group": [GROUP, GROUP], "label": [LABEL, LABEL]}))
    assert len(said) == 2
    assert all("id" in line for line in said)
