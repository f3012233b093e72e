"""A time limit for what a reader is asked: past it the query itself is interrupted, not only no longer waited for."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import aiosqlite

from briefings.errors import BriefingError

T = TypeVar("T")


async def within(reader: aiosqlite.Connection, work: Coroutine[Any, Any, T], limit_s: float) -> T:
    """What `work`, which queries `reader`, returns. Raises BriefingError when it takes longer than `limit_s`.

    Afterwards nothing runs on the reader any more, also when the caller was cancelled.
    """
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=limit_s)
        if done:
            return task.result()
    finally:
        while not task.done():
            await reader.interrupt()
            await asyncio.wait({task}, timeout=0.005)
    if not task.cancelled():
        task.exception()
    raise BriefingError("That search took too long.", "Search for rarer words, or name a person or a time.")
