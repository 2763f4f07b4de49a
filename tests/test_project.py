import re
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

import folium
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_floors import imports

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = (ROOT / "requirements.txt", ROOT / "tests/requirements.txt")


def test_leaflet_is_the_one_that_folium_asks_for() -> None:
    [url] = [url for name, url in folium.Map.default_js if name == "leaflet"]
    wanted = re.search(r"leaflet@(\d+\.\d+\.\d+)", url)
    assert wanted, f"folium names no version of Leaflet in {url}"
    assert version("XStatic-Leaflet").rsplit(".", 1)[0] == wanted[1]


def test_locks_hold_every_direct_dependency_at_a_version_it_admits() -> None:
    direct = {LOCKS[0]: PROJECT["project"]["dependencies"], LOCKS[1]: PROJECT["dependency-groups"]["test"]}
    for lock, wanted in direct.items():
        pinned = pins(lock)
        for requirement in map(Requirement, wanted):
            found = pinned.get(canonicalize_name(requirement.name))
            assert found, f"{lock.name} lacks {requirement.name}"
            assert requirement.specifier.contains(found), (
                f"{lock.name}: {requirement.name} {found}, wanted {requirement}"
            )


def test_every_library_that_the_code_imports_is_a_direct_dependency() -> None:
    wanted = {canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]}
    # branca is folium's and pydantic-core pydantic's: each pins its part to one release.
    wanted |= {"branca", "pydantic-core"}
    files = [*ROOT.glob("geo/**/*.py"), *ROOT.glob("events/**/*.py"), ROOT / "streamlit_app.py"]
    known = packages_distributions()
    used = {name.split(".")[0] for path in files for name in imports(path)} & known.keys()
    assert not [name for name in used if not wanted & {canonicalize_name(found) for found in known[name]}]


def test_the_two_locks_agree() -> None:
    app, test = map(pins, LOCKS)
    assert not {name: (app[name], test[name]) for name in app.keys() & test.keys() if app[name] != test[name]}


def test_locks_name_no_package_index() -> None:
    for lock in LOCKS:
        assert not re.search(r"://|--index|--find-links", lock.read_text(encoding="utf-8"))


def test_code_is_under_the_mit_licence() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", code_of(readme)))
    modules = set(re.findall(r"\bpython -m ([a-z_.]+)", code_of(readme)))
    assert {"app", "test"} <= named <= targets
    files = {name: ROOT / name.replace(".", "/") for name in modules}
    ways = {name: (path / "__main__.py", path.with_suffix(".py")) for name, path in files.items()}
    assert not [name for name, paths in ways.items() if not any(path.exists() for path in paths)]


def test_ci_runs_what_the_readme_tells_a_person_to_run() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]
    readme = code_of((ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands
    assert not [command for command in commands if command not in readme]


def pins(lock: Path) -> dict[str, str]:
    """Return the version of each package that a lock file pins."""
    lines = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\n]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): found for name, found in lines}


def code_of(markdown: str) -> str:
    """Return the code in a Markdown text: its fenced blocks and what stands between backticks."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", markdown, re.DOTALL))
