"""What a server is told of its record: that a briefing was published, withdrawn, corrected. Nothing here keeps a change from being made."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.board import Board, NotPosted, Posted
from bot.cards.announced import announcement_card, corrections_card
from bot.cards.card import Card
from briefings.draft import Draft
from briefings.model import Correction
from briefings.store import Store

_CORRECTIONS_READ = 25


@dataclass(frozen=True, slots=True)
class Announcing:
    """The messages about one server's record. Each call gives the sentences that the editor is to read of it."""

    store: Store
    board: Board
    server: int

    async def published(self, draft: Draft, channel: str | None = None) -> tuple[str, ...]:
        """Announces a briefing in the channel, else in the one that the server settled, once; what was announced follows it.

        What changed of a briefing that was withdrawn meanwhile is posted as a correction."""
        told = (*await self.follow(draft), *await self._post_corrected(draft))
        settled = self.store.settings.of(self.server).announcements
        known = await self.store.shelf.announcements(self.server, draft.number)
        where = channel or (settled if not known else None)
        if where is None:
            return told
        posted = await self.board.post(self.server, where, await self._card(draft))
        if isinstance(posted, NotPosted):
            return (*told, f"It was not announced. {posted.why}")
        await self.store.ledger.announced(self.server, draft.number, posted.channel_id, posted.message_id)
        return (*told, f"Announced in {self.board.name_of(self.server, str(posted.channel_id))}.")

    async def follow(self, draft: Draft) -> tuple[str, ...]:
        """Makes what was announced of a briefing say how it stands now."""
        known = await self.store.shelf.announcements(self.server, draft.number)
        if not known:
            return ()
        card = await self._card(draft)
        failed = [await self.board.edit(self.server, Posted(*one), card) for one in known]
        return tuple(dict.fromkeys(one.why for one in failed if one is not None))

    async def corrected(self, draft: Draft) -> tuple[str, ...]:
        """Posts the newest correction of a briefing in the corrections channel; what was announced follows it."""
        return (*await self.follow(draft), *await self._post_corrected(draft))

    async def _post_corrected(self, draft: Draft) -> tuple[str, ...]:
        """Posts what the newest publishing of a briefing corrected: nothing where it was published again as it was."""
        where = self.store.settings.of(self.server).corrections
        briefing = await self.store.shelf.briefing(self.server, draft.number)
        published_at = briefing.published_at if briefing else None
        newest = [one for one in await self._corrections(draft) if one.at == published_at]
        if where is None or not newest:
            return ()
        posted = await self.board.post(self.server, where, corrections_card(newest))
        return (f"The correction was not posted. {posted.why}",) if isinstance(posted, NotPosted) else ()

    async def _corrections(self, draft: Draft) -> Sequence[Correction]:
        found = await self.store.shelf.changes(self.server, per_page=_CORRECTIONS_READ)
        return [one for one in found.items if one.briefing.number == draft.number]

    async def _card(self, draft: Draft) -> Card:
        briefing = await self.store.shelf.briefing(self.server, draft.number)
        made = await self._corrections(draft)
        return announcement_card(
            draft, reason=briefing.reason if briefing else None, corrected=made[0].at if made else None
        )
