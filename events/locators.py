"""How a locator reads: "paragraphs 6–10", "第9条", "статья 9"."""
# floor 2

from events.records import Locator

# One and several; {} is the number or the list of numbers.
_LOCATOR_WORDS = {
    "paragraph": {
        "en": ("paragraph\u00a0{}", "paragraphs\u00a0{}"),
        "ja": ("第{}段落", "第{}段落"),
        "ru": ("абзац\u00a0{}", "абзацы\u00a0{}"),
    },
    "article": {
        "en": ("article\u00a0{}", "articles\u00a0{}"),
        "ja": ("第{}条", "第{}条"),
        "ru": ("статья\u00a0{}", "статьи\u00a0{}"),
    },
}


def format_locator(locator: Locator | None, lang: str) -> str:
    """How a locator reads in "en", "ja" or "ru": "paragraphs 6–10", "第9条"; empty for None."""
    if locator is None:
        return ""
    if locator.text is not None:
        return locator.text.in_language(lang)
    unit, numbers = ("paragraph", locator.paragraph) if locator.paragraph else ("article", locator.article or ())
    return _LOCATOR_WORDS[unit][lang][len(numbers) > 1].format(_runs(sorted(numbers), lang))


def _runs(numbers: list[int], lang: str) -> str:
    """Numbers in a row become a range: "3, 5", "6–10"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    dash, comma = ("〜", "、") if lang == "ja" else ("–", ", ")
    return comma.join(dash.join(map(str, run[:1] + run[1:][-1:])) for run in runs)
