"""Keeps where the bot wrote in a server's channels."""

import aiosqlite

from briefings.model.log import UNPOSTED, LogKind
from briefings.model.posts import CorrectionPost
from briefings.store.engine.tenants import id_of
from briefings.store.ledger.writes import Writes
from briefings.store.rows.log import write_line


class PostLedger(Writes):
    """A part of the ledger."""

    async def corrected_in(self, post: CorrectionPost) -> None:
        """Keeps a message that tells corrections, and what it shows now."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            await writer.execute(
                "insert into correction_post (briefing_id, message_id, guild_no, channel_id, at, shown) values (?, ?, ?, ?, ?, ?)"
                " on conflict do update set shown = excluded.shown",
                (
                    id_of(guild_no, post.briefing),
                    post.message_id,
                    guild_no,
                    post.channel_id,
                    post.at.isoformat(),
                    post.shown,
                ),
            )

        await self._write(work)

    async def unposted(self, actor_id: int, number: int, why: str) -> None:
        """Writes into the log why a message about a briefing could not be written or changed."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            at, briefing_id = self._stamp(actor_id, "").at, id_of(guild_no, number)
            await write_line(writer, guild_no, LogKind.POST, f"{UNPOSTED} {why}", at, actor_id, briefing_id)

        await self._write(work)

    async def announced(self, number: int, channel_id: int, message_id: int) -> None:
        """Keeps where a briefing was announced."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            await writer.execute(
                "insert into announcement (guild_no, briefing_id, channel_id, message_id) values (?, ?, ?, ?)",
                (guild_no, id_of(guild_no, number), channel_id, message_id),
            )

        await self._write(work)
