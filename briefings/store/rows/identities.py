"""Writes a merge, a split or an undoing into the log of people, inside the transaction that makes it."""

from collections.abc import Sequence

import aiosqlite

from briefings.errors import Gone
from briefings.model.identities import Change, Part
from briefings.store.engine.tenants import id_of


async def log_regrouping(
    writer: aiosqlite.Connection,
    guild_no: int,
    change: Change,
    person: int,
    into: int | None,
    parts: Sequence[Part],
    at: str,
    actor_id: int,
    undoing: int | None,
) -> int:
    """The number of the change in its server; the one that it undoes is marked."""
    [(newest,)] = await writer.execute_fetchall(
        "select coalesce(max(number), 0) from regrouping where guild_no = ?", (guild_no,)
    )
    number = int(newest) + 1
    added = await writer.execute_insert(
        "insert into regrouping (guild_no, number, change, person_id, into_id, at, actor_id) values (?, ?, ?, ?, ?, ?, ?)",
        (
            guild_no,
            number,
            change.value,
            id_of(guild_no, person),
            id_of(guild_no, into) if into is not None else None,
            at,
            actor_id,
        ),
    )
    assert added is not None, "an insert gives a row id"
    await writer.executemany(
        "insert into regrouping_part (regrouping_id, guild_no, briefing_id, key, was, became) values (?, ?, ?, ?, ?, ?)",
        [(added[0], guild_no, id_of(guild_no, part.briefing), part.key, part.was, part.became) for part in parts],
    )
    if undoing is not None:
        marked = await writer.execute(
            "update regrouping set undone_by = ? where guild_no = ? and number = ? and undone_by is null",
            (added[0], guild_no, undoing),
        )
        if marked.rowcount == 0:
            raise Gone(
                f"There is no merge or split {undoing} to undo here.", "Somebody may have undone it in the meantime."
            )
    return number
