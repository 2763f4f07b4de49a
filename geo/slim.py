"""Leaflet without the parts that this page never calls: tiles, images, popups, tooltips, GeoJSON, canvas and more."""
# floor 6

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import minify
from xstatic.pkg import leaflet

from geo.folding import Folding, drop_unread
from geo.inline import read_asset
from geo.script import (
    WORD,
    assigned,
    declared,
    is_kind,
    longest_function,
    member,
    mentioned,
    nodes,
    parse_script,
    print_script,
    shorten,
    tables,
    words,
)


def slim_leaflet(callers: str) -> str:
    """Leaflet as its package holds it, minified, less what leaflet.toml names and every part that nothing mentions.

    `callers` is all script that works with it. An export or a member of a class stays if its name stands anywhere
    else in Leaflet or in the callers, be it as a name or inside a text; so does what something that stays mentions.
    Inside a function goes what the answers in leaflet.toml rule out or nothing reads; nothing is put in its place.
    """
    source = (Path(leaflet.BASE_DIR) / "leaflet-src.js").read_text(encoding="utf-8")
    # Its licence asks that the notice stays.
    notice = source[: source.index("*/") + 2]
    cuts = tomllib.loads(read_asset("page/leaflet.toml"))
    unused = frozenset(name for part in cuts["left-out"] for name in part["names"])
    wanted = frozenset(WORD.findall(callers))
    program = parse_script(_settled(source, cuts["browser"]))
    body = longest_function(program)
    body[:] = [each for each in body if _is_wanted(each, unused) and _exported(each) in (None, *wanted)]
    _drop_members(body, wanted, unused)
    Folding(known_answers(cuts["answers"])).fold(program)
    while _drop_members(body, wanted, unused) + _drop_declarations(body) or drop_unread(program, wanted):
        pass
    body[:] = [each for each in body if not _gives_nothing(each)]
    shorten(program, wanted)
    return f"{notice}\n{minify.string('text/javascript', print_script(program))}"


def _settled(source: str, browser: dict[str, list[str]]) -> str:
    """What Leaflet asks about the browser, answered where every browser of today gives the same answer."""
    for answer, names in browser.items():
        source = re.sub(rf"\bBrowser\.({'|'.join(names)})\b", answer, source)
    return source


def known_answers(known: list[dict[str, list[str]]]) -> dict[str, bool]:
    """Conditions as `print_script` writes them, each with its answer: those of leaflet.toml, by `true` and `false`."""
    found = {}
    for word in ("true", "false"):
        texts = [text for part in known for text in part[word]]
        for statement in parse_script(";\n".join(texts)).children():
            found[print_script(statement.expr)] = word == "true"
    return found


def _is_wanted(statement: Any, unused: frozenset[str]) -> bool:
    """Whether a statement of the factory is none about an unused name."""
    return not (_is_about(statement, unused) or assigned(statement) in unused)


def _is_about(statement: Any, names: frozenset[str]) -> bool:
    """Whether it declares one of the names, assigns it, or is no declaration and mentions it as a class."""
    value = getattr(getattr(getattr(statement, "expr", None), "right", None), "value", "")
    classes = {name for name in mentioned(statement) if name[0].isupper()}
    return value in names or bool((declared(statement) or classes) & names)


def _gives_nothing(statement: Any) -> bool:
    """Whether it gives a class members or options of which none is left."""
    given = [table for _, table in tables(statement)]
    return bool(given) and not (declared(statement) or assigned(statement) or any(table.properties for table in given))


def _exported(statement: Any) -> str | None:
    """The name in `exports.name = ...`; None of any other statement."""
    owner, _, name = assigned(statement).partition(".")
    return name if owner == "exports" else None


def _drop_declarations(body: list[Any]) -> int:
    """Leave out declarations that no other statement mentions; return how many."""
    uses = Counter(name for statement in body for name in mentioned(statement))
    kept = [each for each in body if not declared(each) or any(uses[name] > 1 for name in declared(each))]
    dropped = len(body) - len(kept)
    body[:] = kept
    return dropped


def _drop_members(body: list[Any], wanted: frozenset[str], unused: frozenset[str]) -> int:
    """Leave out members that are unused or whose name stands nowhere but where it is defined; return how many."""
    uses = Counter(word for statement in body for node in nodes(statement) for word in words(node))
    found = [each for statement in body for each in tables(statement)]
    uses.subtract(member(part) for _, table in found for part in table.properties)
    asked = _asked(body)
    dropped = 0
    for owner, table in found:
        known = None if any(is_kind(node, "This") for node in nodes(table)) else asked.get(owner)
        kept = [
            part
            for part in table.properties
            if f"{owner}.{member(part)}" not in unused
            and (member(part) in wanted or (uses[member(part)] > 0 if known is None else member(part) in known))
        ]
        dropped += len(table.properties) - len(kept)
        table.properties[:] = kept
    return dropped


def _asked(body: list[Any]) -> dict[str, set[str]]:
    """The members by which objects are asked, of those objects that are mentioned only as the owner of one."""
    asked: dict[str, set[str]] = {}
    uses: Counter[str] = Counter()
    for statement in body:
        uses.subtract(declared(statement))
        for node in nodes(statement):
            if is_kind(node, "Identifier"):
                uses[str(node.value)] += 1
            elif is_kind(node, "DotAccessor") and is_kind(node.node, "Identifier"):
                asked.setdefault(node.node.value, set()).add(node.identifier.value)
                uses[str(node.node.value)] -= 1
    return {owner: names for owner, names in asked.items() if uses[owner] == 0}
