"""What a server settles for itself: kept, logged, and never another server's."""

import sqlite3
from pathlib import Path

import pytest

from briefings.dates.when import DateStyle
from briefings.model.log import LogKind, Op, SettingSet
from briefings.settings import ON, Setting, Settings, values_of
from briefings.store import Record, Store, open_store
from tests.briefings.store.conftest import Clock

SERVER, OTHER, ADMIN = 812345678901234567, 912345678901234567, 42


async def test_a_server_that_settled_nothing_has_the_host_s_defaults(record: Record) -> None:
    assert record.settings == Settings()


async def test_what_is_settled_counts_at_once_and_for_this_server_only(store: Store, record: Record) -> None:
    settled = await record.ledger.settings.settle(ADMIN, Setting.EDITORS, ("4711", "Desk"))
    assert settled == record.settings == Settings(editors=("4711", "Desk"))
    assert store.of(OTHER).settings == Settings()


async def test_all_settings_outlive_a_restart(path: Path, clock: Clock) -> None:
    async with await open_store(path, now=clock) as store:
        await store.of(SERVER).ledger.settings.settle(ADMIN, Setting.EDITORS, ())
        await store.of(SERVER).ledger.settings.settle(ADMIN, Setting.REVIEWERS, ("1",))
        await store.of(SERVER).ledger.settings.settle(ADMIN, Setting.PUBLIC, ("2", "3"))
        await store.of(SERVER).ledger.settings.settle(ADMIN, Setting.ANNOUNCEMENTS, ("4",))
        await store.of(SERVER).ledger.settings.settle(ADMIN, Setting.CORRECTIONS, ("5",))
        await store.of(SERVER).ledger.settings.settle(ADMIN, Setting.TWO_PEOPLE, (ON,))
        await store.of(SERVER).ledger.settings.settle(ADMIN, Setting.DATES, ("iso",))
        await store.of(SERVER).ledger.settings.settle(ADMIN, Setting.ZONE, ("Asia/Kolkata",))
    async with await open_store(path, now=clock) as store:
        found = store.of(SERVER).settings
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


async def test_a_setting_goes_back_to_the_host_s_default(record: Record) -> None:
    await record.ledger.settings.settle(ADMIN, Setting.PUBLIC, ("2",))
    await record.ledger.settings.settle(ADMIN, Setting.PUBLIC, None)
    assert record.settings == Settings()


async def test_the_log_says_who_changed_what_and_nothing_of_what_stayed(store: Store, record: Record) -> None:
    await record.ledger.settings.settle(ADMIN, Setting.PUBLIC, ("2",))
    await record.ledger.settings.settle(ADMIN, Setting.PUBLIC, ("2",))
    await record.ledger.settings.settle(43, Setting.PUBLIC, None)
    newest, oldest = await record.log.newest(LogKind.SETTING, 5)
    assert (newest.done, newest.actor_id) == (SettingSet(Op.SET, "public_channels", ("2",), None), 43)
    assert (oldest.done, oldest.actor_id) == (SettingSet(Op.SET, "public_channels", None, ("2",)), ADMIN)
    assert await store.of(OTHER).log.newest(LogKind.SETTING, 5) == ()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update setting set value = '[\"9\"]'", "a setting needs its line in the log"),
        ("delete from setting", "a setting needs its line in the log"),
        ("insert into setting values (1, 'two_people', '[\"on\"]')", "a setting needs its line in the log"),
    ],
)
async def test_the_database_keeps_settings_and_their_log_together(
    record: Record, raw: sqlite3.Connection, sql: str, said: str
) -> None:
    await record.ledger.settings.settle(ADMIN, Setting.PUBLIC, ("2",))
    with pytest.raises(sqlite3.IntegrityError, match=said):
        raw.execute(sql)
