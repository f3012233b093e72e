"""Writes what members are told of a correction, inside the transaction that makes it."""

from collections.abc import Sequence

import aiosqlite

from briefings.comparing import Difference
from briefings.draft import Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, DraftSummary, Item
from briefings.model import Kind
from briefings.store.tenants import id_of


async def log_corrections(
    writer: aiosqlite.Connection,
    briefing_id: int,
    before: Draft,
    rev: int,
    told: Sequence[Difference],
    reason: str,
    at: str,
) -> None:
    """Adds one row a difference; `before` has the numbers that the items had."""
    guild_no = briefing_id >> 24
    await writer.executemany(
        "insert into correction (guild_no, briefing_id, rev, kind, item_id, what, was, became, reason, at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (guild_no, briefing_id, rev, kind.value, id_of(guild_no, number), one.what, one.was, one.now, reason, at)
            for one in reversed(told)  # read newest first, they then stand in their own order
            for kind, number in [_named(before, one.key)]
        ],
    )


def _named(draft: Draft, key: str) -> tuple[Kind, int]:
    """The letter and number of an item that is on record; the briefing's own for its facts and its summary."""
    item = draft.item(key) if key else None
    if item is None or item.number is None:
        return Kind.BRIEFING, draft.number
    return _kind(item), item.number


def _kind(item: Item) -> Kind:
    match item:
        case DraftQuote():
            return Kind.QUOTE
        case DraftPerson():
            return Kind.PERSON
        case DraftEvent():
            return Kind.EVENT
        case DraftStance():
            return Kind.STANCE
        case DraftSummary():
            return Kind.BRIEFING
