"""A simulated Discord with the real bot in it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from simcord.env import Env

from bot.gateway.app import OnRecord
from tests.bot.gateway.tiny import TinyHouse
from tests.bot.gateway.town import Land, land


@pytest.fixture
def house() -> TinyHouse:
    return TinyHouse()


@pytest.fixture
def simcord_bot(house: TinyHouse) -> OnRecord:
    return OnRecord(house, shard_count=1)


@pytest.fixture
def env(simcord_env: Env) -> Env:
    """The bot over the tiny house, connected."""
    return simcord_env


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Land]:
    async with land(tmp_path_factory.mktemp("land")) as found:
        yield found
