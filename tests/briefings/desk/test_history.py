"""Every revision can be looked at, compared and put back, and nothing is lost by it."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.desk import Desk, briefings
from briefings.desk.history import draft_at, put_back
from briefings.draft.changes import Change, EditFacts, EditPerson, EditSpeaker, EditWords, SetVerdict
from briefings.draft.comparing import Difference, differences
from briefings.draft.model import Draft, Verdict
from briefings.errors import BriefingError, Changed, Gone, IllegalMove
from briefings.model.log import OfRevision, OnItem, Op, Step
from briefings.model.record import State
from briefings.store import Record, Store
from tests.briefings.conftest import now
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.draft.test_revising_properties import CHANGES, revise
from tests.records import opened_record

SERVER, OTHER, EDITOR = 7, 8, 42


async def stored(record: Record) -> Draft:
    return await record.ledger.drafts.take_in(EDITOR, replace(DRAFT, number=0, rev=0))


async def changed(desk: Desk, draft: Draft, *changes: Change) -> list[Draft]:
    """The draft after each change that is not refused, the one before all of them first."""
    drafts = [draft]
    for change in changes:
        try:
            drafts.append(await briefings.revise(desk, draft.number, drafts[-1].rev, change))
        except BriefingError:
            continue
    return drafts


@settings(max_examples=25)
@given(changes=st.lists(CHANGES, max_size=8))
async def test_every_revision_is_as_it_was(changes: list[Change]) -> None:
    with TemporaryDirectory() as folder:
        async with opened_record(Path(folder) / "record.db", now) as store:
            drafts = {
                draft.rev: draft
                for draft in await changed(Desk(store.of(SERVER), EDITOR), await stored(store.of(SERVER)), *changes)
            }
            assert {rev: await store.of(SERVER).history.draft_at(1, rev) for rev in drafts} == drafts


async def test_revisions_of_publishing_and_withdrawing_are_as_they_were(record: Record, desk: Desk) -> None:
    first = await stored(record)
    out, _ = await briefings.publish(desk, first.number, first.rev)
    back = await briefings.withdraw(desk, first.number, "A mistake.")
    assert [await record.history.draft_at(first.number, rev) for rev in (1, 2, 3)] == [first, out, back]


async def test_history_is_newest_first_and_only_this_servers(store: Store, record: Record, desk: Desk) -> None:
    await changed(desk, await stored(record), SetVerdict("q1", Verdict.ACCEPTED), EditWords("q1", "Keep the bridge"))
    told = await record.log.revisions(1)
    assert [(one.nth, one.done, one.actor_id) for one in told.items] == [
        (3, OnItem(Op.EDIT_WORDS, "q1"), EDITOR),
        (2, OnItem(Op.ACCEPT, "q1"), EDITOR),
        (1, Step(Op.TAKE_IN), EDITOR),
    ]
    assert (await store.of(OTHER).log.revisions(1)).items == ()
    assert await store.of(OTHER).history.draft_at(1, 1) is None


async def test_a_long_history_is_paged(record: Record, desk: Desk) -> None:
    turns = [SetVerdict("q1", verdict) for _ in range(6) for verdict in (Verdict.ACCEPTED, Verdict.OPEN)]
    await changed(desk, await stored(record), *turns)
    last = await record.log.revisions(1, page=2, per_page=10)
    assert ([one.nth for one in last.items], last.pages, last.total) == ([3, 2, 1], 2, 13)


async def test_a_difference_names_the_item_what_it_was_and_what_it_is(record: Record, desk: Desk) -> None:
    drafts = await changed(
        desk,
        await stored(record),
        EditWords("q1", "Keep the bridge"),
        EditFacts("The bridge", "", "27 January 2026", "", ""),
    )
    told = differences(drafts[0], drafts[-1])
    assert Difference("", "title", "", "The bridge") in told
    assert Difference("", "date", "", "2026-01-27") in told
    assert [(one.was, one.now) for one in told if (one.key, one.what) == ("q1", "words")] == [
        ("Keep the bridge open", "Keep the bridge […]")
    ]
    assert differences(drafts[-1], drafts[-1]) == ()


@given(changes=st.lists(CHANGES, max_size=6))
def test_a_difference_read_backwards_is_the_other_way_round(changes: list[Change]) -> None:
    new = revise(DRAFT, changes)
    there = {(one.key, one.what, one.was, one.now) for one in differences(DRAFT, new)}
    assert there == {(one.key, one.what, one.now, one.was) for one in differences(new, DRAFT)}


def test_an_item_that_is_new_was_nothing() -> None:
    told = differences(replace(DRAFT, quotes=DRAFT.quotes[1:]), DRAFT)
    assert {(one.key, one.was) for one in told} == {("q1", "")}


async def test_an_earlier_revision_comes_back_as_a_new_one(record: Record, desk: Desk) -> None:
    drafts = await changed(
        desk, await stored(record), EditWords("q1", "Keep the bridge"), SetVerdict("e1", Verdict.REJECTED)
    )
    back = await put_back(desk, 1, drafts[-1].rev, 1)
    assert replace(back, rev=1) == drafts[0]
    assert back.rev == 4
    assert (await record.log.revisions(1)).items[0].done == OfRevision(Op.PUT_BACK, 1)
    again = await put_back(desk, 1, None, 3)
    assert replace(again, rev=3) == drafts[-1]


async def test_what_was_added_since_stays_rejected_so_that_its_key_is_not_given_again(
    record: Record, desk: Desk
) -> None:
    drafts = await changed(desk, await stored(record), EditSpeaker("q3", None, "Nobody's Name"))
    added = drafts[-1].people[-1]
    back = await put_back(desk, 1, None, 1)
    assert [(person.key, person.verdict) for person in back.people if person.name == "Nobody's Name"] == [
        (added.key, Verdict.REJECTED)
    ]
    assert back.quotes[2].speaker != added.key


async def test_numbers_stay_when_a_withdrawn_briefing_is_put_back(record: Record, desk: Desk) -> None:
    first = await stored(record)
    out, _ = await briefings.publish(desk, first.number, first.rev)
    await briefings.withdraw(desk, first.number, "")
    edited = await changed(desk, await draft_at(record, 1, 3), EditPerson("p1", "Ada M. Quill", ""))
    back = await put_back(desk, 1, edited[-1].rev, 1)
    assert back.state is State.WITHDRAWN
    again, _ = await briefings.publish(desk, 1, back.rev)
    assert [(item.key, item.number) for item in again.items()] == [(item.key, item.number) for item in out.items()]


async def test_what_cannot_be_put_back_is_told(record: Record, desk: Desk) -> None:
    first = await stored(record)
    with pytest.raises(IllegalMove, match="as it was at revision 1"):
        await put_back(desk, 1, None, 1)
    with pytest.raises(Gone, match="no revision 9"):
        await put_back(desk, 1, None, 9)
    with pytest.raises(Gone, match="no revision 0"):
        await draft_at(record, 1, 0)
    with pytest.raises(Gone, match="B-5 has no revision"):
        await draft_at(record, 5, 1)
    await changed(desk, first, SetVerdict("q1", Verdict.ACCEPTED))
    with pytest.raises(Changed):
        await put_back(desk, 1, 1, 1)
    await briefings.publish(desk, 1, None)
    with pytest.raises(IllegalMove, match="B-1 is published"):
        await put_back(desk, 1, None, 1)
