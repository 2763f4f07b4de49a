"""A sheet: the shapes and lines of text of a picture in CSS pixels, x right and y down, before any file format."""
# floor 2

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.picture.fonts import Face
from geo.picture.typesetting import drawable, width_of

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Mark:
    """What every mark has: a shift of its coordinates, the box it is cut to, events it stands for, a name."""

    shift: tuple[float, float] = (0.0, 0.0)
    clip: Box | None = None
    events: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Shape(Mark):
    """A path with a fill, a line or both; `dash` is in CSS pixels, on and off."""

    path: Path = field(default_factory=lambda: Path(np.zeros((0, 2))))
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    cap: str = "butt"


@dataclass(frozen=True)
class Words(Mark):
    """A line of text from its baseline's start, middle or end; `halo` is the colour round it."""

    at: tuple[float, float] = (0.0, 0.0)
    text: str = ""
    size: float = 14.0
    face: Face = "regular"
    colour: str = "#000000"
    anchor: str = "left"
    halo: str | None = None
    lang: str = ""


@dataclass
class Sheet:
    """Marks in the order they are drawn, and how large the picture is."""

    width: float = 0.0
    height: float = 0.0
    marks: list[Mark] = field(default_factory=list)

    def shape(self, path: Path | BaseGeometry, **style: object) -> None:
        """Add a path; a shape of no extent is left out."""
        drawn = path if isinstance(path, Path) else path_of(path)
        if np.size(drawn.vertices):
            self.marks.append(Shape(path=drawn, **style))  # type: ignore[arg-type]

    def rectangle(self, box: Box, **style: object) -> None:
        """Add a rectangle."""
        self.shape(boxes_path([box]), **style)

    def line(self, points: Sequence[tuple[float, float]], stroke: str, **style: object) -> None:
        """Add a line through points."""
        self.shape(Path(np.array(points, dtype=float)), stroke=stroke, **style)

    def circle(self, at: tuple[float, float], radius: float, **style: object) -> None:
        """Add a circle."""
        self.shape(Path.circle(at, radius), **style)

    def words(self, at: tuple[float, float], text: str, **style: object) -> None:
        """Add a line of text; an empty one is left out."""
        text = drawable(text)
        if text.strip():
            self.marks.append(Words(at=at, text=text, **style))  # type: ignore[arg-type]

    def add(self, marks: Iterable[Mark], dx: float = 0.0, dy: float = 0.0) -> None:
        """Add marks of another sheet, moved."""
        for mark in marks:
            self.marks.append(replace(mark, shift=(mark.shift[0] + dx, mark.shift[1] + dy)) if dx or dy else mark)

    def events(self) -> list[str]:
        """Ids of the events that some mark stands for, each once, in the order drawn."""
        return list(dict.fromkeys(event for mark in self.marks for event in mark.events))


def path_of(shape: BaseGeometry) -> Path:
    """Polygons or lines as one path; coordinates to a tenth of a CSS pixel, which no eye can tell."""
    parts = [part for part in shapely.get_parts(shape) if not part.is_empty]
    lines = [
        (np.asarray(line.coords)[:, :2], part.geom_type == "Polygon")
        for part in parts
        for line in ([part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part])
        if line.geom_type != "Point"
    ]
    return path_through(lines)


def path_through(lines: Sequence[tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], bool]]) -> Path:
    """One path through several runs of points (n, 2); True closes a run."""
    if not lines:
        return Path(np.zeros((0, 2)))
    codes = []
    for points, closed in lines:
        steps = np.full(len(points), Path.LINETO, dtype=Path.code_type)
        steps[0] = Path.MOVETO
        if closed:
            steps[-1] = Path.CLOSEPOLY
        codes.append(steps)
    return Path(np.round(np.concatenate([points for points, _ in lines]), 1), np.concatenate(codes))


def boxes_path(boxes: Iterable[Box]) -> Path:
    """Rectangles as one path."""
    rings = [
        (np.array([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], dtype=float), True)
        for left, top, right, bottom in boxes
    ]
    return path_through(rings)


def words_box(mark: Words) -> Box:
    """The box round a line of text."""
    wide = width_of(mark.text, mark.size, mark.face)
    left = mark.at[0] - {"left": 0.0, "center": wide / 2, "right": wide}[mark.anchor] + mark.shift[0]
    base = mark.at[1] + mark.shift[1]
    return left, base - 0.8 * mark.size, left + wide, base + 0.25 * mark.size
