"""The one short spelling of a frozen value (`quote/17`), and back. A button's custom_id carries it."""

from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, cast
from urllib.parse import quote, unquote

from pydantic import TypeAdapter, ValidationError

from briefings.errors import BadValue

NUMBER_MOST = 2**63 - 1  # what SQLite takes


def spell_value(value: Any, names: Mapping[str, type[Any]]) -> str:
    """The name of the value's class in `names` and its parts, joined by `/`; parts at the end that are the default are left off."""
    name = next(name for name, cls in names.items() if cls is type(value))
    parts = [
        "" if getattr(value, field.name) == field.default else _escape(getattr(value, field.name))
        for field in fields(value)
    ]
    while parts and parts[-1] == "":
        parts.pop()
    return "/".join([name, *parts])


def read_value(spelling: str, names: Mapping[str, type[Any]]) -> Any:
    """The value that is spelled so. Raises BadValue when none is; what it holds is not yet trusted."""
    name, *parts = spelling.split("/")
    cls = names.get(name)
    if cls is None or len(parts) > len(fields(cls)):
        raise _stale()
    given = {field.name: unquote(part) for field, part in zip(fields(cls), parts, strict=False) if part != ""}
    try:
        value = _adapter(cast("Hashable", cls)).validate_python(given)
    except ValidationError as error:
        raise _stale() from error
    numbers = (part for field in fields(cls) if isinstance(part := getattr(value, field.name), int))
    if any(abs(number) > NUMBER_MOST for number in numbers):
        raise _stale()
    return value


def _escape(part: object) -> str:
    return "" if part is None else quote(str(part), safe=" ,.-'’:;!?()")


def _stale() -> BadValue:
    return BadValue("That button belongs to an older version of the bot.", "Ask again with the command.")


@cache
def _adapter(cls: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("type[Any]", cls))
