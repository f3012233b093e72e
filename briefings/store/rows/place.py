"""Where the rows of a briefing that is published go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import aiosqlite

from briefings.store.engine.numbers import give
from briefings.store.engine.tenants import id_of


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a briefing's rows go."""

    writer: aiosqlite.Connection
    guild_no: int
    briefing_id: int
    text: str

    async def ids(self, sql: str) -> dict[str, int]:
        """Key to id, from a statement that takes the briefing's id."""
        return {row[0]: row[1] for row in await self.writer.execute_fetchall(sql, (self.briefing_id,))}

    async def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        listed = list(rows)
        if listed:
            await self.writer.executemany(sql, listed)

    async def new_ids(self, kind: str, keys: Sequence[str]) -> dict[str, int]:
        numbers = await give(self.writer, self.guild_no, kind, len(keys))
        return {key: id_of(self.guild_no, number) for key, number in zip(keys, numbers, strict=True)}

    async def number(self, kind: str, known: str, keys: Sequence[str]) -> "Numbered":
        """The ids of items by their keys; `known` is the statement, as of `ids`, for those that have one."""
        had = await self.ids(known)
        return Numbered(had, await self.new_ids(kind, [key for key in keys if key not in had]), tuple(keys))


@dataclass(frozen=True, slots=True)
class Numbered:
    """The ids of items that are published, by key: which were `known`, also of items that are not published now, and which are `new`."""

    known: Mapping[str, int]
    new: Mapping[str, int]
    keys: tuple[str, ...]

    @property
    def ids(self) -> dict[str, int]:
        """Of those that are published."""
        return {key: self.known[key] if key in self.known else self.new[key] for key in self.keys}
