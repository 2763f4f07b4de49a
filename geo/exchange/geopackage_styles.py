"""What QGIS needs to play a layer through time: a default style that holds nothing but its temporal properties."""
# floor 1

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from geo.exchange.layers import Rows

NAME = "layer_styles"  # the table QGIS looks for
_FROM_FIELDS = "2"  # Qgis::VectorTemporalMode: start and end in two fields
_END_INCLUDED, _END_LEFT_OUT = "1", "0"  # Qgis::VectorTemporalLimitMode
WRITTEN = "1970-01-01T00:00:00.000Z"  # no clock: the same view gives the same bytes


def styles(tables: Iterable[Rows]) -> Rows:
    """The table of styles: one for each layer that has a time, by QGIS' own columns."""
    rows = [
        {
            **{"f_table_catalog": "", "f_table_schema": "", "f_table_name": each.name, "f_geometry_column": "geom"},
            **{"styleName": each.name, "styleQML": _qml(each.time, each.half_open), "styleSLD": None},
            **{"useAsDefault": True, "description": "dates for the temporal controller", "owner": "", "ui": None},
            "update_time": WRITTEN.rstrip("Z"),
        }
        for each in tables
        if each.shape and each.time
    ]
    return Rows(NAME, tuple(rows[0]), tuple((row, None) for row in rows))


def _qml(time: tuple[str, str], half_open: bool) -> str:
    """Open ends are NULL, which QGIS takes for "always" on that side."""
    root = ET.Element("qgis", version="3.34.0", styleCategories="Temporal")
    start, end = time
    temporal = ET.SubElement(
        root,
        "temporal",
        {
            **{"enabled": "1", "mode": _FROM_FIELDS, "startField": start, "endField": end},
            **{"limitMode": _END_LEFT_OUT if half_open else _END_INCLUDED, "accumulate": "0"},
            **{"startExpression": "", "endExpression": "", "durationField": "", "durationUnit": "d"},
            "fixedDuration": "0",
        },
    )
    fixed = ET.SubElement(temporal, "fixedRange")
    for tag in ("start", "end"):
        ET.SubElement(fixed, tag)
    return ET.tostring(root, encoding="unicode")
