"""An editor's look back: the history of a briefing, two revisions side by side, one put back. Knows no door."""

import asyncio
from dataclasses import replace
from typing import assert_never

from bot.actions.actions import Diff, History, Log, PutBack, Undo, UndoChange
from bot.cards.card import Card
from bot.cards.desk.announcing import add_note
from bot.cards.desk.history import diff_card, history_card, log_card
from bot.cards.desk.review import notice_card
from bot.desk.announcing import Announcing
from bot.desk.reviewing import review_of
from briefings.desk import Desk
from briefings.desk.history import draft_at, put_back
from briefings.desk.undoing import newest_of, undo, undo_change
from briefings.draft.comparing import differences
from briefings.draft.model import Draft
from briefings.errors import BadValue, Gone
from briefings.model.log import LogKind, Regrouping, name_of_change
from briefings.store import Record


async def look_back(
    desk: Desk, announcing: Announcing, action: History | Diff | PutBack | Log | Undo | UndoChange
) -> Card:
    """What the editor sees next. Raises BriefingError."""
    match action:
        case History(number, page):
            draft = await _draft(desk.record, number)
            return history_card(desk.record.writing, draft, await desk.record.log.revisions(number, page=page))
        case Diff():
            return await _diff(desk.record, action)
        case PutBack(number, revision, rev):
            draft = await put_back(desk, number, rev, revision)
            say = f"The draft is back to how it was at revision {revision}; it is now at revision {draft.rev}."
            return notice_card(say, await review_of(desk, draft))
        case Log(number, actor, page):
            found = await desk.record.log.lines(briefing=number, actor_id=actor, page=page)
            return log_card(desk.record.writing, found, replace(action, page=found.number))
        case Undo(int(number), int(rev)):
            draft = await undo(desk, number, rev)
            say = f"The change was undone; B-{draft.number} is at revision {draft.rev} now."
            return notice_card(say, await review_of(desk, draft))
        case Undo():
            newest = await newest_of(desk)
            this = Undo(newest.item, newest.nth)
            other = UndoChange(newest.kind, newest.nth)
            return await look_back(desk, announcing, this if newest.kind is LogKind.REVISION else other)
        case UndoChange(kind, change):
            made = await undo_change(desk, kind, change)
            say = f"{name_of_change(kind, change)} was undone. That is {made} in the log."
            touched = await _drafts_of(desk.record, kind, change)
            told = await announcing.follow_corrections(touched)
            return add_note(notice_card(say, log_card(desk.record.writing, await desk.record.log.lines(), Log())), told)
        case _:
            assert_never(action)


async def _drafts_of(record: Record, kind: LogKind, change: int) -> tuple[Draft, ...]:
    """The drafts that a change of people touched, as they are now; of another kind none."""
    line = await record.log.get(kind, change)
    parts = line.done.parts if line and isinstance(line.done, Regrouping) else ()
    found = [await record.drafts.get(number) for number in {part.briefing: 0 for part in parts}]
    return tuple(draft for draft in found if draft is not None)


async def _diff(record: Record, action: Diff) -> Card:
    draft = await _draft(record, action.briefing)
    newer = action.newer or draft.rev
    older = action.older or newer - 1
    if newer == 1 and older == 0:
        raise BadValue(f"B-{draft.number} has only one revision.", "There is nothing to compare it with yet.")
    older, newer = min(older, newer), max(older, newer)
    if older == newer:
        raise BadValue("Both are the same revision.", "Name two revisions, such as 1 and 3.")
    then, later = [await draft_at(record, draft.number, rev) for rev in (older, newer)]
    first, last = [await record.log.revision(draft.number, rev) for rev in (older, newer)]
    assert first, "a draft was read there"
    assert last, "and there"
    differing = await asyncio.to_thread(
        differences, then, later
    )  # of a long article, where each quote is cut takes a while
    return diff_card(record.writing, draft, first, last, differing, action.page)


async def _draft(record: Record, number: int) -> Draft:
    draft = await record.drafts.get(number)
    if draft is None:
        raise Gone(f"There is no briefing B-{number} here.", "/briefing list shows the briefings here.")
    return draft
