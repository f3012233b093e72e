"""What every part of the ledger shares: one transaction a call, shielded from its caller, and who writes when."""

from collections.abc import Awaitable, Callable
from datetime import UTC
from typing import TypeVar

import aiosqlite

from briefings.store.rows.log import Transaction
from briefings.store.tenant import Tenant

T = TypeVar("T")


class Writes:
    """Writes to one server's record. A cancelled caller neither leaves a transaction open nor takes an acknowledged write back."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant
        self._database = tenant.database

    async def _write(
        self,
        actor_id: int,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        changes_record: bool = False,
        then: Callable[[], None] = lambda: None,
    ) -> T:
        settled: list[int] = []

        async def whole(writer: aiosqlite.Connection) -> T:
            settled.append(await self._tenant.settle(writer))
            return await work(Transaction(writer, settled[0], actor_id, self._at()))

        def after() -> None:
            self._tenant.learn(settled[0])
            if changes_record:
                self._tenant.forget_names()
            then()

        return await self._database.write(whole, after)

    def _at(self) -> str:
        return self._tenant.now().astimezone(UTC).isoformat()
