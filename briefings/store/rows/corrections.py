"""Writes what members are told of a correction, inside the transaction that makes it."""

from collections.abc import Iterable, Sequence

from briefings.draft.comparing import Difference
from briefings.draft.model import Draft, kind_of
from briefings.model.record import Kind, State
from briefings.store.rows.log import Transaction


async def log_corrections(
    t: Transaction, briefing_id: int, before: Draft, rev: int, told: Sequence[Difference], reason: str
) -> None:
    """Adds one row a difference; `before` has the numbers that the items had."""
    await t.writer.executemany(
        "insert into correction (guild_no, briefing_id, rev, kind, item_id, what, was, became, reason, at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (t.guild_no, briefing_id, rev, kind.value, t.id_of(number), one.what, one.was, one.now, reason, t.at)
            for one in reversed(told)  # read newest first, they then stand in their own order
            for kind, number in [_named(before, one.key)]
        ],
    )


_MOVED = """
insert into correction (guild_no, briefing_id, rev, kind, item_id, what, was, became, reason, at)
select :guild, :briefing, :rev, 'P', w.id, 'person', 'P-' || (w.id & 16777215) || ' ' || coalesce(w.told_name, :name),
  'P-' || (n.id & 16777215) || ' ' || coalesce(n.name, :name), :reason, :at
from person w join person n on n.id = :now where w.id = :was
"""


async def log_moved(t: Transaction, before: Iterable[Draft], now: Iterable[Draft], reason: str) -> None:
    """Tells members of everybody whose words stand under another number than `before`: one row a pair of numbers, in the first
    briefing on record that has it. Comes after people are named, and before the new names are told."""
    were = {(draft.number, person.key): person.number for draft in before for person in draft.people}
    moved: dict[tuple[int, int], tuple[Draft, str]] = {}
    for draft in now:
        for person in draft.people if draft.state is State.PUBLISHED else ():
            was = were.get((draft.number, person.key))
            if was is not None and person.number is not None and was != person.number:
                moved.setdefault((was, person.number), (draft, person.name))
    await t.writer.executemany(
        _MOVED,
        [
            {
                "guild": t.guild_no,
                "briefing": t.id_of(draft.number),
                "rev": draft.rev,
                "was": t.id_of(was),
                "now": t.id_of(number),
                "name": name,
                "reason": reason,
                "at": t.at,
            }
            for (was, number), (draft, name) in moved.items()
        ],
    )


def _named(draft: Draft, key: str) -> tuple[Kind, int]:
    """The letter and number of an item that is on record; the briefing's own for its facts and its summary."""
    item = draft.item(key) if key else None
    if item is None or item.number is None:
        return Kind.BRIEFING, draft.number
    return kind_of(item), item.number
