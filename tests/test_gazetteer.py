import shutil
from pathlib import Path

import pytest

from geo.atlas import ASSETS, Atlas, load_atlas
from geo.gazetteer import Gazetteer, read_gazetteer
from geo.groups import VIEWS
from tests.driving import atlas
from tests.records import toml

PLACES = ASSETS / "places"
FILES = ("places.toml", "islets.toml", "points.toml", "viewpoints.toml")
REAL, REAL_FAULTS = read_gazetteer(PLACES)
WORDS = {"en": "x", "ja": "x", "ru": "x"}
GROUP = {
    "id": "iturup",
    "anchor": [147.8, 44.9],
    "label": {"at": [148.0, 44.8], "side": "right"},
    "label_narrow": {"at": [147.4, 45.0], "side": "left"},
    "scattered": False,
    "names": {"ja": "択捉島", "ja-Latn": "Etorofu", "ru": "Итуруп", "ru-Latn": "Iturup"},
    "names_sources": ["some-source"],
    "area": {"km2": 3168, "source": "some-source"},
}
LABEL = {"id": "pacific", "kind": "sea", "at": [148.3, 43.9], "names": {"en": "Pacific", "ja": "太平洋", "ru": "Тихий"}}
ISLET = {"id": "yury", "names": {"ru": "Юрий"}, "names_sources": ["some-source"]}
POINT = {
    **{"id": "kurilsk", "kind": "settlement", "group": "iturup", "at": [147.9, 45.2], "at_source": "some-source"},
    **{"names": {"ru": "Курильск"}, "names_sources": ["some-source"]},
}


