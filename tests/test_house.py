"""The house holds its shape: imports point down, and nothing reaches where it may not (DESIGN §3)."""

import ast
from collections import Counter
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = sorted([*ROOT.glob("bot/**/*.py"), *ROOT.glob("briefings/**/*.py")])


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}


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


# The rooms, floor by floor from the ground up; a module imports from its own room and from the floors below (CONTRIBUTING.md).
FLOORS = (
    ("briefings.model", "briefings.paging", "briefings.sample"),
    ("briefings.errors", "briefings.text"),
    ("briefings.dates", "bot.config"),
    ("briefings.draft", "briefings.settings", "briefings.reading"),
    ("briefings.drafting", "briefings.store"),
    ("briefings.ask", "briefings.desk", "briefings.packs"),
    ("briefings.exchange", "bot.actions", "bot.gate"),
    ("bot.cards",),
    ("bot.board", "bot.render", "bot.commands"),
    ("bot.desk", "bot.settings"),
    ("bot.performing",),
    ("bot.house",),
    ("bot.gateway", "bot.shell"),
    ("bot.command_line", "bot.preview"),
    ("bot.__main__",),
)
# The rooms inside a room, likewise.
INSIDE = (
    ("briefings.draft",),
    ("briefings.draft.revising",),
    ("briefings.drafting.turns", "briefings.drafting.datelines"),
    ("briefings.drafting.document",),
    ("briefings.drafting.dates", "briefings.drafting.entities"),
    ("briefings.drafting.syntax",),
    ("briefings.drafting.voice",),
    ("briefings.drafting.coreference",),
    ("briefings.drafting.attribution",),
    ("briefings.drafting.stances",),
    ("briefings.drafting.items",),
    ("briefings.store.engine",),
    ("briefings.store.texts",),
    ("briefings.store.rows", "briefings.store.settings"),
    ("briefings.store.names",),
    ("briefings.store.tenant",),
    ("briefings.store.shelf", "briefings.store.ledger"),
    ("briefings.store.leaving", "briefings.store.spellings"),
    ("briefings.store.record",),
    ("briefings.store.store",),
    ("bot.cards",),
    ("bot.cards.reader", "bot.cards.settings"),
    ("bot.cards.desk",),
)
PURE = tuple(f"briefings.{room}" for room in ("text", "draft", "settings", "reading", "drafting", "packs")) + tuple(
    f"bot.{room}" for room in ("cards", "render", "actions", "gate")
)
# Subjects that have a file in more than one layer. Any other name is given once.
SUBJECTS = {
    "adding", "announcing", "answers", "approving", "board", "briefings", "checking", "citing", "commands", "correcting",
    "corrections", "curating", "desk", "drafter", "drafts", "errors", "events", "exchange", "history",
    "identities", "issues", "items", "leaving", "log", "naming", "panel", "people", "posts", "publishing",
    "quotes", "record", "replies", "reports", "scheduling", "search", "settings", "side_by_side", "stances", "summary",
    "topics",
}  # fmt: skip
MOST_FILES = 24


def project_imports(path: Path) -> set[str]:
    """The modules of the project that the file imports, each as deep as it is written."""
    return {name for name in imports_of(path) if name in MODULES}


def place_of(module: str, floors: tuple[tuple[str, ...], ...]) -> tuple[int, str] | None:
    """The floor and the room of a module, the innermost room where one lies in another; None for one that lies in none of them."""
    places = [
        (floor, room) for floor, rooms in enumerate(floors) for room in rooms if f"{module}.".startswith(f"{room}.")
    ]
    return max(places, key=lambda place: len(place[1]), default=None)


def is_down(module: str, other: str) -> bool:
    """Whether the import leads into the same room or to a lower floor, of the house or inside one room of it."""
    inside = module.split(".")[:2] == other.split(".")[:2]
    start, end = (place_of(name, INSIDE if inside else FLOORS) for name in (module, other))
    return start is None or end is None or start[1] == end[1] or end[0] < start[0]


def reached_from(module: str) -> set[str]:
    """All modules that are loaded when this one is, by way of others too."""
    seen, waiting = set[str](), [module]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += with_packages(project_imports(MODULES[name]) | {name}) & MODULES.keys()
    return seen


def test_every_module_lies_in_a_room() -> None:
    assert [name for name in MODULES if name not in ("bot", "briefings") and place_of(name, FLOORS) is None] == []


def test_every_import_points_down() -> None:
    pairs = [(name, other) for name, path in MODULES.items() for other in project_imports(path)]
    assert [f"{name} imports {other}" for name, other in pairs if not is_down(name, other)] == []


def test_what_is_pure_never_reaches_the_store() -> None:
    pure = [name for name in MODULES if f"{name}.".startswith(tuple(f"{room}." for room in PURE))]
    assert [name for name in pure if any(other.startswith("briefings.store") for other in reached_from(name))] == []


def test_no_folder_holds_more_files_than_one_can_look_over() -> None:
    folders = Counter(path.parent for path in [*FILES, *ROOT.glob("tests/**/*.py")] if path.name != "__init__.py")
    assert {str(folder): count for folder, count in folders.items() if count > MOST_FILES} == {}


def test_every_folder_says_what_it_is_for() -> None:
    packages = [path for path in FILES if path.name == "__init__.py"]
    assert [named(path) for path in packages if ast.get_docstring(tree_of(path)) is None] == []


def test_one_name_is_one_subject() -> None:
    names = Counter(path.stem for path in FILES if not path.stem.startswith("__"))
    assert {name for name, count in names.items() if count > 1} == SUBJECTS


def test_no_class_name_is_given_twice() -> None:
    classes = Counter(node.name for path in FILES for node in tree_of(path).body if isinstance(node, ast.ClassDef))
    assert [name for name, count in classes.items() if count > 1] == []


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
    given = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.arguments)]
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
