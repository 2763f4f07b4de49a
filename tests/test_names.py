import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.language import LANGUAGES
from events.names.actors import actor_name, find_actors
from events.names.entries import Actor, Other, Place, gazetteer, names_faults
from events.names.notation import forms_of
from events.names.places import find_places, is_ours, place_name

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "assets"
KNOWN = gazetteer()
OWN = [place for place in KNOWN.places.values() if place.strength == "own"]
TEXTS = tomllib.loads((ROOT / "tests/data/names-in-text.toml").read_text(encoding="utf-8"))["text"]
# A text about ours in which nothing else is an island, so that loose and anaphoric words count.
OURS = "Iturup, Iturup, Iturup.\n\n"
Mentioned = tuple[str, str, tuple[str, ...]]


def toml(file: str) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((ASSETS / file).read_text(encoding="utf-8"))


def written(spellings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every form of some spellings as a text may have it, and the name in it."""
    for form in (form for spelling in spellings for form in forms_of(spelling)):
        name, whole = (part.replace("|", "").replace("*", "ам") for part in (form.name, form.whole))
        yield whole, name


def mentioned(text: str) -> list[Mentioned]:
    return [(mention.text, mention.entry, mention.groups) for mention in find_places(text)]


def wanted(line: str) -> Mentioned:
    """What a line of the data wants: "words = entry", or "words = entry: groups"."""
    words, _, rest = line.rpartition(" = ")
    entry, _, groups = rest.partition(": ")
    return words, entry, tuple(groups.split()) or KNOWN.places[entry].groups


def test_the_real_files_have_no_faults() -> None:
    assert names_faults() == []
    assert len(KNOWN.places) >= 50
    assert len(KNOWN.actors) >= 60


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"][:40])
def test_a_text_names_these_and_no_others(case: dict[str, str | list[str]]) -> None:
    assert mentioned(str(case["text"])) == [wanted(line) for line in case["found"]]


def test_there_are_texts_with_and_without_ours_in_each_language() -> None:
    scripts = {"ja": "\u3040\u9fff", "ru": "\u0400\u04ff", "en": "az"}
    for low, high in scripts.values():
        of_language = [case for case in TEXTS if sum(low <= char <= high for char in case["text"]) > 12]
        assert sum(bool(case["found"]) for case in of_language) >= 10
        assert sum(not case["found"] for case in of_language) >= 5


@pytest.mark.parametrize("place", KNOWN.places.values(), ids=KNOWN.places.keys())
def test_every_spelling_of_a_place_is_found(place: Place) -> None:
    for whole, name in written(place.spellings.all() + place.loose.all()):
        text = f"{OURS}{whole}, 。"
        found = find_places(text)[3:]
        assert [(mention.text, mention.entry) for mention in found] == [(name, place.id)], whole
        assert {mention.scope for mention in found} == {place.scope}


@pytest.mark.parametrize("place", OWN, ids=lambda place: place.id)
def test_an_own_name_needs_nothing_beside_it_and_a_loose_one_does(place: Place) -> None:
    for whole, _ in written(place.spellings.all()):
        assert [mention.entry for mention in find_places(f"{whole}.")] == [place.id], whole
    for whole, _ in written(place.loose.all()):
        assert find_places(f"{whole}.") == [], whole


@pytest.mark.parametrize("other", KNOWN.others.values(), ids=KNOWN.others.keys())
def test_no_spelling_of_what_is_not_ours_is_found(other: Other) -> None:
    for whole, _ in written(other.spellings.all()):
        assert find_places(f"{whole}.") == [], whole


def test_capitals_line_breaks_and_hyphens_change_nothing() -> None:
    for place in OWN:
        for whole, name in written(place.spellings.en + place.spellings.ru):
            for text in (whole.upper(), whole.replace(" ", "\n   "), whole.replace("-", "\u2010")):
                found = mentioned(f"{text}.")
                assert [entry for _, entry, _ in found] == [place.id], text
                assert len(found[0][0].split()) == len(name.split())


def test_a_word_beside_a_name_can_make_it_a_ship_or_a_street() -> None:
    words = KNOWN.named_after
    assert words
    for whole, _ in written(words.before.all() + words.quoted.all()):
        assert find_places(f"{whole} «Iturup»") == [], whole
        assert find_places(f"{whole}. Iturup") != [], whole
    for whole, _ in written(words.after.all()):
        assert find_places(f"Iturup {whole}") == [], whole
        assert find_places(f"Iturup; {whole}") != [], whole
    for whole, _ in written(words.quoted.all()):
        assert find_places(f"{whole}, old as it is, “Iturup”") == [], whole
        assert find_places(f"{whole}, old as it is, Iturup") != [], whole


@pytest.mark.parametrize("actor", KNOWN.actors.values(), ids=KNOWN.actors.keys())
def test_every_spelling_of_an_actor_is_found(actor: Actor) -> None:
    for whole, name in written(actor.spellings.all()):
        found = [(mention.text, mention.entry, mention.side) for mention in find_actors(f"{whole}, 。")]
        assert found == [(name, actor.id, actor.side)], whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kremlin spokesperson Dmitry Peskov told Tokyo", ["kremlin", "peskov", "japan"]),
        (
            "the Russian Foreign Ministry and Japan's Foreign Ministry",
            ["russia-foreign-ministry", "japan-foreign-ministry"],
        ),
        ("В МИД России ответили МИД Японии", ["russia-foreign-ministry", "japan-foreign-ministry"]),
        ("Пескову и Лаврову ответил Синдзо Абэ", ["peskov", "lavrov", "abe"]),
        ("ロシア外務省のザハロワ報道官と岸田首相", ["russia-foreign-ministry", "zakharova", "kishida"]),
        ("путина началась, abe and mori are no words here", []),
        ("Вышла в море путина. Путина не было.", ["putin"]),
        ("the Moscowite and Japanology", []),
    ],
)
def test_actors_of_a_text(text: str, found: list[str]) -> None:
    seen = [mention.entry for mention in find_actors(text)]
    assert [entry for entry in seen if entry in found] == found
    assert bool(seen) == bool(found)


def test_a_text_with_words_like_the_islands_only_is_not_ours() -> None:
    assert not is_ours(find_places("Japan and Russia have a dispute and no peace treaty. The islands are green."))
    assert is_ours(find_places("Japan and Russia dispute the Kuril Islands."))
    assert is_ours(find_places("Shikotan."))
    assert not is_ours(find_places("The Kuril Islands are green."))


def test_names_for_display_exist_in_every_language() -> None:
    assert place_name("iturup", "en") == "Iturup / Etorofu"
    assert place_name("kunashir", "en") == "Kunashir / Kunashiri"
    assert actor_name("peskov", "ru") == "Дмитрий Песков"
    assert actor_name("peskov", "de") == actor_name("peskov", "en")
    with pytest.raises(KeyError):
        place_name("urup", "en")
    assert all(place_name(entry, lang) for entry in KNOWN.places for lang in LANGUAGES)


def test_groups_agree_with_the_places_of_the_map() -> None:
    points = {str(point["id"]): point["group"] for point in toml("places/points.toml")["point"]}
    shapes = json.loads((ASSETS / "geometry/islands.geojson").read_text(encoding="utf-8"))["features"]
    islets = {str(islet["id"]) for islet in toml("places/islets.toml")["islet"]}
    points |= {shape["id"]: shape["properties"]["group"] for shape in shapes if shape["id"] in islets}
    assert len(points) >= 20
    assert {entry: KNOWN.places[entry].groups for entry in points} == {
        entry: (group,) for entry, group in points.items()
    }


def test_every_printed_name_of_the_map_is_a_spelling() -> None:
    """In kanji and Latin letters; one that is also a word or a person's name may want "Island" or "volcano"."""
    files = {"group": "places", "point": "points", "islet": "islets"}
    for record in (record for kind, file in files.items() for record in toml(f"places/{file}.toml")[kind]):
        names = record["names"]
        assert isinstance(names, dict)
        for name in (names[tag] for tag in ("ja", "ja-Latn", "ru-Latn") if tag in names):
            ways = (name, f"{name} Island", f"volcano {name}")
            found = [[entry for _, entry, _ in mentioned(f"{OURS}{way}.")[3:]] for way in ways]
            assert [record["id"]] in found, name


def test_every_source_is_an_address_or_a_source_of_the_catalogue() -> None:
    files = (path.name for path in (ASSETS / "catalogue").glob("*.toml"))
    known = {source["id"] for file in files for source in toml(f"catalogue/{file}").get("source", [])}
    sources = {source for place in KNOWN.places.values() for source in place.source}
    assert sources
    assert not [source for source in sources - known if not source.startswith(("https://", "http://"))]
