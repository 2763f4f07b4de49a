"""How a locator reads: "paragraphs 6–10", "第9条", "статья 9"."""
# floor 4

from events.citations import Locator
from events.language import language_of


def format_locator(locator: Locator | None, lang: str) -> str:
    """How a locator reads in "en", "ja" or "ru": "paragraphs 6–10", "第9条"; empty for None."""
    if locator is None:
        return ""
    if locator.text is not None:
        return locator.text.in_language(lang)
    unit, numbers = ("paragraph", locator.paragraph) if locator.paragraph else ("article", locator.article or ())
    one, several = getattr(language_of(lang).numbers, unit)
    pattern: str = several if len(numbers) > 1 else one
    return pattern.format(_runs(sorted(numbers), lang))


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
