"""The write that forgets a member."""

from briefings.model.log import THE_BOT
from briefings.store.ledger.writes import Writes
from briefings.store.rows.log import Transaction


class MemberLedger(Writes):
    """A part of the ledger."""

    async def forget(self, member_id: int) -> bool:
        """Whether the server knew the member. What they did stays in the log, as done by a former member; one who comes back is somebody
        new there."""

        async def work(t: Transaction) -> bool:
            forgotten = await t.writer.execute(
                "update actor set discord_id = null where guild_no = ? and discord_id = ?", (t.guild_no, member_id)
            )
            return forgotten.rowcount > 0

        return await self._write(THE_BOT, work)
