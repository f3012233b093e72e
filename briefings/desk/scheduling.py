"""Publishing at a set time: planned, cancelled, and whether what is due may still go out. Knows the store, no door and no clock."""

from datetime import datetime

from briefings.dates.moments import moment
from briefings.dates.style import writing_of
from briefings.desk import briefings
from briefings.errors import Changed, Gone, IllegalMove
from briefings.model.record import State
from briefings.model.scheduling import Scheduled, ScheduleState
from briefings.store import Store

__all__ = ["cancel", "plan", "still_stands"]

_OVERTAKEN = "Plan it again if you want to publish it as it is now."


async def plan(
    store: Store, server: int, actor_id: int, number: int, at: str, channel: str | None, now: datetime
) -> Scheduled:
    """What is planned: the draft as it is now goes on record at that time, if nobody changes it until then.

    Raises BadValue for a time that is not understood, IllegalMove when nothing (new) would be published, or by its author where two
    people are needed, Changed and Gone as `desk.revise` does.
    """
    due = moment(at, now, writing_of(store.settings.of(server)))
    draft = await briefings.draft_of(store, server, number)
    await briefings.check_second(store, server, actor_id, number)
    chosen = briefings.selection(draft)
    on_record = {item.key for item in draft.items() if item.number is not None}
    if not chosen.take or (draft.state is State.PUBLISHED and chosen.take <= on_record):
        raise IllegalMove("Nothing would be published.", "Accept an item first.")
    planned = Scheduled(number, draft.rev, due.replace(microsecond=0), channel, actor_id)
    await store.ledger.plan(server, draft, planned)
    return planned


async def cancel(store: Store, server: int, actor_id: int, number: int) -> Scheduled:
    """What was planned and is no longer. Raises Gone when nothing waits."""
    planned = await store.shelf.planned(server, number)
    if planned is None or planned.state is not ScheduleState.WAITING:
        raise Gone(f"B-{number} is not waiting to be published.", "/briefing list shows what is.")
    await store.ledger.close_plan(server, actor_id, planned, ScheduleState.CANCELLED)
    return planned


async def still_stands(store: Store, server: int, planned: Scheduled) -> bool:
    """Whether the draft is as it was when its publishing was planned; False when somebody published that very revision already.

    Raises Changed when it was changed since, Gone when it is not there any more.
    """
    draft = await briefings.draft_of(store, server, planned.briefing)
    if draft.rev == planned.rev:
        return True
    following = await store.shelf.revision(server, planned.briefing, planned.rev + 1)
    if following is not None and following.op == "publish":
        return False
    raise Changed(
        f"The draft has changed: revision {planned.rev} was planned, and it is now at revision {draft.rev}.", _OVERTAKEN
    )
