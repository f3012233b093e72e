"""Taking one change out again, also after others were made. Knows the store, no door."""

from dataclasses import replace
from typing import assert_never

from briefings.desk import Desk, identities, issues, naming, scheduling, topics
from briefings.desk.history import merge_items
from briefings.draft.model import Draft
from briefings.errors import Changed, Gone, IllegalMove
from briefings.model.log import LogKind, LogLine, OfRevision, Op, PairSaid, PartOf, Planning, name_of_change
from briefings.model.record import State
from briefings.model.scheduling import ScheduleState
from briefings.store import Record

_OTHER_WAYS = {
    Op.MERGE: "It was done in every briefing at once: undo {whole}.",
    Op.SPLIT: "Undo {whole}.",
    Op.UNMERGE: "Undo {whole}: then they are merged or split again.",
    Op.TAKE_IN: "Discard B-{number}, or reject what is not wanted.",
    Op.PUBLISH: "Withdraw B-{number}: its numbers stay.",
    Op.WITHDRAW: "Restore B-{number}: /briefing restore publishes it again.",
    Op.RESTORE: "Withdraw B-{number} again.",
    Op.HAND_IN: "Return B-{number} with a comment, or edit it: then it no longer waits.",
    Op.RETURN: "Hand B-{number} in again.",
    Op.TAG: "/desk topic undoes it.",
    Op.UNTAG: "/desk topic undoes it.",
}
_TAGGINGS = frozenset({Op.TAG, Op.UNTAG})  # each belongs to a change of a topic, which has its own line
_UNDOINGS = frozenset(
    {Op.UNDO, Op.UNMERGE, Op.PART_ISSUES, Op.AGAIN, Op.CANCEL, Op.MISS, Op.HAND_IN, Op.RETURN}
)  # what nobody means by "my last change"
_LOOKED_THROUGH = 200  # changes of one editor


async def undo(desk: Desk, number: int, rev: int) -> Draft:
    """The draft without one change, a revision of B-`number`.

    What the change added stays in it, rejected. Raises Gone when there is none, Changed when what it changed was changed again
    since, IllegalMove for what is undone in another way: taking an article in, publishing, withdrawing, correcting, and what a merge of
    people changed.
    """
    change, now = await desk.record.log.revision(number, rev), await desk.record.drafts.get(number)
    if change is None or now is None:
        raise Gone(f"B-{number} has no revision {rev} here.", "/desk log lists the changes.")
    if change.op is Op.CORRECT:
        raise IllegalMove("A published correction can't be undone; correct it again.", "Members see both corrections.")
    if change.op in _OTHER_WAYS:
        whole = name_of_change(LogKind.PEOPLE, change.done.change) if isinstance(change.done, PartOf) else ""
        hint = _OTHER_WAYS[change.op].format(number=number, whole=whole)
        raise IllegalMove(f"B-{number}/{rev} cannot be undone here.", hint)
    without = await desk.record.history.without(number, rev)
    if without is None:
        raise Changed(
            "What that changed has been changed again since.",
            f"/briefing diff B-{number} shows it; edit it, or put a revision back.",
        )
    back = merge_items(without, now)
    if back == now:
        raise IllegalMove("That is already undone.", "/desk log shows what was done.")
    if _on_record(now) != _on_record(back):
        raise IllegalMove("That is published.", f"Correct it, or withdraw B-{number} first.")
    done = OfRevision(Op.UNDO, rev)
    return await desk.record.ledger.drafts.save(desk.actor_id, replace(back, rev=now.rev), done)


async def newest_of(desk: Desk) -> LogLine:
    """The newest change of the actor, of any kind, that can be undone: no undoing, not undone by anybody, no setting, which is an
    admin's, and none of a draft that was discarded. Raises Gone where there is none."""
    for line in (await desk.record.log.lines(actor_id=desk.actor_id, per_page=_LOOKED_THROUGH)).items:
        if await _can_undo(desk.record, line):
            return line
    raise Gone("You have nothing to undo here.", "/desk log shows what was done.")


