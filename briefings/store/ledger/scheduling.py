"""The writes of planned publishings."""

from briefings.draft.model import Draft
from briefings.errors import Gone
from briefings.model.log import THE_BOT, LogKind, Op, Planning
from briefings.model.scheduling import Scheduled, ScheduleState
from briefings.store.ledger.writes import Writes
from briefings.store.rows import briefings
from briefings.store.rows.log import Transaction, actor_of, append

_PLAN = """
insert into schedule (briefing_id, guild_no, rev, due, channel, actor, state, why) values (?, ?, ?, ?, ?, ?, 'waiting', null)
on conflict do update set rev = excluded.rev, due = excluded.due, channel = excluded.channel, actor = excluded.actor,
  state = 'waiting', why = null
"""


class ScheduleLedger(Writes):
    """A part of the ledger."""

    async def plan(self, draft: Draft, planned: Scheduled, actor_id: int) -> None:
        """Keeps when the draft is to be published, instead of what was planned for it. Raises Changed and Gone as `save` does."""

        async def work(t: Transaction) -> None:
            stored = await briefings.read_seen(t, draft)
            due = planned.due.isoformat()
            await t.writer.execute(_PLAN, (stored.id, t.guild_no, planned.rev, due, planned.channel, await actor_of(t)))
            await append(t, LogKind.PLAN, stored.id, Planning(Op.PLAN, planned.due))

        await self._write(actor_id, work)

    async def cancel(self, actor_id: int, planned: Scheduled) -> int:
        """The number of the change after which nothing is planned. Raises Gone when it does not wait (any more)."""
        done = Planning(Op.CANCEL, planned.due)
        return await self._write(actor_id, lambda t: _close(t, planned, ScheduleState.CANCELLED, done))

    async def miss(self, planned: Scheduled, why: str) -> int:
        """The number of the change that says why nothing was published. Raises Gone as `cancel` does."""
        done = Planning(Op.MISS, planned.due, why)
        return await self._write(THE_BOT, lambda t: _close(t, planned, ScheduleState.MISSED, done))

    async def finish(self, planned: Scheduled) -> None:
        """Keeps that it was published, which has its own line in the log. Raises Gone as `cancel` does."""
        await self._write(THE_BOT, lambda t: _end(t, planned, ScheduleState.DONE))


async def _close(t: Transaction, planned: Scheduled, state: ScheduleState, done: Planning) -> int:
    await _end(t, planned, state, done.why)
    return await append(t, LogKind.PLAN, t.id_of(planned.briefing), done)


async def _end(t: Transaction, planned: Scheduled, state: ScheduleState, why: str | None = None) -> None:
    ended = await t.writer.execute(
        "update schedule set state = ?, why = ? where briefing_id = ? and due = ? and state = 'waiting'",
        (state.value, why, t.id_of(planned.briefing), planned.due.isoformat()),
    )
    if ended.rowcount == 0:
        raise Gone(
            f"B-{planned.briefing} is not waiting to be published at that time.", "/briefing list shows what is."
        )
