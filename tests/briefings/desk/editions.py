"""The bridge article more than once, published in one server."""

from dataclasses import replace
from hashlib import sha256

from briefings.desk import Desk, briefings
from briefings.draft.model import Draft, DraftPerson, Verdict
from briefings.model.record import Fact, Origin, Source
from briefings.store import Store
from tests.briefings.desk.bridge import DRAFT, TEXT

SERVER, OTHER, EDITOR = 7, 8, 42


def edition(at: int, more: str = "", day: str | None = None) -> Source:
    """The article with an ending of its own."""
    text = f"{TEXT}\n\nEdition {at}.{more}"
    published = Fact(day, Origin.EDITOR) if day else None
    return replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest(), published=published)


async def published(
    desk: Desk, at: int, *, more: str = "", day: str | None = None, people: tuple[DraftPerson, ...] = DRAFT.people[:2]
) -> Draft:
    """The article once more, with these people, all new unless they say otherwise."""
    new = tuple(
        replace(person, verdict=Verdict.ACCEPTED, is_new=True if person.same_as is None else None) for person in people
    )
    draft = replace(DRAFT, source=edition(at, more, day), people=(*new, DRAFT.people[2]), number=0, rev=0)
    taken = await desk.record.ledger.drafts.take_in(EDITOR, draft)
    return (await briefings.publish(desk, taken.number, taken.rev))[0]


async def two_editions(store: Store) -> None:
    """B-1 and B-2; Ada Quill is P-1 and P-3 in them, Boris Reed P-2 and P-4."""
    desk = Desk(store.of(SERVER), EDITOR)
    for at in (1, 2):
        await published(desk, at)


async def three_editions(store: Store) -> None:
    """B-1, B-2 and B-3; Ada Quill is P-1, P-3 and P-5 in them, Boris Reed P-2, P-4 and P-6."""
    desk = Desk(store.of(SERVER), EDITOR)
    for at in (1, 2, 3):
        await published(desk, at)
