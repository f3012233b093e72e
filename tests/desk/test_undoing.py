"""One change is taken out again, also after others, and nothing else is touched."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import desk
from briefings.changes import Change, EditFacts, EditWords, SetVerdict
from briefings.draft import Draft, Verdict
from briefings.errors import Changed, Gone, IllegalMove
from briefings.looking_back import put_back
from briefings.store import Store, open_store
from briefings.undoing import undo
from tests.desk.bridge import DRAFT
from tests.desk.test_looking_back import changed, stored
from tests.desk.test_revising_properties import CHANGES

SERVER, OTHER, EDITOR, SECOND = 7, 8, 42, 43


def items(draft: Draft) -> Draft:
    return replace(draft, rev=0)


async def test_the_last_change_is_undone(store: Store) -> None:
    drafts = await changed(
        store, await stored(store), EditWords("q1", "Keep the bridge"), SetVerdict("e1", Verdict.REJECTED)
    )
    back = await undo(store, SERVER, EDITOR, None, None)
    assert items(back) == items(drafts[1])
    assert back.rev == 4
    assert items(await undo(store, SERVER, EDITOR, None, None)) == items(drafts[0])


async def test_an_earlier_change_is_undone_and_the_later_ones_stay(store: Store) -> None:
    await changed(store, await stored(store), EditWords("q1", "Keep the bridge"), SetVerdict("e1", Verdict.REJECTED))
    back = await undo(store, SERVER, EDITOR, 1, 2)
    assert (back.quotes[0], back.events[0].verdict) == (DRAFT.quotes[0], Verdict.REJECTED)


@settings(max_examples=25, deadline=None)
@given(changes=st.lists(CHANGES, min_size=1, max_size=5))
async def test_undoing_everything_newest_first_leads_back_to_the_beginning(changes: list[Change]) -> None:
    with TemporaryDirectory() as folder:
        async with await open_store(Path(folder) / "record.db", now=lambda: datetime(2026, 1, 27, tzinfo=UTC)) as store:
            drafts = await changed(store, await stored(store), *changes)
            for rev in sorted({draft.rev for draft in drafts} - {1}, reverse=True):
                await undo(store, SERVER, EDITOR, 1, rev)
            last = await store.shelf.draft(SERVER, 1)
            assert last is not None
            assert items(last) == items(drafts[0])


async def test_a_change_of_what_was_changed_again_is_not_undone(store: Store) -> None:
    drafts = await changed(
        store, await stored(store), EditWords("q1", "Keep the bridge"), EditWords("q1", "the bridge open")
    )
    with pytest.raises(Changed, match="changed again since"):
        await undo(store, SERVER, EDITOR, 1, 2)
    assert await store.shelf.draft(SERVER, 1) == drafts[-1]


async def test_only_an_editors_own_change_is_taken_without_naming_one(store: Store) -> None:
    draft = await stored(store)
    first = await desk.revise(store, SERVER, EDITOR, 1, draft.rev, SetVerdict("e1", Verdict.REJECTED))
    await desk.revise(store, SERVER, SECOND, 1, first.rev, SetVerdict("q1", Verdict.REJECTED))
    back = await undo(store, SERVER, EDITOR, None, None)
    assert (back.events[0].verdict, back.quotes[0].verdict) == (Verdict.OPEN, Verdict.REJECTED)
    with pytest.raises(IllegalMove, match="not undone here"):
        await undo(store, SERVER, EDITOR, None, None)


async def test_an_undoing_can_be_undone_by_its_number(store: Store) -> None:
    drafts = await changed(store, await stored(store), SetVerdict("e1", Verdict.REJECTED))
    back = await undo(store, SERVER, EDITOR, None, None)
    assert items(await undo(store, SERVER, EDITOR, 1, back.rev)) == items(drafts[-1])


async def test_what_is_undone_already_says_so(store: Store) -> None:
    await changed(store, await stored(store), SetVerdict("e1", Verdict.REJECTED))
    await undo(store, SERVER, EDITOR, 1, 2)
    with pytest.raises(Changed):
        await undo(store, SERVER, EDITOR, 1, 2)


async def test_putting_back_is_undone_too(store: Store) -> None:
    drafts = await changed(store, await stored(store), EditWords("q1", "Keep the bridge"))
    await put_back(store, SERVER, EDITOR, 1, None, 1)
    assert items(await undo(store, SERVER, EDITOR, None, None)) == items(drafts[-1])


async def test_what_members_see_is_not_undone_unseen(store: Store) -> None:
    drafts = await changed(
        store, await stored(store), EditWords("q1", "Keep the bridge"), SetVerdict("e1", Verdict.REJECTED)
    )
    accepted = await desk.revise(store, SERVER, EDITOR, 1, drafts[-1].rev, SetVerdict("q1", Verdict.ACCEPTED))
    await desk.publish(store, SERVER, EDITOR, 1, accepted.rev)
    with pytest.raises(IllegalMove, match="That is published"):
        await undo(store, SERVER, EDITOR, 1, accepted.rev)
    assert (await undo(store, SERVER, EDITOR, 1, 3)).events[0].verdict is Verdict.OPEN


@pytest.mark.parametrize(
    ("rev", "hint"), [(1, "Discard"), (2, "Withdraw B-1"), (3, "Correct it again"), (4, "Restore B-1")]
)
async def test_what_is_undone_another_way_says_which(store: Store, rev: int, hint: str) -> None:
    taken = await stored(store)
    out, _ = await desk.publish(store, SERVER, EDITOR, 1, taken.rev)
    await desk.correct(store, SERVER, EDITOR, 1, out.rev, EditFacts("A", "", "", "", "Transport"), "Why.")
    await desk.withdraw(store, SERVER, EDITOR, 1, "")
    with pytest.raises(IllegalMove) as refused:
        await undo(store, SERVER, EDITOR, 1, rev)
    assert refused.value.hint.startswith(hint)


async def test_another_servers_changes_are_not_there(store: Store) -> None:
    await changed(store, await stored(store), SetVerdict("e1", Verdict.REJECTED))
    with pytest.raises(Gone, match="no revision 2"):
        await undo(store, OTHER, EDITOR, 1, 2)
    with pytest.raises(Gone, match="nothing of yours"):
        await undo(store, OTHER, EDITOR, None, None)
    assert (await store.shelf.log(OTHER)).items == ()


async def test_the_log_is_newest_first_and_filtered(store: Store) -> None:
    draft = await stored(store)
    await desk.revise(store, SERVER, SECOND, 1, draft.rev, SetVerdict("e1", Verdict.REJECTED))
    every = await store.shelf.log(SERVER)
    assert [(one.briefing, one.revision.op) for one in every.items] == [(1, "reject e1"), (1, "take_in")]
    assert [one.revision.op for one in (await store.shelf.log(SERVER, actor_id=SECOND)).items] == ["reject e1"]
    assert (await store.shelf.log(SERVER, briefing=2)).total == 0
    assert (await store.shelf.log(SERVER, page=2, per_page=1)).items == every.items[1:]
