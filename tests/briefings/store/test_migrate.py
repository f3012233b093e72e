"""The schema and its later changes, with folders of their own so that old rows can be carried over."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefings.errors import StoreError, StoreNewer
from briefings.store.engine.database import open_database
from briefings.store.engine.migrate import FOLDER, migrations_in
from tests.briefings.store.conftest import Clock

FIRST = """-- What is kept; with a semicolon in a comment.
create table note (id integer primary key, words text not null) strict;
create trigger note_update before update on note begin
  select raise(abort, 'a note; it stays');
end;
"""
SECOND = """alter table note add column length integer;
drop trigger note_update;
update note set length = length(words);
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "store"
    (made / "migrations").mkdir(parents=True)
    (made / "schema.sql").write_text(FIRST)
    return made


async def opened(path: Path, folder: Path) -> None:
    async with await open_database(path, folder, Clock()):
        pass


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def note(path: Path, words: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("insert into note (words) values (?)", (words,))


async def test_old_rows_are_carried_over(path: Path, folder: Path) -> None:
    await opened(path, folder)
    note(path, "An old note")
    (folder / "migrations" / "0002_length.sql").write_text(SECOND)
    await opened(path, folder)
    assert rows(path, "select words, length from note") == [("An old note", 11)]


async def test_each_migration_leaves_the_row_that_says_it_ran(path: Path, folder: Path) -> None:
    await opened(path, folder)
    (folder / "migrations" / "0002_length.sql").write_text(SECOND)
    await opened(path, folder)
    assert rows(path, "select number, name, sha256, at from migration") == [
        (1, "schema.sql", hashlib.sha256(FIRST.encode()).hexdigest(), "2026-01-27T12:01:00+00:00"),
        (2, "0002_length.sql", hashlib.sha256(SECOND.encode()).hexdigest(), "2026-01-27T12:01:00+00:00"),
    ]


async def test_a_copy_is_made_before_an_existing_database_is_changed(path: Path, folder: Path) -> None:
    await opened(path, folder)
    assert list(path.parent.glob("record.db.before-*")) == []
    note(path, "An old note")
    (folder / "migrations" / "0002_length.sql").write_text(SECOND)
    await opened(path, folder)
    copy = path.with_name("record.db.before-0002")
    assert rows(copy, "select * from note") == [(1, "An old note")]
    assert rows(copy, "select max(number) from migration") == [(1,)]


async def test_nothing_is_copied_when_nothing_is_to_be_done(path: Path, folder: Path) -> None:
    await opened(path, folder)
    await opened(path, folder)
    assert list(path.parent.glob("record.db.before-*")) == []


async def test_a_migration_that_fails_leaves_no_trace_and_can_be_tried_again(path: Path, folder: Path) -> None:
    await opened(path, folder)
    note(path, "An old note")
    broken = folder / "migrations" / "0002_length.sql"
    broken.write_text(SECOND + "drop table nowhere;")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        await opened(path, folder)
    assert rows(path, "select * from note") == [(1, "An old note")]
    assert rows(path, "select max(number) from migration") == [(1,)]
    broken.write_text(SECOND)
    await opened(path, folder)
    assert rows(path, "select words, length from note") == [("An old note", 11)]


async def test_a_migration_that_ran_must_not_change(path: Path, folder: Path) -> None:
    await opened(path, folder)
    (folder / "schema.sql").write_text(FIRST + "-- A second thought.\n")
    with pytest.raises(StoreError) as refusal:
        await opened(path, folder)
    assert refusal.value.say == f"schema.sql has changed since it ran on {path}."


async def test_a_database_that_ran_more_than_the_program_knows_is_refused_untouched(path: Path, folder: Path) -> None:
    (folder / "migrations" / "0002_length.sql").write_text(SECOND)
    await opened(path, folder)
    (folder / "migrations" / "0002_length.sql").unlink()
    with pytest.raises(StoreNewer):
        await opened(path, folder)
    assert rows(path, "select max(number) from migration") == [(2,)]


def test_the_shipped_migrations_are_numbered_from_one_without_a_gap() -> None:
    numbers = [migration.number for migration in migrations_in(FOLDER)]
    assert numbers == list(range(1, len(numbers) + 1))
