"""Lists that a server's export keeps beside its briefing files, in files that are small enough to be read again. Knows no list."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import yaml

from briefings.packs.plain_yaml import MOST_BYTES, Value, load, refuse_line

_ROOM = MOST_BYTES // 2  # bytes of one file: another one begins before it is too large to be read


def write_listed(first: str, entries: Iterable[Any]) -> dict[str, str]:
    """The files by their names, which begin with `first`, the entries (dataclasses) in their order, each without its empty
    fields; nothing without entries."""
    parts: list[list[str]] = []
    size = _ROOM
    for entry in entries:
        plain = asdict(entry, dict_factory=_without_empty)
        text = yaml.safe_dump([plain], allow_unicode=True, sort_keys=False, width=1000)
        if size + len(text.encode()) > _ROOM:
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += len(text.encode())
    return {f"{first}-{at:03}.yaml": "".join(part) for at, part in enumerate(parts, 1)}


def read_listed(text: str, what: str) -> Iterator[tuple[int, Value]]:
    """Each entry of one file, with its line. Raises BadBriefingFile, naming the line; `what` says what the list holds."""
    document = load(text)
    if not isinstance(document.value, list):
        raise refuse_line(1, f"this is not a list of {what}.")
    for at, value in enumerate(document.value):
        yield document.line_of((at,)), value


def _without_empty(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in fields if value or type(value) is int}
