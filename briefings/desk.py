"""What an editor can do with a briefing: take it in, revise, publish, withdraw and restore it. Knows the store, no door."""

import asyncio
from dataclasses import replace

from briefings import revising
from briefings.changes import (
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditSpeaker,
    EditStance,
    EditSummary,
    EditWords,
    SetVerdict,
)
from briefings.correcting import corrected
from briefings.draft import Doubt, DoubtKind, Draft, DraftPerson, Verdict
from briefings.drafter import Drafter
from briefings.errors import AlreadyHere, BadValue, Changed, Gone, IllegalMove
from briefings.finding import clean
from briefings.model import Source, State
from briefings.selecting import Left, Selection, selection
from briefings.store import Store
from briefings.store.folding import tokens

__all__ = [
    "Change",
    "Drafter",
    "Left",
    "Selection",
    "correct",
    "publish",
    "restore",
    "revise",
    "selection",
    "take_in",
    "take_in_draft",
    "withdraw",
]

LONGEST_REASON = 500

_VERBS = {Verdict.ACCEPTED: "accept", Verdict.REJECTED: "reject", Verdict.OPEN: "reopen"}


async def take_in(store: Store, server: int, actor_id: int, source: Source, drafter: Drafter | None = None) -> Draft:
    """The stored draft of a new article, its people matched to the record.

    Whoever has exactly the same full name as one person on record is taken to be that person; where several have it, a
    doubt asks which. Without a `drafter`, a long text is drafted in a process of its own. Raises AlreadyHere, with the
    number of the first, for a text that this server has.
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
    people = [await _matched(store, server, person) for person in draft.people]
    return await store.ledger.take_in(server, actor_id, replace(draft, people=tuple(people)))


async def revise(store: Store, server: int, actor_id: int, number: int, seen_rev: int, change: Change) -> Draft:
    """The draft after the change; as it was, without a new revision, when the change changes nothing.

    Raises what `revising.apply` raises, Changed when `seen_rev` is not the newest, Gone when there is no such draft.
    """
    draft = await _draft(store, server, number, seen_rev)
    if isinstance(change, EditPerson):
        await _check_same(store, server, draft.person(change.key), change.same_as)
    revised = revising.apply(draft, change)
    return draft if revised == draft else await store.ledger.save(server, actor_id, revised, _op(change))


async def correct(
    store: Store, server: int, actor_id: int, number: int, seen_rev: int, change: Change, reason: str
) -> Draft:
    """The published draft after the correction; members are told what was, what is and why.

    Raises what `correcting.corrected` raises, BadValue without a reason or for one over 500 characters, Changed and Gone as
    `revise` does.
    """
    reason = _reason(reason)
    if not reason:
        raise BadValue("A correction needs its reason; members are told it.", "Say in a sentence what was wrong.")
    draft = await _draft(store, server, number, seen_rev)
    if isinstance(change, EditPerson):
        await _check_same(store, server, draft.person(change.key), change.same_as)
    fixed = await asyncio.to_thread(corrected, draft, change)
    return await store.ledger.correct(server, actor_id, fixed, reason, f"correct: {_op(change)}")


async def publish(
    store: Store, server: int, actor_id: int, number: int, seen_rev: int | None
) -> tuple[Draft, Selection]:
    """The published draft, and what went out and what stayed out. With a `seen_rev` of None the newest is published.

    A published briefing takes in what has been settled since. Raises IllegalMove when nothing (new) would be published,
    Changed and Gone as `revise` does.
    """
    draft = await _draft(store, server, number, seen_rev)
    chosen = selection(draft)
    if not chosen.take:
        raise IllegalMove("Nothing would be published.", "Accept at least one item first.")
    on_record = {item.key for item in draft.items() if item.number is not None}
    if draft.state is State.PUBLISHED and chosen.take <= on_record:
        raise IllegalMove(
            f"All of B-{number} that can be published is published.",
            "Settle an item that stayed out, then publish again." if chosen.left else "",
        )
    return await store.ledger.publish(server, actor_id, draft, chosen.take), chosen


async def withdraw(store: Store, server: int, actor_id: int, number: int, reason: str) -> Draft:
    """The withdrawn draft. Raises IllegalMove when it is not published, BadValue for a reason over 500 characters, Gone."""
    return await store.ledger.withdraw(server, actor_id, number, _reason(reason))


def _reason(typed: str) -> str:
    reason = clean(typed)
    if len(reason) > LONGEST_REASON:
        raise BadValue(
            f"The reason is too long; the limit is {LONGEST_REASON} characters.", "Say it in a sentence or two."
        )
    return reason


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


async def _draft(store: Store, server: int, number: int, seen_rev: int | None) -> Draft:
    draft = await store.shelf.draft(server, number)
    if draft is None:
        raise Gone(f"There is no briefing B-{number} here.", "/briefing list shows the ones there are.")
    if seen_rev is not None and seen_rev != draft.rev:
        raise Changed("Someone edited this draft meanwhile.", "Look at it as it is now, then try again.")
    return draft


async def _matched(store: Store, server: int, person: DraftPerson) -> DraftPerson:
    """The person, with the one on record who has this full name, or with a doubt where several have it."""
    name = tokens(person.name)
    if len(name) < 2:
        return person
    await store.names.warm(server)
    refs = store.names.people(server, person.name)
    found = [
        ref.number
        for ref in refs
        if (known := await store.shelf.person(server, ref.number)) is not None
        and name in {tokens(one) for one in (known.name, *known.aliases)}
    ]
    if len(found) == 1:
        return replace(person, same_as=found[0])
    if not found:
        return person
    numbers = ", ".join(f"P-{number}" for number in sorted(found))
    doubt = Doubt(DoubtKind.SAME_PERSON, f"{len(found)} people on record are called {person.name}: {numbers}.")
    return replace(person, doubts=(*person.doubts, doubt))


async def _check_same(store: Store, server: int, person: DraftPerson | None, same_as: int | None) -> None:
    if same_as is None or (person is not None and person.same_as == same_as):
        return
    if await store.shelf.person(server, same_as) is None:
        raise BadValue(f"There is no person P-{same_as} on record.", "Choose a person on record, or a new one.")


def _op(change: Change) -> str:
    """What the log calls the change."""
    match change:
        case SetVerdict(key, verdict):
            return f"{_VERBS[verdict]} {key}"
        case EditFacts():
            return "edit facts"
        case EditSummary():
            return "edit summary"
        case EditWords(key):
            return f"edit words {key}"
        case EditSpeaker(key):
            return f"edit speaker {key}"
        case EditPerson(key) | EditEvent(key) | EditStance(key):
            return f"edit {key}"
