"""A store on a real file."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.store import Store
from tests.records import opened_record


def now() -> datetime:
    return datetime(2026, 1, 27, 12, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened_record(tmp_path / "record.db", now) as opened:
        yield opened
