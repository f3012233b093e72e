"""Where the bot wrote in a server's channels: kept, so that what it wrote can follow the record."""

from dataclasses import dataclass
from datetime import datetime

import aiosqlite

from briefings.model import Correction
from briefings.store.log import LogKind, write_line
from briefings.store.shelf_corrections import CorrectionShelf
from briefings.store.tenants import id_of
from briefings.store.writes import Writes

_OF_MOMENT = """
select c.id from correction c join briefing_on_record b on b.id = c.briefing_id where c.briefing_id = ? and c.at = ? order by c.id desc
"""
UNPOSTED = "unposted"


@dataclass(frozen=True, slots=True)
class CorrectionPost:
    """A message that tells the corrections of B-`briefing` made `at` (aware UTC); `shown` is the digest of what it shows."""

    briefing: int
    channel_id: int
    message_id: int
    at: datetime
    shown: str


class PostShelf(CorrectionShelf):
    """Reads of what was written in channels."""

    async def correction_posts(self, server: int, number: int) -> tuple[CorrectionPost, ...]:
        """The messages that tell corrections of a briefing, the oldest first."""
        rows = await self._database.read(
            "select channel_id, message_id, at, shown from correction_post where briefing_id = ? order by message_id",
            (self._id(server, number),),
        )
        return tuple(
            CorrectionPost(
                number, row["channel_id"], row["message_id"], datetime.fromisoformat(row["at"]), row["shown"]
            )
            for row in rows
        )

    async def corrections_at(self, server: int, number: int, at: datetime) -> tuple[Correction, ...]:
        """The corrections of a briefing made at that moment, as in `changes`; empty while the briefing is not on record."""
        rows = await self._database.read(_OF_MOMENT, (self._id(server, number), at.isoformat()))
        return await self._corrections([row["id"] for row in rows])


class PostLedger(Writes):
    """A part of the ledger."""

    async def corrected_in(self, server: int, post: CorrectionPost) -> None:
        """Keeps a message that tells corrections, and what it shows now."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            await writer.execute(
                "insert into correction_post (briefing_id, message_id, guild_no, channel_id, at, shown) values (?, ?, ?, ?, ?, ?)"
                " on conflict do update set shown = excluded.shown",
                (
                    id_of(guild_no, post.briefing),
                    post.message_id,
                    guild_no,
                    post.channel_id,
                    post.at.isoformat(),
                    post.shown,
                ),
            )

        await self._write(server, work)

    async def unposted(self, server: int, actor_id: int, number: int, why: str) -> None:
        """Writes into the log why a message about a briefing could not be written or changed."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            at, briefing_id = self._stamp(actor_id, "").at, id_of(guild_no, number)
            await write_line(writer, guild_no, LogKind.POST, f"{UNPOSTED} {why}", at, actor_id, briefing_id)

        await self._write(server, work)
