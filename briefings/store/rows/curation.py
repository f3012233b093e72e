"""A change of a topic or a person in the log of curation: written, and looked up to be taken back, inside the transaction that does it."""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import aiosqlite

from briefings.errors import Changed, Gone
from briefings.model.curation import Curated, Parts
from briefings.store.engine.tenants import id_of


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
            raise Gone(f"There is no change {undoing} to undo here.", "Somebody may have undone it in the meantime.")
    return number


@dataclass(frozen=True, slots=True)
class Done:
    """A change that stands, as the log has it. `entity` is the id of its topic or person."""

    entity: int
    op: str
    before: dict[str, Any]
    after: dict[str, Any]


_CALLED = {Curated.TOPIC: "topic", Curated.PERSON: "person"}


async def to_undo(
    writer: aiosqlite.Connection,
    guild_no: int,
    kind: Curated,
    number: int,
    touched: Callable[[dict[str, Any], dict[str, Any]], set[Hashable]],
) -> Done:
    """The change with this number, which can be taken back. `touched` gives what a change is about, from what was and what became.

    Raises Gone when there is no such change or it is undone already, Changed when a later change that stands is about the same: what it
    says counts, even where the same value happens to be there again.
    """
    called = _CALLED[kind]
    rows = await writer.execute_fetchall(
        "select entity, op, before, after from curation where guild_no = ? and number = ? and kind = ? and undone_by is null",
        (guild_no, number, kind.value),
    )
    found = next((Done(row["entity"], row["op"], *_parts(row)) for row in rows), None)
    if found is None:
        raise Gone(
            f"There is no change {called}/{number} to undo here.", f"/desk {called} shows the changes of a {called}."
        )
    later = await writer.execute_fetchall(
        "select number, before, after from curation where guild_no = ? and kind = ? and entity = ? and number > ?"
        " and undone_by is null and op not like 'undo %' order by number",
        (guild_no, kind.value, found.entity, number),
    )
    ours = touched(found.before, found.after)
    for row in later:
        if not ours.isdisjoint(touched(*_parts(row))):
            raise Changed(
                f"What that changed has been changed again since, by {called}/{row['number']}.",
                "Undo the newer change first.",
            )
    return found


def _parts(row: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    return json.loads(row["before"]), json.loads(row["after"])


def _json(parts: Parts) -> str:
    return json.dumps(parts, ensure_ascii=False, sort_keys=True)
