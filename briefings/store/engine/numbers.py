"""Numbers that members see, each given once."""

import aiosqlite


async def give(writer: aiosqlite.Connection, guild_no: int, kind: str, count: int = 1) -> range:
    """The next `count` numbers of a kind in a server, inside the running transaction."""
    if not count:
        return range(0)
    [row] = await writer.execute_fetchall(
        "update counter set last = last + ? where guild_no = ? and kind = ? returning last", (count, guild_no, kind)
    )
    return range(row[0] - count + 1, row[0] + 1)
