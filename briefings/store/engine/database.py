"""The database file: one writer behind one lock, a few readers that cannot write. Knows nothing of what is stored."""

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import aiosqlite
from filelock import FileLock

from briefings.errors import StoreDamaged, StoreError
from briefings.store.engine.faults import read_only, restore_hint, translate_faults
from briefings.store.engine.lock import take_lock
from briefings.store.engine.migrate import migrate
from briefings.store.engine.probe import probe

T = TypeVar("T")
Row = sqlite3.Row

READERS = 3
BUSY_MS = 2_000
LOOK_EVERY_S = 2.0  # how often a read looks whether the file is still the one that was opened; every write does
CHECKED_WHOLE_BYTES = 64 * 1024 * 1024  # quick_check reads the whole file; past this size it would hold up the start

_PRAGMAS = """
pragma foreign_keys = on;
pragma synchronous = full;
pragma trusted_schema = off;
pragma mmap_size = 0;
pragma cache_size = -8000;
"""


class Database:
    """An open database. `read` for one statement, `reading` for a reader of one's own, `write` for one transaction."""

    def __init__(
        self, path: Path, lock: FileLock, writer: aiosqlite.Connection, readers: tuple[aiosqlite.Connection, ...]
    ) -> None:
        self._path = path
        self._file = _identity(path)
        self._looked = time.monotonic()
        self._lock = lock
        self._writer = writer
        self._readers = readers
        self._idle: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)
        self._writing = asyncio.Lock()
        self._writes: set[asyncio.Task[Any]] = set()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[aiosqlite.Connection]:
        """A reader that nobody else uses meanwhile."""
        if time.monotonic() > self._looked + LOOK_EVERY_S:
            self._refuse_replaced()
        reader = await self._idle.get()
        try:
            with translate_faults(self._path):
                yield reader
        finally:
            self._idle.put_nowait(reader)

    async def read(self, sql: str, parameters: Iterable[Any] = ()) -> list[Row]:
        """The rows of one statement."""
        async with self.reading() as reader:
            return list(await reader.execute_fetchall(sql, parameters))

    async def read_one(self, sql: str, parameters: Iterable[Any] = ()) -> Row | None:
        """The first row of one statement, or None."""
        rows = await self.read(sql, parameters)
        return rows[0] if rows else None

    async def write(
        self, work: Callable[[aiosqlite.Connection], Awaitable[T]], then: Callable[[], None] | None = None
    ) -> T:
        """What `work` returns, once its transaction is on disk; `then` runs right after that.

        The transaction has a task of its own: a caller that is cancelled waits no longer, but the transaction still ends.
        """
        task = asyncio.create_task(self._transaction(work, then))
        self._writes.add(task)
        task.add_done_callback(self._writes.discard)
        return await asyncio.shield(task)

    async def _transaction(
        self, work: Callable[[aiosqlite.Connection], Awaitable[T]], then: Callable[[], None] | None
    ) -> T:
        async with self._writing:
            self._refuse_replaced()
            with translate_faults(self._path):
                try:
                    await self._writer.execute("begin immediate")
                    done = await work(self._writer)
                    await self._writer.commit()
                except BaseException:
                    await self._writer.rollback()
                    raise
            if then is not None:
                then()
            return done

    def _refuse_replaced(self) -> None:
        """What is written to a file that was removed is lost with the process; what is read from one that was replaced is not on record."""
        self._looked = time.monotonic()
        if _identity(self._path) != self._file:
            self._looked = float("-inf")  # look again at the next read: nothing is answered from a file that is gone
            raise StoreDamaged(
                f"The record in {self._path} was removed or replaced while the bot was running.",
                "Stop the bot, put the file back where it was, then start again.",
            )

    @property
    def is_small(self) -> bool:
        """Whether the file is small enough to be checked whole at each start."""
        return _is_small(self._path)

    async def close(self) -> None:
        """Waits for the writes under way, closes every connection, then lets go of the lock file."""
        if self._writes:
            await asyncio.wait(self._writes)
        for connection in (*self._readers, self._writer):
            await connection.close()
        self._lock.release()

    async def __aenter__(self) -> "Database":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


