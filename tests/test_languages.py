import dataclasses
import re
import shutil
from pathlib import Path

import pytest

from events.language import LANGUAGES, Language, language_of, load_texts, read_languages
from geo.atlas import ASSETS, Atlas, load_atlas
from geo.page import build_page
from geo.scene import build_scene
from tests.conftest import Watched
from tests.driving import atlas, catalogue_of, made_up, open_page, write_page

TEXT = ASSETS / "text"
REAL, REAL_FAULTS = read_languages(TEXT)
FILE = (TEXT / "languages.toml").read_text(encoding="utf-8")


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Return a copy of the project's data."""
    return Path(shutil.copytree(ASSETS, tmp_path / "assets"))


def read(folder: Path, text: str | bytes) -> tuple[list[str], list[str]]:
    """Return the tags that are read from a languages.toml, and what is said of it."""
    (folder / "languages.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    languages, faults = read_languages(folder)
    return [language.tag for language in languages], [str(fault) for fault in faults]


def test_the_real_files() -> None:
    assert REAL_FAULTS == []
    assert [language.tag for language in REAL] == list(LANGUAGES)
    texts, faults = load_texts(TEXT)
    assert faults == []
    assert [*texts] == list(LANGUAGES)


def test_every_language_knows_all_that_an_entry_says() -> None:
    comment = FILE[: FILE.index("[[language]]")]
    assert [name for name, field in Language.model_fields.items() if (field.alias or name) not in comment] == []
    for language in REAL:
        assert {*language.states} == {"japan", "russia"}
        assert language_of(language.tag) == language


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ValueError, match="found no language 'de', wanted"):
        language_of("de")


@pytest.mark.parametrize(
    "text", ["[[language]", "\x00", b"\xff\xfe", "", "language = 3", "language = [1]", "[language]"]
)
def test_a_broken_list_is_a_fault(tmp_path: Path, text: str | bytes) -> None:
    tags, said = read(tmp_path, text)
    assert tags == ["en"]
    assert said
    assert all(line.startswith("languages.toml: ") and ", wanted " in line for line in said)


def test_a_missing_list_and_a_folder_in_its_place(tmp_path: Path) -> None:
    assert [fault.file for fault in read_languages(tmp_path)[1]] == ["languages.toml"]
    (tmp_path / "languages.toml").mkdir()
    assert [fault.file for fault in read_languages(tmp_path)[1]] == ["languages.toml"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('tag = "en"', 'tag = "xx"', "languages.toml: xx: tag: found 'xx', wanted a language whose months"),
        ('tag = "en"', 'tag = "English!"', "languages.toml: English!: tag: "),
        ('decade = "{}s"', 'decade = "s"', "languages.toml: en: dates decade: "),
        ('decade = "{}s"', 'decade = "{}{}s"', "languages.toml: en: dates decade: "),
        ('decade = "{}s"', "", "languages.toml: en: dates decade: found nothing, wanted"),
        ('day = "{}"', 'day = "{day}"', "languages.toml: en: dates day: "),
        ('states = ["japan", "russia"]', 'states = ["japan"]', "languages.toml: en: states"),
        ('states = ["japan", "russia"]', 'states = ["japan", "china"]', "languages.toml: en: states"),
        ('japan = [["ja-Latn"], ["ja", "ru-Latn"]]', "japan = []", "languages.toml: en: labels japan"),
        ('name = "English"', 'nam = "English"', "languages.toml: en: name: found nothing, wanted"),
    ],
)
def test_a_fault_names_its_language_and_field(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert FILE.count(old) >= 1
    tags, said = read(tmp_path, FILE.replace(old, new, 1))
    assert [line for line in said if line.startswith(fault)], said
    assert tags == ["en", "ja", "ru"]
    assert any(line.startswith("languages.toml: en: tag: found none of it, wanted") for line in said)


BROKEN_PO = {
    "missing": None,
    "no gettext": "msgid broken",
    "no msgstr": 'msgid "page.title"\nmsgid "x"\n',
    "empty": "",
    "not UTF-8": b'msgid "a"\nmsgstr "\xff\xfe"\n',
    "quote lost": 'msgid "a\nmsgstr "b"\n',
}


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("case", BROKEN_PO)
def test_a_broken_file_of_texts_is_a_fault_and_never_a_traceback(tmp_path: Path, case: str, tag: str) -> None:
    folder = Path(shutil.copytree(TEXT, tmp_path / "text"))
    spoil(folder / f"{tag}.po", BROKEN_PO[case])
    texts, faults = load_texts(folder)
    whole = load_texts(TEXT)[0]
    assert {fault.file for fault in faults} == {f"{tag}.po"}
    assert all(", wanted " in str(fault) for fault in faults)
    assert texts[tag]["page.title"] == whole["ja" if tag == "en" else "en"]["page.title"]
    assert all(texts[other]["page.title"] == whole[other]["page.title"] for other in {*LANGUAGES} - {tag})


def spoil(path: Path, text: str | bytes | None) -> None:
    """Put something else in a file's place; None is nothing."""
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_text_that_one_file_lacks_is_named_and_is_english_there(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TEXT, tmp_path / "text"))
    path = folder / "ru.po"
    path.write_text(re.sub(r'msgid "page.title"\nmsgstr .*\n', "", path.read_text("utf-8")), encoding="utf-8")
    texts, faults = load_texts(folder)
    assert [(fault.file, fault.record) for fault in faults] == [("ru.po", "page.title")]
    assert texts["ru"]["page.title"] == texts["en"]["page.title"]
    assert texts["ru"]["page.subtitle"] == load_texts(TEXT)[0]["ru"]["page.subtitle"]


@pytest.mark.parametrize("name", ["ja.po", "en.po", "languages.toml"])
def test_the_page_still_opens_and_says_what_it_can(offline_page: Watched, assets: Path, name: str) -> None:
    (assets / "text" / name).unlink()
    found = load_atlas(assets)
    assert [fault for fault in found.faults if fault.startswith(f"{name}: ")], found.faults[:3]
    langs = [language.tag for language in found.languages]
    path = write_page(assets / "map.html", build_page(build_scene(small(found), langs)))
    open_page(offline_page.page, path, "lang=ja")
    assert offline_page.page.title() == atlas().texts["ja" if name == "en.po" else "en"]["page.title"]
    assert (offline_page.errors, offline_page.requests) == ([], [])


def small(found: Atlas) -> Atlas:
    """Return an atlas with one event only: what is looked at are the words round it."""
    one = catalogue_of(made_up("1956-10-19", "only"))
    return dataclasses.replace(
        found, catalogue=dataclasses.replace(one, sources={**found.catalogue.sources, **one.sources})
    )
