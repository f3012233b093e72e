"""Publishing at a set time: planned, cancelled, and whether what is due may still go out. Knows the store, no door and no clock."""

from datetime import datetime

from briefings.dates.moments import moment
from briefings.desk import Desk, briefings
from briefings.draft.selecting import selection
from briefings.errors import Changed, Gone, IllegalMove
from briefings.model.log import Op
from briefings.model.record import State
from briefings.model.scheduling import Scheduled, ScheduleState
from briefings.store import Record

__all__ = ["cancel", "plan", "still_stands"]

_OVERTAKEN = "Plan it again if you want to publish it as it is now."


async def plan(desk: Desk, number: int, at: str, channel: str | None, now: datetime) -> Scheduled:
    """What is planned: the draft as it is now goes on record at that time, if nobody changes it until then.

    Raises BadValue for a time that is not understood, IllegalMove when nothing (new) would be published, or by its author where two
    people are needed, Changed and Gone as `briefings.revise` does.
    """
    due = moment(at, now, desk.record.writing)
    draft = await briefings.draft_of(desk.record, number)
    await briefings.check_second(desk, number)
    chosen = selection(draft)
    on_record = {item.key for item in draft.items() if item.number is not None}
    if not chosen.take or (draft.state is State.PUBLISHED and chosen.take <= on_record):
        raise IllegalMove("Nothing would be published.", "Accept an item first.")
    planned = Scheduled(number, draft.rev, due.replace(microsecond=0), channel, desk.actor_id)
    await desk.record.ledger.schedule.plan(draft, planned, desk.actor_id)
    return planned


async def cancel(desk: Desk, number: int) -> int:
    """The number of the change after which nothing is planned. Raises Gone when nothing waits."""
    planned = await desk.record.schedule.get(number)
    if planned is None or planned.state is not ScheduleState.WAITING:
        raise Gone(f"B-{number} is not waiting to be published.", "/briefing list shows what is.")
    return await desk.record.ledger.schedule.cancel(desk.actor_id, planned)


async def still_stands(record: Record, planned: Scheduled) -> bool:
    """Whether the draft is as it was when its publishing was planned; False when somebody published that very revision already.

    Raises Changed when it was changed since, Gone when it is not there any more.
    """
    draft = await briefings.draft_of(record, planned.briefing)
    if draft.rev == planned.rev:
        return True
    following = await record.log.revision(planned.briefing, planned.rev + 1)
    if following is not None and following.op is Op.PUBLISH:
        return False
    raise Changed(
        f"The draft has changed: revision {planned.rev} was planned, and it is now at revision {draft.rev}.", _OVERTAKEN
    )
