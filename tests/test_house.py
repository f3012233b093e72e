"""The house holds its shape: imports point down, and nothing reaches where it may not (DESIGN §3)."""

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = sorted([*ROOT.glob("bot/**/*.py"), *ROOT.glob("briefings/**/*.py")])


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> set[str]:
    """Every module that the file imports, anywhere in it, as written; `from a import b` gives both `a` and `a.b`."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
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


def attributes_of(path: Path) -> set[str]:
    return {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}


def hidden_imports(path: Path) -> list[int]:
    """The lines of the imports inside functions."""
    functions = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = [node for function in functions for node in ast.walk(function)]
    return [node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom)]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


MAY_IMPORT_DISCORD = ("bot/gateway/", "bot/preview.py", "bot/render/layout.py")
MAY_READ_ENVIRONMENT = ("bot/command_line.py", "bot/config.py")


def test_the_domain_knows_no_door() -> None:
    domain = [path for path in FILES if named(path).startswith("briefings")]
    assert [named(path) for path in domain if reaches(path, "bot") or reaches(path, "discord")] == []


def test_discord_stays_at_its_door() -> None:
    others = [path for path in FILES if not named(path).startswith(MAY_IMPORT_DISCORD)]
    assert [named(path) for path in others if reaches(path, "discord")] == []
    assert [named(path) for path in FILES if named(path) != "bot/preview.py" and reaches(path, "simcord")] == []


def test_sql_stays_in_the_store() -> None:
    outside = [path for path in FILES if not named(path).startswith("briefings/store/")]
    assert [named(path) for path in outside if reaches(path, "sqlite3") or reaches(path, "aiosqlite")] == []


def test_only_two_files_read_the_environment() -> None:
    others = [path for path in FILES if named(path) not in MAY_READ_ENVIRONMENT]
    assert [named(path) for path in others if attributes_of(path) & {"environ", "getenv"}] == []


def test_no_import_hides_inside_a_function() -> None:
    assert [f"{named(path)}, line {line}" for path in FILES for line in hidden_imports(path)] == []


MAY_NAME_A_SERVER = {
    f"briefings/store/{name}.py" for name in ("store", "tenant", "engine/tenants", "names/names", "settings", "leaving")
}


def parameters_of(path: Path) -> set[str]:
    """The names of all parameters of all functions in the file."""
    given = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.arguments)]
    return {parameter.arg for one in given for parameter in (*one.args, *one.kwonlyargs)}


def test_a_server_is_bound_once() -> None:
    """`Store.of` gives the record of a server; whatever reads or writes it is given that, so it cannot mix two up."""
    domain = [path for path in FILES if named(path).startswith("briefings") and named(path) not in MAY_NAME_A_SERVER]
    assert [named(path) for path in domain if "server" in parameters_of(path)] == []


def test_no_file_outgrows_its_room() -> None:
    assert [named(path) for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_there_is_no_import_circle() -> None:
    modules = {module_of(file): file for file in FILES}
    graph = {
        name: {other for other in with_packages(imports_of(file)) if other in modules and other != name}
        for name, file in modules.items()
    }
    for name, others in graph.items():  # a package's __init__ is not "imported" by its own modules naming it in a path
        others -= {other for other in others if name.startswith(f"{other}.") and f"{other}." in name}
    assert list(TopologicalSorter(graph).static_order())