def read(folder: Path, text: str | bytes, name: str = "places.toml") -> tuple[Gazetteer, list[str]]:
    """Return what is read, and said, of the project's folder with another text in one file."""
    shutil.copytree(PLACES, folder / "places", dirs_exist_ok=True)
    (folder / "places" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    found, faults = read_gazetteer(folder / "places")
    return found, [str(fault) for fault in faults]


def faults(folder: Path, text: str | bytes, name: str = "places.toml") -> list[str]:
    """Return what is said of the folder."""
    return read(folder, text, name)[1]


def test_the_real_files() -> None:
    assert REAL_FAULTS == []
    assert [group.id for group in REAL.groups] == ["iturup", "kunashir", "shikotan", "habomai"]
    assert all(group.area and group.population and group.ainu and group.districts for group in REAL.groups)
    assert {label.kind for label in REAL.labels} == {"sea", "land"}
    assert {point.kind for point in REAL.points} == {"settlement", "peak"}
    assert [viewpoint.id for viewpoint in REAL.viewpoints] == list(VIEWS)
    assert len(REAL.islets) >= 10


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_a_fault_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    shutil.copytree(PLACES, tmp_path / "places")
    (tmp_path / "places" / name).unlink()
    found, said = read_gazetteer(tmp_path / "places")
    assert {fault.file for fault in said} == {name}
    full = {"places.toml": found.groups, "points.toml": found.points, "islets.toml": found.islets}
    assert [bool(records) for file, records in full.items() if file != name] == [True] * len(full.keys() - {name})


def test_a_folder_in_a_file_s_place(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).mkdir()
    assert {fault.file for fault in read_gazetteer(tmp_path)[1]} == set(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "text", ["[[group]", "group = ", "[[group]]\nid = 'a\n", "\x00", b"\xff\xfe", b"[[group]]\nid='\xe9'"]
)
def test_a_broken_file(tmp_path: Path, text: str | bytes, name: str) -> None:
    said = faults(tmp_path, text, name)
    assert said[0].startswith(f"{name}: ")
    assert "wanted" in said[0]


@pytest.mark.parametrize("text", ["", "group = 3", "group = [1, 2]", "[group]\nid = 'a'", "label = 'x'\ngroup = []"])
def test_what_is_no_list_of_tables(tmp_path: Path, text: str) -> None:
    said = faults(tmp_path, text)
    assert said
    assert all(line.startswith("places.toml: ") for line in said)


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
        ("names", {}),
        ("names", {"ja": ""}),
        ("names", {"ru": " Итуруп"}),
        ("names", {"Russian": "Итуруп"}),
        ("names", {"ru-Latn": 3}),
        ("names_sources", []),
        ("area", {"km2": -1, "source": "some-source"}),
        ("area", {"km2": 3168}),
        ("area", 3168),
        ("highest", {"point": "stokap", "metres": 0, "source": "some-source"}),
        ("population", [{"date": "1945", "people": -1, "source": "some-source"}]),
        ("population", [{"date": "last year", "people": 1, "source": "some-source"}]),
        ("ainu", [{"form": "x", "source": "some-source"}]),
        ("districts", {"japan": {"text": WORDS}}),
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
    spoilt = {**GROUP, "id": "kunashir", "names": {"ja": ""}, "anchor": [1]}
    label = {**LABEL, "id": "okhotsk", "kind": "bay", "names": {"en": "Okhotsk"}}
    found, said = read(tmp_path, toml({"group": [GROUP, spoilt], "label": [LABEL, label]}))
    assert [group.id for group in found.groups] == ["iturup"]
    assert [each.id for each in found.labels] == ["pacific"]
    assert {tuple(line.split(": ")[1:3]) for line in said} == {
        *(("kunashir", "names ja"), ("kunashir", "anchor 2")),
        *(("okhotsk", "kind"), ("okhotsk", "names ja"), ("okhotsk", "names ru")),
    }


@pytest.mark.parametrize(
    ("name", "kind", "record"),
    [
        *(("places.toml", "group", GROUP), ("places.toml", "label", LABEL)),
        *(("islets.toml", "islet", ISLET), ("points.toml", "point", POINT)),
    ],
)
def test_an_id_is_given_once(tmp_path: Path, name: str, kind: str, record: dict[str, object]) -> None:
    said = faults(tmp_path, toml({"group": [GROUP]} | {kind: [record, record]}) if name == FILES[0] else "", name)
    said = said if name == FILES[0] else faults(tmp_path, toml({kind: [record, record]}), name)
    assert [line for line in said if line.startswith(f"{name}: {record['id']}: id: ")] != []
    assert (
        faults(tmp_path, toml({"group": [GROUP], kind: [record]} if name == FILES[0] else {kind: [record]}), name) == []
    )


@pytest.mark.parametrize("view", VIEWS)
def test_each_viewpoint_is_wanted_once(tmp_path: Path, view: str) -> None:
    text = (PLACES / "viewpoints.toml").read_text(encoding="utf-8")
    [said] = faults(tmp_path, text.replace(f'id = "{view}"', 'id = "other"'), "viewpoints.toml")[-1:]
    assert said.startswith(f"viewpoints.toml: {view}: ")


def test_a_side_s_own_viewpoint_needs_the_source_of_its_name(tmp_path: Path) -> None:
    text = (PLACES / "viewpoints.toml").read_text(encoding="utf-8")
    said = faults(
        tmp_path, "\n".join(line for line in text.splitlines() if "names_source" not in line), "viewpoints.toml"
    )
    assert {line.split(": ")[1] for line in said} == {"japan", "russia"}


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Return a copy of the project's data."""
    return Path(shutil.copytree(ASSETS, tmp_path / "assets"))


def spoilt(assets: Path, name: str, old: str, new: str) -> Atlas:
    """Return what is read from a copy of the data after the first of some words was replaced in a file."""
    path = assets / "places" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_atlas(assets)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("places.toml", 'source = "mofa-figures"', 'source = "lost"', "places.toml: iturup: area source: found 'lost'"),
        ("places.toml", 'point = "stokap"', 'point = "lost"', "places.toml: iturup: point: found 'lost'"),
        ("places.toml", 'settlement = "kurilsk"', 'settlement = "lost"', "places.toml: iturup: point: found 'lost'"),
        ("islets.toml", 'id = "yury"', 'id = "lost"', "islets.toml: lost: id: found no shape of this id"),
        ("islets.toml", 'names_sources = ["', 'names_sources = ["lost", "', "names_sources: found 'lost'"),
        ("points.toml", 'group = "iturup"', 'group = "lost"', "points.toml: kurilsk: group: found 'lost'"),
        ("points.toml", 'at_source = "', 'at_source = "lost-', "points.toml: kurilsk: at_source: found 'lost-"),
        ("viewpoints.toml", 'names_source = "', 'names_source = "lost-', "japan: names_source: found 'lost-"),
    ],
)
def test_what_a_record_points_to_is_there(assets: Path, name: str, old: str, new: str, fault: str) -> None:
    said = [line for line in spoilt(assets, name, old, new).faults if "lost" in line]
    assert any(fault in line and ", wanted " in line for line in said), said
    assert not [line for line in said if not line.startswith(name)], "the catalogue is not to blame"


def test_a_figure_without_a_source_is_not_shown_and_the_others_are(assets: Path) -> None:
    found = spoilt(assets, "places.toml", 'source = "mofa-figures"', 'source = "lost"')
    [group] = [each for each in found.groups if each.id == "iturup"]
    assert group.area is None
    assert group.population == atlas().groups[0].population
    assert group.names == atlas().groups[0].names


def test_one_bad_group_takes_no_event_with_it(assets: Path) -> None:
    found = spoilt(assets, "places.toml", "scattered = false", 'scattered = "perhaps"')
    assert [group.id for group in found.groups] == ["kunashir", "shikotan", "habomai"]
    assert [event.id for event in found.catalogue.events] == [event.id for event in atlas().catalogue.events]
    assert all(line.startswith("places.toml: iturup: scattered") for line in found.faults), found.faults
    assert len(found.faults) == 1
