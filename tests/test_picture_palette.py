from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from geo.picture.drawing_out import draw
from geo.view import View
from tests.driving import atlas


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"), dtype=int)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("number", [20, 40, 60])
def test_few_colours_look_the_same_and_weigh_little(number: int, theme: str) -> None:
    event = atlas().catalogue.events[number].id
    view = View(("ja",), event=event, panel=False, strip=False, theme=theme)  # type: ignore[arg-type]
    whole = draw(atlas(), view, "png", scale=1)
    light = draw(atlas(), view, "png", scale=1, few_colours=True)
    apart = np.abs(pixels(whole) - pixels(light)).max(axis=2)
    assert len(light) < len(whole) / 2
    assert apart.mean() < 3
    assert np.quantile(apart, 0.999) <= 24
    assert draw(atlas(), view, "png", scale=1, few_colours=True) == light


def test_what_is_written_in_a_picture_stays() -> None:
    view = View(("ru",), panel=False, strip=False)
    whole, light = (draw(atlas(), view, "png", scale=1, few_colours=few) for few in (False, True))
    assert Image.open(BytesIO(light)).text == Image.open(BytesIO(whole)).text  # type: ignore[attr-defined]
