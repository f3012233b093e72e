"""What an editor can do with a briefing: take it in, revise, publish, withdraw and restore it. Knows the store, no door."""

import asyncio
from dataclasses import replace

from briefings.desk import tagging
from briefings.desk.drafter import Drafter
from briefings.desk.recognizing import check_person, could_be, matched, matched_again, recognized, recognized_at_once
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
from briefings.draft.revising.correcting import changed_meanwhile, corrected
from briefings.draft.selecting import Left, Selection, selection
from briefings.errors import AlreadyHere, BadValue, Changed, Gone, IllegalMove
from briefings.model.record import Source, State
from briefings.store import Store

__all__ = [
    "Change",
    "Drafter",
    "Left",
    "Selection",
    "check_second",
    "correct",
    "could_be",
    "discard",
    "draft_of",
    "needs_another",
    "publish",
    "refuse_alone",
    "restore",
    "revise",
    "selection",
    "take_in",
    "take_in_draft",
    "withdraw",
]

PUBLISHED_AGAIN = "Withdrawn, changed and published again."  # the reason of what changed, before that of the withdrawal
NOBODY = 0  # the actor of what the program itself, or its host at the terminal, does

_ADDED = {AddQuote: "a quote", AddEvent: "an event", AddStance: "a stance", AddPerson: "a person"}
_VERBS = {Verdict.ACCEPTED: "accept", Verdict.REJECTED: "reject", Verdict.OPEN: "reopen"}


async def take_in(store: Store, server: int, actor_id: int, source: Source, drafter: Drafter | None = None) -> Draft:
    """The stored draft of a new article, its people matched to the record.

    Whoever has exactly the same full name as one person on record is taken to be that person; where several have it, or
    somebody on record could be meant, a doubt asks. Without a `drafter`, a long text is drafted in a process of its own.
    Raises AlreadyHere, with the number of the first, for a text that this server has.
    """
    number = await store.shelf.by_hash(server, source.sha256)
    if number is not None:
        raise AlreadyHere(f"This article is already here, as B-{number}.", f"Open B-{number} instead.", number)
    if drafter is None:
        async with Drafter() as own:
            draft = await own.draft(source)
    else:
        draft = await drafter.draft(source)
    return await take_in_draft(store, server, actor_id, draft)


async def take_in_draft(store: Store, server: int, actor_id: int, draft: Draft) -> Draft:
    """A draft that is made already, stored, its people matched to the record as `take_in` does. Raises AlreadyHere."""
    people = [await matched(store, server, person) for person in draft.people]
    tagged = await tagging.taken_in(store, server, replace(draft, people=tuple(people)))
    return await store.ledger.take_in(server, actor_id, tagged)


async def revise(
    store: Store,
    server: int,
    actor_id: int,
    number: int,
    seen_rev: int,
    change: Change,
    drafter: Drafter | None = None,
) -> Draft:
    """The draft after the change; as it was, without a new revision, when the change changes nothing. Whoever it names anew is
    matched to the record as `take_in` does.

    With a `drafter`, a change of a long article does not hold up the event loop.

    Raises what `revising.apply` raises, Changed when `seen_rev` is not the newest, Gone when there is no such draft.
    """
    draft = await _draft(store, server, number, seen_rev)
    await check_person(store, server, draft, change)
    revised = revising.apply(draft, change) if drafter is None else await drafter.revise(draft, change)
    revised = await recognized(store, server, draft, revised, change)
    revised = await tagging.revised(store, server, draft, revised)
    return draft if revised == draft else await store.ledger.save(server, actor_id, revised, _op(change))


async def correct(
    store: Store, server: int, actor_id: int, number: int, seen_rev: int, change: Change, reason: str
) -> Draft:
    """The published draft after the correction; members are told what was, what is and why.

    Raises what `correcting.corrected` raises, WhichPerson where somebody whom it names could be on record and nobody has said who it
    is, BadValue without a reason or for one over 500 characters, Changed and Gone as
    `revise` does.
    """
    if needs_another(store, server, actor_id):
        raise IllegalMove(
            "A correction goes on record at once, and this server requires two people for that.",
            f"Withdraw B-{number}, change it, and let somebody else approve it.",
        )
    missing = BadValue("A correction needs a reason, which members will see.", "Say in a sentence what was wrong.")
    reason = reason_of(reason, missing)
    draft = await _draft(store, server, number, seen_rev)
    await check_person(store, server, draft, change)
    fixed = await recognized_at_once(store, server, draft, await asyncio.to_thread(corrected, draft, change), change)
    return await store.ledger.correct(server, actor_id, fixed, reason, f"correct: {_op(change)}")


async def publish(
    store: Store, server: int, actor_id: int, number: int, seen_rev: int | None
) -> tuple[Draft, Selection]:
    """The published draft, and what went out and what stayed out. With a `seen_rev` of None the newest is published.

    A published briefing takes in what has been settled since; members are told which quotes now answer, and which events now name, what
    is new. Of a withdrawn one that was changed, they are told what was, what is, and why it was withdrawn. People of whom no editor has
    said who they are are matched to the record once more, since others may have come on record after the article was taken in.
    Raises IllegalMove when nothing (new) would be published, or by its author where two people are needed, Changed and Gone
    as `revise` does.
    """
    draft = await _draft(store, server, number, seen_rev)
    await check_second(store, server, actor_id, number)
    parted = await store.shelf.parted(server, number)
    people = [one if one.key in parted else await matched_again(store, server, one) for one in draft.people]
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
    again = await _again(store, server, draft, chosen.take)
    return await store.ledger.publish(server, actor_id, draft, chosen.take, again), chosen


