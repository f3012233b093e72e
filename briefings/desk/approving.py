"""Review by two: a draft is handed in by its author, and published or returned by somebody else. Knows no door."""

from briefings.desk import Desk, briefings
from briefings.draft.changes import reason_of
from briefings.draft.model import Draft
from briefings.draft.selecting import selection
from briefings.errors import BadValue, Changed, IllegalMove
from briefings.model.log import Op, Remark, Step
from briefings.store import Record


async def hand_in(desk: Desk, number: int, seen_rev: int) -> Draft:
    """The draft that waits for somebody to approve it. Raises IllegalMove when nothing would be published, or it waits already;
    Changed and Gone as `briefings.revise` does."""
    draft = await _read_seen(desk.record, number, seen_rev)
    if not selection(draft).take:
        raise IllegalMove("Nothing would be published.", "Accept at least one item first.")
    approval = await desk.record.approvals.get(number)
    if approval is not None and approval.waits:
        raise IllegalMove("It was already handed in.", "/desk queue lists what waits.")
    return await desk.record.ledger.drafts.save(desk.actor_id, draft, Step(Op.HAND_IN))


async def send_back(desk: Desk, number: int, seen_rev: int, comment: str) -> Draft:
    """The draft that somebody has to work on first. The comment stays in the log.

    Raises BadValue without a comment or for one over 500 characters; Changed and Gone as `briefings.revise` does.
    """
    missing = BadValue("Returning a draft needs a comment.", "Say in a sentence what it needs.")
    comment = reason_of(comment, missing, "comment")
    draft = await _read_seen(desk.record, number, seen_rev)
    return await desk.record.ledger.drafts.save(desk.actor_id, draft, Remark(Op.RETURN, comment))


async def _read_seen(record: Record, number: int, seen_rev: int) -> Draft:
    draft = await briefings.draft_of(record, number)
    if draft.rev != seen_rev:
        raise Changed("Somebody edited this draft in the meantime.", "Look at it as it is now, then try again.")
    return draft
