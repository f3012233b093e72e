"""Putting a draft back to an earlier revision. Knows the store, no door."""

from dataclasses import replace
from typing import TypeVar

from briefings.desk import Desk
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, Verdict
from briefings.errors import Changed, Gone, IllegalMove
from briefings.model.log import OfRevision, Op
from briefings.model.record import State
from briefings.store import Record

T = TypeVar("T", DraftPerson, DraftQuote, DraftEvent, DraftStance)


async def draft_at(record: Record, number: int, rev: int) -> Draft:
    """The draft as it was at that revision. Raises Gone when there is no such briefing or revision."""
    found = await record.history.draft_at(number, rev)
    if found is None:
        raise Gone(f"B-{number} has no revision {rev} here.", "/briefing history lists its revisions.")
    return found


async def put_back(desk: Desk, number: int, seen_rev: int | None, rev: int) -> Draft:
    """The draft as it was at `rev`, as a new revision; with a `seen_rev` of None the newest is put back.

    What was added since stays in it, rejected: its key may have a number. Raises IllegalMove for a published briefing and when
    nothing differs, Changed when `seen_rev` is not the newest, Gone as `draft_at` does.
    """
    then, now = await draft_at(desk.record, number, rev), await desk.record.drafts.get(number)
    if now is None or (seen_rev is not None and seen_rev != now.rev):
        raise Changed("Somebody edited this draft in the meantime.", "Look at it as it is now, then try again.")
    if now.state is State.PUBLISHED:
        raise IllegalMove(f"B-{number} is published.", "Withdraw it first; then an earlier revision can be put back.")
    back = merge_items(then, now)
    if back == now:
        raise IllegalMove(f"B-{number} is already as it was at revision {rev}.", "Choose a revision that differs.")
    return await desk.record.ledger.drafts.save(desk.actor_id, back, OfRevision(Op.PUT_BACK, rev))


def merge_items(then: Draft, now: Draft) -> Draft:
    """The items of `then`, with the numbers of `now`, and what only `now` has, rejected.

    An item's key is never free again: its number on record hangs on it, and what others say of it.
    """
    return replace(
        then,
        people=_items(then.people, now.people),
        quotes=tuple(sorted(_items(then.quotes, now.quotes), key=lambda quote: quote.pieces[0])),
        events=_items(then.events, now.events),
        stances=_items(then.stances, now.stances),
        summary=replace(then.summary, number=now.summary.number),
        number=now.number,
        rev=now.rev,
        state=now.state,
    )


def _items(then: tuple[T, ...], now: tuple[T, ...]) -> tuple[T, ...]:
    numbers = {item.key: item.number for item in now}
    keys = {item.key for item in then}
    kept = tuple(replace(item, number=numbers.get(item.key)) for item in then)
    added = tuple(_reject(item) for item in now if item.key not in keys)
    return tuple(sorted(kept + added, key=lambda item: int(item.key[1:])))  # in the order in which a draft has them


def _reject(item: T) -> T:
    rejected = replace(item, verdict=Verdict.REJECTED)
    return replace(rejected, vouch=None) if isinstance(rejected, DraftQuote) else rejected
