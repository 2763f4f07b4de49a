"""Leaflet without the parts that this page never calls: tiles, images, popups, tooltips, GeoJSON, canvas and more."""
# floor 4

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import minify
from calmjs.parse import asttypes, es5
from calmjs.parse.unparsers.es5 import minify_print
from calmjs.parse.walkers import Walker
from xstatic.pkg import leaflet

# Declarations of leaflet-src.js that are left out, with every statement that is about one of them. A function that
# stays may still mention one: the browser tests fail if it is ever called.
_UNUSED = frozenset(
    [
        *("Attribution", "attribution", "Layers", "layers", "Mixin", "BoxZoom", "TapHold", "MarkerDrag"),
        *(
            "Circle",
            "circle",
            "CircleMarker",
            "circleMarker",
            "Rectangle",
            "rectangle",
            "GeoJSON",
            "geoJSON",
            "geoJson",
        ),
        *("FeatureGroup", "featureGroup", "LayerGroup", "layerGroup", "icon", "PointToGeoJSON"),
        *("DivOverlay", "Popup", "popup", "Tooltip", "tooltip", "EPSG3395", "EPSG4326", "Simple", "Mercator", "index"),
        *("Canvas", "vmlCreate", "vmlMixin", "GridLayer", "gridLayer", "TileLayer", "TileLayerWMS", "tileLayer"),
        *("tileLayerWMS", "ImageOverlay", "imageOverlay", "SVGOverlay", "svgOverlay", "VideoOverlay", "videoOverlay"),
    ]
)
# Members that are mentioned only by what the page never does.
_UNCALLED = frozenset(["flyTo", "flyToBounds", "panInside", "locate", "stopLocate", "_containsPoint"])
_WORD = re.compile(r"[A-Za-z_$][\w$]*")


def slim_leaflet(callers: str) -> str:
    """Leaflet as its package holds it, minified, less `_UNUSED` and every part that nothing mentions any more.

    `callers` is all script that works with it. An export or a member of a class stays if its name stands anywhere
    else in Leaflet or in the callers, be it as a name or inside a text; so does what something that stays mentions.
    """
    source = (Path(leaflet.BASE_DIR) / "leaflet-src.js").read_text(encoding="utf-8")
    program = es5(source)
    wanted = frozenset(_WORD.findall(callers))
    body = _factory(program)
    body[:] = [each for each in body if not _is_about(each, _UNUSED) and _exported(each) in (None, *wanted)]
    while _drop_members(body, wanted) + _drop_declarations(body):
        pass
    # Its licence asks that the notice stays.
    notice = source[: source.index("*/") + 2]
    return f"{notice}\n{minify.string('text/javascript', str(minify_print(program)))}"


def _factory(program: Any) -> list[Any]:
    """The statements of the function that holds all of Leaflet: the longest one there is."""
    functions = Walker().filter(program, lambda node: isinstance(node, asttypes.FuncBase))
    return max((function.elements for function in functions), key=len)


def _nodes(tree: Any) -> Iterator[Any]:
    return Walker().filter(tree, lambda _: True)  # type: ignore[no-any-return]


def _declared(statement: Any) -> set[str]:
    """The names that a statement of the factory brings into being; none if it does something else."""
    if isinstance(statement, asttypes.FuncDecl):
        return {statement.identifier.value}
    if isinstance(statement, asttypes.VarStatement):
        return {declaration.identifier.value for declaration in statement.children()}
    return set()


def _mentioned(statement: Any) -> set[str]:
    """Every name a statement mentions, members after a dot left out."""
    return {node.value for node in _nodes(statement) if _is(node, "Identifier")}


def _is(node: Any, kind: str) -> bool:
    """Whether a node is of a kind and not of one made from it: the parser makes its classes anew by name."""
    return type(node).__name__ == kind


def _is_about(statement: Any, names: frozenset[str]) -> bool:
    """Whether it declares one of the names, assigns it, or is no declaration and mentions it as a class."""
    assigned = getattr(getattr(getattr(statement, "expr", None), "right", None), "value", "")
    classes = {name for name in _mentioned(statement) if name[0].isupper()}
    return assigned in names or bool((_declared(statement) or classes) & names)


def _exported(statement: Any) -> str | None:
    """The name in `exports.name = ...`; None of any other statement."""
    target: Any = getattr(getattr(statement, "expr", None), "left", None)
    if _is(target, "DotAccessor") and getattr(target.node, "value", None) == "exports":
        return str(target.identifier.value)
    return None


def _drop_declarations(body: list[Any]) -> int:
    """Leave out declarations that no other statement mentions; return how many."""
    uses = Counter(name for statement in body for name in _mentioned(statement))
    kept = [each for each in body if not _declared(each) or any(uses[name] > 1 for name in _declared(each))]
    dropped = len(body) - len(kept)
    body[:] = kept
    return dropped


def _drop_members(body: list[Any], wanted: frozenset[str]) -> int:
    """Leave out members of classes and tables whose name stands nowhere but where it is defined; return how many."""
    uses: Counter[str] = Counter()
    for statement in body:
        for node in _nodes(statement):
            if _is(node, "Identifier") or _is(node, "PropIdentifier"):
                uses[str(node.value)] += 1
            elif _is(node, "String"):
                uses.update(_WORD.findall(node.value))
    tables = [table for statement in body for table in _tables(statement)]
    uses.subtract(_name(member) for table in tables for member in table.properties)
    dropped = 0
    for table in tables:
        kept = [member for member in table.properties if _is_used(_name(member), uses, wanted)]
        dropped += len(table.properties) - len(kept)
        table.properties[:] = kept
    return dropped


def _is_used(name: str, uses: Counter[str], wanted: frozenset[str]) -> bool:
    return name not in _UNCALLED and (name in wanted or uses[name] > 0)


def _tables(statement: Any) -> Iterator[Any]:
    """The object that a statement declares, or the objects it hands to `extend` and `include`."""
    for declaration in statement.children() if _is(statement, "VarStatement") else [statement]:
        value: Any = getattr(declaration, "initializer", None) or getattr(declaration, "expr", None)
        if _is(value, "Object"):
            yield value
        called = getattr(getattr(value, "identifier", None), "identifier", None)
        if _is(value, "FunctionCall") and getattr(called, "value", "") in ("extend", "include"):
            yield from (item for item in value.args.items if _is(item, "Object"))


def _name(member: Any) -> str:
    """The name of a member of an object; "" where it is no plain one, which is never dropped for want of use."""
    return str(getattr(getattr(member, "left", None), "value", "")) or "options"
