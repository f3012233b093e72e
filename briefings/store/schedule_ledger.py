"""The writes of planned publishings."""

import aiosqlite

from briefings.draft import Draft
from briefings.errors import Gone
from briefings.store import briefing_rows
from briefings.store.schedule import Scheduled, ScheduleState
from briefings.store.tenants import id_of
from briefings.store.writes import Writes

_PLAN = """
insert into schedule (briefing_id, guild_no, rev, due, channel, actor_id, state, why) values (?, ?, ?, ?, ?, ?, 'waiting', null)
on conflict do update set rev = excluded.rev, due = excluded.due, channel = excluded.channel, actor_id = excluded.actor_id,
  state = 'waiting', why = null
"""


class ScheduleLedger(Writes):
    """A part of the ledger."""

    async def plan(self, server: int, draft: Draft, planned: Scheduled) -> None:
        """Keeps when the draft is to be published, instead of what was planned for it. Raises Changed and Gone as `save` does."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            await briefing_rows.seen(writer, guild_no, draft)
            await writer.execute(
                _PLAN,
                (
                    id_of(guild_no, planned.briefing),
                    guild_no,
                    planned.rev,
                    planned.due.isoformat(),
                    planned.channel,
                    planned.actor_id,
                ),
            )

        await self._write(server, work)

    async def close_plan(self, server: int, planned: Scheduled, state: ScheduleState, why: str | None = None) -> None:
        """Keeps what became of a planned publishing. Raises Gone when it does not wait (any more)."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            done = await writer.execute(
                "update schedule set state = ?, why = ? where briefing_id = ? and due = ? and state = 'waiting'",
                (state.value, why, id_of(guild_no, planned.briefing), planned.due.isoformat()),
            )
            if done.rowcount == 0:
                raise Gone(
                    f"B-{planned.briefing} does not wait to be published at that time.",
                    "/briefing list shows what does.",
                )

        await self._write(server, work)
