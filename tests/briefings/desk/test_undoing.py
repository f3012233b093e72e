"""One change is taken out again, also after others, and nothing else is touched."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.desk import Desk, briefings
from briefings.desk.history import put_back
from briefings.desk.undoing import newest_of, undo
from briefings.draft.changes import (
    AddPerson,
    AddQuote,
    AddStance,
    Change,
    EditFacts,
    EditSpeaker,
    EditWords,
    SetVerdict,
)
from briefings.draft.model import Draft, Verdict
from briefings.errors import Changed, Gone, IllegalMove
from briefings.model.log import OnItem, Op, Step
from briefings.model.record import Position
from briefings.store import Record, Store
from tests.briefings.conftest import now
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.desk.test_history import changed, stored
from tests.briefings.draft.test_revising_properties import CHANGES
from tests.records import opened_record

SERVER, OTHER, EDITOR, SECOND = 7, 8, 42, 43


async def undo_last(desk: Desk) -> Draft:
    newest = await newest_of(desk)
    return await undo(desk, newest.item or 0, newest.nth)


def items(draft: Draft) -> Draft:
    return replace(draft, rev=0)


async def test_the_last_change_is_undone(record: Record, desk: Desk) -> None:
    drafts = await changed(
        desk, await stored(record), EditWords("q1", "Keep the bridge"), SetVerdict("e1", Verdict.REJECTED)
    )
    back = await undo_last(desk)
    assert items(back) == items(drafts[1])
    assert back.rev == 4
    assert items(await undo_last(desk)) == items(drafts[0])


async def test_an_earlier_change_is_undone_and_the_later_ones_stay(record: Record, desk: Desk) -> None:
    await changed(desk, await stored(record), EditWords("q1", "Keep the bridge"), SetVerdict("e1", Verdict.REJECTED))
    back = await undo(desk, 1, 2)
    assert (back.quotes[0], back.events[0].verdict) == (DRAFT.quotes[0], Verdict.REJECTED)


@settings(max_examples=25)
@given(changes=st.lists(CHANGES, min_size=1, max_size=5))
async def test_undoing_everything_newest_first_leads_back_to_the_beginning(changes: list[Change]) -> None:
    with TemporaryDirectory() as folder:
        async with opened_record(Path(folder) / "record.db", now) as store:
            drafts = await changed(Desk(store.of(SERVER), EDITOR), await stored(store.of(SERVER)), *changes)
            for rev in sorted({draft.rev for draft in drafts} - {1}, reverse=True):
                await undo(Desk(store.of(SERVER), EDITOR), 1, rev)
            last = await store.of(SERVER).drafts.get(1)
            assert last is not None
            assert items(replace(last, people=last.people[:3])) == items(drafts[0])
            assert {person.verdict for person in last.people[3:]} <= {Verdict.REJECTED}


async def test_a_change_after_an_addition_that_was_undone_is_undone_exactly(record: Record, desk: Desk) -> None:
    added = await changed(desk, await stored(record), AddPerson("Bea Jones", ""), AddPerson("Carla White", ""))
    before = await undo(desk, 1, added[1].rev)
    judged = await briefings.revise(desk, 1, before.rev, SetVerdict("p5", Verdict.REJECTED))
    assert items(await undo(desk, 1, judged.rev)) == items(before)


async def test_a_person_who_is_undone_leaves_their_key_to_nobody_else(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    named = await briefings.revise(desk, 1, draft.rev, EditSpeaker("q1", None, "Bea Jones"))
    said = await briefings.revise(desk, 1, named.rev, AddQuote("Let us [...] wait", "p4"))
    back = await undo(desk, 1, named.rev)
    last = await briefings.revise(desk, 1, back.rev, AddPerson("Carla White", ""))
    await briefings.publish(desk, 1, last.rev)
    assert said.quotes[3].speaker == "p4"
    assert [person.name for person in last.people] == ["Ada Quill", "Boris Reed", "Vane", "Bea Jones", "Carla White"]
    assert (await record.quotes.find(text="wait")).total == 0


async def test_a_number_goes_to_no_other_stance_after_an_undoing(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    words, issue = "we will close it", "The bridge should be closed."
    first = await briefings.revise(desk, 1, draft.rev, AddStance(words, issue, Position.SUPPORTS, "p2"))
    out, _ = await briefings.publish(desk, 1, first.rev)
    await briefings.withdraw(desk, 1, "")
    back = await undo(desk, 1, first.rev)
    other = AddStance("Keep the bridge open", "The bridge should stay open.", Position.SUPPORTS, "p1")
    last = await briefings.revise(desk, 1, back.rev, other)
    await briefings.publish(desk, 1, last.rev)
    assert out.stances[-1].number == 1
    assert [stance.number for stance in (await record.stances.find()).items] == [2]


async def test_a_change_of_what_was_changed_again_is_not_undone(record: Record, desk: Desk) -> None:
    drafts = await changed(
        desk, await stored(record), EditWords("q1", "Keep the bridge"), EditWords("q1", "the bridge open")
    )
    with pytest.raises(Changed, match="changed again since"):
        await undo(desk, 1, 2)
    assert await record.drafts.get(1) == drafts[-1]


async def test_only_an_editors_own_change_is_taken_without_naming_one(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    first = await briefings.revise(desk, 1, draft.rev, SetVerdict("e1", Verdict.REJECTED))
    await briefings.revise(Desk(record, SECOND), 1, first.rev, SetVerdict("q1", Verdict.REJECTED))
    back = await undo_last(desk)
    assert (back.events[0].verdict, back.quotes[0].verdict) == (Verdict.OPEN, Verdict.REJECTED)
    with pytest.raises(IllegalMove, match="cannot be undone here"):
        await undo_last(desk)


async def test_an_undoing_can_be_undone_by_its_number(record: Record, desk: Desk) -> None:
    drafts = await changed(desk, await stored(record), SetVerdict("e1", Verdict.REJECTED))
    back = await undo_last(desk)
    assert items(await undo(desk, 1, back.rev)) == items(drafts[-1])


async def test_what_is_undone_already_says_so(record: Record, desk: Desk) -> None:
    await changed(desk, await stored(record), SetVerdict("e1", Verdict.REJECTED))
    await undo(desk, 1, 2)
    with pytest.raises(Changed):
        await undo(desk, 1, 2)


async def test_putting_back_is_undone_too(record: Record, desk: Desk) -> None:
    drafts = await changed(desk, await stored(record), EditWords("q1", "Keep the bridge"))
    await put_back(desk, 1, None, 1)
    assert items(await undo_last(desk)) == items(drafts[-1])


async def test_what_members_see_is_not_undone_unseen(record: Record, desk: Desk) -> None:
    drafts = await changed(
        desk, await stored(record), EditWords("q1", "Keep the bridge"), SetVerdict("e1", Verdict.REJECTED)
    )
    accepted = await briefings.revise(desk, 1, drafts[-1].rev, SetVerdict("q1", Verdict.ACCEPTED))
    await briefings.publish(desk, 1, accepted.rev)
    with pytest.raises(IllegalMove, match="That is published"):
        await undo(desk, 1, accepted.rev)
    assert (await undo(desk, 1, 3)).events[0].verdict is Verdict.OPEN


@pytest.mark.parametrize(
    ("rev", "hint"),
    [
        (1, "Discard"),
        (2, "Withdraw B-1"),
        (3, "A published correction can't be undone; correct it again."),
        (4, "Restore B-1"),
    ],
)
async def test_what_is_undone_another_way_says_which(record: Record, desk: Desk, rev: int, hint: str) -> None:
    taken = await stored(record)
    out, _ = await briefings.publish(desk, 1, taken.rev)
    await briefings.correct(desk, 1, out.rev, EditFacts("A", "", "", "", "Transport"), "Why.")
    await briefings.withdraw(desk, 1, "")
    with pytest.raises(IllegalMove) as refused:
        await undo(desk, 1, rev)
    assert hint in f"{refused.value.say} {refused.value.hint}"


async def test_another_servers_changes_are_not_there(store: Store, record: Record, desk: Desk) -> None:
    await changed(desk, await stored(record), SetVerdict("e1", Verdict.REJECTED))
    with pytest.raises(Gone, match="no revision 2"):
        await undo(Desk(store.of(OTHER), EDITOR), 1, 2)
    with pytest.raises(Gone, match="nothing to undo here"):
        await newest_of(Desk(store.of(OTHER), EDITOR))
    assert (await store.of(OTHER).log.lines()).items == ()


async def test_the_log_is_newest_first_and_filtered(record: Record) -> None:
    draft = await stored(record)
    await briefings.revise(Desk(record, SECOND), 1, draft.rev, SetVerdict("e1", Verdict.REJECTED))
    every = await record.log.lines()
    assert [(one.item, one.done) for one in every.items] == [(1, OnItem(Op.REJECT, "e1")), (1, Step(Op.TAKE_IN))]
    assert [one.op for one in (await record.log.lines(actor_id=SECOND)).items] == [Op.REJECT]
    assert (await record.log.lines(briefing=2)).total == 0
    assert (await record.log.lines(page=2, per_page=1)).items == every.items[1:]


async def test_what_somebody_else_undid_does_not_hold_the_editor_up(record: Record, desk: Desk) -> None:
    drafts = await changed(
        desk, await stored(record), EditWords("q1", "Keep the bridge"), SetVerdict("e1", Verdict.REJECTED)
    )
    await undo(Desk(record, SECOND), 1, 3)
    assert items(await undo_last(desk)) == items(drafts[0])


async def test_a_discarded_draft_does_not_hold_the_editor_up(record: Record, desk: Desk) -> None:
    drafts = await changed(desk, await stored(record), EditWords("q1", "Keep the bridge"))
    text = f"{DRAFT.source.text} Again."
    source = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    other = await record.ledger.drafts.take_in(EDITOR, replace(DRAFT, source=source))
    await briefings.discard(desk, other.number, other.rev)
    assert items(await undo_last(desk)) == items(drafts[0])
