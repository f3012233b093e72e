"""The writes that keep a record in order: issues reworded and merged, and people said to be two."""

import aiosqlite

from briefings.model.log import AGAIN, APART, LogKind
from briefings.store.engine.tenants import id_of
from briefings.store.ledger.writes import Writes
from briefings.store.rows import issues
from briefings.store.rows.log import write_line


class CuratingLedger(Writes):
    """A part of the ledger."""

    async def reword(self, server: int, actor_id: int, issue: int, sentence: str, reason: str) -> None:
        """Gives an issue another sentence everywhere; its number stays, and members are told. Raises Gone and IllegalMove."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            at = self._stamp(actor_id, "").at
            await issues.reword(writer, guild_no, issue, sentence, reason, at, actor_id)

        await self._write(server, work, changes_record=True)

    async def merge_issues(self, server: int, actor_id: int, issue: int, into: int) -> int:
        """The number of the change after which the stances on one issue stand on the other. Raises Gone."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> int:
            return await issues.merge(writer, guild_no, issue, into, self._stamp(actor_id, "").at, actor_id)

        return await self._write(server, work, changes_record=True)

    async def undo_issue_change(self, server: int, actor_id: int, change: int) -> int:
        """The number of the change that takes a merge of issues, or the undoing of one, back. Raises Gone and IllegalMove."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> int:
            return await issues.undo(writer, guild_no, change, self._stamp(actor_id, "").at, actor_id)

        return await self._write(server, work, changes_record=True)

    async def tell_apart(self, server: int, actor_id: int, person: int, other: int) -> None:
        """Keeps that two people on record are two; nothing happens when it is kept already."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            later, first, at = max(person, other), min(person, other), self._stamp(actor_id, "").at
            done = await writer.execute(
                "insert into not_same (person_id, other_id, guild_no, at, actor_id) values (?, ?, ?, ?, ?) on conflict do nothing",
                (id_of(guild_no, later), id_of(guild_no, first), guild_no, at, actor_id),
            )
            if done.rowcount > 0:
                await write_line(writer, guild_no, LogKind.APART, f"{APART} P-{person} P-{other}", at, actor_id)

        await self._write(server, work)

    async def ask_again(self, server: int, actor_id: int, person: int, other: int) -> None:
        """Forgets that two people were said to be two; nothing happens when they were not."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            later, first = max(person, other), min(person, other)
            done = await writer.execute(
                "delete from not_same where person_id = ? and other_id = ?",
                (id_of(guild_no, later), id_of(guild_no, first)),
            )
            if done.rowcount > 0:
                at = self._stamp(actor_id, "").at
                await write_line(writer, guild_no, LogKind.APART, f"{AGAIN} P-{person} P-{other}", at, actor_id)

        await self._write(server, work)
