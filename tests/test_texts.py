import json
import re
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from events.language import LANGUAGES
from geo.atlas import ASSETS

ROOT = Path(__file__).parent.parent


def written(tag: str) -> dict[str, str]:
    """Return what stands in a language's own file, nothing of the English one."""
    with (ASSETS / f"text/{tag}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


TEXTS = {tag: written(tag) for tag in LANGUAGES}
WORDS = json.loads((ROOT / "tests/data/loaded-words.json").read_text(encoding="utf-8"))
PLURAL = re.compile(r"(.+)\.(zero|one|two|few|many|other)")
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for pattern in ("assets/page/*.js", "assets/page/*.html", "assets/app/*.js", "geo/**/*.py", "streamlit_app.py")
    for path in sorted(ROOT.glob(pattern))
)


def families(lang: str) -> dict[str, set[str]]:
    """Return the keys of a language without plural endings, and the endings that each has."""
    found: dict[str, set[str]] = {}
    for key in TEXTS[lang]:
        family = family_of(key)
        found.setdefault(family, set()).update({key.removeprefix(family)} - {""})
    return found


def family_of(key: str) -> str:
    """Return a key without its plural ending; every counted text has the form "other"."""
    plural = PLURAL.fullmatch(key)
    return plural[1] if plural and plural[1] in COUNTED else key


COUNTED = {key.removesuffix(".other") for key in TEXTS["en"] if key.endswith(".other")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_languages_have_the_same_keys(lang: str) -> None:
    assert set(families(lang)) == set(families("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_counted_text_has_each_form_that_the_language_knows(lang: str) -> None:
    rule = Locale(lang).plural_form
    forms = {f".{rule(number)}" for number in range(200)} | {".other"}
    assert len(COUNTED) > 5
    assert {family: forms ^ families(lang)[family] for family in COUNTED if forms != families(lang)[family]} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_names_its_language_and_no_key_stands_twice(lang: str) -> None:
    path = ASSETS / f"text/{lang}.po"
    with path.open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    assert str(catalog.locale) == lang
    keys = re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_tidy(lang: str) -> None:
    """A space may end a text only where it stands before something: a sign, and a text that a name follows."""
    for key, text in TEXTS[lang].items():
        assert text.strip(), key
        assert not re.search(r"\s{2}|[\n\t]|\.\.\.|^\s", text), key
        assert text == text.rstrip() or text in (": ", ", ", "; ") or key == "foot.coast", key


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_placeholders_are_those_of_english() -> None:
    for lang in LANGUAGES:
        for key, text in TEXTS[lang].items():
            english = TEXTS["en"][key if family_of(key) == key else f"{family_of(key)}.other"]
            assert placeholders(text) == placeholders(english), f"{lang}: {key}"


def test_a_counted_text_says_its_number_or_what_is_counted() -> None:
    for lang in LANGUAGES:
        for family in COUNTED:
            said = placeholders(TEXTS[lang][f"{family}.other"])
            assert said & {"n", "names", "titles"}, f"{lang}: {family}"


def named(family: str) -> bool:
    """Say whether the code names a key in full, or its first part before a name that is put in."""
    whole = rf"['\"]{re.escape(family)}['\"]|data-(?:text|label)=\"{re.escape(family)}\""
    stem, _, _ = family.rpartition(".")
    part = rf"['\"`]{re.escape(stem)}\.(?:['\"`]|\$?{{)"
    return bool(re.search(whole, CODE) or (stem and re.search(part, CODE)))


def test_every_text_is_used() -> None:
    assert [family for family in families("en") if not named(family)] == []


def test_every_key_in_the_code_has_a_text() -> None:
    stems = {family.split(".")[0] for family in families("en") if "." in family}
    keys = re.findall(r"['\"]([a-z]+(?:\.[a-z0-9-]+)+)['\"]", CODE)
    known = {*families("en"), *TEXTS["en"], *FILES}
    assert {key for key in keys if key.split(".")[0] in stems} - known == set()
    assert len(set(keys) & families("en").keys()) > 60


FILES = set(re.findall(r"[a-z-]+\.(?:toml|js|css|html|po|geojson|woff2)", CODE))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_interface_texts_take_no_side(lang: str) -> None:
    for key, text in TEXTS[lang].items():
        for words in WORDS.values():
            assert not [word for word in words[lang] if re.search(word, text, re.IGNORECASE)], key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_in_its_own_script(lang: str) -> None:
    """A text that was forgotten in another language shows by its letters."""
    script = {"en": "[a-zA-Z]", "ja": "[\u3040-\u30ff\u4e00-\u9fff]", "ru": "[а-яА-ЯёЁ]"}[lang]
    bare = {
        "colon",
        "cite.more.one",
        "cite.more.few",
        "cite.more.many",
        "cite.more.other",
        "unit.km2",
        "unit.m",
        "foot.credit",
    }
    bare |= {"picture.km", "calendar.civil", "calendar.japanese"}  # a sign, or nothing but the date itself
    # Formats by their own names, and patterns of nothing but signs and what is put in.
    bare |= {key for key, text in TEXTS["en"].items() if key.startswith("report.file.") and text == TEXTS[lang][key]}
    others = {key for key, text in TEXTS[lang].items() if not re.search(script, text)}
    assert {key for key in others - bare if re.search(r"\w", re.sub(r"{\w+}", "", TEXTS[lang][key]))} == set()
