"""A store on a real file, and the file itself as raw SQL sees it."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefings.desk import Desk
from briefings.store import Record, Store
from tests.records import Fill, nothing, opened_record


class Clock:
    """A clock that moves a minute each time it is asked."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 27, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fill() -> Fill:
    """What stands in `store` from the beginning; a file of tests may say something else."""
    return nothing


@pytest.fixture
async def store(path: Path, clock: Clock, fill: Fill) -> AsyncIterator[Store]:
    async with opened_record(path, clock, fill) as opened:
        yield opened


@pytest.fixture
def raw(store: Store, path: Path) -> Iterator[sqlite3.Connection]:
    """Another hand on the file, with none of the program's settings except that broken references are refused."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma foreign_keys = on")
        yield connection


@pytest.fixture
def record(store: Store) -> Record:
    """Of the server that most tests are about."""
    return store.of(812345678901234567)


@pytest.fixture
def desk(record: Record) -> Desk:
    """Of the editor of most tests."""
    return Desk(record, 42)
