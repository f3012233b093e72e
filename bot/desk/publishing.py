"""An editor's moves of a whole briefing: on record, off it, back. The card says what the server is told of it. Knows no door."""

from dataclasses import dataclass

from bot.board import Board
from bot.cards.card import Card
from bot.cards.desk.announcing import add_note
from bot.cards.desk.outcomes import publication_card, withdrawal_card
from bot.desk.announcing import Announcing
from briefings.desk import Desk, briefings
from briefings.draft.selecting import selection
from briefings.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Publishing:
    """One editor's moves in one server."""

    desk: Desk
    board: Board

    @property
    def announcing(self) -> Announcing:
        return Announcing(self.desk, self.board)

    async def publish(self, number: int, rev: int | None, channel: str | None = None) -> Card:
        """What went out, and where it was announced. Raises what `briefings.publish` raises, and NotAllowed for a channel in which
        the editor may not write."""
        if channel is not None:
            await self.check_channel(channel)
        draft, selection = await briefings.publish(self.desk, number, rev)
        return add_note(
            publication_card(self.desk.record.writing, draft, selection), await self.announcing.announce(draft, channel)
        )

    async def withdraw(self, number: int, reason: str) -> Card:
        """The briefing is taken back, and so is what was announced of it."""
        draft = await briefings.withdraw(self.desk, number, reason)
        return add_note(withdrawal_card(draft), await self.announcing.follow(draft))

    async def restore(self, number: int) -> Card:
        """The briefing is on record again as it was."""
        draft = await briefings.restore(self.desk, number)
        return add_note(
            publication_card(self.desk.record.writing, draft, selection(draft)),
            await self.announcing.follow(draft),
        )

    async def check_channel(self, channel: str) -> None:
        """Raises NotAllowed when the editor may not write in the channel."""
        standing = await self.board.standing(self.desk.record.server, self.desk.actor_id, channel)
        lacks = {"View Channel", "Send Messages", "Send Messages in Threads"}
        if standing is not None and lacks & set(standing.member_lacks):
            raise NotAllowed(
                f"You may not write in {standing.channel}, so nothing was published there.",
                "Name a channel where you may write, or leave it out.",
            )
