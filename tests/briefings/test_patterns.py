"""No regular expression of the domain backtracks: each is timed, the way it is used, on long texts made to provoke it."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache
from inspect import getsource
from types import ModuleType
from typing import Any

import pytest

import briefings

_LENGTH = 20_000
_LONGEST_S = 0.25  # linear ones take under 0.03 s at this length; a quadratic one takes over 0.5 s on one of the texts
_UNITS = (
    *(
        " ",
        "\n",
        " \n",
        "\t",
        "a",
        "A",
        "0",
        "-",
        ".",
        "—",
        ",",
        ":",
        "“",
        "’",
        "'",
        '"',
        "[",
        "(",
        "<",
        "</",
        "&",
        "#",
        "*",
        "_",
        "|",
    ),
    *(
        "a ",
        "A ",
        "a\n",
        "a-",
        "a.",
        "1,",
        "$1",
        "J. ",
        "Mr. ",
        "s’ ",
        "x: ",
        "@a ",
        "Ab Cd, ",
        "](",
        "% ",
        "é",
        "e\u0301",
        "\u0301",
        "\u200b",
    ),
    *(
        "2022 ",
        "May 5, ",
        "last ",
        "the end of ",
        "of the ",
        "early mid late ",
        "said ",
        "he said, ",
        "2022-",
        "http://",
        "<p ",
    ),
)
_TEXTS = tuple((unit * (_LENGTH // len(unit) + 1))[:_LENGTH] + end for unit in _UNITS for end in ("\0", "x."))
_AT_START = {"match", "fullmatch"}


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(briefings.__path__, "briefings."):
        yield importlib.import_module(found.name)


def _inside(value: object) -> Iterator[re.Pattern[Any]]:
    match value:
        case re.Pattern():
            yield value
        case list() | tuple() | set() | frozenset():
            for one in value:
                yield from _inside(one)
        case dict():
            yield from _inside([*value.keys(), *value.values()])
        case _:
            return


def _uses(tree: ast.Module) -> dict[str, set[str]]:
    """Name -> the methods that the module calls on it."""
    used: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.setdefault(node.value.id, set()).add(node.attr)
    return used


def _written_in_place(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Line, method and pattern of every `re.sub("…", …)` and the like."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=how),
                args=[ast.Constant(value=str(pattern)), *_],
            ) if how != "compile":
                yield node.lineno, how, pattern


@cache
def _patterns() -> dict[str, tuple[re.Pattern[Any], bool]]:
    """Every pattern by where it stands, and whether it is only tried at the start of a text."""
    found: dict[str, tuple[re.Pattern[Any], bool]] = {}
    for module in _modules():
        tree = ast.parse(getsource(module))
        uses = _uses(tree)
        for name, value in vars(module).items():
            for number, pattern in enumerate(_inside(value)):
                only_start = bool(uses.get(name)) and uses[name] <= _AT_START
                found[f"{module.__name__}.{name}.{number}"] = pattern, only_start
        for line, how, written in _written_in_place(tree):
            found[f"{module.__name__}, line {line}"] = re.compile(written), how in _AT_START
    return found


def _slow_on(pattern: re.Pattern[Any], *, only_start: bool) -> str | None:
    """The beginning of the first text on which the pattern takes too long; None when it is quick on all."""
    for text in _TEXTS:
        given = text.encode() if isinstance(pattern.pattern, bytes) else text
        started = time.process_time()
        if only_start:
            pattern.match(given)
            pattern.fullmatch(given)
        else:
            pattern.findall(given)
        if time.process_time() - started > _LONGEST_S:
            return text[:12]
    return None


def test_every_pattern_takes_linear_time() -> None:
    slow = {name: _slow_on(pattern, only_start=only_start) for name, (pattern, only_start) in _patterns().items()}
    assert {name: text for name, text in slow.items() if text is not None} == {}


def test_patterns_are_found_where_they_stand() -> None:
    assert len(_patterns()) > 40
    assert "briefings.drafting.dates._PATTERN.0" in _patterns()


@pytest.mark.slow
@pytest.mark.parametrize("pattern", [r"\s+\d", r"(a+)b", r"(?:a|A)*x$"])
def test_a_pattern_that_backtracks_is_found(pattern: str) -> None:
    assert _slow_on(re.compile(pattern), only_start=False) is not None
