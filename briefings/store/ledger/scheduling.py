"""The writes of planned publishings."""

import aiosqlite

from briefings.draft.model import Draft
from briefings.errors import Gone
from briefings.model.log import LogKind
from briefings.model.scheduling import Scheduled, ScheduleState
from briefings.store.engine.tenants import id_of
from briefings.store.ledger.writes import Writes
from briefings.store.rows import briefings
from briefings.store.rows.briefings import Stamp
from briefings.store.rows.log import write_line

_PLAN = """
insert into schedule (briefing_id, guild_no, rev, due, channel, actor_id, state, why) values (?, ?, ?, ?, ?, ?, 'waiting', null)
on conflict do update set rev = excluded.rev, due = excluded.due, channel = excluded.channel, actor_id = excluded.actor_id,
  state = 'waiting', why = null
"""


class ScheduleLedger(Writes):
    """A part of the ledger."""

    async def plan(self, draft: Draft, planned: Scheduled) -> None:
        """Keeps when the draft is to be published, instead of what was planned for it. Raises Changed and Gone as `save` does."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            await briefings.read_seen(writer, guild_no, draft)
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
            await _log(writer, guild_no, planned, f"plan {planned.due.isoformat()}", self._stamp(planned.actor_id, ""))

        await self._write(work)

    async def close(self, actor_id: int, planned: Scheduled, state: ScheduleState, why: str | None = None) -> None:
        """Keeps what became of a planned publishing; what was published has its own line in the log.

        Raises Gone when it does not wait (any more).
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            done = await writer.execute(
                "update schedule set state = ?, why = ? where briefing_id = ? and due = ? and state = 'waiting'",
                (state.value, why, id_of(guild_no, planned.briefing), planned.due.isoformat()),
            )
            if done.rowcount == 0:
                raise Gone(
                    f"B-{planned.briefing} is not waiting to be published at that time.",
                    "/briefing list shows what is.",
                )
            if state is not ScheduleState.DONE:
                op = " ".join(part for part in (state.value, planned.due.isoformat(), why) if part)
                await _log(writer, guild_no, planned, op, self._stamp(actor_id, ""))

        await self._write(work)


async def _log(writer: aiosqlite.Connection, guild_no: int, planned: Scheduled, op: str, stamp: Stamp) -> None:
    briefing_id = id_of(guild_no, planned.briefing)
    await write_line(writer, guild_no, LogKind.PLAN, op, stamp.at, stamp.actor_id, briefing_id)
