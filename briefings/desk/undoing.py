"""Taking one change out again, also after others were made. Knows the store, no door."""

from dataclasses import replace
from typing import assert_never

from briefings.desk import Desk, identities, issues, naming, scheduling, topics
from briefings.desk.history import merge_items
from briefings.draft.model import Draft
from briefings.errors import Changed, Gone, IllegalMove
from briefings.model.log import AGAIN, APART, LogKind, LogLine
from briefings.model.record import State
from briefings.model.scheduling import ScheduleState
from briefings.store import Record
from briefings.store.shelf.approving import HAND_IN, RETURN

UNDO = "undo"
_OTHER_WAYS = {
    "merge ": "It was done in every briefing at once: undo {whole}.",
    "split ": "Undo {whole}.",
    "unmerge ": "Undo {whole}: then they are merged or split again.",
    "take_in": "Discard B-{number}, or reject what is not wanted.",
    "publish": "Withdraw B-{number}: its numbers stay.",
    "withdraw": "Restore B-{number}: /briefing restore publishes it again.",
    "restore": "Withdraw B-{number} again.",
    "hand in": "Return B-{number} with a comment, or edit it: then it no longer waits.",
    "return: ": "Hand B-{number} in again.",
    "tag: ": "/desk topic undoes it.",
    "untag: ": "/desk topic undoes it.",
}
_PARTS = ("merge ", "split ", "unmerge ")
_TAGGINGS = ("tag: ", "untag: ")  # each stands beside the change of a topic that it is a part of
_UNDOINGS = (UNDO, "unmerge", "part ", AGAIN, "cancelled", "missed", HAND_IN, RETURN)
_LOOKED_THROUGH = 200  # changes of one editor


async def undo(desk: Desk, number: int, rev: int) -> Draft:
    """The draft without one change, a revision of B-`number`.

    What the change added stays in it, rejected. Raises Gone when there is none, Changed when what it changed was changed again
    since, IllegalMove for what is undone in another way: taking an article in, publishing, withdrawing, correcting, and what a merge of
    people changed.
    """
    change, now = await desk.record.history.revision(number, rev), await desk.record.drafts.get(number)
    if change is None or now is None:
        raise Gone(f"B-{number} has no revision {rev} here.", "/desk log lists the changes.")
    if change.op.startswith("correct"):
        raise IllegalMove("A published correction can't be undone; correct it again.", "Members see both corrections.")
    other_way = next((hint for op, hint in _OTHER_WAYS.items() if change.op.startswith(op)), None)
    if other_way is not None:
        whole = f"{LogKind.PEOPLE.value}/{change.op.split()[1]}" if change.op.startswith(_PARTS) else ""
        raise IllegalMove(f"B-{number}/{rev} cannot be undone here.", other_way.format(number=number, whole=whole))
    found = await desk.record.history.without(number, rev)
    if found is None:
        raise Changed(
            "What that changed has been changed again since.",
            f"/briefing diff B-{number} shows it; edit it, or put a revision back.",
        )
    back = merge_items(found, now)
    if back == now:
        raise IllegalMove("That is already undone.", "/desk log shows what was done.")
    if _on_record(now) != _on_record(back):
        raise IllegalMove("That is published.", f"Correct it, or withdraw B-{number} first.")
    return await desk.record.ledger.drafts.save(desk.actor_id, replace(back, rev=now.rev), f"{UNDO} {rev}")


async def newest_of(desk: Desk) -> LogLine:
    """The newest change of the actor, of whatever kind, that is neither an undoing nor undone, by whomever; settings, which are an
    admin's, and drafts that were discarded are passed over. Raises Gone where there is none."""
    for one in (await desk.record.log.lines(actor_id=desk.actor_id, per_page=_LOOKED_THROUGH)).items:
        if one.undone or one.op.startswith(_UNDOINGS) or one.kind in (LogKind.SETTING, LogKind.POST):
            continue
        if one.kind is LogKind.REVISION and one.op.startswith(_TAGGINGS):
            continue
        if one.briefing is not None and await desk.record.drafts.was_discarded(one.briefing):
            continue
        if one.kind is LogKind.PLAN and not await _waits(desk.record, one):
            continue
        if one.kind is LogKind.APART and await _said_otherwise(desk.record, one):
            continue
        return one
    raise Gone("You have nothing to undo here.", "/desk log shows what was done.")


