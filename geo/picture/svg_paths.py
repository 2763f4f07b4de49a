"""Paths as SVG text: short, to a tenth of a CSS pixel, and written once however often they are drawn."""
# floor 3

from collections.abc import Iterable

import numpy as np
from matplotlib.path import Path

_MOVE, _LINE, _CLOSE = int(Path.MOVETO), int(Path.LINETO), int(Path.CLOSEPOLY)
# Letter of a code, and how many points make one step.
_STEPS = {_LINE: ("l", 1), int(Path.CURVE3): ("q", 2), int(Path.CURVE4): ("c", 3)}


def path_text(path: Path) -> str:
    """The path in steps from point to point; whole tenths are added up, so rounding does not."""
    tenths: list[list[int]] = np.rint(np.asarray(path.vertices) * 10).astype(int).tolist()
    text: list[str] = []
    step: list[str] = []
    start, at, last = [0, 0], [0, 0], ""
    for code, point in zip(_codes(path, len(tenths)), tenths, strict=True):
        if code == _MOVE:
            text.append(f"M{_number(point[0])}{_number(point[1])}")
            start, at, last = point, point, ""
        elif code == _CLOSE:
            text.append("z")
            at, last = start, ""
        else:
            step.append(_number(point[0] - at[0]) + _number(point[1] - at[1]))
            letter, points = _STEPS[code]
            if len(step) == points:
                text.append(("" if letter == last else letter) + "".join(step))
                step, at, last = [], point, letter
    return _tidy(text)


def _codes(path: Path, size: int) -> Iterable[int]:
    if path.codes is not None:
        return [int(code) for code in np.asarray(path.codes)]
    return [_MOVE, *[_LINE] * (size - 1)]


def _number(tenths: int) -> str:
    """A number with what parts it from the one before it."""
    whole, part = divmod(abs(tenths), 10)
    return ("-" if tenths < 0 else " ") + str(whole) + (f".{part}" if part else "")


def _tidy(text: list[str]) -> str:
    """No space after a letter."""
    joined = "".join(text)
    for letter in "Mlqcz":
        joined = joined.replace(f"{letter} ", letter)
    return joined
