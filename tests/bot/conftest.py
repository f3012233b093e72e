"""The record of a town, for what everybody may do there."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.permissions.town import TownRecords, records


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TownRecords]:
    async with records(tmp_path_factory.mktemp("records")) as found:
        yield found
