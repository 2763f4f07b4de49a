"""A layer or a table of a GeoPackage before it is written."""
# floor 0

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from shapely.geometry.base import BaseGeometry

Shape = Literal["Point", "MultiPoint", "MultiLineString", "MultiPolygon"]
Row = tuple[Mapping[str, Any], BaseGeometry | None]  # values by column, None for NULL; the shape in lon/lat degrees


@dataclass(frozen=True)
class Rows:
    """One table: its rows, its columns in order, its kind of shape (None for a table without), and its time.

    `time` names the columns with the first and the last day; `half_open` says that the last is the day after the end.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    shape: Shape | None = None
    time: tuple[str, str] | None = None
    half_open: bool = False
