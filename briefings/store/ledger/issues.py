"""The writes of issues: reworded, merged, and a merge taken back."""

import aiosqlite

from briefings.store.ledger.writes import Writes
from briefings.store.rows import issues


class IssueLedger(Writes):
    """A part of the ledger."""

    async def reword(self, actor_id: int, issue: int, sentence: str, reason: str) -> None:
        """Gives an issue another sentence everywhere; its number stays, and members are told. Raises Gone and IllegalMove."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            at = self._stamp(actor_id, "").at
            await issues.reword(writer, guild_no, issue, sentence, reason, at, actor_id)

        await self._write(work, changes_record=True)

    async def merge(self, actor_id: int, issue: int, into: int) -> int:
        """The number of the change after which the stances on one issue stand on the other. Raises Gone."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> int:
            return await issues.merge(writer, guild_no, issue, into, self._stamp(actor_id, "").at, actor_id)

        return await self._write(work, changes_record=True)

    async def undo(self, actor_id: int, change: int) -> int:
        """The number of the change that takes a merge of issues, or the undoing of one, back. Raises Gone and IllegalMove."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> int:
            return await issues.undo(writer, guild_no, change, self._stamp(actor_id, "").at, actor_id)

        return await self._write(work, changes_record=True)
