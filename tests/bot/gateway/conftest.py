"""A simulated Discord with the real bot in it."""

import pytest
from simcord.env import Env

from bot.gateway.app import OnRecord
from tests.bot.gateway.tiny import TinyHouse


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
