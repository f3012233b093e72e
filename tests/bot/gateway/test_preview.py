"""The preview of the real bot, without a browser."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.preview import serve
from tests.bot.houses import opened


async def test_the_preview_is_there_in_any_year(tmp_path: Path) -> None:
    address = asyncio.get_running_loop().create_future()
    async with opened(tmp_path) as house:
        serving = asyncio.ensure_future(
            serve(house, port=0, now=datetime(2036, 11, 24, tzinfo=UTC), tell=address.set_result)
        )
        await asyncio.wait({serving, address}, return_when=asyncio.FIRST_COMPLETED)
        assert address.done(), serving.exception()
        serving.cancel()
        await asyncio.wait({serving})
    assert address.result().startswith("http://127.0.0.1:")
