"""The three languages and the interface texts, which live in gettext files."""
# floor 0

from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("en", "ja", "ru")


def load_texts(folder: Path) -> dict[str, dict[str, str]]:
    """Interface texts by language and key, from `<lang>.po` in `folder` (msgid = key, msgstr = text)."""
    return {lang: _read(folder / f"{lang}.po", lang) for lang in LANGUAGES}


def _read(path: Path, lang: str) -> dict[str, str]:
    with path.open("rb") as file:
        messages = read_po(file, locale=lang)
    # The header is the message with the empty id.
    return {str(message.id): str(message.string) for message in messages if message.id}
