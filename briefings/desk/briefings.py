"""What an editor can do with a briefing: take it in, revise, publish, withdraw and restore it. Knows the store, no door."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from briefings.desk import Desk, tagging
from briefings.desk.drafter import Drafter
from briefings.desk.recognizing import (
    check_person,
    match_again,
    match_new_people,
    match_person,
    recognize_at_once,
)
from briefings.draft import revising
from briefings.draft.changes import (
    AcceptAll,
    AddEvent,
    AddPerson,
    AddQuote,
    AddStance,
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditReply,
    EditSpeaker,
    EditStance,
    EditSummary,
    EditWords,
    SetSame,
    SetVerdict,
    UseReport,
    reason_of,
)
from briefings.draft.comparing import Again
from briefings.draft.model import Draft, Verdict
from briefings.draft.revising.correcting import apply_correction, changes_meanwhile
from briefings.draft.selecting import Selection, selection
from briefings.errors import AlreadyHere, BadValue, Changed, Gone, IllegalMove
from briefings.model.log import OnItem, Op, SettledAs, Step
from briefings.model.record import Source, State
from briefings.store import Record

PUBLISHED_AGAIN = "Withdrawn, changed and published again."  # the reason of what changed, before that of the withdrawal

_VERDICTS = {Verdict.ACCEPTED: Op.ACCEPT, Verdict.REJECTED: Op.REJECT, Verdict.OPEN: Op.REOPEN}
_STEPS: Mapping[type[Change], Op] = {
    EditFacts: Op.EDIT_FACTS,
    EditSummary: Op.EDIT_SUMMARY,
    AcceptAll: Op.ACCEPT_ALL,
    AddQuote: Op.ADD_QUOTE,
    AddEvent: Op.ADD_EVENT,
    AddStance: Op.ADD_STANCE,
    AddPerson: Op.ADD_PERSON,
}


async def take_in(desk: Desk, source: Source) -> Draft:
    """The stored draft of a new article, its people matched to the record.

    A person with exactly the same full name as one person on record is taken to be that person; where several have it, or
    somebody on record could be meant, a doubt asks. Without a `drafter`, a long text is drafted in a process of its own.
    Raises AlreadyHere, with the number of the first, for a text that this server has.
    """
    number = await desk.record.drafts.by_hash(source.sha256)
    if number is not None:
        raise AlreadyHere(f"This article is already here, as B-{number}.", f"Open B-{number} instead.", number)
    if desk.drafter is None:
        async with Drafter() as own:
            draft = await own.draft(source)
    else:
        draft = await desk.drafter.draft(source)
    return await take_in_draft(desk, draft)


async def take_in_draft(desk: Desk, draft: Draft) -> Draft:
    """A draft that is made already, stored, its people matched to the record as `take_in` does. Raises AlreadyHere."""
    people = [await match_person(desk.record, person) for person in draft.people]
    tagged = await tagging.tag_new(desk.record, replace(draft, people=tuple(people)))
    return await desk.record.ledger.drafts.take_in(desk.actor_id, tagged)


async def revise(desk: Desk, number: int, seen_rev: int, change: Change) -> Draft:
    """The draft after the change; as it was, without a new revision, when the change changes nothing. People that it names anew are
    matched to the record as `take_in` does.

    With a `drafter`, a change of a long article does not hold up the event loop.

    Raises what `revising.apply` raises, Changed when `seen_rev` is not the newest, Gone when there is no such draft.
    """
    draft = await _draft(desk.record, number, seen_rev)
    await check_person(desk.record, draft, change)
    revised = revising.apply(draft, change) if desk.drafter is None else await desk.drafter.revise(draft, change)
    revised = await match_new_people(desk.record, draft, revised, change)
    revised = await tagging.tag_revised(desk.record, draft, revised)
    return (
        draft
        if revised == draft
        else await desk.record.ledger.drafts.save(desk.actor_id, revised, _operation_of(change))
    )


async def correct(desk: Desk, number: int, seen_rev: int, change: Change, reason: str) -> Draft:
    """The published draft after the correction; members are told what was, what is and why.

    Raises what `correcting.corrected` raises, WhichPerson where somebody that it names could be on record and nobody has said who it
    is, BadValue without a reason or for one over 500 characters, Changed and Gone as
    `revise` does.
    """
    if desk.needs_another():
        raise IllegalMove(
            "A correction goes on record at once, and this server requires two people for that.",
            f"Withdraw B-{number}, change it, and let somebody else approve it.",
        )
    missing = BadValue("A correction needs a reason, which members will see.", "Say in a sentence what was wrong.")
    reason = reason_of(reason, missing)
    draft = await _draft(desk.record, number, seen_rev)
    await check_person(desk.record, draft, change)
    fixed = await recognize_at_once(
        desk.record, draft, await asyncio.to_thread(apply_correction, draft, change), change
    )
    return await desk.record.ledger.drafts.correct(desk.actor_id, fixed, reason, _operation_of(change))


async def publish(desk: Desk, number: int, seen_rev: int | None) -> tuple[Draft, Selection]:
    """The published draft, and what went out and what stayed out. With a `seen_rev` of None the newest is published.

    A published briefing takes in what has been settled since; members are told which quotes now answer, and which events now name, what
    is new. Of a withdrawn one that was changed, they are told what was, what is, and why it was withdrawn. People of whom no editor has
    said who they are are matched to the record once more, since others may have come on record after the article was taken in.
    Raises IllegalMove when nothing (new) would be published, or by its author where two people are needed, Changed and Gone
    as `revise` does.
    """
    draft = await _draft(desk.record, number, seen_rev)
    await check_second(desk, number)
    parted = await desk.record.regroupings.split_keys(number)
    people = [one if one.key in parted else await match_again(desk.record, one) for one in draft.people]
    draft = replace(draft, people=tuple(people))
    chosen = selection(draft)
    if not chosen.take:
        raise IllegalMove("Nothing would be published.", "Accept at least one item first.")
    on_record = {item.key for item in draft.items() if item.number is not None}
    if draft.state is State.PUBLISHED and chosen.take <= on_record:
        raise IllegalMove(
            f"Everything in B-{number} that can be published is published.",
            "Settle an item that was held back, then publish again." if chosen.left else "",
        )
    again = await _again(desk.record, draft, chosen.take)
    return await desk.record.ledger.drafts.publish(desk.actor_id, draft, chosen.take, again), chosen


async def _again(record: Record, draft: Draft, take: frozenset[str]) -> Again | None:
    """What members are told of a briefing that was published before; None for another one."""
    if draft.state is State.DRAFT:
        return None
    before, reason = draft, f"More of B-{draft.number} was published."
    if draft.state is State.WITHDRAWN:
        before, reason = await _withdrawn(record, draft.number)
    return Again(before, await asyncio.to_thread(changes_meanwhile, before, draft, take), reason)


async def _withdrawn(record: Record, number: int) -> tuple[Draft, str]:
    """The draft of a withdrawn briefing as members had read it, and why what changed since is told."""
    withdrawals = await record.log.steps(number, [Op.WITHDRAW])
    before = await record.history.draft_at(number, withdrawals[-1].nth)
    assert before is not None, "a revision has its draft"
    withdrawn = await record.briefings.get(number)
    why = withdrawn.reason if withdrawn and withdrawn.reason else ""
    return before, f"{PUBLISHED_AGAIN} {why}".strip()


async def check_second(desk: Desk, number: int) -> None:
    """Raises IllegalMove where two people are needed and the actor is the author."""
    if not desk.needs_another():
        return
    approval = await desk.record.approvals.get(number)
    if approval is not None and approval.author_id == desk.actor_id:
        raise IllegalMove(
            "You changed this draft last, so somebody else has to publish it.", "Hand it in for approval."
        )


async def withdraw(desk: Desk, number: int, reason: str) -> Draft:
    """The withdrawn draft. Raises IllegalMove when it is not published, BadValue for a reason over 500 characters, Gone."""
    return await desk.record.ledger.drafts.withdraw(desk.actor_id, number, reason_of(reason))


async def restore(desk: Desk, number: int) -> Draft:
    """The draft of a withdrawn briefing, published again as it was.

    Raises IllegalMove when it is not withdrawn, or was edited since: then what was on record is not what the draft shows.
    """
    draft = await _draft(desk.record, number, None)
    last = await desk.record.log.revision(number, draft.rev)
    if draft.state is State.WITHDRAWN and last is not None and last.op is not Op.WITHDRAW:
        raise IllegalMove(
            f"B-{number} was edited after it was withdrawn.", "Publish it: what the draft shows now goes on record."
        )
    return await desk.record.ledger.drafts.restore(desk.actor_id, number)


async def discard(desk: Desk, number: int, seen_rev: int | None) -> Draft:
    """The draft that was put away. Its number is not given again, the log keeps that it was, and its article can be taken in anew.

    Raises IllegalMove for a briefing that was ever published; Changed and Gone as `revise` does.
    """
    return await desk.record.ledger.drafts.discard(desk.actor_id, await _draft(desk.record, number, seen_rev))


async def draft_of(record: Record, number: int) -> Draft:
    """The briefing's draft as it is now, whatever its state. Raises Gone."""
    draft = await record.drafts.get(number)
    if draft is not None:
        return draft
    if await record.drafts.was_discarded(number):
        raise Gone(f"B-{number} was discarded.", "Add its article again for a new draft.")
    raise Gone(f"There is no briefing B-{number} here.", "/briefing list shows the briefings here.")


async def _draft(record: Record, number: int, seen_rev: int | None) -> Draft:
    draft = await draft_of(record, number)
    if seen_rev is not None and seen_rev != draft.rev:
        raise Changed("Somebody edited this draft in the meantime.", "Look at it as it is now, then try again.")
    return draft


def _operation_of(change: Change) -> Step | OnItem | SettledAs:
    """What the log keeps of the change."""
    match change:
        case SetVerdict(key, verdict):
            return OnItem(_VERDICTS[verdict], key)
        case SetSame(key, same_as):
            return SettledAs(Op.SETTLE, key, same_as)
        case EditWords(key):
            return OnItem(Op.EDIT_WORDS, key)
        case EditSpeaker(key):
            return OnItem(Op.EDIT_SPEAKER, key)
        case EditReply(key):
            return OnItem(Op.EDIT_REPLY, key)
        case EditPerson(key) | EditEvent(key) | EditStance(key):
            return OnItem(Op.EDIT_ITEM, key)
        case UseReport(key):
            return OnItem(Op.USE_REPORT, key)
        case EditFacts() | EditSummary() | AcceptAll() | AddQuote() | AddEvent() | AddStance() | AddPerson():
            return Step(_STEPS[type(change)])
