"""A withdrawn briefing comes back with its people, who may have come on record a second time in the meantime."""

from collections.abc import Awaitable, Callable

import pytest

from briefings.desk import Desk, briefings
from briefings.draft.changes import NEW_PERSON, EditPerson
from briefings.draft.model import Draft
from briefings.errors import WhichPerson
from briefings.model.record import PersonRef, State
from briefings.store import Record
from tests.briefings.store.articles import everything, library, quay

# In B-1 Ada Lind is P-1, in B-2 she is P-4.
SECOND = PersonRef(4, "Ada Lind")


async def put_out(desk: Desk, draft: Draft) -> Draft:
    taken = await briefings.take_in_draft(desk, draft)
    return await desk.record.ledger.drafts.publish(desk.actor_id, taken, everything(taken))


@pytest.fixture
async def withdrawn(desk: Desk) -> Draft:
    """B-1, which was withdrawn before B-2 brought somebody of the same name on record."""
    await put_out(desk, quay())
    gone = await briefings.withdraw(desk, 1, "")
    await put_out(desk, library())
    return gone


async def restore(desk: Desk) -> None:
    await briefings.restore(desk, 1)


async def publish(desk: Desk) -> None:
    await briefings.publish(desk, 1, None)


@pytest.mark.parametrize("again", [restore, publish])
async def test_who_came_on_record_in_the_meantime_is_asked_about(
    desk: Desk, withdrawn: Draft, again: Callable[[Desk], Awaitable[None]]
) -> None:
    with pytest.raises(WhichPerson) as asked:
        await again(desk)
    assert asked.value.say == "Ada Lind in B-1 could be P-4 Ada Lind, who is on record."
    assert asked.value.hint == (
        "Review B-1, say at Ada Lind whether it is the same person or a new one, then publish it."
    )
    assert asked.value.people == (SECOND,)


async def test_once_an_editor_said_that_it_is_the_same_person_it_is_one(
    record: Record, desk: Desk, withdrawn: Draft
) -> None:
    said = await briefings.revise(desk, 1, withdrawn.rev, EditPerson("p1", "Ada Lind", "Mayor", 4))
    await briefings.publish(desk, 1, said.rev)
    quote = await record.quotes.get(1)
    assert quote is not None
    assert quote.speaker == SECOND
    assert await record.people.get(1) is None


async def test_once_an_editor_said_that_it_is_somebody_new_there_are_two(
    record: Record, desk: Desk, withdrawn: Draft
) -> None:
    said = await briefings.revise(desk, 1, withdrawn.rev, EditPerson("p1", "Ada Lind", "Mayor", NEW_PERSON))
    await briefings.publish(desk, 1, said.rev)
    quote = await record.quotes.get(1)
    assert quote is not None
    assert quote.speaker == PersonRef(1, "Ada Lind")


async def test_who_was_said_to_be_somebody_new_is_not_asked_about_twice(desk: Desk, withdrawn: Draft) -> None:
    said = await briefings.revise(desk, 1, withdrawn.rev, EditPerson("p1", "Ada Lind", "Mayor", NEW_PERSON))
    await briefings.publish(desk, 1, said.rev)
    await briefings.withdraw(desk, 1, "")
    assert (await briefings.restore(desk, 1)).state is State.PUBLISHED


async def test_who_stayed_on_record_by_another_briefing_is_not_asked_about(desk: Desk) -> None:
    await put_out(desk, quay())
    await put_out(desk, library())
    await briefings.withdraw(desk, 1, "")
    assert (await briefings.restore(desk, 1)).state is State.PUBLISHED
