"""A store on a real file."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.store import Store, open_store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with await open_store(tmp_path / "record.db", now=lambda: datetime(2026, 1, 27, 12, tzinfo=UTC)) as opened:
        yield opened
