"""Where the bot wrote in a server's channels, so that what it wrote can follow the record."""

from datetime import datetime

from briefings.model.posts import CorrectionPost
from briefings.model.record import Correction
from briefings.store.shelf.corrections import CorrectionShelf

_OF_MOMENT = """
select c.id from correction c join briefing_on_record b on b.id = c.briefing_id where c.briefing_id = ? and c.at = ? order by c.id desc
"""


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
