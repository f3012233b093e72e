"""The review of a draft as one editor or reviewer sees it, and what review by two adds to it. Knows no door."""

from bot.actions.actions import Section
from bot.actions.approving import HandIn, Queue
from bot.cards.card import Card
from bot.cards.desk.approving import queue_card
from bot.cards.desk.review import notice_card, review_card
from briefings.desk import Desk, approving
from briefings.draft.model import Draft
from briefings.draft.selecting import selection
from briefings.store import Record


async def review_of(desk: Desk, draft: Draft, section: Section = Section.OVERVIEW, page: int = 1) -> Card:
    """The draft, as a whole or one section of it."""
    needed = desk.record.settings.two_people
    approval = await desk.record.approvals.get(draft.number) if needed else None
    return review_card(
        desk.record.writing, draft, selection(draft), section, page, approval=approval, viewer=desk.actor_id
    )


async def queue(record: Record, asked: Queue) -> Card:
    """The drafts that wait for somebody to approve them."""
    return queue_card(record.writing, await record.approvals.waiting(page=asked.page), on=record.settings.two_people)


async def hand_in(desk: Desk, asked: HandIn) -> Card:
    """The draft, which waits from now on."""
    draft = await approving.hand_in(desk, asked.briefing, asked.rev)
    return notice_card("Handed in. It is now in /desk queue.", await review_of(desk, draft))


async def send_back(desk: Desk, number: int, rev: int, comment: str) -> Card:
    """The draft, which waits no longer."""
    draft = await approving.send_back(desk, number, rev, comment)
    return notice_card("Returned. The review shows your comment.", await review_of(desk, draft))
