"""Which rows are a server's: its guild number, and the ids that hold it (DESIGN §4)."""

import aiosqlite

from briefings.store.engine.database import Database

NUMBER_BITS = 24
NOBODY = 0  # no row carries this guild number, nor this id


def id_of(guild_no: int, number: int) -> int:
    """The id of item `number` of a server; NOBODY when no item can have that number, so that it never reaches a neighbour's rows."""
    return guild_no << NUMBER_BITS | number if guild_no and 0 < number < 1 << NUMBER_BITS else NOBODY


def number_of(item_id: int) -> int:
    """The number that members see."""
    return item_id & (1 << NUMBER_BITS) - 1


def ids_of(guild_no: int) -> tuple[int, int]:
    """The first and the last id that a server's rows can have."""
    return guild_no << NUMBER_BITS, (guild_no + 1 << NUMBER_BITS) - 1


class Tenants:
    """The guild numbers of all servers, in memory. A server that nobody wrote to has NOBODY's, and so no rows."""

    def __init__(self, known: dict[int, int]) -> None:
        self._known = known

    def guild_no(self, server: int) -> int:
        return self._known.get(server, NOBODY)

    def servers(self) -> tuple[int, ...]:
        """Every server that ever wrote something."""
        return tuple(self._known)

    async def settle(self, writer: aiosqlite.Connection, server: int) -> int:
        """The server's guild number, given inside the running transaction when it has none; `learn` it after the commit."""
        rows = list(await writer.execute_fetchall("select guild_no from tenant where server = ?", (server,)))
        if not rows:
            await writer.execute("insert into tenant (server) values (?)", (server,))
            rows = list(await writer.execute_fetchall("select guild_no from tenant where server = ?", (server,)))
        return int(rows[0][0])

    def learn(self, server: int, guild_no: int) -> None:
        self._known[server] = guild_no


async def load_tenants(database: Database) -> Tenants:
    """Every server on file."""
    return Tenants(
        {row["server"]: row["guild_no"] for row in await database.read("select server, guild_no from tenant")}
    )
