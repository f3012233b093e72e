"""Keeps where the bot wrote in a server's channels."""

from briefings.model.log import THE_BOT, LogKind, Op, Remark
from briefings.model.posts import CorrectionPost
from briefings.store.ledger.writes import Writes
from briefings.store.rows.log import Transaction, append


class PostLedger(Writes):
    """A part of the ledger."""

    async def keep_correction(self, post: CorrectionPost) -> None:
        """Keeps a message that tells corrections, and what it shows now."""

        async def work(t: Transaction) -> None:
            await t.writer.execute(
                "insert into correction_post (briefing_id, message_id, guild_no, channel_id, change_id, shown) values (?, ?, ?, ?, ?, ?)"
                " on conflict do update set shown = excluded.shown",
                (
                    t.id_of(post.briefing),
                    post.message_id,
                    t.guild_no,
                    post.channel_id,
                    post.change,
                    post.shown,
                ),
            )

        await self._write(THE_BOT, work)

    async def log_unposted(self, actor_id: int, number: int, why: str) -> None:
        """Writes into the log why a message about a briefing could not be written or changed."""
        await self._write(actor_id, lambda t: append(t, LogKind.POST, t.id_of(number), Remark(Op.UNPOSTED, why)))

    async def keep_announcement(self, number: int, channel_id: int, message_id: int) -> None:
        """Keeps where a briefing was announced."""

        async def work(t: Transaction) -> None:
            await t.writer.execute(
                "insert into announcement (guild_no, briefing_id, channel_id, message_id) values (?, ?, ?, ?)",
                (t.guild_no, t.id_of(number), channel_id, message_id),
            )

        await self._write(THE_BOT, work)
