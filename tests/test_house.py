"""The house holds its shape: imports point down, and nothing reaches where it may not (DESIGN §3)."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted([*ROOT.glob("bot/**/*.py"), *ROOT.glob("briefings/**/*.py")])


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """Every module that the file imports, anywhere in it, as written; `from a import b` gives both `a` and `a.b`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module, *(f"{module}.{alias.name}" for alias in names)}
    return found


def with_packages(names: set[str]) -> set[str]:
    """The modules and the packages around them, whose `__init__` Python runs first."""
    return {".".join(name.split(".")[:depth]) for name in names for depth in range(1, name.count(".") + 2)}


def reaches(path: Path, package: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for name in imports_of(path))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


MAY_IMPORT_DISCORD = ("bot/gateway/", "bot/preview.py", "bot/render/layout.py")
MAY_READ_ENVIRONMENT = ("bot/command_line.py", "bot/config.py")


@pytest.mark.parametrize("path", [file for file in FILES if named(file).startswith("briefings")], ids=named)
def test_the_domain_knows_no_door(path: Path) -> None:
    assert not reaches(path, "bot")
    assert not reaches(path, "discord")


@pytest.mark.parametrize("path", FILES, ids=named)
def test_discord_stays_at_its_door(path: Path) -> None:
    assert named(path).startswith(MAY_IMPORT_DISCORD) or not reaches(path, "discord")
    assert named(path) == "bot/preview.py" or not reaches(path, "simcord")


@pytest.mark.parametrize("path", FILES, ids=named)
def test_sql_stays_in_the_store(path: Path) -> None:
    inside = named(path).startswith("briefings/store/")
    assert inside or not (reaches(path, "sqlite3") or reaches(path, "aiosqlite"))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_only_two_files_read_the_environment(path: Path) -> None:
    names = {
        node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }
    assert named(path) in MAY_READ_ENVIRONMENT or not names & {"environ", "getenv"}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_import_hides_inside_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    hidden = [
        node for function in functions for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_file_outgrows_its_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_there_is_no_import_circle() -> None:
    modules = {module_of(file): file for file in FILES}
    graph = {
        name: {other for other in with_packages(imports_of(file)) if other in modules and other != name}
        for name, file in modules.items()
    }
    for name, others in graph.items():  # a package's __init__ is not "imported" by its own modules naming it in a path
        others -= {other for other in others if name.startswith(f"{other}.") and f"{other}." in name}
    assert list(TopologicalSorter(graph).static_order())
