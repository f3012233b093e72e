"""A server's data goes as a whole, after 30 days, and nothing of another server with it."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from briefings.model.leaving import GRACE, Why
from briefings.settings import ON, Setting, Settings
from briefings.store import Record, Store, open_store
from tests.briefings.store.articles import everything, library, quay
from tests.briefings.store.conftest import Clock
from tests.records import Fill

SERVER, OTHER, EDITOR = 812345678901234567, 912345678901234567, 42
KEPT = {"tenant", "counter", "topic_counter", "migration"}


async def two_servers(store: Store) -> None:
    """Both servers have a published briefing, a draft, settings and an announcement; SERVER also has a withdrawn one."""
    for server in (SERVER, OTHER):
        taken = await store.of(server).ledger.drafts.take_in(EDITOR, quay())
        published = await store.of(server).ledger.drafts.publish(EDITOR, taken, everything(taken))
        await store.of(server).ledger.drafts.take_in(EDITOR, library())
        await store.of(server).ledger.settings.settle(EDITOR, Setting.TWO_PEOPLE, (ON,))
        await store.of(server).ledger.settings.settle(EDITOR, Setting.PUBLIC, ("7",))
        await store.of(server).ledger.settings.settle(EDITOR, Setting.PUBLIC, None)
        await store.of(server).ledger.posts.keep_announcement(published.number, 5, 6)
        await store.of(server).ledger.spellings.remember("a long spelling")
    library_draft = await store.of(SERVER).drafts.get(2)
    assert library_draft is not None
    await store.of(SERVER).ledger.drafts.publish(EDITOR, library_draft, everything(library_draft))
    await store.of(SERVER).ledger.drafts.withdraw(EDITOR, 2, "A date was wrong.")


@pytest.fixture
def fill() -> Fill:
    return two_servers


def rows(raw: sqlite3.Connection, guild_no: int) -> dict[str, list[object]]:
    """All rows of a server by table, and what search has of it."""
    tables = raw.execute(
        "select m.name from sqlite_schema m join pragma_table_info(m.name) p on p.name = 'guild_no' where m.type = 'table'"
    ).fetchall()
    found: dict[str, list[object]] = {
        name: raw.execute(f"select * from {name} where guild_no = ? order by 1, 2", (guild_no,)).fetchall()  # noqa: S608
        for (name,) in tables
    }
    found["searchable"] = raw.execute(
        "select rowid from entry_index where entry_index match 'quay OR library' and rowid >> 24 = ?", (guild_no,)
    ).fetchall()
    return found


async def leave(record: Record, clock: Clock, days: float) -> None:
    await record.ledger.leaving.mark(Why.ASKED)
    clock.time += timedelta(days=days)


async def test_everything_of_the_server_goes_and_nothing_of_another(
    store: Store, record: Record, raw: sqlite3.Connection, clock: Clock
) -> None:
    before, other = rows(raw, 1), rows(raw, 2)
    await leave(record, clock, 30)
    assert await store.leaving.purge_due() == (SERVER,)
    after = rows(raw, 1)
    assert {table for table, found in after.items() if found} <= KEPT
    assert after["counter"] == before["counter"]
    assert rows(raw, 2) == other
    assert len([table for table, found in before.items() if found]) > 15
    assert raw.execute("pragma foreign_key_check").fetchall() == []
    raw.execute("insert into entry_index (entry_index, rank) values ('integrity-check', 1)")
    raw.execute("insert into stretch_index (stretch_index, rank) values ('integrity-check', 1)")


async def test_memory_forgets_the_server_too(store: Store, record: Record, clock: Clock) -> None:
    assert (await record.names()).suggest_briefings("") != ()
    await leave(record, clock, 30)
    await store.leaving.purge_due()
    assert (await record.names()).suggest_briefings("") == ()
    assert record.settings == Settings()
    assert store.of(OTHER).settings.two_people


async def test_numbers_go_on_where_they_stopped(store: Store, record: Record, clock: Clock) -> None:
    await leave(record, clock, 30)
    await store.leaving.purge_due()
    again = await record.ledger.drafts.take_in(EDITOR, quay())
    assert again.number == 3


async def test_nothing_goes_before_the_days_of_grace_are_over(
    store: Store, record: Record, raw: sqlite3.Connection, clock: Clock
) -> None:
    before = rows(raw, 1)
    await leave(record, clock, 29.9)
    assert await store.leaving.purge_due() == ()
    assert {**rows(raw, 1), "leaving": []} == before


async def test_a_server_that_is_kept_after_all_loses_nothing(store: Store, record: Record, clock: Clock) -> None:
    await leave(record, clock, 20)
    assert await record.ledger.leaving.unmark(Why.ASKED)
    clock.time += timedelta(days=20)
    assert await store.leaving.purge_due() == ()
    assert not await record.ledger.leaving.unmark(Why.ASKED)
    assert await record.leaving.get() is None


async def test_days_are_counted_from_the_first_day_and_each_reason_apart(record: Record, clock: Clock) -> None:
    await record.ledger.leaving.mark(Why.LEFT)
    first = await record.leaving.get()
    clock.time += timedelta(days=3)
    await record.ledger.leaving.mark(Why.LEFT)
    await record.ledger.leaving.mark(Why.ASKED)
    assert await record.leaving.get() == first
    await record.ledger.leaving.unmark(Why.LEFT)
    asked = await record.leaving.get()
    assert asked is not None
    assert first is not None
    assert asked.why is Why.ASKED
    assert asked.due > first.due


async def test_the_days_of_grace_outlive_a_restart(store: Store, record: Record, path: Path, clock: Clock) -> None:
    await leave(record, clock, 10)
    await store.close()
    async with await open_store(path, now=clock) as again:
        clock.time += GRACE - timedelta(days=10)
        assert await again.leaving.purge_due() == (SERVER,)


async def test_a_server_that_wrote_nothing_is_not_marked(store: Store) -> None:
    await store.of(5).ledger.leaving.mark(Why.LEFT)
    assert await store.of(5).leaving.get() is None
    assert set(store.leaving.servers()) == {SERVER, OTHER}


@pytest.mark.parametrize(
    "sql",
    [
        "insert into purge values (1, '2099-01-01T00:00:00+00:00')",
        "insert into purge values (2, '2099-01-01T00:00:00+00:00')",
        "update leaving set at = '2001-01-01T00:00:00+00:00'",
    ],
)
async def test_the_database_lets_nobody_skip_the_days(store: Store, raw: sqlite3.Connection, sql: str) -> None:
    await store.of(OTHER).ledger.leaving.mark(Why.LEFT)
    raw.execute("delete from leaving where guild_no = 1")
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(sql.replace("2099", "2026"))


def test_every_trigger_that_forbids_deleting_knows_the_one_way(raw: sqlite3.Connection) -> None:
    triggers = raw.execute(
        "select name from sqlite_schema where type = 'trigger' and sql like '%before delete on%'"
        " and sql not like '%from purge where guild_no = old.guild_no%'"
    ).fetchall()
    assert triggers == [("tenant_delete",), ("counter_delete",), ("topic_counter_delete",), ("purge_delete",)]