async def _can_undo(record: Record, line: LogLine) -> bool:
    if line.back or line.undone_by is not None or line.op in _UNDOINGS | _TAGGINGS:
        return False
    match line.kind:
        case LogKind.REVISION:
            return not await record.drafts.was_discarded(line.item or 0)
        case LogKind.PLAN:
            return await _waits(record, line) and not await record.drafts.was_discarded(line.item or 0)
        case LogKind.APART:
            return not await _is_overruled(record, line)
        case LogKind.SETTING | LogKind.POST:
            return False
        case _:
            return True


async def undo_change(desk: Desk, kind: LogKind, change: int) -> str:
    """What the undoing is called in the log, so that it can be undone likewise.

    Raises Gone when there is no such change or it is undone already, IllegalMove and Changed with the reason when it is not undone here,
    or what it changed was changed again since.
    """
    match kind:
        case LogKind.PEOPLE:
            made: int | None = (await identities.undo(desk, change)).number
        case LogKind.ISSUE:
            made = await issues.undo(desk, change)
        case LogKind.TOPIC:
            made = await topics.undo(desk, change)
        case LogKind.PERSON:
            made = await naming.undo(desk, change)
        case LogKind.PLAN:
            made = await _cancel(desk, change)
        case LogKind.APART:
            made = await _say_otherwise(desk, change)
        case LogKind.SETTING:
            raise IllegalMove("A setting cannot be undone here.", "Set it back in /setup panel.")
        case LogKind.REVISION | LogKind.POST:
            raise IllegalMove(
                f"{name_of_change(kind, change)} cannot be undone here.", "/desk log shows what was done."
            )
        case _:
            assert_never(kind)
    return name_of_change(kind, made)


async def _cancel(desk: Desk, change: int) -> int:
    line = await _line(desk.record, LogKind.PLAN, change)
    if not await _waits(desk.record, line):
        raise IllegalMove("That plan is no longer waiting.", "Plan it again with /briefing publish and “at”.")
    return await scheduling.cancel(desk, line.item or 0)


async def _waits(record: Record, line: LogLine) -> bool:
    """Whether the line is of a plan that still waits: the newest of its briefing."""
    planned = await record.schedule.get(line.item or 0)
    waiting = planned is not None and planned.state is ScheduleState.WAITING
    return waiting and planned is not None and line.done == Planning(Op.PLAN, planned.due)


async def _say_otherwise(desk: Desk, change: int) -> int | None:
    line = await _line(desk.record, LogKind.APART, change)
    if await _is_overruled(desk.record, line):
        raise IllegalMove("Somebody has changed that since.", "/desk person shows who is marked as two people.")
    ledger = desk.record.ledger.regroupings
    say = ledger.ask_again if line.op is Op.APART else ledger.tell_apart
    return await say(desk.actor_id, *_pair(line))


async def _is_overruled(record: Record, line: LogLine) -> bool:
    apart = _pair(line) in await record.regroupings.pairs_apart()
    return apart != (line.op is Op.APART)


def _pair(line: LogLine) -> tuple[int, int]:
    """The two people that the line is about, the later first, as they are kept."""
    assert isinstance(line.done, PairSaid), "of a pair"
    return line.item or 0, line.done.other


async def _line(record: Record, kind: LogKind, change: int) -> LogLine:
    line = await record.log.get(kind, change)
    if line is None:
        raise Gone(f"There is no change {name_of_change(kind, change)} here.", "/desk log lists the changes.")
    return line


def _on_record(draft: Draft) -> tuple[object, ...]:
    """What members see of the draft: its items with numbers, and its facts; nothing unless it is published."""
    if draft.state is not State.PUBLISHED:
        return ()
    return (*(item for item in draft.items() if item.number is not None), draft.source, draft.topics)
