from typing import Any

import pytest
from pydantic import ValidationError

from events.citations import Citation, Locator
from events.locators import format_locator


@pytest.mark.parametrize(
    ("locator", "en", "ja", "ru"),
    [
        ({"paragraph": 8}, "paragraph\u00a08", "第8段落", "абзац\u00a08"),
        ({"paragraph": [6, 7, 8, 9, 10]}, "paragraphs\u00a06–10", "第6〜10段落", "абзацы\u00a06–10"),
        ({"paragraph": [5, 1, 3]}, "paragraphs\u00a01, 3, 5", "第1、3、5段落", "абзацы\u00a01, 3, 5"),
        ({"article": 9}, "article\u00a09", "第9条", "статья\u00a09"),
        ({"article": [1, 9]}, "articles\u00a01, 9", "第1、9条", "статьи\u00a01, 9"),
        ({"text": {"en": "answer 1", "ja": "答1", "ru": "ответ 1"}}, "answer 1", "答1", "ответ 1"),
    ],
)
def test_locators_read_in_three_languages(locator: dict[str, Any], en: str, ja: str, ru: str) -> None:
    found = Locator.model_validate(locator)
    assert [format_locator(found, lang) for lang in ("en", "ja", "ru")] == [en, ja, ru]


def test_no_locator_reads_as_nothing() -> None:
    assert format_locator(Citation(source="gazette").locator, "en") == ""


@pytest.mark.parametrize(
    "locator",
    [
        *({}, {"paragraph": 0}, {"paragraph": []}, {"paragraph": "8"}, {"paragraph": True}, {"page": 1}),
        {"paragraph": 1, "article": 2},
    ],
)
def test_wrong_locators(locator: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Locator.model_validate(locator)
