"""A store on a real file, filled with the record of `tests.briefings.ask.records`."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest_asyncio

from briefings.store import Store, open_store
from tests.briefings.ask.records import fill


def now() -> datetime:
    return datetime(2026, 1, 28, 9, 30, tzinfo=UTC)


@pytest_asyncio.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Store]:
    async with await open_store(tmp_path / "record.sqlite3", now=now) as store:
        yield store


@pytest_asyncio.fixture
async def store(empty: Store) -> Store:
    await fill(empty)
    return empty
