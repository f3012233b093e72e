"""What every part of the ledger shares: one transaction a call, shielded from its caller, and who writes when."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

import aiosqlite

from briefings.store.engine.database import Database
from briefings.store.engine.tenants import Tenants
from briefings.store.names.names import Names
from briefings.store.rows import briefings
from briefings.store.settings import ServerSettings

T = TypeVar("T")


class Writes:
    """Writes to one database. A cancelled caller neither leaves a transaction open nor takes an acknowledged write back."""

    def __init__(
        self,
        database: Database,
        tenants: Tenants,
        names: Names,
        settings: ServerSettings,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._tenants = tenants
        self._names = names
        self._settings = settings
        self._now = now

    async def _write(
        self,
        server: int,
        work: Callable[[aiosqlite.Connection, int], Awaitable[T]],
        *,
        changes_record: bool = False,
        then: Callable[[], None] = lambda: None,
    ) -> T:
        settled: list[int] = []

        async def whole(writer: aiosqlite.Connection) -> T:
            settled.append(await self._tenants.settle(writer, server))
            return await work(writer, settled[0])

        def after() -> None:
            self._tenants.learn(server, settled[0])
            if changes_record:
                self._names.drop(server)
            then()

        return await self._database.write(whole, after)

    def _stamp(self, actor_id: int, op: str) -> briefings.Stamp:
        return briefings.Stamp(actor_id, op, self._now().astimezone(UTC).isoformat())
