"""Writes what members are told of a change, inside the transaction that makes it."""

from collections.abc import Iterable, Sequence

from briefings.draft.comparing import Difference
from briefings.draft.model import Draft, kind_of
from briefings.model.record import Kind, State
from briefings.store.rows.log import Transaction, hash_of

COLUMNS = "guild_no, change_id, briefing_id, kind, item_id, what, was, became, reason"
DATES_OF = "dates of “"  # and the title of the role: what a correction of when it was held is of
_MOVED = """
select :briefing, 'P', w.id, 'person', 'P-' || (w.id & 16777215) || ' ' || coalesce(w.told_name, :name),
  'P-' || (n.id & 16777215) || ' ' || coalesce(n.name, :name)
from person w join person n on n.id = :now where w.id = :was
"""


async def tell(t: Transaction, lines: Iterable[Iterable[object]], reason: str) -> None:
    """Adds what members are told of the transaction's change: of each line the briefing's id, the kind and the id of the item, what of
    it, as it was and as it became."""
    told = [(*line, reason) for line in lines]
    if not told:
        return
    rows = await t.writer.execute_fetchall(
        "select hash from correction where guild_no = ? order by id desc limit 1", (t.guild_no,)
    )
    newest = next((bytes(row["hash"]) for row in rows), b"")
    [change] = await t.writer.execute_fetchall("select hash from log where id = ?", (t.change,))
    for line in told:
        row = (t.guild_no, t.change, *line)
        newest = hash_of(newest + change["hash"], row)
        await t.writer.execute(
            f"insert into correction ({COLUMNS}, hash) values ({'?, ' * len(row)}?)",  # noqa: S608 constants
            (*row, newest),
        )


async def tell_differences(
    t: Transaction, briefing_id: int, before: Draft, told: Sequence[Difference], reason: str
) -> None:
    """Tells what differs; `before` has the numbers that the items had."""
    lines = []
    for one in reversed(told):  # read newest first, they are then in their own order
        kind, number = _ref_of(before, one.key)
        lines.append((briefing_id, kind.value, t.id_of(number), one.what, one.was, one.now))
    await tell(t, lines, reason)


async def tell_moved(t: Transaction, before: Iterable[Draft], now: Iterable[Draft], reason: str) -> None:
    """Tells members of everybody whose words have another number than `before`: one row a pair of numbers, in the first
    briefing on record that has it. Comes after people are named, and before the new names are told."""
    were = {(draft.number, person.key): person.number for draft in before for person in draft.people}
    moved: dict[tuple[int, int], tuple[Draft, str]] = {}
    for draft in now:
        for person in draft.people if draft.state is State.PUBLISHED else ():
            was = were.get((draft.number, person.key))
            if was is not None and person.number is not None and was != person.number:
                moved.setdefault((was, person.number), (draft, person.name))
    lines: list[Iterable[object]] = []
    for (was, number), (draft, name) in moved.items():
        asked = {"briefing": t.id_of(draft.number), "was": t.id_of(was), "now": t.id_of(number), "name": name}
        lines += await t.writer.execute_fetchall(_MOVED, asked)
    await tell(t, lines, reason)


def _ref_of(draft: Draft, key: str) -> tuple[Kind, int]:
    """The letter and number of an item that is on record; the briefing's own for its facts and its summary."""
    item = draft.item(key) if key else None
    if item is None or item.number is None:
        return Kind.BRIEFING, draft.number
    return kind_of(item), item.number
