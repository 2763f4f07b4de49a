"""JavaScript as a tree: what its statements define and mention, short private names."""
# floor 4

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from calmjs.parse import asttypes, es5
from calmjs.parse.unparsers.es5 import minify_printer

WORD = re.compile(r"[A-Za-z_$][\w$]*")


def parse_script(text: str) -> Any:
    """The tree of an ES5 program."""
    return es5(text)


def print_script(tree: Any) -> str:
    """A program without needless space."""
    return "".join(part.text for part in _PRINT(tree))


_PRINT = minify_printer()


def longest_function(program: Any) -> list[Any]:
    """The statements of the longest function there is: of a bundle, the one that holds everything."""
    return max((node.elements for node in nodes(program) if isinstance(node, asttypes.FuncBase)), key=len)


def nodes(tree: Any) -> Iterator[Any]:
    """Every node below one."""
    waiting = list(tree)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node


def is_kind(node: Any, kind: str) -> bool:
    """Whether a node is of a kind and not of one made from it: the parser makes its classes anew by name."""
    return type(node).__name__ == kind


def declared(statement: Any) -> set[str]:
    """The names that a statement brings into being; none if it does something else."""
    if is_kind(statement, "FuncDecl"):
        return {statement.identifier.value}
    if is_kind(statement, "VarStatement"):
        return {declaration.identifier.value for declaration in statement.children()}
    return set()


def mentioned(statement: Any) -> set[str]:
    """Every name a statement mentions, members after a dot left out."""
    return {node.value for node in nodes(statement) if is_kind(node, "Identifier")}


def assigned(statement: Any) -> str:
    """The left side of a statement like `Class.extend = ...`; "" of any other."""
    expression = getattr(statement, "expr", None)
    left: Any = getattr(expression, "left", None)
    if is_kind(expression, "Assign") and is_kind(left, "DotAccessor") and is_kind(left.node, "Identifier"):
        return f"{left.node.value}.{left.identifier.value}"
    return ""


def tables(statement: Any) -> Iterator[tuple[str, Any]]:
    """Names and objects with their members: declared, made a prototype, handed to extend or include."""
    for declaration in statement.children() if is_kind(statement, "VarStatement") else [statement]:
        value: Any = getattr(declaration, "initializer", None) or getattr(declaration, "expr", None)
        name = getattr(getattr(declaration, "identifier", None), "value", "")
        if is_kind(value, "Assign") and assigned(statement).endswith(".prototype"):
            name, value = assigned(statement).removesuffix(".prototype"), value.right
        if is_kind(value, "Object"):
            yield name, value
        called: Any = getattr(value, "identifier", None)
        giving = getattr(getattr(called, "identifier", called), "value", "")
        if is_kind(value, "FunctionCall") and giving in _GIVING:
            owner = name or getattr(getattr(called, "node", None), "value", "")
            yield from ((owner, item) for item in value.args.items if is_kind(item, "Object"))


_GIVING = ("extend", "include", "mergeOptions")


def member(part: Any) -> str:
    """The name of a member of an object; "options" of one that is no plain one."""
    return str(getattr(getattr(part, "left", None), "value", "")) or "options"


def words(node: Any) -> list[str]:
    """The names in a node that is a name or a text."""
    if type(node).__name__ in ("Identifier", "PropIdentifier", "String"):
        return WORD.findall(node.value)
    return []


def shorten(program: Any, kept: frozenset[str]) -> None:
    """Give every name that begins with "_" a short one, the most frequent the shortest; `kept` are left as they are.

    A text that is such a name is one, too: it is used as the key of an object.
    """
    found = [node for node in nodes(program) if type(node).__name__ in ("Identifier", "PropIdentifier", "String")]
    names = [_text(node) for node in found if re.fullmatch(r"_[\w$]+", _text(node)) and _text(node) not in kept]
    ranked = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    free = (f"_{n}" for n in _numerals() if f"_{n}" not in kept)
    short = dict(zip((name for name, _ in ranked), free, strict=False))
    for node in found:
        if _text(node) in short:
            node.value = node.value.replace(_text(node), short[_text(node)])


def _text(node: Any) -> str:
    return str(node.value[1:-1] if is_kind(node, "String") else node.value)


def _numerals() -> Iterator[str]:
    letters = "etnariosldcuhpmgfybvSwkxCMPTALDERIFNBOHzUWVGjqXKYZQJ"
    yield from letters
    yield from (first + second for first in letters for second in letters)
