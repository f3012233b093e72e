"""The review of a draft as one editor or reviewer sees it, and what review by two adds to it. Knows no door."""

from bot.actions.actions import Section
from bot.actions.approving import HandIn, Queue
from bot.cards.card import Card
from bot.cards.desk.approving import queue_card
from bot.cards.desk.review import notice_card, review_card
from briefings.desk import approving, briefings
from briefings.draft.model import Draft
from briefings.store import Store


async def review_of(
    store: Store, server: int, actor_id: int, draft: Draft, section: Section = Section.OVERVIEW, page: int = 1
) -> Card:
    """The draft, as a whole or one section of it."""
    needed = store.settings.of(server).two_people
    approval = await store.shelf.approval(server, draft.number) if needed else None
    return review_card(draft, briefings.selection(draft), section, page, approval=approval, viewer=actor_id)


async def queue(store: Store, server: int, asked: Queue) -> Card:
    """The drafts that wait for somebody to approve them."""
    return queue_card(await store.shelf.waiting(server, page=asked.page), on=store.settings.of(server).two_people)


async def hand_in(store: Store, server: int, actor_id: int, asked: HandIn) -> Card:
    """The draft, which waits from now on."""
    draft = await approving.hand_in(store, server, actor_id, asked.briefing, asked.rev)
    return notice_card("Handed in. It is now in /desk queue.", await review_of(store, server, actor_id, draft))


async def send_back(store: Store, server: int, actor_id: int, number: int, rev: int, comment: str) -> Card:
    """The draft, which waits no longer."""
    draft = await approving.send_back(store, server, actor_id, number, rev, comment)
    return notice_card("Returned. The review shows your comment.", await review_of(store, server, actor_id, draft))