async def open_database(path: Path, folder: Path, now: Callable[[], datetime]) -> Database:
    """The database at `path`, made when there is none, brought up to date from the migrations in `folder`.

    Raises StoreBusy, StoreNewer, StoreDamaged, StoreReadOnly or StoreError; then nothing is left open.
    """
    path = _real(path)
    with sqlite3.connect(":memory:") as memory:
        probe(memory)
    memory.close()
    lock = take_lock(path)
    async with AsyncExitStack() as opened:
        opened.callback(lock.release)
        _refuse_remains(path)
        with translate_faults(path):
            writer = await opened.enter_async_context(_connect(path))
            await _prepare(writer, path)
            await migrate(writer, path, folder, now)
            readers = [await opened.enter_async_context(_connect_to_read(path)) for _ in range(READERS)]
            for reader in readers:
                await _set_up(reader)
        opened.pop_all()
    return Database(path, lock, writer, tuple(readers))


def _connect(path: Path) -> aiosqlite.Connection:
    return aiosqlite.connect(path, isolation_level=None, timeout=BUSY_MS / 1000)


def _connect_to_read(path: Path) -> aiosqlite.Connection:
    name = f"{path.absolute().as_uri()}?mode=ro"
    return aiosqlite.connect(name, uri=True, isolation_level=None, timeout=BUSY_MS / 1000)


def _real(path: Path) -> Path:
    """The file itself, which has one lock by whatever link it is opened. Raises StoreError when a folder is in its place."""
    path = path.resolve()
    if path.is_dir():
        raise StoreError(
            f"{path} is a folder; the record is a file of that name.", "Move the folder away, then start again."
        )
    return path


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells the file from another one of its name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_small(path: Path) -> bool:
    return path.stat().st_size <= CHECKED_WHOLE_BYTES


async def _set_up(connection: aiosqlite.Connection) -> None:
    connection.row_factory = sqlite3.Row
    await connection.executescript(_PRAGMAS)


async def _prepare(writer: aiosqlite.Connection, path: Path) -> None:
    """Checks the file before anything is written to it."""
    tables = {row[0] for row in await writer.execute_fetchall("select name from sqlite_schema where type = 'table'")}
    if tables and "migration" not in tables:
        raise StoreError(
            f"{path} is a database of another program.", "Name another data folder, or move that file away."
        )
    if _is_small(path):
        [found] = await writer.execute_fetchall("pragma quick_check(1)")
        if found[0] != "ok":
            raise StoreDamaged(f"The record in {path} is damaged ({found[0]}).", restore_hint(path))
    [mode] = await writer.execute_fetchall("pragma journal_mode = wal")
    if mode[0] != "wal":
        raise StoreError(
            f"The disk that holds {path} does not support the write-ahead log.", "Name a data folder on a local disk."
        )
    await _set_up(writer)
    await _try_writing(writer)


async def _try_writing(writer: aiosqlite.Connection) -> None:
    """Raises now what a first write would raise. On a file that cannot be written `begin immediate` alone passes: it only reads."""
    await writer.execute("begin immediate")
    await writer.execute("pragma user_version = 0")
    await writer.rollback()


def _refuse_remains(path: Path) -> None:
    """An empty file, or a log without its database, is what is left of a record: never start empty over it."""
    log = path.with_name(f"{path.name}-wal")
    logged = log.exists() and log.stat().st_size > 0
    if logged and not path.exists():
        raise StoreDamaged(f"{path} is missing, but its log is still there.", restore_hint(path))
    if path.exists() and path.stat().st_size == 0 and not logged:
        raise StoreDamaged(
            f"{path} is empty.", f"{restore_hint(path)}. If nothing was ever in it, delete the file and start again."
        )
    if path.exists() and not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise read_only(path)  # before SQLite makes its log beside it, which would be read-only too
