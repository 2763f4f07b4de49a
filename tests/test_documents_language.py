import pytest

from events.documents.reading import read_document
from events.documents.tongue import language_of_text

TEXTS = {
    "en": "The harbour office said that the ferry to Kunashir would not sail until the ice in the strait had gone.",
    "ja": "国後島への船は、海峡の氷がなくなるまで出ないと港の事務所が話した。",
    "ru": "В порту сообщили, что паром на Кунашир не выйдет, пока из пролива не уйдёт лёд.",
    "uk": "У порту повідомили, що пором на острів Кунашир не вийде, доки з протоки не піде крига, яка стоїть із зими.",
    "zh": "港口办公室表示，在海峡的冰消融之前，前往国后岛的渡轮不会起航，旅客只能在城里等待。",
    "ko": "항만 사무소는 해협의 얼음이 사라질 때까지 쿠나시르섬으로 가는 배가 출항하지 않는다고 밝혔다.",
    "de": "Das Hafenamt teilte mit, dass die Fähre nach Kunaschir erst fährt, wenn das Eis in der Meerenge weg ist.",
    "nl": "De haven was in de winter van het jaar dicht, want er is in de straat ijs, zei de havenmeester in Nemuro.",
    "fr": "La capitainerie a déclaré que le bac pour Kounachir ne partirait pas avant la fonte des glaces.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_told_from_a_sentence(language: str) -> None:
    assert language_of_text(TEXTS[language]) == language


@pytest.mark.parametrize(
    "header",
    [
        "共同通信社配信 朝刊 第一面 北方領土問題対策協会",
        "МОСКВА, 5 марта 2024 - РИА Новости",
        "NEMURO, March 5 (Wire) --",
    ],
)
@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_a_header_in_another_script_does_not_mislead(language: str, header: str) -> None:
    assert language_of_text(f"{header}\n\n{TEXTS[language]}\n{TEXTS[language]}") == language


def test_japanese_with_many_latin_names_is_japanese() -> None:
    assert language_of_text("NHKのニュースによると、FESCO社の船 Igor Farkhutdinov が国後島の港に入ったという。") == "ja"


def test_english_that_quotes_japanese_is_english() -> None:
    assert language_of_text(f"{TEXTS['en']} The sign on the pier read 「国後島行き」 in red letters.") == "en"


@pytest.mark.parametrize("text", ["OK", "12345 67890 12345 67890", "…", "Kunashir", "国後島"])
def test_a_text_too_short_to_tell_has_no_language(text: str) -> None:
    assert language_of_text(text) == "und"


@pytest.mark.parametrize(
    ("text", "language"), [("Паром стоит", "ru"), ("船が出た", "ja"), ("The ferry has left the harbour.", "en")]
)
def test_a_few_words_may_be_enough(text: str, language: str) -> None:
    assert language_of_text(text) == language


def test_a_long_head_in_another_language_is_outweighed_by_the_middle() -> None:
    text = TEXTS["en"] * 20 + "\n" + TEXTS["ru"] * 400
    assert language_of_text(text) == "ru"


def test_the_editors_choice_wins() -> None:
    assert read_document("a.txt", TEXTS["ru"].encode(), language="en").language == "en"
