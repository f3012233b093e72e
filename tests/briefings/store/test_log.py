"""The log of a server: gapless, only ever added to, read by page in the same time however long it is."""

import sqlite3
import time
from dataclasses import replace

import pytest

from briefings.desk import Desk, briefings
from briefings.store import Record, Store
from tests.briefings.desk.bridge import DRAFT
from tests.records import Fill

AT = "2026-01-27T12:00:00+00:00"
_MANY = 100_000


async def one_draft(store: Store) -> None:
    desk = Desk(store.of(812345678901234567), 42)
    await briefings.take_in_draft(desk, replace(DRAFT, number=0, rev=0))


@pytest.fixture
def fill() -> Fill:
    return one_draft


def add(raw: sqlite3.Connection, number: int, verb: str = "insert") -> None:
    raw.execute(
        f"{verb} into log (guild_no, number, kind, change, briefing_id, op, at, actor_id, whole, own)"
        " values (1, ?, 'plan', ?, 1 << 24 | 1, 'plan 2026-04-01T09:00:00+00:00', ?, 42, 2, 2)",
        (number, number, AT),
    )


async def test_a_line_takes_the_next_number_and_no_other(raw: sqlite3.Connection) -> None:
    for number in (0, 1, 3):  # the draft's own line is the first
        with pytest.raises(sqlite3.IntegrityError):
            add(raw, number)
        with pytest.raises(sqlite3.IntegrityError):
            add(raw, number, "replace")
    add(raw, 2)
    assert raw.execute("select number, kind, op from log order by number").fetchall() == [
        (1, "revision", "take_in"),
        (2, "plan", "plan 2026-04-01T09:00:00+00:00"),
    ]


@pytest.mark.parametrize("sql", ["update log set actor_id = 7", "update log set number = 9", "delete from log"])
async def test_the_log_never_changes(raw: sqlite3.Connection, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="the log never changes"):
        raw.execute(sql)


@pytest.mark.slow
async def test_a_page_of_a_long_log_costs_little(raw: sqlite3.Connection, record: Record) -> None:
    raw.execute("drop trigger log_insert")
    raw.execute(
        "insert into log (guild_no, number, kind, change, briefing_id, op, at, actor_id, whole, own)"
        " with recursive n (n) as (select 2 union all select n + 1 from n where n < ?)"
        " select 1, n, 'apart', n, null, 'apart P-2 P-1', ?, 40 + n % 7, n, n / 7 + 5 from n",
        (_MANY, AT),
    )
    found = await record.log.lines()
    assert (found.total, found.items[0].name, len(found.items)) == (_MANY, f"apart/{_MANY}", 10)
    began = time.process_time()
    await record.log.lines()
    await record.log.lines(actor_id=41)
    await record.log.lines(page=9_000)
    await record.log.lines(briefing=1)
    assert time.process_time() - began < 0.05  # counting so many lines takes half of that each time