async def _again(store: Store, server: int, draft: Draft, take: frozenset[str]) -> Again | None:
    """What members are told of a briefing that was published before; None for another one."""
    if draft.state is State.DRAFT:
        return None
    before, reason = draft, f"More of B-{draft.number} was published."
    if draft.state is State.WITHDRAWN:
        before, reason = await _withdrawn(store, server, draft.number)
    return Again(before, await asyncio.to_thread(changed_meanwhile, before, draft, take), reason)


async def _withdrawn(store: Store, server: int, number: int) -> tuple[Draft, str]:
    """The draft of a withdrawn briefing as members had read it, and why what changed since is told."""
    done = await store.shelf.revisions(server, number)
    rev = next(one.rev for one in reversed(done) if one.op == "withdraw")
    before = await store.shelf.draft_at(server, number, rev)
    assert before is not None, "a revision has its draft"
    withdrawn = await store.shelf.briefing(server, number)
    why = withdrawn.reason if withdrawn and withdrawn.reason else ""
    return before, f"{PUBLISHED_AGAIN} {why}".strip()


def refuse_alone(store: Store, server: int, actor_id: int, what: str) -> None:
    """Raises IllegalMove where two people are needed: what changes the record at once, one person alone does not do."""
    if needs_another(store, server, actor_id):
        raise IllegalMove(
            f"{what} changes the record at once, and this server requires two people for that.",
            "Withdraw the briefing, change it, and let somebody else approve it.",
        )


def needs_another(store: Store, server: int, actor_id: int) -> bool:
    """Whether what this actor wrote goes on record only by somebody else. The program and its host are held to nothing."""
    return actor_id != NOBODY and store.settings.of(server).two_people


async def check_second(store: Store, server: int, actor_id: int, number: int) -> None:
    """Raises IllegalMove where two people are needed and the actor is the author."""
    if not needs_another(store, server, actor_id):
        return
    approval = await store.shelf.approval(server, number)
    if approval is not None and approval.author_id == actor_id:
        raise IllegalMove(
            "You changed this draft last, so somebody else has to publish it.", "Hand it in for approval."
        )


async def withdraw(store: Store, server: int, actor_id: int, number: int, reason: str) -> Draft:
    """The withdrawn draft. Raises IllegalMove when it is not published, BadValue for a reason over 500 characters, Gone."""
    return await store.ledger.withdraw(server, actor_id, number, reason_of(reason))


async def restore(store: Store, server: int, actor_id: int, number: int) -> Draft:
    """The draft of a withdrawn briefing, published again as it was.

    Raises IllegalMove when it is not withdrawn, or was edited since: then what was on record is not what the draft shows.
    """
    draft = await _draft(store, server, number, None)
    done = await store.shelf.revisions(server, number)
    if draft.state is State.WITHDRAWN and done[-1].op != "withdraw":
        raise IllegalMove(
            f"B-{number} was edited after it was withdrawn.", "Publish it: what the draft shows now goes on record."
        )
    return await store.ledger.restore(server, actor_id, number)


async def discard(store: Store, server: int, actor_id: int, number: int, seen_rev: int | None) -> Draft:
    """The draft that was put away. Its number is not given again, the log keeps that it was, and its article can be taken in anew.

    Raises IllegalMove for a briefing that was ever published; Changed and Gone as `revise` does.
    """
    return await store.ledger.discard(server, actor_id, await _draft(store, server, number, seen_rev))


async def draft_of(store: Store, server: int, number: int) -> Draft:
    """The briefing's draft as it is now, whatever its state. Raises Gone."""
    draft = await store.shelf.draft(server, number)
    if draft is not None:
        return draft
    if await store.shelf.was_discarded(server, number):
        raise Gone(f"B-{number} was discarded.", "Add its article again for a new draft.")
    raise Gone(f"There is no briefing B-{number} here.", "/briefing list shows the briefings here.")


async def _draft(store: Store, server: int, number: int, seen_rev: int | None) -> Draft:
    draft = await draft_of(store, server, number)
    if seen_rev is not None and seen_rev != draft.rev:
        raise Changed("Somebody edited this draft in the meantime.", "Look at it as it is now, then try again.")
    return draft


def _op(change: Change) -> str:
    """What the log calls the change."""
    match change:
        case SetVerdict(key, verdict):
            return f"{_VERBS[verdict]} {key}"
        case SetSame(key, same_as):
            return f"settle {key} as {f'P-{same_as}' if same_as else 'new'}"
        case EditFacts():
            return "edit facts"
        case EditSummary():
            return "edit summary"
        case EditWords(key):
            return f"edit words {key}"
        case EditSpeaker(key):
            return f"edit speaker {key}"
        case EditReply(key):
            return f"edit reply {key}"
        case EditPerson(key) | EditEvent(key) | EditStance(key):
            return f"edit {key}"
        case UseReport(key):
            return f"use {key} as a stance"
        case AcceptAll():
            return "accept all"
        case AddQuote() | AddEvent() | AddStance() | AddPerson():
            return f"add {_ADDED[type(change)]}"
