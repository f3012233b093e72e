"""A log that was changed outside the program shows, and a member who was forgotten changes no hash of it."""

import sqlite3

import pytest

from briefings.desk import Desk, briefings, topics
from briefings.draft.changes import EditFacts
from briefings.store import Record, Store
from tests.briefings.store.articles import everything, quay
from tests.records import Fill

SERVER, OTHER, EDITOR, SECOND = 812345678901234567, 912345678901234567, 42, 43


async def two_servers(store: Store) -> None:
    """In the first B-1 is published, corrected twice, and topic 1 was retired by a second editor; in the second B-1 is a draft."""
    desk = Desk(store.of(SERVER), EDITOR)
    taken = await desk.record.ledger.drafts.take_in(EDITOR, quay())
    out = await desk.record.ledger.drafts.publish(EDITOR, taken, everything(taken))
    again = await briefings.correct(desk, 1, out.rev, EditFacts("The quay", "", "", "", ""), "It was misspelt.")
    await briefings.correct(desk, 1, again.rev, EditFacts("The old quay", "", "", "", ""), "A word was missing.")
    await topics.retire(Desk(store.of(SERVER), SECOND), 1)
    await store.of(OTHER).ledger.drafts.take_in(EDITOR, quay())


@pytest.fixture
def fill() -> Fill:
    return two_servers


def tamper(raw: sqlite3.Connection, *sql: str) -> None:
    """Does what only somebody with the file in their hands can do."""
    triggers = raw.execute("select name, sql from sqlite_schema where type = 'trigger'").fetchall()
    raw.execute("pragma foreign_keys = off")
    for name, _ in triggers:
        raw.execute(f"drop trigger {name}")
    for statement in sql:
        raw.execute(statement)
    for _, made in triggers:
        raw.execute(made)


async def test_a_log_that_nobody_touched_is_as_it_was_written(store: Store) -> None:
    assert await store.find_touched() == ()


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("update log set actor = 2 where kind = 'revision' and nth = 2 and guild_no = 1", f"B-1/2, server {SERVER}"),
        ("update log set args = '{\"x\":1}' where kind = 'topic'", f"topic/1, server {SERVER}"),
        ("update log set after = '{}' where guild_no = 2", f"B-1/1, server {OTHER}"),
        ("update log set at = '2020-01-01T00:00:00+00:00' where id = (1 << 24) + 1", f"B-1/1, server {SERVER}"),
        ("delete from log where id = (1 << 24) + 3", f"B-1/4, server {SERVER}"),
        ("delete from log where kind = 'revision' and nth = 4", f"topic/1, server {SERVER}"),
        ("delete from log where guild_no = 2", f"the end of B-1, server {OTHER}"),
        ("update log set hash = zeroblob(32) where kind = 'topic'", f"topic/1, server {SERVER}"),
        ("update correction set was = 'A lie' where id = 1", f"a correction told of B-1, server {SERVER}"),
        ("delete from correction where id = 1", f"a correction told of B-1, server {SERVER}"),
    ],
)
async def test_what_was_changed_by_hand_is_named(store: Store, raw: sqlite3.Connection, sql: str, named: str) -> None:
    tamper(raw, sql)
    assert (await store.find_touched())[0] == named


async def test_a_row_that_was_put_in_by_hand_is_named(store: Store, raw: sqlite3.Connection) -> None:
    columns = "guild_no, kind, nth, item, op, back, at, actor, whole, own, args"
    tamper(
        raw,
        f"insert into log (id, hash, {columns})"  # noqa: S608 a constant
        " select id + 1, zeroblob(32), guild_no, kind, nth + 1, item, op, back, at, actor, whole + 1, own + 1, args"
        " from log where kind = 'topic'",
    )
    assert await store.find_touched() == (f"topic/2, server {SERVER}",)


async def test_a_forgotten_member_did_what_they_did_and_has_no_name(store: Store, record: Record) -> None:
    assert await record.ledger.members.forget(SECOND)
    assert [(line.name, line.actor_id) for line in (await record.log.lines()).items[:2]] == [
        ("topic/1", None),
        ("B-1/4", EDITOR),
    ]
    assert await store.find_touched() == ()
    assert (await record.log.lines(actor_id=SECOND)).items == ()
    assert not await record.ledger.members.forget(SECOND)


async def test_a_forgotten_member_who_comes_back_is_somebody_new(store: Store, record: Record) -> None:
    await record.ledger.members.forget(SECOND)
    await topics.bring_back(Desk(record, SECOND), 1)
    assert [line.actor_id for line in (await record.log.lines()).items[:2]] == [SECOND, None]
    assert await store.find_touched() == ()


async def test_anybody_may_approve_what_a_forgotten_member_wrote(record: Record) -> None:
    await record.ledger.members.forget(EDITOR)
    approval = await record.approvals.get(1)
    assert approval is not None
    assert approval.author_id is None
