import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WINGS = ("geo", "events")
MODULES = sorted(path for wing in WINGS for path in (ROOT / wing).rglob("*.py") if path.name != "__init__.py")
TESTS = [path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts]
CODE = sorted([*MODULES, *TESTS, *ROOT.glob("*.py"), *ROOT.glob("*/__init__.py")])
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
PAGE_FILES = sorted(path for kind in ("*.js", "*.css") for path in (ROOT / "assets/page").rglob(kind))
# Who may import what; all others may not.
DOORS = {
    "streamlit": lambda name: name.endswith("_page.py") or name == "streamlit_app.py",
    "folium": lambda name: name == "geo/page.py",
    "branca": lambda name: name == "geo/page.py",
    "xstatic": lambda name: name in ("geo/inline.py", "geo/slim.py"),
    "calmjs": lambda name: name in ("geo/script.py", "geo/slim.py"),
    "minify": lambda name: name in ("geo/inline.py", "geo/slim.py"),
    "convertdate": lambda name: name == "events/calendars.py",
    "matplotlib": lambda name: name.startswith("geo/picture/"),
    "geopandas": lambda name: name.startswith(("geo/picture/", "geo/exchange/")),
    "pyogrio": lambda name: name.startswith("geo/exchange/"),
    "citeproc": lambda name: name.startswith("events/references/"),
    "docx": lambda name: name.startswith("geo/report/"),
    "sqlalchemy": lambda name: name.startswith("events/store/"),
    "alembic": lambda name: name.startswith("events/store/"),
    "trafilatura": lambda name: name.startswith("events/documents/"),
    "pypdf": lambda name: name.startswith("events/documents/"),
    "requests": lambda name: name == "events/candidates/model_client.py",
}
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
each_code_file = pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
each_page_file = pytest.mark.parametrize("path", PAGE_FILES, ids=lambda path: path.name)


def test_there_are_modules_to_look_at() -> None:
    assert {path.parent.name for path in MODULES} >= set(WINGS)
    assert PAGE_FILES


@each_module
def test_docstring_is_a_sentence_and_the_floor_follows_it(path: Path) -> None:
    docstring = ast.get_docstring(parse(path))
    assert docstring, f"{path}: no module docstring"
    assert docstring.splitlines()[0].endswith("."), f"{path}: the docstring's first line is not a sentence"
    assert floor_of(path) is not None, f"{path}: wanted `# floor N` on the line after the docstring"


@each_module
def test_imports_go_to_lower_floors_only(path: Path) -> None:
    floor = floor_of(path)
    for imported in own_imports(path):
        assert floor_of(imported) < floor, f"{path} (floor {floor}) imports {imported} (floor {floor_of(imported)})"


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_by_itself_imports_nothing_of_the_project(wing: str) -> None:
    """What a wing hands on to a notebook (`from geo import IslandMap`) is read only when it is asked for."""
    say = f"import sys, {wing}; print([name for name in sys.modules if name.split('.')[0] in {WINGS}])"
    assert subprocess.check_output([sys.executable, "-c", say], cwd=ROOT, text=True).strip() == str([wing])


@each_module
def test_events_never_imports_geo(path: Path) -> None:
    if path.relative_to(ROOT).parts[0] == "events":
        assert not [name for name in imports(path) if name.split(".")[0] == "geo"]


@each_code_file
def test_a_library_comes_in_by_its_own_door_only(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    if not name.startswith("tests/"):
        used = {imported.split(".")[0] for imported in imports(path)}
        assert not [library for library in used & DOORS.keys() if not DOORS[library](name)]


@each_code_file
def test_functions_and_files_are_short(path: Path) -> None:
    assert lines_of(path) <= 250
    functions = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not [f"{node.name}: {length} lines" for node in functions if (length := lines_in(node)) > 40]


@each_page_file
def test_page_files_are_short(path: Path) -> None:
    assert lines_of(path) <= 400


def floor_of(path: Path) -> int | None:
    """Return N of the comment `# floor N` right after the docstring."""
    docstring = parse(path).body[0]
    line = path.read_text(encoding="utf-8").splitlines()[docstring.end_lineno : docstring.end_lineno + 1]
    found = re.fullmatch(r"# floor (\d+)", "".join(line))
    return int(found[1]) if found else None


def own_imports(path: Path) -> list[Path]:
    """Return the project's modules that the module at `path` imports, wherever in its text."""
    files = (ROOT / Path(*name.split(".")) for name in imports(path) if name.split(".")[0] in WINGS)
    return [file.with_suffix(".py") for file in files if file.with_suffix(".py").exists()]


def imports(path: Path) -> set[str]:
    """Return the full dotted names that a module imports; of `from a import b` both a and a.b."""
    return {name for node in ast.walk(parse(path)) for name in names_in(node, path)}


def names_in(node: ast.AST, path: Path) -> Iterator[str]:
    """Yield the dotted names that one node imports; `from . import b` counts from the package of `path`."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        package = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
        base = ".".join([*package, *([node.module] if node.module else [])])
        yield base
        yield from (f"{base}.{alias.name}" for alias in node.names)


def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def lines_of(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def lines_in(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has, its docstring included and its decorators not."""
    return node.end_lineno - node.lineno + 1
