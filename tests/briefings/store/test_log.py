"""The log of a server: gapless, only ever added to, each row with the hash of the one before, read by page in the same time however
long it is."""

import sqlite3
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.desk import Desk, briefings, topics
from briefings.errors import Gone
from briefings.model.leaving import Why
from briefings.model.log import LogKind, Op
from briefings.store import Record, Store
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.store.conftest import Clock
from tests.records import Fill

SERVER, OTHER, EDITOR, SECOND = 812345678901234567, 912345678901234567, 42, 43
AT = "2026-01-27T12:00:00+00:00"
_MANY = 100_000
_COLUMNS = "id, guild_no, kind, nth, item, op, undoes, back, at, actor, whole, own, hash, args"


async def a_draft_and_a_topic(store: Store) -> None:
    desk = Desk(store.of(SERVER), EDITOR)
    await briefings.take_in_draft(desk, replace(DRAFT, number=0, rev=0))
    await topics.add(desk, "Bridges")
    await topics.undo(Desk(store.of(SERVER), SECOND), 1)
    await topics.add(Desk(store.of(OTHER), EDITOR), "Bridges")


@pytest.fixture
def fill() -> Fill:
    return a_draft_and_a_topic


NEW = {
    "verb": "insert",
    "id": 16777216 + 4,
    "guild": 1,
    "kind": "plan",
    "nth": 1,
    "item": 16777217,
    "undoes": "null",
    "back": 0,
    "actor": 1,
}


def add(raw: sqlite3.Connection, **otherwise: object) -> None:
    row = {**NEW, **otherwise}
    raw.execute(
        f"{{verb}} into log ({_COLUMNS}) values ({{id}}, {{guild}}, '{{kind}}', {{nth}}, {{item}}, 'plan', {{undoes}}, {{back}},"
        f" '{AT}', {{actor}}, 4, 3, zeroblob(32), '{{{{}}}}')".format(**row)
    )


@pytest.mark.parametrize(
    "otherwise",
    [
        {"id": 16777216 + 3},
        {"id": 16777216 + 5},
        {"id": 16777216},
        {"verb": "replace", "id": 16777216 + 1},
        {"guild": 2},
        {"guild": 3},
        {"nth": 2},
        {"nth": 0},
        {"kind": "topic", "nth": 1},
        {"kind": "topic", "nth": 3, "item": 16777216 + 9},
        {"kind": "person", "item": 16777216 + 9},
        {"kind": "issue", "item": 16777216 + 9},
        {"kind": "setting"},
        {"item": 33554433},
        {"item": "null"},
        {"item": 16777216 + 9},
        {"undoes": 16777216 + 4},
        {"undoes": 33554433},
        {"undoes": 16777216 + 2},
        {"back": 1},
        {"actor": 9},
    ],
)
async def test_a_line_takes_the_next_number_and_is_of_its_own_server(
    raw: sqlite3.Connection, otherwise: dict[str, object]
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        add(raw, **otherwise)
    add(raw)


@pytest.mark.parametrize("sql", ["update log set actor = 2", "update log set nth = 9", "delete from log"])
async def test_the_log_never_changes(raw: sqlite3.Connection, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="the log never changes"):
        raw.execute(sql)


async def test_a_change_is_undone_once_and_nothing_of_a_second_time_stays(
    record: Record, raw: sqlite3.Connection
) -> None:
    with pytest.raises(Gone, match="There is no change topic/1 to undo here"):
        await record.ledger.topics.undo(EDITOR, 1)
    assert [(one.nth, one.op, one.back, one.undone_by) for one in await record.log.newest(LogKind.TOPIC, 9)] == [
        (2, Op.ADD_TOPIC, True, None),
        (1, Op.ADD_TOPIC, False, 2),
    ]
    assert raw.execute("select count(*) from log").fetchone() == (4,)


async def test_changes_are_found_by_what_they_changed(store: Store, record: Record) -> None:
    assert [one.nth for one in await record.log.newest(LogKind.TOPIC, 1)] == [2]
    assert [one.nth for one in await record.log.newest(LogKind.TOPIC, 9, [1])] == [2, 1]
    assert await record.log.newest(LogKind.TOPIC, 9, [2]) == ()
    assert await record.log.newest(LogKind.PERSON, 9, [1]) == ()
    assert [one.nth for one in await store.of(OTHER).log.newest(LogKind.TOPIC, 9)] == [1]
    assert await store.of(5).log.newest(LogKind.TOPIC, 9) == ()


async def test_the_log_goes_with_its_server_and_no_other(
    store: Store, record: Record, raw: sqlite3.Connection, clock: Clock
) -> None:
    await record.ledger.leaving.mark(Why.ASKED)
    clock.time += timedelta(days=31)
    assert await store.leaving.purge_due() == (SERVER,)
    assert raw.execute("select guild_no, kind, nth from log").fetchall() == [(2, "topic", 1)]
    assert raw.execute("select guild_no, discord_id from actor").fetchall() == [(2, EDITOR)]


@pytest.mark.slow
async def test_a_page_of_a_long_log_costs_little(raw: sqlite3.Connection, record: Record) -> None:
    raw.execute("drop trigger log_insert")
    raw.execute("insert into actor (guild_no, key, discord_id) values (1, 3, 41)")
    raw.execute(
        f"insert into log ({_COLUMNS})"  # noqa: S608 a constant
        " with recursive n (n) as (select 4 union all select n + 1 from n where n < ?)"
        " select 1 << 24 | n, 1, 'plan', n - 3, 1 << 24 | 1, 'plan', null, 0, ?, 1 + n % 3, n, n / 3 + 9, zeroblob(32),"
        ' \'{"due":"2026-04-01T09:00:00Z","why":null}\' from n',
        (_MANY, AT),
    )
    page = await record.log.lines()
    assert (page.total, page.items[0].name, len(page.items)) == (_MANY, f"plan/{_MANY - 3}", 10)
    began = time.process_time()
    await record.log.lines()
    await record.log.lines(actor_id=41)
    await record.log.lines(page=9_000)
    assert time.process_time() - began < 0.05  # counting so many lines takes half of that each time
