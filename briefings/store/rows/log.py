"""Writes a line of the log of what has no log of its own, inside the transaction that does it."""

import aiosqlite

from briefings.model.log import LogKind


async def write_line(
    writer: aiosqlite.Connection,
    guild_no: int,
    kind: LogKind,
    op: str,
    at: str,
    actor_id: int,
    briefing_id: int | None = None,
) -> None:
    """Adds a line that is its own change: its number in the log is the change's."""
    await writer.execute(
        "insert into log_line (guild_no, kind, change, briefing_id, op, at, actor_id, part) values (?, ?, null, ?, ?, ?, ?, 0)",
        (guild_no, kind.value, briefing_id, op, at, actor_id),
    )