async def undo_change(desk: Desk, kind: LogKind, change: int) -> str:
    """What the undoing is called in the log, so that it can be undone likewise.

    Raises Gone when there is no such change or it is undone already, IllegalMove and Changed with the reason when it is not undone here,
    or what it changed was changed again since.
    """
    match kind:
        case LogKind.PEOPLE:
            return f"people/{(await identities.undo(desk, change)).number}"
        case LogKind.ISSUE:
            return f"issue/{await issues.undo(desk, change)}"
        case LogKind.TOPIC:
            return f"topic/{await topics.undo(desk, change)}"
        case LogKind.PLAN:
            return await _unplanned(desk, change)
        case LogKind.APART:
            return await _told_otherwise(desk, change)
        case LogKind.SETTING:
            raise IllegalMove("A setting cannot be undone here.", "Set it back in /setup panel.")
        case LogKind.PERSON:
            return f"person/{await naming.undo(desk, change)}"
        case LogKind.REVISION | LogKind.POST:
            raise IllegalMove(f"{kind.value}/{change} cannot be undone here.", "/desk log shows what was done.")
        case _:
            assert_never(kind)


async def _unplanned(desk: Desk, change: int) -> str:
    line = await _line(desk.record, LogKind.PLAN, change)
    if line.briefing is None or not await _waits(desk.record, line):
        raise IllegalMove("That plan is no longer waiting.", "Plan it again with /briefing publish and “at”.")
    await scheduling.cancel(desk, line.briefing)
    return (await _last(desk)).name


async def _waits(record: Record, line: LogLine) -> bool:
    """Whether the line is of a plan that still waits: the newest of its briefing."""
    planned = await record.schedule.get(line.briefing) if line.briefing is not None else None
    waiting = planned is not None and planned.state is ScheduleState.WAITING
    return waiting and planned is not None and line.op == f"plan {planned.due.isoformat()}"


async def _told_otherwise(desk: Desk, change: int) -> str:
    line = await _line(desk.record, LogKind.APART, change)
    if await _said_otherwise(desk.record, line):
        raise IllegalMove("Somebody has changed that since.", "/desk person shows who is marked as two people.")
    person, other = _pair(line)
    if line.op.startswith(APART):
        await desk.record.ledger.regroupings.ask_again(desk.actor_id, person, other)
    else:
        await desk.record.ledger.regroupings.tell_apart(desk.actor_id, person, other)
    return (await _last(desk)).name


async def _said_otherwise(record: Record, line: LogLine) -> bool:
    apart = _pair(line) in await record.regroupings.told_apart()
    return apart != line.op.startswith(APART)


def _pair(line: LogLine) -> tuple[int, int]:
    """The two people whom the line is about, the later first, as they are kept."""
    later, first = sorted((int(one.removeprefix("P-")) for one in line.op.split()[1:]), reverse=True)
    return later, first


async def _line(record: Record, kind: LogKind, change: int) -> LogLine:
    found = await record.log.get(kind, change)
    if found is None:
        raise Gone(f"There is no change {kind.value}/{change} here.", "/desk log lists the changes.")
    return found


async def _last(desk: Desk) -> LogLine:
    return (await desk.record.log.lines(actor_id=desk.actor_id, per_page=1)).items[0]


def _on_record(draft: Draft) -> tuple[object, ...]:
    """What members see of the draft: its items with numbers, and its facts; nothing unless it is published."""
    if draft.state is not State.PUBLISHED:
        return ()
    return (*(item for item in draft.items() if item.number is not None), draft.source, draft.topics)
