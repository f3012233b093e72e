"""Putting away a draft that was never published."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefings.desk import Desk, briefings
from briefings.draft.changes import SetVerdict
from briefings.draft.model import Verdict
from briefings.errors import Changed, Gone, IllegalMove
from briefings.reading import read_text
from briefings.store import Record, Store
from tests.briefings.desk.bridge import TEXT
from tests.briefings.desk.test_briefings import EDITOR, stored


@pytest.fixture
def raw(store: Store, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "record.db", isolation_level=None)) as connection:
        yield connection


async def test_a_discarded_draft_is_nowhere_and_its_article_can_be_added_again(record: Record, desk: Desk) -> None:
    first = await briefings.take_in(desk, read_text(TEXT))
    await briefings.discard(desk, first.number, first.rev)
    assert await record.drafts.get(first.number) is None
    assert (await record.drafts.lines()).total == 0
    second = await briefings.take_in(desk, read_text(TEXT))
    assert (second.number, second.rev) == (2, 1)
    published, _ = await briefings.publish(desk, second.number, second.rev)
    assert published.number == 2


async def test_a_discarded_draft_is_said_to_be_discarded(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    await briefings.discard(desk, draft.number, None)
    with pytest.raises(Gone, match="B-1 was discarded"):
        await briefings.revise(desk, draft.number, 2, SetVerdict("q1", Verdict.ACCEPTED))
    with pytest.raises(Gone, match="B-1 was discarded"):
        await briefings.discard(desk, draft.number, None)


async def test_the_log_keeps_that_it_was(record: Record, desk: Desk, raw: sqlite3.Connection) -> None:
    draft = await stored(record)
    await briefings.discard(desk, draft.number, draft.rev)
    assert raw.execute("select nth, discord_id, op from log join actor on key = actor order by nth").fetchall() == [
        (1, EDITOR, "take in"),
        (2, EDITOR, "discard"),
    ]


async def test_what_was_published_is_not_discarded(record: Record, desk: Desk, raw: sqlite3.Connection) -> None:
    draft = await stored(record)
    await briefings.publish(desk, draft.number, None)
    with pytest.raises(IllegalMove, match="B-1 was published"):
        await briefings.discard(desk, draft.number, None)
    await briefings.withdraw(desk, draft.number, "")
    with pytest.raises(IllegalMove, match="B-1 was published"):
        await briefings.discard(desk, draft.number, None)
    with pytest.raises(sqlite3.IntegrityError, match="only a draft that was never published"):
        raw.execute("update briefing set discarded = 1")


async def test_what_somebody_edited_meanwhile_is_not_discarded(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    await briefings.revise(desk, draft.number, draft.rev, SetVerdict("q1", Verdict.ACCEPTED))
    with pytest.raises(Changed):
        await briefings.discard(desk, draft.number, draft.rev)


async def test_what_is_discarded_never_changes(record: Record, desk: Desk, raw: sqlite3.Connection) -> None:
    draft = await stored(record)
    await briefings.discard(desk, draft.number, None)
    with pytest.raises(sqlite3.IntegrityError, match="what is discarded stays as it was"):
        raw.execute("update briefing set discarded = 0")


async def test_two_drafts_never_stand_on_the_same_article(record: Record, desk: Desk, raw: sqlite3.Connection) -> None:
    await briefings.discard(desk, (await stored(record)).number, None)
    await stored(record)
    assert raw.execute("select count(*) from source_text").fetchall() == [(1,)]
    assert raw.execute("select count(*) from briefing where discarded = 0").fetchall() == [(1,)]
