"""The log of what editors changed of topics and people: only ever added to, undone once, of one server, gone with it."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiosqlite
import pytest

from briefings.errors import Gone
from briefings.model.curation import Curated, Curation, Parts
from briefings.model.leaving import Why
from briefings.store import Record, Store, open_store
from briefings.store.rows.curation import log_curation
from tests.briefings.store.articles import everything, quay
from tests.briefings.store.conftest import Clock
from tests.records import put_record

SERVER, OTHER, EDITOR, SECOND = 812345678901234567, 912345678901234567, 42, 43
NAMED: tuple[Parts, Parts] = ({"name": "ICE"}, {"name": "Immigration and Customs Enforcement", "aliases": ["ICE"]})
BACK: tuple[Parts, Parts] = (NAMED[1], NAMED[0])
AT = "2026-01-27T12:00:00+00:00"


async def curated(store: Store) -> None:
    for server in (SERVER, OTHER):
        taken = await store.of(server).ledger.drafts.take_in(EDITOR, quay())
        await store.of(server).ledger.drafts.publish(EDITOR, taken, everything(taken))
    await logged(store, 1, Curated.TOPIC, 2, "rename", NAMED, EDITOR)
    await logged(store, 1, Curated.TOPIC, 2, "undo", BACK, SECOND, undoing=1)
    await logged(store, 2, Curated.PERSON, 1, "name", ({"name": "A"}, {"name": "B"}), EDITOR)


@pytest.fixture
async def raw(path: Path, clock: Clock) -> AsyncIterator[sqlite3.Connection]:
    """A closed record of two servers, guild numbers 1 and 2: the first renamed topic 2 and took that back, the second changed P-1."""
    await put_record(path, clock, curated)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma foreign_keys = on")
        yield connection


async def logged(
    store: Store,
    guild_no: int,
    kind: Curated,
    entity: int,
    op: str,
    parts: tuple[Parts, Parts],
    actor_id: int,
    undoing: int | None = None,
) -> int:
    async def work(writer: aiosqlite.Connection) -> int:
        return await log_curation(writer, guild_no, kind, entity, op, parts, AT, actor_id, undoing=undoing)

    return await store._database.write(work)


@pytest.fixture
async def store(raw: sqlite3.Connection, path: Path, clock: Clock) -> AsyncIterator[Store]:
    async with await open_store(path, now=clock) as opened:
        yield opened


async def test_a_change_is_read_as_it_was_written(record: Record) -> None:
    at = datetime(2026, 1, 27, 12, tzinfo=UTC)
    assert await record.curations.get(1) == Curation(1, Curated.TOPIC, 2, "rename", NAMED[0], NAMED[1], at, EDITOR, 2)
    assert await record.curations.get(2) == Curation(2, Curated.TOPIC, 2, "undo", BACK[0], BACK[1], at, SECOND, None)
    assert await record.curations.get(3) is None


@pytest.mark.parametrize(
    ("server", "kind", "entity", "actor", "numbers"),
    [
        (SERVER, None, None, None, [2, 1]),
        (SERVER, Curated.TOPIC, 2, None, [2, 1]),
        (SERVER, Curated.TOPIC, 4, None, []),
        (SERVER, Curated.PERSON, 2, None, []),
        (SERVER, None, None, SECOND, [2]),
        (OTHER, Curated.PERSON, 1, EDITOR, [1]),
        (OTHER, Curated.TOPIC, None, None, []),
        (1, None, None, None, []),
    ],
)
async def test_changes_are_found_by_what_they_changed_and_by_whom(
    store: Store, server: int, kind: Curated | None, entity: int | None, actor: int | None, numbers: list[int]
) -> None:
    found = await store.of(server).curations.find(kind=kind, entity=entity, actor_id=actor)
    assert [one.number for one in found.items] == numbers
    assert found.total == len(numbers)


async def test_changes_come_in_pages_the_newest_first(record: Record) -> None:
    second = await record.curations.find(page=2, per_page=1)
    assert [one.number for one in second.items] == [1]
    assert (second.number, second.pages, second.total) == (2, 2, 2)


@pytest.mark.parametrize(("kind", "undoing"), [(Curated.TOPIC, 1), (Curated.TOPIC, 9), (Curated.PERSON, 2)])
async def test_what_is_undone_or_of_another_kind_or_not_there_is_not_undone_and_nothing_stays(
    store: Store, raw: sqlite3.Connection, kind: Curated, undoing: int
) -> None:
    with pytest.raises(Gone) as refusal:
        await logged(store, 1, kind, 1, "undo", BACK, EDITOR, undoing=undoing)
    assert refusal.value.say == f"There is no change {undoing} to undo here."
    assert raw.execute("select count(*) from curation").fetchone() == (3,)


ADDED = (
    "{verb} into curation (id, guild_no, number, kind, entity, op, before, after, at, actor_id, undone_by)"
    f" values ({{id}}, {{guild}}, {{number}}, 'T', {{entity}}, 'rename', '{{{{}}}}', '{{{{}}}}', '{AT}', 42, {{undone}})"
)
NEW = {"verb": "insert", "id": 9, "guild": 1, "number": 9, "entity": 16777216 + 1, "undone": "null"}


@pytest.mark.parametrize(
    "otherwise",
    [
        {"verb": "insert or replace", "id": 1},
        {"verb": "insert or replace", "number": 1},
        {"verb": "replace", "id": 3},
        {"id": 1},
        {"number": 2},
        {"undone": 1},
    ],
)
def test_the_log_is_only_ever_added_to(raw: sqlite3.Connection, otherwise: dict[str, object]) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a change of topics and people is only ever added"):
        raw.execute(ADDED.format(**{**NEW, **otherwise}))
    raw.execute(ADDED.format(**NEW))


@pytest.mark.parametrize("otherwise", [{"entity": 33554432 + 1}, {"guild": 2}, {"guild": 3}, {"number": 0}])
def test_a_change_is_of_its_own_server(raw: sqlite3.Connection, otherwise: dict[str, object]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(ADDED.format(**{**NEW, **otherwise}))


def test_a_change_of_somebody_whom_nobody_published_is_refused(raw: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="of somebody on file"):
        raw.execute(ADDED.format(**{**NEW, "entity": 16777216 + 999}).replace("'T'", "'P'"))


@pytest.mark.parametrize(
    "change",
    ["op = 'merge'", "before = '{}'", "after = '{}'", "at = '2020-01-01T00:00:00+00:00'", "actor_id = 1", "number = 7"],
)
def test_what_was_done_never_changes(raw: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="can only be undone, once"):
        raw.execute(f"update curation set {change} where guild_no = 2")  # noqa: S608


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update curation set undone_by = null where id = 1", "can only be undone, once"),
        ("update curation set undone_by = 2 where id = 1", "can only be undone, once"),
        ("update curation set undone_by = 1 where id = 2", "a later change of the same server"),
        ("update curation set undone_by = 2 where id = 2", "a later change of the same server"),
        ("update curation set undone_by = 3 where id = 2", "a later change of the same server"),
        ("update curation set undone_by = 99 where id = 2", "a later change of the same server"),
        ("delete from curation", "a change of topics and people is never deleted"),
    ],
)
def test_a_change_is_undone_once_by_a_later_one_of_its_server_and_never_deleted(
    raw: sqlite3.Connection, sql: str, said: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=said):
        raw.execute(sql)


async def test_the_log_goes_with_its_server_and_no_other(
    store: Store, record: Record, raw: sqlite3.Connection, clock: Clock
) -> None:
    await record.ledger.leaving.mark(EDITOR, Why.ASKED)
    clock.time += timedelta(days=31)
    assert await store.leaving.purge_due() == (SERVER,)
    assert raw.execute("select guild_no, number from curation").fetchall() == [(2, 1)]
    assert (await record.curations.find()).total == 0
