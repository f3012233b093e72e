"""Lists that a server's export keeps beside its briefing files, in files that are small enough to be read again. Knows no list."""

from collections.abc import Iterable

import yaml

from briefings.packs.plain_yaml import MOST_BYTES

_ROOM = MOST_BYTES // 2  # bytes of one file: another one begins before it is too large to be read


def write_listed(first: str, entries: Iterable[object]) -> dict[str, str]:
    """The files by their names, which begin with `first`, the entries in their order; nothing without entries."""
    parts: list[list[str]] = []
    size = _ROOM
    for entry in entries:
        text = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=1000)
        if size + len(text.encode()) > _ROOM:
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += len(text.encode())
    return {f"{first}-{at:03}.yaml": "".join(part) for at, part in enumerate(parts, 1)}
