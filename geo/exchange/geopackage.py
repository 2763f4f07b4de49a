"""GeoPackage: islands, events, who administered what and when as layers, sources and citations as tables, for QGIS."""
# floor 13

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
import shapely

from geo.atlas import Atlas
from geo.exchange.geopackage_rows import tables
from geo.exchange.geopackage_styles import WRITTEN, styles
from geo.exchange.layers import Rows
from geo.view import View

_TYPES: dict[str, str] = {
    **dict.fromkeys(("earliest", "latest", "first_day", "end_day"), "datetime64[D]"),
    **dict.fromkeys(("lon", "lat"), "float64"),
    **dict.fromkeys(("approximate", "old_style", "useAsDefault"), "bool"),
    "number": "int32",
    "update_time": "datetime64[ms]",
}


def geopackage(atlas: Atlas, view: View) -> bytes:
    """A view as a GeoPackage in EPSG:4326, longitude first, written by GDAL.

    Layers: `groups`, `islets` (polygons), `administrations`, `claims` (the polygon of each group they name, a row a
    group), `boundaries` (lines), `events` (points: where the act took place, else the groups it concerns; see
    `located`) and `event_places` (a point for each group that an event concerns). Tables: `sources`, `citations`,
    `positions` (undated ones), `licences`. Each row says its terms: shapes drawn from the coast are ODbL, all columns
    CC BY. Days are of type DATE and NULL where an end is open: `earliest` and `latest` are both included; `first_day`
    to `end_day` is half-open. `edtf`, `since` and `until` keep the text. `layer_styles` has QGIS' temporal properties
    for the layers with a time. The whole filtered set of events is there: a view's date cuts no data. ViewError as in
    `select`.
    """
    found = tables(atlas, view)
    # GDAL stamps what it writes. The stamp stays set: another thread may be writing too.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": WRITTEN})
    with tempfile.TemporaryDirectory(prefix="four-islands-") as folder:
        path = Path(folder) / "four-islands.gpkg"
        for rows in (*found, styles(found)):
            _write(path, rows)
        return path.read_bytes()


def _write(path: Path, rows: Rows) -> None:
    """Add one layer or table to the file."""
    columns = [_column(name, [row.get(name) for row, _ in rows.rows]) for name in rows.columns]
    shapes = [shape for _, shape in rows.rows]
    spatial: dict[str, Any] = {"geometry_type": rows.shape, "crs": "EPSG:4326"} if rows.shape else {}
    pyogrio.raw.write(
        str(path),
        geometry=np.array(shapely.to_wkb(shapes), dtype=object) if rows.shape else None,
        field_data=[values for values, _ in columns],
        field_mask=[mask for _, mask in columns],
        fields=np.array(rows.columns, dtype=object),
        layer=rows.name,
        driver="GPKG",
        append=path.exists(),
        layer_options={"GEOMETRY_NAME": "geom"} if rows.shape else {},
        **spatial,
    )


def _column(name: str, values: list[Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The values of a column and which of them are NULL."""
    kind = _TYPES.get(name, "object")
    missing = np.array([value is None for value in values], dtype=bool)
    blank: Any = {"object": None, "datetime64[D]": "1970-01-01"}.get(kind, 0)
    filled = [blank if gone else value for value, gone in zip(values, missing, strict=True)]
    return np.array(filled, dtype=kind), missing
