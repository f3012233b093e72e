"""Where the bot wrote in a server's channels, so that what it wrote can follow the record."""

from briefings.model.posts import CorrectionPost
from briefings.store.shelf.reads import Reads


class PostShelf(Reads):
    """Reads of what was written in channels."""

    async def of_corrections(self, number: int) -> tuple[CorrectionPost, ...]:
        """The messages that tell corrections of a briefing, the oldest first."""
        rows = await self._database.read(
            "select channel_id, message_id, change_id, shown from correction_post where briefing_id = ? order by message_id",
            (self._id(number),),
        )
        return tuple(
            CorrectionPost(number, row["channel_id"], row["message_id"], row["change_id"], row["shown"]) for row in rows
        )

    async def announcements(self, number: int) -> tuple[tuple[int, int], ...]:
        """Where a briefing was announced: channel and message of each, the oldest first."""
        rows = await self._database.read(
            "select channel_id, message_id from announcement where briefing_id = ? order by message_id",
            (self._id(number),),
        )
        return tuple((row["channel_id"], row["message_id"]) for row in rows)
