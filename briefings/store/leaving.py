"""Servers that leave: marked, kept after all, and once 30 days went by deleted, each in one transaction of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import aiosqlite

from briefings.model.leaving import GRACE, Leaving, Why
from briefings.settings import Settings
from briefings.store.engine.database import Database
from briefings.store.engine.tenants import NOBODY, Tenants, ids_of
from briefings.store.ledger.writes import Writes
from briefings.store.names.names import Names
from briefings.store.settings import ServerSettings
from briefings.store.shelf.reads import Reads

_KEPT = frozenset({"tenant", "counter", "topic_counter", "leaving", "purge"})
_OWNED = """
select m.name from sqlite_schema m join pragma_table_info(m.name) p on p.name = 'guild_no' where m.type = 'table'
"""
# The indexes are written beside what they index by hand, as in `indexing`.
_UNINDEX = """
insert into entry_index (entry_index, rowid, heading, words)
select 'delete', id, heading, words from entry where id between ? and ?
"""
_UNINDEX_ARTICLES = """
insert into stretch_index (stretch_index, rowid, words) select 'delete', id, words from stretch where id between ? and ?
"""


class LeavingShelf(Reads):
    """Reads of whether a server leaves."""

    async def get(
        self,
    ) -> Leaving | None:
        """The first reason to delete the server's data; None when it stays."""
        row = await self._database.read_one(
            "select why, at from leaving where guild_no = ? order by at limit 1", (self._guild,)
        )
        return Leaving(Why(row["why"]), datetime.fromisoformat(row["at"]) + GRACE) if row else None


class LeavingLedger(Writes):
    """A part of the ledger. A server that never wrote anything has nothing to delete, and is not marked."""

    async def mark(self, why: Why) -> None:
        """The days of grace begin; once marked for a reason, they are counted from the first day."""
        guild_no = self._tenant.guild_no
        if guild_no == NOBODY:
            return

        async def work(writer: aiosqlite.Connection) -> None:
            await writer.execute(
                "insert into leaving (guild_no, why, at) values (?, ?, ?) on conflict do nothing",
                (guild_no, why.value, self._at()),
            )

        await self._database.write(work)

    async def unmark(self, why: Why) -> bool:
        """Whether the server was leaving for this reason; it is not any more."""
        guild_no = self._tenant.guild_no

        async def work(writer: aiosqlite.Connection) -> bool:
            done = await writer.execute("delete from leaving where guild_no = ? and why = ?", (guild_no, why.value))
            return done.rowcount > 0

        row = await self._database.read_one(
            "select 1 from leaving where guild_no = ? and why = ?", (guild_no, why.value)
        )
        return row is not None and await self._database.write(work)


@dataclass(frozen=True, slots=True)
class Leavings:
    """The servers that leave, and those that wrote something."""

    _database: Database
    _tenants: Tenants
    _names: Names
    _settings: ServerSettings
    _now: Callable[[], datetime]

    def servers(self) -> tuple[int, ...]:
        """Every server that ever wrote something."""
        return self._tenants.servers()

    async def servers_left(self) -> frozenset[int]:
        """Every server that is marked because the bot was removed from it."""
        rows = await self._database.read(
            "select t.server from leaving l join tenant t on t.guild_no = l.guild_no where l.why = ?", (Why.LEFT.value,)
        )
        return frozenset(row["server"] for row in rows)

    async def purge_due(self) -> tuple[int, ...]:
        """The servers whose data was deleted because their days of grace are over."""
        due = (self._now().astimezone(UTC) - GRACE).isoformat()
        rows = await self._database.read(
            "select distinct t.server, t.guild_no from leaving l join tenant t on t.guild_no = l.guild_no where l.at <= ?",
            (due,),
        )
        for row in rows:
            await self._purge(row["server"], row["guild_no"])
        return tuple(row["server"] for row in rows)

    async def _purge(self, server: int, guild_no: int) -> None:
        async def work(writer: aiosqlite.Connection) -> None:
            await writer.execute("pragma defer_foreign_keys = on")
            await writer.execute("insert into purge (guild_no, at) values (?, ?)", (guild_no, self._at()))
            await writer.execute(_UNINDEX, ids_of(guild_no))
            await writer.execute(_UNINDEX_ARTICLES, ids_of(guild_no))
            for (table,) in await writer.execute_fetchall(_OWNED):
                if table not in _KEPT:
                    await writer.execute(f"delete from {table} where guild_no = ?", (guild_no,))  # noqa: S608 a table's name
            await writer.execute("delete from leaving where guild_no = ?", (guild_no,))
            await writer.execute("delete from purge where guild_no = ?", (guild_no,))

        def then() -> None:
            self._names.drop(server)
            self._settings.learn(server, Settings())

        await self._database.write(work, then)

    def _at(self) -> str:
        return self._now().astimezone(UTC).isoformat()
