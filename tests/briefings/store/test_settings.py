"""What a server settles for itself: kept, logged, and never another server's."""

import sqlite3
from pathlib import Path

import pytest

from briefings.model.settings import ON, DateStyle, Setting, Settings, values_of
from briefings.store import Store, open_store
from tests.briefings.store.conftest import Clock

SERVER, OTHER, ADMIN = 812345678901234567, 912345678901234567, 42


async def test_a_server_that_settled_nothing_has_the_host_s_defaults(store: Store) -> None:
    assert store.settings.of(SERVER) == Settings()


async def test_what_is_settled_counts_at_once_and_for_this_server_only(store: Store) -> None:
    settled = await store.ledger.settle(SERVER, ADMIN, Setting.EDITORS, ("4711", "Desk"))
    assert settled == store.settings.of(SERVER) == Settings(editors=("4711", "Desk"))
    assert store.settings.of(OTHER) == Settings()


async def test_all_settings_outlive_a_restart(path: Path, clock: Clock) -> None:
    async with await open_store(path, now=clock) as store:
        await store.ledger.settle(SERVER, ADMIN, Setting.EDITORS, ())
        await store.ledger.settle(SERVER, ADMIN, Setting.REVIEWERS, ("1",))
        await store.ledger.settle(SERVER, ADMIN, Setting.PUBLIC, ("2", "3"))
        await store.ledger.settle(SERVER, ADMIN, Setting.ANNOUNCEMENTS, ("4",))
        await store.ledger.settle(SERVER, ADMIN, Setting.CORRECTIONS, ("5",))
        await store.ledger.settle(SERVER, ADMIN, Setting.TWO_PEOPLE, (ON,))
        await store.ledger.settle(SERVER, ADMIN, Setting.DATES, ("iso",))
        await store.ledger.settle(SERVER, ADMIN, Setting.ZONE, ("Asia/Kolkata",))
    async with await open_store(path, now=clock) as store:
        found = store.settings.of(SERVER)
    assert found == Settings(
        (), ("1",), ("2", "3"), "4", "5", two_people=True, dates=DateStyle.ISO, zone="Asia/Kolkata"
    )
    assert [values_of(found, setting) for setting in Setting] == [
        (),
        ("1",),
        ("2", "3"),
        ("4",),
        ("5",),
        (ON,),
        ("iso",),
        ("Asia/Kolkata",),
    ]


async def test_a_setting_goes_back_to_the_host_s_default(store: Store) -> None:
    await store.ledger.settle(SERVER, ADMIN, Setting.PUBLIC, ("2",))
    await store.ledger.settle(SERVER, ADMIN, Setting.PUBLIC, None)
    assert store.settings.of(SERVER) == Settings()


async def test_the_log_says_who_changed_what_and_nothing_of_what_stayed(store: Store) -> None:
    await store.ledger.settle(SERVER, ADMIN, Setting.PUBLIC, ("2",))
    await store.ledger.settle(SERVER, ADMIN, Setting.PUBLIC, ("2",))
    await store.ledger.settle(SERVER, 43, Setting.PUBLIC, None)
    newest, oldest = await store.shelf.setting_changes(SERVER, most=5)
    assert (newest.was, newest.became, newest.actor_id) == (("2",), None, 43)
    assert (oldest.was, oldest.became, oldest.actor_id) == (None, ("2",), ADMIN)
    assert await store.shelf.setting_changes(OTHER, most=5) == ()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update setting set value = '[\"9\"]'", "a setting needs its line in the log"),
        ("delete from setting", "a setting needs its line in the log"),
        ("insert into setting values (1, 'two_people', '[\"on\"]')", "a setting needs its line in the log"),
        ("update setting_change set actor_id = 9", "the log of settings never changes"),
        ("delete from setting_change", "the log of settings never changes"),
        (
            "insert or replace into setting_change select id, guild_no, name, was, '[\"9\"]', at, 9 from setting_change",
            "the log of settings is only ever added to",
        ),
    ],
)
async def test_the_database_keeps_settings_and_their_log_together(
    store: Store, raw: sqlite3.Connection, sql: str, said: str
) -> None:
    await store.ledger.settle(SERVER, ADMIN, Setting.PUBLIC, ("2",))
    with pytest.raises(sqlite3.IntegrityError, match=said):
        raw.execute(sql)
