"""What a server is told of its record: that a briefing was published, withdrawn, corrected. Nothing here keeps a change from being made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.board import Board, NotPosted, Posted
from bot.cards.card import Card
from bot.cards.desk.announcing import announcement_card, corrections_card, withdrawn_correction_card
from bot.render.terminal import to_terminal
from briefings.desk import Desk
from briefings.desk.briefings import draft_of
from briefings.draft.model import Draft
from briefings.model.posts import CorrectionPost
from briefings.model.record import Correction, Kind

MOST_AT_ONCE = 10  # briefings that one import announces, each with a message of its own

_CORRECTIONS_READ = 25


@dataclass(frozen=True, slots=True)
class Announcing:
    """The messages about one server's record. Each call gives the sentences that the editor is to read of it."""

    desk: Desk
    board: Board

    async def announce(self, draft: Draft, channel: str | None = None) -> tuple[str, ...]:
        """Announces a briefing in the channel, else in the one that the server settled, once; what was announced follows it.

        What changed of a briefing that was withdrawn meanwhile is posted as a correction."""
        told = (*await self.follow(draft), *await self._post_corrected(draft))
        settled = self.desk.record.settings.announcements
        known = await self.desk.record.posts.announcements(draft.number)
        where = channel or (settled if not known else None)
        if where is None:
            return told
        posted = await self.board.post(self.desk.record.server, where, await self._card(draft))
        if isinstance(posted, NotPosted):
            return (*told, await self._log_unposted(draft.number, f"It was not announced. {posted.why}"))
        await self.desk.record.ledger.posts.keep_announcement(draft.number, posted.channel_id, posted.message_id)
        return (*told, f"Announced in {self.board.name_of(self.desk.record.server, str(posted.channel_id))}.")

    async def announce_imported(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Announces briefings that came in published, each as if it had been published here; of very many, none."""
        if len(numbers) > MOST_AT_ONCE:
            return (f"Nothing was announced: these are more than {MOST_AT_ONCE} briefings.",)
        drafts = [await draft_of(self.desk.record, number) for number in numbers]
        return tuple(dict.fromkeys([say for draft in drafts for say in await self.announce(draft)]))

    async def follow(self, draft: Draft) -> tuple[str, ...]:
        """Makes what was announced of a briefing, and what was posted of its corrections, say how the briefing is now."""
        known = await self.desk.record.posts.announcements(draft.number)
        card = await self._card(draft)
        failed = [await self.board.edit(self.desk.record.server, Posted(*one), card) for one in known]
        whys = dict.fromkeys(one.why for one in failed if one is not None)
        told = [await self._log_unposted(draft.number, why) for why in whys]
        return tuple(dict.fromkeys((*told, *await self.follow_corrections((draft,)))))

    async def follow_corrections(self, drafts: Sequence[Draft]) -> tuple[str, ...]:
        """Makes what was posted of the corrections of these briefings say what is on record now."""
        told: dict[str, None] = {}
        for draft in drafts:
            for post in await self.desk.record.posts.of_corrections(draft.number):
                failed = await self._follow_correction(post)
                if failed is not None and failed.why not in told:
                    told[await self._log_unposted(draft.number, failed.why)] = None
        return tuple(told)

    async def _follow_correction(self, post: CorrectionPost) -> NotPosted | None:
        made = await self.desk.record.corrections.of_change(post.briefing, post.change)
        card = corrections_card(self.desk.record.writing, made) if made else withdrawn_correction_card(post.briefing)
        if _digest(card) == post.shown:
            return None
        failed = await self.board.edit(self.desk.record.server, Posted(post.channel_id, post.message_id), card)
        if failed is None:
            await self.desk.record.ledger.posts.keep_correction(replace(post, shown=_digest(card)))
        return failed

    async def post_correction(self, draft: Draft) -> tuple[str, ...]:
        """Posts the newest correction of a briefing in the corrections channel; what was announced follows it."""
        return (*await self.follow(draft), *await self._post_corrected(draft))

    async def _post_corrected(self, draft: Draft) -> tuple[str, ...]:
        """Posts what the newest publishing of a briefing corrected: nothing where it was published again as it was."""
        made = await self.desk.record.corrections.of_newest_change(draft.number)
        return await self._post(draft.number, made) if made else ()

    async def post_rewording(self, issue: int) -> tuple[str, ...]:
        """Posts the newest rewording of an issue in the corrections channel; what was announced of its briefings follows it."""
        made = await self.desk.record.corrections.of(Kind.ISSUE, issue)
        line = await self.desk.record.issues.line(issue)
        drafts = [await draft_of(self.desk.record, number) for number in (line.briefings if line else ())]
        told = [say for draft in drafts for say in await self.follow(draft)]
        if made:
            told += await self._post(made[0].briefing.number, made[:1])
        return tuple(dict.fromkeys(told))

    async def _post(self, number: int, made: Sequence[Correction]) -> tuple[str, ...]:
        where = self.desk.record.settings.corrections
        if where is None:
            return ()
        card = corrections_card(self.desk.record.writing, made)
        posted = await self.board.post(self.desk.record.server, where, card)
        if isinstance(posted, NotPosted):
            return (await self._log_unposted(number, f"The correction was not posted. {posted.why}"),)
        post = CorrectionPost(number, posted.channel_id, posted.message_id, made[0].change, _digest(card))
        await self.desk.record.ledger.posts.keep_correction(post)
        return ()

    async def _log_unposted(self, number: int, why: str) -> str:
        """The sentence, which is in the log too: a member who planned a publishing reads no card, and an admin sees what is wrong."""
        await self.desk.record.ledger.posts.log_unposted(self.desk.actor_id, number, why)
        return why

    async def _corrections(self, draft: Draft) -> Sequence[Correction]:
        found = await self.desk.record.corrections.newest(per_page=_CORRECTIONS_READ)
        return [one for one in found.items if one.briefing.number == draft.number]

    async def _card(self, draft: Draft) -> Card:
        briefing = await self.desk.record.briefings.get(draft.number)
        made = await self._corrections(draft)
        return announcement_card(
            self.desk.record.writing,
            draft,
            reason=briefing.reason if briefing else None,
            corrected=made[0].at if made else None,
        )


def _digest(card: Card) -> str:
    """What the card shows, in 64 characters."""
    return sha256(to_terminal(card).text.encode()).hexdigest()
