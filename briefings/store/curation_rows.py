"""Writes a change of a topic or a person into the log of curation, inside the transaction that makes it."""

import json

import aiosqlite

from briefings.errors import Gone
from briefings.store.curation import Curated, Parts
from briefings.store.tenants import id_of


async def log_curation(
    writer: aiosqlite.Connection,
    guild_no: int,
    kind: Curated,
    entity: int,
    op: str,
    parts: tuple[Parts, Parts],
    at: str,
    actor_id: int,
    *,
    undoing: int | None = None,
) -> int:
    """The number of the change in its server; `parts` are those that differ, before and after.

    The change that it undoes is marked. Raises Gone when there is no such one, or it was undone already.
    """
    [(newest,)] = await writer.execute_fetchall(
        "select coalesce(max(number), 0) from curation where guild_no = ?", (guild_no,)
    )
    number = int(newest) + 1
    added = await writer.execute_insert(
        "insert into curation (guild_no, number, kind, entity, op, before, after, at, actor_id)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (guild_no, number, kind.value, id_of(guild_no, entity), op, *(_json(one) for one in parts), at, actor_id),
    )
    assert added is not None, "an insert gives a row id"
    if undoing is not None:
        marked = await writer.execute(
            "update curation set undone_by = ? where guild_no = ? and number = ? and kind = ? and undone_by is null",
            (added[0], guild_no, undoing, kind.value),
        )
        if marked.rowcount == 0:
            raise Gone(f"There is no change {undoing} to undo here.", "Somebody may have undone it meanwhile.")
    return number


def _json(parts: Parts) -> str:
    return json.dumps(parts, ensure_ascii=False, sort_keys=True)
