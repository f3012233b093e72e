"""A store on a real file, filled with the record of `tests.briefings.ask.records`."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from briefings.store import Record, Store
from tests.briefings.ask.records import HERE, fill
from tests.records import opened_record


def now() -> datetime:
    return datetime(2026, 1, 28, 9, 30, tzinfo=UTC)


@pytest_asyncio.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened_record(tmp_path / "record.sqlite3", now) as store:
        yield store


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened_record(tmp_path / "record.sqlite3", now, fill) as store:
        yield store


@pytest.fixture
def record(store: Store) -> Record:
    """Of the server that most tests are about."""
    return store.of(HERE)
