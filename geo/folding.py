"""What known answers leave of a program: branches never taken, variables and members never read are left out."""
# floor 5

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from geo.script import is_kind, nodes, parse_script, print_script, words

_NOTHING = parse_script("{}").children()[0]
_DOING = ("FunctionCall", "NewExpr", "Assign", "PostfixExpr")


def _does(node: Any) -> bool:
    """Whether an expression may do more than give a value; `delete` does, and so do calls and steps."""
    return any(
        type(each).__name__ in _DOING or getattr(each, "op", "") in ("delete", "++", "--")
        for each in [node, *nodes(node)]
    )


class Folding:
    """Leaves out the branches that answers rule out; what stays of a statement is as it was."""

    def __init__(self, answers: Mapping[str, bool]) -> None:
        """Take expressions as `print_script` writes them, each with what it is as a condition, true or false."""
        self._answers = answers

    def fold(self, node: Any) -> Any:
        """What is left of a node with everything below it; None of a statement that goes."""
        variables = _variables(node) if hasattr(node, "parameters") else set()
        for name, value in vars(node).items():
            if isinstance(value, list):
                value[:] = self._listed(value)
            elif hasattr(value, "children"):
                left = self.fold(value)
                setattr(node, name, _NOTHING if left is None and name != "alternative" else left)
        if gone := variables - _variables(node):
            _declare(node, gone)
        kind = type(node).__name__
        if kind == "BinOp" and node.op in ("&&", "||"):
            return self._choice(node)
        if kind in ("Conditional", "If"):
            return self._branch(node)
        return node

    def _listed(self, items: list[Any]) -> list[Any]:
        """Folded items; a branch's block is opened, and what follows a `return` goes."""
        kept: list[Any] = []
        for item in items:
            if kept and is_kind(kept[-1], "Return") and not is_kind(item, "FuncDecl"):
                continue
            folded = self.fold(item) if hasattr(item, "children") else item
            if is_kind(folded, "Block") and not is_kind(item, "Block"):
                kept += folded.children()
            elif folded is not None:
                kept.append(folded)
        return kept

    def _choice(self, node: Any) -> Any:
        """`&&` or `||` without a side that decides nothing."""
        answer = self._answer(node.left)
        if answer is None:
            node.left = self._condition(node.left)
            return node
        return node.left if answer == (node.op == "||") else node.right

    def _branch(self, node: Any) -> Any:
        """`if` or `? :`, or the one branch that is ever taken."""
        answer = self._answer(node.predicate)
        if answer is None:
            node.predicate = self._condition(node.predicate)
            return node
        return node.consequent if answer else node.alternative

    def _condition(self, node: Any) -> Any:
        """What is only asked for being true or not, without a last part that decides nothing."""
        if is_kind(node, "BinOp") and node.op in ("&&", "||") and self._answer(node.right) == (node.op == "&&"):
            return self._condition(node.left)
        return node

    def _answer(self, node: Any) -> bool | None:
        """What a node is as a condition, if that is known whatever happens."""
        if is_kind(node, "GroupingOp"):
            return self._answer(node.expr)
        if is_kind(node, "Boolean"):
            return bool(node.value == "true")
        if is_kind(node, "UnaryExpr") and node.op == "!" and (answer := self._answer(node.value)) is not None:
            return not answer
        if is_kind(node, "BinOp") and node.op in ("&&", "||"):
            deciding = bool(node.op == "||")
            if self._answer(node.right) == deciding and not _does(node.left):
                return deciding
        return self._answers.get(print_script(node))


def _variables(function: Any) -> set[str]:
    """The variables that a function declares, those of functions in it left out."""
    found: set[str] = set()
    waiting = list(function)
    while waiting:
        node = waiting.pop()
        if type(node).__name__ in ("VarDecl", "VarDeclNoIn"):
            found.add(str(node.identifier.value))
        if not hasattr(node, "parameters"):
            waiting += node
    return found


def _declare(function: Any, names: set[str]) -> None:
    """Declare what a branch that went declared, where the function uses it elsewhere, too."""
    used = sorted(names & {node.value for node in nodes(function) if is_kind(node, "Identifier")})
    if used:
        function.elements[:0] = parse_script(f"var {','.join(used)};").children()


def drop_unread(program: Any, wanted: Collection[str]) -> int:
    """Leave out variables of functions and private members that are set and never read; return how many.

    A member is private if its name begins with "_" and is none of `wanted`.
    """
    uses = Counter(word for node in nodes(program) for word in words(node))
    sets = Counter(name for node in nodes(program) if (name := _member_set(node)))
    unread = {name for name, number in sets.items() if uses[name] == number and name not in wanted}
    dropped = 0
    for node in [program, *nodes(program)]:
        for statements in [value for value in vars(node).values() if isinstance(value, list)]:
            kept = [each for each in statements if _member_set(each) not in unread]
            dropped += len(statements) - len(kept)
            statements[:] = kept
    functions = [node for node in nodes(program) if hasattr(node, "parameters")]
    return dropped + sum(_drop_variables(function) for function in functions)


def _member_set(statement: Any) -> str:
    """The private member that a statement gives a value and does nothing else; "" of any other."""
    made: Any = getattr(statement, "expr", None)
    if not (is_kind(statement, "ExprStatement") and is_kind(made, "Assign") and made.op == "="):
        return ""
    if not is_kind(made.left, "DotAccessor") or _does(made.left) or _does(made.right):
        return ""
    name = str(made.left.identifier.value)
    return name if name.startswith("_") else ""


def _drop_variables(function: Any) -> int:
    """Leave out the function's variables that nothing in it mentions again; return how many."""
    uses = Counter(node.value for node in nodes(function) if is_kind(node, "Identifier"))
    dropped = 0
    for statements in _lists(function):
        for statement in [each for each in statements if is_kind(each, "VarStatement")]:
            found = statement.children()
            kept = [
                each
                for each in found
                if uses[each.identifier.value] > 1 or (each.initializer is not None and _does(each.initializer))
            ]
            dropped += len(found) - len(kept)
            found[:] = kept
            if not kept:
                statements.remove(statement)
    return dropped


def _lists(function: Any) -> Iterator[list[Any]]:
    """The lists of statements in a function."""
    for node in [function, *nodes(function)]:
        yield from (value for value in vars(node).values() if isinstance(value, list))
