import itertools

import pytest

from events.language import LANGUAGES, language_of
from geo.atlas import ASSETS
from geo.gazetteer import read_gazetteer
from geo.groups import VIEWS, Group, View

GROUPS = read_gazetteer(ASSETS / "places")[0].groups


@pytest.mark.parametrize(
    ("group", "lang", "view", "names"),
    [
        ("iturup", "en", "neutral", ("Iturup / Etorofu", "Итуруп · 択捉島")),
        ("iturup", "ja", "neutral", ("択捉島", "Итуруп · Iturup")),
        ("iturup", "ru", "neutral", ("Итуруп", "択捉島 · Etorofu")),
        ("shikotan", "en", "neutral", ("Shikotan", "Шикотан · 色丹島")),
        ("kunashir", "en", "japan", ("Kunashiri", "国後島 · Kunashir")),
        ("kunashir", "en", "russia", ("Kunashir", "Кунашир · Kunashiri")),
        ("kunashir", "ja", "russia", ("クナシル島", "Кунашир · 国後島")),
        ("shikotan", "ru", "japan", ("Сикотан", "色丹島 · Шикотан")),
    ],
)
def test_labels_that_were_agreed(group: str, lang: str, view: View, names: tuple[str, str]) -> None:
    [found] = [each for each in GROUPS if each.id == group]
    assert found.names_in(language_of(lang), view) == names


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("group", GROUPS, ids=[group.id for group in GROUPS])
def test_both_sides_names_are_on_every_label(group: Group, view: View, lang: str) -> None:
    first, second = group.names_in(language_of(lang), view)
    shown = [name for line, between in ((first, " / "), (second, " · ")) for name in line.split(between)]
    sides = {tag.split("-")[0] for tag, name in group.names.items() if name in shown}
    assert sides == {"ja", "ru"}, "a label speaks for one side only"
    assert len(shown) == len(set(shown)), "a name stands twice"
    wanted = {"japan": "ja", "russia": "ru"}.get(view)
    heads = {tag.split("-")[0] for tag, name in group.names.items() if name in first.split(" / ")}
    assert wanted is None or wanted in heads, "the view's own name is not the first"


def test_a_viewpoint_other_than_neutral_changes_the_first_line() -> None:
    for group, lang in itertools.product(GROUPS, LANGUAGES):
        firsts = {group.names_in(language_of(lang), view)[0] for view in ("japan", "russia")}
        same = group.names["ja-Latn"] == group.names["ru-Latn"] and lang == "en"
        same |= group.names["ja-Cyrl"] == group.names["ru"] and lang == "ru"
        assert len(firsts) == (1 if same else 2), (group.id, lang)


def test_a_thing_with_one_side_s_name_only_shows_it_everywhere() -> None:
    bare = GROUPS[0].model_copy(update={"names": {"ru": "Грига"}})
    for lang, view in itertools.product(LANGUAGES, VIEWS):
        assert "Грига" in "".join(bare.names_in(language_of(lang), view))
