"""Brings a database up to date: schema.sql, then numbered .sql files, each in one transaction with the row that says it ran."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import aiosqlite

from briefings.errors import StoreError, StoreNewer

FOLDER = Path(__file__).parents[1]
SCHEMA = "schema.sql"


@dataclass(frozen=True, slots=True)
class Migration:
    """One .sql file. `sha256` is the hex digest of its bytes."""

    number: int
    name: str
    sql: str
    sha256: str


def migrations_in(folder: Path) -> tuple[Migration, ...]:
    """The folder's schema.sql, which is number 1, and what changes it later: the numbered files in `migrations`, first to last."""
    later = sorted((folder / "migrations").glob("*.sql"))
    return (_migration(1, folder / SCHEMA), *(_migration(int(path.name.split("_")[0]), path) for path in later))


def _migration(number: int, path: Path) -> Migration:
    content = path.read_bytes()
    return Migration(number, path.name, content.decode(), hashlib.sha256(content).hexdigest())


async def migrate(writer: aiosqlite.Connection, path: Path, folder: Path, now: Callable[[], datetime]) -> None:
    """Runs what has not run yet, after copying a database that holds something to `NAME.before-0002` beside it.

    Raises StoreNewer when the file has run more than this program knows, StoreError when it is of a time before schema.sql or a file
    that ran has changed since.
    """
    known = migrations_in(folder)
    await writer.execute(
        "create table if not exists migration"
        " (number integer primary key, name text not null, sha256 text not null, at text not null) strict"
    )
    ran = {
        row[0]: (row[1], row[2]) for row in await writer.execute_fetchall("select number, name, sha256 from migration")
    }
    _refuse_strangers(ran, known, path)
    waiting = [migration for migration in known if migration.number not in ran]
    if waiting and ran:
        await _copy(writer, path.with_name(f"{path.name}.before-{waiting[0].number:04d}"))
    for migration in waiting:
        await _run(writer, migration, now())


def _refuse_strangers(ran: dict[int, tuple[str, str]], known: tuple[Migration, ...], path: Path) -> None:
    if ran and ran.get(1, ("", ""))[0] != SCHEMA:
        raise StoreError(
            f"The record in {path} was made by an earlier version of the bot, which this one cannot read.",
            "Start that version again and take /setup export in each server; then start this one with another data folder and"
            " give it the files with /briefing import.",
        )
    if max(ran, default=0) > max(migration.number for migration in known):
        raise StoreNewer(
            f"The record in {path} was written by a newer version of the bot.",
            "Update the bot, or put back the copy that was made before that version first started.",
        )
    for migration in known:
        if migration.number in ran and ran[migration.number][1] != migration.sha256:
            raise StoreError(
                f"{migration.name} has changed since it ran on {path}.",
                "Install the bot afresh; a shipped migration never changes.",
            )


async def _copy(writer: aiosqlite.Connection, copy: Path) -> None:
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    await writer.execute("vacuum into ?", (str(part),))
    part.replace(copy)


async def _run(writer: aiosqlite.Connection, migration: Migration, at: datetime) -> None:
    try:
        # In one go: statement by statement, each would wait for the connection's thread, and a new record would cost 23 ms, not 15.
        await writer.executescript(f"begin immediate;\n{migration.sql}")
        await writer.execute(
            "insert into migration (number, name, sha256, at) values (?, ?, ?, ?)",
            (migration.number, migration.name, migration.sha256, at.isoformat()),
        )
        await writer.commit()
    except BaseException:
        await writer.rollback()
        raise
