"""Writers at once, callers that are cancelled, and closing in the middle: nothing acknowledged is lost, nothing stays open."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.draft.model import Draft
from briefings.errors import BriefingError, Changed
from briefings.model.log import Op, Step
from briefings.store import Record, Store, open_store
from briefings.store.engine import timing
from tests.briefings.store.articles import everything, library, many_quotes, quay
from tests.briefings.store.conftest import Clock

SERVER, EDITOR = 812345678901234567, 42


async def publish(record: Record, draft: Draft) -> Draft:
    taken = await record.ledger.drafts.take_in(EDITOR, draft)
    return await record.ledger.drafts.publish(EDITOR, taken, everything(taken))


async def test_many_tasks_writing_at_once_lose_nothing(record: Record) -> None:
    drafts = [many_quotes(3, f"Person {number}") for number in range(20)]
    published = await asyncio.gather(*(publish(record, draft) for draft in drafts))
    assert sorted(draft.number for draft in published) == list(range(1, 21))
    assert await record.briefings.counts() == (20, 60, 20)
    numbers = [quote.number for draft in published for quote in draft.quotes]
    assert sorted(number for number in numbers if number) == list(range(1, 61))


async def test_of_two_editors_at_once_one_is_told_to_look_again(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    edits = [replace(taken, topics=("Ferry",)), replace(taken, topics=("Fish",))]
    first, second = await asyncio.gather(
        *(record.ledger.drafts.save(EDITOR, edit, Step(Op.EDIT_FACTS)) for edit in edits), return_exceptions=True
    )
    assert isinstance(first, Draft)
    assert isinstance(second, Changed)
    assert await record.drafts.get(1) == first


@pytest.mark.parametrize("turns", range(0, 60, 3))
async def test_a_cancelled_caller_leaves_all_or_nothing_and_nothing_open(record: Record, turns: int) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    task = asyncio.create_task(record.ledger.drafts.publish(EDITOR, taken, everything(taken)))
    await turn_over(turns)
    task.cancel()
    await asyncio.wait({task})
    second = await publish(record, library())
    assert second.quotes[1].number in {2, 6}
    counts = await record.briefings.counts()
    assert counts in {(1, 2, 2), (2, 6, 5)}
    assert counts == (2, 6, 5) or turns < 2


@pytest.mark.parametrize("turns", range(1, 40, 3))
async def test_a_loop_that_shuts_down_leaves_no_transaction_open(path: Path, clock: Clock, turns: int) -> None:
    async with await open_store(path, now=clock) as store:
        taken = await store.of(SERVER).ledger.drafts.take_in(EDITOR, quay())
        asked = asyncio.create_task(store.of(SERVER).ledger.drafts.publish(EDITOR, taken, everything(taken)))
        await turn_over(turns)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        cancelled = [task for task in others if task.cancel()]
        await asyncio.wait({asked, *cancelled})
    async with await open_store(path, now=clock) as again:
        published = await publish(again.of(SERVER), library())
        counts = await again.of(SERVER).briefings.counts()
    assert (published.quotes[0].number, counts) in [(1, (1, 2, 2)), (5, (2, 6, 5))]


async def turn_over(turns: int) -> None:
    """Lets the loop go round, a little later each time."""
    for _ in range(turns):
        await asyncio.sleep(0)


async def test_closing_waits_for_a_write_whose_caller_has_gone(path: Path, clock: Clock) -> None:
    store = await open_store(path, now=clock)
    task = asyncio.create_task(store.of(SERVER).ledger.drafts.take_in(EDITOR, quay()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await store.close()
    async with await open_store(path, now=clock) as again:
        assert await again.of(SERVER).drafts.has_anything()


async def test_a_write_that_fails_leaves_the_next_one_a_clean_start(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    outside = replace(taken.quotes[0].pieces[0], start=4_000, end=4_010)
    broken = replace(taken, quotes=(replace(taken.quotes[0], pieces=(outside,)), *taken.quotes[1:]))
    with pytest.raises(Exception, match="CHECK constraint failed"):
        await record.ledger.drafts.publish(EDITOR, broken, everything(broken))
    assert await record.briefings.counts() == (0, 0, 0)
    published = await record.ledger.drafts.publish(EDITOR, taken, everything(taken))
    assert published.quotes[0].number == 1


async def test_reads_go_on_while_something_is_written(record: Record) -> None:
    await publish(record, quay())
    writing = asyncio.create_task(publish(record, many_quotes(200, "Person X")))
    pages = await asyncio.gather(*(record.quotes.find() for _ in range(20)))
    await writing
    assert {page.total for page in pages} <= {4, 204}


async def test_a_query_that_takes_too_long_is_interrupted_and_the_reader_goes_on(store: Store) -> None:
    endless = "with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c"
    async with store._database.reading() as reader:
        with pytest.raises(BriefingError) as refusal:
            await timing.within(reader, rows_of(reader.execute_fetchall(endless)), 0.02)
        assert refusal.value.say == "That search took too long."
        assert [tuple(row) for row in await reader.execute_fetchall("select 7")] == [(7,)]


async def rows_of(asked: Awaitable[object]) -> object:
    return await asked


async def test_a_cancelled_search_is_interrupted_too(store: Store) -> None:
    endless = "with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c"
    async with store._database.reading() as reader:
        task = asyncio.create_task(timing.within(reader, rows_of(reader.execute_fetchall(endless)), 60))
        await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.wait({task}, timeout=5)
        assert task.cancelled()
        assert [tuple(row) for row in await reader.execute_fetchall("select 7")] == [(7,)]
