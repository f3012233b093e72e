"""Putting away a draft that was never published."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefings.desk import briefings
from briefings.draft.changes import SetVerdict
from briefings.draft.model import Verdict
from briefings.errors import Changed, Gone, IllegalMove
from briefings.reading import read_text
from briefings.store import Store
from tests.briefings.desk.bridge import TEXT
from tests.briefings.desk.test_briefings import EDITOR, SERVER, stored


@pytest.fixture
def raw(store: Store, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "record.db", isolation_level=None)) as connection:
        yield connection


async def test_a_discarded_draft_is_nowhere_and_its_article_can_be_added_again(store: Store) -> None:
    first = await briefings.take_in(store, SERVER, EDITOR, read_text(TEXT))
    await briefings.discard(store, SERVER, EDITOR, first.number, first.rev)
    assert await store.shelf.draft(SERVER, first.number) is None
    assert (await store.shelf.draft_lines(SERVER)).total == 0
    second = await briefings.take_in(store, SERVER, EDITOR, read_text(TEXT))
    assert (second.number, second.rev) == (2, 1)
    published, _ = await briefings.publish(store, SERVER, EDITOR, second.number, second.rev)
    assert published.number == 2


async def test_a_discarded_draft_is_said_to_be_discarded(store: Store) -> None:
    draft = await stored(store)
    await briefings.discard(store, SERVER, EDITOR, draft.number, None)
    with pytest.raises(Gone, match="B-1 was discarded"):
        await briefings.revise(store, SERVER, EDITOR, draft.number, 2, SetVerdict("q1", Verdict.ACCEPTED))
    with pytest.raises(Gone, match="B-1 was discarded"):
        await briefings.discard(store, SERVER, EDITOR, draft.number, None)


async def test_the_log_keeps_that_it_was(store: Store, raw: sqlite3.Connection) -> None:
    draft = await stored(store)
    await briefings.discard(store, SERVER, EDITOR, draft.number, draft.rev)
    assert raw.execute("select rev, actor_id, op from revision order by rev").fetchall() == [
        (1, EDITOR, "take_in"),
        (2, EDITOR, "discard"),
    ]


async def test_what_was_published_is_not_discarded(store: Store, raw: sqlite3.Connection) -> None:
    draft = await stored(store)
    await briefings.publish(store, SERVER, EDITOR, draft.number, None)
    with pytest.raises(IllegalMove, match="B-1 was published"):
        await briefings.discard(store, SERVER, EDITOR, draft.number, None)
    await briefings.withdraw(store, SERVER, EDITOR, draft.number, "")
    with pytest.raises(IllegalMove, match="B-1 was published"):
        await briefings.discard(store, SERVER, EDITOR, draft.number, None)
    with pytest.raises(sqlite3.IntegrityError, match="only a draft that was never published"):
        raw.execute("update briefing set discarded = 1")


async def test_what_somebody_edited_meanwhile_is_not_discarded(store: Store) -> None:
    draft = await stored(store)
    await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, SetVerdict("q1", Verdict.ACCEPTED))
    with pytest.raises(Changed):
        await briefings.discard(store, SERVER, EDITOR, draft.number, draft.rev)


async def test_what_is_discarded_never_changes(store: Store, raw: sqlite3.Connection) -> None:
    draft = await stored(store)
    await briefings.discard(store, SERVER, EDITOR, draft.number, None)
    with pytest.raises(sqlite3.IntegrityError, match="what is discarded stays as it was"):
        raw.execute("update briefing set discarded = 0")


async def test_two_drafts_never_stand_on_the_same_article(store: Store, raw: sqlite3.Connection) -> None:
    await briefings.discard(store, SERVER, EDITOR, (await stored(store)).number, None)
    await stored(store)
    assert raw.execute("select count(*) from source_text").fetchall() == [(1,)]
    assert raw.execute("select count(*) from briefing where discarded = 0").fetchall() == [(1,)]
