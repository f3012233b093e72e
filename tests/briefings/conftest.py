"""A store on a real file."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.desk import Desk
from briefings.store import Record, Store
from tests.records import opened_record


def now() -> datetime:
    return datetime(2026, 1, 27, 12, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened_record(tmp_path / "record.db", now) as opened:
        yield opened


@pytest.fixture
def record(store: Store) -> Record:
    """Of the server that most tests are about."""
    return store.of(7)


@pytest.fixture
def desk(record: Record) -> Desk:
    """Of the editor of most tests."""
    return Desk(record, 42)
